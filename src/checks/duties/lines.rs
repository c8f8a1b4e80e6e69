//! Which lines can be held against the engine.

use crate::checks::Context;
use crate::checks::arithmetic::tariff_files;
use crate::duty::{LineRecords, Measured, Program, Question};
use crate::model::{Date, EntryLine, EntrySummary, Field, FileStatus, LineId, Money, Portfolio};

/// Zone goods keep the rates of another day.
const ZONE: &str = "06";
/// Groups of entry types that pay the duty of their own date.
const PAYING: &[&str] = &["consumption", "informal", "withdrawal"];

/// Files whose rows are tariff records with duty, value and program, read to their end.
pub(in crate::checks) fn told(context: &Context<'_>) -> Vec<bool> {
    let mut files = tariff_files(context);
    for (has, file) in files.iter_mut().zip(&context.portfolio.files) {
        *has &= file.has(Field::Spi) && file.status != FileStatus::Incomplete;
    }
    files
}

/// Whether an entry pays the duty of its own date.
pub(in crate::checks) fn pays_duty(context: &Context<'_>, entry: &EntrySummary) -> bool {
    let entry_type = context.portfolio.str(entry.entry_type);
    let row = context.book.entry_type(entry_type);
    entry_type != ZONE && row.is_some_and(|row| PAYING.contains(&row.group.as_str()))
}

/// Whether some reports may count antidumping or countervailing duty into the duty of the goods.
pub(super) fn may_be_adcvd(context: &Context<'_>, entry: &EntrySummary, line: &EntryLine) -> bool {
    let rule = context.book.entry_rule(context.portfolio.str(entry.entry_type), "adcvd");
    line.adcvd_case.is_some() || rule.is_none_or(|rule| rule.answer)
}

/// A line as it is compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reported<'a> {
    pub portfolio: &'a Portfolio,
    pub id: LineId,
    pub line: &'a EntryLine,
    pub records: &'a LineRecords,
    /// The record of the goods.
    pub goods: u32,
    /// The duty on it.
    pub paid: Option<Money>,
    pub measured: Measured,
    /// Whether more duty than reckoned may be antidumping or countervailing duty.
    pub adcvd: bool,
}

impl<'a> Reported<'a> {
    /// The question on a day.
    pub(super) fn question(&self, date: Date) -> Option<Question<'a>> {
        let (_, number) = self.records.goods?;
        Some(Question {
            number,
            provision: self.records.provision,
            origin: self.line.origin,
            date: Some(date),
            program: Program::of_cell(self.portfolio.str(self.line.spi)),
            headings: &self.records.headings,
        })
    }
}
