//! A newer export of the schedule as another edition of the tariff.

use super::numbers::{Numbers, numbers};
use super::printed::Editions;
use super::rates::{Rows, rates};
use crate::law::Tables;
use crate::law::schedule::Schedule;
use crate::law::texts::in_one_line;
use crate::model::{Date, iso, parse_iso};
use std::collections::BTreeMap;

/// The tables that an edition changes.
const CHANGED: [&str; 6] = [
    "tariff",
    "tariff_changes",
    "tariff_editions",
    "tariff_printed",
    "tariff_rates",
    "tariff_report",
];

/// Where an edition comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin<'a> {
    pub file: &'a str,
    pub sha256: &'a str,
    /// A day on which it was in force.
    pub day: Date,
    /// Whether somebody has told that day.
    pub is_told: bool,
}

/// An edition that the tables know.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub from: Date,
    pub to: Date,
    pub name: String,
    pub cite: String,
    /// Whether all its rates are at hand, and whether any are.
    pub is_whole: bool,
    pub is_schedule: bool,
}

/// The tables with the edition in them.
///
/// # Errors
/// Why it cannot be one, for the person who gave the file.
pub(super) fn with(
    texts: &Tables,
    schedule: &Schedule,
    origin: &Origin<'_>,
) -> Result<Tables, String> {
    let known = known(texts);
    let last = known.last().ok_or("The tables in use hold no edition of the tariff.")?;
    if origin.day <= last.to {
        return Err(format!(
            "The tables in use know the tariff up to {} ({}), so an edition of {} adds nothing to them. If \
             the file is of a later day, say so.",
            iso(last.to),
            last.name,
            iso(origin.day)
        ));
    }
    is_whole(texts, schedule)?;
    let name = format!("the schedule of {}", iso(origin.day));
    let mut with = texts.clone();
    let shown = known.iter().rposition(|edition| edition.is_schedule);
    let editions = Editions { count: known.len(), shown };
    let Numbers { tariff, changes, printed, mut counts } = numbers(texts, schedule, editions);
    with.set_lines("tariff_printed", &printed);
    with.set_lines("tariff", &tariff);
    with.set_lines("tariff_changes", &changes);
    let Rows { lines, counts: of_rates } = rates(texts, schedule, &known, origin.day);
    with.set_lines("tariff_rates", &lines);
    counts.extend(of_rates);
    counts.insert("numbers of 8 and 10 digits", schedule.numbers);
    counts.insert("numbers with another rate than the first of their subheading", schedule.differ);
    counts.insert("subheadings", schedule.subheadings.len());
    counted(&mut with, &name, origin.day, &counts);
    let cite =
        known.iter().rfind(|edition| edition.is_schedule).map_or("", |edition| &edition.cite);
    let sure = if origin.is_told { "S" } else { "U" };
    let day = iso(origin.day);
    append(&mut with, "tariff_editions", [&day, &day, &name, "schedule", cite, sure].join("\t"));
    let source = format!(
        "USITC export {} (SHA-256 {}), taken as in force on {}{}",
        in_one_line(origin.file),
        origin.sha256,
        iso(origin.day),
        if origin.is_told { "" } else { ", a day assumed" },
    );
    with.stamp(&CHANGED, &day, None, &source);
    Ok(with)
}

/// The editions in order, without the nomenclature they rest on.
fn known(texts: &Tables) -> Vec<Known> {
    let line = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [from, to, name, kind, cite, _] = *fields.as_slice() else { return None };
        (kind != "nomenclature").then_some(())?;
        Some(Known {
            from: parse_iso(from)?,
            to: parse_iso(to)?,
            name: name.to_owned(),
            cite: cite.to_owned(),
            is_whole: kind == "schedule",
            is_schedule: kind != "list",
        })
    };
    texts.lines("tariff_editions").filter_map(line).collect()
}

/// An edition says of every number that it is there or not; a part of one would make all the others
/// wrong.
fn is_whole(texts: &Tables, schedule: &Schedule) -> Result<(), String> {
    let count = |numbers: &mut dyn Iterator<Item = &str>| {
        let mut chapters: BTreeMap<String, usize> = BTreeMap::new();
        numbers
            .filter_map(|eight| eight.get(..2))
            .filter(|chapter| *chapter != "99")
            .for_each(|chapter| *chapters.entry(chapter.to_owned()).or_default() += 1);
        chapters
    };
    let before = count(&mut texts.lines("tariff").filter_map(|line| line.split('\t').next()));
    let now = count(&mut schedule.subheadings.keys().map(String::as_str));
    // Editions follow each other closely: what has lost half of a chapter was cut.
    let lost = |(chapter, count): &(&String, &usize)| {
        now.get(*chapter).copied().unwrap_or_default() * 2 < **count
    };
    let lost: Vec<&str> = before.iter().filter(lost).map(|(chapter, _)| chapter.as_str()).collect();
    if lost.is_empty() {
        return Ok(());
    }
    let named: Vec<&str> = lost.iter().copied().take(NAMED).collect();
    Err(format!(
        "It is not the whole schedule: of {} {}{} most subheadings are missing. Export headings 0101 to 9999 \
         and give that file.",
        if lost.len() == 1 { "chapter" } else { "chapters" },
        named.join(", "),
        match lost.len() - named.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        }
    ))
}

/// Chapters that are named where many are missing.
const NAMED: usize = 8;

fn append(texts: &mut Tables, table: &str, line: String) {
    let lines: Vec<String> = texts.lines(table).map(str::to_owned).chain([line]).collect();
    texts.set_lines(table, &lines);
}

/// Adds the counts to the report on the tariff, which is sorted by day, source and what was counted.
fn counted(texts: &mut Tables, name: &str, day: Date, counts: &BTreeMap<&str, usize>) {
    let day = iso(day);
    let added = counts.iter().map(|(what, count)| format!("{name}\t{day}\t{what}\t{count}"));
    let mut lines: Vec<String> =
        texts.lines("tariff_report").map(str::to_owned).chain(added).collect();
    let key = |line: &String| {
        let mut fields = line.split('\t').map(str::to_owned);
        let (source, date) = (fields.next(), fields.next());
        (date, source, fields.next())
    };
    lines.sort_by_cached_key(key);
    texts.set_lines("tariff_report", &lines);
}
