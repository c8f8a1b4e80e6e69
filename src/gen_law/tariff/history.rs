//! The table `tariff_changes`: numbers of goods that are not in every edition of the tariff at hand.

use super::super::Error;
use super::super::source::{Record, Source};
use super::super::write::{Table, line};
use super::listed;
use super::numbers::Units;
use super::report::{IN_USE, Report};
use super::schedule::unit_words;
use super::{LIST, SCHEDULE};
use std::collections::{BTreeMap, BTreeSet};

/// The editions of the list of presences, in order. CBP's own list stands between the last two.
const PRESENCE: &str = "hts,2023-10,2024-07,2024-11,2025-01,2025-11/12,2026-07";
const EDITIONS: [&str; 6] = ["2023-10", "2024-07", "2024-11", "2025-01", "2025-11/12", "2026-07"];

const CONCORDANCE: &str = "old_hts10,new_hts10,revision_from,revision_to,change_type,\
description_old,description_new,similarity";

/// Changes of the concordance that name a successor; those of many numbers to many rest on words
/// that are alike, such as "other", and prove nothing.
const SUCCESSIONS: [&str; 2] = ["rename", "split"];

pub(super) fn table(source: &Source, report: &mut Report) -> Result<Table, Error> {
    let presence = presence(source)?;
    let listed = listed_numbers(source)?;
    let schedule = schedule(source)?;
    let successors = successors(source, report)?;
    let (units, words) = (Units::new(source)?, unit_words(source)?);
    let numbers: BTreeSet<&String> =
        presence.keys().chain(listed.iter()).chain(schedule.iter()).collect();
    let mut lines = Vec::new();
    for number in numbers {
        let in_use = schedule.contains(number);
        let everywhere = if in_use { "111111" } else { "000000" };
        let seen = presence.get(number).map_or(everywhere, String::as_str);
        let (before, last) = seen.split_at(EDITIONS.len() - 1);
        let seen = format!("{before}{}{last}", u8::from(listed.contains(number)));
        if !seen.contains('0') {
            continue;
        }
        let became = successors.get(number).filter(|_| last == "0");
        let became = became.map(|set| set.iter().map(String::as_str).collect::<Vec<_>>().join(" "));
        let counted = || units.listed(number).map(str::to_owned);
        let counted = counted().or_else(|| units.translated(words.get(number)?.split(';')));
        let counted = counted.filter(|_| !in_use).unwrap_or_default();
        lines.push(line(&[number, &seen, &counted, &became.unwrap_or_default()]));
    }
    Ok(Table::sorted("tariff_changes", "number\tseen\tunits\tbecame", lines, 1))
}

/// Numbers that are not in each of the six editions, with a mark for each.
fn presence(source: &Source) -> Result<BTreeMap<String, String>, Error> {
    let mut presence = BTreeMap::new();
    for record in source.records("data/hts/hts_code_presence.csv", PRESENCE)?.iter() {
        let number = padded(&record.text("hts")?);
        if !is_kept(&number) {
            continue;
        }
        let mut seen = String::new();
        for edition in EDITIONS {
            let flag = |text: &str| ["0", "1"].contains(&text).then(|| text.to_owned());
            seen += &record.parsed(edition, "0 or 1", flag)?;
        }
        presence.insert(number, seen);
    }
    Ok(presence)
}

/// The numbers of CBP's list.
fn listed_numbers(source: &Source) -> Result<BTreeSet<String>, Error> {
    let mut numbers = BTreeSet::new();
    for record in source.report(LIST.0, LIST.1)?.iter() {
        numbers.extend(listed::number(&record.text("Tariff Number")?));
    }
    numbers.retain(|number| is_kept(number));
    Ok(numbers)
}

/// The numbers of ten digits of the schedule in use. A subheading of chapter 98 without any stands
/// for itself.
fn schedule(source: &Source) -> Result<BTreeSet<String>, Error> {
    let records = source.records(SCHEDULE.0, SCHEDULE.1)?;
    let numbers: Result<Vec<String>, Error> =
        records.iter().map(|record| record.text("hts")).collect();
    let numbers: BTreeSet<String> = numbers?.into_iter().collect();
    let alone = |eight: &&String| {
        let below = numbers.range((*eight).clone()..).nth(1);
        eight.len() == 8 && eight.starts_with("98") && !below.is_some_and(|n| n.starts_with(*eight))
    };
    let alone = numbers.iter().filter(alone).map(|eight| padded(eight));
    let kept = alone.chain(numbers.iter().cloned());
    Ok(kept.filter(|number| is_kept(number)).collect())
}

/// What a number became, within its own 6-digit subheading.
fn successors(
    source: &Source,
    report: &mut Report,
) -> Result<BTreeMap<String, BTreeSet<String>>, Error> {
    let records = source.records("data/ref/yale_hts_concordance.csv.gz", CONCORDANCE)?;
    let mut successors: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut left = 0;
    for record in records.iter() {
        match succession(&record)? {
            Some((old, new)) => {
                successors.entry(old).or_default().insert(new);
            }
            None => left += 1,
        }
    }
    report.add(IN_USE, "successions of numbers used", records.iter().count() - left);
    report.add(IN_USE, "successions of numbers left out: many to many, or other goods", left);
    Ok(successors)
}

fn succession(record: &Record<'_>) -> Result<Option<(String, String)>, Error> {
    let (old, new) = (record.text("old_hts10")?, record.text("new_hts10")?);
    let kind = record.text("change_type")?;
    let alike = old.get(..6).is_some() && old.get(..6) == new.get(..6) && old != new;
    let told = SUCCESSIONS.contains(&kind.as_str()) && is_kept(&old) && is_kept(&new);
    Ok((alike && told).then_some((old, new)))
}

/// Ten digits of chapters 1 to 98.
fn is_kept(number: &str) -> bool {
    number.len() == 10
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && !["00", "99"].iter().any(|chapter| number.starts_with(chapter))
}

/// A subheading of chapter 98 as a number.
fn padded(number: &str) -> String {
    let alone = number.len() == 8 && number.starts_with("98");
    if alone { format!("{number}00") } else { number.to_owned() }
}
