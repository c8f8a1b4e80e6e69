//! Entry lines written by hand, as a careful broker files them by the schedule and the notices of their
//! day: none of them is accused. And lines with one mistake each, all of which are found.
//!
//! A row of `entries/right.tsv` and `entries/wrong.tsv` is a line. Its records stand in one cell, with
//! `;` between: number, value, duty, quantity and unit, second quantity and unit. `/` begins another line
//! of the same entry.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use tidewaiter::drawback::Depth;
use tidewaiter::finding::{Finding, Severity};
use tidewaiter::law::Book;
use tidewaiter::model::{Options, parse_iso};
use tidewaiter::session::Session;

const RIGHT: &str = include_str!("entries/right.tsv");
const WRONG: &str = include_str!("entries/wrong.tsv");
/// Beginnings of the names of the checks that ask the law what is due.
const ASKED: &[&str] = &["chapter99_", "spi_", "ordinary_duty", "quantity_unit", "hts_number"];
const HEADINGS: &str = "Entry Summary Number,Entry Type Code,Importer Number,Entry Date,\
Entry Summary Date,Importation Date,Mode of Transport Code,Liquidation Date,Liquidation Status,\
Entry Summary Line Number,Country of Origin Code,Line SPI Code,Tariff Ordinal Number,\
HTS Number - Full,Line Tariff Goods Value Amount,Line Tariff Duty Amount,\
Line Tariff Quantity (1),Line Tariff UOM (1) Code,Line Tariff Quantity (2),Line Tariff UOM (2) Code";

/// A line by the names of its columns.
struct Case<'a> {
    names: Vec<&'a str>,
    cells: Vec<&'a str>,
}

impl<'a> Case<'a> {
    fn get(&self, name: &str) -> &'a str {
        let at = self.names.iter().position(|own| *own == name).expect("a column");
        self.cells[at]
    }
}

fn cases(table: &str) -> Vec<Case<'_>> {
    let mut rows = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let names = rows.next().expect("names");
    rows.map(|cells| {
        assert_eq!(cells.len(), names.len(), "{cells:?}");
        Case { names: names.clone(), cells }
    })
    .collect()
}

/// The lines as a report, and the case of each of its rows.
fn report(cases: &[Case<'_>]) -> (String, Vec<usize>) {
    let (mut text, mut of_row) = (format!("{HEADINGS}\n"), Vec::new());
    for (at, case) in cases.iter().enumerate() {
        for (line, records) in case.get("records").split('/').enumerate() {
            for (ordinal, record) in records.split(';').enumerate() {
                let parts: Vec<&str> = record.trim().split(':').collect();
                let part = |at: usize| parts.get(at).copied().unwrap_or_default();
                let quantity = |at: usize| part(at).split_once(' ').unwrap_or_default();
                let ((count, unit), (count2, unit2)) = (quantity(3), quantity(4));
                let (kind, origin, spi) = (case.get("type"), case.get("origin"), case.get("spi"));
                let (entry, imported) = (case.get("entry"), case.get("imported"));
                let (mode, number) = (case.get("mode"), part(0));
                let (value, duty) = (part(1), part(2));
                writeln!(
                    text,
                    "9ZQ{at:08},{kind},98-765432100,{entry},{entry},{imported},{mode},,,{},{origin},\
                     {spi},{},{number},{value},{duty},{count},{unit},{count2},{unit2}",
                    line + 1,
                    ordinal + 1,
                )
                .expect("written");
                of_row.push(at);
            }
        }
    }
    (text, of_row)
}

/// What the checks that ask the law find, with the case that each is about.
fn found(cases: &[Case<'_>]) -> Vec<(usize, Finding)> {
    let (text, of_row) = report(cases);
    let mut session = Session::new(Book::load().expect("book"));
    let file = session.begin("es003.csv").expect("begun");
    session.push(file, text.as_bytes()).expect("pushed");
    session.finish(file).expect("finished");
    let options = Options::new(parse_iso("2026-11-24").expect("date"));
    session
        .evaluate(&options, Depth::Taken, &mut |_| ControlFlow::Continue(()))
        .expect("evaluated");
    let report = session.report().expect("report");
    let lines: usize = cases.iter().map(|case| case.get("records").split('/').count()).sum();
    assert_eq!(report.portfolio.lines.len(), lines, "every line is read");
    let findings = report.outcomes.iter().flat_map(|outcome| outcome.findings.iter());
    findings
        .filter(|finding| ASKED.iter().any(|start| finding.name().starts_with(start)))
        .map(|finding| {
            let row = finding.places().first().expect("a place").place.row as usize;
            (of_row[row - 2], finding.whole())
        })
        .collect()
}

fn say(case: &Case<'_>, finding: &Finding) -> String {
    let (severity, amount) = (finding.severity.name(), finding.amount);
    format!("{}: {severity} {}: {} {amount:?}\n", case.get("name"), finding.name, finding.what)
}

#[test]
fn lines_of_a_careful_broker_are_not_accused() {
    let cases = cases(RIGHT);
    assert!(cases.len() >= 60, "{}", cases.len());
    let mut accused = String::new();
    for (at, finding) in found(&cases) {
        let costs = finding.amount.owed.is_some() || finding.amount.back.is_some();
        if finding.severity < Severity::Note || costs {
            accused += &say(&cases[at], &finding);
        }
    }
    assert!(accused.is_empty(), "{accused}");
}

#[test]
fn one_mistake_a_line_is_found() {
    let cases = cases(WRONG);
    assert!(cases.len() >= 30, "{}", cases.len());
    let found = found(&cases);
    let mut missed = String::new();
    for (at, case) in cases.iter().enumerate() {
        let own = || found.iter().filter(|(of, _)| *of == at).map(|(_, finding)| finding);
        let amount = |finding: &Finding| match (finding.amount.owed, finding.amount.back) {
            (Some(owed), None) => format!("owed {}", owed.text()),
            (None, Some(back)) => format!("back {}", back.text()),
            (None, None) => String::new(),
            both => format!("{both:?}"),
        };
        let is = |finding: &Finding| {
            finding.name == case.get("check") && amount(finding) == case.get("money")
        };
        // One mistake is told once: nothing else may ask for money on the line.
        let others = own().filter(|f| !is(f) && !amount(f).is_empty()).count();
        if own().filter(|finding| is(finding)).count() != 1 || others > 0 {
            writeln!(
                missed,
                "{}: wanted {} {}",
                case.get("name"),
                case.get("check"),
                case.get("money")
            )
            .expect("written");
            missed.extend(own().map(|finding| say(case, finding)));
        }
    }
    assert!(missed.is_empty(), "{missed}");
}
