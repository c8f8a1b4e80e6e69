//! Cells of lists to values, and their order.

use super::spec::Holds;
use crate::ingest::slot::{plain, symbol};
use crate::ingest::tally::NoteKind;
use crate::ingest::values::{self, Read};
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
        Holds::Amount => of(above_zero(values::decimal(cell)), Value::Number),
        Holds::Percent => of(percent(cell), Value::Number),
        Holds::Day => of(values::date(cell), Value::Day),
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

fn above_zero(read: Read<Decimal>) -> Read<Decimal> {
    match read {
        Read::Value(number) if number <= Decimal::ZERO => Read::Unreadable,
        read => read,
    }
}

fn percent(cell: Cell<'_>) -> Read<Decimal> {
    let bytes = cell.bytes.strip_suffix(b"%").unwrap_or(cell.bytes);
    match values::decimal(Cell { bytes: crate::text::trim(bytes), ..cell }) {
        Read::Value(number) if number < Decimal::ZERO => Read::Unreadable,
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
        let number = |text: &str| Value::Number(text.parse().expect("number"));
        assert_eq!(value(Holds::Amount, "1,200.5"), number("1200.5"));
        assert_eq!(value(Holds::Amount, "0"), Value::Unreadable);
        assert_eq!(value(Holds::Amount, "-4"), Value::Unreadable);
        assert_eq!(value(Holds::Amount, ""), Value::Blank);
        assert_eq!(value(Holds::Percent, "2.5 %"), number("2.5"));
        assert_eq!(value(Holds::Percent, "0"), number("0"));
        assert!(value(Holds::Numbers, "7310.10; 7310.29.00").is_told());
        assert_eq!(value(Holds::Numbers, "7310.10; steel"), Value::Unreadable);
        assert_eq!(value(Holds::Numbers, " ; "), Value::Unreadable);
        assert!(value(Holds::Countries, "MX, CN").is_told());
        assert_eq!(value(Holds::Text, ""), Value::Blank);
        assert_eq!(value(Holds::Whole, "001"), Value::Whole(1));
    }
}
