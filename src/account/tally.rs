//! Counts the lines of a window.

use super::ballot::Pointer;
use super::center::{Assignment, NoCenter, Reported, Vote, Window};
use crate::law::{Book, Confidence};
use crate::model::Arrange;
use crate::model::{EntrySummary, Money, Portfolio, Symbol};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Chapters of the tariff, with one place for none.
const CHAPTERS: usize = 100;

/// The lines of one account's window by Center.
#[derive(Debug)]
pub(super) struct Tally {
    window: Option<Window>,
    counts: Vec<Count>,
    of: u64,
    undecided: u64,
    value: Money,
    centers: Names,
    teams: Names,
}

#[derive(Debug, Clone)]
struct Count {
    lines: u64,
    sourced: u64,
    secondary: u64,
    value: Money,
    chapters: [u64; CHAPTERS],
}

impl Tally {
    /// An empty one; without a window nothing is counted.
    pub(super) fn new(window: Option<Window>, book: &Book) -> Self {
        let none = Count {
            lines: 0,
            sourced: 0,
            secondary: 0,
            value: Money::ZERO,
            chapters: [0; CHAPTERS],
        };
        Self {
            window,
            counts: vec![none; book.centers.len()],
            of: 0,
            undecided: 0,
            value: Money::ZERO,
            centers: Names::default(),
            teams: Names::default(),
        }
    }

    /// Whether the lines of a summary count; if so, what it reports is noted.
    pub(super) fn admits(&mut self, entry: &EntrySummary) -> bool {
        let day = entry.entry_date.map(|date| date.0);
        let admits = self.window.zip(day).is_some_and(|(window, day)| window.contains(day));
        if admits {
            self.centers.add(entry.center);
            self.teams.add(entry.review_team);
        }
        admits
    }

    /// Counts a line.
    pub(super) fn add(&mut self, pointer: Option<Pointer>, value: Option<Money>) {
        let value = value.unwrap_or_default();
        self.of += 1;
        self.value += value;
        let count = pointer.and_then(|at| Some((at, self.counts.get_mut(usize::from(at.center))?)));
        let Some((pointer, count)) = count else {
            self.undecided += 1;
            return;
        };
        count.lines += 1;
        count.sourced += u64::from(pointer.confidence == Confidence::Primary);
        count.secondary += u64::from(pointer.confidence == Confidence::Secondary);
        count.value += value;
        if let Some(chapter) = count.chapters.get_mut(usize::from(pointer.chapter)) {
            *chapter += 1;
        }
    }

    /// The assignment, or why there is none.
    pub(super) fn assign(self, portfolio: &Portfolio) -> Result<Assignment, NoCenter> {
        let window = self.window.ok_or(NoCenter::WithoutDate)?;
        let mut votes: Vec<Vote> = (0u16..)
            .zip(&self.counts)
            .filter(|(_, count)| count.lines > 0)
            .map(|(center, count)| count.vote(center))
            .collect();
        // The book lists Centers by code.
        votes.arrange_by_key(|vote| (Reverse(vote.lines), vote.center));
        if votes.is_empty() {
            return Err(NoCenter::WithoutVote);
        }
        let center = self.centers.most(portfolio);
        let team = self.teams.most(portfolio);
        let differ = match center {
            Some(_) => self.centers.others(center),
            None => self.teams.others(team),
        };
        let text = |symbol: Symbol| portfolio.str(symbol).to_owned();
        let reported = (center.is_some() || team.is_some()).then(|| Reported {
            center: center.map(text),
            team: team.map(text),
            differ,
        });
        let (of, undecided, value) = (self.of, self.undecided, self.value);
        Ok(Assignment { votes, of, undecided, value, window, reported })
    }
}

impl Count {
    fn vote(&self, center: u16) -> Vote {
        let mut chapters: Vec<(u8, u64)> =
            (0u8..).zip(self.chapters).filter(|(_, lines)| *lines > 0).collect();
        chapters.arrange_by_key(|(chapter, lines)| (Reverse(*lines), *chapter));
        let (lines, sourced, secondary) = (self.lines, self.sourced, self.secondary);
        Vote { center, lines, sourced, secondary, value: self.value, chapters }
    }
}

/// How often a text is reported.
#[derive(Debug, Default)]
struct Names(FxHashMap<Symbol, u64>);

impl Names {
    fn add(&mut self, name: Symbol) {
        if name.is_some() {
            *self.0.entry(name).or_default() += 1;
        }
    }

    /// The most frequent; of equals the first by its text.
    fn most(&self, portfolio: &Portfolio) -> Option<Symbol> {
        let first = |(name, count): &(&Symbol, &u64)| (Reverse(**count), portfolio.str(**name));
        self.0.iter().min_by_key(first).map(|(name, _)| *name)
    }

    /// How often another one is reported.
    fn others(&self, most: Option<Symbol>) -> u64 {
        self.0.iter().filter(|(name, _)| Some(**name) != most).map(|(_, count)| count).sum()
    }
}
