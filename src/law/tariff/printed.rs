//! What earlier editions of the schedule print otherwise than the one in use: how the text of a number
//! begins, and in which units it is counted.
//!
//! Table `tariff_printed`: one row for each number of goods of which an edition prints another text, or
//! that is no longer in the schedule, or of which the sources give several units. All other numbers
//! have the text and the units of the schedule in use.

use super::TextKind;
use crate::law::Book;
use crate::model::{Date, Hts8, HtsNumber, Unit};

/// Rows by number.
#[derive(Debug, Clone, Default)]
pub struct Printed {
    /// Subheadings, rising.
    pub(in crate::law) eight: Vec<(Hts8, Texts)>,
    /// Statistical numbers, rising.
    pub(in crate::law) ten: Vec<(HtsNumber, Texts, Vec<Vec<Unit>>)>,
}

/// How a text begins in each edition, in the order of the editions; `None` where an edition does not
/// tell it. Empty where the schedule in use tells it for all days.
pub(in crate::law) type Texts = Vec<Option<TextKind>>;

impl Printed {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.eight.len() + self.ten.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Book {
    /// How the text of a subheading begins on a day. Days before the first edition and after the last
    /// are answered by the nearest; where the editions around a day differ it counts as missing.
    #[must_use]
    pub fn text8_on(&self, subheading: Hts8, date: Date) -> TextKind {
        let rows = &self.printed.eight;
        let row = rows.binary_search_by_key(&subheading, |row| row.0).ok();
        let texts = row.and_then(|at| rows.get(at)).map(|row| &row.1);
        self.text_on(texts, date).unwrap_or_else(|| self.tariff.text8(subheading))
    }

    /// How the text of a number of ten digits begins on a day, likewise.
    #[must_use]
    pub fn text10_on(&self, number: HtsNumber, date: Date) -> TextKind {
        let texts = self.printed_row(number).map(|row| &row.1);
        self.text_on(texts, date).unwrap_or_else(|| self.tariff.text10(number))
    }

    /// Every list of units that a source gives for a number: CBP's list or the schedule in use first,
    /// then what editions of the schedule print besides. Nothing where no source gives any.
    pub fn unit_lists(&self, number: HtsNumber) -> impl Iterator<Item = &[Unit]> {
        let printed = self.printed_row(number).into_iter().flat_map(|row| &row.2);
        self.units(number).into_iter().chain(printed.map(Vec::as_slice))
    }

    fn printed_row(&self, number: HtsNumber) -> Option<&(HtsNumber, Texts, Vec<Vec<Unit>>)> {
        let rows = &self.printed.ten;
        rows.binary_search_by_key(&number, |row| row.0).ok().and_then(|at| rows.get(at))
    }

    /// What the nearest editions before and after a day that tell a text agree on; `None` where the
    /// schedule in use answers.
    fn text_on(&self, texts: Option<&Texts>, date: Date) -> Option<TextKind> {
        let told = || {
            let texts = self.tariff_editions.iter().zip(texts.into_iter().flatten());
            texts.filter_map(|(edition, text)| Some((edition, (*text)?)))
        };
        let before = told().filter(|(edition, _)| edition.to <= date).last();
        // On its last possible day an edition was surely in force.
        let after = told().find(|(edition, _)| edition.from >= date || edition.to == date);
        match (before.map(|(_, text)| text), after.map(|(_, text)| text)) {
            (Some(before), Some(after)) if before != after => Some(TextKind::Missing),
            (before, after) => before.or(after),
        }
    }
}
