//! A market of waiting lines: each line that arrives is closed against the time-tightest line that
//! waits on the other side.

use super::lines::{Flow, Lines};
use super::pool::Pool;
use super::tree::MaxTree;
use super::weigh::Weigher;

/// A line that arrives, with the key that decides when: higher keys first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arrival {
    pub key: i128,
    pub line: u32,
}

/// Units still open on both sides, the lines that wait, and the flows made so far.
///
/// Every flow closes at least one of its two lines, and a closed line gets no further flow. So each
/// flow can be charged to a line of its own, no cycle of flows exists, and the flows form a forest
/// with at most one open line in each tree: a basis to start the exact solver from.
pub(super) struct Market<'a> {
    lines: &'a Lines,
    weigher: &'a Weigher<'a>,
    pub open_imports: Vec<i64>,
    pub open_exports: Vec<i64>,
    pub flows: Vec<Flow>,
    pub value: i128,
    waiting_imports: MaxTree,
    waiting_exports: MaxTree,
    /// Leaf of each import, by beginning of its window, then widest and last in content first, so
    /// that the nearest leaf to the left is the tightest and, of equals, the first to expire.
    leaf: Vec<u32>,
    at_leaf: Vec<u32>,
    /// Imports whose window has begun by each slot.
    begun: Vec<u32>,
}

impl<'a> Market<'a> {
    pub(super) fn new(lines: &'a Lines, weigher: &'a Weigher<'a>) -> Self {
        let mut at_leaf: Vec<u32> = (0..count(lines.imports.len())).collect();
        at_leaf.sort_unstable_by_key(|at| {
            let import = &lines.imports[*at as usize];
            (import.from, std::cmp::Reverse((import.until, *at)))
        });
        let mut leaf = vec![0; at_leaf.len()];
        for (at, import) in (0..).zip(&at_leaf) {
            leaf[*import as usize] = at;
        }
        let mut begun = vec![0; lines.slots as usize];
        for import in &lines.imports {
            begun[import.from as usize] += 1;
        }
        running_sums(&mut begun);
        Self {
            lines,
            weigher,
            open_imports: lines.imports.iter().map(|i| i.quantity).collect(),
            open_exports: lines.exports.iter().map(|j| j.quantity).collect(),
            flows: Vec::new(),
            value: 0,
            waiting_imports: MaxTree::new(lines.imports.len()),
            waiting_exports: MaxTree::new(lines.exports.len()),
            leaf,
            at_leaf,
            begun,
        }
    }

    /// The pool behind the lines.
    pub(super) fn pool(&self) -> &'a Pool {
        self.weigher.pool()
    }

    /// What a unit of a merged pair is worth.
    pub(super) fn weight(&self, import: u32, export: u32) -> i128 {
        let (line, other) =
            (&self.lines.imports[import as usize], &self.lines.exports[export as usize]);
        self.weigher.weight(line.lead, other.lead)
    }

    /// First slot of an import's window and the slot after its last.
    pub(super) fn window(&self, import: u32) -> (u32, u32) {
        let line = &self.lines.imports[import as usize];
        (line.from, line.until)
    }

    /// Lets lines arrive by descending key (imports first among equals) and pairs them; both lists
    /// are in that order. Lines that stay open wait in vain: nothing is left over between passes
    /// except open units.
    pub(super) fn pass(&mut self, imports: &[Arrival], exports: &[Arrival]) {
        self.waiting_imports.clear();
        self.waiting_exports.clear();
        let (mut imports, mut exports) = (imports.iter().peekable(), exports.iter().peekable());
        loop {
            let import_first = match (imports.peek(), exports.peek()) {
                (Some(i), Some(j)) => i.key >= j.key,
                (import, _) => import.is_some(),
            };
            if import_first {
                let Some(import) = imports.next() else { return };
                self.import_arrives(import.line);
            } else {
                let Some(export) = exports.next() else { return };
                self.export_arrives(export.line);
            }
        }
    }

    fn import_arrives(&mut self, import: u32) {
        let line = &self.lines.imports[import as usize];
        while self.open_imports[import as usize] > 0 {
            let start = self.lines.admitted(line).start as usize;
            let found = self.waiting_exports.first_from(start, 1);
            let Some(export) = found.filter(|at| self.lines.exports[*at].slot < line.until) else {
                break;
            };
            if !self.pair(import, count(export)) {
                break;
            }
            if self.open_exports[export] == 0 {
                self.waiting_exports.set(export, 0);
            }
        }
        if self.open_imports[import as usize] > 0 {
            self.waiting_imports.set(self.leaf[import as usize] as usize, line.until);
        }
    }

    fn export_arrives(&mut self, export: u32) {
        let slot = self.lines.exports[export as usize].slot;
        while self.open_exports[export as usize] > 0 {
            let end = self.begun[slot as usize] as usize;
            let Some(leaf) = self.waiting_imports.last_before(end, slot + 1) else { break };
            let import = self.at_leaf[leaf];
            if !self.pair(import, export) {
                break;
            }
            if self.open_imports[import as usize] == 0 {
                self.waiting_imports.set(leaf, 0);
            }
        }
        if self.open_exports[export as usize] > 0 {
            self.waiting_exports.set(export as usize, 1);
        }
    }

    /// Pairs all units the two lines have open; `false` when a unit of the pair is worth nothing or
    /// the dates forbid it.
    pub(super) fn pair(&mut self, import: u32, export: u32) -> bool {
        let (i, j) = (import as usize, export as usize);
        let (line, other) = (&self.lines.imports[i], &self.lines.exports[j]);
        let quantity = self.open_imports[i].min(self.open_exports[j]);
        if quantity <= 0 || other.slot < line.from || line.until <= other.slot {
            return false;
        }
        let weight = self.weight(import, export);
        if weight == 0 {
            return false;
        }
        self.open_imports[i] -= quantity;
        self.open_exports[j] -= quantity;
        self.value += weight * i128::from(quantity);
        self.flows.push(Flow { import, export, quantity });
        true
    }
}

/// Each number becomes the sum of the numbers up to it.
pub(super) fn running_sums(counts: &mut [u32]) {
    for at in 1..counts.len() {
        counts[at] += counts[at - 1];
    }
}

/// A position as 32 bits; pools hold fewer lines than that.
pub(super) fn count(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
