//! A cell: what it holds and how it is shown.

use super::styles::Style;
use super::text;
use crate::model::{Date, Money, iso, parse_iso};
use std::borrow::Cow;
use std::io::{self, Write};

/// Digits that a spreadsheet keeps of a number. A longer one is written as text: it would come back
/// changed.
const DIGITS: usize = 15;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum Cell<'a> {
    /// Nothing: not known, or nothing to say.
    Empty,
    /// A heading.
    Heading(&'a str),
    /// Text.
    Text(Cow<'a, str>),
    /// A remark about the sheet.
    Note(Cow<'a, str>),
    /// A number that is a name, such as an entry number: its zeros and digits stay.
    Code(Cow<'a, str>),
    /// Dollars, by their decimal text.
    Money(Cow<'a, str>),
    /// A quantity or another number, by its decimal text.
    Number(Cow<'a, str>),
    /// A share of one, by its decimal text.
    Share(Cow<'a, str>),
    /// A day.
    Date(Date),
}

impl<'a> Cell<'a> {
    /// Text; empty text is an empty cell.
    pub(in crate::report) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::filled(text.into(), Self::Text)
    }

    /// A number that is a name.
    pub(in crate::report) fn code(text: impl Into<Cow<'a, str>>) -> Self {
        Self::filled(text.into(), Self::Code)
    }

    fn filled(text: Cow<'a, str>, of: impl FnOnce(Cow<'a, str>) -> Self) -> Self {
        if text.is_empty() { Self::Empty } else { of(text) }
    }

    /// Dollars; unknown is empty.
    pub(in crate::report) fn money(money: Option<Money>) -> Self {
        money.map_or(Self::Empty, |money| Self::Money(money.text().into()))
    }

    /// A count.
    pub(in crate::report) fn count(count: impl ToString) -> Self {
        Self::Number(count.to_string().into())
    }

    /// A day; unknown is empty.
    pub(in crate::report) fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// A day by its text, which stays text where it is none.
    pub(in crate::report) fn day(text: &'a str) -> Self {
        parse_iso(text).map_or_else(|| Self::text(text), Self::Date)
    }

    /// Writes the cell with its address, such as `B7`.
    pub(super) fn write(&self, at: &str, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Empty => Ok(()),
            Self::Heading(text) => written(at, Style::Heading, text, out),
            Self::Text(text) => written(at, Style::Text, text, out),
            Self::Note(text) => written(at, Style::Note, text, out),
            Self::Code(text) => written(at, Style::Code, text, out),
            Self::Money(text) => number(at, Style::Money, text, out),
            Self::Share(text) => number(at, Style::Share, text, out),
            Self::Number(text) if text.contains('.') => number(at, Style::Decimal, text, out),
            Self::Number(text) => number(at, Style::Whole, text, out),
            Self::Date(date) => match serial(*date) {
                Some(day) => {
                    write!(out, r#"<c r="{at}" s="{}"><v>{day}</v></c>"#, Style::Date as u8)
                }
                None => written(at, Style::Text, &iso(*date), out),
            },
        }
    }
}

/// Text stands in the cell itself and is no formula, whatever it begins with.
fn written(at: &str, style: Style, content: &str, out: &mut dyn Write) -> io::Result<()> {
    let style = style as u8;
    write!(out, r#"<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">"#)?;
    text::write(content, out)?;
    out.write_all(b"</t></is></c>")
}

fn number(at: &str, style: Style, digits: &str, out: &mut dyn Write) -> io::Result<()> {
    if is_kept(digits) {
        write!(out, r#"<c r="{at}" s="{}"><v>{digits}</v></c>"#, style as u8)
    } else {
        written(at, Style::Text, digits, out)
    }
}

/// Whether a text is a plain decimal that a spreadsheet keeps as it is.
fn is_kept(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let all = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let leading = whole.trim_start_matches('0');
    let after = fraction.unwrap_or_default();
    let after = if leading.is_empty() { after.trim_start_matches('0') } else { after };
    all(whole) && fraction.is_none_or(all) && leading.len() + after.len() <= DIGITS
}

/// The number of a day in a spreadsheet. Before March 1900 spreadsheets do not agree.
fn serial(date: Date) -> Option<i64> {
    let (year, month, day) =
        (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    // Years begin in March, so that the leap day is the last of its year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + day;
    // 1899-12-30 is day 0.
    Some(days - 693_900).filter(|days| *days >= 61)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_iso;

    #[test]
    fn days_count_as_spreadsheets_count() {
        for (day, number) in [
            ("1900-03-01", Some(61)),
            ("1900-02-28", None),
            ("2024-01-15", Some(45_306)),
            ("2026-11-24", Some(46_350)),
            ("2000-02-29", Some(36_585)),
            ("9999-12-31", Some(2_958_465)),
        ] {
            assert_eq!(serial(parse_iso(day).expect("date")), number, "{day}");
        }
    }

    #[test]
    fn numbers_that_would_change_stay_text() {
        for kept in
            ["0", "0.00", "-12.50", "999999999999999", "1234567890123.45", "0.000000123456789"]
        {
            assert!(is_kept(kept), "{kept}");
        }
        for text in [
            "",
            "-",
            "1.",
            ".5",
            "1e5",
            "NaN",
            "=1",
            "1,000",
            "1234567890123456",
            "0.1234567890123456",
        ] {
            assert!(!is_kept(text), "{text}");
        }
    }
}
