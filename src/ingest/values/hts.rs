//! Tariff numbers with lost zeros.

use super::Read;
use crate::model::HtsNumber;
use crate::text::{Cell, CellKind};

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
    if cell.kind == CellKind::Date {
        return Read::Unreadable;
    }
    Read::or_unreadable(read(cell.bytes))
}

fn read(bytes: &[u8]) -> Option<HtsRead> {
    // Programs that store numbers write `8471300100.0`.
    let bytes = match bytes {
        [whole @ .., b'.', b'0'] if whole.iter().all(u8::is_ascii_digit) && whole.len() > 6 => {
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
}
