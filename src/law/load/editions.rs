//! The tables of editions, modes of transport and forms of rates.

use super::rows::{Shape, read, rising};
use super::small::number_text;
use crate::law::{BookError, Edition, Mode, NumberHistory, RateForm, Way};
use crate::model::{Hts8, HtsNumber, parse_iso};

pub(super) const EDITIONS: Shape = Shape {
    name: "tariff_editions",
    columns: &["from", "to", "edition", "kind", "cite", "confidence"],
};

pub(super) const CHANGES: Shape =
    Shape { name: "tariff_changes", columns: &["number", "seen", "listed_from", "became"] };

pub(super) const MODES: Shape = Shape {
    name: "modes",
    columns: &["code", "name", "way", "harbor_fee", "words", "cite", "confidence"],
};

pub(super) const RATE_FORMS: Shape = Shape { name: "rate_forms", columns: &["subheading", "form"] };

pub(super) fn editions(text: &str) -> Result<Vec<Edition>, BookError> {
    let rows = read(EDITIONS, text, |row| {
        Ok(Edition {
            from: row.date()?,
            to: row.date()?,
            name: row.required()?.to_owned(),
            is_list: row.parsed("schedule or list", |kind| match kind {
                "schedule" => Some(false),
                "list" => Some(true),
                _ => None,
            })?,
            cite: row.required()?.to_owned(),
            confidence: row.confidence()?,
        })
    })?;
    rising(EDITIONS, &rows, |row| row.from)?;
    Ok(rows)
}

pub(super) fn changes(text: &str) -> Result<Vec<NumberHistory>, BookError> {
    let rows = read(CHANGES, text, |row| {
        Ok(NumberHistory {
            number: row.parsed("ten digits", number)?,
            seen: row.parsed("a 0 or 1 for each edition, with a 0 among them", |text| {
                let seen: Option<Vec<bool>> = text.chars().map(mark).collect();
                seen.filter(|seen| seen.contains(&false))
            })?,
            listed_from: row.parsed("a date such as 2026-11-24 or empty", |text| {
                if text.is_empty() { Some(None) } else { parse_iso(text).map(Some) }
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

pub(super) fn rate_forms(text: &str) -> Result<Vec<(Hts8, RateForm)>, BookError> {
    let rows = read(RATE_FORMS, text, |row| {
        let subheading = row.parsed("eight digits", |text| {
            number_text(text, 8..=8)?.parse().ok().and_then(Hts8::from_digits)
        })?;
        Ok((subheading, row.parsed("other or above value", RateForm::from_words)?))
    })?;
    rising(RATE_FORMS, &rows, |row| row.0)?;
    Ok(rows)
}

fn number(text: &str) -> Option<HtsNumber> {
    number_text(text, 10..=10)?.parse().ok().and_then(HtsNumber::from_digits)
}

fn mark(mark: char) -> Option<bool> {
    match mark {
        '0' => Some(false),
        '1' => Some(true),
        _ => None,
    }
}
