//! The table `tariff_changes`: numbers of goods that are not in every edition of the tariff at hand.

use super::Error;
use super::source::{Record, Source};
use super::write::{Table, line};
use std::collections::{BTreeMap, BTreeSet};

/// The editions of the list of presences, in order. CBP's own list stands between the last two.
const PRESENCE: &str = "hts,2023-10,2024-07,2024-11,2025-01,2025-11/12,2026-07";
const EDITIONS: [&str; 6] = ["2023-10", "2024-07", "2024-11", "2025-01", "2025-11/12", "2026-07"];

const LINES: &str = "hts,level,description,full_description,units,general,special,column2,\
additional_duties,rate_source_line,rates_from";

const CONCORDANCE: &str = "old_hts10,new_hts10,revision_from,revision_to,change_type,\
description_old,description_new,similarity";

/// Changes of the concordance that name a successor; those of many numbers to many rest on words
/// that are alike, such as "other", and prove nothing.
const SUCCESSIONS: [&str; 2] = ["rename", "split"];

pub(super) fn table(source: &Source) -> Result<Table, Error> {
    let presence = presence(source)?;
    let listed = listed(source)?;
    let schedule = schedule(source)?;
    let successors = successors(source)?;
    let numbers: BTreeSet<&String> =
        presence.keys().chain(listed.keys()).chain(schedule.iter()).collect();
    let mut lines = Vec::new();
    for number in numbers {
        let everywhere = if schedule.contains(number) { "111111" } else { "000000" };
        let seen = presence.get(number).map_or(everywhere, String::as_str);
        let (before, last) = seen.split_at(EDITIONS.len() - 1);
        let since = listed.get(number);
        let seen = format!("{before}{}{last}", u8::from(since.is_some()));
        if !seen.contains('0') {
            continue;
        }
        let became = successors.get(number).filter(|_| last == "0");
        let became = became.map(|set| set.iter().map(String::as_str).collect::<Vec<_>>().join(" "));
        let since = since.map_or("", String::as_str);
        lines.push(line(&[number, &seen, since, &became.unwrap_or_default()]));
    }
    Ok(Table::sorted("tariff_changes", "number\tseen\tlisted_from\tbecame", lines, 1))
}

/// Numbers that are not in each of the six editions, with a mark for each.
fn presence(source: &Source) -> Result<BTreeMap<String, String>, Error> {
    let mut presence = BTreeMap::new();
    for record in source.records("data/hts/hts_code_presence.csv", PRESENCE)?.iter() {
        let number = record.text("hts")?;
        if !is_goods(&number) {
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

/// The numbers of CBP's list with the day from which they are listed.
fn listed(source: &Source) -> Result<BTreeMap<String, String>, Error> {
    let report = source.report("data/ref/cbp_hts_pga_report_2026-02-21.csv.gz", "Tariff Number")?;
    let mut listed = BTreeMap::new();
    for record in report.iter() {
        let number = record.text("Tariff Number")?;
        if is_goods(&number) {
            let since = record.parsed("Effective Date", "a date such as 2/21/2026", day)?;
            listed.insert(number, since);
        }
    }
    Ok(listed)
}

fn schedule(source: &Source) -> Result<BTreeSet<String>, Error> {
    let records = source.records("data/hts/hts_lines_2026_merged.csv.gz", LINES)?;
    let numbers: Result<Vec<String>, Error> =
        records.iter().map(|record| record.text("hts")).collect();
    Ok(numbers?.into_iter().filter(|number| is_goods(number)).collect())
}

/// What a number became, within its own 6-digit subheading.
fn successors(source: &Source) -> Result<BTreeMap<String, BTreeSet<String>>, Error> {
    let records = source.records("data/ref/yale_hts_concordance.csv.gz", CONCORDANCE)?;
    let mut successors: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for record in records.iter() {
        if let Some((old, new)) = succession(&record)? {
            successors.entry(old).or_default().insert(new);
        }
    }
    Ok(successors)
}

fn succession(record: &Record<'_>) -> Result<Option<(String, String)>, Error> {
    let (old, new) = (record.text("old_hts10")?, record.text("new_hts10")?);
    let kind = record.text("change_type")?;
    let alike = old.get(..6).is_some() && old.get(..6) == new.get(..6) && old != new;
    let told = SUCCESSIONS.contains(&kind.as_str()) && is_goods(&old) && is_goods(&new);
    Ok((alike && told).then_some((old, new)))
}

/// Ten digits of chapters 1 to 97.
fn is_goods(number: &str) -> bool {
    number.len() == 10
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && !["00", "98", "99"].iter().any(|chapter| number.starts_with(chapter))
}

/// `2/1/2026` as `2026-02-01`.
fn day(text: &str) -> Option<String> {
    let [month, day, year] = text.split('/').collect::<Vec<_>>().try_into().ok()?;
    let iso = format!("{year:0>4}-{month:0>2}-{day:0>2}");
    crate::model::parse_iso(&iso).map(|_| iso)
}
