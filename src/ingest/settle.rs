//! Columns whose cells can be read in two ways: dates with the day or the month first, numbers with a
//! point or a comma before the cents. Rows stream, so that what is open is kept until another cell of
//! the column proves a way, or the file ends.
//!
//! Month first and a point are what ACE writes and hold unless the column proves the other way: some
//! cell can only be read in the other, and none only in the usual one.

use super::tally::{NoteKind, Tally};
use super::values::{Way, is_day};
use crate::model::Field;
use crate::text::push;

/// An open cell: the record it belongs to and its values.
#[derive(Debug, Clone, Copy)]
struct Open<T> {
    to: u32,
    way: Way<T>,
}

/// Cells with something in common: how many, the first row and its text.
#[derive(Debug, Default)]
struct Seen {
    cells: u64,
    row: u32,
    text: Vec<u8>,
}

impl Seen {
    fn add(&mut self, row: u32, text: &[u8]) {
        if self.cells == 0 || row < self.row {
            self.row = row;
            self.text.clear();
            self.text.extend_from_slice(text);
        }
        self.cells += 1;
    }

    fn first(&self) -> (u32, &[u8]) {
        (self.row, &self.text)
    }
}

/// A column being settled.
#[derive(Debug)]
pub(super) struct Settle<T> {
    field: Field,
    /// A cell proved the first way.
    is_first: bool,
    open: Vec<Open<T>>,
    /// An open cell was lost because there was no room for it.
    is_full: bool,
    either: Seen,
    second: Seen,
    /// Of `either`, numbers whose point may separate thousands, as far as no cell proved the first way.
    points: Seen,
}

impl<T: Copy> Settle<T> {
    /// A column in which nothing was seen.
    pub(super) fn new(field: Field) -> Self {
        Self {
            field,
            is_first: false,
            open: Vec::new(),
            is_full: false,
            either: Seen::default(),
            second: Seen::default(),
            points: Seen::default(),
        }
    }

    /// Takes a cell of the record `to`: its value if that is settled. What is not settled is given to
    /// [`Self::finish`]; what cannot be read after all is noted there.
    #[inline]
    pub(super) fn take(&mut self, way: Way<T>, to: u32, at: (u32, &[u8])) -> Option<T> {
        match way {
            Way::Plain(value) => return Some(value),
            Way::First(value) => {
                self.is_first = true;
                return Some(value);
            }
            Way::Second(_) => self.second.add(at.0, at.1),
            Way::Either(..) => {
                self.either.add(at.0, at.1);
                // A number open in both ways has one mark: `1.234` or `1,234`.
                if !self.is_first && at.1.contains(&b'.') {
                    self.points.add(at.0, at.1);
                }
            }
        }
        if self.is_first {
            return way.first();
        }
        self.is_full |= push(&mut self.open, Open { to, way }).is_err();
        None
    }

    /// Whether an open cell was lost because there was no room for it.
    pub(super) fn is_full(&self) -> bool {
        self.is_full
    }

    /// A cell was read that has a value in the first way only.
    #[inline]
    pub(super) fn prove_first(&mut self) {
        self.is_first = true;
    }

    /// Ends the column: `apply` gets every value that was open with its record. `is_told` says that the
    /// usual way is known, from the layout or because three decimals are usual in the column, and
    /// nothing need be said of it.
    pub(super) fn finish(self, is_told: bool, tally: &mut Tally, mut apply: impl FnMut(u32, T)) {
        let is_second = !self.is_first && self.second.cells > 0;
        for open in self.open {
            let value = if is_second { open.way.second() } else { open.way.first() };
            if let Some(value) = value {
                apply(open.to, value);
            }
        }
        let mut say = |kind, seen: &Seen| {
            if seen.cells > 0 {
                tally.count(kind, self.field, seen.first(), seen.cells);
            }
        };
        if is_second {
            say(NoteKind::Second, &self.second);
        } else if self.second.cells > 0 {
            let reason = super::values::Reason::of(self.field, &self.second.text);
            say(reason.map_or(NoteKind::Unreadable, NoteKind::Because), &self.second);
            say(NoteKind::Torn, &self.either);
        } else if !self.is_first && !is_told {
            // Commas in front of three digits are usual in dollars, points are not.
            let unproven = if is_day(self.field) { &self.either } else { &self.points };
            say(NoteKind::Unproven, unproven);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Kind, cells and first row.
    type Noted = (NoteKind, u64, u32);

    fn settled(cells: &[Way<u8>]) -> (Vec<Option<u8>>, Vec<Noted>) {
        let mut values = vec![None; cells.len()];
        let mut column = Settle::new(Field::EntryDate);
        for (index, way) in cells.iter().enumerate() {
            values[index] = column.take(*way, index as u32, (index as u32 + 2, b"x"));
        }
        let mut tally = Tally::default();
        column.finish(false, &mut tally, |to, value| values[to as usize] = Some(value));
        (values, tally.notes.iter().map(|n| (n.kind, n.cells, n.row)).collect())
    }

    #[test]
    fn the_column_decides_whatever_the_order() {
        let (plain, first, second, either) =
            (Way::Plain(0), Way::First(1), Way::Second(2), Way::Either(3, 4));
        let (values, notes) = settled(&[either, plain, second, either]);
        assert_eq!(values, [Some(4), Some(0), Some(2), Some(4)]);
        assert_eq!(notes, [(NoteKind::Second, 1, 4)]);
        let (values, notes) = settled(&[either, first]);
        assert_eq!((values, notes), (vec![Some(3), Some(1)], vec![]));
        let (values, notes) = settled(&[either, plain]);
        assert_eq!(values, [Some(3), Some(0)]);
        assert_eq!(notes, [(NoteKind::Unproven, 1, 2)]);
        for cells in [[second, either, first, second], [first, second, second, either]] {
            let (values, notes) = settled(&cells);
            for (cell, value) in cells.iter().zip(values) {
                assert_eq!(value, cell.first());
            }
            assert_eq!(
                notes.iter().map(|n| (n.0, n.1)).collect::<Vec<_>>(),
                [(NoteKind::Unreadable, 2), (NoteKind::Torn, 1)]
            );
        }
    }

    /// What is said of a column of amounts with these cells, first row included.
    fn of_amounts(cells: &[(Way<u16>, &str)], is_told: bool) -> Vec<Noted> {
        let mut column = Settle::new(Field::TariffValue);
        for (index, (way, text)) in cells.iter().enumerate() {
            column.take(*way, index as u32, (index as u32 + 2, text.as_bytes()));
        }
        let mut tally = Tally::default();
        column.finish(is_told, &mut tally, |_, _| {});
        tally.notes.iter().map(|n| (n.kind, n.cells, n.row)).collect()
    }

    #[test]
    fn only_points_that_may_separate_thousands_are_told_of_amounts() {
        let (point, comma) = ((Way::Either(1, 1234), "1.234"), (Way::Either(1234, 1), "1,234"));
        let (whole, cents) = ((Way::Plain(7), "7"), (Way::First(7), "7.00"));
        let unproven = |cells, row| vec![(NoteKind::Unproven, cells, row)];
        assert_eq!(of_amounts(&[whole, point, comma, point], false), unproven(2, 3));
        assert_eq!(of_amounts(&[whole, point, comma, point], true), []);
        assert_eq!(of_amounts(&[comma, whole], false), []);
        assert_eq!(of_amounts(&[point, cents], false), []);
        assert_eq!(of_amounts(&[cents, point], false), []);
    }
}
