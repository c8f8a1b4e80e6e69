//! What each other reading of an open question is worth on the data: one run each with that reading
//! alone changed, skipped where it cannot move anything.

use super::account::AccountFacts;
use super::basis::{Class, Component};
use super::direct::{DirectExport, Method, Place};
use super::eligibility::{ExportFacts, Owner};
use super::estimate::SwitchWorth;
use super::market::Solver;
use super::reading::{Readings, SWITCHES, SameCondition};
use super::refund::comparator::may_change;
use super::run::{Run, Setting, run};
use crate::law::{Confidence, Drawback, Provision, TextKind};
use crate::model::{Choice, ExportNumberKind, ExportOrigin, Money, Options, Switch};
use rust_decimal::Decimal;

/// A reading that can be taken instead of the one in the options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alternative {
    /// The switch.
    pub switch: Switch,
    /// Its other reading.
    pub choice: Choice,
}

/// Every other reading that bears on (j), in the order of the rules; those of the accounting methods
/// where there is a ledger.
#[must_use]
pub fn alternatives(setting: &Setting<'_, '_>, options: &Options) -> Vec<Alternative> {
    let mut all = Vec::new();
    let ledger = setting.facts.direct.as_ref().is_some_and(|direct| !direct.ledgers.is_empty());
    for switch in SWITCHES {
        if !ledger && matches!(switch, Switch::AverageResidue | Switch::TurnoverWindow) {
            continue;
        }
        for choice in [Choice::Base, Choice::Upside, Choice::Low] {
            let stated = switch == Switch::ImportDateMargin && options.import_margin_days.is_some();
            let taken = choice == options.choice(switch) && !stated;
            if switch.info().text(choice).is_some() && !taken {
                all.push(Alternative { switch, choice });
            }
        }
    }
    all
}

/// The options with every wider, or every stricter, reading taken together; the wider ones with goods
/// sent to Canada or Mexico in the same condition, where that is not stated.
#[must_use]
pub fn jointly(options: &Options, choice: Choice) -> Options {
    let options = SWITCHES
        .into_iter()
        .filter(|switch| switch.info().text(choice).is_some())
        .fold(options.clone(), |options, switch| options.with(switch, choice));
    match choice {
        Choice::Upside if condition_is_open(&options) => options.in_same_condition(),
        _ => options,
    }
}

fn condition_is_open(options: &Options) -> bool {
    SameCondition::from_word(options.same_condition) == SameCondition::Unknown
}

/// What it is worth to state that goods sent to Canada or Mexico are in the same condition; zero
/// where the condition is stated, or no identified goods went there.
pub fn same_condition(
    setting: &Setting<'_, '_>,
    base: &Run,
    options: &Options,
    solver: &mut dyn Solver,
) -> Decimal {
    let went = identified(setting.facts).any(|export| export.place == Place::ForeignDutyCap);
    if !went || !condition_is_open(options) {
        return Decimal::ZERO;
    }
    let other = options.in_same_condition();
    claim_under(setting, base, &other, Choice::Upside, solver) - base.claim
}

/// The claim under every wider, or every stricter, reading taken together: never below, or above,
/// the estimate.
pub fn joint_claim(
    setting: &Setting<'_, '_>,
    base: &Run,
    options: &Options,
    choice: Choice,
    solver: &mut dyn Solver,
) -> Decimal {
    let readings = Readings::new(&jointly(options, choice), setting.book);
    if readings == base.readings || nothing_to_claim_on(setting) {
        return base.claim;
    }
    hold(run(setting, readings, Some(base), solver).claim, base.claim, choice)
}

fn hold(claim: Decimal, base: Decimal, choice: Choice) -> Decimal {
    match choice {
        Choice::Upside => claim.max(base),
        Choice::Low => claim.min(base),
        Choice::Base => claim,
    }
}

/// The claim with one reading changed. A wider reading allows every designation of the base at no
/// less, a stricter one gives no more: where a large pool is not solved to the end, its result is
/// held to that.
fn claim_under(
    setting: &Setting<'_, '_>,
    base: &Run,
    options: &Options,
    choice: Choice,
    solver: &mut dyn Solver,
) -> Decimal {
    let readings = Readings::new(options, setting.book);
    if readings == base.readings {
        return base.claim;
    }
    let other = run(setting, readings, Some(base), solver);
    // A wider reading can also find a lot to be shared with an older line, and so identify less.
    let settled = other.proved && base.proved && setting.facts.direct.is_none();
    if settled { other.claim } else { hold(other.claim, base.claim, choice) }
}

/// What one other reading is worth.
pub fn worth(
    setting: &Setting<'_, '_>,
    base: &Run,
    options: &Options,
    alternative: Alternative,
    solver: &mut dyn Solver,
) -> SwitchWorth {
    let Alternative { switch, choice } = alternative;
    let worth = if !nothing_to_claim_on(setting)
        && can_move(setting, base.readings.direct.method, switch)
    {
        let other = options.with(switch, choice);
        claim_under(setting, base, &other, choice, solver) - base.claim
    } else {
        Decimal::ZERO
    };
    let info = switch.info();
    let stated = options.import_margin_days.filter(|_| switch == Switch::ImportDateMargin);
    let taken = info.text(options.choice(switch)).unwrap_or_default().to_owned();
    SwitchWorth {
        switch,
        base: stated.map_or(taken, |days| format!("{days} days")),
        alternative: info.text(choice).unwrap_or_default().to_owned(),
        worth: Money(worth),
    }
}

/// Whether no reading lets in any export: then every claim is zero.
#[must_use]
pub fn nothing_to_claim_on(setting: &Setting<'_, '_>) -> bool {
    setting.facts.exports.is_empty() && setting.facts.direct.is_none()
}

/// Exports that something may identify.
fn identified<'a>(facts: &'a AccountFacts<'_>) -> impl Iterator<Item = &'a DirectExport> {
    facts.direct.iter().flat_map(|direct| &direct.exports)
}

/// Whether anything in the data depends on a switch. A yes may still be worth nothing.
fn can_move(setting: &Setting<'_, '_>, elected: Option<Method>, switch: Switch) -> bool {
    let facts = setting.facts;
    let export = |test: &dyn Fn(&ExportFacts) -> bool| facts.exports.iter().any(test);
    let component = |test: &dyn Fn(&Component<'_>) -> bool| {
        facts.lines.iter().flat_map(|line| line.components.iter()).any(test)
    };
    let row = |test: &dyn Fn(&crate::law::Chapter99) -> bool| {
        component(&|c| c.standing.row.is_some_and(test))
    };
    let other = |text: TextKind| text != TextKind::Named;
    match switch {
        Switch::OtherRuleScheduleB => {
            export(&|e| e.kind != ExportNumberKind::Hts && other(e.texts.eight))
        }
        Switch::OtherTextMissing => export(&|e| e.texts.eight == TextKind::Missing),
        Switch::ComparatorCountry => component(&|c| c.standing.is_country_specific()),
        Switch::ComparatorRateDate => facts.lines.iter().any(|line| {
            let mut components = line.components.iter();
            components.any(|c| c.number.is_some_and(|n| may_change(setting.book, line, n)))
        }),
        Switch::LesserOfLevel => has_fees(facts) || export(&|e| states_origin(e.origin)),
        Switch::ComparatorMpf => has_fees(facts),
        Switch::MpfUnitDecimals => facts.lines.iter().any(|line| line.mpf.is_some()),
        Switch::ExciseCap => component(&|c| c.class == Class::Tax),
        Switch::SameDayFiling => {
            export(&|e| e.date == setting.filing)
                || identified(facts).any(|e| e.date == Some(setting.filing))
        }
        Switch::NorthernMarianas => identified(facts).any(|e| e.place == Place::Marianas),
        Switch::PartNumberJoin => facts.direct.as_ref().is_some_and(|d| !d.parts.is_empty()),
        Switch::AverageResidue => elected == Some(Method::Average),
        Switch::TurnoverWindow => elected == Some(Method::LowToHighTurnover),
        // 1 March is the only day on which the readings part.
        Switch::LeapFiling => setting.filing.month() == 3 && setting.filing.day() == 1,
        Switch::ImportDateMargin => facts.notes.without_import_date > 0,
        Switch::WithdrawalImportDate => facts.lines.iter().any(|line| line.withdrawal),
        Switch::TransferRecord => {
            let other = |owner: Owner| matches!(owner, Owner::Other | Owner::Unknown);
            export(&|e| other(e.owner)) || identified(facts).any(|e| other(e.owner))
        }
        Switch::DestinationUnknown => export(&|e| e.destination_unknown),
        Switch::IeepaRoute => row(&|row| row.ieepa),
        Switch::PartialProgrammes => row(&|row| {
            matches!(row.drawback, Drawback::Partial | Drawback::Unknown)
                && (row.provisions.contains(&Provision::J2)
                    || facts.direct.is_some() && row.provisions.contains(&Provision::J1))
        }),
        Switch::ProgrammeFloor => row(&|row| {
            !matches!(row.confidence.drawback, Confidence::Primary | Confidence::Secondary)
        }),
        _ => true,
    }
}

fn has_fees(facts: &AccountFacts<'_>) -> bool {
    let mut components = facts.lines.iter().flat_map(|line| line.components.iter());
    facts.lines.iter().any(|line| line.mpf.is_some())
        || components.any(|component| component.class == Class::Hmf)
}

fn states_origin(origin: ExportOrigin) -> bool {
    matches!(origin, ExportOrigin::Domestic | ExportOrigin::Country(_))
}
