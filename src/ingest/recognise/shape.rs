//! What a single value could be. A value can be several things: `20240115` is a date, a whole number
//! and an amount.

use super::countries;
use crate::ingest::exports::is_itn;
use crate::ingest::values;
use crate::text::{Cell, CellKind};

/// Something that a value can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Shape {
    /// Eleven characters whose check digit holds.
    EntryNumber,
    /// Eight or ten digits of a chapter that exists.
    Hts,
    /// `X`, a date, six digits.
    Itn,
    /// A two-letter code, alone or in front of a name, or a name.
    Country,
    /// A date in one of the usual spellings.
    Date,
    /// A number, with or without currency sign.
    Amount,
    /// A whole number from 1.
    Whole,
    /// A unit of measure of the tariff.
    Unit,
    /// Three or four digits, alone or in front of a name.
    Port,
    /// One or two letters, perhaps with a sign.
    Program,
    /// Country, letters and digits, letters of a city.
    Manufacturer,
    /// A number with the hyphens of an importer number.
    Importer,
    /// Yes or no, one letter or a word.
    Flag,
    /// `A` or `C`, a country's three digits, three more.
    Case,
    /// One word with a digit in it.
    Part,
    // What a value must at least be for a heading not to be contradicted.
    /// Eight to eleven letters and digits, most of them digits.
    EntryLike,
    /// Digits and points, or a number that lost its digits.
    HtsLike,
    /// Anything that could be a date, day numbers of spreadsheets included.
    DateLike,
    /// A digit in it, and no date.
    NumberLike,
    /// Begins with a letter, or four digits.
    CountryLike,
    /// A letter in it.
    Lettered,
    /// Five digits or more.
    ManyDigits,
}

/// The number of shapes.
pub(super) const SHAPES: usize = Shape::ManyDigits as usize + 1;

/// A set of shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ingest) struct Shapes(u32);

impl Shapes {
    fn add(&mut self, shape: Shape, is: bool) {
        self.0 |= u32::from(is) << shape as u32;
    }

    /// Whether the shape with this number is in it.
    pub(super) fn holds(self, index: usize) -> bool {
        self.0 >> index & 1 == 1
    }

    /// What a value could be. `None` for blanks and for words that stand for one.
    pub(in crate::ingest) fn of(cell: Cell<'_>) -> Option<Self> {
        if is_blank(cell.bytes) {
            return None;
        }
        // A text that long is nothing that we would recognise; only its start is looked at.
        let bytes = cell.bytes.get(..200).unwrap_or(cell.bytes);
        let cell = Cell { bytes, kind: cell.kind };
        let text = std::str::from_utf8(bytes).unwrap_or("");
        let mut shapes = Self::default();
        let date = is_date(cell);
        shapes.numbers(cell, date);
        shapes.codes(cell, text);
        shapes.least(bytes, text, date || is_day_number(cell));
        Some(shapes)
    }

    fn numbers(&mut self, cell: Cell<'_>, date: bool) {
        let entry = values::entry_number(cell).value();
        let holds = entry.is_some_and(|n| n.check_digit() == Some(n.expected_check_digit()));
        self.add(Shape::EntryNumber, holds);
        let hts = values::hts(cell).value();
        self.add(Shape::Hts, hts.is_some_and(|read| !read.restored && is_chapter(read.number)));
        self.add(Shape::Date, date);
        self.add(Shape::Amount, values::decimal(cell).value().is_some());
        self.add(Shape::Whole, values::line_number(cell).value().is_some());
        self.add(Shape::NumberLike, cell.bytes.iter().any(u8::is_ascii_digit) && !is_written(cell));
    }

    fn codes(&mut self, cell: Cell<'_>, text: &str) {
        let bytes = cell.bytes;
        let code = text.get(..2).filter(|_| values::country(bytes).value().is_some());
        let country = code.is_some_and(countries::is_code) || countries::is_name(text);
        self.add(Shape::Country, country);
        self.add(Shape::Itn, is_itn(bytes));
        self.add(Shape::Unit, is_one_of(text, &UNITS));
        self.add(Shape::Port, is_port(bytes));
        self.add(Shape::Program, is_program(bytes));
        self.add(Shape::Manufacturer, is_manufacturer(text));
        self.add(Shape::Importer, IMPORTERS.iter().any(|pattern| fits(bytes, pattern)));
        self.add(Shape::Flag, is_one_of(text, &FLAGS));
        self.add(Shape::Case, CASES.iter().any(|pattern| fits(bytes, pattern)));
        let word = bytes.len() <= 40 && bytes.iter().all(|b| b.is_ascii_graphic());
        self.add(Shape::Part, word && bytes.iter().any(u8::is_ascii_digit) && !is_written(cell));
    }

    fn least(&mut self, bytes: &[u8], text: &str, date: bool) {
        let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
        let marks = b" -./".as_slice();
        let alone = bytes.iter().filter(|b| !marks.contains(b)).count();
        let plain = bytes.iter().all(|b| b.is_ascii_alphanumeric() || marks.contains(b));
        self.add(Shape::EntryLike, plain && (8..=13).contains(&alone) && digits >= 7);
        self.add(Shape::HtsLike, bytes.split(|b| b",;/| +".contains(b)).any(is_hts_like));
        self.add(Shape::DateLike, date);
        let letter = text.chars().next().is_some_and(char::is_alphabetic);
        let of_census = bytes.len() == 4 && digits == 4;
        self.add(Shape::CountryLike, letter || of_census);
        self.add(Shape::Lettered, text.chars().any(char::is_alphabetic));
        self.add(Shape::ManyDigits, digits >= 5);
    }
}

/// Words that stand for an empty cell.
fn is_blank(bytes: &[u8]) -> bool {
    const WORDS: [&[u8]; 7] = [b"-", b"--", b"n/a", b"na", b"null", b"none", b"#n/a"];
    bytes.is_empty() || WORDS.iter().any(|word| bytes.eq_ignore_ascii_case(word))
}

/// Units of measure that stand in most files, in capitals.
const UNITS: [&str; 36] = [
    "NO", "KG", "KGS", "G", "T", "TON", "LB", "LBS", "DOZ", "DPR", "PRS", "PR", "PCS", "PC", "EA",
    "EACH", "X", "M", "M2", "M3", "CM", "CM2", "L", "LTR", "LITER", "PFL", "GRS", "GR", "CAR",
    "SET", "UN", "FT", "FT2", "YD", "BBL", "HUN",
];

/// Words of yes and no, and letters that tell one of two things, in capitals.
const FLAGS: [&str; 14] =
    ["Y", "N", "YES", "NO", "TRUE", "FALSE", "T", "F", "D", "H", "B", "S", "0", "1"];

/// Whether a text is one of some short words, whatever its case.
fn is_one_of(text: &str, words: &[&str]) -> bool {
    text.len() <= 5 && words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Importer numbers; `9` is a digit, `A` a letter or digit.
const IMPORTERS: [&str; 4] = ["99-9999999", "99-9999999AA", "999-99-9999", "99AAAA-99999"];

/// Case numbers of antidumping and countervailing duty.
const CASES: [&str; 6] =
    ["A-999-999", "C-999-999", "A-999-999-999", "C-999-999-999", "A999999999", "C999999999"];

/// Whether bytes have the shape of a pattern: `9` is a digit, `A` behind the first place a letter or
/// digit, and everything else itself.
fn fits(bytes: &[u8], pattern: &str) -> bool {
    let is = |(index, (byte, wanted)): (usize, (&u8, u8))| match wanted {
        b'9' => byte.is_ascii_digit(),
        b'A' if index > 0 => byte.is_ascii_alphanumeric(),
        wanted => byte.to_ascii_uppercase() == wanted,
    };
    bytes.len() == pattern.len() && bytes.iter().zip(pattern.bytes()).enumerate().all(is)
}

/// Chapters of the tariff: 77 is kept for later.
fn is_chapter(number: crate::model::HtsNumber) -> bool {
    !matches!(number.chapter(), 0 | 77)
}

/// A date, month or day first; day numbers of spreadsheets could be anything.
fn is_date(cell: Cell<'_>) -> bool {
    cell.kind == CellKind::Date
        || !is_day_number(cell)
            && (values::date(cell).value().is_some() || is_day_first(cell.bytes))
}

/// A date with separators, which is no number.
fn is_written(cell: Cell<'_>) -> bool {
    let parted = cell.bytes.iter().any(|b| b"/-.: ".contains(b));
    cell.kind == CellKind::Date
        || parted && is_date(cell) && values::decimal(cell).value().is_none()
}

fn is_day_number(cell: Cell<'_>) -> bool {
    let whole = cell.bytes.split(|b| *b == b'.').next().unwrap_or(cell.bytes);
    cell.kind != CellKind::Date
        && whole.len() == 5
        && cell.bytes.iter().all(|b| b.is_ascii_digit() || *b == b'.')
        && values::date(cell).value().is_some()
}

/// `31/01/2026`, `31.1.26`: read as a date once month and day have changed places.
fn is_day_first(bytes: &[u8]) -> bool {
    let mut parts = bytes.splitn(3, |b| b"/.-".contains(b));
    let (Some(day), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let short = |part: &[u8]| matches!(part.len(), 1 | 2) && part.iter().all(u8::is_ascii_digit);
    if !short(day) || !short(month) {
        return false;
    }
    let swapped = [month, b"/", day, b"/", rest].concat();
    values::date(Cell::text(&swapped)).value().is_some()
}

fn is_port(bytes: &[u8]) -> bool {
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let rest = bytes.get(digits..).unwrap_or_default();
    matches!(digits, 3 | 4) && matches!(rest, [] | [b' ' | b'-', ..])
}

fn is_program(bytes: &[u8]) -> bool {
    let letters = bytes.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let rest = bytes.get(letters..).unwrap_or_default();
    matches!(letters, 1 | 2) && matches!(rest, [] | [b'+' | b'*' | b'#'])
}

/// `MXACEBAR1200MON`: a country, at least six letters and digits, letters at the end.
fn is_manufacturer(text: &str) -> bool {
    let is_code = text.get(..2).is_some_and(countries::is_code);
    let end = text.bytes().rev().take(3).all(|b| b.is_ascii_alphabetic());
    is_code
        && (8..=15).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && end
}

/// Digits and points of a tariff number, or what a spreadsheet made of one.
fn is_hts_like(bytes: &[u8]) -> bool {
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let lost = bytes.windows(2).any(|pair| pair.eq_ignore_ascii_case(b"e+"))
        || bytes.iter().any(|b| b.eq_ignore_ascii_case(&b'e'));
    let plain = bytes.iter().all(|b| b.is_ascii_digit() || b".-eE".contains(b));
    plain && ((4..=12).contains(&digits) || lost && digits >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str, shape: Shape) -> bool {
        Shapes::of(Cell::text(text.as_bytes())).is_some_and(|s| s.holds(shape as usize))
    }

    #[test]
    fn values_and_what_they_look_like() {
        for (shape, yes, no) in [
            (
                Shape::EntryNumber,
                &["ABC-1234567-6", "00261103162"][..],
                &["ABC-1234567-5", "1"][..],
            ),
            (Shape::Hts, &["8471300100", "8471.30.0100", "99038803"], &["7712.30.0100", "847130"]),
            (Shape::Itn, &["X20240115123456"], &["X2024", "20240115123456"]),
            (Shape::Country, &["CN", "de", "CN - China", "Germany"], &["ZZ", "1220", "Steel"]),
            (
                Shape::Date,
                &["01/31/2026", "31/01/2026", "31.1.2026", "2026-01-31", "20260131"],
                &["45306", "1/2", "12.50", "8471.30.0100"],
            ),
            (Shape::Amount, &["$1,234.50", "(1.00)", "0"], &["abc", "01/31/2026"]),
            (Shape::Whole, &["1", "001"], &["0", "1.5"]),
            (Shape::Unit, &["kg", "NO"], &["CN", "12"]),
            (Shape::Port, &["2704", "708", "2704 - Los Angeles"], &["27045", "27"]),
            (Shape::Program, &["S+", "A*", "KR"], &["ABC", "s", "1"]),
            (Shape::Manufacturer, &["MXACEBAR1200MON"], &["MX1", "ZZACEBAR1200MON", "MXACE 1200"]),
            (Shape::Importer, &["12-3456789", "12-345678900", "12-34567890A"], &["123456789"]),
            (Shape::Flag, &["Y", "no", "TRUE"], &["Maybe", "2"]),
            (
                Shape::Case,
                &["A-570-909", "C-201-849-000", "A570909000"],
                &["B-570-909", "A-57-909"],
            ),
            (Shape::Part, &["KEG-50", "100"], &["Steel kegs 50", "kegs", "01/31/2026"]),
            (Shape::EntryLike, &["BII0599285X", "261103162"], &["Acme Inc", "$12.00", "12"]),
            (Shape::HtsLike, &["8.4713E+09", "9903.88.15; 8471.30.0100"], &["Steel", "12"]),
            (Shape::DateLike, &["45306", "31/01/2026"], &["1234.56", "x"]),
            (Shape::NumberLike, &["12 KG", "$5"], &["01/31/2026", "abc"]),
            (Shape::CountryLike, &["Korea, South", "5700"], &["12.50", "01/31/2026"]),
            (Shape::ManyDigits, &["12-3456789"], &["Acme Inc"]),
        ] {
            for text in yes {
                assert!(is(text, shape), "{text} is {shape:?}");
            }
            for text in no {
                assert!(!is(text, shape), "{text} is no {shape:?}");
            }
        }
        for blank in ["", " ", "-", "N/A"] {
            assert_eq!(Shapes::of(Cell::text(blank.as_bytes())), None);
        }
    }
}
