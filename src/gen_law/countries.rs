//! Country codes, and the country texts of the list of programmes.

use super::source::{Record, Source};
use super::write::{Table, line};
use super::{Error, lists};
use crate::law::Span;
use crate::model::{Country, Date, parse_iso};
use std::collections::BTreeSet;

/// Members of the European Union with the days of their membership.
const EU: &str = include_str!("hand/eu_members.tsv");

/// Tables that mean every country.
const ALL: [&str; 3] = ["all", "any", "vessel"];

/// Tables that mean every country but some that are not named.
const ALL_BUT: [&str; 6] = [
    "all but exceptions",
    "all but exempt",
    "all but listed exceptions",
    "all but partner countries",
    "all others",
    "other countries",
];

/// Tables that tell the countries in words, or differently for the headings of one row.
const IN_WORDS: [&str; 10] = [
    "",
    "60 economies",
    "CA;MX; all",
    "EU; all",
    "FTA partners",
    "all / partner",
    "per country; EU = .19 (col 1 >=15%) / .20 (floor 15%)",
    "per note 31(l)",
    "per order",
    "various",
];

/// The countries of a text in the form of the table, the European Union spelled out as its members
/// on the days of the row; `None` when the text is not understood.
pub(super) fn set(text: &str, span: Span) -> Option<String> {
    if ALL.contains(&text) {
        return Some("all".to_owned());
    }
    if ALL_BUT.contains(&text) {
        return Some("all but".to_owned());
    }
    if IN_WORDS.contains(&text) || text.starts_with("various (") {
        return Some(format!("? {}", if text.is_empty() { "not stated" } else { text }));
    }
    match text.strip_prefix("all but ") {
        Some(list) => Some(format!("all but {}", codes(list, span)?)),
        None => codes(text, span),
    }
}

fn codes(list: &str, span: Span) -> Option<String> {
    let mut codes = BTreeSet::new();
    for code in list.split(';') {
        if code == "EU" {
            codes.extend(members(span)?);
        } else if code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            codes.insert(Country::new(code)?);
        } else {
            return None;
        }
    }
    Some(codes.iter().map(Country::as_str).collect::<Vec<_>>().join(" "))
}

/// Members of the European Union on any day of a span; without dates, on the day of reading.
fn members(span: Span) -> Option<Vec<Country>> {
    let today = parse_iso(super::READ_ON);
    let span = if span == Span::default() { Span { from: today, to: today } } else { span };
    let day = |text: &str| -> Option<Option<Date>> {
        if text.is_empty() { Some(None) } else { parse_iso(text).map(Some) }
    };
    let mut members = Vec::new();
    for member in EU.lines().skip(1) {
        let [code, from, to] = member.split('\t').collect::<Vec<_>>().try_into().ok()?;
        if span.overlaps(&Span { from: day(from)?, to: day(to)? }) {
            members.push(Country::new(code)?);
        }
    }
    Some(members)
}

/// The table `countries`.
pub(super) fn table(source: &Source) -> Result<Table, Error> {
    let union = members(Span::default()).unwrap_or_default();
    let records = source.records("data/ref/country_codes_iso2.csv", "alpha2,name,note")?;
    let country = |record: Record<'_>| {
        let code = record.parsed("alpha2", "two capital letters", Country::new)?;
        let group = if union.contains(&code) { "EU" } else { "" };
        Ok(line(&[code.as_str(), &record.text("name")?, group]))
    };
    let lines = records.iter().map(country).collect::<Result<_, Error>>()?;
    Ok(Table::sorted("countries", lists::COUNTRIES, lines, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: &str) -> Span {
        Span { from: parse_iso(day), to: parse_iso(day) }
    }

    #[test]
    fn texts_become_sets() {
        for (text, expected) in [
            ("all", "all"),
            ("all but exceptions", "all but"),
            ("CN;HK;MO", "CN HK MO"),
            ("all but JP;GB", "all but GB JP"),
            ("", "? not stated"),
            ("per order", "? per order"),
            ("various (11%-...)", "? various (11%-...)"),
        ] {
            assert_eq!(set(text, on("2026-01-01")).as_deref(), Some(expected), "{text}");
        }
        for bad in ["China", "cn", "CN,HK", "all except CN", "CN; HK"] {
            assert_eq!(set(bad, on("2026-01-01")), None, "{bad}");
        }
    }

    #[test]
    fn the_union_is_spelled_out_as_of_the_day() {
        let members = |day| set("EU", on(day)).expect("members").split(' ').count();
        assert_eq!(members("2000-01-01"), 15);
        assert_eq!(members("2019-10-18"), 28);
        assert_eq!(members("2026-07-24"), 27);
        assert!(!set("EU", on("2026-07-24")).expect("members").contains("GB"));
    }
}
