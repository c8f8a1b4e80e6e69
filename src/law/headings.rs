//! Which rows of chapter 99 hold a heading, found by search: checks ask once for every line.

use super::Chapter99;
use crate::model::Arrange;

/// The headings cut into stretches over which the same rows stand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Headings {
    /// First heading of each stretch, rising, and its rows, narrowest first.
    stretches: Vec<(u32, Vec<u16>)>,
    /// Rows that are not headings.
    codes: Vec<u16>,
}

impl Headings {
    pub(super) fn new(rows: &[Chapter99]) -> Self {
        let numbered = || (0u16..).zip(rows);
        let mut starts: Vec<u32> = rows
            .iter()
            .filter_map(|row| row.digits)
            .flat_map(|(from, to)| [from, to + 1])
            .collect();
        starts.sort_unstable();
        starts.dedup();
        let holding = |start: u32| {
            let mut holding: Vec<_> = numbered()
                .filter(|(_, row)| {
                    row.digits.is_some_and(|(from, to)| from <= start && start <= to)
                })
                .collect();
            holding.arrange_by_key(|(_, row)| row.width());
            holding.into_iter().map(|(at, _)| at).collect()
        };
        Self {
            stretches: starts.into_iter().map(|start| (start, holding(start))).collect(),
            codes: numbered().filter(|(_, row)| row.digits.is_none()).map(|(at, _)| at).collect(),
        }
    }

    /// Places of the rows that hold a heading, narrowest first.
    pub(super) fn holding(&self, heading: u32) -> &[u16] {
        let above = self.stretches.partition_point(|(start, _)| *start <= heading);
        match above.checked_sub(1).and_then(|at| self.stretches.get(at)) {
            Some((_, rows)) => rows,
            None => &[],
        }
    }

    /// Places of the rows that are not headings.
    pub(super) fn codes(&self) -> &[u16] {
        &self.codes
    }
}
