//! One importer's part of a portfolio.

use super::assemble::accounts;
use crate::model::{AccountKey, EntryId, LineId, LineTariffs, Place, Portfolio};
use std::collections::BTreeSet;

/// Keeps the entry summaries of one account, for the option `importer`. Files keep their accounting:
/// it tells what was read. Exports stay as they are, because whose they are is a question of the
/// claim; overlaps stay where the record that is used does.
#[must_use]
pub fn restrict(portfolio: Portfolio, account: AccountKey) -> Portfolio {
    let mut kept = Portfolio {
        files: portfolio.files,
        text: portfolio.text,
        exports: portfolio.exports,
        ..Portfolio::default()
    };
    let mut used: BTreeSet<Place> = kept.exports.iter().map(|export| export.place).collect();
    for mut entry in portfolio.entries.into_iter().filter(|entry| entry.account == Some(account)) {
        let id = EntryId(kept.entries.len() as u32);
        let first = kept.lines.len() as u32;
        let range = entry.lines.start as usize..entry.lines.end as usize;
        for line in portfolio.lines.get(range).unwrap_or(&[]) {
            let mut line = line.clone();
            let records = line.tariffs.clone();
            line.entry = id;
            line.tariffs = copy(&portfolio.tariffs, records, &mut kept, &mut used);
            kept.lines.push(line);
        }
        entry.lines = first..kept.lines.len() as u32;
        kept.entries.push(entry);
    }
    kept.duplicated = portfolio.duplicated;
    kept.duplicated.retain(|pair| used.contains(&pair.used));
    kept.repeated = portfolio.repeated;
    kept.repeated.retain(|pair| used.contains(&pair.used));
    kept.conflicts = portfolio.conflicts;
    kept.conflicts.retain(|pair| used.contains(&pair.used));
    kept.accounts = accounts(&kept);
    kept
}

fn copy(
    from: &LineTariffs,
    records: std::ops::Range<u32>,
    kept: &mut Portfolio,
    used: &mut BTreeSet<Place>,
) -> std::ops::Range<u32> {
    let line = LineId(kept.lines.len() as u32);
    let first = kept.tariffs.len() as u32;
    for index in records {
        let mut tariff = from.get(index);
        tariff.line = line;
        used.insert(tariff.place);
        kept.tariffs.push(tariff);
    }
    first..kept.tariffs.len() as u32
}
