//! The transportation problem as a network: imports, exports, and a root that takes what is left on
//! either side.

use std::ops::{Add, Sub};

/// A number that ranks by worth first and by thrift second.
///
/// Pairs of numbers in this order add, subtract and compare as numbers do, so the simplex method
/// works on them unchanged: its result is optimal by worth, and among all results of that worth by
/// thrift. Thrift can never cost a step of worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lex {
    /// On the grid of money.
    pub worth: i128,
    /// Less the days the import's right outlives the pool's soonest to expire: among equal results
    /// the one that spends the fewest unit-days of remaining life.
    pub thrift: i128,
}

impl Lex {
    pub(super) const ZERO: Self = Self { worth: 0, thrift: 0 };
}

impl Add for Lex {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { worth: self.worth + other.worth, thrift: self.thrift + other.thrift }
    }
}

impl Sub for Lex {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { worth: self.worth - other.worth, thrift: self.thrift - other.thrift }
    }
}

/// An admissible pair of merged lines that is worth something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub import: u32,
    pub export: u32,
    pub weight: Lex,
}

/// Nodes are the imports, then the exports, then the root. Arcs are the pairs (import to export),
/// then one slack for each node: import to root, root to export, worth nothing.
pub(super) struct Network<'a> {
    imports: u32,
    root: u32,
    pairs: &'a [Pair],
    pair_count: u32,
    units: Vec<i64>,
}

impl<'a> Network<'a> {
    pub(super) fn new(imports: &[i64], exports: &[i64], pairs: &'a [Pair]) -> Self {
        let size = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        Self {
            imports: size(imports.len()),
            root: size(imports.len() + exports.len()),
            pairs,
            pair_count: size(pairs.len()),
            units: imports.iter().chain(exports).copied().collect(),
        }
    }

    /// How many imports, which is the node of the first export.
    pub(super) fn imports(&self) -> u32 {
        self.imports
    }

    pub(super) fn root(&self) -> u32 {
        self.root
    }

    pub(super) fn arcs(&self) -> u32 {
        self.pair_count + self.root
    }

    pub(super) fn units(&self, node: u32) -> i64 {
        self.units[node as usize]
    }

    pub(super) fn is_pair(&self, arc: u32) -> bool {
        arc < self.pair_count
    }

    pub(super) fn pair(&self, arc: u32) -> Option<&Pair> {
        self.pairs.get(arc as usize)
    }

    pub(super) fn slack_of(&self, node: u32) -> u32 {
        self.pair_count + node
    }

    /// Tail and head.
    pub(super) fn ends(&self, arc: u32) -> (u32, u32) {
        match self.pairs.get(arc as usize) {
            Some(pair) => (pair.import, self.imports + pair.export),
            None => {
                let node = arc - self.pair_count;
                if node < self.imports { (node, self.root) } else { (self.root, node) }
            }
        }
    }

    pub(super) fn weight(&self, arc: u32) -> Lex {
        self.pairs.get(arc as usize).map_or(Lex::ZERO, |pair| pair.weight)
    }
}
