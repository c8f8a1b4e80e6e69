//! Numbers, texts and units of a new edition beside those of the tables in use.
//!
//! Numbers that the edition no longer has stay in the table `tariff` with their texts, for the entries
//! of their days; `tariff_changes` says when they were there. Texts and units are kept without days:
//! where the edition and the tables disagree on one, it is not known any more.

use crate::law::schedule::{Schedule, Subheading, mark, unit_codes};
use crate::law::{TextKind, Texts};
use std::collections::{BTreeMap, BTreeSet};

/// The lines of the tables.
pub(super) struct Numbers {
    pub tariff: Vec<String>,
    pub changes: Vec<String>,
    pub counts: BTreeMap<&'static str, usize>,
}

/// The mark of what is not known.
const UNKNOWN: &str = "?";

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
struct Counts {
    texts: usize,
    units: usize,
    untranslated: usize,
}

pub(super) fn numbers(texts: &Texts, schedule: &Schedule) -> Numbers {
    let before: BTreeMap<&str, Line<'_>> = texts.lines("tariff").filter_map(Line::read).collect();
    let histories = Histories::read(texts);
    let eights: BTreeSet<&str> =
        before.keys().copied().chain(schedule.subheadings.keys().map(String::as_str)).collect();
    let mut counts = Counts::default();
    let nothing = Line::default();
    let tariff = eights.iter().map(|eight| {
        let known = before.get(eight).unwrap_or(&nothing);
        let now = schedule.subheadings.get(*eight);
        line(eight, known, now, &histories, &mut counts)
    });
    let tariff = tariff.collect();
    let changes = histories.with(&held(&before), &held_now(schedule));
    let counts = BTreeMap::from([
        ("texts that begin otherwise than before: not known any more", counts.texts),
        ("numbers with other units than the schedule's words: not known any more", counts.units),
        ("numbers with units in words that have no code", counts.untranslated),
    ]);
    Numbers { tariff, changes, counts }
}

/// The line of a subheading: what the edition prints, and numbers that only earlier ones have.
fn line(
    eight: &str,
    known: &Line<'_>,
    now: Option<&Subheading>,
    histories: &Histories<'_>,
    counts: &mut Counts,
) -> String {
    let mut numbers: BTreeMap<&str, (&str, String)> = known
        .numbers
        .iter()
        .map(|(suffix, (text, units))| (*suffix, (*text, (*units).to_owned())))
        .collect();
    let mut text = known.text;
    if let Some(now) = now {
        text = agreed(known.text, now.text8(), &mut counts.texts);
        for (suffix, number) in &now.numbers {
            let (before, units) = known.numbers.get(suffix.as_str()).copied().unwrap_or_default();
            let units = match units {
                "" => histories.units(eight, suffix),
                units => units,
            };
            let units = units_of(units, &number.units, counts);
            numbers.insert(suffix, (agreed(before, number.text, &mut counts.texts), units));
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

/// The mark of a text; not known where edition and tables disagree.
fn agreed(before: &str, now: TextKind, disagree: &mut usize) -> &'static str {
    let now = match mark(now) {
        'o' => "o",
        'n' => "n",
        _ => UNKNOWN,
    };
    match before {
        "o" if now == UNKNOWN => "o",
        "n" if now == UNKNOWN => "n",
        "" | UNKNOWN => now,
        before if before == now => now,
        _ => {
            *disagree += 1;
            UNKNOWN
        }
    }
}

fn units_of(before: &str, words: &str, counts: &mut Counts) -> String {
    let codes = unit_codes(words);
    counts.untranslated += usize::from(codes.is_none() && !words.is_empty());
    match codes {
        Some(codes) if before.is_empty() || before == UNKNOWN || before == codes => codes,
        Some(_) => {
            counts.units += 1;
            UNKNOWN.to_owned()
        }
        None if before.is_empty() => UNKNOWN.to_owned(),
        None => before.to_owned(),
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
    fn read(texts: &'a Texts) -> Self {
        let row = |line: &'a str| {
            let mut fields = line.split('\t');
            let number = fields.next()?;
            Some((number, (fields.next()?, fields.next()?, fields.next()?)))
        };
        let editions = texts
            .lines("tariff_editions")
            .filter(|line| line.split('\t').nth(3).is_some_and(|kind| kind != "nomenclature"));
        Self {
            rows: texts.lines("tariff_changes").filter_map(row).collect(),
            editions: editions.count(),
        }
    }

    /// The units of a number that is not in the table `tariff`.
    fn units(&self, eight: &str, suffix: &str) -> &'a str {
        self.rows.get(format!("{eight}{suffix}").as_str()).map_or("", |(_, units, _)| units)
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
