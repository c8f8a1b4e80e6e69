//! In or out, and how much: from the movement type, the sign, and columns of their own.

use super::rows::Unread;
use super::words::{Direction, Word};
use crate::model::Field;
use rust_decimal::Decimal;

/// What the quantity columns of a row hold.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Amounts {
    /// A column of units moved.
    pub quantity: Option<Decimal>,
    /// A column in which withdrawals stand below zero.
    pub change: Option<Decimal>,
    /// A column of units received.
    pub received: Option<Decimal>,
    /// A column of units withdrawn.
    pub withdrawn: Option<Decimal>,
}

impl Amounts {
    /// The column that the units are from: one that tells in from out where it says something.
    pub(super) fn source(self) -> Field {
        let is_filled = |amount: Option<Decimal>| amount.is_some_and(|amount| !amount.is_zero());
        if is_filled(self.received) {
            Field::QuantityIn
        } else if is_filled(self.withdrawn) {
            Field::QuantityOut
        } else if is_filled(self.change) {
            Field::QuantityChange
        } else {
            Field::MovementQuantity
        }
    }
}

/// In or out, and the units; `None` for units that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moved {
    /// In or out.
    pub direction: Direction,
    /// Units above zero.
    pub units: Option<Decimal>,
    /// The sign with which a withdrawal stands in the column of units moved: some ledgers write them
    /// below zero, and in those that do not a withdrawal below zero is a reversal. Zero elsewhere.
    pub sign: i8,
}

const TYPE_BLANK: Unread = Unread::Because(
    "Neither the movement type nor the quantity says whether this is a receipt or a withdrawal.",
);
const TYPE_UNKNOWN: Unread = Unread::Because(
    "The movement type is none that we know. Expected is receipt or withdrawal, for imported goods, \
     for export or domestic.",
);
const DISAGREE: Unread = Unread::Because(
    "Movement type and quantity column disagree: one says receipt, the other withdrawal.",
);
const BOTH: Unread = Unread::Because(
    "The row has units received and units withdrawn. Expected is one movement a row.",
);
const ZERO: Unread = Unread::Because("The quantity is zero: nothing moved.");
pub(super) const REVERSED: Unread = Unread::Because(
    "The sign of the quantity goes against the movement type, as in a reversal. Leave out both the \
     movement and its reversal, or enter the difference.",
);

/// Puts type and quantities together. `told` is the type: its word, or that it has none we know.
pub(super) fn moved(told: Option<Option<Word>>, amounts: Amounts) -> Result<Moved, Unread> {
    let word = match told {
        Some(None) => return Err(TYPE_UNKNOWN),
        Some(Some(Word::Balance)) => return Err(Unread::Other),
        Some(word) => word,
        None => None,
    };
    let of_type = word.and_then(Word::direction);
    let (of_column, units, signed) = of_columns(amounts)?;
    let direction = match (of_type, of_column) {
        (Some(a), Some(b)) if a != b => {
            return Err(if signed { REVERSED } else { DISAGREE });
        }
        (Some(direction), _) | (None, Some(direction)) => direction,
        (None, None) => return plain(None, word, amounts.quantity),
    };
    match of_column {
        Some(_) => Ok(Moved { direction, units: Some(units), sign: 0 }),
        None => plain(Some(direction), word, amounts.quantity),
    }
}

/// What the columns that tell in from out say; the last part is whether a sign told.
fn of_columns(amounts: Amounts) -> Result<(Option<Direction>, Decimal, bool), Unread> {
    let filled = |amount: Option<Decimal>| amount.filter(|amount| !amount.is_zero());
    match (filled(amounts.received), filled(amounts.withdrawn), filled(amounts.change)) {
        (Some(_), Some(_), _) => Err(BOTH),
        (Some(units), None, _) if units > Decimal::ZERO => Ok((Some(Direction::In), units, false)),
        (None, Some(units), _) if units > Decimal::ZERO => Ok((Some(Direction::Out), units, false)),
        (None, None, Some(units)) if units > Decimal::ZERO => {
            Ok((Some(Direction::In), units, true))
        }
        (None, None, Some(units)) => Ok((Some(Direction::Out), -units, true)),
        (None, None, None) => Ok((None, Decimal::ZERO, false)),
        _ => Err(REVERSED),
    }
}

/// A column of units moved, with a direction or with a sign of its own.
fn plain(
    direction: Option<Direction>,
    word: Option<Word>,
    quantity: Option<Decimal>,
) -> Result<Moved, Unread> {
    let is_correction = word == Some(Word::Adjustment);
    let Some(units) = quantity else {
        let direction = direction.ok_or(TYPE_BLANK)?;
        return Ok(Moved { direction, units: None, sign: 0 });
    };
    if units.is_zero() {
        return Err(ZERO);
    }
    let below = units < Decimal::ZERO;
    let direction = match direction {
        Some(Direction::In) if below => return Err(REVERSED),
        Some(direction) => direction,
        None if below => Direction::Out,
        None if is_correction => Direction::In,
        None => return Err(TYPE_BLANK),
    };
    let sign = match direction {
        Direction::Out if !is_correction && word.is_some_and(|w| w.direction().is_some()) => {
            if below {
                -1
            } else {
                1
            }
        }
        _ => 0,
    };
    Ok(Moved { direction, units: Some(units.abs()), sign })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(word: Option<Word>, amounts: Amounts) -> Result<(Direction, String, i8), Unread> {
        let units =
            |units: Option<Decimal>| units.map_or("?".to_owned(), |units| units.to_string());
        moved(word.map(Some), amounts).map(|m| (m.direction, units(m.units), m.sign))
    }

    fn quantity(units: i64) -> Amounts {
        Amounts { quantity: Some(Decimal::from(units)), ..Amounts::default() }
    }

    fn change(units: i64) -> Amounts {
        Amounts { change: Some(Decimal::from(units)), ..Amounts::default() }
    }

    fn columns(received: i64, withdrawn: i64) -> Amounts {
        let (received, withdrawn) = (Some(received.into()), Some(withdrawn.into()));
        Amounts { received, withdrawn, ..Amounts::default() }
    }

    #[test]
    fn type_and_quantity() {
        use Direction::{In, Out};
        let five = |direction, sign| Ok((direction, "5".to_owned(), sign));
        assert_eq!(one(Some(Word::Receipt), quantity(5)), five(In, 0));
        assert_eq!(one(Some(Word::Receipt), quantity(-5)), Err(REVERSED));
        assert_eq!(one(Some(Word::Export), quantity(5)), five(Out, 1));
        assert_eq!(one(Some(Word::Export), quantity(-5)), five(Out, -1));
        assert_eq!(one(Some(Word::Adjustment), quantity(-5)), five(Out, 0));
        assert_eq!(one(Some(Word::Adjustment), quantity(5)), five(In, 0));
        assert_eq!(one(Some(Word::Domestic), quantity(5)), Err(TYPE_BLANK));
        assert_eq!(one(Some(Word::Domestic), quantity(-5)), five(Out, 0));
        assert_eq!(one(None, quantity(5)), Err(TYPE_BLANK));
        assert_eq!(one(Some(Word::Receipt), quantity(0)), Err(ZERO));
        let unreadable = one(Some(Word::Receipt), Amounts::default());
        assert_eq!(unreadable, Ok((In, "?".to_owned(), 0)));
        assert_eq!(moved(Some(None), quantity(5)), Err(TYPE_UNKNOWN));
        assert_eq!(one(Some(Word::Balance), quantity(5)), Err(Unread::Other));
    }

    #[test]
    fn columns_and_signs() {
        use Direction::{In, Out};
        let five = |direction| Ok((direction, "5".to_owned(), 0));
        assert_eq!(one(None, change(5)), five(In));
        assert_eq!(one(None, change(-5)), five(Out));
        assert_eq!(one(Some(Word::Export), change(-5)), five(Out));
        assert_eq!(one(Some(Word::Export), change(5)), Err(REVERSED));
        assert_eq!(one(None, columns(5, 0)), five(In));
        assert_eq!(one(Some(Word::Export), columns(0, 5)), five(Out));
        assert_eq!(one(Some(Word::Export), columns(5, 0)), Err(DISAGREE));
        assert_eq!(one(None, columns(5, 5)), Err(BOTH));
        assert_eq!(one(None, columns(-5, 0)), Err(REVERSED));
        assert_eq!(one(None, columns(0, 0)), Err(TYPE_BLANK));
    }
}
