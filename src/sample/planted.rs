//! The list of planted mistakes: what must be found, and what may be found with it.

use super::account::Entries;
use super::mistakes::Mark;
use super::write::Rows;
use serde::{Deserialize, Serialize};

/// How surely a check must find a mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Always.
    Deterministic,
    /// Where the rest of the account makes it stand out.
    Statistical,
}

/// A planted mistake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planted {
    /// The check that must find it.
    pub check: String,
    /// How surely.
    pub kind: Kind,
    /// The entry, as the report writes it.
    pub entry: String,
    /// The line, where one line is wrong.
    pub line: Option<u32>,
    /// The ordinal, where one record is wrong.
    pub ordinal: Option<u32>,
    /// The row of es003.csv where the mistake stands.
    pub row: u32,
    /// Every row on which the finding may point at it.
    pub rows: Vec<u32>,
    /// First and last row of the entry.
    pub entry_rows: [u32; 2],
    /// The report without which it cannot be found: the later one.
    pub needs: Option<String>,
    /// What was done.
    pub what: String,
    /// Checks that may rightly speak of this entry too.
    pub collateral: Vec<String>,
}

/// The list, in the order of the rows.
pub(super) fn list(account: &Entries<'_>, marks: Vec<Mark>, rows: &Rows) -> Vec<Planted> {
    let mut list: Vec<Planted> =
        marks.into_iter().filter_map(|mark| planted(account, &mark, rows)).collect();
    list.sort_by(|a, b| (a.row, &a.check).cmp(&(b.row, &b.check)));
    list
}

fn planted(account: &Entries<'_>, mark: &Mark, rows: &Rows) -> Option<Planted> {
    let entry = account.list.get(mark.entry)?;
    let entry_rows = rows.entry(mark.entry)?;
    let mut all = Vec::new();
    for (entry, line) in mark.places() {
        all.extend(match line {
            Some(line) => rows.line(account, entry, line),
            None => rows.entry(entry).map(|[from, to]| (from..=to).collect()),
        }?);
    }
    let first = *all.first()?;
    let record = u32::try_from(mark.record.unwrap_or(0)).ok()?;
    let number = |place: usize| u32::try_from(place + 1).ok();
    Some(Planted {
        check: mark.check.to_owned(),
        kind: mark.kind,
        entry: entry.number.clone(),
        line: mark.line.and_then(number),
        ordinal: mark.record.and_then(number),
        row: first + record,
        rows: all,
        entry_rows,
        needs: (mark.check == super::later::CONFLICT).then(|| super::LATER.to_owned()),
        what: mark.what.clone(),
        collateral: mark.collateral.iter().map(|name| (*name).to_owned()).collect(),
    })
}
