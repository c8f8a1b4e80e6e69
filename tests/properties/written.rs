//! What is written comes back as it was, and no field of it is a formula.

use super::made::{config, imports, rows, session};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use tidewaiter::report::CsvKind;
use tidewaiter::text::{FileType, Record, RowSink, TextReader, Workbook, decode, file_type};

#[derive(Default)]
struct Rows(Vec<Vec<String>>);

impl RowSink for Rows {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        self.0.push((0..record.len()).map(|at| decode(record.raw(at)).into_owned()).collect());
        ControlFlow::Continue(())
    }
}

/// The rows of a CSV file by our own reader.
fn ours(bytes: &[u8]) -> Vec<Vec<String>> {
    let FileType::Text(encoding) = file_type(bytes) else { panic!("no text") };
    let mut rows = Rows::default();
    let mut reader = TextReader::new(bytes, encoding);
    reader.push(bytes, &mut rows).expect("it reads");
    reader.finish(&mut rows).expect("it ends");
    rows.0
}

/// The same by another project's.
fn others(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let mut parts = digits.splitn(2, '.');
    parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

fn is_formula(cell: &str) -> bool {
    let start = cell.trim_start_matches([' ', '\u{a0}']);
    start.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
        && !is_number(cell)
}

/// The rows of the workbook's sheets.
fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    let book = Workbook::open(bytes).expect("it opens");
    let names: Vec<String> = book.sheets().map(str::to_owned).collect();
    let read = |index| {
        let mut rows = Rows::default();
        book.read(index, &mut rows).expect("it reads");
        rows.0
    };
    names.into_iter().enumerate().map(|(index, name)| (name, read(index))).collect()
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn csv_reads_back_and_no_field_is_a_formula((rows, _) in rows()) {
        let session = session(&[("=1+1.csv", &imports(&rows))], &[1 << 20]);
        let report = session.report().expect("a report");
        for kind in [CsvKind::Findings, CsvKind::Designations, CsvKind::SetAside] {
            let bytes = report.csv(kind);
            let read = ours(&bytes);
            prop_assert_eq!(&read, &others(&bytes));
            let width = read[0].len();
            for row in &read {
                prop_assert_eq!(row.len(), width);
            }
            let formula = read.iter().flatten().find(|cell| is_formula(cell));
            prop_assert!(formula.is_none(), "{formula:?}");
        }
    }

    #[test]
    fn findings_in_the_workbook_are_those_of_the_csv((rows, _) in rows()) {
        let session = session(&[("a.csv", &imports(&rows))], &[1 << 20]);
        let report = session.report().expect("a report");
        let table = ours(&report.csv(CsvKind::Findings));
        let sheets = sheets(&report.xlsx().expect("a workbook"));
        let sheet = &sheets.iter().find(|(name, _)| name == "Findings").expect("the sheet").1;
        let column = |rows: &[Vec<String>], heading: &str| -> BTreeSet<String> {
            let at = rows[0].iter().position(|cell| cell == heading).expect(heading);
            rows[1..].iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty()).cloned().collect()
        };
        for heading in ["Code", "Check"] {
            prop_assert_eq!(column(&table, heading), column(sheet, heading), "{}", heading);
        }
    }
}
