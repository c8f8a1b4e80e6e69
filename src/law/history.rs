//! Which tariff numbers stood in which edition of the tariff.
//!
//! Tables `tariff_editions` and `tariff_changes`: the schedule is kept whole only once (`tariff`);
//! of the other editions only the numbers of goods that are not in all of them. Between two editions
//! that disagree, before the first and after the last, a number is neither valid nor wrong: unknown.

use super::{Book, Confidence};
use crate::model::{Date, HtsNumber};

/// An edition of the tariff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The first day on which it may have been in force: where an edition is not dated exactly, the
    /// two days enclose its date.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// What it is, for a sentence: `the 2025 basic edition`.
    pub name: String,
    /// Whether it is CBP's list, which tells since when a number is listed.
    pub is_list: bool,
    /// Where it stands.
    pub cite: String,
    /// How sure we are of its date.
    pub confidence: Confidence,
}

/// A number of goods that is not in every edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberHistory {
    /// The number.
    pub number: HtsNumber,
    /// For each edition, whether it holds the number.
    pub seen: Vec<bool>,
    /// The day since which CBP's list has it, with its present attributes at least.
    pub listed_from: Option<Date>,
    /// What it became, as a comparison of texts has it.
    pub became: Vec<HtsNumber>,
}

/// Whether a tariff number was valid on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberStanding {
    /// Every edition around the date has it.
    Valid,
    /// No edition around the date has it.
    NotValid,
    /// The editions disagree, or none encloses the date, or the chapter is not kept.
    Unknown,
}

impl Book {
    /// Whether a number of goods (chapters 1 to 97) was valid on a date. A subheading padded with
    /// `00` that has statistical numbers is unknown: it may be an eight-digit number.
    #[must_use]
    pub fn number_standing(&self, number: HtsNumber, date: Date) -> NumberStanding {
        if !(1..=97).contains(&number.chapter()) || self.tariff.is_empty() {
            return NumberStanding::Unknown;
        }
        let history = self.number_history(number);
        if self.is_listed_on(history, date) {
            return NumberStanding::Valid;
        }
        let Some(around) = self.editions_around(date) else { return NumberStanding::Unknown };
        let everywhere = self.tariff.has10(number);
        let holds = |at: &usize| match history {
            Some(history) => history.seen.get(*at).copied().unwrap_or(false),
            None => everywhere,
        };
        let holding = around.iter().filter(|at| holds(at)).count();
        let padded = history.is_none()
            && number.digits().is_multiple_of(100)
            && self.tariff.has8(number.hts8());
        match holding {
            0 if !padded => NumberStanding::NotValid,
            held if held == around.len() => NumberStanding::Valid,
            _ => NumberStanding::Unknown,
        }
    }

    /// The row of a number that is not in every edition.
    #[must_use]
    pub fn number_history(&self, number: HtsNumber) -> Option<&NumberHistory> {
        let rows = &self.tariff_changes;
        rows.binary_search_by_key(&number, |row| row.number).ok().and_then(|at| rows.get(at))
    }

    /// The editions that hold a number, in order of date.
    #[must_use]
    pub fn editions_with(&self, number: HtsNumber) -> Vec<&Edition> {
        let everywhere = self.tariff.has10(number);
        let history = self.number_history(number);
        let numbered = self.tariff_editions.iter().enumerate();
        let holds = |at: usize| match history {
            Some(history) => history.seen.get(at).copied().unwrap_or(false),
            None => everywhere,
        };
        numbered.filter(|(at, _)| holds(*at)).map(|(_, edition)| edition).collect()
    }

    /// The editions that enclose a date, by their place: the last that is surely before it, those
    /// that may be of that very day, the first that is surely after it. `None` when there is none on
    /// one side.
    #[must_use]
    pub fn editions_around(&self, date: Date) -> Option<Vec<usize>> {
        let editions = &self.tariff_editions;
        let before = editions.iter().rposition(|edition| edition.to <= date)?;
        let after = editions.iter().position(|edition| edition.from >= date)?;
        let (first, last) = (before.min(after), before.max(after));
        Some((first..=last).collect())
    }

    fn is_listed_on(&self, history: Option<&NumberHistory>, date: Date) -> bool {
        let list = self.tariff_editions.iter().find(|edition| edition.is_list);
        let since = history.and_then(|history| history.listed_from);
        matches!((since, list), (Some(since), Some(list)) if since <= date && date <= list.to)
    }
}
