//! Headings as reports, brokers and customs programs write them, each in a table of its kind: what it
//! is taken for.

use super::mapping_support::{filled_rows, look, table, template, value};
use std::collections::BTreeMap;
use tidewaiter::ingest::{Choices, Preview};
use tidewaiter::model::{Field, FileRecord, SourceKind};

/// Rows of a table: enough for values to speak against a heading.
const ROWS: usize = 6;

const CORPUS: &str = include_str!("corpus/headings.csv");

struct Row {
    heading: String,
    kind: SourceKind,
    /// `None` where no column of ours has that meaning.
    field: Option<Field>,
    /// A value such as stands below it; empty where the template has one.
    value: String,
}

fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(CORPUS.as_bytes());
    let row = |record: csv::StringRecord| {
        let [heading, kind, field, value] = [0, 1, 2, 3].map(|i| record[i].to_owned());
        let kind = match kind.as_str() {
            "entries" => SourceKind::EntrySummaries,
            "exports" => SourceKind::Exports,
            "inventory" => SourceKind::Inventory,
            other => panic!("{other}"),
        };
        let found = Field::ALL.iter().copied().find(|known| format!("{known:?}") == field);
        assert_eq!(found.is_none(), field.is_empty(), "{heading}: {field}");
        Row { heading: heading.replace("\\n", "\n"), kind, field: found, value }
    };
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

/// Ways in which one heading is written elsewhere: no change, capitals, as in a database, with a line
/// break, with points.
fn spellings(heading: &str) -> Vec<String> {
    let snake: String =
        heading.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    vec![
        heading.to_owned(),
        heading.to_uppercase(),
        snake,
        heading.replacen(' ', "\n", 1),
        format!("  {heading}. "),
    ]
}

/// What became of a heading in a table of the template's other columns.
fn verdict(row: &Row, heading: &str) -> (FileRecord, Preview, usize) {
    let template = template(row.kind);
    let mut columns = filled_rows(&template, ROWS);
    let at = template.columns.iter().position(|column| Some(column.field) == row.field);
    let values = match at {
        _ if !row.value.is_empty() => vec![row.value.clone(); ROWS],
        Some(at) => (0..ROWS).map(|i| value(&template.columns[at], i)).collect(),
        None => vec!["some words".to_owned(); ROWS],
    };
    if let Some(at) = at {
        columns.remove(at);
    }
    columns.push((heading.to_owned(), values));
    let place = columns.len() - 1;
    let (record, preview) = look("a.csv", &table(&columns), Choices::default());
    (record, preview.expect("a preview"), place)
}

#[test]
fn headings_of_the_corpus() {
    let (mut right, mut all, mut wrong, mut missed) = (0, 0, Vec::new(), Vec::new());
    let mut by_confidence: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows() {
        for heading in spellings(&row.heading) {
            let (record, preview, place) = verdict(&row, &heading);
            let column = &preview.columns[place];
            let used = record.mapping.iter().find(|c| usize::from(c.index) == place);
            all += 1;
            *by_confidence.entry(column.confidence).or_default() += 1;
            if let Some(used) = used
                && Some(used.field) != row.field
            {
                wrong.push(format!("{heading:?} is used as {:?}, not {:?}", used.field, row.field));
                continue;
            }
            let told = matches!(column.confidence, "known" | "chosen" | "likely");
            let told = told.then_some(column.field).flatten();
            if told == row.field.map(Field::label) {
                right += 1;
            } else {
                missed.push(format!(
                    "{heading:?} ({:?}): {} {:?}, not {:?}: {}",
                    row.kind, column.confidence, column.field, row.field, column.reason
                ));
            }
        }
    }
    eprintln!(
        "{right} of {all} headings right ({}.{} %): {by_confidence:?}",
        right * 100 / all,
        right * 1000 / all % 10
    );
    for line in &missed {
        eprintln!("missed: {line}");
    }
    assert!(wrong.is_empty(), "used but wrong:\n{}", wrong.join("\n"));
    assert!(all > 1_500, "{all} headings");
    assert!(right * 100 >= all * 95, "{right} of {all} are right");
}
