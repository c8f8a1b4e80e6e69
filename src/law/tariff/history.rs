//! Which tariff numbers stood in which edition of the tariff.
//!
//! Tables `tariff_editions` and `tariff_changes`: the schedule is kept whole only once (`tariff`);
//! of the other editions only the numbers (chapters 1 to 98) that are not in all of them. Between two editions
//! that disagree, before the first and after the last, a number is neither valid nor wrong: unknown.

use crate::law::{Book, Confidence};
use crate::model::{Date, HtsNumber, Unit};
use std::ops::RangeInclusive;

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
    /// The units of quantity of a number that is not in the schedule in use; empty when not known.
    pub units: Vec<Unit>,
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
    /// Whether a number of goods (chapters 1 to 98) was valid on a date: as the editions around it
    /// agree. Where they do not, or where there are none, CBP's list tells since when it has the
    /// number; where it has one that no edition around has, neither is believed. A subheading padded
    /// with `00` that has statistical numbers is unknown: it may be an eight-digit number.
    #[must_use]
    pub fn number_standing(&self, number: HtsNumber, date: Date) -> NumberStanding {
        if !(1..=98).contains(&number.chapter()) || self.tariff.is_empty() {
            return NumberStanding::Unknown;
        }
        match (self.by_editions(number, date), self.is_listed_on(number, date)) {
            (NumberStanding::Unknown, true) => NumberStanding::Valid,
            (NumberStanding::NotValid, true) => NumberStanding::Unknown,
            (standing, _) => standing,
        }
    }

    fn by_editions(&self, number: HtsNumber, date: Date) -> NumberStanding {
        let Some(around) = self.editions_around(date) else { return NumberStanding::Unknown };
        let history = self.number_history(number);
        let everywhere = self.tariff.has10(number);
        let holds = |at: &usize| match history {
            Some(history) => history.seen.get(*at).copied().unwrap_or(false),
            None => everywhere,
        };
        let total = around.clone().count();
        match around.filter(|at| holds(at)).count() {
            0 if !self.may_be_padded(number) => NumberStanding::NotValid,
            held if held == total => NumberStanding::Valid,
            _ => NumberStanding::Unknown,
        }
    }

    /// Whether a number may be a subheading of eight digits that was padded with zeros.
    pub(super) fn may_be_padded(&self, number: HtsNumber) -> bool {
        self.number_history(number).is_none()
            && number.digits().is_multiple_of(100)
            && self.tariff.has8(number.hts8())
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
    pub fn editions_around(&self, date: Date) -> Option<RangeInclusive<usize>> {
        let editions = &self.tariff_editions;
        let before = editions.iter().rposition(|edition| edition.to <= date)?;
        let after = editions.iter().position(|edition| edition.from >= date)?;
        let (first, last) = (before.min(after), before.max(after));
        Some(first..=last)
    }

    /// The units of quantity of a number, in order (`X` where none is reported), also of one that
    /// the schedule in use no longer has; `None` when no source gives them.
    #[must_use]
    pub fn units(&self, number: HtsNumber) -> Option<&[Unit]> {
        let retired = || self.number_history(number).map(|row| row.units.as_slice());
        self.tariff.units(number).or_else(retired).filter(|units| !units.is_empty())
    }

    /// Since when CBP's list has a number that is called valid on a day by the list alone: the editions
    /// around the day do not tell, or there are none before it. `None` where the editions tell.
    #[must_use]
    pub fn valid_by_list(&self, number: HtsNumber, date: Date) -> Option<Date> {
        let by_list = self.number_standing(number, date) == NumberStanding::Valid
            && self.by_editions(number, date) == NumberStanding::Unknown;
        self.listed.get(number).map(|listed| listed.since).filter(|_| by_list)
    }

    /// CBP's list has its numbers since the day it tells, with their present attributes at least.
    pub(super) fn is_listed_on(&self, number: HtsNumber, date: Date) -> bool {
        let list = self.tariff_editions.iter().find(|edition| edition.is_list);
        let since = self.listed.get(number).map(|listed| listed.since);
        matches!((since, list), (Some(since), Some(list)) if since <= date && date <= list.to)
    }
}
