//! What would raise the figure, and what is about to lapse.

use super::claimable::Claimable;
use super::estimate::{Expiring, Ineligible, MethodWorth, OtherReadings, Raise, SwitchWorth};
use super::provisions::unused_substitution::{Candidate, Limits, counted, window};
use super::reason::Reason;
use super::run::{Run, Setting};
use super::summary::{Use, month};
use crate::law::Provision;
use crate::model::{Date, Money, Switch};
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// Subheadings named in the list.
const SUBHEADINGS: usize = 10;

/// The list, the largest first.
#[must_use]
pub fn raise(
    setting: &Setting<'_, '_>,
    claimable: &[Claimable],
    ineligible: &[Ineligible],
    readings: Option<&OtherReadings>,
    methods: &[MethodWorth],
) -> Vec<Raise> {
    let mut list = facts_to_supply(setting, ineligible);
    if let Some(readings) = readings {
        list.extend(records_to_find(&readings.switches));
        list.push(Raise {
            what: "State whether the identified goods that went to Canada or Mexico were in the same condition as imported.".to_owned(),
            amount: readings.same_condition,
        });
    }
    list.extend(method_to_elect(methods));
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

/// The accounting method that would identify the most, where none is elected.
fn method_to_elect(methods: &[MethodWorth]) -> Option<Raise> {
    if methods.iter().any(|one| one.elected) {
        return None;
    }
    let most = methods.iter().filter_map(|one| one.amount).max()?;
    let what = "Elect an accounting method for the inventory ledger, to be used exclusively for at least a year: the most that one of them identifies.";
    Some(Raise { what: what.to_owned(), amount: most })
}

/// Records whose absence a switch measures.
fn records_to_find(switches: &[SwitchWorth]) -> Vec<Raise> {
    let what = |switch| {
        Some(match switch {
            Switch::DestinationUnknown => {
                "Find the country of ultimate destination of the exports without one."
            }
            Switch::PartNumberJoin => {
                "Supply lot or serial numbers, or an inventory ledger, for goods that only part numbers join."
            }
            Switch::NorthernMarianas => {
                "Find out whether shipments to the Northern Marianas count as exports, and prove duty paid and entry there."
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

/// Every line that can be claimed on: those of the pools, and those that only direct identification
/// reaches.
fn candidates<'a>(setting: &Setting<'_, '_>, run: &'a Run) -> impl Iterator<Item = Candidate> + 'a {
    let full = run.by_substitution().iter().map(|(_, pool)| &*pool.facts);
    let pools = full.chain(run.admission.pools.values()).flat_map(|pool| &pool.imports);
    let held: FxHashSet<u32> = run.admission.held_lines.iter().map(|(line, ..)| *line).collect();
    let alone = run.direct.iter().filter(|claim| held.contains(&claim.line));
    let mut limits = Limits::default();
    let alone: Vec<_> = alone
        .filter_map(|claim| {
            let basis = setting.facts.lines.get(claim.line as usize)?;
            let days = window(basis, &run.readings, setting.filing, &mut limits, setting.book);
            let counted = counted(Provision::J1, basis, &run.readings);
            Some(Candidate::new(claim.line, days.ok()?, &counted))
        })
        .collect();
    pools.cloned().chain(alone)
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
    for candidate in candidates(setting, run) {
        let basis = &setting.facts.lines[candidate.line as usize];
        let claimed = uses.get(candidate.line as usize).map_or(Decimal::ZERO, |u| u.claim);
        let day = candidate.last_filing;
        if claimed > Decimal::ZERO {
            next = Some(next.map_or(day, |next| next.min(day)));
        }
        let total = basis.open_part(candidate.counted().total(basis.value));
        let eligible = total * setting.percentage;
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
