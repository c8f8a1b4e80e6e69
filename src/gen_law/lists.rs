//! The short tables: taken from a list, written by hand, or a list completed by hand.

use super::source::{Record, Source};
use super::write::{Table, line};
use super::{Error, READ_ON};
use std::collections::BTreeMap;

pub(super) const COUNTRIES: &str = "code\tname\tgroups";

/// A table that stands in `hand/` whole; only its order is made here.
pub(super) fn by_hand(name: &'static str, text: &str, key: usize) -> Table {
    let mut lines = text.lines();
    let heading = lines.next().unwrap_or_default();
    Table::sorted(name, heading, lines.map(str::to_owned).collect(), key)
}

/// Limits of the merchandise processing fee from their list, all else by hand.
pub(super) fn params(source: &Source) -> Result<Table, Error> {
    let columns = "fiscal_year,effective_from,effective_to,ad_valorem_rate,min_usd,max_usd,source";
    let records = source.records("data/ref/mpf_min_max.csv", columns)?;
    let by_hand = include_str!("hand/params.tsv");
    let heading = by_hand.lines().next().unwrap_or_default();
    let rate = by_hand.lines().find(|line| line.starts_with("fees/mpf/rate\t"));
    let rate = rate.and_then(|line| line.split('\t').nth(3));
    let mut lines: Vec<String> = by_hand.lines().skip(1).map(str::to_owned).collect();
    for record in records.iter() {
        let same = |text: &str| (Some(text) == rate).then_some(());
        record.parsed("ad_valorem_rate", "the rate of hand/params.tsv", same)?;
        let from = record.text("effective_from")?;
        let to = record.text("effective_to")?;
        let source = record.text("source")?.replace(" [verified]", "");
        let mark = record.parsed("source", "a statute, a notice or a secondary copy", mpf_mark)?;
        let note = format!("{}; {source}", record.text("fiscal_year")?);
        for (key, column) in [("minimum", "min_usd"), ("maximum", "max_usd")] {
            let key = format!("fees/mpf/formal/{key}");
            let value = record.text(column)?;
            let cite = "19 USC 58c(b)(8)(A)";
            lines.push(line(&[&key, &from, &to, &value, "usd", cite, READ_ON, mark, &note]));
        }
    }
    Ok(Table::sorted("params", heading, lines, 2))
}

/// Only the statute was at hand; notices and messages were read through others or not kept.
fn mpf_mark(source: &str) -> Option<&'static str> {
    let secondary = ["secondary", "CSMS "].iter().any(|start| source.starts_with(start));
    match source {
        _ if source.starts_with("19 USC ") => Some("P"),
        _ if secondary || source.contains(" FR ") => Some("S"),
        _ => None,
    }
}

/// Special programs by hand; the list of codes says which there must be.
pub(super) fn special_programs(source: &Source) -> Result<Table, Error> {
    let by_hand_text = include_str!("hand/spi.tsv");
    let records = source.records("data/ref/spi_codes.csv", "spi,program,note")?;
    for record in records.iter() {
        let code = record.text("spi")?;
        let held = by_hand_text.lines().any(|line| line.split('\t').next() == Some(code.as_str()));
        if !held {
            return Err(record.error("spi", "this programme has no row in hand/spi.tsv", &code));
        }
    }
    Ok(by_hand("spi", by_hand_text, 2))
}

/// Names and groups of entry types from their list, or by hand where the list leaves a type out;
/// what they mean for drawback by hand.
pub(super) fn entry_types(source: &Source) -> Result<Table, Error> {
    let by_hand = include_str!("hand/entry_types.tsv");
    let rule = |code: &str| {
        by_hand.lines().filter_map(|line| line.split_once('\t')).find(|(key, _)| *key == code)
    };
    let records = source.records("data/ref/entry_types.csv", "code,name,group,drawback_note")?;
    let mut lines = Vec::new();
    for record in records.iter() {
        let code = record.text("code")?;
        let (_, rest) = rule(&code).ok_or_else(|| {
            record.error("code", "this type has no row in hand/entry_types.tsv", &code)
        })?;
        let names = line(&[&record.text("name")?, &record.text("group")?]);
        lines.push(match rest.strip_prefix("\t\t") {
            Some(rest) => line(&[&code, &names, rest]),
            None => {
                return Err(record.error("code", "the name of this type has two origins", &code));
            }
        });
    }
    let named = |line: &&str| line.split('\t').nth(1).is_some_and(|name| !name.is_empty());
    lines.extend(by_hand.lines().skip(1).filter(named).map(str::to_owned));
    let heading = by_hand.lines().next().unwrap_or_default();
    Ok(Table::sorted("entry_types", heading, lines, 1))
}

const CENTERS_BY_HTS: &str = "hts_prefix,prefix_len,center_code,center,office,confidence,note";

/// The ten Centers, as the list of prefixes names them; their industries by hand.
pub(super) fn centers(source: &Source) -> Result<Table, Error> {
    let by_hand = include_str!("hand/centers.tsv");
    let industries = |code: &str| {
        by_hand.lines().filter_map(|line| line.split_once('\t')).find(|(key, _)| *key == code)
    };
    let records = source.records("law/centers-by-hts.csv", CENTERS_BY_HTS)?;
    let mut centers: BTreeMap<String, String> = BTreeMap::new();
    for record in records.iter() {
        let code = record.text("center_code")?;
        let (_, industries) = industries(&code).ok_or_else(|| {
            record.error("center_code", "this Center has no row in hand/centers.tsv", &code)
        })?;
        let name = record.text("center")?;
        let rest = line(&[&name, &record.text("office")?, "19 CFR 101.10", "S", industries]);
        let known = centers.entry(code).or_insert_with(|| rest.clone());
        if *known != rest {
            return Err(record.error("center", "a Center must have one name and office", &rest));
        }
    }
    let lines = centers.iter().map(|(code, rest)| line(&[code, rest])).collect();
    let heading = "code\tname\toffice\tcite\tconfidence\tindustries\tindustries_confidence";
    Ok(Table::sorted("centers", heading, lines, 1))
}

/// Tariff prefixes of the Centers.
pub(super) fn center_prefixes(source: &Source) -> Result<Table, Error> {
    let records = source.records("law/centers-by-hts.csv", CENTERS_BY_HTS)?;
    let prefix = |record: Record<'_>| {
        let prefix = record.text("hts_prefix")?;
        let length = |text: &str| text.parse() == Ok(prefix.len());
        record
            .parsed("prefix_len", "the length of the prefix", |text| length(text).then_some(()))?;
        let mark = record.parsed("confidence", "a known confidence", |text| match text {
            "secondary-read" => Some("S"),
            "memory-high" | "memory-medium" | "memory-low" => Some("M"),
            _ => None,
        })?;
        Ok(line(&[&prefix, &record.text("center_code")?, mark]))
    };
    let lines = records.iter().map(prefix).collect::<Result<_, Error>>()?;
    Ok(Table::sorted("center_prefixes", "prefix\tcenter\tconfidence", lines, 1))
}
