//! The facts behind the invented account (`tidewaiter sample`), from public statistics: what each
//! tariff number pays, where its sector's goods come from, how often a program is claimed for it.
//!
//! The list of goods, their short names, typical unit values, weights and deposit rates stand in
//! `src/sample/hand/goods.tsv`; no statistic of unit values was at hand, so those are invented, and
//! so are the deposit rates. Case numbers are from memory. Everything else is computed here.

mod goods;
mod sectors;

use super::Error;
use super::source::Source;
use super::write::Table;
use std::path::Path;

/// Writes the tables of facts into `out_dir` and gives each with its number of records.
///
/// # Errors
/// When a file cannot be read or written, and when a source holds text that is not understood or a
/// number of the list of goods was not valid over the whole time.
pub fn run(source_dir: &Path, out_dir: &Path) -> Result<Vec<(String, usize)>, Error> {
    let source = Source::new(source_dir);
    let tables = [goods::table(&source)?, sectors::table(&source)?];
    for table in &tables {
        write(table, out_dir)?;
    }
    let count = |table: &Table| (table.name.to_owned(), table.text.lines().count() - 1);
    Ok(tables.iter().map(count).collect())
}

fn write(table: &Table, out_dir: &Path) -> Result<(), Error> {
    let path = out_dir.join(format!("{}.tsv", table.name));
    std::fs::write(&path, &table.text).map_err(|error| Error::Io { path, error })
}

/// The fields of a table that stands in the project, by name.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = impl Fn(&str) -> &'static str> {
    let mut lines = text.lines();
    let heading: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines.map(move |line| {
        let fields: Vec<(&str, &str)> = heading.iter().copied().zip(line.split('\t')).collect();
        move |name: &str| fields.iter().find(|(key, _)| *key == name).map_or("", |(_, field)| field)
    })
}

/// The list of goods.
pub(super) const GOODS: &str = include_str!("../../sample/hand/goods.tsv");
/// The origins with their Census codes and programs.
pub(super) const ORIGINS: &str = include_str!("../../sample/data/origins.tsv");
