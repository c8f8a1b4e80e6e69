//! Numbers, texts and units of a new edition beside those of the tables in use.
//!
//! The table `tariff` takes the texts of the edition; numbers that it no longer has stay there with
//! theirs, for the entries of their days, and `tariff_changes` says when they were there. Where a text
//! begins otherwise than before, `tariff_printed` keeps both with their editions; where the words for
//! units are not those in use, it keeps them beside.

use super::printed::{Editions, Printed};
use crate::law::schedule::{Schedule, Subheading};
use crate::law::{Tables, TextKind};
use std::collections::{BTreeMap, BTreeSet};

/// The lines of the tables.
pub(super) struct Numbers {
    pub tariff: Vec<String>,
    pub changes: Vec<String>,
    pub printed: Vec<String>,
    pub counts: BTreeMap<&'static str, usize>,
}

/// The mark of what is not known.
pub(super) const UNKNOWN: &str = "?";

/// A line of the table `tariff`.
#[derive(Default)]
struct Line<'a> {
    text: &'a str,
    /// By suffix: how the text begins, and the units.
    numbers: BTreeMap<&'a str, (&'a str, &'a str)>,
}

impl<'a> Line<'a> {
    fn read(line: &'a str) -> Option<(&'a str, Self)> {
        let mut fields = line.split('\t');
        let (eight, text, numbers) = (fields.next()?, fields.next()?, fields.next()?);
        let number = |number: &'a str| {
            let (head, units) = number.split_once(':')?;
            let (suffix, text) = head.split_at_checked(2)?;
            Some((suffix, (text, units)))
        };
        let numbers = numbers.split(' ').filter_map(number).collect();
        Some((eight, Self { text, numbers }))
    }
}

#[derive(Default)]
pub(super) struct Counts {
    pub texts: usize,
    pub units: usize,
    pub untranslated: usize,
}

pub(super) fn numbers(tables: &Tables, schedule: &Schedule, editions: Editions) -> Numbers {
    let before: BTreeMap<&str, Line<'_>> = tables.lines("tariff").filter_map(Line::read).collect();
    let histories = Histories::read(tables, editions.count);
    let eights: BTreeSet<&str> =
        before.keys().copied().chain(schedule.subheadings.keys().map(String::as_str)).collect();
    let mut counts = Counts::default();
    let mut printed = Printed::read(tables, editions);
    let nothing = Line::default();
    let mut tariff = Vec::with_capacity(eights.len());
    for eight in eights {
        let known = before.get(eight).unwrap_or(&nothing);
        let now = schedule.subheadings.get(eight);
        tariff.push(line(eight, known, now, &histories, &mut printed, &mut counts));
    }
    let changes = histories.with(&held(&before), &held_now(schedule));
    let counts = BTreeMap::from([
        ("texts that begin otherwise than before", counts.texts),
        ("numbers with other units than the schedule's words", counts.units),
        ("numbers with units in words that have no code", counts.untranslated),
    ]);
    Numbers { tariff, changes, printed: printed.lines(), counts }
}

/// The line of a subheading: what the edition prints, and numbers that only earlier ones have.
fn line(
    eight: &str,
    known: &Line<'_>,
    now: Option<&Subheading>,
    histories: &Histories<'_>,
    printed: &mut Printed,
    counts: &mut Counts,
) -> String {
    let mut numbers: BTreeMap<&str, (&str, String)> = known
        .numbers
        .iter()
        .map(|(suffix, (text, units))| (*suffix, (*text, (*units).to_owned())))
        .collect();
    let mut text = known.text;
    if let Some(now) = now {
        text = printed.text(eight, known.text, now.text8(), counts);
        for (suffix, number) in &now.numbers {
            let full = format!("{eight}{suffix}");
            let (before, units) = known.numbers.get(suffix.as_str()).copied().unwrap_or_default();
            let units = match units {
                "" => histories.units(&full),
                units => units,
            };
            let units = printed.units(&full, units, &number.units, counts);
            let text = printed.text(&full, before, number.text, counts);
            numbers.insert(suffix, (text, units));
        }
    }
    let numbers: Vec<String> =
        numbers.iter().map(|(suffix, (text, units))| format!("{suffix}{text}:{units}")).collect();
    format!("{eight}\t{}\t{}", if text.is_empty() { UNKNOWN } else { text }, numbers.join(" "))
}

impl Subheading {
    /// How its text begins: where it has no line of its own, that of its only number.
    fn text8(&self) -> TextKind {
        let mut texts = self.numbers.values().map(|number| number.text);
        match (self.own, texts.next(), texts.next()) {
            (Some(own), ..) => own,
            (None, Some(text), None) => text,
            _ => TextKind::Missing,
        }
    }
}

/// The numbers of ten digits of a subheading; one without any stands for itself.
fn tens<'a>(eight: &str, suffixes: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut tens: Vec<String> = suffixes.map(|suffix| format!("{eight}{suffix}")).collect();
    if tens.is_empty() {
        tens.push(format!("{eight}00"));
    }
    tens
}

/// Whether validity is kept number by number.
fn is_kept(eight: &str) -> bool {
    !eight.starts_with("99")
}

fn held(before: &BTreeMap<&str, Line<'_>>) -> BTreeSet<String> {
    let kept = before.iter().filter(|(eight, _)| is_kept(eight));
    kept.flat_map(|(eight, line)| tens(eight, line.numbers.keys().copied())).collect()
}

fn held_now(schedule: &Schedule) -> BTreeSet<String> {
    let kept = schedule.subheadings.iter().filter(|(eight, _)| is_kept(eight));
    kept.flat_map(|(eight, of)| tens(eight, of.numbers.keys().map(String::as_str))).collect()
}

/// The table `tariff_changes`.
struct Histories<'a> {
    /// By number: in which editions it is, its units and what it became.
    rows: BTreeMap<&'a str, (&'a str, &'a str, &'a str)>,
    editions: usize,
}

impl<'a> Histories<'a> {
    fn read(tables: &'a Tables, editions: usize) -> Self {
        let row = |line: &'a str| {
            let mut fields = line.split('\t');
            let number = fields.next()?;
            Some((number, (fields.next()?, fields.next()?, fields.next()?)))
        };
        Self { rows: tables.lines("tariff_changes").filter_map(row).collect(), editions }
    }

    /// The units of a number that is not in the table `tariff`.
    fn units(&self, number: &str) -> &'a str {
        self.rows.get(number).map_or("", |(_, units, _)| units)
    }

    /// The lines with a mark for one more edition. Numbers held before without a row are in all of the
    /// editions so far.
    fn with(&self, before: &BTreeSet<String>, now: &BTreeSet<String>) -> Vec<String> {
        let known = self.rows.keys().map(|number| (*number).to_owned());
        let all: BTreeSet<String> =
            known.chain(before.symmetric_difference(now).cloned()).collect();
        let line = |number: &String| {
            let mark = if now.contains(number) { "1" } else { "0" };
            match self.rows.get(number.as_str()) {
                Some((seen, units, became)) => format!("{number}\t{seen}{mark}\t{units}\t{became}"),
                None => {
                    let seen = if before.contains(number) { "1" } else { "0" };
                    format!("{number}\t{}{mark}\t\t", seen.repeat(self.editions))
                }
            }
        };
        all.iter().map(line).collect()
    }
}
