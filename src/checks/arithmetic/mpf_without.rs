//! What more the merchandise processing fee of an entry summary is when the claim that frees one of its
//! lines is given up.

use super::evidence::Lines;
use super::fees::MpfTerms;
use super::mpf::{FORMAL, Source, ZONE, paid};
use super::{differ, rounding};
use crate::checks::Context;
use crate::model::{EntrySummary, LineId, Money};

/// Reckons the fee of entry summaries without the claim of one line.
pub(in crate::checks) struct FeeWithout<'a> {
    context: Context<'a>,
    lines: Lines<'a>,
}

impl<'a> FeeWithout<'a> {
    /// Of these reports.
    pub(in crate::checks) fn new(context: Context<'a>) -> Self {
        Self { context, lines: Lines::new(context) }
    }

    /// What more is due. Known only where the standing of every other line is, and where the fee paid
    /// is the one that the claim calls for: then the claim alone makes the difference.
    pub(in crate::checks) fn more(&mut self, entry: &EntrySummary, line: LineId) -> Option<Money> {
        let entry_type = self.context.portfolio.str(entry.entry_type);
        let date = entry.entry_date?;
        let terms = MpfTerms::on(date.0, self.context.book)?;
        let (paid, source, complete) = paid(&self.context, entry)?;
        let all_paid = source == Source::Total || complete;
        if !all_paid || !FORMAL.contains(&entry_type) || entry_type == ZONE {
            return None;
        }
        let value = self.lines.value_without_program(line, date)?;
        let others = self.lines.basis_but(entry, date, Some(line));
        let claimed = if others.subject { terms.fee(others.value) } else { Money::ZERO };
        if !others.whole || differ(paid, claimed, rounding(others.lines)) {
            return None;
        }
        Some(terms.fee(others.value + value) - claimed)
    }
}
