//! What a charge of chapter 99 comes to, and which headings may carry the ordinary duty.

use super::{Measured, Missing};
use crate::law::{Answer, Base, Book, Chapter99Kind, Charge, Extra, Role, Ruling};
use crate::model::{Date, Hts8, HtsNumber};
use rust_decimal::Decimal;

/// What is reported for a charge on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim<'b> {
    /// The heading; of a floor whose side is not known, the one for goods below it.
    pub heading: Hts8,
    /// Where it is not known on which side of a floor the goods are: the heading for the other side.
    pub or: Option<Hts8>,
    /// What it adds to the ordinary duty, exact.
    pub added: Result<Decimal, Missing<'b>>,
    /// The most that it can add: what is charged on a part of the value is at most the rate on the
    /// whole. `None` where that is not known.
    pub most: Option<Decimal>,
    /// Whether its record carries the ordinary duty too.
    pub replaces: bool,
}

/// What is reported for a charge beside the ordinary duty of the line.
pub(super) fn claim<'b>(
    charge: &Charge,
    ordinary: Result<Decimal, Missing<'b>>,
    measured: &Measured,
) -> Claim<'b> {
    match charge.extra {
        Extra::Added(share) => added(charge, share, measured),
        Extra::UpTo { total, reached, replaces } => {
            let sides = Sides { total, reached, replaces };
            up_to(charge, sides, ordinary, measured)
        }
    }
}

fn added<'b>(charge: &Charge, share: Decimal, measured: &Measured) -> Claim<'b> {
    let whole = of_value(share, measured);
    let (heading, most) = (charge.heading, whole.ok());
    let added = match charge.base {
        Base::Value => whole,
        Base::PartOfValue if share.is_zero() => Ok(Decimal::ZERO),
        Base::PartOfValue => Err(Missing::ContentValue),
    };
    Claim { heading, or: None, added, most, replaces: false }
}

/// The two sides of a floor.
struct Sides {
    total: Decimal,
    reached: Option<Hts8>,
    replaces: bool,
}

/// The rate of column 1 counts by what it comes to on the line, so that duty by quantity is held
/// against the floor as its share of the value.
fn up_to<'b>(
    charge: &Charge,
    sides: Sides,
    ordinary: Result<Decimal, Missing<'b>>,
    measured: &Measured,
) -> Claim<'b> {
    let floor = of_value(sides.total, measured);
    let below = Claim {
        heading: charge.heading,
        or: None,
        added: Ok(Decimal::ZERO),
        most: floor.ok(),
        replaces: sides.replaces,
    };
    match (floor, ordinary) {
        (Ok(floor), Ok(ordinary)) if ordinary >= floor && !measured_is_nothing(measured) => {
            let heading = sides.reached.unwrap_or(charge.heading);
            Claim { heading, most: Some(Decimal::ZERO), replaces: false, ..below }
        }
        (Ok(floor), Ok(ordinary)) => {
            let added = floor.checked_sub(ordinary).unwrap_or_default().max(Decimal::ZERO);
            let part = charge.base == Base::PartOfValue && !added.is_zero();
            let added = if part { Err(Missing::ContentValue) } else { Ok(added) };
            Claim { added, ..below }
        }
        (Err(missing), _) | (_, Err(missing)) => {
            Claim { or: sides.reached, added: Err(missing), ..below }
        }
    }
}

fn measured_is_nothing(measured: &Measured) -> bool {
    measured.value.is_none_or(|value| value.is_zero())
}

fn of_value<'b>(share: Decimal, measured: &Measured) -> Result<Decimal, Missing<'b>> {
    let value = measured.value.ok_or(Missing::Value)?;
    share.checked_mul(value.0).ok_or(Missing::TooLarge)
}

/// Whether a heading may stand for the ordinary duty of its line as well, as far as the table of
/// programmes goes: every heading that is not known to leave it alone.
#[must_use]
pub fn may_carry_ordinary(book: &Book, heading: HtsNumber, date: Date) -> bool {
    let Some(row) = book.chapter99(heading, date).in_force() else { return true };
    let mut steps = row.rates_on(date).peekable();
    match row.kind {
        // Rates told in words may be floors.
        Chapter99Kind::Additional => steps.peek().is_none() || steps.any(|step| step.total),
        Chapter99Kind::Exception | Chapter99Kind::Exclusion => steps.any(|step| step.total),
        _ => true,
    }
}

/// The first heading claimed on a line of which it cannot be told whether it carries the ordinary
/// duty. A floor that the rulings charge says so itself, and what frees or claims adds nothing.
pub(super) fn in_doubt(
    book: &Book,
    headings: &[Hts8],
    date: Date,
    answers: &[Answer<'_>],
) -> Option<Hts8> {
    headings.iter().copied().find(|heading| {
        let number = HtsNumber::from_digits(u64::from(heading.digits()) * 100);
        number.is_none_or(|number| may_carry_ordinary(book, number, date))
            && !is_told(answers, *heading)
    })
}

fn is_told(answers: &[Answer<'_>], heading: Hts8) -> bool {
    answers.iter().any(|answer| match (answer.measure.role(heading), answer.ruling) {
        (Some(Role::Charges), Ruling::Charged(charge)) => charge.heading == heading,
        (Some(Role::Frees | Role::Claims), ruling) => !matches!(ruling, Ruling::Unknown(_)),
        _ => false,
    })
}
