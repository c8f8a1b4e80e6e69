//! Dates: `01/15/2024`, `1/5/2024 12:00:00 AM`, `2024-01-15`, `20240115`, `15-Jan-2024`, and the
//! day numbers of spreadsheets.

use super::Read;
use crate::model::Date;
use crate::text::Cell;

/// Day numbers of spreadsheets that are taken for dates: 1954 to 2119.
const SERIALS: std::ops::Range<u32> = 20_000..80_000;

/// The day number of 1970-01-01 in the system that starts in 1900.
const EPOCH: i64 = 25_569;

const MONTHS: &[u8; 36] = b"janfebmaraprmayjunjulaugsepoctnovdec";

/// Reads a date; a time behind it is ignored. Month comes before day, as ACE writes it.
pub(in crate::ingest) fn date(cell: Cell<'_>) -> Read<Date> {
    if cell.is_empty() || cell.bytes == b"-" {
        return Read::Blank;
    }
    Read::or_unreadable(read(cell.bytes))
}

fn read(bytes: &[u8]) -> Option<Date> {
    let (first, n, rest) = digits(bytes)?;
    match (n, rest) {
        (1 | 2, [separator @ (b'/' | b'-' | b'.' | b' '), rest @ ..]) => {
            if rest.first().is_some_and(u8::is_ascii_alphabetic) {
                let (month, rest) = month_name(rest)?;
                return with_year(rest.strip_prefix(&[*separator])?, month, first);
            }
            let (second, n @ 1..=2, rest) = digits(rest)? else { return None };
            let _ = n;
            with_year(rest.strip_prefix(&[*separator])?, first, second)
        }
        (4, [separator @ (b'-' | b'/'), rest @ ..]) => {
            let (month, 1..=2, rest) = digits(rest)? else { return None };
            let (day, 1..=2, rest) = digits(rest.strip_prefix(&[*separator])?)? else {
                return None;
            };
            time_follows(rest).then(|| civil(first, month, day))?
        }
        (8, []) => civil(first / 10_000, first / 100 % 100, first % 100),
        (5, []) => serial(first),
        (5, [b'.', fraction @ ..]) if fraction.iter().all(u8::is_ascii_digit) => serial(first),
        _ => None,
    }
}

fn digits(bytes: &[u8]) -> Option<(u32, usize, &[u8])> {
    let n = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let (number, rest) = bytes.split_at_checked(n)?;
    if n == 0 || n > 8 {
        return None;
    }
    let value = number.iter().fold(0, |value, b| value * 10 + u32::from(b - b'0'));
    Some((value, n, rest))
}

fn month_name(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let n = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let name = bytes.get(..3)?.to_ascii_lowercase();
    let index = MONTHS.chunks(3).position(|month| month == name)?;
    Some((index as u32 + 1, bytes.get(n..)?))
}

/// Four digits of year, or two, which ACE's data can only mean for this century.
fn with_year(bytes: &[u8], month: u32, day: u32) -> Option<Date> {
    let (year, n, rest) = digits(bytes)?;
    let year = match n {
        4 => year,
        2 => 2000 + year,
        _ => return None,
    };
    time_follows(rest).then(|| civil(year, month, day))?
}

fn time_follows(rest: &[u8]) -> bool {
    match rest {
        [] => true,
        [b' ' | b'T' | b',', time @ ..] => {
            time.iter().all(|b| b.is_ascii_digit() || b" :.+-TZAPMampz".contains(b))
        }
        _ => false,
    }
}

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1900..2200).contains(&year) || month > 12 || day > 31 {
        return None;
    }
    Date::new(year as i16, month as i8, day as i8).ok()
}

fn serial(number: u32) -> Option<Date> {
    SERIALS.contains(&number).then(|| crate::text::date_of_day(i64::from(number) - EPOCH))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::iso;

    #[test]
    fn the_ways_dates_come() {
        for (text, expected) in [
            ("01/15/2024", "2024-01-15"),
            ("1/5/2024", "2024-01-05"),
            ("1/5/2024 12:00:00 AM", "2024-01-05"),
            ("01-15-2024", "2024-01-15"),
            ("1/5/24", "2024-01-05"),
            ("2024-01-15", "2024-01-15"),
            ("2024-01-15T10:30:00Z", "2024-01-15"),
            ("2024-01-15 00:00:00.000", "2024-01-15"),
            ("2024/1/5", "2024-01-05"),
            ("20240115", "2024-01-15"),
            ("15-Jan-2024", "2024-01-15"),
            ("5 January 2024", "2024-01-05"),
            ("45306", "2024-01-15"),
            ("45306.75", "2024-01-15"),
            ("02/29/2024", "2024-02-29"),
        ] {
            let read = date(Cell::text(text.as_bytes())).value().map(iso);
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
        for text in [
            "15/01/2024",
            "02/29/2023",
            "2024-13-01",
            "12345",
            "0",
            "abc",
            "1/2",
            "2024",
            "00/00/0000",
            "1/5/202",
            "01/15/2024x",
            "123456789",
            "20241301",
            "99999",
        ] {
            assert_eq!(date(Cell::text(text.as_bytes())), Read::Unreadable, "{text}");
        }
        assert_eq!(date(Cell::text(b" ")), Read::Blank);
    }
}
