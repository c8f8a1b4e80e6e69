//! What CBP's list of numbers adds: since when a number is listed as it stands, whether some of its
//! goods are under an antidumping or countervailing order, which agencies want data.
//!
//! Table `tariff_listed`: CBP's list of 21 February 2026. It says nothing of other days.

use crate::model::{Date, HtsNumber};

/// A number of CBP's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedNumber<'a> {
    /// The day since which the list has it with its present attributes; it may be older.
    pub since: Date,
    /// Whether antidumping duty may be due on some goods of the number.
    pub antidumping: bool,
    /// Whether countervailing duty may be due on some goods of the number.
    pub countervailing: bool,
    /// Codes of other agencies' requirements, such as `FD3`, rising.
    pub agencies: &'a [Box<str>],
}

/// CBP's list.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// By number: the number, since when, which flags.
    pub(in crate::law) rows: Vec<(HtsNumber, Date, u16)>,
    pub(in crate::law) flags: Vec<Flags>,
}

/// What is told of a number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::law) struct Flags {
    pub(in crate::law) antidumping: bool,
    pub(in crate::law) countervailing: bool,
    pub(in crate::law) agencies: Vec<Box<str>>,
}

impl Listed {
    /// What the list says of a number; `None` when it does not have it.
    #[must_use]
    pub fn get(&self, number: HtsNumber) -> Option<ListedNumber<'_>> {
        let at = self.rows.binary_search_by_key(&number, |row| row.0).ok()?;
        let (_, since, flags) = self.rows.get(at)?;
        let flags = self.flags.get(usize::from(*flags))?;
        Some(ListedNumber {
            since: *since,
            antidumping: flags.antidumping,
            countervailing: flags.countervailing,
            agencies: &flags.agencies,
        })
    }

    /// Its numbers, rising.
    pub fn numbers(&self) -> impl Iterator<Item = HtsNumber> {
        self.rows.iter().map(|row| row.0)
    }

    /// How many numbers it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
