//! The tables of editions and modes of transport.

use super::rows::{Shape, read, rising};
use super::small::number_text;
use crate::law::{BookError, Confidence, Edition, Mode, NumberHistory, Way};
use crate::model::{Date, HtsNumber, Unit};

pub(super) const EDITIONS: Shape = Shape {
    name: "tariff_editions",
    columns: &["from", "to", "edition", "kind", "cite", "confidence"],
};

pub(super) const CHANGES: Shape =
    Shape { name: "tariff_changes", columns: &["number", "seen", "units", "became"] };

pub(super) const MODES: Shape = Shape {
    name: "modes",
    columns: &["code", "name", "way", "harbor_fee", "words", "cite", "confidence"],
};

/// The editions, and the day on which the nomenclature began.
pub(super) fn editions(text: &str) -> Result<(Vec<Edition>, Option<Date>), BookError> {
    let rows = read(EDITIONS, text, |row| {
        let edition = Edition {
            from: row.date()?,
            to: row.date()?,
            name: row.required()?.to_owned(),
            is_list: false,
            cite: String::new(),
            confidence: Confidence::Unverified,
        };
        let kind = row.parsed("schedule, general, list or nomenclature", kind)?;
        let (cite, confidence) = (row.required()?.to_owned(), row.confidence()?);
        Ok((Edition { is_list: kind == Kind::List, cite, confidence, ..edition }, kind))
    })?;
    rising(EDITIONS, &rows, |(row, _)| row.from)?;
    let begins = |(row, kind): &(Edition, Kind)| (*kind == Kind::Nomenclature).then_some(row.from);
    let nomenclature = rows.iter().filter_map(begins).next_back();
    let rows = rows.into_iter().filter(|(_, kind)| *kind != Kind::Nomenclature);
    Ok((rows.map(|(row, _)| row).collect(), nomenclature))
}

/// What a row of the editions is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Schedule,
    /// A schedule of which numbers and general rates are at hand.
    General,
    List,
    Nomenclature,
}

fn kind(word: &str) -> Option<Kind> {
    match word {
        "schedule" => Some(Kind::Schedule),
        "general" => Some(Kind::General),
        "list" => Some(Kind::List),
        "nomenclature" => Some(Kind::Nomenclature),
        _ => None,
    }
}

pub(super) fn changes(text: &str) -> Result<Vec<NumberHistory>, BookError> {
    let rows = read(CHANGES, text, |row| {
        Ok(NumberHistory {
            number: row.parsed("ten digits", number)?,
            seen: row.parsed("a 0 or 1 for each edition, with a 0 among them", |text| {
                let seen: Option<Vec<bool>> = text.chars().map(mark).collect();
                seen.filter(|seen| seen.contains(&false))
            })?,
            units: row.parsed("units such as NO+KG, or empty", |text| {
                text.split('+').filter(|code| !code.is_empty()).map(unit).collect()
            })?,
            became: row.parsed("ten digits each, or empty", |text| {
                text.split(' ').filter(|part| !part.is_empty()).map(number).collect()
            })?,
        })
    })?;
    rising(CHANGES, &rows, |row| row.number)?;
    Ok(rows)
}

pub(super) fn modes(text: &str) -> Result<Vec<Mode>, BookError> {
    let rows = read(MODES, text, |row| {
        Ok(Mode {
            code: row.parsed("two digits", |code| number_text(code, 2..=2))?,
            name: row.required()?.to_owned(),
            way: row.parsed("water, land, air or other", Way::from_word)?,
            harbor_fee: row.maybe()?,
            words: row.required()?.split(' ').map(str::to_owned).collect(),
            cite: row.required()?.to_owned(),
            confidence: row.confidence()?,
        })
    })?;
    rising(MODES, &rows, |row| row.code.as_str())?;
    Ok(rows)
}

pub(super) fn number(text: &str) -> Option<HtsNumber> {
    number_text(text, 10..=10)?.parse().ok().and_then(HtsNumber::from_digits)
}

pub(super) fn unit(code: &str) -> Option<Unit> {
    Unit::new(code).filter(|unit| unit.as_str() == code)
}

fn mark(mark: char) -> Option<bool> {
    match mark {
        '0' => Some(false),
        '1' => Some(true),
        _ => None,
    }
}
