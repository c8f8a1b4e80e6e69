//! Choices: their file, its errors, and what they do.

use super::mapping_support::{ROWS, filled, look, table, template};
use super::xlsx::{inline_rows, workbook};
use tidewaiter::ingest::{Choice, Choices, ChosenColumn};
use tidewaiter::law::Book;
use tidewaiter::model::{Field, FileStatus, SourceKind};
use tidewaiter::session::Session;

const HEADINGS: [&str; 5] = ["Ref", "Pos", "Code", "Worth", "Levy"];
const FIELDS: [Field; 5] = [
    Field::EntryNumber,
    Field::LineNumber,
    Field::HtsNumber,
    Field::TariffValue,
    Field::TariffDuty,
];

fn strange() -> Vec<u8> {
    let template = template(SourceKind::EntrySummaries);
    let columns = filled(&template);
    let of = |field: Field| {
        let at = template.columns.iter().position(|c| c.field == field).expect("in the template");
        columns[at].1.clone()
    };
    let pairs = HEADINGS.iter().zip(FIELDS);
    table(&pairs.map(|(heading, field)| ((*heading).to_owned(), of(field))).collect::<Vec<_>>())
}

fn choice() -> Choice {
    let columns = HEADINGS.iter().zip(FIELDS).zip(0..);
    Choice {
        headings: HEADINGS.map(str::to_owned).to_vec(),
        kind: Some(SourceKind::EntrySummaries),
        sheet: None,
        header_row: None,
        skip_rows: Vec::new(),
        columns: columns
            .map(|((heading, field), index)| ChosenColumn {
                index,
                heading: (*heading).to_owned(),
                field,
            })
            .collect(),
        leave_out: false,
    }
}

#[test]
fn a_choice_makes_a_strange_file_readable() {
    let (refused, _) = look("a.csv", &strange(), Choices::default());
    assert_eq!(refused.status, FileStatus::Refused);
    let (record, preview) = look("a.csv", &strange(), Choices::new(vec![choice()]));
    assert_eq!((record.status, record.kind), (FileStatus::Complete, SourceKind::EntrySummaries));
    assert!(record.certain && record.message.is_empty(), "{}", record.message);
    assert_eq!(record.rows.used, ROWS as u64);
    let preview = preview.expect("a preview");
    assert!(preview.certain && preview.columns.iter().all(|c| c.confidence == "chosen"));
    assert_eq!(preview.choice(), Some(choice()));
}

/// Written and read again it is the same; it applies to other files whose headings differ in spelling.
#[test]
fn a_mapping_file_survives() {
    let json = Choices::new(vec![choice()]).to_json();
    let text = String::from_utf8(json).expect("UTF-8");
    assert!(text.contains("\"tidewaiter_mapping\": 1") && text.contains("Entry Summary Number"));
    let again = Choices::parse(&text).expect("it reads");
    assert_eq!(again, Choices::new(vec![choice()]));
    let other = String::from_utf8(strange()).expect("text").replace("\"Ref\"", "\" REF. \"");
    let other = format!("A title,,,,\n{other}");
    let (record, _) = look("b.csv", other.as_bytes(), again);
    assert_eq!((record.status, record.header_row), (FileStatus::Complete, 2));
}

/// What a choice leaves out is not used, though its heading is known.
#[test]
fn only_chosen_columns_are_used() {
    let columns = filled(&template(SourceKind::EntrySummaries));
    let headings: Vec<String> = columns.iter().map(|(heading, _)| heading.clone()).collect();
    let wanted = ["Entry Summary Number", "Entry Summary Line Number", "HTS Number - Full"];
    let at = |heading: &str| headings.iter().position(|h| h == heading).expect("a heading");
    let chosen = wanted.iter().zip([Field::EntryNumber, Field::LineNumber, Field::HtsNumber]);
    let columns_chosen = chosen.map(|(heading, field)| ChosenColumn {
        index: u16::try_from(at(heading)).expect("narrow"),
        heading: (*heading).to_owned(),
        field,
    });
    let choice =
        Choice { headings: headings.clone(), columns: columns_chosen.collect(), ..choice() };
    let (record, _) = look("a.csv", &table(&columns), Choices::new(vec![choice]));
    assert_eq!((record.mapping.len(), record.unused.len()), (3, headings.len() - 3));
}

/// Header row and rows to pass over, for any headings; without columns the known ones are used.
#[test]
fn header_row_and_rows_to_skip() {
    let text = "Entry Number,Line,HTS,Value\nABC12345676,1,8471300100,5\nEntry Number,Line,HTS,Value\n\
                ABC12345676,1,8471300100,10\nABC12345676,2,8471300100,20\nABC12345676,3,8471300100,30\n";
    let any = Choice {
        headings: Vec::new(),
        kind: None,
        header_row: Some(3),
        skip_rows: vec![5],
        columns: Vec::new(),
        ..choice()
    };
    let (record, preview) = look("a.csv", text.as_bytes(), Choices::new(vec![any]));
    assert_eq!((record.header_row, record.rows.used, record.rows.other), (3, 2, 4));
    let preview = preview.expect("a preview");
    assert_eq!((preview.header_row, preview.skip_rows.as_slice()), (3, &[5][..]));
    let kept = preview.choice().expect("a choice");
    assert_eq!((kept.header_row, kept.skip_rows, kept.columns.len()), (Some(3), vec![5], 4));
}

#[test]
fn a_kind_alone_can_be_chosen() {
    let bytes = b"Ref,Day,Thing,Count\nA,1/2/2025,P-1,4\nB,1/3/2025,P-2,5\n";
    let only = Choice {
        headings: ["Ref", "Day", "Thing", "Count"].map(str::to_owned).to_vec(),
        kind: Some(SourceKind::Exports),
        columns: Vec::new(),
        ..choice()
    };
    let (record, preview) = look("a.csv", bytes, Choices::new(vec![only]));
    assert_eq!(record.status, FileStatus::Refused);
    let preview = preview.expect("a preview");
    assert_eq!(preview.kind, Some("exports"));
    assert!(preview.missing.iter().any(|m| m.field == "Date of Export"), "{:?}", preview.missing);
    assert!(preview.fields.iter().any(|f| f.field == "Quantity 1"));
    assert_eq!(preview.missing[0].candidates[0].heading, "Day");
}

#[test]
fn a_sheet_can_be_chosen() {
    let rows = |value: &str| {
        let line = format!("ABC12345676|1|8471300100|{value}");
        inline_rows(&["Entry Number|Line|HTS|Value", &line])
    };
    let (first, copy) = (rows("10"), rows("20"));
    let book = workbook(&[("Main Report", &first), ("Copy", &copy)], &[], "", false);
    let (record, preview) = look("a.xlsx", &book, Choices::default());
    assert_eq!(record.sheet.as_deref(), Some("Main Report"));
    let names: Vec<_> = preview.iter().flat_map(|p| &p.sheets).map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Main Report", "Copy"]);
    let on_copy = Choice {
        headings: Vec::new(),
        kind: Some(SourceKind::EntrySummaries),
        sheet: Some("Copy".to_owned()),
        columns: Vec::new(),
        ..choice()
    };
    let (record, preview) = look("a.xlsx", &book, Choices::new(vec![on_copy]));
    assert_eq!(record.sheet.as_deref(), Some("Copy"));
    assert_eq!(preview.and_then(|p| p.sheet).as_deref(), Some("Copy"));
}

#[test]
fn errors_say_where_and_what_was_expected() {
    let valid = String::from_utf8(Choices::new(vec![choice()]).to_json()).expect("text");
    for (from, to, words) in [
        ("{", "", "cannot be read"),
        (
            "\"tidewaiter_mapping\": 1",
            "\"tidewaiter_mapping\": 2",
            "tidewaiter_mapping: expected 1",
        ),
        ("\"kind\"", "\"kynd\"", "unknown field `kynd`"),
        (
            "\"entry_summaries\"",
            "\"invoices\"",
            "choices[0].kind: \"invoices\" is no kind; expected one",
        ),
        (
            "\"Entry Summary Line Number\"",
            "\"Entry Summary Number\"",
            "columns[1].field: Entry Summary",
        ),
        (
            "\"Entry Summary Line Number\"",
            "\"Shoe Size\"",
            "columns[1].field: \"Shoe Size\" is no column",
        ),
        ("\"index\": 1,", "\"index\": 0,", "columns[1].index: column 0 is given twice"),
        ("\"index\": 4,", "\"index\": 9,", "columns[4].index: expected 0 to 4, found 9"),
        (
            "\"heading\": \"Pos\"",
            "\"heading\": \"Pose\"",
            "columns[1].heading: \"Pose\" is not the heading",
        ),
        (
            "\"header_row\": null",
            "\"header_row\": 1001",
            "choices[0].header_row: expected a row from 1",
        ),
        ("\"skip_rows\": []", "\"skip_rows\": [0]", "choices[0].skip_rows"),
        ("\"kind\": \"entry_summaries\"", "\"kind\": null", "choices[0].kind: columns need a kind"),
    ] {
        let changed = valid.replacen(from, to, 1);
        assert_ne!(changed, valid, "{from}");
        let error = Choices::parse(&changed).expect_err(to).to_string();
        assert!(error.contains(words), "{words} is not in {error}");
        assert!(error.starts_with("the mapping file cannot be "), "{error}");
    }
}

/// A session keeps choices when its files are forgotten, and gives what it read as a mapping file that
/// reads the same files the same way.
#[test]
fn a_session_saves_what_it_read() {
    let mut session = Session::new(Book::load().expect("book"));
    let json = String::from_utf8(Choices::new(vec![choice()]).to_json()).expect("text");
    session.choose(&json).expect("valid");
    assert!(session.choose("{}").is_err());
    session.clear();
    let read = |session: &mut Session, bytes: &[u8]| {
        let handle = session.begin("a.csv").expect("a number");
        session.push(handle, bytes).expect("open");
        let record = session.finish(handle).expect("open").clone();
        let preview = session.preview(handle).expect("a preview");
        assert_eq!(preview.handle, handle);
        (record, preview.clone())
    };
    let (record, _) = read(&mut session, &strange());
    assert_eq!(record.status, FileStatus::Complete);
    let exports = template(SourceKind::Exports).csv();
    let (_, preview) = read(&mut session, &exports);
    assert!(preview.columns.iter().all(|column| column.confidence == "known"));
    let saved = session.mappings();
    assert_eq!(saved.iter().count(), 2, "the choice and the file that was not chosen");
    let saved =
        Choices::parse(&String::from_utf8(saved.to_json()).expect("text")).expect("it reads");
    let (record, preview) = look("exports.csv", &exports, saved);
    assert!(record.certain && record.status == FileStatus::Complete);
    assert!(preview.expect("a preview").columns.iter().all(|c| c.confidence == "chosen"));
}
