//! Tariff numbers with lost zeros.

use super::Read;
use crate::model::HtsNumber;
use crate::text::{Cell, CellKind, trim};

/// Tariff numbers that one cell may list.
const MAX_LIST: usize = 16;

/// What became of a tariff number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) struct HtsRead {
    /// The number.
    pub number: HtsNumber,
    /// Whether a leading zero was put back.
    pub restored: bool,
}

/// Reads an HTSUS or Schedule B number: ten digits, or eight that get `00`; nine or seven digits in a
/// row have lost the zero of chapters 1 to 9, which is put back. Dots, spaces and hyphens separate.
/// A number in scientific notation has lost digits and is not read.
pub(in crate::ingest) fn hts(cell: Cell<'_>) -> Read<HtsRead> {
    if cell.is_empty() {
        return Read::Blank;
    }
    if matches!(cell.kind, CellKind::Date | CellKind::Error) {
        return Read::Unreadable;
    }
    Read::or_unreadable(read(cell.bytes))
}

/// All tariff numbers of a cell that lists several (`9903.88.15; 8471.30.0100`), in their order: none
/// unless every part is one.
pub(in crate::ingest) fn hts_list(cell: Cell<'_>) -> Vec<HtsRead> {
    if let Read::Value(one) = hts(cell) {
        return vec![one];
    }
    let listed = |is_mark: fn(&u8) -> bool| -> Option<Vec<HtsRead>> {
        let parts = cell.bytes.split(is_mark).map(trim).filter(|part| !part.is_empty());
        parts.take(MAX_LIST + 1).map(|part| hts(Cell::text(part)).value()).collect()
    };
    let found = listed(|b| b";,/|&+\n\r".contains(b))
        .or_else(|| listed(|b| b";,/|&+ \n\r\t".contains(b)))
        .unwrap_or_default();
    if found.len() > MAX_LIST { Vec::new() } else { found }
}

fn read(bytes: &[u8]) -> Option<HtsRead> {
    // Programs that store numbers write `8471300100.0`.
    let bytes = match bytes {
        [whole @ .., b'.', b'0'] | [whole @ .., b'.', b'0', b'0']
            if whole.iter().all(u8::is_ascii_digit) && whole.len() > 6 =>
        {
            whole
        }
        _ => bytes,
    };
    let (mut digits, mut count, mut first_group) = (0u64, 0, 0);
    for byte in bytes {
        match byte {
            b'0'..=b'9' => {
                digits = digits * 10 + u64::from(byte - b'0');
                count += 1;
                if count > 10 {
                    return None;
                }
            }
            b'.' | b' ' | b'-' if count > 0 => {
                if first_group == 0 {
                    first_group = count;
                }
            }
            _ => return None,
        }
    }
    let grouped = first_group != 0 && first_group != count;
    let restored = match count {
        8 | 10 => false,
        7 | 9 if !grouped || first_group == 3 => true,
        _ => return None,
    };
    let digits = if count <= 8 { digits * 100 } else { digits };
    let number = HtsNumber::from_digits(digits)?;
    (number.chapter() != 0).then_some(HtsRead { number, restored })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_come() {
        let read = |text: &str| match hts(Cell::text(text.as_bytes())) {
            Read::Value(read) => Some((read.number.digits(), read.restored)),
            _ => None,
        };
        for (text, digits, restored) in [
            ("8471300100", 8_471_300_100, false),
            ("8471.30.0100", 8_471_300_100, false),
            ("8471.30.01.00", 8_471_300_100, false),
            ("8471300100.0", 8_471_300_100, false),
            ("99030125", 9_903_012_500, false),
            ("9903.01.25", 9_903_012_500, false),
            ("9903012500", 9_903_012_500, false),
            ("101210010", 101_210_010, true),
            ("101.21.0010", 101_210_010, true),
            ("1012100", 101_210_000, true),
            ("0101210010", 101_210_010, false),
        ] {
            assert_eq!(read(text), Some((digits, restored)), "{text}");
        }
        for text in [
            "8.4713E+09",
            "8471.30",
            "8471.30.010",
            "84713001000",
            "ABC",
            "0000000000",
            "7",
            "",
            "(8471300100)",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_as_sellers_type_them() {
        // Shapes found among 39,776 typed numbers; all of them keep all ten digits.
        for (text, digits) in [
            ("0901.21.00.20", 901_210_020),
            ("0901210020", 901_210_020),
            ("0901.21.0020", 901_210_020),
            ("3304.2000.00", 3_304_200_000),
            ("3305.900000", 3_305_900_000),
            ("090122.00.40", 901_220_040),
            ("3304.20.00.00.", 3_304_200_000),
            ("3406.000.000", 3_406_000_000),
            ("39199010.00", 3_919_901_000),
            ("490900.4000", 4_909_004_000),
            ("6911.10..58.00", 6_911_105_800),
            ("6115.99.1920.", 6_115_991_920),
            ("3302..90.10.10", 3_302_901_010),
            ("33.05900000", 3_305_900_000),
            ("442.199.85.00", 4_421_998_500),
            ("70181.0.50.00", 7_018_105_000),
            ("8471300100.00", 8_471_300_100),
        ] {
            let read = hts(Cell::text(text.as_bytes())).value();
            assert_eq!(
                read.map(|read| (read.number.digits(), read.restored)),
                Some((digits, false)),
                "{text}"
            );
        }
    }

    #[test]
    fn several_numbers_in_a_cell() {
        let list = |text: &str| -> Vec<u64> {
            hts_list(Cell::text(text.as_bytes())).iter().map(|r| r.number.digits()).collect()
        };
        let two = [9_903_881_500, 8_471_300_100];
        for text in [
            "9903.88.15; 8471.30.0100",
            "9903.88.15,8471.30.0100",
            "9903.88.15 8471.30.0100",
            "9903.88.15\n8471.30.0100",
            "99038815 / 8471300100",
            "9903.88.15 | 8471 30 0100",
        ] {
            assert_eq!(list(text), two, "{text}");
        }
        assert_eq!(list("8471 30 01 00"), [8_471_300_100]);
        for text in ["9903.88.15; free", "8471.30, 8471.40", "", "see list"] {
            assert!(list(text).is_empty(), "{text}");
        }
        assert!(list(&"99038815;".repeat(40)).is_empty(), "a list without end is none");
    }
}
