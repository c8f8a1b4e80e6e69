//! From a run to designations and the lists over them.

use super::account::AccountFacts;
use super::basis::{Class, Component};
use super::claims::{self, LineClaim};
use super::direct::{self, DirectClaim};
use super::estimate::{Designation, Share, SubheadingShare};
use super::exact::Fraction;
use super::market::Match;
use super::pools::Terms;
use super::provisions::unused_substitution as j2;
use super::refund::claim::spread;
use super::run::{Run, RunPool};
use crate::law::Provision;
use crate::model::Arrange;
use crate::model::{AccountKey, Date, Hts8, Money};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The designations of a run, by entry, line and export.
#[must_use]
pub fn designations(terms: &Terms<'_, '_>, run: &Run, importer: AccountKey) -> Vec<Designation> {
    let mut all: Vec<Designation> = Vec::new();
    for (_, pool) in &run.pools {
        for claim in &pool.claims {
            of_line(terms, run, pool, claim, importer, &mut all);
        }
    }
    for claim in &run.direct {
        of_direct(terms, run, claim, importer, &mut all);
    }
    // Lines and exports are numbered in the order of content.
    all.sort_by_key(|one| (one.line, one.export));
    all
}

/// The claim of a line by class, after the cap of its entry's fee.
fn cents(run: &Run, line: u32, claim: [Decimal; 4]) -> [Decimal; 4] {
    let [duty, tax, hmf, fee] = claim;
    [duty, tax, hmf, fee - run.trims.get(&line).copied().unwrap_or_default()]
}

/// The cents of each class spread over the designations of a line.
fn parts(
    terms: &Terms<'_, '_>,
    candidate: &j2::Candidate,
    pool: &RunPool,
    matches: &[Match],
    cents: &[Decimal; 4],
) -> Vec<Vec<Decimal>> {
    if matches.len() == 1 {
        return cents.iter().map(|cents| vec![*cents]).collect();
    }
    let shares = claims::shares(terms, candidate, &pool.facts, pool.scale, matches);
    let of_class = |class: usize| shares.iter().map(move |share| share[class].clone());
    (0..cents.len())
        .map(|class| spread(cents[class], &of_class(class).collect::<Vec<Fraction>>()))
        .collect()
}

fn of_line(
    terms: &Terms<'_, '_>,
    run: &Run,
    pool: &RunPool,
    claim: &LineClaim,
    importer: AccountKey,
    all: &mut Vec<Designation>,
) {
    let facts = terms.facts;
    let Some(candidate) = pool.facts.imports.get(claim.candidate as usize) else { return };
    let basis = &facts.lines[candidate.line as usize];
    let cents = cents(run, candidate.line, claim.cents);
    let range = claim.matches.start as usize..claim.matches.end as usize;
    let matches = pool.solved.matches.get(range).unwrap_or_default();
    let parts = parts(terms, candidate, pool, matches, &cents);
    for (at, m) in matches.iter().enumerate() {
        let Some(export) = pool.facts.exports.get(m.demand as usize) else { continue };
        let classes = std::array::from_fn(|class| {
            parts.get(class).and_then(|parts| parts.get(at)).copied().unwrap_or_default()
        });
        let designation = Designation {
            provision: j2::NAME,
            importer,
            line: basis.line,
            export: facts.exports[*export as usize].export,
            quantity: claims::units(m.quantity, pool.scale).normalize(),
            unit: basis.unit,
            amount: Money(classes.iter().sum()),
            classes,
            identified: None,
        };
        all.push(designation);
    }
}

/// The cents of each class of a direct claim, spread over its exports by units.
fn of_direct(
    terms: &Terms<'_, '_>,
    run: &Run,
    claim: &DirectClaim,
    importer: AccountKey,
    all: &mut Vec<Designation>,
) {
    let Some(basis) = terms.facts.lines.get(claim.line as usize) else { return };
    let Some(direct) = terms.facts.direct.as_deref() else { return };
    let shares: Vec<Fraction> = claim.uses.iter().map(|one| one.units.into()).collect();
    let parts = cents(run, claim.line, claim.cents).map(|cents| spread(cents, &shares));
    for (at, one) in claim.uses.iter().enumerate() {
        let Some(export) = direct.exports.get(one.export as usize) else { continue };
        let part = |class: usize| parts[class].get(at).copied().unwrap_or_default();
        let classes = std::array::from_fn(part);
        all.push(Designation {
            provision: direct::NAME,
            importer,
            line: basis.line,
            export: export.export,
            quantity: one.units.normalize(),
            unit: basis.unit,
            amount: Money(classes.iter().sum()),
            classes,
            identified: Some(one.how),
        });
    }
}

/// Every claim of a run with its line and provision, after the cap of each entry's fee.
fn by_line(run: &Run) -> impl Iterator<Item = (u32, Provision, [Decimal; 4])> + '_ {
    let pools = run.pools.iter().flat_map(|(_, pool)| pool.claims.iter().map(move |c| (pool, c)));
    let substitution = pools.filter_map(|(pool, claim)| {
        let line = pool.facts.imports.get(claim.candidate as usize)?.line;
        Some((line, Provision::J2, cents(run, line, claim.cents)))
    });
    let direct = run.direct.iter();
    substitution.chain(direct.map(|one| (one.line, Provision::J1, cents(run, one.line, one.cents))))
}

/// Claims by provision: substitution always, direct identification where it claims something.
#[must_use]
pub fn by_provision(run: &Run) -> Vec<Share> {
    let sum = |wanted: Provision| {
        let of = by_line(run).filter(|(_, provision, _)| *provision == wanted);
        Money(of.flat_map(|(_, _, cents)| cents).sum())
    };
    let mut shares = vec![Share { name: j2::NAME.to_owned(), amount: sum(Provision::J2) }];
    if !run.direct.is_empty() {
        let amount = sum(Provision::J1);
        shares.insert(0, Share { name: direct::NAME.to_owned(), amount });
    }
    shares
}

/// Claims by programme: the duty of a line is divided by what was paid under each programme that
/// counts, in cents by largest remainder.
#[must_use]
pub fn by_programme(facts: &AccountFacts<'_>, run: &Run) -> Vec<Share> {
    let mut sums: BTreeMap<&str, Decimal> = BTreeMap::new();
    for (line, provision, cents) in by_line(run) {
        let Some(basis) = facts.lines.get(line as usize) else { continue };
        for (at, class) in Class::ALL.into_iter().enumerate().take(3) {
            if cents[at].is_zero() {
                continue;
            }
            let stands = |component: &&Component<'_>| {
                let standing = &component.standing;
                component.class == class
                    && standing.reason_under(provision, class, &run.readings).is_none()
            };
            let counting: Vec<_> = basis.components.iter().filter(stands).collect();
            let paid: Vec<Fraction> = counting.iter().map(|c| c.amount.into()).collect();
            for (component, part) in counting.iter().zip(spread(cents[at], &paid)) {
                *sums.entry(component.programme()).or_default() += part;
            }
        }
        if let Some(row) = basis.mpf.and_then(|mpf| mpf.standing.row) {
            *sums.entry(&row.programme).or_default() += cents[3];
        }
    }
    let mut list: Vec<_> = sums
        .into_iter()
        .filter(|(_, amount)| !amount.is_zero())
        .map(|(name, amount)| Share { name: name.to_owned(), amount: Money(amount) })
        .collect();
    list.arrange_by(|a, b| b.amount.cmp(&a.amount).then_with(|| a.name.cmp(&b.name)));
    list
}

/// Claims by subheading of the imported goods, the largest first.
#[must_use]
pub fn by_subheading(facts: &AccountFacts<'_>, run: &Run) -> Vec<SubheadingShare> {
    let mut sums: BTreeMap<Hts8, (Decimal, u64)> = BTreeMap::new();
    for (key, pool) in &run.pools {
        let sum = sums.entry(key.identity.hts8()).or_default();
        for claim in &pool.claims {
            let line = pool.facts.imports.get(claim.candidate as usize).map_or(0, |c| c.line);
            sum.0 += cents(run, line, claim.cents).iter().sum::<Decimal>();
            sum.1 += u64::from(claim.matches.end - claim.matches.start);
        }
    }
    for claim in &run.direct {
        let Some(basis) = facts.lines.get(claim.line as usize) else { continue };
        let sum = sums.entry(basis.number.hts8()).or_default();
        sum.0 += cents(run, claim.line, claim.cents).iter().sum::<Decimal>();
        sum.1 += claim.uses.len() as u64;
    }
    let mut list: Vec<_> = sums
        .into_iter()
        .filter(|(_, (amount, count))| !amount.is_zero() || *count > 0)
        .map(|(hts8, (amount, designations))| SubheadingShare {
            hts8,
            amount: Money(amount),
            designations,
        })
        .collect();
    list.arrange_by(|a, b| b.amount.cmp(&a.amount).then(a.hts8.cmp(&b.hts8)));
    list
}

/// `2026-03`.
#[must_use]
pub fn month(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

/// Claims by month of export.
#[must_use]
pub fn by_month(facts: &AccountFacts<'_>, designations: &[Designation]) -> Vec<Share> {
    let mut dates: rustc_hash::FxHashMap<_, _> =
        facts.exports.iter().map(|export| (export.export, export.date)).collect();
    let identified = facts.direct.iter().flat_map(|direct| &direct.exports);
    dates.extend(identified.filter_map(|export| Some((export.export, export.date?))));
    let mut sums: BTreeMap<String, Money> = BTreeMap::new();
    for designation in designations {
        if let Some(date) = dates.get(&designation.export) {
            *sums.entry(month(*date)).or_default() += designation.amount;
        }
    }
    sums.into_iter().map(|(name, amount)| Share { name, amount }).collect()
}

/// What a run leaves of a line: units not designated, and the claim it already carries.
#[derive(Debug, Clone, Copy)]
pub struct Use {
    /// Units designated.
    pub units: Decimal,
    /// The claim on them.
    pub claim: Decimal,
}

/// How much of each line a run uses.
#[must_use]
pub fn uses(facts: &AccountFacts<'_>, designations: &[Designation]) -> Vec<Use> {
    let mut uses = vec![Use { units: Decimal::ZERO, claim: Decimal::ZERO }; facts.lines.len()];
    for designation in designations {
        // Lines of an account stand in their order.
        let at = facts.lines.binary_search_by_key(&designation.line, |basis| basis.line).ok();
        if let Some(found) = at.and_then(|at| uses.get_mut(at)) {
            found.units += designation.quantity;
            found.claim += designation.amount.0;
        }
    }
    uses
}
