//! Which findings touch which lines, and what an account's findings come to.

use crate::checks::CheckOutcome;
use crate::finding::Found;
use crate::model::{EntrySummary, Field, Money, Place, Portfolio};
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
    fn add(&mut self, finding: Found<'_>) {
        self.findings += 1;
        self.owed += finding.amount().owed.unwrap_or_default();
        self.back += finding.amount().back.unwrap_or_default();
    }
}

/// Whose a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Nobody,
    Account(usize),
    Several,
}

impl Owner {
    fn add(&mut self, account: usize) {
        *self = match *self {
            Self::Nobody => Self::Account(account),
            Self::Account(known) if known == account => Self::Account(account),
            _ => Self::Several,
        };
    }
}

/// A finding at a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Touch {
    place: Place,
    finding: u32,
    /// Whether it points at what the whole entry summary has in common, which stands on every row.
    of_entry: bool,
}

/// The findings by the rows they point at.
#[derive(Debug)]
pub(super) struct Touched<'a> {
    findings: Vec<Found<'a>>,
    owners: Vec<Owner>,
    /// Whether a finding points at nothing but fields of the summary: then it touches all its lines.
    /// Which of them its row happens to be depends on the order of rows.
    whole: Vec<bool>,
    touches: Vec<Touch>,
    /// Parts of `touches`, by row.
    ranges: FxHashMap<Place, (u32, u32)>,
}

/// The findings on one entry summary, by their numbers.
#[derive(Debug, Default)]
pub(super) struct OnEntry {
    /// All, each once.
    pub(super) all: Vec<u32>,
    /// Those that touch every line.
    whole: Vec<u32>,
    /// Those of single lines, line after line, and where each line's end.
    lines: Vec<u32>,
    ends: Vec<usize>,
}

impl OnEntry {
    /// The findings that touch a line, given by its place in the summary.
    pub(super) fn of_line(&self, line: usize, found: &mut Vec<u32>) {
        found.clear();
        let start = line.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(line).copied().unwrap_or_default();
        found.extend_from_slice(&self.whole);
        found.extend_from_slice(self.lines.get(start.unwrap_or_default()..end).unwrap_or_default());
    }
}

fn is_of_entry(field: Field) -> bool {
    // Fields stand in the order of summary, line, tariff record, export.
    field < Field::LineNumber && field != Field::ImportDate
}

impl<'a> Touched<'a> {
    pub(super) fn new(outcomes: &'a [CheckOutcome]) -> Self {
        let findings: Vec<Found<'_>> =
            outcomes.iter().flat_map(|outcome| outcome.findings.iter()).collect();
        let touches = (0u32..).zip(&findings).flat_map(|(finding, of)| {
            of.places().iter().map(move |at| Touch {
                place: at.place,
                finding,
                of_entry: is_of_entry(at.field),
            })
        });
        let mut touches: Vec<Touch> = touches.collect();
        touches.sort_unstable();
        // Of two cells of a row the one of the line is kept.
        touches.dedup_by_key(|touch| (touch.place, touch.finding));
        let mut ranges = FxHashMap::default();
        let mut start = 0u32;
        for of_place in touches.chunk_by(|a, b| a.place == b.place) {
            let end = start + of_place.len() as u32;
            if let Some(first) = of_place.first() {
                ranges.insert(first.place, (start, end));
            }
            start = end;
        }
        let whole = |of: &Found<'_>| of.places().iter().all(|at| is_of_entry(at.field));
        Self {
            owners: vec![Owner::Nobody; findings.len()],
            whole: findings.iter().map(whole).collect(),
            findings,
            touches,
            ranges,
        }
    }

    /// The findings on an entry summary, which is an account's.
    pub(super) fn of_entry(
        &mut self,
        portfolio: &Portfolio,
        entry: &EntrySummary,
        account: usize,
        found: &mut OnEntry,
    ) {
        found.all.clear();
        found.whole.clear();
        found.lines.clear();
        found.ends.clear();
        if self.ranges.is_empty() {
            return;
        }
        for (_, line) in portfolio.lines_of(entry) {
            for record in line.tariffs.clone() {
                let range = self.ranges.get(&portfolio.tariffs.place(record));
                let Some((start, end)) = range.copied() else { continue };
                let at = self.touches.get(start as usize..end as usize).unwrap_or_default();
                for touch in at {
                    found.all.push(touch.finding);
                    let number = touch.finding as usize;
                    if self.whole.get(number).copied().unwrap_or_default() {
                        found.whole.push(touch.finding);
                    } else if !touch.of_entry {
                        found.lines.push(touch.finding);
                    }
                    if let Some(owner) = self.owners.get_mut(number) {
                        owner.add(account);
                    }
                }
            }
            found.ends.push(found.lines.len());
        }
        found.all.sort_unstable();
        found.all.dedup();
        found.whole.sort_unstable();
        found.whole.dedup();
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
                Some(sum) => sum.add(*finding),
                None => nobody += 1,
            }
        }
        (sums, nobody)
    }
}
