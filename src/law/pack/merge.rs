//! Tables of a pack put among those in use, and errors told by their place in the pack.

use super::keys::{key, key_columns};
use super::{Mode, Pack, Part};
use crate::law::{BookError, Tables};
use std::collections::BTreeMap;

impl Part {
    pub(super) fn put(&self, texts: &mut Tables) -> Result<(), String> {
        let table = &self.table;
        let text = match self.mode {
            Mode::Replace => self.text.clone(),
            Mode::Extend => self.merged(texts)?,
        };
        match texts.set(table, text) {
            true => Ok(()),
            false => Err(format!("There is no table {table}, so the rule pack cannot replace it.")),
        }
    }

    /// The records in use and those of the part, in the order of their keys.
    fn merged(&self, texts: &Tables) -> Result<String, String> {
        let Self { table, text, .. } = self;
        let columns = key_columns(table)
            .ok_or_else(|| format!("Table {table} cannot be extended, only replaced."))?;
        let before = texts.get(table);
        let heading = before.lines().next().unwrap_or_default();
        if text.lines().next() != Some(heading) || !text.ends_with('\n') {
            return Err(format!(
                "Table {table}, line 1: the text must begin with the heading \"{}\" and end with a line \
                 end.",
                heading.replace('\t', " ")
            ));
        }
        let mut records: BTreeMap<Vec<&str>, &str> = BTreeMap::new();
        for line in before.lines().skip(1) {
            records.insert(key(line, columns), line);
        }
        let mut own: BTreeMap<Vec<&str>, &str> = BTreeMap::new();
        for (at, line) in text.lines().enumerate().skip(1) {
            if own.insert(key(line, columns), line).is_some() {
                return Err(format!(
                    "Table {table}, line {}: a record of the same key stands above it.",
                    at + 1
                ));
            }
        }
        records.extend(own);
        let mut merged = String::with_capacity(before.len() + text.len());
        for line in std::iter::once(heading).chain(records.into_values()) {
            merged.push_str(line);
            merged.push('\n');
        }
        Ok(merged)
    }
}

impl Pack {
    /// An error of the whole tables by its place in the pack.
    pub(super) fn placed(&self, error: &BookError, texts: &Tables) -> String {
        let BookError { table, line, what } = error;
        let part = self.tables.iter().find(|part| part.table == *table);
        let Some(part) = part else {
            return format!(
                "With the rule pack, table {table}, line {line}, does not hold together: {what}."
            );
        };
        let wrong = texts.get(table).lines().nth(line.saturating_sub(1)).unwrap_or_default();
        let own = match part.mode {
            Mode::Replace => Some(*line),
            Mode::Extend => part.text.lines().position(|own| own == wrong).map(|at| at + 1),
        };
        match own {
            Some(line) => format!("Table {table} of the rule pack, line {line}: {what}."),
            None => format!(
                "Table {table}, extended by the rule pack, at \"{}\": {what}.",
                wrong.replace('\t', " ")
            ),
        }
    }
}
