//! What whole numbers hide: quantities and values are reported rounded to whole units and dollars.

use super::history::Group;
use crate::checks::statistics::Log;
use crate::model::{LineTariff, Portfolio, Unit};
use rust_decimal::Decimal;

/// Units of goods that are counted one by one, so that a whole number is no rounding.
const COUNTED: &[&str] = &["NO", "PCS", "PRS"];

/// Takes back outliers that rounding alone may have made: one kilogram may be half of one.
pub(super) fn forgive(portfolio: &Portfolio, group: &mut Group) {
    let (low, high) = (group.low, group.high);
    for point in group.points.iter_mut().filter(|point| point.outlier) {
        let record = portfolio.tariffs.get(point.tariff);
        let may_be = nearest(&record, point.log > high);
        point.outlier = may_be.is_some_and(|log| log < low || log > high);
    }
}

/// The unit value nearest to the others that a record's whole numbers may stand for; `None` when
/// there is no end to it.
fn nearest(record: &LineTariff, is_high: bool) -> Option<Log> {
    let (value, quantity) = (record.value?.0, record.quantity?.0);
    let counted = record.unit.is_some_and(|unit: Unit| COUNTED.contains(&unit.as_str()));
    let (less, more) = if is_high { (value, quantity) } else { (quantity, value) };
    let is_exact = |figure: Decimal| !figure.is_integer() || (counted && figure == quantity);
    let less = if is_exact(less) { less } else { less - half() };
    let more = if is_exact(more) { more } else { more + half() };
    let (value, quantity) = if is_high { (less, more) } else { (more, less) };
    Log::of_ratio(value, quantity)
}

/// Half a unit.
fn half() -> Decimal {
    Decimal::new(5, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FileId, LineId, Money, Place, Quantity, Symbol};

    fn record(cents: i64, quantity: i64, unit: &str) -> LineTariff {
        LineTariff {
            line: LineId(0),
            ordinal: 1,
            hts: None,
            hts_raw: Symbol::NONE,
            value: Some(Money::cents(cents)),
            duty: None,
            quantity: Some(Quantity(Decimal::from(quantity))),
            unit: Unit::new(unit),
            quantity2: None,
            unit2: None,
            primary_rate: Symbol::NONE,
            place: Place { file: FileId(0), row: 1 },
            offset: 0,
        }
    }

    #[test]
    fn half_a_unit_and_half_a_dollar_towards_the_others() {
        let tenths =
            |value, quantity| Log::of_ratio(Decimal::new(value, 1), Decimal::new(quantity, 1));
        assert_eq!(nearest(&record(900, 1, "KG"), true), tenths(85, 15));
        assert_eq!(nearest(&record(900, 1, "KG"), false), tenths(95, 5));
        assert_eq!(nearest(&record(900, 1, "NO"), true), tenths(85, 10));
        assert_eq!(nearest(&record(950, 2, "NO"), true), tenths(95, 20));
    }
}
