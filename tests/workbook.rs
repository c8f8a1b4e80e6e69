//! The report as a workbook, read back with the reader of this project and compared with the JSON.

use serde_json::Value;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use tidewaiter::drawback::Depth;
use tidewaiter::law::Book;
use tidewaiter::model::{Options, parse_iso};
use tidewaiter::report::TRACES;
use tidewaiter::session::Session;
use tidewaiter::text::{Record, RowSink, Workbook};

const IMPORTS: &str = include_str!("../www/src/sample/es003.csv");
const EXPORTS: &str = include_str!("../www/src/sample/exports.csv");

fn session(exports: &str, depth: Depth) -> Session {
    let mut session = Session::new(Book::load().expect("book"));
    let mut handles = Vec::new();
    for (name, text) in [("es003.csv", IMPORTS), ("exports.csv", exports)] {
        let handle = session.begin(name).expect("begun");
        session.push(handle, text.as_bytes()).expect("pushed");
        session.finish(handle).expect("finished");
        handles.push((handle, text));
    }
    let options = Options::new(parse_iso("2026-11-24").expect("date"));
    session.evaluate(&options, depth, &mut |_| ControlFlow::Continue(())).expect("evaluated");
    for (handle, text) in handles {
        if session.wants_raw(handle) {
            session.push_raw(handle, text.as_bytes()).expect("pushed again");
            session.finish_raw(handle).expect("finished again");
        }
    }
    session
}

/// The rows of a sheet as objects by heading.
type Rows = Vec<BTreeMap<String, String>>;

#[derive(Default)]
struct Table(Vec<Vec<String>>);

impl RowSink for Table {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        let cell = |at| String::from_utf8_lossy(record.cell(at).bytes).into_owned();
        self.0.push((0..record.len()).map(cell).collect());
        ControlFlow::Continue(())
    }
}

fn sheets(bytes: &[u8]) -> BTreeMap<String, Rows> {
    let book = Workbook::open(bytes).expect("opens");
    let names: Vec<_> = book.sheets().map(str::to_owned).collect();
    let read = |(index, name): (usize, String)| {
        let mut table = Table::default();
        book.read(index, &mut table).expect("reads");
        let mut rows = table.0.into_iter();
        let headings = rows.next().expect("headings");
        let row = |cells: Vec<String>| headings.iter().cloned().zip(cells).collect();
        (name, rows.map(row).collect())
    };
    names.into_iter().enumerate().map(read).collect()
}

/// A figure without the zeros that a spreadsheet does not keep.
fn figure(value: &Value) -> String {
    match value.as_str() {
        Some(text)
            if text.matches('.').count() == 1 && text.bytes().all(|b| !b.is_ascii_alphabetic()) =>
        {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        Some(text) => text.to_owned(),
        None if value.is_null() => String::new(),
        None => value.to_string(),
    }
}

fn of<'r>(row: &'r BTreeMap<String, String>, heading: &str) -> &'r str {
    row.get(heading).map_or("", String::as_str)
}

#[test]
fn every_list_is_on_its_sheet_with_the_figures_of_the_report() {
    let session = session(EXPORTS, Depth::AllReadings);
    let report: Value =
        serde_json::from_slice(&session.json(TRACES).expect("report")).expect("JSON");
    let bytes = session.report().expect("report").xlsx().expect("workbook");
    let sheets = sheets(&bytes);
    let drawback = &report["drawback"];
    for (sheet, list, pairs) in [
        (
            "By subheading",
            &drawback["by_subheading"],
            &[
                ("Subheading", "/subheading"),
                ("Unit", "/unit"),
                ("Amount", "/amount"),
                ("Eligible, not designated", "/eligible_unused"),
            ][..],
        ),
        (
            "By programme",
            &drawback["by_programme"],
            &[("Programme", "/name"), ("Amount", "/amount")],
        ),
        ("By month", &drawback["by_month"], &[("Month of export", "/name"), ("Amount", "/amount")]),
        ("What would raise it", &drawback["raise"], &[("What", "/what"), ("At most", "/amount")]),
        (
            "Other readings",
            &drawback["switches"],
            &[("Open question", "/name"), ("Worth alone (do not add up)", "/worth")],
        ),
        (
            "Designations",
            &drawback["designations"],
            &[
                ("Entry", "/import/entry"),
                ("ITN", "/export/itn"),
                ("Quantity", "/quantity"),
                ("Amount", "/amount"),
                ("Import row", "/import/row"),
            ],
        ),
        ("Checks", &report["checks"], &[("Code", "/code"), ("Findings", "/findings")]),
        (
            "Files",
            &report["files"],
            &[("File", "/name"), ("SHA-256", "/sha256"), ("Rows read", "/rows/read")],
        ),
        (
            "Law",
            &report["tidewaiter"]["law"]["tables"],
            &[("Table", "/name"), ("Read on", "/read_on")],
        ),
    ] {
        let rows = &sheets[sheet];
        let list = list.as_array().expect(sheet);
        assert!(!list.is_empty(), "{sheet}");
        assert_eq!(rows.len(), list.len(), "{sheet}");
        for (row, item) in rows.iter().zip(list) {
            for (heading, pointer) in pairs {
                let value = item.pointer(pointer).expect(pointer);
                assert_eq!(of(row, heading), figure(value), "{sheet}: {heading}");
            }
        }
    }
    let summary = |what: &str| {
        let row = sheets["Summary"].iter().find(|row| of(row, "What") == what).expect(what);
        of(row, "Figure").to_owned()
    };
    assert_eq!(summary("Drawback estimate"), figure(&drawback["estimate"]));
    assert_eq!(summary("Bound"), figure(&drawback["bound"]));
    assert_eq!(summary("Upside"), figure(&drawback["upside"]));
    assert_eq!(summary("Filing date"), "2026-11-24");
}

#[test]
fn findings_stand_a_row_a_place_with_raw_values() {
    let session = session(EXPORTS, Depth::Taken);
    let report: Value =
        serde_json::from_slice(&session.json(TRACES).expect("report")).expect("JSON");
    let sheets = sheets(&session.report().expect("report").xlsx().expect("workbook"));
    let mut rows = sheets["Findings"].iter();
    let findings = report["findings"].as_array().expect("findings");
    assert!(!findings.is_empty());
    for finding in findings {
        for (at, place) in finding["places"].as_array().expect("places").iter().enumerate() {
            let row = rows.next().expect("a row");
            assert_eq!(of(row, "What"), finding["what"].as_str().expect("what").trim());
            assert_eq!(of(row, "Value"), place["value"].as_str().unwrap_or("").trim());
            assert_eq!(of(row, "Row"), figure(&place["row"]));
            assert_eq!(of(row, "Cell"), figure(&place["cell"]));
            let owed = if at == 0 { figure(&finding["amount"]["owed"]) } else { String::new() };
            assert_eq!(of(row, "May be owed"), owed);
        }
    }
    assert!(rows.next().is_none());
}

fn hundredths(text: &str) -> i64 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = format!("{part:0<2}");
    assert_eq!(part.len(), 2, "{text}");
    whole.parse::<i64>().unwrap_or(0) * 100 + part.parse::<i64>().expect("cents")
}

#[test]
fn entry_lines_add_up_to_the_account_and_to_the_claim() {
    let session = session(EXPORTS, Depth::Taken);
    let report: Value =
        serde_json::from_slice(&session.json(TRACES).expect("report")).expect("JSON");
    let sheets = sheets(&session.report().expect("report").xlsx().expect("workbook"));
    let lines = &sheets["Lines"];
    let account = &report["accounts"][0];
    assert_eq!(lines.len() as u64, account["lines"].as_u64().expect("lines"));
    let sum = |heading: &str| lines.iter().map(|row| hundredths(of(row, heading))).sum::<i64>();
    assert_eq!(sum("Value"), hundredths(&figure(&account["value"])));
    assert_eq!(sum("Duty"), hundredths(&figure(&account["duty"])));
    assert_eq!(sum("Designated: the claim"), hundredths(&figure(&report["drawback"]["estimate"])));
    for row in lines {
        let claim = of(row, "Designated: the claim");
        let most = of(row, "Eligible: the most that exports could bring");
        assert!(claim.is_empty() || hundredths(claim) <= hundredths(most), "{row:?}");
        // A number that cannot be read stands as in the file.
        let hts = of(row, "HTS");
        let as_it_stands = || !hts.is_empty() && IMPORTS.contains(hts);
        assert!(hts.contains('.') || as_it_stands(), "{row:?}");
        assert!(!of(row, "Entry").is_empty(), "{row:?}");
    }
}

/// The summary of a case of an account, by what a row is: its figure and its words.
fn summary_of(case: &str) -> BTreeMap<String, (String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/account").join(case);
    let text = std::fs::read(folder.join("es003.csv")).expect(case);
    let mut session = Session::new(Book::load().expect("book"));
    let handle = session.begin("es003.csv").expect("begun");
    session.push(handle, &text).expect("pushed");
    session.finish(handle).expect("finished");
    let options = Options::new(parse_iso("2026-11-24").expect("date"));
    session
        .evaluate(&options, Depth::Taken, &mut |_| ControlFlow::Continue(()))
        .expect("evaluated");
    let sheets = sheets(&session.report().expect("report").xlsx().expect("workbook"));
    let row = |row: &BTreeMap<String, String>| {
        let text = |heading| of(row, heading).to_owned();
        (text("What"), (text("Figure"), text("In words")))
    };
    sheets["Summary"].iter().map(row).collect()
}

#[test]
fn a_tie_names_no_center() {
    let rows = summary_of("tie");
    let (figure, words) = &rows["Center"];
    assert_eq!(figure, "");
    assert!(words.starts_with("not assigned"), "{words}");
    assert!(!rows.contains_key("Center: office"));
    assert!(rows["Center: share of lines"].1.starts_with("No assignment"));
}

#[test]
fn the_center_stands_with_all_that_is_known_of_it() {
    let rows = summary_of("reported_center");
    let both = |what: &str| rows.get(what).map(|(a, b)| (a.as_str(), b.as_str()));
    assert_eq!(both("Center"), Some(("010", "Machinery")));
    assert_eq!(both("Center: office"), Some(("", "Laredo")));
    assert!(rows["Center: industries"].1.contains("machine tools"));
    assert!(rows["Center: rests on"].1.contains("not checked against a source"));
    assert_eq!(rows["Center: margin"].1, "likely");
    assert_eq!(rows["Center with the most value"].0, "010");
    assert_eq!(rows["Center in the report"].0, "CEE007");
    assert_eq!(rows["Review team in the report"].0, "702");
    assert_eq!(rows["Entry summaries that name another"].0, "1");
}

#[test]
fn an_incomplete_reading_has_no_sums() {
    let session = session(&EXPORTS[..EXPORTS.len() - 9], Depth::Taken);
    let sheets = sheets(&session.report().expect("report").xlsx().expect("workbook"));
    let figure_of = |what: &str| {
        sheets["Summary"].iter().find(|row| of(row, "What") == what).map(|row| of(row, "Figure"))
    };
    assert_eq!(figure_of("Status"), Some("incomplete"));
    assert_eq!(figure_of("May come back"), Some(""));
    assert_eq!(figure_of("Entered value"), Some(""));
    assert!(!sheets.contains_key("By month"));
    assert!(sheets["Designations"].is_empty());
    let eligible = "Eligible: the most that exports could bring";
    assert!(!sheets["Lines"].is_empty());
    assert!(sheets["Lines"].iter().all(|row| of(row, eligible).is_empty()));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let bytes = || {
        let session = session(EXPORTS, Depth::Taken);
        session.report().expect("report").xlsx().expect("workbook")
    };
    let first = bytes();
    assert!(first == bytes());
    // For a look with another program.
    if let Some(path) = std::env::var_os("TIDEWAITER_WORKBOOK") {
        std::fs::write(path, first).expect("written");
    }
}
