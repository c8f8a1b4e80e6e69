//! The table of what earlier editions print otherwise.

use super::editions::{number, unit};
use super::rows::{Shape, error, read, rising};
use super::small::number_text;
use super::tariff::text_kind;
use crate::law::{BookError, Printed, TextKind, Texts};
use crate::model::{Hts8, HtsNumber, Unit};

pub(super) const PRINTED: Shape =
    Shape { name: "tariff_printed", columns: &["number", "texts", "units"] };

/// A number of eight or of ten digits.
enum Number {
    Eight(Hts8),
    Ten(HtsNumber),
}

pub(super) fn printed(text: &str, editions: usize) -> Result<Printed, BookError> {
    let mut found = Printed::default();
    read(PRINTED, text, |row| {
        let number = row.parsed("8 or 10 digits", either)?;
        let texts = row.parsed("o, n, ? or - for each edition, or empty", |text| {
            texts(text).filter(|texts| texts.is_empty() || texts.len() == editions)
        })?;
        let units = row.parsed("lists of units such as NO+KG, or empty", |text| {
            text.split(' ').filter(|list| !list.is_empty()).map(units).collect()
        })?;
        match number {
            Number::Eight(number) => found.eight.push((number, texts)),
            Number::Ten(number) => found.ten.push((number, texts, units)),
        }
        Ok(())
    })?;
    rising(PRINTED, &found.eight, |row| row.0)?;
    rising(PRINTED, &found.ten, |row| row.0)?;
    if found.ten.iter().any(|(_, texts, units)| texts.is_empty() && units.is_empty()) {
        return Err(error(PRINTED.name, 0, "a row tells neither texts nor units"));
    }
    Ok(found)
}

fn either(text: &str) -> Option<Number> {
    match text.len() {
        8 => {
            let digits = number_text(text, 8..=8)?.parse().ok();
            digits.and_then(Hts8::from_digits).map(Number::Eight)
        }
        _ => number(text).map(Number::Ten),
    }
}

fn texts(text: &str) -> Option<Texts> {
    let mark = |mark: u8| match mark {
        b'-' => Some(None),
        mark => text_kind(mark).map(Some),
    };
    text.bytes().map(mark).collect::<Option<Vec<Option<TextKind>>>>()
}

fn units(text: &str) -> Option<Vec<Unit>> {
    text.split('+').map(unit).collect()
}
