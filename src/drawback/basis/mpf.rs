//! The merchandise processing fee of an entry, apportioned to its lines (19 CFR 190.51(b)(2)).
//!
//! The fee is charged per entry between a minimum and a maximum, so what belongs to a line is known
//! only when every line of the entry that bears it is.

use super::{MpfShare, Standing};
use crate::drawback::keys;
use crate::drawback::reason::Reason;
use crate::law::Book;
use crate::model::{Date, EntrySummary, LineId, Portfolio};
use rust_decimal::Decimal;

/// A line that bears the fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MpfLine {
    /// The line.
    pub line: LineId,
    /// Its value.
    pub value: Decimal,
}

/// The fee paid on an entry and the lines that bear it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MpfFacts {
    /// Fee paid, never above the formula for the lines seen.
    pub paid: Decimal,
    /// Value of all lines that bear it.
    pub subject: Decimal,
    /// Those lines.
    pub lines: Vec<MpfLine>,
}

/// What is known of an entry's fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MpfState {
    /// None was paid, or none is reported.
    None,
    /// It can be apportioned.
    Known(MpfFacts),
    /// It cannot: the reason and the fee.
    Unknown(Reason, Decimal),
}

/// An entry's fee and how it stands.
#[derive(Debug, Clone)]
pub struct EntryMpf<'b> {
    /// What is known.
    pub state: MpfState,
    /// How the fee stands for drawback.
    pub standing: Standing<'b>,
}

impl<'b> EntryMpf<'b> {
    /// The part of a line, where it bears the fee.
    #[must_use]
    pub fn share(&self, line: LineId) -> Option<MpfShare<'b>> {
        let MpfState::Known(known) = &self.state else { return None };
        known.lines.binary_search_by_key(&line, |bearing| bearing.line).ok()?;
        let (paid, subject, standing) = (known.paid, known.subject, self.standing);
        (subject > Decimal::ZERO).then_some(MpfShare { paid, subject, standing })
    }
}

/// Apportions the fee of an entry.
#[must_use]
pub fn entry_mpf<'b>(portfolio: &Portfolio, book: &'b Book, entry: &EntrySummary) -> EntryMpf<'b> {
    let date = entry.entry_date.map(|date| date.0);
    let informal = book
        .entry_type(portfolio.str(entry.entry_type))
        .is_some_and(|kind| kind.group == "informal");
    let code = if informal { keys::FEE_MPF_INFORMAL } else { keys::FEE_MPF_FORMAL };
    // Without a date nothing is in force, and the entry's lines are set aside for it.
    let standing = Standing::of_code(book, code, date.unwrap_or(Date::MIN));
    EntryMpf { state: state(portfolio, book, entry, date), standing }
}

fn state(portfolio: &Portfolio, book: &Book, entry: &EntrySummary, date: Option<Date>) -> MpfState {
    let by_line: Vec<_> =
        portfolio.lines_of(entry).filter_map(|(_, line)| line.amounts().mpf).collect();
    let line_sum: Decimal = by_line.iter().map(|fee| fee.0).sum();
    let total = entry.total_mpf.map(|fee| fee.0);
    let paid = if by_line.is_empty() { total.unwrap_or(Decimal::ZERO) } else { line_sum };
    if paid <= Decimal::ZERO {
        return MpfState::None;
    }
    if total.is_some_and(|total| !by_line.is_empty() && total != line_sum) {
        return MpfState::Unknown(Reason::MpfUnknown, paid);
    }
    if has_gap(portfolio, entry) {
        return MpfState::Unknown(Reason::MpfLinesMissing, paid);
    }
    let lines = match date {
        Some(date) => bearing(portfolio, book, entry, date, by_line.is_empty()),
        None => None,
    };
    let Some(lines) = lines.filter(|lines| !lines.is_empty()) else {
        return MpfState::Unknown(Reason::MpfUnknown, paid);
    };
    let subject = lines.iter().map(|line| line.value).sum();
    let Some(most) = date.and_then(|date| formula(book, subject, date)) else {
        return MpfState::Unknown(Reason::MpfUnknown, paid);
    };
    // A line column is rounded line by line: each may add half a cent.
    if paid - most > Decimal::new(5, 3) * Decimal::from(by_line.len().max(1)) {
        return MpfState::Unknown(Reason::MpfAboveFormula, paid);
    }
    MpfState::Known(MpfFacts { paid: paid.min(most), subject, lines })
}

/// Lines are numbered from one without a gap; a gap means that lines are missing.
fn has_gap(portfolio: &Portfolio, entry: &EntrySummary) -> bool {
    let mut numbers: Vec<u32> = portfolio.lines_of(entry).map(|(_, line)| line.number).collect();
    numbers.sort_unstable();
    numbers.into_iter().zip(1..).any(|(number, expected)| number != expected)
}

/// The fee by its formula for a value (19 CFR 24.23(b)(1)), in cents.
#[must_use]
pub fn formula(book: &Book, subject: Decimal, date: Date) -> Option<Decimal> {
    let rate = book.decimal(keys::MPF_RATE, date)?;
    let (minimum, maximum) =
        (book.decimal(keys::MPF_MINIMUM, date)?, book.decimal(keys::MPF_MAXIMUM, date)?);
    Some(crate::model::r2((rate * subject).clamp(minimum, maximum)).0)
}

/// The lines that bear the fee: those that show one, or, where only the total is known, those that
/// no program frees. `None` when that cannot be told.
fn bearing(
    portfolio: &Portfolio,
    book: &Book,
    entry: &EntrySummary,
    date: Date,
    total_only: bool,
) -> Option<Vec<MpfLine>> {
    let mut bearing = Vec::new();
    for (id, line) in portfolio.lines_of(entry) {
        let fee = line.amounts().mpf.map(|fee| fee.0);
        if !total_only && fee.is_none_or(|fee| fee.is_zero()) {
            continue;
        }
        // Under chapter 98 the fee rests on part of the value, or on none.
        let mut records = portfolio.tariffs_of(line);
        if records.any(|record| record.hts.is_none_or(|hts| hts.chapter() == 98)) {
            return None;
        }
        let spi = portfolio.str(line.spi).trim();
        if total_only && !spi.is_empty() {
            match book.spi(spi, date).known().and_then(|row| row.mpf_exempt) {
                Some(true) => continue,
                Some(false) => {}
                None => return None,
            }
        }
        let value = line.amounts().value.map(|value| value.0).filter(|v| *v >= Decimal::ZERO)?;
        bearing.push(MpfLine { line: id, value });
    }
    Some(bearing)
}
