//! Tables that are made up from the templates, for trying headings on them.

use tidewaiter::ingest::{Choices, Intake, Preview, Template, TemplateColumn};
use tidewaiter::model::{Field, FileRecord, SourceKind};

/// Rows of a table that is made up.
pub const ROWS: usize = 20;

/// A file read under choices, with what was made of its columns.
pub fn look(name: &str, bytes: &[u8], choices: Choices) -> (FileRecord, Option<Preview>) {
    let mut intake = Intake::new(name).with(choices.into());
    intake.push(bytes);
    let file = intake.finish();
    super::support::balanced(file.record());
    (file.record().clone(), file.preview())
}

/// The template of a kind.
pub fn template(kind: SourceKind) -> Template {
    let found = tidewaiter::ingest::templates().into_iter().find(|t| t.kind == kind);
    found.unwrap_or_else(|| panic!("no template of {kind:?}"))
}

/// Values of a column for the rows of a table: entry and line numbers count up, the rest repeats.
pub fn value(column: &TemplateColumn, row: usize) -> String {
    match column.field {
        Field::EntryNumber => entry_number(row),
        Field::LineNumber | Field::ExportLine => format!("{}", row + 1),
        Field::Itn => format!("X20250603{:06}", 100_000 + row),
        _ => column.example.to_owned(),
    }
}

/// An entry number whose check digit holds.
pub fn entry_number(row: usize) -> String {
    let body = format!("ABC{:07}", 1_000_000 + row);
    let number = tidewaiter::model::EntryNumber::new(&format!("{body}0")).expect("eleven");
    format!("{body}{}", number.expected_check_digit())
}

/// A table of headings with a column of values below each.
pub fn table(columns: &[(String, Vec<String>)]) -> Vec<u8> {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: Vec<String>| format!("{}\n", cells.join(","));
    let mut text = line(columns.iter().map(|(heading, _)| quoted(heading)).collect());
    let rows = columns.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    for row in 0..rows {
        let cell = |values: &Vec<String>| values.get(row).map_or(String::new(), quoted);
        text += &line(columns.iter().map(|(_, values)| cell(values)).collect());
    }
    text.into_bytes()
}

/// The columns of a template with values below them.
pub fn filled(template: &Template) -> Vec<(String, Vec<String>)> {
    filled_rows(template, ROWS)
}

/// The same with so many rows.
pub fn filled_rows(template: &Template, rows: usize) -> Vec<(String, Vec<String>)> {
    let values = |column| (0..rows).map(|row| value(column, row)).collect();
    template.columns.iter().map(|c| (c.heading.to_owned(), values(c))).collect()
}

/// Numbers in no order, the same in each run.
pub struct Shuffle(pub u64);

impl Shuffle {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }

    pub fn mix<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
