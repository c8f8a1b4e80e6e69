//! Columns of entry summary reports whose cells may be read in two ways.

use super::parts::{ENTRY_DATES, ENTRY_MONEY, ImportData, LINE_AMOUNTS, LINE_DUTY};
use crate::ingest::once::Once;
use crate::ingest::settle::Settle;
use crate::ingest::tally::Tally;
use crate::model::{Date, Field, LineId, LineTariff, Money, Quantity};
use rust_decimal::Decimal;

/// The columns, each by its place among its likes.
#[derive(Debug)]
pub(super) struct OpenColumns {
    pub dates: Vec<Settle<Date>>,
    pub money: Vec<Settle<Money>>,
    pub import_date: Settle<Date>,
    pub amounts: Vec<Settle<Money>>,
    pub tariff: [Settle<Decimal>; TARIFF.len()],
    /// The layout tells that months come first, and a point before the cents.
    is_told: bool,
}

/// Numbers of a tariff record.
pub(super) const TARIFF: [Field; 4] =
    [Field::TariffValue, Field::TariffDuty, Field::Quantity1, Field::Quantity2];

impl OpenColumns {
    /// For a file of this layout.
    pub(super) fn new(layout: &str) -> Self {
        Self {
            dates: ENTRY_DATES.into_iter().map(Settle::new).collect(),
            money: ENTRY_MONEY.into_iter().map(Settle::new).collect(),
            import_date: Settle::new(Field::ImportDate),
            amounts: LINE_AMOUNTS.into_iter().map(Settle::new).collect(),
            tariff: TARIFF.map(Settle::new),
            is_told: layout.starts_with("ACE"),
        }
    }

    /// Whether something was lost because there was no room for it.
    pub(super) fn is_full(&self) -> bool {
        self.dates.iter().chain([&self.import_date]).any(Settle::is_full)
            || self.money.iter().chain(&self.amounts).any(Settle::is_full)
            || self.tariff.iter().any(Settle::is_full)
    }

    /// Ends the columns; what was open goes to its record.
    pub(super) fn finish(self, data: &mut ImportData, tally: &mut Tally) {
        let is_told = self.is_told;
        for (index, column) in self.dates.into_iter().enumerate() {
            column.finish(is_told, tally, |to, date| {
                if let Some(part) = data.entries.get_mut(to as usize) {
                    part.join_date(index, Some(date));
                }
            });
        }
        for (index, column) in self.money.into_iter().enumerate() {
            column.finish(is_told, tally, |to, money| {
                if let Some(part) = data.entries.get_mut(to as usize) {
                    part.join_money(index, Some(money));
                }
            });
        }
        self.import_date.finish(is_told, tally, |to, date| {
            if let Some(part) = data.lines.get_mut(to as usize) {
                part.join_date(Some(date));
            }
        });
        for (index, column) in self.amounts.into_iter().enumerate() {
            column.finish(is_told, tally, |to, money| {
                data.change_amount(index, to, |once| once.push(Some(money)));
            });
        }
        for (column, field) in self.tariff.into_iter().zip(TARIFF) {
            // Three decimals are usual in quantities.
            let is_told = is_told || matches!(field, Field::Quantity1 | Field::Quantity2);
            column.finish(is_told, tally, |to, number| {
                let to = match data.moved(to) {
                    Some(moved) if field != Field::TariffDuty => moved.to,
                    Some(moved) if moved.shared => {
                        if !data.line_duty {
                            let LineId(line) = data.rows.line(to);
                            let only = |once: &mut Once| once.only(Some(Money(number)));
                            data.change_amount(LINE_DUTY, line, only);
                        }
                        None
                    }
                    _ => Some(to),
                };
                if let Some(to) = to {
                    let mut record = data.rows.get(to);
                    put(&mut record, field, number);
                    data.rows.set(to, record);
                }
            });
        }
    }
}

fn put(record: &mut LineTariff, field: Field, number: Decimal) {
    match field {
        Field::TariffValue => record.value = Some(Money(number)),
        Field::TariffDuty => record.duty = Some(Money(number)),
        Field::Quantity1 => record.quantity = Some(Quantity(number)),
        _ => record.quantity2 = Some(Quantity(number)),
    }
}
