//! What is written: no field that a spreadsheet would run, and files that our own readers and those of
//! others take.

use std::cell::RefCell;
use std::ops::ControlFlow;
use tidewaiter::drawback::Depth;
use tidewaiter::law::Book;
use tidewaiter::model::{Options, parse_iso};
use tidewaiter::report::CsvKind;
use tidewaiter::session::Session;
use tidewaiter::text::{Record, RowSink, Workbook};

thread_local! {
    static SESSION: RefCell<Session> =
        RefCell::new(Session::new(Book::load().expect("the law's tables")));
}

const HEADINGS: &str = "Entry Summary Number,Entry Summary Line Number,Entry Date,HTS Number - Full,\
                        Line Tariff Goods Value Amount,Line Tariff Duty Amount,Country of Origin Code,\
                        Manufacturer ID,Part Number,Description\n";

/// A report whose cells, one a line, are the input: names, parts, descriptions, wrong codes.
fn report(data: &[u8]) -> Vec<u8> {
    let mut cells = data.split(|byte| *byte == b'\n').cycle();
    let mut bytes = HEADINGS.as_bytes().to_vec();
    for row in
        ["ABC12345670,1,2025-01-15,", "ABC12345684,1,2025-02-30,", "ABC12345684,1,2025-03-01,"]
    {
        bytes.extend(row.as_bytes());
        for column in 0..7 {
            let cell = cells.next().unwrap_or(b"");
            let cell: Vec<u8> = cell.iter().copied().filter(|b| *b != 0).collect();
            let quoted =
                cell.iter().flat_map(|b| std::iter::repeat_n(*b, if *b == b'"' { 2 } else { 1 }));
            bytes.push(b'"');
            bytes.extend(quoted);
            bytes.extend(if column == 6 { "\"\n" } else { "\"," }.bytes());
        }
    }
    bytes
}

fn with_report(data: &[u8], take: impl FnOnce(&Session)) {
    SESSION.with_borrow_mut(|session| {
        session.clear();
        let file = session.begin("=cmd.csv").expect("begun");
        session.push(file, &report(data)).expect("pushed");
        session.finish(file).expect("finished");
        let options = Options::new(parse_iso("2026-11-24").expect("a day"));
        let mut go_on = |_| ControlFlow::Continue(());
        session.evaluate(&options, Depth::Taken, &mut go_on).expect("evaluated");
        take(session);
    });
}

/// CSV: parsed by another project's reader, every row as wide as the headings.
pub fn csv(data: &[u8]) {
    with_report(data, |session| {
        let report = session.report().expect("a report");
        for kind in [CsvKind::Findings, CsvKind::Designations, CsvKind::SetAside] {
            let bytes = report.csv(kind);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[3..]);
            for record in reader.records() {
                record.expect("a row").iter().for_each(harmless);
            }
        }
    });
}

fn harmless(cell: &str) {
    let start = cell.trim_start_matches([' ', '\u{a0}']);
    if start.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
        assert!(digits.bytes().all(|b| b.is_ascii_digit() || b == b'.'), "{cell:?}");
    }
}

struct Rows(u32);

impl RowSink for Rows {
    fn record(&mut self, _: &Record<'_>) -> ControlFlow<()> {
        self.0 += 1;
        ControlFlow::Continue(())
    }
}

/// A workbook: our own reader takes every sheet of it to its end.
pub fn xlsx(data: &[u8]) {
    with_report(data, |session| {
        let bytes = session.report().expect("a report").xlsx().expect("a workbook");
        let workbook = Workbook::open(&bytes).expect("it opens");
        for index in 0..workbook.sheets().count() {
            let mut rows = Rows(0);
            workbook.read(index, &mut rows).expect("it reads");
            assert!(rows.0 > 0);
        }
    });
}
