//! Subheadings that hang together: an identified line shares its units with substitution in its own
//! subheading, an identified export in the subheading of its number.

use super::DirectFacts;
use super::identify::Attribution;
use crate::drawback::eligibility::admit;
use crate::drawback::pools::Terms;
use crate::drawback::provisions::unused_substitution::PoolKey;
use crate::model::Arrange;
use crate::model::{Date, Hts8};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// A group of subheadings with what is identified in it.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// Sorted.
    pub(super) subheadings: Vec<Hts8>,
    /// By line and export.
    pub(super) attributions: Vec<Attribution>,
}

/// The pool of a reading that an identified export belongs to, and its place in the account.
pub(super) fn pool_of(
    terms: &Terms<'_, '_>,
    filing: Date,
    direct: &DirectFacts,
    export: u32,
) -> Option<(PoolKey, u32)> {
    let at = direct.exports.get(export as usize)?.substitution?;
    let facts = terms.facts.exports.get(at as usize)?;
    let identity = admit(facts, &terms.readings, filing).ok()?;
    Some((PoolKey { identity, unit: facts.unit }, at))
}

/// Groups, by their first subheading.
pub(super) fn groups(
    terms: &Terms<'_, '_>,
    filing: Date,
    direct: &DirectFacts,
    attributions: &[Attribution],
) -> Vec<Group> {
    let mut sets = Sets::default();
    let hts8 = |one: &Attribution| Some(terms.facts.lines.get(one.line as usize)?.number.hts8());
    for one in attributions {
        let Some(own) = hts8(one) else { continue };
        sets.place(own);
        if let Some((key, _)) = pool_of(terms, filing, direct, one.export) {
            sets.join(own, key.identity.hts8());
        }
    }
    let mut found: FxHashMap<usize, Group> = FxHashMap::default();
    for at in 0..sets.names.len() {
        let root = sets.root(at);
        found.entry(root).or_default().subheadings.push(sets.names[at]);
    }
    for one in attributions {
        let Some(at) = hts8(one).map(|own| sets.place(own)) else { continue };
        let root = sets.root(at);
        found.entry(root).or_default().attributions.push(*one);
    }
    let mut groups: Vec<Group> = found.into_values().collect();
    for group in &mut groups {
        group.subheadings.sort_unstable();
    }
    groups.arrange_by(|a, b| a.subheadings.cmp(&b.subheadings));
    groups
}

/// Units of exports (places in the account) that a group's attributions take.
pub(super) fn taken(
    terms: &Terms<'_, '_>,
    filing: Date,
    direct: &DirectFacts,
    attributions: &[Attribution],
) -> FxHashMap<u32, Decimal> {
    let mut taken: FxHashMap<u32, Decimal> = FxHashMap::default();
    for one in attributions {
        if let Some((_, at)) = pool_of(terms, filing, direct, one.export) {
            *taken.entry(at).or_default() += one.units;
        }
    }
    taken
}

/// Disjoint sets of subheadings.
#[derive(Default)]
struct Sets {
    names: Vec<Hts8>,
    places: FxHashMap<Hts8, usize>,
    parents: Vec<usize>,
}

impl Sets {
    fn place(&mut self, name: Hts8) -> usize {
        if let Some(known) = self.places.get(&name) {
            return *known;
        }
        let at = self.names.len();
        self.names.push(name);
        self.parents.push(at);
        self.places.insert(name, at);
        at
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    fn join(&mut self, a: Hts8, b: Hts8) {
        let (a, b) = (self.place(a), self.place(b));
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b)] = a.min(b);
    }
}
