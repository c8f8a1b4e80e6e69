//! The small tables: special programs, entry types, countries, destinations, Centers, holidays.

use super::rows::{Shape, read, rising};
use super::{country, country_set};
use crate::law::{
    BookError, Center, CenterPrefix, CountryRow, Destination, DestinationRule, EntryRule,
    EntryType, Holiday, OriginGroup, Spi,
};

pub(super) const SPI: Shape = Shape {
    name: "spi",
    columns: &[
        "code",
        "from",
        "to",
        "programme",
        "countries",
        "countries_confidence",
        "mpf_exempt",
        "also",
        "cite",
        "confidence",
        "note",
    ],
};

pub(super) const ENTRY_TYPES: Shape = Shape {
    name: "entry_types",
    columns: &["code", "name", "group", "drawback", "needs_import_date", "cite", "confidence"],
};

pub(super) const ENTRY_RULES: Shape = Shape {
    name: "entry_rules",
    columns: &["type", "rule", "answer", "cite", "confidence", "note"],
};

pub(super) const ORIGIN_GROUPS: Shape = Shape {
    name: "origin_groups",
    columns: &["group", "country", "from", "to", "cite", "confidence"],
};

pub(super) const COUNTRIES: Shape =
    Shape { name: "countries", columns: &["code", "name", "groups"] };

pub(super) const DESTINATIONS: Shape = Shape {
    name: "destinations",
    columns: &["place", "provision", "from", "to", "rule", "cite", "confidence"],
};

pub(super) const CENTERS: Shape = Shape {
    name: "centers",
    columns: &[
        "code",
        "name",
        "office",
        "cite",
        "confidence",
        "industries",
        "industries_confidence",
    ],
};

pub(super) const CENTER_PREFIXES: Shape =
    Shape { name: "center_prefixes", columns: &["prefix", "center", "confidence"] };

pub(super) const HOLIDAYS: Shape = Shape {
    name: "holidays",
    columns: &["month", "name", "day", "weekday", "nth", "from", "to", "cite", "confidence"],
};

pub(super) fn spi(text: &str) -> Result<Vec<Spi>, BookError> {
    let rows = read(SPI, text, |row| {
        Ok(Spi {
            code: row.required()?.to_owned(),
            span: row.span()?,
            programme: row.required()?.to_owned(),
            countries: row.parsed("a set of countries", country_set)?,
            countries_confidence: row.confidence()?,
            mpf_exempt: row.maybe()?,
            also: row.text()?.split(' ').filter(|m| !m.is_empty()).map(str::to_owned).collect(),
            cite: row.required()?.to_owned(),
            confidence: row.confidence()?,
            note: row.text()?.to_owned(),
        })
    })?;
    rising(SPI, &rows, |row| (row.code.as_str(), row.span.from))?;
    Ok(rows)
}

pub(super) fn entry_types(text: &str) -> Result<Vec<EntryType>, BookError> {
    let rows = read(ENTRY_TYPES, text, |row| {
        Ok(EntryType {
            code: row.parsed("two digits", |code| number_text(code, 2..=2))?,
            name: row.required()?.to_owned(),
            group: row.required()?.to_owned(),
            drawback: row.maybe()?,
            needs_import_date: row.flag()?,
            cite: row.required()?.to_owned(),
            confidence: row.confidence()?,
        })
    })?;
    rising(ENTRY_TYPES, &rows, |row| row.code.as_str())?;
    Ok(rows)
}

pub(super) fn entry_rules(text: &str) -> Result<Vec<EntryRule>, BookError> {
    let rules = ["adcvd", "harbor_fee"];
    let rows = read(ENTRY_RULES, text, |row| {
        Ok(EntryRule {
            entry_type: row.parsed("two digits", |code| number_text(code, 2..=2))?,
            rule: row
                .parsed("a known rule", |rule| rules.contains(&rule).then(|| rule.to_owned()))?,
            answer: row.flag()?,
            cite: row.required()?.to_owned(),
            confidence: row.confidence()?,
            note: row.text()?.to_owned(),
        })
    })?;
    rising(ENTRY_RULES, &rows, |row| (row.entry_type.as_str(), row.rule.as_str()))?;
    Ok(rows)
}

pub(super) fn origin_groups(text: &str) -> Result<Vec<OriginGroup>, BookError> {
    let rows = read(ORIGIN_GROUPS, text, |row| {
        Ok(OriginGroup {
            group: row.required()?.to_owned(),
            country: row.parsed("two capital letters", country)?,
            span: row.span()?,
            cite: row.required()?.to_owned(),
            confidence: row.confidence()?,
        })
    })?;
    rising(ORIGIN_GROUPS, &rows, |row| (row.group.as_str(), row.country, row.span.from))?;
    Ok(rows)
}

pub(super) fn countries(text: &str) -> Result<Vec<CountryRow>, BookError> {
    let rows = read(COUNTRIES, text, |row| {
        Ok(CountryRow {
            code: row.parsed("two capital letters", country)?,
            name: row.required()?.to_owned(),
            groups: row.text()?.split(' ').filter(|g| !g.is_empty()).map(str::to_owned).collect(),
        })
    })?;
    rising(COUNTRIES, &rows, |row| row.code)?;
    Ok(rows)
}

pub(super) fn destinations(text: &str) -> Result<Vec<Destination>, BookError> {
    let rows = read(DESTINATIONS, text, |row| {
        Ok(Destination {
            place: row.required()?.to_owned(),
            provision: row.required()?.to_owned(),
            span: row.span()?,
            rule: row.parsed(
                "allowed, zero, with proof, foreign duty cap or unknown",
                DestinationRule::from_words,
            )?,
            cite: row.required()?.to_owned(),
            confidence: row.confidence()?,
        })
    })?;
    rising(DESTINATIONS, &rows, |row| (row.place.as_str(), row.provision.as_str(), row.span.from))?;
    Ok(rows)
}

pub(super) fn centers(text: &str) -> Result<Vec<Center>, BookError> {
    let rows = read(CENTERS, text, |row| {
        Ok(Center {
            code: row.parsed("three digits", |code| number_text(code, 3..=3))?,
            name: row.required()?.to_owned(),
            office: row.required()?.to_owned(),
            cite: row.required()?.to_owned(),
            confidence: row.confidence()?,
            industries: row.required()?.split("; ").map(str::to_owned).collect(),
            industries_confidence: row.confidence()?,
        })
    })?;
    rising(CENTERS, &rows, |row| row.code.as_str())?;
    Ok(rows)
}

pub(super) fn center_prefixes(text: &str) -> Result<Vec<CenterPrefix>, BookError> {
    let rows = read(CENTER_PREFIXES, text, |row| {
        Ok(CenterPrefix {
            prefix: row.parsed("two to ten digits", |prefix| number_text(prefix, 2..=10))?,
            center: row.parsed("three digits", |code| number_text(code, 3..=3))?,
            confidence: row.confidence()?,
        })
    })?;
    rising(CENTER_PREFIXES, &rows, |row| row.prefix.as_str())?;
    Ok(rows)
}

pub(super) fn holidays(text: &str) -> Result<Vec<Holiday>, BookError> {
    let rows = read(HOLIDAYS, text, |row| {
        let month = row.parsed("a month, 1 to 12", |text| small_number(text, 1..=12))?;
        let name = row.required()?.to_owned();
        let day = row.parsed("a day or empty", |text| optional(text, 1..=31))?;
        let weekday = row.parsed("a weekday, 1 to 7, or empty", |text| optional(text, 1..=7))?;
        let nth = row.parsed("1 to 4, last, or empty", |text| match text {
            "last" => Some(Some(-1)),
            _ => optional(text, 1..=4),
        })?;
        let nth = match (day, weekday, nth) {
            (Some(_), None, None) => None,
            (None, Some(weekday), Some(nth)) => Some((weekday, nth)),
            _ => row.parsed("after either a day or a weekday with its number", |_| None)?,
        };
        Ok(Holiday {
            name,
            month,
            day,
            nth,
            span: row.span()?,
            cite: row.required()?.to_owned(),
            confidence: row.confidence()?,
        })
    })?;
    rising(HOLIDAYS, &rows, |row| (row.month, row.name.as_str(), row.span.from))?;
    Ok(rows)
}

pub(super) fn number_text(text: &str, len: std::ops::RangeInclusive<usize>) -> Option<String> {
    (len.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.to_owned())
}

fn small_number(text: &str, range: std::ops::RangeInclusive<i8>) -> Option<i8> {
    number_text(text, 1..=2)?.parse().ok().filter(|number| range.contains(number))
}

fn optional(text: &str, range: std::ops::RangeInclusive<i8>) -> Option<Option<i8>> {
    if text.is_empty() { Some(None) } else { small_number(text, range).map(Some) }
}
