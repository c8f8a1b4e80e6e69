//! The tariff: which numbers exist, their units, and whether their text begins with "other".
//!
//! Numbers and texts are those of the Harmonized Tariff Schedule of July 2026 (its text itself is
//! not kept, only how it begins). Units are the codes of CBP's own list of 21 February 2026; for
//! numbers that are newer, the schedule's words translated. A number that was dropped before July
//! 2026 is not here, so its text counts as missing.

use crate::model::{Hts8, HtsNumber, Unit};

/// How the text of a tariff number begins, for 19 U.S.C. 1313(j)(5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextKind {
    /// With the word "other".
    Other,
    /// With something else.
    Named,
    /// There is no text for it.
    Missing,
}

/// Every 8- and 10-digit number of the tariff.
#[derive(Debug, Clone, Default)]
pub struct Tariff {
    pub(in crate::law) eight: Vec<(Hts8, TextKind)>,
    pub(in crate::law) ten: Vec<(HtsNumber, TextKind, u16)>,
    pub(in crate::law) units: Vec<Vec<Unit>>,
}

impl Tariff {
    /// How the text of the 8-digit line begins. Where the schedule has only a 10-digit line, that
    /// line's text is the 8-digit text.
    #[must_use]
    pub fn text8(&self, number: Hts8) -> TextKind {
        find(&self.eight, number, |row| row.0).map_or(TextKind::Missing, |row| row.1)
    }

    /// How the text of the 10-digit line begins. A subheading without statistical numbers stands for
    /// itself, padded with `00`.
    #[must_use]
    pub fn text10(&self, number: HtsNumber) -> TextKind {
        match find(&self.ten, number, |row| row.0) {
            Some(row) => row.1,
            None if self.is_padded(number) => self.text8(number.hts8()),
            None => TextKind::Missing,
        }
    }

    /// Whether the schedule has the 8-digit number.
    #[must_use]
    pub fn has8(&self, number: Hts8) -> bool {
        find(&self.eight, number, |row| row.0).is_some()
    }

    /// Whether the schedule has the 10-digit number, or the subheading alone when it has no
    /// statistical numbers (most of chapter 99) and this is it padded with `00`.
    #[must_use]
    pub fn has10(&self, number: HtsNumber) -> bool {
        find(&self.ten, number, |row| row.0).is_some() || self.is_padded(number)
    }

    /// The units of quantity of a 10-digit number, in order (`X` where none is reported); `None`
    /// when the number is not there or no source gives its units.
    #[must_use]
    pub fn units(&self, number: HtsNumber) -> Option<&[Unit]> {
        let row = find(&self.ten, number, |row| row.0)?;
        self.units.get(usize::from(row.2)).map(Vec::as_slice).filter(|units| !units.is_empty())
    }

    fn is_padded(&self, number: HtsNumber) -> bool {
        number.digits().is_multiple_of(100)
            && self.has8(number.hts8())
            && self.numbers_of(number.hts8()).next().is_none()
    }

    /// Every subheading with the way its text begins, rising.
    pub fn subheadings(&self) -> impl Iterator<Item = (Hts8, TextKind)> + '_ {
        self.eight.iter().copied()
    }

    /// The statistical numbers below a subheading with the way their text begins, rising.
    pub fn numbers_of(&self, subheading: Hts8) -> impl Iterator<Item = (HtsNumber, TextKind)> + '_ {
        let first = self.ten.partition_point(|row| row.0.hts8() < subheading);
        let below = self.ten.iter().skip(first).take_while(move |row| row.0.hts8() == subheading);
        below.map(|row| (row.0, row.1))
    }

    /// How many 8-digit and 10-digit numbers there are.
    #[must_use]
    pub fn len(&self) -> (usize, usize) {
        (self.eight.len(), self.ten.len())
    }

    /// Whether the table is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ten.is_empty()
    }
}

fn find<T, K: Ord>(rows: &[T], key: K, of: impl Fn(&T) -> K) -> Option<&T> {
    rows.binary_search_by_key(&key, of).ok().and_then(|at| rows.get(at))
}
