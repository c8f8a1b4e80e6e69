//! Amounts and quantities: `2567.49`, `$2,567.49`, `(1.00)`, `1.00-`, `USD 5`, `1 234.50`.

use super::{Read, Way};
use crate::text::{Cell, CellKind, trim};
use rust_decimal::Decimal;

/// Digits before the point that are believed; sums over millions of rows stay far from overflow.
const MAX_WHOLE: u32 = 15;

/// Digits after the point that are kept.
const MAX_SCALE: u32 = 12;

/// Bytes of a number that are looked at.
const LONGEST: usize = 40;

/// Reads an amount or a quantity, exactly, with a point before the cents as US reports have it.
///
/// Thousands separators are accepted only where they separate thousands, so that `1,5` is never read
/// as 15; an exponent in text has lost digits and is not read.
pub(in crate::ingest) fn decimal(cell: Cell<'_>) -> Read<Decimal> {
    match number(cell) {
        Read::Value(way) => Read::or_unreadable(way.first()),
        Read::Blank => Read::Blank,
        Read::Unreadable => Read::Unreadable,
    }
}

/// Reads an amount or a quantity in both ways: with a point before the cents, and with a comma.
#[inline]
pub(in crate::ingest) fn number(cell: Cell<'_>) -> Read<Way<Decimal>> {
    if cell.is_empty() || cell.bytes == b"-" {
        return Read::Blank;
    }
    if matches!(cell.kind, CellKind::Date | CellKind::Error) {
        return Read::Unreadable;
    }
    if cell.kind == CellKind::Text
        && let Some(value) = usual(cell.bytes)
    {
        let is_whole = value.scale() == 0;
        return Read::Value(if is_whole { Way::Plain(value) } else { Way::First(value) });
    }
    let plain = plain(cell.bytes);
    if cell.kind != CellKind::Text {
        return Read::or_unreadable(plain.map(Way::Plain));
    }
    match plain {
        Some(value) if value.scale() == 0 && !cell.bytes.contains(&b'.') => {
            Read::Value(Way::Plain(value))
        }
        // A point in front of three digits may be one of thousands.
        Some(value) if !is_group(cell.bytes) => Read::Value(Way::First(value)),
        _ => Read::or_unreadable(dressed(cell.bytes)),
    }
}

/// Whole numbers, and numbers with a point before one or two decimals: nearly every cell. With
/// decimals the number has a value in the first way only, without it is the same in both.
#[inline]
pub(in crate::ingest) fn usual(bytes: &[u8]) -> Option<Decimal> {
    short(bytes, false)
}

/// Whether a point stands where a separator of thousands could.
fn is_group(bytes: &[u8]) -> bool {
    bytes.iter().position(|b| *b == b'.').is_some_and(|point| bytes.len() - point == 4)
}

/// Digits with at most one point and a leading minus.
fn plain(bytes: &[u8]) -> Option<Decimal> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    short(digits, negative).or_else(|| exact(digits, negative))
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
    let mantissa = append(append(0, whole)?, decimals)?;
    let (lo, mid) = (mantissa as u32, (mantissa >> 32) as u32);
    let negative = negative && mantissa != 0;
    Some(Decimal::from_parts(lo, mid, 0, negative, decimals.len() as u32))
}

/// The number that a number with further digits behind it makes.
#[inline]
fn append(number: u64, digits: &[u8]) -> Option<u64> {
    let mut number = number;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + u64::from(digit);
    }
    Some(number)
}

/// The number inside signs of currency and of minus, with its sign.
fn undressed(bytes: &[u8]) -> Option<(&[u8], bool)> {
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
            // The minus sign proper (U+2212).
            [0xE2, 0x88, 0x92, after @ ..] | [after @ .., 0xE2, 0x88, 0x92] if !negative => {
                negative = true;
                after
            }
            [b'(', inside @ .., b')'] if !negative => {
                negative = true;
                inside
            }
            [b'U' | b'u', b'S' | b's', b'D' | b'd', after @ ..]
            | [after @ .., b'U' | b'u', b'S' | b's', b'D' | b'd'] => after,
            [b'U' | b'u', b'S' | b's', b'$', after @ ..]
            | [after @ .., b'U' | b'u', b'S' | b's', b'$'] => after,
            [b'$' | b'+', after @ ..] | [after @ .., b'$'] => after,
            _ => rest,
        };
        rest = trim(rest);
        if rest.len() == before {
            return (!rest.is_empty()).then_some((rest, negative));
        }
    }
}

fn dressed(bytes: &[u8]) -> Option<Way<Decimal>> {
    let (number, negative) = undressed(bytes)?;
    let first = separated(number, b',', b'.').and_then(|digits| digits.decimal(negative));
    let second = separated(number, b'.', b',').and_then(|digits| digits.decimal(negative));
    Way::of(first, second)
}

/// Digits and at most one point, separators taken out.
struct Digits {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Digits {
    fn decimal(&self, negative: bool) -> Option<Decimal> {
        exact(self.bytes.get(..self.len)?, negative)
    }
}

/// A separator of thousands at the start of `bytes`, and its length: `group`, or a space or an
/// apostrophe, which separate nothing else.
fn separator(bytes: &[u8], group: u8) -> Option<usize> {
    match bytes {
        [byte, ..] if *byte == group => Some(1),
        [b' ' | b'\'', ..] => Some(1),
        // The no-break space.
        [0xC2, 0xA0, ..] => Some(2),
        // The thin and the narrow no-break space, the typographic apostrophe.
        [0xE2, 0x80, 0x89 | 0xAF | 0x99, ..] => Some(3),
        _ => None,
    }
}

/// Takes separators of thousands out of a number; they must be all the same and stand where thousands
/// are.
fn separated(number: &[u8], group: u8, point: u8) -> Option<Digits> {
    let mut digits = Digits { bytes: [0; LONGEST], len: 0 };
    let (mut rest, mut run, mut groups, mut seen) = (number, 0, 0, None);
    let mut in_cents = false;
    while let [byte, after @ ..] = rest {
        if byte.is_ascii_digit() {
            run += 1;
        } else if *byte == point && !in_cents {
            if groups > 0 && run != 3 {
                return None;
            }
            (in_cents, run) = (true, 0);
        } else {
            let length = separator(rest, group).filter(|_| !in_cents)?;
            let mark = rest.get(..length)?;
            let fits = if groups == 0 { (1..=3).contains(&run) } else { run == 3 };
            let is_lone_zero = groups == 0 && digits.bytes.first() == Some(&b'0');
            if !fits || is_lone_zero || seen.is_some_and(|seen| seen != mark) {
                return None;
            }
            (seen, run) = (Some(mark), 0);
            groups += 1;
            rest = rest.get(length..)?;
            continue;
        }
        *digits.bytes.get_mut(digits.len)? = if *byte == point { b'.' } else { *byte };
        digits.len += 1;
        rest = after;
    }
    let ends_well = groups == 0 || in_cents || run == 3;
    ends_well.then_some(digits)
}

fn exact(digits: &[u8], negative: bool) -> Option<Decimal> {
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
        decimal(Cell::text(text.as_bytes())).map(|value| value.to_string())
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
                    (short(text.as_bytes(), negative), exact(text.as_bytes(), negative));
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
            ("$(3.50)", "-3.50"),
            ("USD 1,000", "1000"),
            ("1000 USD", "1000"),
            ("US$1,000.25", "1000.25"),
            ("usd 7", "7"),
            ("5 $", "5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("000123", "123"),
            ("+7", "7"),
            ("\u{2212}12.50", "-12.50"),
            ("12.50\u{2212}", "-12.50"),
            ("1 234 567.50", "1234567.50"),
            ("1\u{a0}234.50", "1234.50"),
            ("1\u{202f}234.50", "1234.50"),
            ("1'234.50", "1234.50"),
            ("1\u{2019}234\u{2019}567", "1234567"),
            ("1.234", "1.234"),
            ("1,234", "1234"),
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
            "0,123",
            "1.2.3",
            "1E5",
            "abc",
            "$",
            "(1",
            "--1",
            "(-1)",
            "1000000000000000",
            "N/A",
            "0.12345678901234",
            ".",
            "€5",
            "1,234'567",
            "1 23",
            "12 345 67",
            "5 CR",
            "CAD 5",
            "1,234,56",
        ] {
            assert_eq!(read(text), Read::Unreadable, "{text}");
        }
    }

    #[test]
    fn what_a_comma_and_a_point_may_mean() {
        let way = |text: &str| number(Cell::text(text.as_bytes())).value();
        let value = |text: &str| text.parse::<Decimal>().expect("a number");
        for (text, first, second) in [
            ("1,234", Some("1234"), Some("1.234")),
            ("1.234", Some("1.234"), Some("1234")),
            ("$1,234", Some("1234"), Some("1.234")),
            ("12,50", None, Some("12.50")),
            ("1.234,56", None, Some("1234.56")),
            ("-1.234.567", None, Some("-1234567")),
            ("1,234,567", Some("1234567"), None),
            ("12.50", Some("12.50"), None),
            ("0.125", Some("0.125"), None),
            ("0,125", None, Some("0.125")),
            ("1 234,5", None, Some("1234.5")),
        ] {
            let expected = Way::of(first.map(value), second.map(value));
            assert_eq!(way(text), expected, "{text}");
        }
        for text in ["12.5", "0.50", "7.00"] {
            assert!(matches!(way(text), Some(Way::First(_))), "{text}");
        }
        for text in ["12", "-7", "$5", "1 234", "0", "0012"] {
            assert!(matches!(way(text), Some(Way::Plain(_))), "{text}");
        }
    }
}
