//! From a portfolio to the estimate.

use super::account::{AccountFacts, accounts, unassigned};
use super::conditions;
use super::estimate::{AccountEstimate, Estimate, Ineligible, Progress, Share};
use super::keys;
use super::market::Solver;
use super::optimiser::Optimiser;
use super::provisions::unused_substitution::{self as j2, Tally};
use super::raise;
use super::reading::Readings;
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
    progress: OnProgress<'_>,
) -> Estimate {
    estimate_with(portfolio, book, options, &mut Optimiser, progress)
}

/// The same with `solver` choosing designations.
pub fn estimate_with(
    portfolio: &Portfolio,
    book: &Book,
    options: &Options,
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
        estimate.accounts.push(account(&setting, importer, portfolio, options, solver, &mut step));
    }
    let mut tally = Tally::new();
    for out in unassigned(portfolio, book, options) {
        let entry = tally.entry(out.reason).or_default();
        entry.0 += 1;
        entry.1 += out.value;
    }
    estimate.unassigned.extend(listed(&tally));
    estimate
}

/// Lines without an importer number.
fn nobody(facts: &AccountFacts<'_>) -> Vec<Ineligible> {
    let mut tally = Tally::new();
    for line in &facts.lines_out {
        let entry = tally.entry(line.reason).or_default();
        entry.0 += 1;
        entry.1 += line.amount;
    }
    listed(&tally)
}

fn listed(tally: &Tally) -> Vec<Ineligible> {
    tally
        .iter()
        .map(|(reason, (lines, amount))| Ineligible {
            reason: *reason,
            lines: *lines,
            amount: Money(*amount),
        })
        .collect()
}

fn account(
    setting: &Setting<'_, '_>,
    importer: AccountKey,
    portfolio: &Portfolio,
    options: &Options,
    solver: &mut dyn Solver,
    step: &mut dyn FnMut(usize, usize),
) -> AccountEstimate {
    let alternatives = switches::alternatives(options);
    let of = alternatives.len() + 3;
    let base = run(setting, Readings::new(options, setting.book), None, solver);
    step(1, of);
    let joint = |choice, solver: &mut dyn Solver| {
        Money(switches::joint_claim(setting, &base, options, choice, solver))
    };
    let low = joint(Choice::Low, solver);
    step(2, of);
    let upside = joint(Choice::Upside, solver);
    step(3, of);
    let mut worths = Vec::with_capacity(alternatives.len());
    for (at, alternative) in alternatives.into_iter().enumerate() {
        worths.push(switches::worth(setting, &base, options, alternative, solver));
        step(at + 4, of);
    }
    assemble(setting, importer, portfolio, options, &base, Parts { low, upside, worths })
}

struct Parts {
    low: Money,
    upside: Money,
    worths: Vec<super::estimate::SwitchWorth>,
}

fn assemble(
    setting: &Setting<'_, '_>,
    importer: AccountKey,
    portfolio: &Portfolio,
    options: &Options,
    base: &Run,
    parts: Parts,
) -> AccountEstimate {
    let facts = setting.facts;
    let designations = summary::designations(facts, base, importer);
    let uses = summary::uses(facts, &designations);
    let ineligible = listed(&base.admission.out);
    let (expiring, next_lapse) = raise::expiring(setting, base, &uses);
    AccountEstimate {
        importer,
        estimate: Money(base.claim),
        bound: Money(base.claim + base.gap),
        proved: base.proved,
        low: parts.low,
        upside: parts.upside,
        by_provision: vec![Share { name: j2::NAME.to_owned(), amount: Money(base.claim) }],
        by_programme: summary::by_programme(facts, base),
        by_subheading: summary::by_subheading(base),
        by_month: summary::by_month(facts, &designations),
        raise: raise::raise(setting, base, &uses, &ineligible, &parts.worths),
        expiring,
        next_lapse,
        assumptions: conditions::assumptions(setting, base, options),
        unknown: conditions::unknown(setting, base, portfolio),
        designations,
        ineligible,
        switches: parts.worths,
    }
}
