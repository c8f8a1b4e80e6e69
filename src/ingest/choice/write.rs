//! Choices to a mapping file.

use super::{Choice, Choices, ChosenColumn, VERSION};
use serde::Serialize;

#[derive(Serialize)]
struct File<'a> {
    tidewaiter_mapping: u64,
    choices: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    headings: &'a [String],
    kind: Option<&'static str>,
    sheet: Option<&'a str>,
    header_row: Option<u32>,
    skip_rows: &'a [u32],
    columns: Vec<Column<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    leave_out: bool,
}

#[derive(Serialize)]
struct Column<'a> {
    index: u16,
    heading: &'a str,
    field: &'static str,
}

impl Choices {
    /// The mapping file, JSON in UTF-8.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let file = File { tidewaiter_mapping: VERSION, choices: self.iter().map(entry).collect() };
        // Strings and whole numbers always have a JSON form.
        let mut json = serde_json::to_vec_pretty(&file).unwrap_or_default();
        json.push(b'\n');
        json
    }
}

fn entry(choice: &Choice) -> Entry<'_> {
    Entry {
        headings: &choice.headings,
        kind: choice.kind.map(crate::model::SourceKind::name),
        sheet: choice.sheet.as_deref(),
        header_row: choice.header_row,
        skip_rows: &choice.skip_rows,
        columns: choice.columns.iter().map(column).collect(),
        leave_out: choice.leave_out,
    }
}

fn column(column: &ChosenColumn) -> Column<'_> {
    let ChosenColumn { index, heading, field } = column;
    Column { index: *index, heading, field: field.label() }
}
