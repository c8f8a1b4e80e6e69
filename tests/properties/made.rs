//! Reports and export lists made at random, and what the program makes of them.

use proptest::prelude::*;
use std::ops::ControlFlow;
use tidewaiter::drawback::Depth;
use tidewaiter::law::Book;
use tidewaiter::model::{Options, parse_iso};
use tidewaiter::session::Session;

/// Cases of a property: as many as usual, or as the variable says.
pub fn config(usual: u32) -> ProptestConfig {
    let told = std::env::var("TIDEWAITER_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: told.unwrap_or(usual),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

pub const IMPORTS: &str = "Entry Summary Number,Entry Summary Line Number,Entry Type Code,Importer Number,\
                           Port of Entry Code,Entry Date,Tariff Ordinal Number,HTS Number - Full,Line Tariff \
                           Goods Value Amount,Line Tariff Duty Amount,Line Tariff Quantity (1),Line Tariff \
                           UOM (1) Code,Country of Origin Code,Part Number,Description\n";

const EXPORTS: &str = "ITN,Line Number,Export Date,Schedule B,Quantity 1,UOM 1,Value,Country of Ultimate \
                       Destination\n";

/// Text as people and others write it into cells.
pub fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("=HYPERLINK(\"x\")".to_owned()),
        Just("\t=1+1".to_owned()),
        Just("@SUM(A1)".to_owned()),
        Just("-12.50".to_owned()),
        Just("+1 555 0100".to_owned()),
        Just("ACME \"A\", Inc.\nof Newark".to_owned()),
        "[ -~é＝＋]{0,12}",
    ]
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A row of a report: few entries and lines, so that rows meet.
pub fn import_row() -> impl Strategy<Value = String> {
    let number =
        prop_oneof![Just("00261103162"), Just("00261111090"), Just("ABC12345676"), Just("x")];
    let hts = prop_oneof![Just("8471300100"), Just("8708295060"), Just("99038803"), Just("84.71")];
    let day = prop_oneof![Just("2025-03-14"), Just("03/21/2025"), Just("soon"), Just("")];
    let importer = prop_oneof![4 => Just("12-345678900"), 1 => Just("98-765432100")];
    let numbers = (1..4u32, 1..3u32, 0..5_000u32, 0..300u32, 0..20u32);
    (number, hts, day, importer, numbers, words(), words()).prop_map(
        |(number, hts, day, importer, (line, ordinal, value, duty, units), part, text)| {
            let (part, text) = (quoted(&part), quoted(&text));
            format!(
                "{number},{line},01,{importer},2704,{day},{ordinal},{hts},{value},{duty}.50,{units},NO,CN,\
                 {part},{text}\n"
            )
        },
    )
}

fn export_row() -> impl Strategy<Value = String> {
    let number = prop_oneof![Just("8471300100"), Just("8708295060"), Just("9999")];
    let to = prop_oneof![Just("MX"), Just("DE"), Just("BR"), Just("")];
    (1..4u32, 1..3u32, 1..28u32, number, 0..9u32, 0..900u32, to).prop_map(
        |(itn, line, day, number, units, value, to)| {
            format!(
                "X2026011000000{itn},{line},2026-01-{day:02},{number},{units},NO,{value},{to}\n"
            )
        },
    )
}

/// Rows of a report and of an export list.
pub fn rows() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    (proptest::collection::vec(import_row(), 1..12), proptest::collection::vec(export_row(), 0..6))
}

pub fn imports(rows: &[String]) -> String {
    format!("{IMPORTS}{}", rows.concat())
}

pub fn exports(rows: &[String]) -> String {
    format!("{EXPORTS}{}", rows.concat())
}

thread_local! {
    static BOOK: Book = Book::load().expect("the law's tables");
}

/// The session after these files came in chunks of these sizes.
pub fn session(files: &[(&str, &str)], sizes: &[usize]) -> Session {
    let mut session = Session::new(BOOK.with(Book::clone));
    for (name, text) in files {
        let file = session.begin(name).expect("begun");
        let (mut rest, mut sizes) = (text.as_bytes(), sizes.iter().cycle());
        while !rest.is_empty() {
            let size = sizes.next().map_or(1, |size| (*size).clamp(1, rest.len()));
            let (chunk, after) = rest.split_at(size);
            session.push(file, chunk).expect("pushed");
            rest = after;
        }
        session.finish(file).expect("finished");
    }
    let options = Options::new(parse_iso("2026-11-24").expect("a day"));
    let mut go_on = |_| ControlFlow::Continue(());
    session.evaluate(&options, Depth::Taken, &mut go_on).expect("evaluated");
    session
}
