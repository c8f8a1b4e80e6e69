//! What is owed under a lapsed program, with a law that knows its dates from a source. The law at hand has
//! them from memory, and then nothing is counted (tests/cases/checks/spi_not_in_force).

use serde_json::Value;
use std::ops::ControlFlow;
use tidewaiter::drawback::Depth;
use tidewaiter::law::Tables;
use tidewaiter::model::{Options, parse_iso};
use tidewaiter::session::Session;

const HEADINGS: &str = "Entry Summary Number,Entry Summary Line Number,Entry Type Code,Importer Number,\
Port of Entry Code,Entry Date,Entry Summary Date,Country of Origin Code,Country of Export Code,\
Line SPI Code,Tariff Ordinal Number,HTS Number - Full,Line Tariff Goods Value Amount,\
Line Tariff Duty Amount,Line Tariff Quantity (1),Line Tariff UOM (1) Code,Total Paid MPF Amount";

/// Findings of the check on one entry of plastic sacks of Thailand, 3 % on 1,000.00.
fn lapsed(program: &str, duty: &str, fee: &str) -> Value {
    let mut tables = Tables::embedded();
    let mut sourced = false;
    let headings = tables.get("spi").lines().next().expect("a row of headings");
    let place = headings.split('\t').position(|heading| heading == "confidence").expect("a column");
    let spi: String = tables
        .get("spi")
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split('\t').collect();
            if cells[0] == program {
                cells[place] = "S";
                sourced = true;
            }
            cells.join("\t") + "\n"
        })
        .collect();
    assert!(sourced && tables.set("spi", spi));
    let mut session = Session::new(tables.book().expect("book"));
    let row = format!(
        "ABC20000016,1,01,12-3456789AA,2704,03/02/2026,03/09/2026,TH,TH,{program},1,3923900080,\
         1000.00,{duty},10,NO,{fee}"
    );
    let handle = session.begin("es003.csv").expect("begun");
    session.push(handle, format!("{HEADINGS}\n{row}\n").as_bytes()).expect("pushed");
    session.finish(handle).expect("finished");
    let options = Options::new(parse_iso("2026-11-24").expect("date"));
    session
        .evaluate(&options, Depth::Taken, &mut |_| ControlFlow::Continue(()))
        .expect("evaluated");
    let report: Value = serde_json::from_slice(&session.json(0).expect("report")).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    let own = findings.iter().find(|finding| finding["name"] == "spi_not_in_force");
    own.cloned().expect("a finding")
}

#[test]
fn the_general_duty_is_owed_as_far_as_it_was_not_paid() {
    for (duty, severity, owed) in [
        ("0.00", "error", Some("30.00")),
        ("10.00", "error", Some("20.00")),
        ("30.00", "note", None),
    ] {
        let finding = lapsed("A", duty, "33.58");
        assert_eq!(finding["severity"], severity, "{duty}");
        assert_eq!(finding["amount"]["owed"].as_str(), owed, "{duty}");
    }
}

/// The least developed had the fee free as well; the plain program does not free from it.
#[test]
fn the_fee_is_owed_where_the_program_freed_from_it() {
    let finding = lapsed("A+", "0.00", "0.00");
    assert_eq!(finding["amount"]["owed"], "63.58");
    let why = finding["why"].as_str().expect("why");
    assert!(
        why.contains("The merchandise processing fee of the entry summary is $33.58 more."),
        "{why}"
    );
    // The fee was paid, whatever was claimed: nothing says that more is due.
    let finding = lapsed("A+", "0.00", "33.58");
    assert_eq!(finding["amount"]["owed"], "30.00");
}
