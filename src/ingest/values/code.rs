//! Codes: entry numbers, entry types, ports, line numbers.

use super::Read;
use crate::model::EntryNumber;
use crate::text::{Cell, CellKind};
use std::borrow::Cow;

/// Reads an entry number. One of eight to ten digits has lost the zeros of a numeric filer code; they
/// are put back only where the check digit then holds.
pub(in crate::ingest) fn entry_number(cell: Cell<'_>) -> Read<EntryNumber> {
    if cell.is_empty() {
        return Read::Blank;
    }
    let text = std::str::from_utf8(cell.bytes).unwrap_or("?");
    let text = text.strip_suffix(".0").unwrap_or(text);
    if let Some(number) = EntryNumber::new(text) {
        // Without this, a word of eleven letters would pass.
        return if number.as_str().bytes().skip(3).take(7).all(|b| b.is_ascii_digit()) {
            Read::Value(number)
        } else {
            Read::Unreadable
        };
    }
    if !(8..=10).contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Read::Unreadable;
    }
    let restored = EntryNumber::new(&format!("{text:0>11}"));
    Read::or_unreadable(
        restored.filter(|number| number.check_digit() == Some(number.expected_check_digit())),
    )
}

/// Whether an entry number that was read had lost the zeros of its filer code.
pub(in crate::ingest) fn has_lost_zero(cell: Cell<'_>) -> bool {
    let text = cell.bytes.strip_suffix(b".0").unwrap_or(cell.bytes);
    text.len() < 11 && text.iter().all(u8::is_ascii_digit)
}

/// Reads a line number: 1, `001`, `1.0`.
pub(in crate::ingest) fn line_number(cell: Cell<'_>) -> Read<u32> {
    if cell.is_empty() {
        return Read::Blank;
    }
    Read::or_unreadable(whole(cell).filter(|n| *n > 0))
}

/// Reads a tariff ordinal.
pub(in crate::ingest) fn ordinal(cell: Cell<'_>) -> Read<u16> {
    if cell.is_empty() {
        return Read::Blank;
    }
    Read::or_unreadable(whole(cell).filter(|n| *n > 0).and_then(|n| u16::try_from(n).ok()))
}

fn whole(cell: Cell<'_>) -> Option<u32> {
    let bytes = match cell.bytes {
        [whole @ .., b'.', b'0'] | [whole @ .., b'.', b'0', b'0'] => whole,
        bytes => bytes,
    };
    if cell.kind == CellKind::Date || bytes.is_empty() || bytes.len() > 6 {
        return None;
    }
    bytes.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
}

/// Two digits of entry type, `1` and `01 - Consumption` included; anything else as it stands.
pub(in crate::ingest) fn entry_type(text: &str) -> Cow<'_, str> {
    digits_of(text, 2)
}

/// Four digits of port, `708` and `2704 - Los Angeles` included; anything else as it stands.
pub(in crate::ingest) fn port(text: &str) -> Cow<'_, str> {
    digits_of(text, 4)
}

fn digits_of(text: &str, width: usize) -> Cow<'_, str> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let n = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(n).unwrap_or(("", text));
    let ends = rest.is_empty() || rest.starts_with([' ', '-', ':', '/']);
    if n == 0 || n > width || !ends {
        return Cow::Borrowed(text);
    }
    if n == width { Cow::Borrowed(digits) } else { Cow::Owned(format!("{digits:0>width$}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entry_numbers() {
        let read = |text: &str| entry_number(Cell::text(text.as_bytes())).value();
        assert_eq!(read("BII05992854").map(|n| n.to_string()).as_deref(), Some("BII-0599285-4"));
        assert_eq!(read("002-6110316-2"), read("00261103162"));
        assert_eq!(read("261103162"), read("00261103162"), "two lost zeros, check digit holds");
        assert_eq!(read("261103163"), None, "check digit fails: nothing is restored");
        assert_eq!(read("2.61E+08"), None);
        assert_eq!(read("BII0599285X").and_then(|n| n.check_digit()), None, "kept: a finding");
        assert_eq!(read("Grand-Totals"), None);
        assert_eq!(read("Grand Total"), None);
    }

    #[test]
    fn codes_get_their_zeros_back() {
        assert_eq!(entry_type("1"), "01");
        assert_eq!(entry_type("01 - Consumption"), "01");
        assert_eq!(entry_type("FTZ"), "FTZ");
        assert_eq!(port("708"), "0708");
        assert_eq!(port("2704 - Los Angeles"), "2704");
        assert_eq!(port("27041"), "27041");
        let line = |text: &str| line_number(Cell::text(text.as_bytes())).value();
        assert_eq!(
            (line("001"), line("1.0"), line("0"), line("x")),
            (Some(1), Some(1), None, None)
        );
    }
}
