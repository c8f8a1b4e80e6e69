//! Everything else: values with their years, special programs, entry types, modes, countries, Centers,
//! destinations, citations.

use super::words::{answer, day, days, percent, standing};
use super::{LawBlock, LawPage, LawTable};
use crate::law::{Book, LawEntry, Lookup, Param, Spi};
use crate::model::{Date, iso};
use rust_decimal::Decimal;

/// The page of any other key of [`Book::explain`].
pub(super) fn page(book: &Book, key: &str, on: Date) -> Option<LawPage> {
    let entry = book.explain(key, on)?;
    let mut page = match key.split_once('/') {
        Some(("spi", code)) => program(book, key, code, on),
        Some(("entry_type" | "mode" | "country" | "center" | "destination" | "citation", _)) => {
            plain(key, &entry, on)
        }
        _ => value(book, key, on),
    };
    page.head(&entry);
    Some(page)
}

/// A value such as a fee's rate, with its other years.
fn value(book: &Book, key: &str, on: Date) -> LawPage {
    let found = book.param(key, on);
    let title = found.known().map_or_else(String::new, said);
    let mut page = LawPage::new(key, on, "Fee, limit or period", title);
    page.name = key_words(key);
    page.standing = standing(&found, on);
    let mut block = LawBlock::titled("All years");
    let mut table = LawTable::new(&["From", "To", "Value", "Source", "Certainty"]);
    for row in book.params.iter().filter(|row| row.key == key) {
        page.cites.push(row.cite.clone());
        let cells = vec![
            day(row.span.from),
            day(row.span.to),
            said(row),
            row.cite.clone(),
            row.confidence.words().to_owned(),
        ];
        table.row(None, row.span.contains(on), cells);
    }
    block.note = found.known().map(|row| row.note.clone()).filter(|note| !note.is_empty());
    block.table = table.some();
    page.push(block);
    page
}

/// A value with its unit: `0.3464 %`, `$33.58`, `5 years`.
pub(super) fn said(row: &Param) -> String {
    match row.unit.as_str() {
        "rate" => percent(row.value),
        "usd" => format!("${}", cents(row.value)),
        "percent" => format!("{} %", row.value.normalize()),
        "number" | "text" => row.value.normalize().to_string(),
        unit if row.value == Decimal::ONE => {
            format!("1 {}", unit.strip_suffix('s').unwrap_or(unit))
        }
        unit => format!("{} {unit}", row.value.normalize()),
    }
}

/// Dollars with their cents, unless there are none.
fn cents(value: Decimal) -> String {
    let plain = value.normalize();
    if plain.scale() == 0 { plain.to_string() } else { format!("{plain:.2}") }
}

/// `fees/mpf/formal/minimum` as words.
pub(super) fn key_words(key: &str) -> String {
    let words = key.replace('/', ", ").replace('_', " ");
    words
        .split(' ')
        .map(|word| match word.trim_end_matches(',') {
            "mpf" | "hmf" | "cape" | "psc" | "cf28" | "cf29" => word.to_uppercase(),
            _ => word.to_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// A special program, with the days on which it could be claimed.
fn program(book: &Book, key: &str, code: &str, on: Date) -> LawPage {
    let found = book.spi(code, on);
    let mut page = LawPage::new(key, on, "Special program", code);
    page.standing = standing(&found, on);
    let Some(row) = found.known() else { return page };
    page.name.clone_from(&row.programme);
    page.push(facts(row));
    let mut block = LawBlock::titled("All days");
    let mut table = LawTable::new(&["In force", "Program", "Certainty"]);
    let all: Vec<&Spi> = book.spi.iter().filter(|other| other.code == code).collect();
    for one in &all {
        let certain = one.confidence.words().to_owned();
        let cells = vec![days(one.span), one.programme.clone(), certain];
        table.row(None, one.span.contains(on), cells);
    }
    if all.len() > 1 {
        block.table = table.some();
    }
    page.push(block);
    page
}

fn facts(row: &Spi) -> LawBlock {
    let mut block = LawBlock::titled("Program");
    block.fact_with("In force", days(row.span), None, Some(row.confidence));
    let countries = row.countries.words();
    block.fact_with("Countries of origin", countries, None, Some(row.countries_confidence));
    block.fact("Exempt from the merchandise processing fee", answer(row.mpf_exempt));
    block.fact("Rates its goods may have too", row.also.join(", "));
    block.note = (!row.note.is_empty()).then(|| row.note.clone());
    block
}

/// A record that has no days, or few.
fn plain(key: &str, entry: &LawEntry, on: Date) -> LawPage {
    let (kind, code) = key.split_once('/').unwrap_or(("", key));
    let kind = match kind {
        "entry_type" => "Entry type",
        "mode" => "Mode of transport",
        "country" => "Country",
        "center" => "Center of Excellence and Expertise",
        "destination" => "Destination of exports",
        _ => "Citation",
    };
    let mut page = LawPage::new(key, on, kind, code);
    page.name.clone_from(&entry.value);
    let has_days = entry.span.from.is_some() || entry.span.to.is_some();
    let mut block = LawBlock::titled("Details");
    block.confidence = entry.confidence.map(crate::law::Confidence::words);
    if has_days {
        let found = match entry.status {
            "in_force" => Lookup::InForce(()),
            "not_yet" => Lookup::NotYet(()),
            "ended" => Lookup::Ended(()),
            _ => Lookup::Unknown,
        };
        page.standing = standing(&found, on);
        block.fact("In force", days(entry.span));
    }
    for (name, value) in &entry.more {
        block.fact(field_words(name), value.clone());
    }
    block.fact("Read on", entry.read_on.map(iso).unwrap_or_default());
    block.note = (!entry.note.is_empty()).then(|| entry.note.clone());
    page.push(block);
    page
}

fn field_words(name: &str) -> &'static str {
    match name {
        "groups" => "Belongs to",
        "origin_groups" => "As an origin",
        "office" => "Office",
        "industries" => "Industries",
        "industries_confidence" => "Certainty of the industries",
        "prefixes" => "Tariff prefixes",
        "group" => "Group",
        "drawback" => "Can be a drawback import",
        "needs_import_date" => "Needs an import date",
        "adcvd" => "For goods under antidumping or countervailing orders",
        "harbor_fee" => "Pays the harbor maintenance fee",
        "way" => "Over",
        "address" => "Address",
        _ => "More",
    }
}
