//! Dates: `01/15/2024`, `1/5/2024 12:00:00 AM`, `2024-01-15`, `20240115`, `15-Jan-2024`,
//! `Jan 15, 2024`, and the day numbers of spreadsheets.

use super::{Read, Way};
use crate::model::Date;
use crate::text::{Cell, CellKind};

/// Day numbers of spreadsheets that are taken for dates: 1954 to 2119.
const SERIALS: std::ops::Range<u32> = 20_000..80_000;

/// The day number of 1970-01-01 in the systems that start in 1900 and in 1904.
const EPOCH: i64 = 25_569;
const EPOCH_FROM_1904: i64 = 24_107;

const MONTHS: &[u8; 36] = b"janfebmaraprmayjunjulaugsepoctnovdec";

/// The separators between the parts of a date.
const SEPARATORS: &[u8] = b"/-. ";

/// Reads a date as it stands alone; a time behind it is ignored. Month comes before day, as ACE writes it.
#[allow(dead_code, reason = "for readers whose columns have nothing to settle")]
pub(in crate::ingest) fn date(cell: Cell<'_>) -> Read<Date> {
    match dated(cell) {
        Read::Value(way) => Read::or_unreadable(way.first()),
        Read::Blank => Read::Blank,
        Read::Unreadable => Read::Unreadable,
    }
}

/// Reads a date in both ways: month before day, and day before month.
#[inline]
pub(in crate::ingest) fn dated(cell: Cell<'_>) -> Read<Way<Date>> {
    if cell.is_empty() || cell.bytes == b"-" {
        return Read::Blank;
    }
    let epoch = match cell.kind {
        CellKind::Error => return Read::Unreadable,
        CellKind::NumberFrom1904 => EPOCH_FROM_1904,
        CellKind::Text | CellKind::Number | CellKind::Date => EPOCH,
    };
    Read::or_unreadable(read(cell.bytes, epoch))
}

fn read(bytes: &[u8], epoch: i64) -> Option<Way<Date>> {
    if bytes.first()?.is_ascii_alphabetic() {
        return named_first(bytes).map(Way::Plain);
    }
    let (first, n, rest) = digits(bytes)?;
    match (n, rest) {
        (1 | 2, [separator, rest @ ..]) if SEPARATORS.contains(separator) => {
            if rest.first().is_some_and(u8::is_ascii_alphabetic) {
                let (month, rest) = month_name(rest)?;
                let rest = rest.strip_prefix(b",").unwrap_or(rest);
                return with_year(rest.strip_prefix(&[*separator])?, |year| {
                    civil(year, month, first).map(Way::Plain)
                });
            }
            let (second, 1..=2, rest) = digits(rest)? else { return None };
            let rest = rest.strip_prefix(&[*separator])?;
            with_year(rest, |year| either(year, first, second))
        }
        (1 | 2, [letter, ..]) if letter.is_ascii_alphabetic() => {
            let (month, rest) = month_name(rest)?;
            with_year(rest, |year| civil(year, month, first).map(Way::Plain))
        }
        (4, [separator, rest @ ..]) if b"-/.".contains(separator) => {
            let (month, rest) = match digits(rest) {
                Some((month, 1..=2, rest)) => (month, rest),
                _ => month_name(rest)?,
            };
            let (day, 1..=2, rest) = digits(rest.strip_prefix(&[*separator])?)? else {
                return None;
            };
            time_follows(rest).then(|| civil(first, month, day))?.map(Way::Plain)
        }
        (8, rest) if time_follows(rest) => {
            let iso = civil(first / 10_000, first / 100 % 100, first % 100).map(Way::Plain);
            iso.or_else(|| either(first % 10_000, first / 1_000_000, first / 10_000 % 100))
        }
        (5, []) => serial(first, epoch).map(Way::Plain),
        (5, [b'.', fraction @ ..]) if fraction.iter().all(u8::is_ascii_digit) => {
            serial(first, epoch).map(Way::Plain)
        }
        _ => None,
    }
}

/// `Jan 15, 2024`, with or without the day of the week in front.
fn named_first(bytes: &[u8]) -> Option<Date> {
    let Some((month, rest)) = month_name(bytes) else {
        let n = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let rest = bytes.get(n..)?;
        let rest = rest.strip_prefix(b",").unwrap_or(rest).strip_prefix(b" ")?;
        let way = if rest.first()?.is_ascii_alphabetic() {
            return month_name(rest).and_then(|_| named_first(rest));
        } else {
            read(rest, EPOCH)?
        };
        // What stands behind a day of the week is as clear as without it.
        return match way {
            Way::Plain(date) => Some(date),
            _ => None,
        };
    };
    let rest = rest.strip_prefix(b".").unwrap_or(rest);
    let (separator, rest) = rest.split_first()?;
    let (day, 1..=2, rest) = digits(rest).filter(|_| SEPARATORS.contains(separator))? else {
        return None;
    };
    let rest = rest.strip_prefix(b",").unwrap_or(rest);
    let rest = rest.strip_prefix(&[*separator]).unwrap_or(rest);
    with_year(rest, |year| civil(year, month, day))
}

fn either(year: u32, first: u32, second: u32) -> Option<Way<Date>> {
    Way::of(civil(year, first, second), civil(year, second, first))
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
    let name = bytes.get(..n.max(3))?;
    let short = name.get(..3)?.to_ascii_lowercase();
    let index = MONTHS.chunks(3).position(|month| month == short)?;
    Some((index as u32 + 1, bytes.get(n..)?))
}

/// Four digits of year, or two, which ACE's data can only mean for this century.
fn with_year<T>(bytes: &[u8], make: impl Fn(u32) -> Option<T>) -> Option<T> {
    let (year, n, rest) = digits(bytes)?;
    let year = match n {
        4 => year,
        2 => 2000 + year,
        _ => return None,
    };
    time_follows(rest).then(|| make(year))?
}

fn time_follows(rest: &[u8]) -> bool {
    match rest {
        [] => true,
        [b' ' | b'T' | b',', time @ ..] => {
            time.iter().all(|b| b.is_ascii_digit() || b" :.+-TZAPMampzESD".contains(b))
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

fn serial(number: u32, epoch: i64) -> Option<Date> {
    SERIALS.contains(&number).then(|| crate::text::date_of_day(i64::from(number) - epoch))?
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
            ("2024.01.05", "2024-01-05"),
            ("2024-Jan-05", "2024-01-05"),
            ("20240115", "2024-01-15"),
            ("20240115 10:30", "2024-01-15"),
            ("01152024", "2024-01-15"),
            ("15-Jan-2024", "2024-01-15"),
            ("15JAN24", "2024-01-15"),
            ("5 January 2024", "2024-01-05"),
            ("Jan 15, 2024", "2024-01-15"),
            ("Sept. 5 2024", "2024-09-05"),
            ("January 15, 2024 3:00 PM", "2024-01-15"),
            ("Monday, January 15, 2024", "2024-01-15"),
            ("Mon 2024-01-15", "2024-01-15"),
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
            "Jan 2024",
            "Main 15, 2024",
            "may",
            "J 1 2024",
            "13/13/2024",
            "Mon",
        ] {
            assert_eq!(date(Cell::text(text.as_bytes())), Read::Unreadable, "{text}");
        }
        assert_eq!(date(Cell::text(b" ")), Read::Blank);
        let from_1904 = Cell { bytes: b"43844", kind: CellKind::NumberFrom1904 };
        assert_eq!(date(from_1904).value().map(iso).as_deref(), Some("2024-01-15"));
    }

    #[test]
    fn month_or_day_first() {
        let way = |text: &str| dated(Cell::text(text.as_bytes())).value().map(|way| way.map(iso));
        let (may, january) = ("2024-05-01".to_owned(), "2024-01-05".to_owned());
        for text in ["05/01/2024", "5-1-2024", "05.01.24", "05012024"] {
            assert_eq!(way(text), Some(Way::Either(may.clone(), january.clone())), "{text}");
        }
        assert_eq!(way("01/15/2024"), Some(Way::First("2024-01-15".to_owned())));
        assert_eq!(way("15/01/2024"), Some(Way::Second("2024-01-15".to_owned())));
        for text in ["05/05/2024", "2024-05-01", "45306", "1-May-2024"] {
            assert!(matches!(way(text), Some(Way::Plain(_))), "{text}");
        }
    }
}
