//! The table `chapter99` from the list of programmes.

use super::source::{Record, Source};
use super::write::{Table, line};
use super::{Error, READ_ON, countries, rate};
use crate::law::Span;
use crate::model::{Date, parse_iso};

const SOURCE: &str = "heading_from,heading_to,kind,programme,authority,countries,rate,\
effective_from,effective_to,drawback,provisions_allowed,drawback_source,conf_heading_rate,\
conf_dates,conf_drawback,notes";

const HEADING: &str = "from\tto\tin_force_from\tin_force_to\tkind\tprogramme\tauthority\tcountries\t\
rate_text\trates\tdrawback\tprovisions\tdrawback_source\theading_confidence\tdates_confidence\t\
drawback_confidence\tieepa\tcite\tread_on\tnotes";

/// Kinds as the list writes them, and as the table does.
const KINDS: [(&str, &str); 18] = [
    ("additional", "additional"),
    ("additional/TRQ", "additional"),
    ("additional/quota", "additional"),
    ("duty", "duty"),
    ("exception", "exception"),
    ("exception/special", "exception"),
    ("exclusion", "exclusion"),
    ("fee", "fee"),
    ("floor", "floor"),
    ("floor-at-or-above", "floor"),
    ("historic", "historic"),
    ("pending", "pending"),
    ("quota", "quota"),
    ("reduction", "reduction"),
    ("scheduled", "scheduled"),
    ("special", "reduction"),
    ("suspended", "suspended"),
    ("tax", "tax"),
];

/// Codes that are not headings and belong under another citation than chapter 99.
const CITES: [(&str, &str); 11] = [
    ("AD", "19 CFR 190.3(b)"),
    ("CVD", "19 CFR 190.3(b)"),
    ("DUTY-1304", "19 CFR 190.3(a)"),
    ("DUTY-GENERAL", "19 CFR 190.3(a)"),
    ("FEE:056", "19 CFR 190.3(a)"),
    ("FEE:311", "19 CFR 190.3(a)"),
    ("FEE:499", "19 CFR 190.3(a)"),
    ("FEE:500", "19 CFR 190.3(a)"),
    ("FEE:501", "19 CFR 190.3(a)"),
    ("FEE:OTHER-USDA", "19 CFR 190.3(a)"),
    ("IRT:016", "19 CFR 190.3(a)"),
];

/// Remarks that point outside this project, and what the reader gets in their place.
const WORDING: [(&str, &str); 12] = [
    (
        "rate alignment in text dump imperfect; 50% for semis from memory",
        "50% for semiconductors from memory",
    ),
    ("text not seen in the country CSV (they do not name Brazil first)", "text not seen"),
    ("rate text not in the country CSV", "rate text not seen"),
    ("rules.md 1.8", "19 CFR 190.51(b)(2)"),
    (
        "the Yale tracker models 2025-07-01 (HTS rev_17 label). Use 2025-08-01 and flag.",
        "another source has 2025-07-01",
    ),
    ("tracker dates 2026-01-16 (HTS rev)", "another source has 2026-01-16"),
    (
        "one web calculator's reading of the proclamation",
        "one secondary reading of the proclamation",
    ),
    (" (some web pages say 9903.04.*)", ""),
    (
        "as encoded in a broker-tech rules pack ('drawback eligible'; pack notes a CBP typo \
         9903.04.12-.14 for 9903.03.12-.14)",
        "as a secondary source gives it ('drawback eligible'; CBP printed 9903.04.12-.14 by mistake)",
    ),
    (
        "(one rules pack says they suppress the 301, another engine's tests stack both: $10,000 \
         Vietnam drone = 25% + 12.5%)",
        "between secondary sources",
    ),
    (
        "heading absent from the country CSV (HTS spells Türkiye); taken from a second repository's list",
        "from one secondary list only",
    ),
    ("One repository states", "One secondary source states"),
];

pub(super) fn table(source: &Source) -> Result<Table, Error> {
    let records = source.records("law/chapter99.csv", SOURCE)?;
    let lines = records.iter().map(record).collect::<Result<_, Error>>()?;
    Ok(Table::sorted("chapter99", HEADING, lines, 3))
}

/// The rows of the table as the law book reads them.
pub(super) fn rows(source: &Source) -> Result<Vec<crate::law::Chapter99>, Error> {
    Ok(crate::law::read_chapter99(&table(source)?.text)?)
}

/// Programmes whose countries are not countries of origin.
const BY_SMELTING: [&str; 2] = ["Section 232 metals Russia", "Section 232 aluminum Russia"];

fn record(record: Record<'_>) -> Result<String, Error> {
    let from = record.parsed("heading_from", "a heading or code", heading)?;
    let to = record.parsed("heading_to", "a heading or code", heading)?;
    let first = record.parsed("effective_from", "a date or empty", day)?;
    let last = record.parsed("effective_to", "a date or empty", day)?;
    let span = Span { from: first, to: last };
    let kind = record.parsed("kind", "a known kind", |text| known(&KINDS, text))?;
    let set = |text: &str| countries::set(text, span);
    let countries = record.parsed("countries", "countries of the vocabulary", set)?;
    let rates = record.parsed("rate", "a rate of the vocabulary", rate::rates)?;
    let programme = record.text("programme")?;
    // These go by the country in which the metal was smelted or cast, which no origin column holds.
    let by_smelting = BY_SMELTING.iter().any(|name| programme.starts_with(name));
    let countries = match by_smelting {
        true => format!("? {countries} by country of smelting or casting"),
        false => countries,
    };
    let ieepa = programme.starts_with("IEEPA")
        || from.starts_with("9903.01.")
        || from.starts_with("9903.02.");
    let cite = if from.starts_with("99") || from.starts_with("POLY:") || from.starts_with("301-") {
        "HTSUS chapter 99"
    } else {
        record.parsed("heading_from", "a code with a citation", |text| known(&CITES, text))?
    };
    Ok(line(&[
        &from,
        &to,
        &record.text("effective_from")?,
        &record.text("effective_to")?,
        kind,
        &programme,
        &worded(&record, "authority")?,
        &countries,
        &worded(&record, "rate")?,
        &rates,
        &record.text("drawback")?,
        &record.text("provisions_allowed")?.replace(';', " "),
        &worded(&record, "drawback_source")?,
        &record.text("conf_heading_rate")?,
        &record.text("conf_dates")?,
        &record.text("conf_drawback")?,
        if ieepa { "yes" } else { "no" },
        cite,
        READ_ON,
        &worded(&record, "notes")?,
    ]))
}

fn heading(text: &str) -> Option<String> {
    let plain =
        |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase() || b".:-".contains(&byte);
    (!text.is_empty() && text.bytes().all(plain)).then(|| text.to_owned())
}

fn day(text: &str) -> Option<Option<Date>> {
    if text.is_empty() { Some(None) } else { parse_iso(text).map(Some) }
}

fn known(list: &[(&str, &'static str)], text: &str) -> Option<&'static str> {
    list.iter().find(|(from, _)| *from == text).map(|(_, to)| *to)
}

fn worded(record: &Record<'_>, column: &str) -> Result<String, Error> {
    let text = record.text(column)?;
    Ok(WORDING.iter().fold(text, |text, (from, to)| text.replace(from, to)))
}
