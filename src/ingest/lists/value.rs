//! Cells of lists to values, and their order.

use super::spec::Holds;
use crate::ingest::slot::{plain, symbol};
use crate::ingest::tally::NoteKind;
use crate::ingest::values::{self, Read, Way};
use crate::model::{Country, Date, EntryNumber, HtsNumber, HtsPrefix, Interner, Symbol, Unit};
use crate::text::{Cell, decode};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ingest) enum Value {
    Blank,
    Unreadable,
    Text(Symbol),
    Number(Decimal),
    Day(Date),
    Entry(EntryNumber),
    Whole(u32),
    Hts(HtsNumber),
    Unit(Unit),
    Country(Country),
}

impl Value {
    /// Whether it says something.
    pub(in crate::ingest) fn is_told(self) -> bool {
        !matches!(self, Self::Blank | Self::Unreadable)
    }

    /// The order of content: text by its letters.
    pub(in crate::ingest) fn order(self, other: Self, text: &Interner) -> Ordering {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => text.text(a).cmp(text.text(b)),
            _ => self.cmp(&other),
        }
    }
}

/// Reads a cell.
pub(in crate::ingest) fn read(
    holds: Holds,
    cell: Cell<'_>,
    text: &mut Interner,
) -> (Value, Option<NoteKind>) {
    let value = match holds {
        Holds::Text => return words(cell, text),
        Holds::Numbers => return checked(cell, text, |part| HtsPrefix::new(part).is_some()),
        Holds::Countries => {
            return checked(cell, text, |part| values::country(part.as_bytes()).value().is_some());
        }
        Holds::Number => match values::hts(cell) {
            Read::Value(read) => {
                return (Value::Hts(read.number), read.restored.then_some(NoteKind::ZeroRestored));
            }
            Read::Blank => Value::Blank,
            Read::Unreadable => Value::Unreadable,
        },
        // Columns of these are settled as a whole: see `open`.
        Holds::Amount | Holds::Percent | Holds::Day => Value::Unreadable,
        Holds::Entry => of(values::entry_number(cell), Value::Entry),
        Holds::Whole => of(values::line_number(cell), Value::Whole),
        Holds::Unit => of(values::unit(cell), Value::Unit),
        Holds::Country => of(values::country(cell.bytes), Value::Country),
    };
    (value, (value == Value::Unreadable).then_some(NoteKind::Unreadable))
}

fn of<T>(read: Read<T>, value: impl FnOnce(T) -> Value) -> Value {
    match read {
        Read::Blank => Value::Blank,
        Read::Unreadable => Value::Unreadable,
        Read::Value(read) => value(read),
    }
}

fn words(cell: Cell<'_>, text: &mut Interner) -> (Value, Option<NoteKind>) {
    let (read, note) = symbol(text, cell, plain);
    match read.value().filter(|symbol| symbol.is_some()) {
        Some(symbol) => (Value::Text(symbol), note),
        None => (Value::Blank, None),
    }
}

/// Text whose parts are all good, or nothing: half a list of numbers would hide the rest.
fn checked(
    cell: Cell<'_>,
    text: &mut Interner,
    is_good: impl Fn(&str) -> bool,
) -> (Value, Option<NoteKind>) {
    let shown = decode(cell.bytes);
    let mut parts = parts(&shown).peekable();
    if parts.peek().is_none() {
        return if cell.is_empty() {
            (Value::Blank, None)
        } else {
            (Value::Unreadable, Some(NoteKind::Unreadable))
        };
    }
    if !parts.all(is_good) {
        return (Value::Unreadable, Some(NoteKind::Unreadable));
    }
    words(cell, text)
}

/// The parts of a cell that holds several.
pub(in crate::ingest) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', ',', '|', '/', '\n', '\r']).map(str::trim).filter(|part| !part.is_empty())
}

/// A cell that can be read in two ways until its column settles which.
#[derive(Debug, Clone, Copy)]
pub(super) enum Open {
    /// A number.
    Number(Read<Way<Decimal>>),
    /// A date.
    Day(Read<Way<Date>>),
}

impl Open {
    /// What the cell says in one of its ways, before its column is settled.
    pub(super) fn provisional(self) -> Value {
        fn of<T: Copy>(read: Read<Way<T>>, value: impl FnOnce(T) -> Value) -> Value {
            match read {
                Read::Blank => Value::Blank,
                Read::Unreadable => Value::Unreadable,
                Read::Value(way) => way.first().or(way.second()).map_or(Value::Unreadable, value),
            }
        }
        match self {
            Self::Number(read) => of(read, Value::Number),
            Self::Day(read) => of(read, Value::Day),
        }
    }
}

/// Reads a cell of a column that is settled as a whole; `None` for other columns.
pub(super) fn open(holds: Holds, cell: Cell<'_>) -> Option<Open> {
    match holds {
        Holds::Amount => Some(Open::Number(number(cell, |number| number > Decimal::ZERO))),
        Holds::Percent => {
            let bytes = cell.bytes.strip_suffix(b"%").unwrap_or(cell.bytes);
            let cell = Cell { bytes: crate::text::trim(bytes), ..cell };
            Some(Open::Number(number(cell, |number| number >= Decimal::ZERO)))
        }
        Holds::Day => Some(Open::Day(values::dated(cell))),
        _ => None,
    }
}

/// A number that is good in either way: its sign, and whether it is zero, are the same in both.
fn number(cell: Cell<'_>, is_good: impl Fn(Decimal) -> bool) -> Read<Way<Decimal>> {
    match values::number(cell) {
        Read::Value(way) if way.first().or(way.second()).is_some_and(is_good) => Read::Value(way),
        Read::Value(_) => Read::Unreadable,
        read => read,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_lists() {
        let mut text = Interner::default();
        let mut value = |holds, cell: &str| read(holds, Cell::text(cell.as_bytes()), &mut text).0;
        assert!(value(Holds::Numbers, "7310.10; 7310.29.00").is_told());
        assert_eq!(value(Holds::Numbers, "7310.10; steel"), Value::Unreadable);
        assert_eq!(value(Holds::Numbers, " ; "), Value::Unreadable);
        assert!(value(Holds::Countries, "MX, CN").is_told());
        assert_eq!(value(Holds::Text, ""), Value::Blank);
        assert_eq!(value(Holds::Whole, "001"), Value::Whole(1));
    }

    #[test]
    fn numbers_of_lists() {
        let number = |holds, cell: &str| match open(holds, Cell::text(cell.as_bytes())) {
            Some(Open::Number(read)) => read.map(|way| way.map(|number| number.to_string())),
            _ => panic!("{cell}"),
        };
        let value = |holds, cell: &str| match number(holds, cell) {
            Read::Value(way) => way.clone().first().or(way.second()),
            _ => None,
        };
        assert_eq!(value(Holds::Amount, "1,200.5").as_deref(), Some("1200.5"));
        assert_eq!(value(Holds::Amount, "12,5").as_deref(), Some("12.5"));
        for text in ["0", "-4", "twelve"] {
            assert_eq!(number(Holds::Amount, text), Read::Unreadable, "{text}");
        }
        assert_eq!(number(Holds::Amount, ""), Read::Blank);
        assert_eq!(value(Holds::Percent, "2.5 %").as_deref(), Some("2.5"));
        assert_eq!(value(Holds::Percent, "0").as_deref(), Some("0"));
        assert_eq!(number(Holds::Percent, "-1"), Read::Unreadable);
    }
}
