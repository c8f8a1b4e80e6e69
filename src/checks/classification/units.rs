//! Reported units of quantity beside those of the tariff number.

use crate::law::Book;
use crate::model::{HtsNumber, Unit};

/// What is wrong with the units of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The number is not counted in this unit.
    Other(Unit),
    /// The unit is given twice, and the number has it once.
    Twice(Unit),
    /// The number has a second unit and nothing is given in it.
    SecondMissing(Unit),
}

/// No unit: nothing is counted.
const NONE: &str = "X";
/// Codes for what is counted one by one, which reports use for each other.
const COUNTED: &[&str] = &["NO", "PCS", "EA"];

/// What is wrong with the units of a record. `None` where they are those that some source gives for
/// the number, where no source gives any, and where none is reported.
pub(super) fn fault(book: &Book, number: HtsNumber, reported: [Option<Unit>; 2]) -> Option<Fault> {
    let reported: Vec<Unit> =
        reported.into_iter().flatten().filter(|unit| !is_none(*unit)).collect();
    let mut faults = book.unit_lists(number).map(|units| against(units, &reported));
    let first = faults.next()??;
    faults.all(|fault| fault.is_some()).then_some(first)
}

/// What is wrong against one list of units.
fn against(units: &[Unit], reported: &[Unit]) -> Option<Fault> {
    let mut left: Vec<Unit> = units.iter().copied().filter(|unit| !is_none(*unit)).collect();
    // Nothing has to be counted: a weight told all the same does no harm.
    if left.is_empty() || reported.is_empty() {
        return None;
    }
    for unit in reported {
        match left.iter().position(|own| is_same(*own, *unit)) {
            Some(at) => {
                left.remove(at);
            }
            None if units.iter().any(|own| is_same(*own, *unit)) => {
                return Some(Fault::Twice(*unit));
            }
            None => return Some(Fault::Other(*unit)),
        }
    }
    // A report has two columns: of a number with three units one cannot be told.
    let second = left.first().filter(|_| reported.len() == 1);
    second.map(|unit| Fault::SecondMissing(*unit))
}

fn is_none(unit: Unit) -> bool {
    unit.as_str() == NONE
}

fn is_same(a: Unit, b: Unit) -> bool {
    let counted = |unit: Unit| COUNTED.contains(&unit.as_str());
    a == b || (counted(a) && counted(b))
}

/// `NO and KG`, as a sentence names the units of a number.
pub(super) fn words(units: &[Unit]) -> String {
    units.iter().map(Unit::as_str).collect::<Vec<_>>().join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(codes: &[&str]) -> Vec<Unit> {
        codes.iter().map(|code| Unit::new(code).expect("unit")).collect()
    }

    fn judged(own: &[&str], reported: &[&str]) -> Option<Fault> {
        against(&units(own), &units(reported))
    }

    #[test]
    fn units_of_the_number_in_any_order_are_right() {
        for (own, reported) in [
            (&["NO"][..], &["NO"][..]),
            (&["NO"], &["PCS"]),
            (&["NO", "KG"], &["NO", "KG"]),
            (&["NO", "KG"], &["KG", "NO"]),
            (&["KG", "CKG", "NO"], &["NO", "CKG"]),
            (&["X"], &["KG"]),
            (&["CKG", "CKG"], &["CKG", "CKG"]),
            (&["NO", "KG"], &[]),
        ] {
            assert_eq!(judged(own, reported), None, "{own:?} {reported:?}");
        }
    }

    #[test]
    fn other_units_are_wrong() {
        let unit = |code| Unit::new(code).expect("unit");
        assert_eq!(judged(&["NO"], &["KG"]), Some(Fault::Other(unit("KG"))));
        assert_eq!(judged(&["DOZ", "KG"], &["NO", "KG"]), Some(Fault::Other(unit("NO"))));
        assert_eq!(judged(&["NO"], &["NO", "KG"]), Some(Fault::Other(unit("KG"))));
        assert_eq!(judged(&["NO", "KG"], &["KG", "KG"]), Some(Fault::Twice(unit("KG"))));
        assert_eq!(judged(&["NO", "KG"], &["NO"]), Some(Fault::SecondMissing(unit("KG"))));
    }
}
