//! Numbers of a workbook as plain decimal text, and their dates.

use crate::text::date_of_day;
use jiff::civil::Date;

/// Digits that a spreadsheet shows and means; what stands behind them in the file is the noise of
/// binary fractions (`2567.4899999999998` for 2567.49).
const DIGITS: usize = 15;

/// Zeros that an exponent may add before the text is left as it is.
const MAX_ZEROS: i64 = 40;

/// Appends a number without exponent, rounded half up to [`DIGITS`] digits by its decimal text;
/// returns whether it was one. A whole number written out is a code as often as a number, and keeps
/// all its digits.
#[inline]
pub(super) fn plain(text: &[u8], out: &mut Vec<u8>) -> bool {
    if is_plain(text) {
        out.extend_from_slice(text);
        return true;
    }
    std::str::from_utf8(text).is_ok_and(|text| written(text, out))
}

/// Digits as they are to stand: no zero too many, no exponent, nothing to round.
#[inline]
fn is_plain(text: &[u8]) -> bool {
    let digits = match text {
        [b'-', b'1'..=b'9', ..] => text.get(1..).unwrap_or_default(),
        [b'1'..=b'9', ..] | [b'0'] => text,
        _ => return false,
    };
    let whole = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match digits.get(whole..) {
        Some([]) => true,
        Some([b'.', fraction @ .., last]) => {
            whole + fraction.len() < DIGITS
                && matches!(last, b'1'..=b'9')
                && fraction.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

fn written(text: &str, out: &mut Vec<u8>) -> bool {
    let text = text.trim();
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => match exponent.parse::<i32>() {
            Ok(exponent) => (mantissa, i64::from(exponent)),
            Err(_) => return false,
        },
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.len() + fraction.len() == 0
        || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit())
    {
        return false;
    }
    let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
    let mut point = whole.len() as i64 + exponent;
    let zeros = digits.iter().take_while(|d| **d == b'0').count();
    digits.drain(..zeros);
    point -= zeros as i64;
    if !fraction.is_empty() || exponent != 0 {
        round(&mut digits, &mut point);
    }
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    if digits.is_empty() {
        out.push(b'0');
        return true;
    }
    if point.abs() > MAX_ZEROS || digits.len() > MAX_ZEROS as usize {
        return false;
    }
    if negative {
        out.push(b'-');
    }
    write(&digits, point, out);
    true
}

fn round(digits: &mut Vec<u8>, point: &mut i64) {
    let Some(next) = digits.get(DIGITS).copied() else { return };
    digits.truncate(DIGITS);
    if next < b'5' {
        return;
    }
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
    digits.truncate(DIGITS);
    *point += 1;
}

fn write(digits: &[u8], point: i64, out: &mut Vec<u8>) {
    if point <= 0 {
        out.extend_from_slice(b"0.");
        out.extend((point..0).map(|_| b'0'));
        out.extend_from_slice(digits);
        return;
    }
    let whole = point as usize;
    match digits.split_at_checked(whole) {
        Some((before, [])) => out.extend_from_slice(before),
        Some((before, after)) => {
            out.extend_from_slice(before);
            out.push(b'.');
            out.extend_from_slice(after);
        }
        None => {
            out.extend_from_slice(digits);
            out.extend((digits.len()..whole).map(|_| b'0'));
        }
    }
}

/// Where the fraction of a day is within half a second of the next, which is the day that is shown.
const MIDNIGHT: &[u8] = b"9999943";

/// The date of a day number, its time dropped. In the system of 1900 the day 60 does not exist; days
/// before it stand one off, because spreadsheets keep the leap day that 1900 did not have.
pub(super) fn date(plain: &[u8], from_1904: bool) -> Option<Date> {
    let point = plain.iter().position(|byte| *byte == b'.').unwrap_or(plain.len());
    let whole = plain.get(..point)?;
    let fraction = plain.get(point + 1..).unwrap_or_default();
    if whole.is_empty() || whole.len() > 7 {
        return None;
    }
    let day = whole
        .iter()
        .try_fold(0i64, |n, b| b.is_ascii_digit().then(|| n * 10 + i64::from(b - b'0')))?;
    let day = if fraction >= MIDNIGHT { day + 1 } else { day };
    match (from_1904, day) {
        (true, _) => date_of_day(day - 24_107),
        (false, 1..=59) => date_of_day(day - 25_568),
        (false, 61..) => date_of_day(day - 25_569),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_decimal_text() {
        let text = |number: &str| {
            let mut out = Vec::new();
            plain(number.as_bytes(), &mut out).then(|| String::from_utf8(out).expect("digits"))
        };
        for (number, expected) in [
            ("1234.5", "1234.5"),
            ("1.2345E3", "1234.5"),
            ("8471300100", "8471300100"),
            ("8.4713001E9", "8471300100"),
            ("2567.4899999999998", "2567.49"),
            ("0.1", "0.1"),
            ("1.0000000000000001E-2", "0.01"),
            ("-1.00", "-1"),
            ("-0", "0"),
            ("999999999999999.9", "1000000000000000"),
            ("0.30000000000000004", "0.3"),
            ("007", "7"),
            ("1E+2", "100"),
            ("1234.5600000000001", "1234.56"),
            ("12345678901234567", "12345678901234567"),
            ("1.2345678901234567E+16", "12345678901234600"),
            ("10.50", "10.5"),
            ("0", "0"),
        ] {
            assert_eq!(text(number).as_deref(), Some(expected), "{number}");
        }
        for bad in ["", ".", "abc", "1e999", "1e", "0x10", "--1", "NaN"] {
            assert_eq!(text(bad), None, "{bad}");
        }
    }

    #[test]
    fn dates_of_both_systems() {
        let day = |text: &str, system| date(text.as_bytes(), system).map(|d| d.to_string());
        assert_eq!(day("45306", false).as_deref(), Some("2024-01-15"));
        assert_eq!(day("45306.75", false).as_deref(), Some("2024-01-15"));
        assert_eq!(day("45305.999999", false).as_deref(), Some("2024-01-15"));
        assert_eq!(day("43844", true).as_deref(), Some("2024-01-15"));
        assert_eq!(day("1", false).as_deref(), Some("1900-01-01"));
        assert_eq!(day("59", false).as_deref(), Some("1900-02-28"));
        assert_eq!(day("60", false), None);
        assert_eq!(day("61", false).as_deref(), Some("1900-03-01"));
        assert_eq!(day("-5", false), None);
    }
}
