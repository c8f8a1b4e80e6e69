//! Workbooks with several reports: each sheet is a file of its own, and none counts twice.

use super::mapping_support::entry_number;
use super::support::{dollars, read};
use super::xlsx::{inline_rows, workbook};
use tidewaiter::drawback::Depth;
use tidewaiter::law::Book;
use tidewaiter::model::{FileRecord, FileStatus, Options, Place, SourceKind, parse_iso};
use tidewaiter::session::Session;

const RECORDS: &[&str] = &[
    "Entry Summary Number|Entry Summary Line Number|Tariff Ordinal Number|HTS Number - Full|Line Tariff Goods Value \
     Amount|Line Tariff Duty Amount|Entry Date|Country of Origin Code",
    "ABC12345676|1|1|99038803|0|250|03/14/2025|CN",
    "ABC12345676|1|2|8471300100|1000|0|03/14/2025|CN",
    "ABC12345684|1|1|8708295060|2000|50|04/02/2025|DE",
];
const DETAILS: &[&str] = &[
    "Entry Summary Number|Entry Summary Line Number|Bond Type|Country of Origin Code|Line Goods Value Amount|Line Duty \
     Amount|Line MPF Amount|Line HMF Amount",
    "ABC12345676|1|8|CN|1000|250|3.46|1.25",
    "ABC12345684|1|8|DE|2000|50|6.93|2.50",
];
const HEADERS: &[&str] = &[
    "Entry Summary Header",
    "Entry Summary Number|Importer Number|Port of Entry Code|Liquidation Date|Final Liquidation Date|Total Liquidated Duty Amount",
    "ABC12345676|12-345678900|2704|01/23/2026|07/22/2026|250",
    "ABC12345684|12-345678900|2704|02/13/2026|08/12/2026|50",
];
const EXPORTS: &[&str] = &[
    "ITN|Line Number|Date of Export|Schedule B Number|Quantity 1|UOM 1|Country of Ultimate Destination",
    "X20250601000001|1|06/01/2025|8471300100|4|NO|DE",
];

fn itrac() -> Vec<u8> {
    let sheets = [
        ("Bond Details", inline_rows(&["Bond Number|Bond Type|Surety Code", "123|8|036"])),
        ("Entry Summary Header", inline_rows(HEADERS)),
        ("Line Details", inline_rows(DETAILS)),
        ("Line Tariff Details", inline_rows(RECORDS)),
        ("Exports", inline_rows(EXPORTS)),
        ("Pivot", inline_rows(&["Row Labels|Sum of Duty", "2025|300"])),
        ("Report Parameters", inline_rows(&["|Title", "Report Parameters:|x"])),
        ("Empty", String::new()),
    ];
    let sheets: Vec<(&str, &str)> = sheets.iter().map(|(n, rows)| (*n, rows.as_str())).collect();
    workbook(&sheets, &[], "", false)
}

#[test]
fn every_report_of_a_workbook_is_read_and_joined() {
    let bytes = itrac();
    let portfolio = read(&[("itrac.xlsx", &bytes)]);
    let read: Vec<_> = portfolio
        .files
        .iter()
        .map(|f| (f.sheet.as_deref().unwrap_or(""), f.kind, f.status, f.rows.used))
        .collect();
    let complete = FileStatus::Complete;
    assert_eq!(
        read,
        [
            ("Entry Summary Header", SourceKind::EntryHeaders, complete, 2),
            ("Line Details", SourceKind::EntrySummaries, complete, 2),
            ("Line Tariff Details", SourceKind::EntrySummaries, complete, 3),
            ("Exports", SourceKind::Exports, complete, 1),
        ]
    );
    assert!(portfolio.files.iter().all(|f| f.name == "itrac.xlsx" && f.sha256.len() == 64));
    let said = &portfolio.files[0].message;
    assert!(
        said.contains("\"Bond Details\", \"Pivot\", \"Report Parameters\""),
        "sheets not read are named: {said}"
    );
    assert!(!said.contains("Empty"), "{said}");
    assert!(portfolio.conflicts.is_empty() && portfolio.repeated.is_empty());
    assert!(portfolio.duplicated.is_empty());
    assert_eq!((portfolio.tariffs.len(), portfolio.exports.len()), (3, 1));
    let account = &portfolio.accounts[0];
    assert_eq!((Some(account.value), Some(account.duty)), (dollars("3000"), dollars("300")));
    let line = &portfolio.lines[0];
    assert_eq!((line.amounts().mpf, line.amounts().hmf), (dollars("3.46"), dollars("1.25")));
    assert_eq!(line.amounts().reported_duty, dollars("250"));
    assert_eq!(portfolio.entries[1].liquidated_duty, dollars("50"));
}

#[test]
fn a_filtered_copy_overlaps_like_another_file() {
    let (all, some) = (inline_rows(RECORDS), inline_rows(&RECORDS[..3]));
    let bytes = workbook(&[("Main Report", &all), ("Filtered", &some)], &[], "", false);
    let portfolio = read(&[("book.xlsx", &bytes)]);
    assert_eq!(portfolio.files.len(), 2);
    assert_eq!((portfolio.tariffs.len(), portfolio.repeated.len()), (3, 2));
    assert!(portfolio.duplicated.is_empty(), "a copy on another sheet is no finding");
    assert_eq!(portfolio.files[1].rows.set_aside, 2);
    assert!(portfolio.files[1].set_aside[0].reason.contains("another file or sheet"));
    assert_eq!(Some(portfolio.accounts[0].duty), dollars("300"));
}

#[test]
fn a_sheet_that_stops_leaves_the_others_standing() {
    let all = inline_rows(RECORDS);
    let bomb = format!("{}{}", inline_rows(EXPORTS), " ".repeat(40 << 20));
    let bytes = workbook(&[("Main Report", &all), ("Exports", &bomb)], &[], "", false);
    let portfolio = read(&[("book.xlsx", &bytes)]);
    let status: Vec<_> = portfolio.files.iter().map(|file| file.status).collect();
    assert_eq!(status, [FileStatus::Complete, FileStatus::Incomplete]);
    assert!(portfolio.is_incomplete() && portfolio.exports.is_empty());
}

#[test]
fn a_sheet_that_lacks_a_column_says_so() {
    let (all, poor) = (
        inline_rows(RECORDS),
        inline_rows(&["Entry Number|HTS|Value|Duty", "ABC12345676|8471300100|1|1"]),
    );
    let bytes = workbook(&[("Main Report", &all), ("Extra", &poor)], &[], "", false);
    let message = &read(&[("book.xlsx", &bytes)]).files[0].message;
    assert!(message.contains("Sheet \"Extra\" is not read."), "{message}");
    assert!(message.contains("lack Entry Summary Line Number"), "{message}");
}

/// The way back from a place to its cells leads to the sheet, and all sheets of one file are asked for
/// by its one number.
#[test]
fn rows_are_found_again_on_their_sheet() {
    let bad = ["ABC12345675|1|1|8471300100|1000|0|03/14/2025|CN"];
    let main: Vec<&str> = RECORDS.iter().copied().chain(bad).collect();
    let late: Vec<&str> =
        [RECORDS[0], "ABC12345693|1|1|8471300100|1000|0|03/14/2025|CN"].into_iter().collect();
    let (main, late) = (inline_rows(&main), inline_rows(&late));
    let bytes = workbook(&[("Main Report", &main), ("Late", &late)], &[], "", false);
    let mut session = Session::new(Book::load().expect("the law"));
    let file = session.begin("book.xlsx").expect("begun");
    session.push(file, &bytes).expect("pushed");
    assert_eq!(session.finish(file).expect("ended").sheet.as_deref(), Some("Main Report"));
    assert_eq!(session.records(file).count(), 2);
    let options = Options::new(parse_iso("2026-11-24").expect("a day"));
    session
        .evaluate(&options, Depth::Taken, &mut |_| std::ops::ControlFlow::Continue(()))
        .expect("evaluated");
    assert_eq!(session.files_wanting_raw(), [file]);
    session.push_raw(file, &bytes).expect("pushed again");
    session.finish_raw(file).expect("ended again");
    assert!(session.files_wanting_raw().is_empty());
    let json: serde_json::Value =
        serde_json::from_slice(&session.json(0).expect("a report")).expect("JSON");
    let sheets: Vec<_> = json["files"].as_array().expect("files").iter().collect();
    assert_eq!(sheets.len(), 2);
    assert_eq!((&sheets[0]["sheet"], &sheets[1]["sheet"]), (&"Main Report".into(), &"Late".into()));
    let findings = json["findings"].as_array().expect("findings");
    let values: Vec<&str> = findings
        .iter()
        .filter(|finding| finding["name"] == "entry_number_check_digit_wrong")
        .flat_map(|finding| finding["places"].as_array().expect("places"))
        .filter_map(|place| place["value"].as_str())
        .collect();
    assert_eq!(values, ["ABC12345675", "ABC12345693"], "each from its own sheet");
    let of = |sheet: &str| {
        let files = &session.portfolio().expect("read").files;
        files.iter().position(|file| file.sheet.as_deref() == Some(sheet)).expect("a sheet")
    };
    let place = Place { file: tidewaiter::model::FileId(of("Late") as u16), row: 2 };
    session.begin_row(place).expect("a file of the report");
    bytes.chunks(100).for_each(|chunk| session.push_row(chunk));
    let row = session.finish_row().expect("the row");
    assert_eq!((&*row.headings[0], &*row.cells[0]), ("Entry Summary Number", "ABC12345693"));
    assert_eq!(session.handle(place.file), Some(file));
}

/// Reports on as many sheets, with a sheet that is none before them.
fn reports(sheets: usize) -> Vec<u8> {
    let rows: Vec<(String, String)> = (1..=sheets)
        .map(|at| {
            let line = format!("{}|1|8471300100|10", entry_number(at));
            (format!("Report {at}"), inline_rows(&["Entry Number|Line|HTS|Value", &line]))
        })
        .collect();
    let pivot = inline_rows(&["Row Labels|Sum of Duty", "2025|300"]);
    let mut book = vec![("Pivot", pivot.as_str())];
    book.extend(rows.iter().map(|(name, rows)| (name.as_str(), rows.as_str())));
    workbook(&book, &[], "", false)
}

#[test]
fn reports_past_the_most_are_named_with_what_to_do() {
    let of = |sheets: usize| {
        let portfolio = read(&[("book.xlsx", &reports(sheets))]);
        assert_eq!(portfolio.lines.len(), 60, "{sheets}");
        let (read, beyond) = portfolio.files.split_at(60);
        assert!(read.iter().all(|file| file.status == FileStatus::Complete), "{sheets}");
        assert_eq!(portfolio.is_incomplete(), sheets > 60, "something of it is in no figure");
        let none = "Sheet not read, since it is no report: \"Pivot\".";
        assert!(read[0].message.contains(none), "{}", read[0].message);
        let place = |file: &FileRecord| (file.name.clone(), file.sheet.clone(), file.status);
        let unread = ("book.xlsx".to_owned(), Some("Report 61".to_owned()), FileStatus::Incomplete);
        assert!(beyond.len() <= 1 && beyond.iter().all(|file| place(file) == unread), "{beyond:?}");
        beyond.first().map(|file| file.message.clone())
    };
    assert_eq!(of(60), None);
    let one = of(61).expect("a word");
    let more = "At most 60 sheets with reports are read of a workbook; 1 more is not read and in no \
                figure: \"Report 61\". Put it in a workbook of its own.";
    assert_eq!(one, more);
    let two = of(62).expect("a word");
    let more = "2 more are not read and in no figure: \"Report 61\", \"Report 62\". Put them in a \
                workbook of their own.";
    assert!(two.ends_with(more) && !two.contains("lack"), "{two}");
}
