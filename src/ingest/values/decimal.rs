//! Amounts and quantities: `2567.49`, `$2,567.49`, `(1.00)`, `1.00-`, `USD 5`.

use super::Read;
use crate::text::{Cell, CellKind, trim};
use rust_decimal::Decimal;

/// Digits before the point that are believed; sums over millions of rows stay far from overflow.
const MAX_WHOLE: u32 = 15;

/// Digits after the point that are kept.
const MAX_SCALE: u32 = 12;

/// Reads an amount or a quantity, exactly.
///
/// Thousands separators are accepted only where they separate thousands, so that `1,5` is never read
/// as 15; an exponent in text has lost digits and is not read.
pub(in crate::ingest) fn decimal(cell: Cell<'_>) -> Read<Decimal> {
    if cell.is_empty() || cell.bytes == b"-" {
        return Read::Blank;
    }
    if cell.kind == CellKind::Date {
        return Read::Unreadable;
    }
    Read::or_unreadable(plain(cell.bytes).or_else(|| dressed(cell.bytes)))
}

/// Digits with at most one point and a leading minus: nearly every cell.
fn plain(bytes: &[u8]) -> Option<Decimal> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    short(digits, negative).or_else(|| number(digits, negative))
}

/// Up to fifteen digits with at most two decimals, in one machine word.
#[inline]
fn short(digits: &[u8], negative: bool) -> Option<Decimal> {
    let (whole, decimals): (_, &[u8]) = match digits {
        [whole @ .., b'.', a, b] => (whole, &[*a, *b]),
        [whole @ .., b'.', a] => (whole, &[*a]),
        whole => (whole, &[]),
    };
    if whole.is_empty() || whole.len() > 13 {
        return None;
    }
    let mut mantissa = 0;
    for byte in whole.iter().chain(decimals) {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        mantissa = mantissa * 10 + u64::from(digit);
    }
    let (lo, mid) = (mantissa as u32, (mantissa >> 32) as u32);
    let negative = negative && mantissa != 0;
    Some(Decimal::from_parts(lo, mid, 0, negative, decimals.len() as u32))
}

fn dressed(bytes: &[u8]) -> Option<Decimal> {
    let mut rest = bytes;
    let mut negative = false;
    if let [b'(', inside @ .., b')'] = rest {
        negative = true;
        rest = trim(inside);
    }
    loop {
        let before = rest.len();
        rest = match rest {
            [b'-', after @ ..] | [after @ .., b'-'] if !negative => {
                negative = true;
                after
            }
            [b'$' | b'+', after @ ..] => after,
            [b'U', b'S', b'D', after @ ..] | [after @ .., b'U', b'S', b'D'] => after,
            _ => rest,
        };
        rest = trim(rest);
        if rest.len() == before {
            break;
        }
    }
    if !rest.contains(&b',') {
        return number(rest, negative);
    }
    let whole = rest.split(|b| *b == b'.').next().unwrap_or(rest);
    let mut groups = whole.split(|b| *b == b',');
    let first = groups.next()?.len();
    if !(1..=3).contains(&first) || !groups.all(|group| group.len() == 3) {
        return None;
    }
    let (mut digits, mut n) = ([0u8; 40], 0);
    let decimals = rest.get(whole.len()..)?;
    for byte in whole.iter().filter(|b| **b != b',').chain(decimals) {
        *digits.get_mut(n)? = *byte;
        n += 1;
    }
    number(digits.get(..n)?, negative)
}

fn number(digits: &[u8], negative: bool) -> Option<Decimal> {
    let (mut mantissa, mut count, mut scale, mut point) = (0u128, 0u32, 0u32, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                count += 1;
                if point {
                    scale += 1;
                } else if mantissa != 0 || *byte != b'0' {
                    // Whole digits, leading zeros aside.
                    if mantissa >= 10u128.pow(MAX_WHOLE - 1) {
                        return None;
                    }
                }
                if scale <= MAX_SCALE {
                    mantissa = mantissa * 10 + u128::from(byte - b'0');
                } else if *byte != b'0' {
                    return None;
                }
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    if count == 0 {
        return None;
    }
    let mut value = Decimal::from_parts(
        mantissa as u32,
        (mantissa >> 32) as u32,
        (mantissa >> 64) as u32,
        negative && mantissa != 0,
        scale.min(MAX_SCALE),
    );
    if scale > 2 {
        value = value.normalize();
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Read<String> {
        match decimal(Cell::text(text.as_bytes())) {
            Read::Value(value) => Read::Value(value.to_string()),
            Read::Blank => Read::Blank,
            Read::Unreadable => Read::Unreadable,
        }
    }

    #[test]
    fn the_short_way_says_what_the_long_way_says() {
        for text in ["", ".", "0", "00", "7", "-7", "1.5", "1.25", "0.00", "1.", ".5", "12.345"]
            .into_iter()
            .chain([
                "9999999999999",
                "9999999999999.99",
                "99999999999999",
                "1a",
                "1.a",
                "a.1",
                "1..1",
            ])
        {
            for negative in [false, true] {
                let (short, long) =
                    (short(text.as_bytes(), negative), number(text.as_bytes(), negative));
                let parts = |value: Option<Decimal>| value.map(|value| value.unpack());
                assert!(short.is_none() || parts(short) == parts(long), "{text} {negative}");
            }
        }
        assert!(short(b"123456.78", true).is_some());
    }

    #[test]
    fn money_as_people_write_it() {
        for (text, value) in [
            ("2567.49", "2567.49"),
            ("$2,567.49", "2567.49"),
            ("$0.00", "0.00"),
            ("(1.00)", "-1.00"),
            ("($1,234,567.5)", "-1234567.5"),
            ("1.00-", "-1.00"),
            ("-$3", "-3"),
            ("$ -3", "-3"),
            ("USD 1,000", "1000"),
            ("1000 USD", "1000"),
            (".5", "0.5"),
            ("5.", "5"),
            ("000123", "123"),
            ("+7", "7"),
            ("999999999999999.99", "999999999999999.99"),
            ("0.1234567890120000", "0.123456789012"),
            ("-0.00", "0.00"),
        ] {
            assert_eq!(read(text), Read::Value(value.to_owned()), "{text}");
        }
        for text in ["", "  ", "-"] {
            assert_eq!(read(text), Read::Blank, "{text}");
        }
        for text in [
            "1,5",
            "1.234,56",
            "12,34,567",
            "1,2345",
            ",123",
            "1.2.3",
            "1E5",
            "abc",
            "$",
            "(1",
            "--1",
            "1000000000000000",
            "N/A",
            "0.12345678901234",
            ".",
            "€5",
        ] {
            assert_eq!(read(text), Read::Unreadable, "{text}");
        }
    }
}
