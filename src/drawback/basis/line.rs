//! Which entry lines can be designated at all, and what they bring.

use super::duty::standing_of_record;
use super::{Class, Component, Standing};
use crate::drawback::keys;
use crate::drawback::lock::ClaimBasis;
use crate::drawback::reason::Reason;
use crate::drawback::substitution::Tables;
use crate::law::Book;
use crate::model::{
    Country, Date, EntryId, EntryLine, EntrySummary, HtsNumber, LineId, LineTariff, Portfolio,
    TariffId, Unit,
};
use rust_decimal::Decimal;

/// A line that can be designated under some reading.
#[derive(Debug, Clone)]
pub struct LineBasis<'b> {
    /// The line.
    pub line: LineId,
    /// Its entry.
    pub entry: EntryId,
    /// The tariff number of the goods.
    pub number: HtsNumber,
    /// How its texts begin.
    pub texts: Tables,
    /// The unit the line is locked to: the first quantity's.
    pub unit: Unit,
    /// Units, above zero.
    pub quantity: Decimal,
    /// Units of them that no earlier claim designated.
    pub open: Decimal,
    /// The basis that an earlier claim fixed for the line.
    pub fixed: Option<ClaimBasis>,
    /// Entered value, above zero.
    pub value: Decimal,
    /// Import date as reported.
    pub import: Option<Date>,
    /// Entry date.
    pub entry_date: Date,
    /// Country of origin.
    pub origin: Option<Country>,
    /// The special program claimed, by its code; empty for none.
    pub program: Box<str>,
    /// A withdrawal, which needs an import date.
    pub withdrawal: bool,
    /// Over-quota agricultural goods, which direct identification alone reaches (19 CFR 190.3(c)).
    pub over_quota: bool,
    /// Its amounts, duty first in the order of ordinals.
    pub components: Box<[Component<'b>]>,
    /// Its part of the entry's processing fee, where that can be told.
    pub mpf: Option<MpfShare<'b>>,
}

impl LineBasis<'_> {
    /// The part of an amount of the line that falls on units which no earlier claim designated.
    #[must_use]
    pub fn open_part(&self, amount: Decimal) -> Decimal {
        if self.open == self.quantity {
            return amount;
        }
        (amount * self.open).checked_div(self.quantity).unwrap_or_default()
    }
}

/// What a line's part of a processing fee rests on: its value times one over the other.
#[derive(Debug, Clone, Copy)]
pub struct MpfShare<'b> {
    /// Fee paid on the entry.
    pub paid: Decimal,
    /// Value of the lines that bear it, above zero.
    pub subject: Decimal,
    /// How the fee stands.
    pub standing: Standing<'b>,
}

/// A line that no reading lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetAside {
    /// The line.
    pub line: LineId,
    /// Why.
    pub reason: Reason,
    /// The duty on it.
    pub amount: Decimal,
}

/// What became of a line.
#[derive(Debug, Clone)]
pub enum LineFacts<'b> {
    /// It can be designated.
    Basis(Box<LineBasis<'b>>),
    /// It cannot.
    Out(SetAside),
}

/// The duty on the records of a line, or on the line where the records have none.
fn duty_on(portfolio: &Portfolio, line: &EntryLine) -> Decimal {
    let mut records = portfolio.tariffs_of(line).filter_map(|record| record.duty).peekable();
    if records.peek().is_none() {
        return line.amounts().reported_duty.map_or(Decimal::ZERO, |duty| duty.0);
    }
    records.map(|duty| duty.0).sum()
}

/// Reads a line: facts only, whatever the reading.
#[must_use]
pub fn line_facts<'b>(portfolio: &Portfolio, book: &'b Book, id: LineId) -> LineFacts<'b> {
    let line = portfolio.line(id);
    match basis(portfolio, book, id) {
        Ok(basis) => LineFacts::Basis(Box::new(basis)),
        Err(reason) => {
            LineFacts::Out(SetAside { line: id, reason, amount: duty_on(portfolio, line) })
        }
    }
}

fn basis<'b>(portfolio: &Portfolio, book: &'b Book, id: LineId) -> Result<LineBasis<'b>, Reason> {
    let line = portfolio.line(id);
    let entry = portfolio.entry(line.entry);
    let withdrawal = entry_admits(portfolio, book, entry)?;
    let entry_date = entry.entry_date.ok_or(Reason::EntryDateMissing)?.0;
    let goods = goods_record(portfolio, line)?;
    let number = goods.hts.ok_or(Reason::TariffNumberUnreadable)?;
    let quantity = goods.quantity.map(|quantity| quantity.0);
    let value = line.amounts().value.or(goods.value).map(|value| value.0);
    if is_negative(portfolio, line) || value.is_some_and(|value| value.is_sign_negative()) {
        return Err(Reason::NegativeAmount);
    }
    let components = components(portfolio, book, line, entry_date)?;
    let quantity =
        quantity.filter(|units| *units > Decimal::ZERO).ok_or(Reason::QuantityMissing)?;
    Ok(LineBasis {
        line: id,
        entry: line.entry,
        number,
        texts: Tables::on(book, number, entry_date),
        quantity,
        open: quantity,
        fixed: None,
        unit: goods.unit.ok_or(Reason::UnitMissing)?,
        value: value.filter(|value| *value > Decimal::ZERO).ok_or(Reason::ValueMissing)?,
        import: line.import_date.map(|date| date.0),
        entry_date,
        origin: line.origin,
        program: portfolio.str(line.spi).trim().into(),
        withdrawal: withdrawal && line.import_date.is_none(),
        over_quota: is_over_quota(portfolio, line),
        components,
        mpf: None,
    })
}

/// Entry level: an account, an entry for consumption (19 U.S.C. 1313(u)), no open reconciliation.
/// Tells whether the entry is one that needs an import date.
fn entry_admits(portfolio: &Portfolio, book: &Book, entry: &EntrySummary) -> Result<bool, Reason> {
    entry.account.ok_or(Reason::ImporterMissing)?;
    let kind = book.entry_type(portfolio.str(entry.entry_type)).ok_or(Reason::EntryTypeMissing)?;
    match kind.drawback {
        Some(true) => {}
        Some(false) => return Err(Reason::NotForConsumption),
        None => return Err(Reason::EntryTypeMissing),
    }
    if is_flagged(portfolio.str(entry.reconciliation)) {
        return Err(Reason::Reconciliation);
    }
    Ok(kind.needs_import_date)
}

/// Whether a heading of subchapter IV of chapter 99 stands on the line.
fn is_over_quota(portfolio: &Portfolio, line: &EntryLine) -> bool {
    let mut records = portfolio.tariffs_of(line);
    records.any(|record| record.hts.is_some_and(|hts| hts.hts8().digits() / 10_000 == 9904))
}

/// Whether a reconciliation flag says yes: anything but a blank or a plain no.
#[must_use]
pub fn is_flagged(text: &str) -> bool {
    let word = text.trim().to_ascii_uppercase();
    !matches!(word.as_str(), "" | "N" | "NO" | "0" | "F" | "FALSE" | "NONE")
}

/// The one goods record of a line.
fn goods_record(portfolio: &Portfolio, line: &EntryLine) -> Result<LineTariff, Reason> {
    let mut goods = None;
    for record in portfolio.tariffs_of(line) {
        let number = record.hts.ok_or(Reason::TariffNumberUnreadable)?;
        match number.chapter() {
            99 => {}
            98 => return Err(Reason::Chapter98),
            _ if goods.is_some() => return Err(Reason::SeveralGoods),
            _ => goods = Some(record),
        }
    }
    goods.ok_or(Reason::NoGoods)
}

fn is_negative(portfolio: &Portfolio, line: &EntryLine) -> bool {
    let amounts = line.amounts();
    let of_line = [amounts.mpf, amounts.hmf, amounts.tax, amounts.value];
    let negative = |money: Option<crate::model::Money>| money.is_some_and(|m| m.0 < Decimal::ZERO);
    of_line.into_iter().any(negative)
        || portfolio.tariffs_of(line).any(|record| negative(record.duty) || negative(record.value))
}

fn components<'b>(
    portfolio: &Portfolio,
    book: &'b Book,
    line: &EntryLine,
    entry: Date,
) -> Result<Box<[Component<'b>]>, Reason> {
    let mut list = Vec::new();
    let mut duty_known = false;
    for (at, record) in line.tariffs.clone().zip(portfolio.tariffs_of(line)) {
        let (Some(duty), Some(number)) = (record.duty, record.hts) else { continue };
        duty_known = true;
        list.push(Component {
            class: Class::Duty,
            amount: duty.0,
            record: Some(TariffId(at)),
            number: Some(number),
            standing: standing_of_record(book, number, entry, line.origin),
        });
    }
    if !duty_known {
        let whole = line.amounts().reported_duty;
        return Err(if whole.is_some() { Reason::DutyNotSplit } else { Reason::DutyMissing });
    }
    for (class, code, paid) in [
        (Class::Tax, keys::TAX, line.amounts().tax),
        (Class::Hmf, keys::FEE_HMF, line.amounts().hmf),
    ] {
        list.extend(paid.map(|paid| Component {
            class,
            amount: paid.0,
            record: None,
            number: None,
            standing: Standing::of_code(book, code, entry),
        }));
    }
    list.retain(|component| component.amount > Decimal::ZERO);
    Ok(list.into_boxed_slice())
}
