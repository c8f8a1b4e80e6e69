//! Sheets of a workbook: what each was taken for, which of them is read, and how each is set by hand.

use super::mapping_support::look;
use super::support::balanced;
use super::xlsx::{inline_rows, workbook};
use tidewaiter::ingest::{Choice, Choices, FileIntake, Intake};
use tidewaiter::model::{FileStatus, SourceKind};

const LINES: [&str; 2] = ["Entry Number|Line|HTS|Value", "ABC12345676|1|8471300100|10"];
const OTHER: [&str; 3] =
    ["Title", "Entry Number|Line|HTS|Value|Duty", "ABC12345684|1|8471300100|20|1"];
const PIVOT: [&str; 2] = ["Row Labels|Sum of Duty|Share", "2025|300|1"];

fn book() -> Vec<u8> {
    let rows = [inline_rows(&PIVOT), inline_rows(&LINES), inline_rows(&OTHER)];
    workbook(&[("Pivot", &rows[0]), ("Main Report", &rows[1]), ("Late", &rows[2])], &[], "", false)
}

fn on(sheet: &str) -> Choice {
    Choice {
        headings: Vec::new(),
        kind: None,
        sheet: Some(sheet.to_owned()),
        header_row: None,
        skip_rows: Vec::new(),
        columns: Vec::new(),
        leave_out: false,
    }
}

fn without(sheet: &str, headings: &str) -> Choice {
    let headings = headings.split('|').map(str::to_owned).collect();
    Choice { headings, leave_out: true, ..on(sheet) }
}

fn read(choices: Vec<Choice>) -> FileIntake {
    let mut intake = Intake::new("a.xlsx").with(Choices::new(choices).into());
    intake.push(&book());
    let file = intake.finish();
    file.records().for_each(balanced);
    file
}

fn sheets_read(file: &FileIntake) -> Vec<&str> {
    file.records().filter_map(|record| record.sheet.as_deref()).collect()
}

#[test]
fn every_sheet_says_what_it_was_taken_for() {
    let preview = read(Vec::new()).preview().expect("a preview");
    assert_eq!(preview.sheet.as_deref(), Some("Main Report"));
    let said: Vec<_> = preview
        .sheets
        .iter()
        .map(|s| (s.name.as_str(), s.kind, s.header_row, s.readable, s.left_out))
        .collect();
    let lines = Some(SourceKind::EntrySummaries.name());
    assert_eq!(
        said,
        [
            ("Pivot", None, 1, false, false),
            ("Main Report", lines, 1, true, false),
            ("Late", lines, 2, true, false),
        ]
    );
    assert!(preview.sheets[1].layout.is_some() && preview.sheets[0].layout.is_none());
}

/// A look at a sheet shows that sheet, though others are read and it is not.
#[test]
fn a_sheet_that_is_no_report_can_be_looked_at() {
    let (record, preview) = look("a.xlsx", &book(), Choices::new(vec![on("Pivot")]));
    assert_eq!(record.sheet.as_deref(), Some("Main Report"));
    let preview = preview.expect("a preview");
    assert_eq!((preview.sheet.as_deref(), preview.kind), (Some("Pivot"), None));
    assert_eq!(preview.columns[1].heading, "Sum of Duty");
}

#[test]
fn a_header_row_is_set_for_one_sheet_alone() {
    let choice = Choice { header_row: Some(2), ..on("Pivot") };
    let (_, preview) = look("a.xlsx", &book(), Choices::new(vec![choice]));
    let preview = preview.expect("a preview");
    assert_eq!((preview.header_row, preview.columns[0].heading.as_str()), (2, "2025"));
    let rows: Vec<_> = preview.sheets.iter().map(|sheet| sheet.header_row).collect();
    assert_eq!(rows, [2, 1, 2]);
}

#[test]
fn a_sheet_is_left_out_and_said_so() {
    let file = read(vec![without("Late", OTHER[1])]);
    assert_eq!(sheets_read(&file), ["Main Report"]);
    let message = &file.record().message;
    assert!(message.contains("Sheet left out, as chosen: \"Late\"."), "{message}");
    let preview = file.preview().expect("a preview");
    assert!(preview.sheets[2].left_out && !preview.sheets[2].readable);
    let both = read(vec![without("Late", OTHER[1]), without("Main Report", LINES[0])]);
    assert_eq!(both.record().status, FileStatus::Refused);
    assert!(both.record().message.contains("left out, as chosen: \"Main Report\", \"Late\""));
}

/// Another sheet of that name with other headings is another table, and text has no sheets.
#[test]
fn only_the_sheet_with_these_headings_is_left_out() {
    let file = read(vec![without("Late", LINES[0])]);
    assert_eq!(sheets_read(&file), ["Main Report", "Late"]);
    let text = LINES.join("\n").replace('|', ",");
    let (record, _) =
        look("a.csv", text.as_bytes(), Choices::new(vec![without("Main Report", LINES[0])]));
    assert_eq!((record.status, record.rows.used), (FileStatus::Complete, 1));
}

#[test]
fn leaving_out_survives_in_a_mapping_file() {
    let choices = Choices::new(vec![without("Late", OTHER[1])]);
    let json = String::from_utf8(choices.to_json()).expect("UTF-8");
    assert_eq!(Choices::parse(&json), Ok(choices));
    let loose = json.replace("\"Late\"", "null");
    let error = Choices::parse(&loose).expect_err("no sheet").to_string();
    assert!(error.contains("choices[0].leave_out: expected the sheet"), "{error}");
}
