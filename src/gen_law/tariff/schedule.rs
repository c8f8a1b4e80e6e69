//! The rates that each edition of the schedule prints for its subheadings.

use super::super::Error;
use super::super::source::{Record, Source};
use super::SCHEDULE;
use super::report::{IN_USE, Report};
use crate::law::schedule::{COLUMNS, Printed, Row, Schedule, plain};
use std::collections::BTreeMap;

/// The editions at hand that print rates: their name, and where they are.
const PRINTED: [(&str, &str); 4] = [
    ("the schedule of October 2023", "data/hts/hts_2023-10_mstatt.csv.gz"),
    ("the schedule of July 2024", "data/hts/hts_2024-07_kashyap.csv.gz"),
    ("the 2025 basic edition", "data/hts/hts_2025_basic_edition.csv.gz"),
    ("2025 revision 32", "data/hts/hts_2025-1x_jflores_rev32.csv.gz"),
];

/// An edition of the schedule.
pub(super) struct Edition {
    pub(super) name: &'static str,
    /// By subheading.
    pub(super) lines: BTreeMap<String, Printed>,
    /// Whether special rates and column 2 are of this edition too; else only general rates are, and
    /// special rates are as a later reader took them apart: `KR=0.0`.
    pub(super) whole: bool,
}

/// All editions in order of date.
pub(super) fn editions(source: &Source, report: &mut Report) -> Result<Vec<Edition>, Error> {
    let mut editions = Vec::new();
    for (name, file) in PRINTED {
        let lines = printed(source, name, file, report)?;
        report.add(name, "subheadings", lines.len());
        editions.push(Edition { name, lines, whole: true });
    }
    let lines = in_use(source)?;
    report.add(IN_USE, "subheadings", lines.len());
    editions.push(Edition { name: IN_USE, lines, whole: false });
    Ok(editions)
}

fn printed(
    source: &Source,
    name: &str,
    file: &str,
    report: &mut Report,
) -> Result<BTreeMap<String, Printed>, Error> {
    let mut schedule = Schedule::default();
    for record in source.records(file, &COLUMNS.join(","))?.iter() {
        let number = record.raw("HTS Number")?;
        let row = Row {
            number,
            indent: record.parsed("Indent", "a number", |text| text.parse().ok())?,
            description: record.raw("Description")?,
            general: record.raw("General Rate of Duty")?,
            special: record.raw("Special Rate of Duty")?,
            column2: record.raw("Column 2 Rate of Duty")?,
        };
        if !schedule.add(&row, "") {
            return Err(record.error("HTS Number", "this must be 4 to 10 digits", number));
        }
    }
    report.add(name, "numbers of 8 and 10 digits", schedule.numbers);
    let what = "numbers with another rate than the first of their subheading";
    report.add(name, what, schedule.differ);
    let lines = schedule.subheadings.into_iter();
    Ok(lines.map(|(eight, subheading)| (eight, subheading.rates)).collect())
}

fn in_use(source: &Source) -> Result<BTreeMap<String, Printed>, Error> {
    let mut lines: BTreeMap<String, Printed> = BTreeMap::new();
    for record in source.records(SCHEDULE.0, SCHEDULE.1)?.iter() {
        let number = record.text("hts")?;
        let Some((eight, suffix)) = number.split_at_checked(8) else { continue };
        let special = record.text("special")?;
        let line = Printed {
            general: plain(record.raw("general")?),
            special: if special.contains('=') { special } else { String::new() },
            column2: String::new(),
        };
        if suffix.is_empty() {
            lines.insert(eight.to_owned(), line);
        } else {
            lines.entry(eight.to_owned()).or_insert(line);
        }
    }
    Ok(lines)
}

/// What an edition prints for a number: its text, and the words for its units joined by `;`.
pub(super) struct Number {
    pub(super) text: String,
    pub(super) units: String,
}

/// An edition with what it prints, by number of 8 or 10 digits.
pub(super) type Numbers = (&'static str, BTreeMap<String, Number>);

/// The numbers of 8 and 10 digits of each edition before the one in use, in order of date.
pub(super) fn numbers(source: &Source) -> Result<Vec<Numbers>, Error> {
    let mut editions = Vec::new();
    for (name, file) in PRINTED {
        let mut numbers = BTreeMap::new();
        for record in source.records(file, &COLUMNS.join(","))?.iter() {
            let number = record.text("HTS Number")?.replace('.', "");
            if matches!(number.len(), 8 | 10) {
                let (text, units) = (record.raw("Description")?.to_owned(), units(&record)?);
                numbers.insert(number, Number { text, units });
            }
        }
        editions.push((name, numbers));
    }
    Ok(editions)
}

/// The words for the units of a row.
fn units(record: &Record<'_>) -> Result<String, Error> {
    let text = record.text("Unit of Quantity")?;
    if text.is_empty() {
        return Ok(text);
    }
    let list: Vec<String> = serde_json::from_str(&text)
        .map_err(|_| record.error("Unit of Quantity", "this must be a list of words", &text))?;
    Ok(list.iter().map(|word| plain(word)).collect::<Vec<_>>().join(";"))
}

/// The words for the units of each number of ten digits, as the last edition that has it prints them,
/// joined by `;`.
pub(super) fn unit_words(source: &Source) -> Result<BTreeMap<String, String>, Error> {
    let printed = numbers(source)?.into_iter().flat_map(|(_, numbers)| numbers);
    let told = printed.filter(|(number, printed)| number.len() == 10 && !printed.units.is_empty());
    Ok(told.map(|(number, printed)| (number, printed.units)).collect())
}
