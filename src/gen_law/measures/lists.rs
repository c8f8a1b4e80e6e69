//! The table `measure_numbers`: lists of tariff numbers from their sources.

use super::super::Error;
use super::super::source::{Record, Source};
use super::super::tariff::Report;
use super::super::write::{Table, line};
use super::prefixes::{Lists, Numbers, lines, shorter};
use serde_json::Value;
use std::collections::BTreeSet;

/// Numbers that no source lists: list, number.
const HAND: &str = include_str!("../hand/measure_numbers.tsv");
const SCHEDULE: &str = "data/hts/hts_lines_2026_merged.csv.gz";
const SCHEDULE_COLUMNS: &str = "hts,level,description,full_description,units,general,special,\
column2,additional_duties,rate_source_line,rates_from";
const CHAPTER99: &str = "data/hts/schedule99_2026-04.json.gz";
/// What the report calls the lists of tariff numbers.
const LISTS: &str = "lists of tariff numbers under chapter 99";

/// The digits of the longest number.
const TEN: usize = 10;
/// List 4B was never collected.
const NEVER: &str = "9903.88.16";
/// First and last of the headings of chapter 99 under which steel of some origins has a quota: together
/// they name every steel article.
const STEEL: (&str, &str) = ("9903.80.05", "9903.80.58");

pub(super) fn table(source: &Source, report: &mut Report) -> Result<Table, Error> {
    let mut lists = Lists::new();
    section301(source, report, &mut lists)?;
    section232(source, &mut lists)?;
    exempt(source, report, &mut lists)?;
    steel(source, report, &mut lists)?;
    for row in HAND.lines().skip(1) {
        if let Some((list, number)) = row.split_once('\t') {
            add(&mut lists, list, "", number);
        }
    }
    zone(&mut lists);
    report.add(LISTS, "numbers as the sources list them", lists.values().map(BTreeSet::len).sum());
    let numbers = numbers(source)?;
    let mut rows = Vec::new();
    for ((list, from, to), listed) in &lists {
        let short = shorter(listed, &numbers);
        report.add(LISTS, "numbers after whole subheadings were joined", short.len());
        for (heading, tails) in lines(&short) {
            rows.push(line(&[list, from, to, &heading, &tails]));
        }
    }
    Ok(Table::in_order("measure_numbers", "list\tfrom\tto\theading\tnumbers", &rows))
}

fn add(lists: &mut Lists, list: &str, from: &str, number: &str) {
    let key = (list.to_owned(), from.to_owned(), String::new());
    lists.entry(key).or_default().insert(number.to_owned());
}

fn digits(record: &Record<'_>, column: &str) -> Result<String, Error> {
    record.parsed(column, "2 to 10 digits", |text| {
        let plain = text.len() >= 2 && text.len() <= 10;
        (plain && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
    })
}

fn numbers(source: &Source) -> Result<Numbers, Error> {
    let mut numbers = Numbers::new();
    for record in source.records(SCHEDULE, SCHEDULE_COLUMNS)?.iter() {
        let number = record.text("hts")?.replace('.', "");
        if let (10, Some(eight)) = (number.len(), number.get(..8)) {
            numbers.entry(eight.to_owned()).or_default().insert(number.clone());
        }
    }
    Ok(numbers)
}

fn section301(source: &Source, report: &mut Report, lists: &mut Lists) -> Result<(), Error> {
    let file = "data/ref/yale_s301_product_lists.csv.gz";
    let mut never = 0;
    for record in source.records(file, "hts8,list,ch99_code")?.iter() {
        let heading = record.text("ch99_code")?;
        if heading == NEVER {
            never += 1;
        } else {
            add(lists, &format!("301/{heading}"), "", &digits(&record, "hts8")?);
        }
    }
    report.add(LISTS, "section 301 list 4B, never collected, left out", never);
    Ok(())
}

fn section232(source: &Source, lists: &mut Lists) -> Result<(), Error> {
    let file = "data/ref/yale_s232_annex_products.csv";
    let columns = "hts_prefix,annex,metal_type,source,effective_date";
    for record in source.records(file, columns)?.iter() {
        let list = format!("232-metals-{}", record.text("annex")?);
        add(lists, &list, "", &digits(&record, "hts_prefix")?);
    }
    let file = "data/ref/yale_s232_derivative_products.csv";
    let columns = "hts_prefix,ch99_code,derivative_type,effective_date";
    for record in source.records(file, columns)?.iter() {
        let (heading, from) = (record.text("ch99_code")?, record.text("effective_date")?);
        let metal = record.text("derivative_type")?;
        add(lists, &format!("232-{metal}/{heading}"), &from, &digits(&record, "hts_prefix")?);
    }
    for record in
        source.records("data/ref/yale_s232_copper_products.csv", "hts10,ch99_code")?.iter()
    {
        add(lists, "232-copper", "", &digits(&record, "hts10")?);
    }
    for (file, list) in [
        ("data/ref/yale_s232_semi_products.csv", "232-semiconductors"),
        ("data/ref/yale_s201_solar_products.csv", "201-solar"),
    ] {
        for record in source.records(file, "hts10,ch99_code,heading,description")?.iter() {
            add(lists, list, "", &digits(&record, "hts10")?);
        }
    }
    let file = "data/ref/yale_s232_subdivision_r_products.csv";
    let columns = "hts_prefix,source_annex,metal_type,source,effective_date,source_note";
    for record in source.records(file, columns)?.iter() {
        add(lists, "232-auto-parts-zone", "", &digits(&record, "hts_prefix")?);
    }
    for (file, list) in [
        ("data/ref/yale_s232_auto_parts.txt", "232-auto-parts"),
        ("data/ref/yale_s232_mhd_parts.txt", "232-mhdv-parts"),
    ] {
        for number in source.lines(file)? {
            add(lists, list, "", &number);
        }
    }
    Ok(())
}

/// Lists of exceptions. Numbers that are also on the lists of civil aircraft are left out of the
/// general ones: those free goods for their use, which no number tells.
fn exempt(source: &Source, report: &mut Report, lists: &mut Lists) -> Result<(), Error> {
    let mut aircraft = BTreeSet::new();
    let file = "data/ref/yale_floor_exempt_products.csv.gz";
    for record in source.records(file, "hts8,category,country_group,ch99_code")?.iter() {
        let number = digits(&record, "hts8")?;
        let group = record.text("country_group")?;
        match record.text("category")?.as_str() {
            "civil_aircraft" => {
                aircraft.insert(number.clone());
                add(lists, "civil-aircraft", "", &number);
            }
            "pharma" => add(lists, "pharma-use", "", &number),
            "ptaap" => add(lists, &format!("natural-{group}"), "", &number),
            "particular" => add(lists, &format!("natural-{group}"), "", &number),
            other => return Err(record.error("category", "this must be a known category", other)),
        }
    }
    for (file, column, list) in [
        ("data/ref/yale_ieepa_exempt_products.csv.gz", "hts10", "ieepa-exempt"),
        ("data/ref/yale_s122_exempt_products.csv", "hts8", "122-exempt"),
    ] {
        let mut by_use = 0;
        for record in source.records(file, column)?.iter() {
            let text = record.text(column)?;
            if text.len() > TEN {
                report.add(LISTS, "numbers of more than ten digits, left out", 1);
                continue;
            }
            let number = digits(&record, column)?;
            if number.get(..8).is_some_and(|eight| aircraft.contains(eight)) {
                by_use += 1;
            } else {
                add(lists, list, "", &number);
            }
        }
        let what = format!("{list}: numbers of civil aircraft, free only for that use, left out");
        report.add(LISTS, &what, by_use);
    }
    Ok(())
}

/// Steel articles: the numbers named in the headings of the quotas, whole subheadings even where a
/// quota leaves one of their numbers to another.
fn steel(source: &Source, report: &mut Report, lists: &mut Lists) -> Result<(), Error> {
    let schedule = source.json(CHAPTER99)?;
    let mut headings = 0;
    for heading in schedule.as_array().into_iter().flatten() {
        let text = |key: &str| heading.get(key).and_then(Value::as_str).unwrap_or_default();
        if (STEEL.0..=STEEL.1).contains(&text("htsno")) {
            headings += 1;
            for number in named(text("description")) {
                add(lists, "232-steel", "", &number);
            }
        }
    }
    report.add(IN_USE_CHAPTER99, "headings of steel quotas that name steel articles", headings);
    Ok(())
}

const IN_USE_CHAPTER99: &str = "chapter 99 of April 2026";

/// The subheadings of eight digits in a text: `7208.10.60`. Exceptions in it are numbers of ten digits
/// and are passed over.
fn named(description: &str) -> impl Iterator<Item = String> {
    description.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|word| {
        let word = word.trim_matches('.');
        let shape: Vec<usize> = word.split('.').map(str::len).collect();
        (shape == [4, 2, 2]).then(|| word.replace('.', ""))
    })
}

/// The first chapter of metal: goods of earlier ones came on the lists with their containers, on a day
/// that the lists tell.
const METAL_CHAPTERS: &str = "72";

/// The lists of doubt, and the chapters of other metals that are never on them.
const ZONES: [(&str, &[&str]); 3] =
    [("metal-zone", &[]), ("steel-zone", &["74", "76"]), ("aluminum-zone", &["72", "73", "74"])];

/// Everything that any list of metal goods ever named: outside it there is nothing to doubt.
fn zone(lists: &mut Lists) {
    let metal = |name: &str| {
        ["232-metals-", "232-steel", "232-aluminum", "232-copper"]
            .iter()
            .any(|start| name.starts_with(start))
    };
    let all: BTreeSet<String> = lists
        .iter()
        .filter(|((name, ..), _)| metal(name))
        .flat_map(|(_, numbers)| numbers.iter())
        // A number of ten digits stands for its subheading: other lists may cut it differently.
        .map(|number| number.get(..8).unwrap_or(number).to_owned())
        .filter(|number| number.as_str() >= METAL_CHAPTERS)
        .collect();
    for number in all {
        for (list, others) in ZONES {
            if !others.iter().any(|chapter| number.starts_with(chapter)) {
                add(lists, list, "", &number);
            }
        }
    }
}
