//! Units of measure: a code or a word, and quantities with a unit in the same cell.

use super::{Read, Way, number};
use crate::model::Unit;
use crate::text::{Cell, CellKind, trim};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const DATA: &str = include_str!("units.csv");

/// Bytes of the longest cell that is looked up.
const LONGEST: usize = 60;

/// A unit of measure: a code of up to four letters or digits, alone or in front of its name, or a word
/// that we know (`pieces`, `kilograms`). A usual other spelling of a code (`KGS`) is that code.
pub(in crate::ingest) fn unit(cell: Cell<'_>) -> Read<Unit> {
    if cell.is_empty() || cell.bytes == b"-" {
        return Read::Blank;
    }
    if cell.kind != CellKind::Text || cell.bytes.len() > LONGEST {
        return Read::Unreadable;
    }
    Read::or_unreadable(of(cell.bytes))
}

fn of(bytes: &[u8]) -> Option<Unit> {
    if let Some(unit) = word(bytes) {
        return Some(unit);
    }
    let first = bytes.split(|b| b"-(:".contains(b)).next().unwrap_or(bytes);
    let first = trim(first);
    if first.len() < bytes.len()
        && let Some(unit) = word(first)
    {
        return Some(unit);
    }
    let first = first.strip_suffix(b".").unwrap_or(first);
    std::str::from_utf8(first).ok().and_then(Unit::new)
}

/// A word that we know, by its letters and digits.
fn word(bytes: &[u8]) -> Option<Unit> {
    static WORDS: OnceLock<FxHashMap<String, Unit>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let rows = DATA.lines().filter(|row| !row.starts_with('#')).skip(1);
        let pair = |row: &str| {
            let (word, code) = row.split_once(',')?;
            Some((word.to_owned(), Unit::new(code)?))
        };
        rows.filter_map(pair).collect()
    });
    let text = std::str::from_utf8(bytes).ok()?;
    // Other marks say something of their own: `kg/m` is no `kgm`.
    if !text.chars().all(|c| c.is_alphanumeric() || " .\u{b2}\u{b3}".contains(c)) {
        return None;
    }
    let digit = |c| match c {
        '\u{b2}' => '2',
        '\u{b3}' => '3',
        c => c,
    };
    let key: String =
        text.chars().map(digit).filter(char::is_ascii_alphanumeric).collect::<String>();
    let found = words.get(&key.to_ascii_lowercase()).copied();
    // `m²` is the code M2 itself.
    found.or_else(|| Unit::new(&key).filter(|code| !text.is_ascii() && is_known(*code)))
}

/// A quantity in both ways, and the unit where it stands in the same cell (`12 KG`).
pub(in crate::ingest) fn quantity(cell: Cell<'_>) -> Read<(Way<Decimal>, Option<Unit>)> {
    match number(cell) {
        Read::Value(way) => Read::Value((way, None)),
        Read::Blank => Read::Blank,
        Read::Unreadable => Read::or_unreadable(with_unit(cell)),
    }
}

/// `12 KG`, `1,200.5kg`, `12 pieces`.
fn with_unit(cell: Cell<'_>) -> Option<(Way<Decimal>, Option<Unit>)> {
    let bytes = cell.bytes;
    if cell.kind != CellKind::Text || bytes.len() > LONGEST {
        return None;
    }
    let start = bytes.iter().position(u8::is_ascii_alphabetic)?;
    let (before, unit) = bytes.split_at_checked(start)?;
    let before = trim(before);
    // An exponent is no unit, and neither is a currency: `1E5`, `5 USD`, `5 CR`.
    let is_unit = unit.iter().all(|b| b.is_ascii_alphanumeric() || b" .".contains(b));
    let way = number(Cell::text(before)).value()?;
    // A mark right before the unit sets it off and proves nothing: `12. KG`. After a comma (`12, KG`)
    // anything may have been left out.
    let way = if matches!(before, [.., b'.' | b',']) { Way::Plain(way.first()?) } else { way };
    if !is_unit || matches!(unit, [b'E' | b'e', rest @ ..] if rest.iter().all(u8::is_ascii_digit)) {
        return None;
    }
    let unit = word(unit).or_else(|| {
        let code = std::str::from_utf8(unit).ok().and_then(Unit::new)?;
        is_known(code).then_some(code)
    })?;
    Some((way, Some(unit)))
}

/// Codes that may stand behind a quantity in one cell; other letters there may mean anything.
const KNOWN: &[&str] = &[
    "KG", "G", "T", "NO", "EA", "DOZ", "PCS", "PRS", "L", "M", "M2", "M3", "LB", "BBL", "CAR",
    "DPR", "GR", "K", "X",
];

fn is_known(code: Unit) -> bool {
    KNOWN.contains(&code.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_as_they_come() {
        let read = |text: &str| unit(Cell::text(text.as_bytes())).value().map(|u| u.to_string());
        for (text, code) in [
            ("NO", "NO"),
            ("kg - kilograms", "KG"),
            ("KGS", "KG"),
            ("Kilograms", "KG"),
            ("pieces", "PCS"),
            ("No.", "NO"),
            ("m²", "M2"),
            ("doz. prs.", "DPR"),
            ("EACH", "EA"),
            ("EA", "EA"),
            ("PCS", "PCS"),
            ("dz", "DOZ"),
            ("liters", "L"),
            ("X", "X"),
            ("CTN", "CTN"),
            ("PCS (pieces)", "PCS"),
            ("metric tons", "T"),
            ("Number", "NO"),
        ] {
            assert_eq!(read(text).as_deref(), Some(code), "{text}");
        }
        for text in ["boxes of ten", "kg/m", "?"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(unit(Cell::text(b"")), Read::Blank);
    }

    #[test]
    fn quantities_with_their_unit() {
        let read = |text: &str| {
            let (way, unit) = quantity(Cell::text(text.as_bytes())).value()?;
            Some((way.first()?.to_string(), unit.map_or(String::new(), |u| u.to_string())))
        };
        for (text, number, code) in [
            ("12 KG", "12", "KG"),
            ("1,200.5kg", "1200.5", "KG"),
            ("12 pieces", "12", "PCS"),
            ("7 M2", "7", "M2"),
            ("12", "12", ""),
            ("3 doz. prs.", "3", "DPR"),
        ] {
            assert_eq!(read(text), Some((number.to_owned(), code.to_owned())), "{text}");
        }
        for text in ["1E5", "5 CAD", "5 CR", "12 KG / 24 NO", "KG 12", "12 boxes", "5 DR"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_unit_leaves_both_ways_of_its_number() {
        let read = |text: &str| quantity(Cell::text(text.as_bytes())).value();
        let value = |text: &str| text.parse::<Decimal>().expect("a number");
        let kilograms = Unit::new("KG");
        for (text, first, second) in [
            ("12,5 KG", None, Some("12.5")),
            ("1.234,5kg", None, Some("1234.5")),
            ("12.5 KG", Some("12.5"), None),
            ("1,200 KG", Some("1200"), Some("1.200")),
            ("1.200 kg", Some("1.200"), Some("1200")),
            ("-12 KG", Some("-12"), Some("-12")),
            ("12. KG", Some("12"), Some("12")),
        ] {
            let way = Way::of(first.map(value), second.map(value)).expect("a way");
            assert_eq!(read(text), Some((way, kilograms)), "{text}");
        }
        for text in ["12, KG", "12,5, KG", "1,2,3 KG"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn every_row_of_the_data_is_used() {
        for row in DATA.lines().filter(|row| !row.starts_with('#')).skip(1) {
            let (key, code) = row.split_once(',').expect(row);
            assert_eq!(word(key.as_bytes()), Unit::new(code), "{row}");
        }
    }
}
