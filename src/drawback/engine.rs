//! From a portfolio to the estimate.

use super::account::{AccountFacts, accounts, unassigned};
use super::cape;
use super::claimable::claimable;
use super::conditions;
use super::destroyed::destroyed;
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
use super::weighing::Weighing;
use crate::law::Book;
use crate::model::{AccountKey, Money, Options, Portfolio};
use rust_decimal::Decimal;

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
    if depth == Depth::AllReadings {
        let mut weighing = Weighing::new(portfolio, book, options);
        loop {
            let estimate = weighing.step(portfolio, solver);
            let (accounts, account) = weighing.accounts();
            progress(Progress { account, accounts });
            if let Some(estimate) = estimate {
                return estimate;
            }
        }
    }
    let mut estimate = Estimate::default();
    let filing = options.filing_date.0;
    let percentage = book.decimal(keys::PERCENTAGE, filing);
    if let Some(what) = obstacle(portfolio, percentage) {
        estimate.unknown.push(what.to_owned());
        return estimate;
    }
    let percentage = percentage.unwrap_or_default();
    let all = accounts(portfolio, book, options);
    for (account, facts) in all.iter().enumerate() {
        let Some(importer) = facts.key else { continue };
        progress(Progress { account, accounts: all.len() });
        let setting = Setting { book, facts, filing, percentage };
        let base = run(&setting, Readings::new(options, book), None, solver);
        // Costs nothing where there is nothing to claim on.
        let readings = switches::nothing_to_claim_on(&setting)
            .then(|| nothing_moves(&setting, &base, options, solver));
        estimate.accounts.push(assemble(&setting, importer, portfolio, options, &base, readings));
    }
    estimate.unassigned = nobody_and_unassigned(portfolio, book, options, &all);
    estimate
}

/// Why nothing can be estimated, if so.
pub(super) fn obstacle(portfolio: &Portfolio, percentage: Option<Decimal>) -> Option<&'static str> {
    if portfolio.is_incomplete() {
        return Some("A file was not read to its end, so no sum is shown.");
    }
    percentage.is_none().then_some("The law book has no drawback percentage for the filing date.")
}

/// What stands on lines without an importer number, and on exports of no account.
pub(super) fn nobody_and_unassigned(
    portfolio: &Portfolio,
    book: &Book,
    options: &Options,
    accounts: &[AccountFacts<'_>],
) -> Vec<Ineligible> {
    let mut found: Vec<Ineligible> =
        accounts.iter().filter(|facts| facts.key.is_none()).flat_map(nobody).collect();
    let mut tally = Tally::default();
    for out in unassigned(portfolio, book, options) {
        tally.add(out.reason, 1, out.value);
    }
    found.extend(listed(&tally));
    found
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

/// The other readings where none can change a claim of zero.
fn nothing_moves(
    setting: &Setting<'_, '_>,
    base: &Run,
    options: &Options,
    solver: &mut dyn Solver,
) -> OtherReadings {
    let claim = Money(base.claim);
    let alternatives = switches::alternatives(setting, options);
    let worth = |alternative| switches::worth(setting, base, options, alternative, solver);
    let switches = alternatives.into_iter().map(worth).collect();
    OtherReadings { low: claim, upside: claim, switches, same_condition: Money::ZERO }
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

/// The estimate of an account from its run.
pub(super) fn assemble(
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
    let destroyed = destroyed(setting, base, portfolio, &uses);
    let mut unknown = conditions::unknown(setting, base, portfolio);
    unknown.extend(destroyed.unknown(setting.percentage));
    let mut raise = raise::raise(setting, &claimable, &ineligible, readings.as_ref(), &methods);
    raise.extend(destroyed.raise(setting.percentage));
    raise::order(&mut raise);
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
        raise,
        claimable,
        ways: base.ways.clone(),
        methods,
        expiring,
        next_lapse,
        assumptions,
        unknown,
        designations,
        ineligible,
        readings,
    }
}
