//! What each entry line could bring at most, and what the estimate takes of it.

use crate::drawback::account::accounts;
use crate::drawback::keys;
use crate::drawback::provisions::unused_substitution::{Counted, admission};
use crate::drawback::reading::Readings;
use crate::drawback::refund::{claim, mpf};
use crate::model::{LineId, Money};
use crate::report::Report;
use crate::report::drawback::all;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// A line of the estimate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct LineUse {
    /// The most that exports could bring on the whole line: each class rounded as a claim on all of
    /// it would be, so that no claim stands above it.
    /// `None` where the line cannot be designated under the readings taken.
    pub eligible: Option<Money>,
    /// Units designated.
    pub units: Decimal,
    /// The claim on them.
    pub claimed: Money,
}

/// The lines that can be designated, or are, under the readings taken; empty when there is no estimate.
pub(super) fn uses(report: &Report<'_>) -> FxHashMap<LineId, LineUse> {
    let mut found: FxHashMap<LineId, LineUse> = FxHashMap::default();
    let filing = report.options.filing_date.0;
    let percentage = report.book.decimal(keys::PERCENTAGE, filing);
    let (Some(estimate), Some(percentage)) = (report.estimate, percentage) else { return found };
    let readings = Readings::new(report.options, report.book);
    for facts in accounts(report.portfolio, report.book, report.options) {
        if facts.key.is_none() {
            continue;
        }
        let admission = admission(&facts, &readings, filing, report.book);
        for candidate in admission.pools.values().flat_map(|pool| &pool.imports) {
            let Some(basis) = facts.lines.get(candidate.line as usize) else { continue };
            let most = whole(&candidate.counted(), basis.value, percentage, readings.cut);
            found.entry(basis.line).or_default().eligible = Some(most);
        }
    }
    for one in all(estimate) {
        let line = found.entry(one.line).or_default();
        line.units += one.quantity;
        line.claimed += one.amount;
    }
    found
}

/// The claim on every unit of a line of some value.
fn whole(counted: &Counted, value: Decimal, percentage: Decimal, cut: bool) -> Money {
    let classes = [counted.duty, counted.tax, counted.hmf];
    let rounded = classes.map(|amount| claim::claim(&amount.into(), percentage, cut));
    let fee = counted.mpf.map_or(Decimal::ZERO, |(paid, subject)| {
        let part = mpf::apportioned(mpf::ratio(value, subject), paid);
        mpf::eligible(part, percentage).trunc_with_scale(2)
    });
    Money(rounded.into_iter().sum::<Decimal>() + fee)
}
