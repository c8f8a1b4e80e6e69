//! The merchandise processing fee of an entry summary against the law: one judgement, which the
//! three checks of the fee share, so that at most one of them fires for an entry.

use super::evidence::{Basis, Lines};
use super::fees::MpfTerms;
use super::{differ, rounding};
use crate::checks::Context;
use crate::checks::place::{entry_cell, line_cell};
use crate::finding::{Amount, At};
use crate::model::{EntryDate, EntrySummary, Field, Money};
use rustc_hash::FxHashMap;

/// Types of formal entry whose fee is reckoned on the entry summary.
pub(super) const FORMAL: &[&str] = &["01", "02", "03", "06", "07"];
/// Zone entries pay on the value in foreign status, which the report does not give: only the limits
/// are tested (19 U.S.C. 58c(b)(8)(D)).
pub(super) const ZONE: &str = "06";
/// Withdrawals for consumption. Their goods came in by an earlier entry, so of the fee only the most
/// that any summary pays is sure.
const WITHDRAWALS: &[&str] = &["31", "32", "34", "38"];
/// No more cells than this are named in a finding.
const CELLS: usize = 20;

/// What is wrong, the most specific first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    BelowMinimum,
    AboveMaximum,
    NotFormula,
}

/// Where the fee paid was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A column with the total of the entry summary.
    Total,
    /// The sum over the lines, each once.
    Lines,
}

/// A judged entry summary.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judgement {
    pub fault: Fault,
    pub paid: Money,
    pub source: Source,
    pub terms: MpfTerms,
    pub basis: Basis,
    /// The fee by the formula, where its base is known.
    pub expected: Option<Money>,
    /// The report may give the fee of the lines before the limits: nothing need be wrong.
    pub before_limits: bool,
}

impl Judgement {
    /// The money: up to the formula where it is known, else up to the limit.
    pub(super) fn amount(&self) -> Amount {
        if self.before_limits {
            return Amount::default();
        }
        let due = self.expected.unwrap_or(match self.fault {
            Fault::BelowMinimum => self.terms.minimum,
            Fault::AboveMaximum | Fault::NotFormula => self.terms.maximum,
        });
        if due > self.paid {
            Amount { owed: Some(due - self.paid), back: None }
        } else {
            Amount { owed: None, back: Some(self.paid - due) }
        }
    }

    /// Where the fee stands.
    pub(super) fn places(&self, context: &Context<'_>, entry: &EntrySummary) -> Vec<At> {
        let portfolio = context.portfolio;
        match self.source {
            Source::Total => entry_cell(portfolio, entry, Field::TotalMpf).into_iter().collect(),
            Source::Lines => portfolio
                .lines_of(entry)
                .filter(|(_, line)| line.amounts().mpf.is_some())
                .filter_map(|(_, line)| line_cell(portfolio, line, Field::LineMpf))
                .take(CELLS)
                .collect(),
        }
    }
}

/// Judges entry summaries one by one.
pub(super) struct Judge<'a> {
    context: Context<'a>,
    lines: Lines<'a>,
    terms: FxHashMap<EntryDate, Option<MpfTerms>>,
    limits_on_lines: Option<bool>,
}

/// A fee that was paid, with what it may be compared with.
struct Case {
    formal: bool,
    paid: Money,
    source: Source,
    /// Whether every line gives its fee.
    complete: bool,
    tolerance: Money,
    terms: MpfTerms,
    basis: Basis,
}

impl<'a> Judge<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        Self {
            context,
            lines: Lines::new(context),
            terms: FxHashMap::default(),
            limits_on_lines: None,
        }
    }

    /// The judgement on an entry summary, if `fault` is what is wrong with its fee.
    pub(super) fn judge(&mut self, entry: &EntrySummary, fault: Fault) -> Option<Judgement> {
        let case = self.case(entry, |paid, terms| match fault {
            Fault::BelowMinimum => paid < terms.minimum,
            Fault::AboveMaximum => paid > terms.maximum,
            Fault::NotFormula => true,
        })?;
        if case.fault() != Some(fault) {
            return None;
        }
        let before_limits = case.may_be_before_limits() && !self.lines_carry_limits();
        Some(Judgement {
            fault,
            paid: case.paid,
            source: case.source,
            terms: case.terms,
            basis: case.basis,
            expected: case.expected(),
            before_limits,
        })
    }

    /// What is known of an entry summary; `None` where the fee does not apply or where `may_be` rules
    /// the fee paid out, before the lines are looked at.
    fn case(
        &mut self,
        entry: &EntrySummary,
        may_be: impl Fn(Money, &MpfTerms) -> bool,
    ) -> Option<Case> {
        let portfolio = self.context.portfolio;
        let entry_type = portfolio.str(entry.entry_type);
        let formal = FORMAL.contains(&entry_type);
        if !formal && !WITHDRAWALS.contains(&entry_type) {
            return None;
        }
        let date = entry.entry_date?;
        let book = self.context.book;
        let terms = (*self.terms.entry(date).or_insert_with(|| MpfTerms::on(date.0, book)))?;
        let (paid, source, complete) = paid(&self.context, entry)?;
        if !may_be(paid, &terms) {
            return None;
        }
        let mut basis = self.lines.basis(entry, date);
        basis.whole &= entry_type != ZONE;
        let tolerance = match source {
            Source::Total => Money::ZERO,
            Source::Lines => rounding(basis.lines),
        };
        Some(Case { formal, paid, source, complete, tolerance, terms, basis })
    }

    /// Whether some entry shows that this report spreads the fee after the limits over the lines.
    /// Some reports give the fee of a line before the limits, some after.
    fn lines_carry_limits(&mut self) -> bool {
        if let Some(known) = self.limits_on_lines {
            return known;
        }
        let found = self.context.entries().any(|entry| {
            self.case(entry, |_, _| true).is_some_and(|case| case.shows_limits_on_lines())
        });
        self.limits_on_lines = Some(found);
        found
    }
}

impl Case {
    fn fault(&self) -> Option<Fault> {
        if self.is_below() {
            Some(Fault::BelowMinimum)
        } else if self.is_above() {
            Some(Fault::AboveMaximum)
        } else if self.is_not_formula() {
            Some(Fault::NotFormula)
        } else {
            None
        }
    }

    /// Any fee at all is at least the minimum; no fee is wrong where a line is surely subject. A fee
    /// on an entry without such lines is another fault.
    fn is_below(&self) -> bool {
        self.formal
            && self.is_all_paid()
            && self.expected() != Some(Money::ZERO)
            && (self.paid > Money::ZERO || self.basis.subject)
            && self.paid + self.tolerance < self.terms.minimum
    }

    fn is_above(&self) -> bool {
        self.paid > self.terms.maximum + self.tolerance
            && !self.is_with_surcharge(self.terms.maximum)
    }

    fn is_not_formula(&self) -> bool {
        let Some(expected) = self.expected() else { return false };
        self.formal
            && self.is_all_paid()
            && differ(self.paid, expected, rounding(self.basis.lines))
            && !self.is_with_surcharge(expected)
    }

    /// The surcharge of a manual entry comes on top, after the limits. Where its amount is not known
    /// for the date, any amount between the known ones is accepted.
    fn is_with_surcharge(&self, fee: Money) -> bool {
        let tolerance = rounding(self.basis.lines);
        self.terms.surcharge.is_some_and(|(least, most)| {
            fee + least - tolerance <= self.paid && self.paid <= fee + most + tolerance
        })
    }

    /// Whether the fee paid is that of the whole summary.
    fn is_all_paid(&self) -> bool {
        self.source == Source::Total || (self.complete && self.basis.unbroken)
    }

    /// The fee by the formula; nothing where every line is exempt.
    fn expected(&self) -> Option<Money> {
        if !self.basis.whole {
            None
        } else if self.basis.subject {
            Some(self.terms.fee(self.basis.value))
        } else {
            Some(Money::ZERO)
        }
    }

    fn raw(&self) -> Option<Money> {
        self.basis.whole.then(|| self.terms.ad_valorem(self.basis.value))
    }

    fn is_raw(&self) -> Option<bool> {
        Some(!differ(self.paid, self.raw()?, rounding(self.basis.lines)))
    }

    fn may_be_before_limits(&self) -> bool {
        self.source == Source::Lines && self.is_raw() != Some(false)
    }

    fn shows_limits_on_lines(&self) -> bool {
        self.source == Source::Lines
            && self.formal
            && self.is_all_paid()
            && self.basis.subject
            && self.is_raw() == Some(false)
            && self
                .expected()
                .is_some_and(|fee| !differ(self.paid, fee, rounding(self.basis.lines)))
    }
}

/// The fee paid: the total column, else the sum over the lines that give one, and whether all do.
pub(super) fn paid(context: &Context<'_>, entry: &EntrySummary) -> Option<(Money, Source, bool)> {
    if let Some(total) = entry.total_mpf {
        return Some((total, Source::Total, true));
    }
    let mut sum = None;
    let mut complete = true;
    for (_, line) in context.portfolio.lines_of(entry) {
        match line.amounts().mpf {
            Some(fee) => sum = Some(sum.unwrap_or(Money::ZERO) + fee),
            None => complete = false,
        }
    }
    Some((sum?, Source::Lines, complete))
}
