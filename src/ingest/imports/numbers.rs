//! Several tariff numbers on one row, in columns or in one cell: a number of chapter 99 beside that of
//! the goods, as customs software lists them.

use super::cells::read;
use super::parts::{ImportData, LINE_DUTY, Moved};
use crate::ingest::mapping::Mapping;
use crate::ingest::once::Once;
use crate::ingest::settle::Settle;
use crate::ingest::slot::{plain, symbol};
use crate::ingest::tally::{NoteKind, Tally};
use crate::ingest::values::{self, Read, Way};
use crate::model::{Field, HtsNumber, LineTariff, Money, Symbol};
use crate::text::{Cell, Record, push};
use rust_decimal::Decimal;

/// The columns of further numbers and of the duty under each.
const FURTHER: [(Field, Field); 4] = [
    (Field::HtsNumber2, Field::Duty2),
    (Field::HtsNumber3, Field::Duty3),
    (Field::HtsNumber4, Field::Duty4),
    (Field::HtsNumber5, Field::Duty5),
];

/// Makes a record of each number of a row.
#[derive(Debug)]
pub(super) struct Numbers {
    further: Vec<Further>,
    /// The duty column of the first number is a total by its heading.
    is_total: bool,
    /// The column of duty.
    duty: Option<usize>,
    /// Records of the row at hand, and their duty before it is settled.
    found: Vec<(LineTariff, Option<Duty>)>,
    /// What settles the columns of duty.
    open: [Settle<Decimal>; FURTHER.len()],
    /// Numbers without a duty of their own that stand on the line already.
    noted: Vec<HtsNumber>,
    /// The layout tells that a point stands before the cents.
    is_told: bool,
}

/// A cell of duty: how it can be read, its place in [`FURTHER`], and its column.
type Duty = (Way<Decimal>, usize, usize);

#[derive(Debug)]
struct Further {
    field: Field,
    column: usize,
    duty: Option<(Field, usize)>,
    /// Its place in [`FURTHER`].
    at: usize,
}

impl Further {
    /// The numbers of a cell: one that cannot be read is `None`. A cell may list several where their
    /// column has no duty of its own: it would be that of all of them.
    fn numbers(&self, cell: Cell<'_>, row: u32, tally: &mut Tally) -> Vec<Option<HtsNumber>> {
        match values::hts(cell) {
            Read::Blank => Vec::new(),
            // A word such as "N/A" stands for no number.
            Read::Unreadable if !cell.bytes.iter().any(u8::is_ascii_digit) => Vec::new(),
            Read::Value(read) => {
                if read.restored {
                    tally.note(NoteKind::ZeroRestored, self.field, row, cell.bytes);
                }
                vec![Some(read.number)]
            }
            Read::Unreadable => {
                let list = if self.duty.is_none() { values::hts_list(cell) } else { Vec::new() };
                if list.is_empty() {
                    tally.note(NoteKind::Unreadable, self.field, row, cell.bytes);
                    return vec![None];
                }
                list.into_iter().map(|read| Some(read.number)).collect()
            }
        }
    }
}

impl Numbers {
    /// For a file with these columns; `None` where each row has one number only.
    pub(super) fn new(mapping: &Mapping) -> Option<Box<Self>> {
        let further = FURTHER.into_iter().enumerate().filter_map(|(at, (field, duty))| {
            let column = mapping.columns.get(field)?;
            let duty = mapping.columns.get(duty).map(|column| (duty, column));
            Some(Further { field, column, duty, at })
        });
        let further: Vec<Further> = further.collect();
        let heading = mapping.heading(Field::TariffDuty).to_ascii_lowercase();
        let blended = mapping.columns.get(Field::TariffDuty).is_none();
        let is_total = blended || heading.split(' ').any(|word| word == "total");
        let open = FURTHER.map(|(_, duty)| Settle::new(duty));
        let get = |field| mapping.columns.get(field);
        let duty = get(Field::TariffDuty).or_else(|| get(Field::LineDuty));
        let (found, noted) = (Vec::new(), Vec::new());
        let is_told = mapping.layout.starts_with("ACE");
        (!further.is_empty())
            .then(|| Box::new(Self { further, is_total, duty, found, open, noted, is_told }))
    }

    /// For a file that has one column of numbers, with a cell that lists several.
    pub(super) fn of_lists(data: &mut ImportData, duty: Option<usize>) -> Box<Self> {
        data.several = true;
        if let Some(column @ None) = data.amounts.get_mut(LINE_DUTY) {
            // The last line is not at its end yet.
            let before = data.lines.len().saturating_sub(1);
            let column = column.get_or_insert_default();
            let is_kept = (0..before).all(|_| column.push(Once::default()));
            data.is_full |= !is_kept;
        }
        let open = FURTHER.map(|(_, duty)| Settle::new(duty));
        let (further, found, noted) = (Vec::new(), Vec::new(), Vec::new());
        // Without further columns there is nothing to tell.
        Box::new(Self { further, is_total: true, duty, found, open, noted, is_told: true })
    }

    /// Whether something was lost because there was no room for it.
    pub(super) fn is_full(&self) -> bool {
        self.open.iter().any(Settle::is_full)
    }

    /// Ends the columns of duty; what was open goes to its record.
    pub(super) fn finish(self, data: &mut ImportData, tally: &mut Tally) {
        for column in self.open {
            column.finish(self.is_told, tally, |to, duty| {
                let mut record = data.rows.get(to);
                record.duty = Some(Money(duty));
                data.rows.set(to, record);
            });
        }
    }

    /// Adds the records of a row whose first number is `first`. A duty for all of them together is
    /// given back: it is the line's, and no number's own. `is_open` says that a number of `first` is
    /// not settled yet: where it belongs is kept for then. `listed` stand in its cell beside it.
    pub(super) fn add(
        &mut self,
        first: LineTariff,
        (same_line, is_open, listed): (bool, bool, &[HtsNumber]),
        record: &Record<'_>,
        data: &mut ImportData,
        tally: &mut Tally,
    ) -> Option<Money> {
        if !same_line {
            self.noted.clear();
        }
        self.found.clear();
        let mut shared = self.is_total || !listed.is_empty();
        let beside = LineTariff {
            ordinal: 0,
            value: None,
            duty: None,
            quantity: None,
            unit: None,
            quantity2: None,
            unit2: None,
            primary_rate: Symbol::NONE,
            ..first
        };
        // A list is kept with its first number last.
        let in_cell = listed.iter().rev().map(|hts| LineTariff { hts: Some(*hts), ..beside });
        self.found.extend(in_cell.map(|record| (record, None)));
        for further in &self.further {
            let cell = record.cell(further.column);
            let numbers = further.numbers(cell, record.row, tally);
            if numbers.is_empty() {
                continue;
            }
            let (raw, _) = symbol(&mut data.text, cell, plain);
            let duty = further.duty.and_then(|(field, column)| {
                let way = read(Some(column), field, record, tally, values::number)?;
                Some((way, further.at, column))
            });
            shared |= further.duty.is_none();
            let hts_raw = raw.value().unwrap_or(Symbol::NONE);
            for hts in numbers {
                self.found.push((LineTariff { hts, hts_raw, ..beside }, duty));
            }
        }
        if self.found.is_empty() {
            data.rows.push(first);
            return None;
        }
        let mut first = first;
        let blended = first.duty.filter(|_| shared);
        if shared && (blended.is_some() || is_open) {
            first.duty = None;
            // What is open may be the value alone.
            if self.duty.is_some_and(|column| !record.cell(column).is_empty()) {
                tally.blended.count(record.row);
            }
        }
        let had_value = first.value.is_some() || first.quantity.is_some() || is_open;
        let goods = self.give_goods(&mut first);
        if goods == Goods::Unclear && had_value {
            tally.several_goods.count(record.row);
        }
        let from = data.rows.len() as u32;
        let mut to = (goods == Goods::First).then_some(from);
        data.rows.push(first);
        for (index, (further, duty)) in self.found.iter().enumerate() {
            let is_goods = goods == Goods::Further(index);
            if is_goods {
                to = Some(data.rows.len() as u32);
            }
            let number = further.hts.filter(|_| duty.is_none() && further.value.is_none());
            if let Some(number) = number.filter(|_| !(is_goods && is_open)) {
                if self.noted.contains(&number) {
                    continue;
                }
                self.noted.push(number);
            }
            let mut further = *further;
            further.duty = duty.and_then(|(way, at, column)| {
                let (to, at_row) = (data.rows.len() as u32, (record.row, record.raw(column)));
                self.open.get_mut(at)?.take(way, to, at_row).map(Money)
            });
            data.rows.push(further);
        }
        if is_open {
            data.is_full |= push(&mut data.moved, Moved { from, to, shared }).is_err();
        }
        blended
    }

    /// Value and quantities belong to the number of the goods, wherever it stands on the row; where
    /// several numbers are of goods, to none that we could name.
    fn give_goods(&mut self, first: &mut LineTariff) -> Goods {
        let is_goods = |record: &LineTariff| record.hts.is_none_or(|hts| !hts.is_chapter99());
        let others = self.found.iter().filter(|(record, _)| is_goods(record)).count();
        if others == 0 {
            return Goods::First;
        }
        let alone = others == 1 && !is_goods(first);
        let goods = self.found.iter().position(|(record, _)| is_goods(record)).filter(|_| alone);
        if let Some((goods, _)) = goods.and_then(|index| self.found.get_mut(index)) {
            goods.value = first.value;
            (goods.quantity, goods.unit) = (first.quantity, first.unit);
            (goods.quantity2, goods.unit2) = (first.quantity2, first.unit2);
            goods.primary_rate = first.primary_rate;
        }
        first.value = None;
        (first.quantity, first.unit) = (None, None);
        (first.quantity2, first.unit2) = (None, None);
        first.primary_rate = Symbol::NONE;
        goods.map_or(Goods::Unclear, Goods::Further)
    }
}

/// Which number of a row is that of the goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goods {
    First,
    Further(usize),
    Unclear,
}
