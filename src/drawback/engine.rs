//! From a portfolio to the estimate.

use super::account::{AccountFacts, accounts, unassigned};
use super::cape;
use super::claimable::claimable;
use super::conditions;
use super::direct;
use super::estimate::{
    AccountEstimate, Estimate, Ineligible, MethodWorth, OtherReadings, Progress,
};
use super::keys;
use super::left_out::left_out;
use super::market::Solver;
use super::optimiser::Optimiser;
use super::provisions::unused_substitution::Tally;
use super::raise;
use super::reading::Readings;
use super::reason::Reason;
use super::run::{Run, Setting, run};
use super::summary;
use super::switches;
use crate::law::Book;
use crate::model::{AccountKey, Choice, Money, Options, Portfolio};

/// Told how far the estimate has come.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress);

/// The drawback estimate of a portfolio, account by account.
///
/// A portfolio with a file that stopped inside gives none: no sum over more than one row may be
/// shown.
pub fn estimate(
    portfolio: &Portfolio,
    book: &Book,
    options: &Options,
    depth: Depth,
    progress: OnProgress<'_>,
) -> Estimate {
    estimate_with(portfolio, book, options, depth, &mut Optimiser, progress)
}

/// How much is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The estimate under the readings taken.
    Taken,
    /// The same, and what every other reading would give: some twenty estimates more.
    AllReadings,
}

/// The same with `solver` choosing designations.
pub fn estimate_with(
    portfolio: &Portfolio,
    book: &Book,
    options: &Options,
    depth: Depth,
    solver: &mut dyn Solver,
    progress: OnProgress<'_>,
) -> Estimate {
    let mut estimate = Estimate::default();
    if portfolio.is_incomplete() {
        estimate.unknown.push("A file was not read to its end, so no sum is shown.".to_owned());
        return estimate;
    }
    let filing = options.filing_date.0;
    let Some(percentage) = book.decimal(keys::PERCENTAGE, filing) else {
        let what = "The law book has no drawback percentage for the filing date.";
        estimate.unknown.push(what.to_owned());
        return estimate;
    };
    let all = accounts(portfolio, book, options);
    let of = all.len();
    for (at, facts) in all.iter().enumerate() {
        let Some(importer) = facts.key else {
            estimate.unassigned.extend(nobody(facts));
            continue;
        };
        let setting = Setting { book, facts, filing, percentage };
        let mut step = |readings, total| {
            progress(Progress { account: at, accounts: of, readings, of: total });
        };
        let base = run(&setting, Readings::new(options, book), None, solver);
        let readings = match depth {
            Depth::Taken if !switches::nothing_to_claim_on(&setting) => None,
            // Costs nothing where there is nothing to claim on.
            Depth::Taken => Some(weigh(&setting, &base, options, solver, &mut step)),
            Depth::AllReadings => Some(weigh(&setting, &base, options, solver, &mut step)),
        };
        estimate.accounts.push(assemble(&setting, importer, portfolio, options, &base, readings));
    }
    let mut tally = Tally::default();
    for out in unassigned(portfolio, book, options) {
        tally.add(out.reason, 1, out.value);
    }
    estimate.unassigned.extend(listed(&tally));
    estimate
}

/// Lines without an importer number.
fn nobody(facts: &AccountFacts<'_>) -> Vec<Ineligible> {
    let mut tally = Tally::default();
    for line in &facts.lines_out {
        tally.add(line.reason, 1, line.amount);
    }
    listed(&tally)
}

fn listed(tally: &Tally) -> Vec<Ineligible> {
    tally
        .iter()
        .map(|(reason, lines, amount)| Ineligible { reason, lines, amount: Money(amount) })
        .collect()
}

fn weigh(
    setting: &Setting<'_, '_>,
    base: &Run,
    options: &Options,
    solver: &mut dyn Solver,
    step: &mut dyn FnMut(usize, usize),
) -> OtherReadings {
    let alternatives = switches::alternatives(setting, options);
    let of = alternatives.len() + 4;
    step(1, of);
    let joint = |choice, solver: &mut dyn Solver| {
        Money(switches::joint_claim(setting, base, options, choice, solver))
    };
    let low = joint(Choice::Low, solver);
    step(2, of);
    let upside = joint(Choice::Upside, solver);
    step(3, of);
    let mut worths = Vec::with_capacity(alternatives.len());
    for (at, alternative) in alternatives.into_iter().enumerate() {
        worths.push(switches::worth(setting, base, options, alternative, solver));
        step(at + 4, of);
    }
    let same_condition = Money(switches::same_condition(setting, base, options, solver));
    step(of, of);
    OtherReadings { low, upside, switches: worths, same_condition }
}

/// What each accounting method would give on the account's ledgers.
fn methods(setting: &Setting<'_, '_>, base: &Run) -> Vec<MethodWorth> {
    direct::worths(&base.terms(setting), setting.filing)
        .into_iter()
        .map(|(method, amount)| MethodWorth {
            method,
            amount: amount.map(Money),
            elected: base.readings.direct.method == Some(method),
        })
        .collect()
}

fn assemble(
    setting: &Setting<'_, '_>,
    importer: AccountKey,
    portfolio: &Portfolio,
    options: &Options,
    base: &Run,
    readings: Option<OtherReadings>,
) -> AccountEstimate {
    let facts = setting.facts;
    let designations = summary::designations(&base.terms(setting), base, importer);
    let uses = summary::uses(facts, &designations);
    let ineligible = listed(&left_out(setting, base));
    let methods = methods(setting, base);
    let mut assumptions = conditions::assumptions(setting, base, options);
    if ineligible.iter().any(|group| group.reason == Reason::IeepaCapeFirst) {
        assumptions.extend(cape::standing(portfolio, importer));
    }
    let claimable = claimable(setting, base, &uses);
    let (expiring, next_lapse) = raise::expiring(setting, base, &uses);
    AccountEstimate {
        importer,
        estimate: Money(base.claim),
        bound: Money(base.claim + base.gap),
        proved: base.proved,
        by_provision: summary::by_provision(base),
        by_programme: summary::by_programme(facts, base),
        by_subheading: summary::by_subheading(facts, base),
        by_month: summary::by_month(facts, &designations),
        raise: raise::raise(setting, &claimable, &ineligible, readings.as_ref(), &methods),
        claimable,
        ways: base.ways.clone(),
        methods,
        expiring,
        next_lapse,
        assumptions,
        unknown: conditions::unknown(setting, base, portfolio),
        designations,
        ineligible,
        readings,
    }
}
