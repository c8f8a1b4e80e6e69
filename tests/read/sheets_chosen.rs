//! Sheets of a workbook: what each was taken for, which of them is read, and how each is set by hand.

use super::mapping_support::look;
use super::support::balanced;
use super::xlsx::{inline_rows, workbook};
use tidewaiter::ingest::{Choice, Choices, ChosenColumn, FileIntake, Intake};
use tidewaiter::model::{Field, FileRecord, FileStatus, MappedColumn, SourceKind};

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

/// A report of whose columns one, under a heading that is only like a known one, waits to be confirmed
/// where `origin` is such a heading.
fn lines(origin: &str, filer: &str) -> Vec<String> {
    let head = format!(
        "Entry Summary Number|Entry Summary Line Number|HTS Number - Full|Line Tariff Goods Value \
         Amount|Line Tariff Duty Amount|{origin}"
    );
    let country = |at: usize| ["CN", "TW", "VN"].get(at % 3).copied().unwrap_or_default();
    let row =
        |at: usize| format!("{filer}{at:08}|1|8471300100|{}.00|1.00|{}", 10 + at, country(at));
    std::iter::once(head).chain((0..24).map(row)).collect()
}

/// A workbook of one known report and of two that wait.
fn waiting() -> Vec<u8> {
    let of = |origin, filer| {
        let lines = lines(origin, filer);
        inline_rows(&lines.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let known = of("Country of Origin Code", "ABC");
    let (first, second) = (of("Orig Ctry", "ABD"), of("Orig Cntry", "ABE"));
    workbook(&[("Known", &known), ("First", &first), ("Second", &second)], &[], "", false)
}

fn read_waiting(choices: &Choices) -> FileIntake {
    let mut intake = Intake::new("a.xlsx").with(choices.clone().into());
    intake.push(&waiting());
    let file = intake.finish();
    file.records().for_each(balanced);
    file
}

/// The sheet that is shown, and whether it waits.
fn asked(file: &FileIntake) -> (String, bool) {
    let preview = file.preview().expect("a preview");
    (preview.sheet.clone().unwrap_or_default(), preview.waits())
}

/// The mapping of the sheet that is shown, with its guess taken.
fn confirmed(file: &FileIntake) -> Choice {
    let preview = file.preview().expect("a preview");
    let column = preview.columns.last().expect("columns");
    assert_eq!(column.field, Some("Country of Origin Code"), "{column:?}");
    let mut choice = preview.choice().expect("it is read");
    choice.sheet = preview.sheet.clone();
    choice.columns.push(ChosenColumn {
        index: 5,
        heading: column.heading.clone(),
        field: Field::CountryOfOrigin,
    });
    choice
}

/// Sheets wait one after the other, wherever they stand; a known report beside them waits for nothing.
#[test]
fn every_sheet_is_asked_about() {
    let mut choices = Vec::new();
    for sheet in ["First", "Second"] {
        let file = read_waiting(&Choices::new(choices.clone()));
        assert_eq!(asked(&file), (sheet.to_owned(), true));
        choices.push(confirmed(&file));
    }
    let file = read_waiting(&Choices::new(choices));
    assert!(!asked(&file).1, "nothing waits");
    let origins = |file: &FileIntake| -> Vec<bool> {
        let has = |record: &FileRecord| record.mapping.iter().any(is_origin);
        file.records().map(has).collect()
    };
    assert_eq!(origins(&file), [true; 3]);
    assert_eq!(origins(&read_waiting(&Choices::default())), [true, false, false]);
    // The mapping file has all of them, and read with it nothing waits.
    let mut saved = Choices::default();
    file.choices().for_each(|choice| saved.add(choice));
    assert_eq!(saved.iter().count(), 3);
    let json = String::from_utf8(saved.to_json()).expect("UTF-8");
    let again = read_waiting(&Choices::parse(&json).expect("a mapping file"));
    assert!(!asked(&again).1, "nothing waits");
    assert_eq!(origins(&again), [true; 3]);
}

fn is_origin(column: &MappedColumn) -> bool {
    column.field == Field::CountryOfOrigin
}

/// A sheet that is left out waits for nothing more.
#[test]
fn a_sheet_left_out_is_not_asked_about() {
    let first = lines("Orig Ctry", "ABD");
    let out = without("First", first.first().expect("headings"));
    let file = read_waiting(&Choices::new(vec![out]));
    assert_eq!(asked(&file), ("Second".to_owned(), true));
    assert_eq!(sheets_read(&file), ["Known", "Second"]);
    assert!(file.record().message.contains("\"First\""), "{}", file.record().message);
}
