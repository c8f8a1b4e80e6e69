//! What would raise the figure, and what is about to lapse.

use super::claimable::{Claimable, pools};
use super::estimate::{Expiring, Ineligible, Raise, SwitchWorth};
use super::reason::Reason;
use super::run::{Run, Setting};
use super::summary::{Use, month};
use crate::model::{Date, Money, Switch};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Subheadings named in the list.
const SUBHEADINGS: usize = 10;

/// The list, the largest first.
#[must_use]
pub fn raise(
    setting: &Setting<'_, '_>,
    claimable: &[Claimable],
    ineligible: &[Ineligible],
    switches: &[SwitchWorth],
) -> Vec<Raise> {
    let mut list = facts_to_supply(setting, ineligible);
    list.extend(records_to_find(switches));
    list.extend(exports_to_find(claimable));
    list.retain(|raise| raise.amount > Money::ZERO);
    list.sort_by(|a, b| b.amount.cmp(&a.amount).then_with(|| a.what.cmp(&b.what)));
    list
}

/// Facts whose absence sets lines aside: at most the percentage of the duty on them.
fn facts_to_supply(setting: &Setting<'_, '_>, ineligible: &[Ineligible]) -> Vec<Raise> {
    let what = |reason| {
        Some(match reason {
            Reason::EntryTypeMissing => "the entry type",
            Reason::EntryDateMissing => "the entry date",
            Reason::ImporterMissing => "the importer number",
            Reason::TariffNumberUnreadable => "a readable tariff number",
            Reason::QuantityMissing => "the quantity in the tariff's unit",
            Reason::UnitMissing => "the unit of measure",
            Reason::ValueMissing => "the entered value",
            Reason::DutyMissing | Reason::DutyNotSplit => "the duty by tariff record",
            Reason::WithdrawalUndated | Reason::ImportDateMissing => "the import date",
            Reason::MpfLinesMissing | Reason::MpfAboveFormula => {
                "all lines of their entries, so that the processing fee can be apportioned,"
            }
            _ => return None,
        })
    };
    ineligible
        .iter()
        .filter_map(|item| {
            let what = what(item.reason)?;
            let lines = if item.lines == 1 {
                "1 entry line".to_owned()
            } else {
                format!("{} entry lines", item.lines)
            };
            Some(Raise {
                what: format!("Supply {what} for {lines}."),
                amount: Money((item.amount.0 * setting.percentage).trunc_with_scale(2)),
            })
        })
        .collect()
}

/// Records whose absence a switch measures.
fn records_to_find(switches: &[SwitchWorth]) -> Vec<Raise> {
    let what = |switch| {
        Some(match switch {
            Switch::DestinationUnknown => {
                "Find the country of ultimate destination of the exports without one."
            }
            Switch::TransferRecord => {
                "Find transfer records for exports by others, or show that the importer is the exporter."
            }
            Switch::OtherRuleScheduleB => {
                "State the 10-digit HTSUS number of exports in \"other\" subheadings, where it equals the import's."
            }
            Switch::ImportDateMargin => {
                "Supply import dates, so that no margin is taken off the entry date."
            }
            _ => return None,
        })
    };
    switches
        .iter()
        .filter_map(|item| Some(Raise { what: what(item.switch)?.to_owned(), amount: item.worth }))
        .collect()
}

/// Eligible amounts that no export claims yet, by subheading and unit.
fn exports_to_find(claimable: &[Claimable]) -> Vec<Raise> {
    let mut list: Vec<&Claimable> = claimable.iter().filter(|row| row.left > Money::ZERO).collect();
    list.sort_by(|a, b| b.left.cmp(&a.left).then((a.hts8, a.unit).cmp(&(b.hts8, b.unit))));
    list.into_iter()
        .take(SUBHEADINGS)
        .map(|row| Raise {
            what: format!(
                "Find exports of {}: {} {} of imports are not designated yet.",
                row.hts8,
                row.units_left.normalize(),
                row.unit
            ),
            amount: row.left,
        })
        .collect()
}

/// What lapses by month of the last filing day, and the next such day of a line in the claim.
#[must_use]
pub fn expiring(
    setting: &Setting<'_, '_>,
    run: &Run,
    uses: &[Use],
) -> (Vec<Expiring>, Option<Date>) {
    let mut months: BTreeMap<(i16, i8), Expiring> = BTreeMap::new();
    let mut next: Option<Date> = None;
    for candidate in pools(run).flat_map(|(_, pool)| &pool.imports) {
        let basis = &setting.facts.lines[candidate.line as usize];
        let claimed = uses.get(candidate.line as usize).map_or(Decimal::ZERO, |u| u.claim);
        let day = candidate.last_filing;
        if claimed > Decimal::ZERO {
            next = Some(next.map_or(day, |next| next.min(day)));
        }
        let eligible = candidate.counted.total(basis.value) * setting.percentage;
        let found = months.entry((day.year(), day.month())).or_insert_with(|| Expiring {
            month: month(day),
            next: day,
            eligible: Money::ZERO,
            claimed: Money::ZERO,
        });
        found.next = found.next.min(day);
        found.eligible += Money(eligible);
        found.claimed += Money(claimed);
    }
    let mut list: Vec<_> = months.into_values().collect();
    for item in &mut list {
        item.eligible = Money(item.eligible.0.trunc_with_scale(2));
    }
    (list, next)
}
