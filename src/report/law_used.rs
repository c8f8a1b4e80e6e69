//! The law that a report rests on: its hash, how old each table is, which files renewed it and what they
//! changed.

use super::{LawWarning, Report};
use crate::law::{Book, LawUse, RecordChange, Refreshed, TableChange, TableInfo};
use crate::model::{Date, iso};
use serde::Serialize;

/// The law in use.
#[derive(Debug, Clone, Serialize)]
pub struct LawUsed {
    hash: String,
    newest: Option<String>,
    tables: Vec<Table>,
    files: Vec<File>,
    changes: Vec<Change>,
    warnings: Vec<LawWarning>,
}

#[derive(Debug, Clone, Serialize)]
struct Table {
    name: String,
    read_on: String,
    /// Days from then to the day of the report; null when it was read later.
    age_days: Option<i32>,
    /// The last day of entry for which it speaks; null where it says nothing of days.
    known_to: Option<String>,
    rows: usize,
    source: String,
}

/// A file of law.
#[derive(Debug, Clone, Serialize)]
struct File {
    name: String,
    kind: &'static str,
    bytes: u64,
    sha256: String,
    used: bool,
    message: String,
    day: Option<String>,
    day_assumed: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Change {
    table: &'static str,
    added: usize,
    removed: usize,
    changed: usize,
    examples: Vec<Example>,
}

#[derive(Debug, Clone, Serialize)]
struct Example {
    key: String,
    before: Option<String>,
    after: Option<String>,
}

impl LawUsed {
    /// The law of a report.
    #[must_use]
    pub fn new(report: &Report<'_>) -> Self {
        let (book, refreshed, as_of) = (report.book, report.refreshed, report.options.as_of);
        Self {
            warnings: report.law_warnings(),
            hash: book.hash.clone(),
            newest: book.newest().map(iso),
            tables: book.tables.iter().map(|table| Table::new(table, book, as_of)).collect(),
            files: refreshed.files.iter().map(File::new).collect(),
            changes: refreshed.changes.iter().map(Change::new).collect(),
        }
    }

    /// The files and changes as lines of text; empty when the law is that of the build.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        for file in &self.files {
            let used = if file.used { "used" } else { "not used" };
            lines.push(format!("Law file {}: {used}. {}", file.name, file.message));
        }
        for change in &self.changes {
            let Change { table, added, removed, changed, examples } = change;
            lines.push(format!("  {table}: {added} added, {removed} removed, {changed} changed"));
            lines.extend(examples.iter().map(|example| format!("    {}", example.text())));
        }
        lines.join("\n")
    }
}

impl Table {
    fn new(table: &TableInfo, book: &Book, as_of: Date) -> Self {
        Self {
            name: table.name.clone(),
            read_on: iso(table.read_on),
            age_days: Some((as_of - table.read_on).get_days()).filter(|days| *days >= 0),
            known_to: book.known_days(table).to.map(iso),
            rows: table.rows,
            source: table.source.clone(),
        }
    }
}

impl File {
    fn new(file: &LawUse) -> Self {
        Self {
            name: file.name.clone(),
            kind: file.kind.name(),
            bytes: file.bytes,
            sha256: file.sha256.clone(),
            used: file.is_used,
            message: file.message.clone(),
            day: file.day.map(iso),
            day_assumed: file.is_assumed,
        }
    }
}

impl Change {
    fn new(change: &TableChange) -> Self {
        let TableChange { table, added, removed, changed, ref examples } = *change;
        Self {
            table,
            added,
            removed,
            changed,
            examples: examples.iter().map(Example::new).collect(),
        }
    }
}

impl Example {
    fn new(change: &RecordChange) -> Self {
        let RecordChange { key, before, after } = change.clone();
        Self { key, before, after }
    }

    fn text(&self) -> String {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => format!("{}: {before} -> {after}", self.key),
            (None, Some(after)) => format!("{}: new, {after}", self.key),
            (Some(before), None) => format!("{}: gone, was {before}", self.key),
            (None, None) => self.key.clone(),
        }
    }
}

/// What was made of the files of law, before there is a report.
#[derive(Debug, Clone, Serialize)]
pub struct LawFilesView {
    files: Vec<File>,
    changes: Vec<Change>,
}

impl LawFilesView {
    /// The view of files and their changes.
    #[must_use]
    pub fn new(refreshed: &Refreshed) -> Self {
        Self {
            files: refreshed.files.iter().map(File::new).collect(),
            changes: refreshed.changes.iter().map(Change::new).collect(),
        }
    }
}
