//! A mapping file to choices.

use super::{Choice, Choices, ChosenColumn, LAST_HEADER_ROW, VERSION, field_named};
use crate::ingest::headers::{Headers, Heading};
use crate::ingest::kinds::KINDS;
use crate::model::{Field, SourceKind};
use serde::Deserialize;

/// Rows that a choice may pass over.
const SKIPPED: usize = 1_000;

/// What is wrong with a mapping file: where, and what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    /// No JSON, or not of the shape of a mapping file.
    #[error("the mapping file cannot be read: {0}")]
    Shape(String),
    /// A value that cannot be.
    #[error("the mapping file cannot be used: {place}: {what}")]
    Value {
        /// Such as `choices[0].columns[2].field`.
        place: String,
        /// What is wrong, and what was expected.
        what: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    tidewaiter_mapping: u64,
    choices: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    headings: Vec<String>,
    kind: Option<String>,
    #[serde(default)]
    sheet: Option<String>,
    #[serde(default)]
    header_row: Option<u32>,
    #[serde(default)]
    skip_rows: Vec<u32>,
    columns: Vec<Column>,
    #[serde(default)]
    leave_out: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    index: u16,
    heading: String,
    field: String,
}

fn wrong<T>(place: String, what: String) -> Result<T, ChoiceError> {
    Err(ChoiceError::Value { place, what })
}

impl Choices {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// When it is malformed: where, and what was expected.
    pub fn parse(json: &str) -> Result<Self, ChoiceError> {
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        let file: File =
            serde_json::from_str(json).map_err(|error| ChoiceError::Shape(error.to_string()))?;
        if file.tidewaiter_mapping != VERSION {
            let what = format!("expected {VERSION}, found {}", file.tidewaiter_mapping);
            return wrong("tidewaiter_mapping".to_owned(), what);
        }
        let choices = file.choices.into_iter().enumerate();
        choices
            .map(|(index, entry)| entry.choice(&format!("choices[{index}]")))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl Entry {
    fn choice(self, place: &str) -> Result<Choice, ChoiceError> {
        let kind = self.kind.as_deref().map(|name| kind(place, name)).transpose()?;
        if kind.is_none() && !self.columns.is_empty() {
            return wrong(format!("{place}.kind"), "columns need a kind beside them".to_owned());
        }
        if self.header_row.is_some_and(|row| row > LAST_HEADER_ROW) {
            let what = format!(
                "expected a row from 1 to {LAST_HEADER_ROW}, or 0 for a table without headings"
            );
            return wrong(format!("{place}.header_row"), what);
        }
        if self.leave_out && (self.sheet.is_none() || self.headings.is_empty()) {
            let what = "expected the sheet and its headings beside it".to_owned();
            return wrong(format!("{place}.leave_out"), what);
        }
        if self.skip_rows.len() > SKIPPED || self.skip_rows.contains(&0) {
            let what = format!("expected at most {SKIPPED} rows, counted from 1");
            return wrong(format!("{place}.skip_rows"), what);
        }
        let mut columns: Vec<ChosenColumn> = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            let place = format!("{place}.columns[{index}]");
            let Some(kind) = kind else { continue };
            columns.push(column.chosen(&place, kind, &self.headings, &columns)?);
        }
        let Self { headings, sheet, header_row, mut skip_rows, leave_out, .. } = self;
        skip_rows.sort_unstable();
        skip_rows.dedup();
        Ok(Choice { headings, kind, sheet, header_row, skip_rows, columns, leave_out })
    }
}

impl Column {
    fn chosen(
        &self,
        place: &str,
        kind: SourceKind,
        headings: &[String],
        before: &[ChosenColumn],
    ) -> Result<ChosenColumn, ChoiceError> {
        let Some(field) = field_named(kind, &self.field) else {
            let what = format!(
                "\"{}\" is no column of {}; expected one of {}",
                self.field,
                kind.name(),
                listed(Headers::fields(kind).into_iter().map(Field::label))
            );
            return wrong(format!("{place}.field"), what);
        };
        if before.iter().any(|known| known.field == field) {
            let what = format!("{} is given to two columns; expected one", field.label());
            return wrong(format!("{place}.field"), what);
        }
        if before.iter().any(|known| known.index == self.index) {
            let what = format!("column {} is given twice; expected once", self.index);
            return wrong(format!("{place}.index"), what);
        }
        // A choice for any headings has none to compare with.
        if !headings.is_empty() {
            let Some(heading) = headings.get(usize::from(self.index)) else {
                let last = headings.len() - 1;
                let what = format!("expected 0 to {last}, found {}", self.index);
                return wrong(format!("{place}.index"), what);
            };
            if Heading::new(heading).name != Heading::new(&self.heading).name {
                let what = format!(
                    "\"{}\" is not the heading in place {}; expected \"{heading}\"",
                    self.heading, self.index
                );
                return wrong(format!("{place}.heading"), what);
            }
        }
        Ok(ChosenColumn { index: self.index, heading: self.heading.clone(), field })
    }
}

fn kind(place: &str, name: &str) -> Result<SourceKind, ChoiceError> {
    let known = KINDS.iter().map(|kind| kind.kind);
    known.clone().find(|kind| kind.name() == name).map_or_else(
        || {
            let what = format!(
                "\"{name}\" is no kind; expected one of {}",
                listed(known.map(SourceKind::name))
            );
            wrong(format!("{place}.kind"), what)
        },
        Ok,
    )
}

fn listed(words: impl Iterator<Item = &'static str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}
