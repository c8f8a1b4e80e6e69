//! Tables without any row of headings: by hand only, columns by their letters, nothing used unasked.

use super::mapping_support::{entry_number, look};
use tidewaiter::ingest::{Choice, Choices, ChosenColumn};
use tidewaiter::model::{Field, FileStatus, SourceKind};

const FIELDS: [(u16, Field); 5] = [
    (0, Field::EntryNumber),
    (1, Field::LineNumber),
    (2, Field::HtsNumber),
    (3, Field::CountryOfOrigin),
    (4, Field::TariffValue),
];

/// Entry number, line, tariff number, country, value.
fn lines(rows: usize) -> String {
    let line = |row| format!("{},1,8471300100,CN,{}.50\n", entry_number(row), 100 + row);
    (0..rows).map(line).collect()
}

fn frame(kind: Option<SourceKind>) -> Choice {
    Choice {
        headings: Vec::new(),
        kind,
        sheet: None,
        header_row: Some(0),
        skip_rows: Vec::new(),
        columns: Vec::new(),
        leave_out: false,
    }
}

fn letters(width: usize) -> Vec<String> {
    ('A'..='Z').take(width).map(|letter| format!("Column {letter}")).collect()
}

fn confirmed() -> Choice {
    let column = |(index, field): (u16, Field)| ChosenColumn {
        index,
        heading: letters(5)[usize::from(index)].clone(),
        field,
    };
    Choice {
        headings: letters(5),
        columns: FIELDS.map(column).to_vec(),
        ..frame(Some(SourceKind::EntrySummaries))
    }
}

#[test]
fn columns_are_guessed_by_their_values_and_none_is_used() {
    let text = lines(12);
    let (record, preview) = look("a.csv", text.as_bytes(), Choices::new(vec![frame(None)]));
    assert_eq!((record.status, record.rows.used), (FileStatus::Refused, 0));
    let preview = preview.expect("a preview");
    assert_eq!((preview.header_row, preview.kind), (0, Some("entry_summaries")));
    assert!(!preview.certain && !preview.readable);
    let names: Vec<_> = preview.columns.iter().map(|c| c.heading.clone()).collect();
    assert_eq!(names, letters(5));
    for (index, field) in FIELDS.iter().take(4) {
        let column = &preview.columns[usize::from(*index)];
        let said = (column.field, column.confidence, column.samples.len());
        assert_eq!(said, (Some(field.label()), "possible", 5));
        assert!(column.reason.ends_with("there is no heading."), "{}", column.reason);
    }
    assert_eq!(preview.columns[0].samples[0], entry_number(0), "the first row is a row of values");
    let missing: Vec<_> = preview.missing.iter().map(|m| m.field).collect();
    assert!(missing.contains(&Field::EntryNumber.label()), "{missing:?}");
    let candidates: Vec<_> = preview.missing[0].candidates.iter().map(|c| c.index).collect();
    assert_eq!(candidates, [0]);
}

#[test]
fn what_was_confirmed_is_used_from_the_first_row_on() {
    let text = lines(12);
    let (record, preview) = look("a.csv", text.as_bytes(), Choices::new(vec![confirmed()]));
    assert_eq!((record.status, record.header_row), (FileStatus::Complete, 0));
    assert_eq!((record.rows.used, record.rows.other), (12, 0), "{}", record.message);
    let kept = preview.and_then(|preview| preview.choice()).expect("a choice");
    assert_eq!(kept, confirmed());
    let json = String::from_utf8(Choices::new(vec![kept]).to_json()).expect("UTF-8");
    assert_eq!(Choices::parse(&json), Ok(Choices::new(vec![confirmed()])));
}

#[test]
fn rows_above_the_values_can_be_skipped() {
    let text = format!("Lines of March,,,,\n{}", lines(12));
    let choice = Choice { skip_rows: vec![1], ..confirmed() };
    let (record, _) = look("a.csv", text.as_bytes(), Choices::new(vec![choice]));
    assert_eq!((record.rows.used, record.rows.other, record.rows.set_aside), (12, 1, 0));
}

/// A mapping saved for one table is not forced upon another of the same width.
#[test]
fn a_saved_mapping_is_for_values_that_can_be_it() {
    let swapped: String = (0..12)
        .map(|row| format!("8471300100,1,{},CN,{}.50\n", entry_number(row), 100 + row))
        .collect();
    let (record, _) = look("b.csv", swapped.as_bytes(), Choices::new(vec![confirmed()]));
    assert_eq!((record.status, record.mapping.len()), (FileStatus::Refused, 0));
    let wider: String = lines(12).lines().map(|line| format!("{line},x\n")).collect();
    let (record, _) = look("c.csv", wider.as_bytes(), Choices::new(vec![confirmed()]));
    assert_eq!(record.status, FileStatus::Refused);
    let headed = format!("Entry Number,Line,HTS,Origin,Value\n{}", lines(12));
    let (record, _) = look("d.csv", headed.as_bytes(), Choices::new(vec![confirmed()]));
    assert_eq!((record.status, record.header_row, record.rows.used), (FileStatus::Complete, 1, 12));
}

#[test]
fn other_kinds_are_known_by_their_values() {
    let text: String = (0..12)
        .map(|row| format!("X20250603{:06},1,06/03/2025,8471300100,DE,4\n", 100_000 + row))
        .collect();
    let (_, preview) = look("a.csv", text.as_bytes(), Choices::new(vec![frame(None)]));
    let preview = preview.expect("a preview");
    assert_eq!(preview.kind, Some("exports"));
    assert_eq!(preview.columns[0].field, Some(Field::Itn.label()));
    assert!(preview.columns.iter().all(|c| !matches!(c.confidence, "known" | "chosen" | "likely")));
}
