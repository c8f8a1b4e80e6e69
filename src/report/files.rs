//! What was read: files with their row accounting, and the options.

use crate::model::{FileRecord, GuessedColumn, Options, cell_letters};
use serde::Serialize;
use std::collections::BTreeMap;

/// A file.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    name: String,
    kind: &'static str,
    layout: String,
    sheet: Option<String>,
    bytes: u64,
    sha256: String,
    status: &'static str,
    message: String,
    mapping: FileMapping,
    rows: Rows,
    set_aside: Vec<SetAsideView>,
}

/// Which column is what.
#[derive(Debug, Clone, Serialize)]
struct FileMapping {
    header_row: u32,
    columns: Vec<ColumnView>,
    unused: Vec<String>,
    /// Nothing waits to be confirmed.
    certain: bool,
    guesses: Vec<GuessView>,
}

/// A column that may be one of ours and is not used until that is confirmed.
#[derive(Debug, Clone, Serialize)]
struct GuessView {
    column: String,
    letters: String,
    field: &'static str,
    confidence: &'static str,
    reason: String,
}

#[derive(Debug, Clone, Serialize)]
struct ColumnView {
    column: String,
    letters: String,
    field: &'static str,
}

/// Rows: `read = used + set_aside + other`.
#[derive(Debug, Clone, Serialize)]
struct Rows {
    read: u64,
    used: u64,
    set_aside: u64,
    other: u64,
}

#[derive(Debug, Clone, Serialize)]
struct SetAsideView {
    reason: String,
    rows: u64,
    amount: Option<String>,
    examples: Vec<u32>,
}

impl FileView {
    /// The view of a file. Sums over rows are left out when the report is incomplete.
    #[must_use]
    pub fn new(file: &FileRecord, sums: bool) -> Self {
        Self {
            name: file.name.clone(),
            kind: file.kind.name(),
            layout: file.layout.clone(),
            sheet: file.sheet.clone(),
            bytes: file.bytes,
            sha256: file.sha256.clone(),
            status: file.status.name(),
            message: file.message.clone(),
            mapping: FileMapping {
                header_row: file.header_row,
                columns: file
                    .mapping
                    .iter()
                    .map(|column| ColumnView {
                        column: column.heading.clone(),
                        letters: cell_letters(column.index),
                        field: column.field.label(),
                    })
                    .collect(),
                unused: file.unused.clone(),
                certain: file.certain,
                guesses: file.guesses.iter().map(GuessView::new).collect(),
            },
            rows: Rows {
                read: file.rows.read,
                used: file.rows.used,
                set_aside: file.rows.set_aside,
                other: file.rows.other,
            },
            set_aside: file
                .set_aside
                .iter()
                .map(|group| SetAsideView {
                    reason: group.reason.clone(),
                    rows: group.rows,
                    amount: group.amount.filter(|_| sums).map(|amount| amount.text()),
                    examples: group.examples.iter().map(|place| place.row).collect(),
                })
                .collect(),
        }
    }
}

impl GuessView {
    fn new(guess: &GuessedColumn) -> Self {
        Self {
            column: guess.heading.clone(),
            letters: cell_letters(guess.index),
            field: guess.field.label(),
            confidence: guess.confidence.name(),
            reason: guess.reason.clone(),
        }
    }
}

/// The options as the report prints them; an option that is not set is null.
#[must_use]
pub fn options_view(options: &Options) -> BTreeMap<&'static str, Option<String>> {
    options
        .listed()
        .into_iter()
        .map(|(key, value)| (key, (!value.is_empty()).then_some(value)))
        .collect()
}
