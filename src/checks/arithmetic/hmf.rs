//! What a report says of the harbor maintenance fee of an entry summary.

use super::fees::harbor_maintenance_fee;
use super::rounding;
use crate::checks::Context;
use crate::checks::place::{entry_cell, line_cell};
use crate::finding::At;
use crate::law::Mode;
use crate::model::{Date, EntryLine, EntrySummary, Field, FileStatus, Money, Symbol};
use rustc_hash::FxHashMap;

/// The rule of entry types that these checks ask for.
const RULE: &str = "harbor_fee";
/// Below this no finding is made.
const CAUTIOUS_MINIMUM: &str = "fees/hmf/cautious_minimum";
/// Origins whose cargo can be free of the fee (26 U.S.C. 4462(b)).
const NOT_JUDGED: &[&str] = &["domestic", "insular"];
/// No more cells than this are named in a finding.
const CELLS: usize = 20;

/// Reads entry summaries; remembers modes and which files fill the column of the fee.
pub(super) struct Entries<'a> {
    context: Context<'a>,
    modes: FxHashMap<Symbol, Option<&'a Mode>>,
    filled: Vec<bool>,
}

/// The fee of an entry summary.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fee {
    /// The sum over its lines.
    pub paid: Money,
    /// What the lines that surely pay owe together.
    pub due: Money,
    /// Lines that surely owe the fee and have none.
    pub lacking: usize,
    /// Lines of which it is not known.
    pub unclear: usize,
    /// How many lines there are.
    pub lines: usize,
}

impl Fee {
    /// What is missing; `None` where no line is without its fee, or where the fee of the lines is
    /// found elsewhere on the entry.
    pub(super) fn missing(&self) -> Option<Money> {
        let short = self.paid + rounding(self.lines) < self.due;
        let told_apart = self.paid.is_zero() || self.unclear == 0;
        (self.lacking > 0 && short && told_apart).then(|| self.due - self.paid)
    }
}

impl<'a> Entries<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        let portfolio = context.portfolio;
        let mut filled = vec![false; portfolio.files.len()];
        for line in portfolio.lines.iter().filter(|line| line.amounts().hmf.is_some()) {
            if let Some(file) = filled.get_mut(usize::from(line.place.file.0)) {
                *file = true;
            }
        }
        Self { context, modes: FxHashMap::default(), filled }
    }

    /// The mode by which the goods came, where the report tells it and the law book knows it.
    pub(super) fn mode(&mut self, entry: &EntrySummary) -> Option<&'a Mode> {
        let (portfolio, book) = (self.context.portfolio, self.context.book);
        let look = || book.mode(portfolio.str(entry.mode));
        *self.modes.entry(entry.mode).or_insert_with(look)
    }

    /// Whether the fee is paid with the summary of an entry type; `None` when not known.
    pub(super) fn is_paid_with_summary(&self, entry: &EntrySummary) -> Option<bool> {
        let entry_type = self.context.portfolio.str(entry.entry_type);
        self.context.book.entry_rule(entry_type, RULE).map(|rule| rule.answer)
    }

    /// What the lines paid in all.
    pub(super) fn paid(&self, entry: &EntrySummary) -> Money {
        let lines = self.context.portfolio.lines_of(entry);
        lines.filter_map(|(_, line)| line.amounts().hmf).sum()
    }

    /// The fee paid and due on an entry of a date; `None` where a line seems to be missing or its
    /// file does not fill the column of the fee.
    pub(super) fn fee(&self, entry: &EntrySummary, date: Date) -> Option<Fee> {
        let portfolio = self.context.portfolio;
        let mut fee = Fee {
            paid: Money::ZERO,
            due: Money::ZERO,
            lacking: 0,
            unclear: 0,
            lines: entry.lines.len(),
        };
        for ((_, line), number) in portfolio.lines_of(entry).zip(1..) {
            if line.number != number || !self.tells(line) {
                return None;
            }
            let paid = line.amounts().hmf.unwrap_or(Money::ZERO);
            fee.paid += paid;
            match self.due(line, date) {
                Some(due) => {
                    fee.due += due;
                    fee.lacking += usize::from(paid.is_zero() && due > Money::ZERO);
                }
                None => fee.unclear += 1,
            }
        }
        Some(fee)
    }

    fn tells(&self, line: &EntryLine) -> bool {
        let file = self.context.portfolio.file(line.place.file);
        let filled = self.filled.get(usize::from(line.place.file.0)).copied().unwrap_or(false);
        filled && file.has(Field::LineHmf) && file.status != FileStatus::Incomplete
    }

    /// What a line owes; `None` where its value or standing is not known.
    fn due(&self, line: &EntryLine, date: Date) -> Option<Money> {
        let (portfolio, book) = (self.context.portfolio, self.context.book);
        let mut numbers = line.tariffs.clone().filter_map(|i| portfolio.tariffs.hts(i));
        if numbers.any(|hts| hts.chapter() == 98) {
            return None;
        }
        let origin = line.origin?;
        if NOT_JUDGED.iter().any(|group| book.is_in_group(group, origin, date)) {
            return None;
        }
        harbor_maintenance_fee(line.amounts().value?, date, book)
    }

    /// Whether an amount is too small to be pursued here.
    pub(super) fn is_small(&self, amount: Money, date: Date) -> bool {
        self.context.book.decimal(CAUTIOUS_MINIMUM, date).is_none_or(|least| amount.0 <= least)
    }
}

/// The cell of the mode, then those of the lines that `shown` picks.
pub(super) fn places(
    context: &Context<'_>,
    entry: &EntrySummary,
    shown: impl Fn(Money) -> bool,
) -> Vec<At> {
    let portfolio = context.portfolio;
    let lines = portfolio
        .lines_of(entry)
        .filter(|(_, line)| shown(line.amounts().hmf.unwrap_or(Money::ZERO)))
        .filter_map(|(_, line)| line_cell(portfolio, line, Field::LineHmf))
        .take(CELLS);
    entry_cell(portfolio, entry, Field::ModeOfTransport).into_iter().chain(lines).collect()
}

/// `mode 11 (Vessel, in containers)`, or what the report says where it gives a word.
pub(super) fn mode_name(context: &Context<'_>, entry: &EntrySummary, mode: &Mode) -> String {
    let text = context.portfolio.str(entry.mode);
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        format!("mode {} ({})", mode.code, mode.name)
    } else {
        format!("mode \"{text}\"")
    }
}
