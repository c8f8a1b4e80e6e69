//! Country rates of the reciprocal duty, from the text of chapter 99 of April 2026.
//!
//! The law book keeps these headings as one range without rates; the invented account needs the rate
//! of each country it buys from.

use super::super::Error;
use super::super::source::Source;
use super::super::write::{Table, line};
use super::{ORIGINS, rows};
use serde_json::Value;

const FILE: &str = "data/hts/schedule99_2026-04.json.gz";
const FIRST: &str = "9903.02.02";
const LAST: &str = "9903.02.71";

/// Names as the schedule writes them.
const NAMES: &[(&str, &str)] = &[
    ("CH", "Switzerland"),
    ("EU", "the European Union"),
    ("GB", "the United Kingdom"),
    ("ID", "Indonesia"),
    ("IN", "India"),
    ("JP", "Japan"),
    ("KR", "South Korea"),
    ("MY", "Malaysia"),
    ("TH", "Thailand"),
    ("TR", "Turkey"),
    ("TW", "Taiwan"),
    ("VN", "Vietnam"),
];

/// The table `reciprocal`: heading, countries, rate, and whether it is a total with column 1.
pub(super) fn table(source: &Source) -> Result<Table, Error> {
    let headings = source.json(FILE)?;
    let mut lines = Vec::new();
    for (row, heading) in headings.as_array().into_iter().flatten().enumerate() {
        let text = |key: &str| heading.get(key).and_then(Value::as_str).unwrap_or_default();
        let number = text("htsno");
        if !(FIRST..=LAST).contains(&number) {
            continue;
        }
        let Some(name) = country(text("description")) else { continue };
        let error = || Error::Source {
            file: FILE.to_owned(),
            row,
            column: "general".to_owned(),
            what: "this must be a rate on top of the subheading's, or a rate alone".to_owned(),
            text: text("general").to_owned(),
        };
        let (rate, kind) = rate(text("general")).ok_or_else(error)?;
        lines.push(line(&[&number.replace('.', ""), &members(name), &rate, kind]));
    }
    Ok(Table::sorted("reciprocal", "heading\torigins\trate\tkind", lines, 1))
}

fn country(description: &str) -> Option<&'static str> {
    let (_, after) = description.rsplit_once("articles the product of ")?;
    let named = |(_, name): &&(&str, &str)| after.starts_with(name);
    NAMES.iter().find(named).map(|(code, _)| *code)
}

/// The origins of the account that a code stands for.
fn members(code: &str) -> String {
    if code != "EU" {
        return code.to_owned();
    }
    let of_union = rows(ORIGINS).filter(|row| row("group") == "eu");
    of_union.map(|row| row("code")).collect::<Vec<_>>().join(" ")
}

/// `+ 20%` adds; a rate alone stands for the whole; no rate is for goods that pay as much already.
fn rate(general: &str) -> Option<(String, &'static str)> {
    let percent = |text: &str| {
        let percent: u32 = text.trim().strip_suffix('%')?.parse().ok()?;
        Some(format!("0.{percent:02}"))
    };
    match general.rsplit_once('+') {
        Some((_, rate)) => Some((percent(rate)?, "added")),
        None if general.ends_with('%') => Some((percent(general)?, "whole")),
        None if general.ends_with("subheading") => Some(("0".to_owned(), "reached")),
        None => None,
    }
}
