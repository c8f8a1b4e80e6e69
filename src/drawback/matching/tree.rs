//! Two trees over positions in a row: one that finds the nearest position holding enough, one that
//! keeps the largest prefix sum.

/// Maxima over ranges of a row of numbers: finds the nearest position whose number is at least a
/// threshold, in O(log n).
pub(super) struct MaxTree {
    width: usize,
    node: Vec<u32>,
}

impl MaxTree {
    /// A row of `len` zeros.
    pub(super) fn new(len: usize) -> Self {
        let width = len.max(1).next_power_of_two();
        Self { width, node: vec![0; 2 * width] }
    }

    /// Sets every number to zero.
    pub(super) fn clear(&mut self) {
        self.node.fill(0);
    }

    /// Sets the number at `at`.
    pub(super) fn set(&mut self, at: usize, number: u32) {
        let mut node = self.width + at;
        self.node[node] = number;
        while node > 1 {
            node /= 2;
            self.node[node] = self.node[2 * node].max(self.node[2 * node + 1]);
        }
    }

    /// The number at `at`.
    pub(super) fn get(&self, at: usize) -> u32 {
        self.node[self.width + at]
    }

    /// The first position from `at` on that holds at least `least` (more than zero).
    pub(super) fn first_from(&self, at: usize, least: u32) -> Option<usize> {
        if at >= self.width {
            return None;
        }
        let mut node = self.width + at;
        while self.node[node] < least {
            // Up while this is a right child, then one step to the right.
            while node % 2 == 1 {
                node /= 2;
            }
            if node == 0 {
                return None;
            }
            node += 1;
        }
        while node < self.width {
            node *= 2;
            node += usize::from(self.node[node] < least);
        }
        Some(node - self.width)
    }

    /// The last position before `end` that holds at least `least` (more than zero).
    pub(super) fn last_before(&self, end: usize, least: u32) -> Option<usize> {
        if end == 0 {
            return None;
        }
        let mut node = self.width + end.min(self.width) - 1;
        while self.node[node] < least {
            while node.is_multiple_of(2) {
                node /= 2;
            }
            if node <= 1 {
                return None;
            }
            node -= 1;
        }
        while node < self.width {
            node = 2 * node + 1;
            node -= usize::from(self.node[node] < least);
        }
        Some(node - self.width)
    }
}

/// Sums of a row of numbers and the largest sum of a prefix, the empty one included.
pub(super) struct PrefixTree {
    width: usize,
    /// Sum of the range, and the largest prefix sum within it.
    node: Vec<(i64, i64)>,
}

impl PrefixTree {
    /// A row of `len` zeros.
    pub(super) fn new(len: usize) -> Self {
        let width = len.max(1).next_power_of_two();
        Self { width, node: vec![(0, 0); 2 * width] }
    }

    /// Adds `number` at `at`.
    pub(super) fn add(&mut self, at: usize, number: i64) {
        let mut node = self.width + at;
        let sum = self.node[node].0 + number;
        self.node[node] = (sum, sum.max(0));
        while node > 1 {
            node /= 2;
            let (left, right) = (self.node[2 * node], self.node[2 * node + 1]);
            self.node[node] = (left.0 + right.0, left.1.max(left.0 + right.1));
        }
    }

    /// The largest sum of a prefix, at least zero.
    pub(super) fn largest_prefix(&self) -> i64 {
        self.node[1].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_positions_as_a_scan_finds_them() {
        let row: [u32; 11] = [0, 3, 0, 7, 1, 0, 0, 5, 2, 0, 4];
        let mut tree = MaxTree::new(row.len());
        for (at, number) in row.iter().enumerate() {
            tree.set(at, *number);
        }
        for least in 1..9 {
            for at in 0..18 {
                let first = (at..row.len()).find(|p| row[*p] >= least);
                assert_eq!(tree.first_from(at, least), first, "first from {at} of {least}");
                let last = (0..at.min(row.len())).rev().find(|p| row[*p] >= least);
                assert_eq!(tree.last_before(at, least), last, "last before {at} of {least}");
            }
        }
        tree.clear();
        assert_eq!(tree.first_from(0, 1), None);
        assert_eq!(MaxTree::new(0).last_before(1, 1), None);
    }

    #[test]
    fn largest_prefix_as_a_scan_finds_it() {
        let mut tree = PrefixTree::new(5);
        let mut row = [0_i64; 5];
        for (at, number) in [(3, 4), (0, -3), (1, 5), (4, -9), (2, -1), (0, 7), (1, -20)] {
            tree.add(at, number);
            row[at] += number;
            let best = (0..=5).map(|end| row[..end].iter().sum::<i64>()).max();
            assert_eq!(Some(tree.largest_prefix()), best);
        }
    }
}
