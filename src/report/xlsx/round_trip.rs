//! Every kind of cell comes back through our reader as it was: what is not text by its value and kind,
//! text to the byte.

use super::{Cell, Column, Plan, Workbook};
use crate::model::{Date, Money, iso, parse_iso};
use crate::text::{CellKind, Record, RowSink, Workbook as Reader};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::ops::ControlFlow;

const HEADINGS: [&str; 9] =
    ["Text", "Note", "Code", "Money", "Number", "Share", "Count", "Date", "Day"];

/// Cells as they stand, untrimmed, with their kinds.
#[derive(Default)]
struct Rows(Vec<Vec<(String, CellKind)>>);

impl RowSink for Rows {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        let cell = |at: usize| {
            let text = String::from_utf8(record.raw(at).to_vec()).expect("text");
            (text, record.cell(at).kind)
        };
        self.0.push((0..HEADINGS.len()).map(cell).collect());
        ControlFlow::Continue(())
    }
}

fn round_trip(row: &[Cell<'_>]) -> Vec<(String, CellKind)> {
    let columns = HEADINGS.map(|heading| Column { heading, width: 10 });
    let mut book = Workbook::new(Vec::new(), parse_iso("2026-11-24").expect("a day"));
    let plan = Plan { name: "All", columns: &columns, rows: 1, rest: "" };
    book.sheet(plan, |sheet| sheet.row(row)).expect("a sheet");
    let bytes = book.finish("Title").expect("a workbook");
    let mut rows = Rows::default();
    Reader::open(&bytes).expect("opens").read(0, &mut rows).expect("reads");
    assert_eq!(rows.0[0].iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), HEADINGS);
    assert_eq!(rows.0.len(), 2);
    rows.0.remove(1)
}

/// A decimal as a spreadsheet shows it: without zeros at the end, if its digits are kept; else the text
/// itself.
fn number(text: &str) -> (String, CellKind) {
    let digits = text.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit);
    if digits.count() > 15 {
        return (text.to_owned(), CellKind::Text);
    }
    let decimal: Decimal = text.parse().expect("a decimal");
    (decimal.normalize().to_string(), CellKind::Number)
}

/// What stands for characters that XML cannot hold; all others stay.
fn clean(text: &str) -> String {
    let is_lost = |c: char| match c {
        '\t' | '\n' | '\r' => false,
        c => c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'),
    };
    text.chars().map(|c| if is_lost(c) { '\u{fffd}' } else { c }).collect()
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("He said \"no\", 'twice'".to_owned()),
        Just("two\nlines\r\nand a\rthird\tcell".to_owned()),
        Just("\0\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85}\u{fffe}".to_owned()),
        Just("_x000D_".to_owned()),
        Just("=1+1".to_owned()),
        Just(" a space before and behind ".to_owned()),
        "[ -~é]{0,9}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

fn code() -> impl Strategy<Value = String> {
    prop_oneof![
        "0{1,4}[0-9]{1,9}",
        "[A-Z0-9]{3}-[0-9]{7}-[0-9]",
        "[0-9]{16,20}",
        "[0-9]{1,3}E[0-9]"
    ]
}

fn decimal() -> impl Strategy<Value = Decimal> {
    let cents = (-9_999_999_999i64..9_999_999_999, 0u32..5);
    let any_size = (any::<i64>(), 0u32..12);
    prop_oneof![3 => cents, 1 => any_size]
        .prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn day() -> impl Strategy<Value = Date> {
    // From March 1900 on, where spreadsheets agree.
    let parts = (1901i16..=9999, 1i8..=12, 1i8..=28);
    parts.prop_map(|(year, month, day)| {
        parse_iso(&format!("{year:04}-{month:02}-{day:02}")).expect("a day")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn every_kind_of_cell_reads_back(
        (words, note, code) in (text(), text(), code()),
        (money, units, share) in (decimal(), decimal(), decimal()),
        count in any::<u32>(),
        (date, other) in (day(), day()),
    ) {
        let (money, units, share) = (Money(money).text(), units.to_string(), share.to_string());
        let other = iso(other);
        let row = [
            Cell::text(words.as_str()),
            Cell::Note(note.as_str().into()),
            Cell::code(code.as_str()),
            Cell::Money(money.as_str().into()),
            Cell::Number(units.as_str().into()),
            Cell::Share(share.as_str().into()),
            Cell::count(count),
            Cell::date(Some(date)),
            Cell::day(&other),
        ];
        let found = round_trip(&row);
        prop_assert_eq!(&found[0].0, &clean(&words));
        prop_assert_eq!(&found[1].0, &clean(&note));
        prop_assert_eq!(&found[2], &(code, CellKind::Text));
        prop_assert_eq!(&found[3], &number(&money));
        prop_assert_eq!(&found[4], &number(&units));
        prop_assert_eq!(&found[5], &number(&share));
        prop_assert_eq!(&found[6], &(count.to_string(), CellKind::Number));
        prop_assert_eq!(&found[7], &(iso(date), CellKind::Date));
        prop_assert_eq!(&found[8], &(other, CellKind::Date));
    }
}
