//! Which findings touch which lines, and what an account's findings come to.

use crate::checks::CheckOutcome;
use crate::finding::Finding;
use crate::model::{EntryLine, Money, Place, Portfolio};
use rustc_hash::FxHashMap;

/// What the findings of an account say of money. A finding that says none adds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AccountMoney {
    /// Findings.
    pub findings: u64,
    /// What may be owed.
    pub owed: Money,
    /// What may come back.
    pub back: Money,
}

impl AccountMoney {
    fn add(&mut self, finding: &Finding) {
        self.findings += 1;
        self.owed += finding.amount.owed.unwrap_or_default();
        self.back += finding.amount.back.unwrap_or_default();
    }
}

/// Whose a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Nobody,
    Account(usize),
    Several,
}

/// The findings by the rows they point at.
#[derive(Debug)]
pub(super) struct Touched<'a> {
    findings: Vec<&'a Finding>,
    owners: Vec<Owner>,
    /// Row and finding, by row; the numbers of findings as ranges of this list.
    places: Vec<(Place, u32)>,
    ranges: FxHashMap<Place, (u32, u32)>,
}

impl<'a> Touched<'a> {
    pub(super) fn new(outcomes: &'a [CheckOutcome]) -> Self {
        let findings: Vec<&Finding> =
            outcomes.iter().flat_map(|outcome| &outcome.findings).collect();
        let numbered = (0u32..).zip(&findings);
        let mut places: Vec<(Place, u32)> = numbered
            .flat_map(|(number, finding)| finding.places.iter().map(move |at| (at.place, number)))
            .collect();
        places.sort_unstable();
        places.dedup();
        let mut ranges = FxHashMap::default();
        let mut start = 0u32;
        for of_place in places.chunk_by(|a, b| a.0 == b.0) {
            let end = start + of_place.len() as u32;
            if let Some((place, _)) = of_place.first() {
                ranges.insert(*place, (start, end));
            }
            start = end;
        }
        Self { owners: vec![Owner::Nobody; findings.len()], findings, places, ranges }
    }

    /// Adds the findings that point at a row of a line, which is an account's.
    pub(super) fn of_line(
        &mut self,
        portfolio: &Portfolio,
        line: &EntryLine,
        account: usize,
        found: &mut Vec<u32>,
    ) {
        if self.ranges.is_empty() {
            return;
        }
        for record in line.tariffs.clone() {
            let range = self.ranges.get(&portfolio.tariffs.place(record));
            let Some((start, end)) = range.copied() else { continue };
            let at = self.places.get(start as usize..end as usize).unwrap_or_default();
            for (_, number) in at {
                found.push(*number);
                if let Some(owner) = self.owners.get_mut(*number as usize) {
                    *owner = match *owner {
                        Owner::Nobody => Owner::Account(account),
                        Owner::Account(known) if known == account => Owner::Account(account),
                        _ => Owner::Several,
                    };
                }
            }
        }
    }

    /// What the findings of each of some accounts come to, and how many are no single one's. Where
    /// there is only one account all are its own.
    pub(super) fn money(&self, accounts: usize) -> (Vec<AccountMoney>, u64) {
        let mut sums = vec![AccountMoney::default(); accounts];
        let mut nobody = 0;
        for (finding, owner) in self.findings.iter().zip(&self.owners) {
            let account = match owner {
                _ if accounts == 1 => Some(0),
                Owner::Account(account) => Some(*account),
                Owner::Nobody | Owner::Several => None,
            };
            match account.and_then(|at| sums.get_mut(at)) {
                Some(sum) => sum.add(finding),
                None => nobody += 1,
            }
        }
        (sums, nobody)
    }
}
