use super::{Cell, Column, Plan, Workbook};
use crate::model::{Date, Money, parse_iso};
use crate::text::{CellKind, Record, RowSink, Workbook as Reader};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::io::{Cursor, Read as _};
use std::ops::ControlFlow;

const COLUMNS: [Column; 3] = [
    Column { heading: "One", width: 10 },
    Column { heading: "Two", width: 20 },
    Column { heading: "Three", width: 30 },
];

fn day() -> Date {
    parse_iso("2026-11-24").expect("date")
}

/// A workbook of one sheet with these rows.
fn written(rows: &[[Cell<'_>; 3]], total: u64) -> Vec<u8> {
    let mut book = Workbook::new(Vec::new(), day());
    let plan = Plan { name: "A & B's", columns: &COLUMNS, rows: total, rest: "the other file" };
    book.sheet(plan, |sheet| rows.iter().try_for_each(|row| sheet.row(row))).expect("a sheet");
    book.finish("Title").expect("a workbook")
}

/// Rows as our own reader sees them: their numbers, and cells with their kinds.
#[derive(Default)]
struct Rows(Vec<(u32, Vec<(String, CellKind)>)>);

impl RowSink for Rows {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        let cells = (0..record.len())
            .map(|at| record.cell(at))
            .map(|cell| (String::from_utf8_lossy(cell.bytes).into_owned(), cell.kind));
        self.0.push((record.row, cells.collect()));
        ControlFlow::Continue(())
    }
}

fn read(bytes: &[u8]) -> Rows {
    let book = Reader::open(bytes).expect("opens");
    let mut rows = Rows::default();
    book.read(0, &mut rows).expect("reads");
    rows
}

/// A part of the archive, by another reader.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

#[test]
fn cells_read_back_as_what_they_were() {
    let rows = [[
        Cell::code("0012345-6"),
        Cell::money(Some(Money("1247.4".parse().expect("decimal")))),
        Cell::date(Some(day())),
    ]];
    let bytes = written(&rows, 1);
    let found = read(&bytes);
    let of = |text: &str, kind| (text.to_owned(), kind);
    assert_eq!(
        found.0[1].1,
        [
            of("0012345-6", CellKind::Text),
            of("1247.4", CellKind::Number),
            of("2026-11-24", CellKind::Date)
        ]
    );
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("<v>1247.40</v>"));
    assert!(part(&bytes, "docProps/core.xml").contains("2026-11-24T00:00:00Z"));
    assert_eq!(Reader::open(&bytes).expect("opens").sheets().collect::<Vec<_>>(), ["A & B's"]);
    let list = part(&bytes, "xl/workbook.xml");
    assert!(list.contains("'A &amp; B''s'!$A$1:$C$2"), "{list}");
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let rows = [[Cell::text("x"), Cell::count(1), Cell::Empty]];
    assert_eq!(written(&rows, 1), written(&rows, 1));
}

#[test]
fn a_sheet_stops_and_says_where_the_rest_is() {
    let mut book = Workbook::new(Vec::new(), day());
    let plan = Plan { name: "Long", columns: &COLUMNS, rows: 100_001, rest: "the other file" };
    book.sheet(plan, |sheet| {
        (0..100_001).try_for_each(|n| sheet.row(&[Cell::count(n), Cell::Empty, Cell::Empty]))
    })
    .expect("a sheet");
    let rows = read(&book.finish("Title").expect("a workbook"));
    assert_eq!(rows.0.len(), 100_002);
    assert_eq!(rows.0[100_000].1[0].0, "99999");
    let note = &rows.0[100_001].1[0].0;
    assert_eq!(
        note,
        "This sheet stops after 100000 of 100001 rows. The rest is in the other file."
    );
}

/// What becomes of text: what XML cannot hold is replaced, and our reader trims.
fn expected(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => c,
            c if (c as u32) < 0x20 => '\u{fffd}',
            '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            c => c,
        })
        .collect();
    String::from_utf8_lossy(crate::text::Cell::text(clean.as_bytes()).bytes).into_owned()
}

/// Text that means something to XML, to spreadsheets, or to nobody.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("=HYPERLINK(\"http://x\")".to_owned()),
        Just("+1".to_owned()),
        Just("]]>".to_owned()),
        Just("<t>&amp;</t>".to_owned()),
        Just("_x000D_".to_owned()),
        Just("_x005F_".to_owned()),
        Just("\u{fffe}\u{ffff}\0\u{8}\u{85}".to_owned()),
        Just("\r\n\t".to_owned()),
        Just("😀é\u{202e}".to_owned()),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn hostile_text_stays_text(texts in prop::collection::vec(hostile(), 1..6)) {
        let rows: Vec<_> = texts
            .iter()
            .map(|text| [Cell::count(7), Cell::text(text.as_str()), Cell::code(text.as_str())])
            .collect();
        let bytes = written(&rows, rows.len() as u64);
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        prop_assert!(!sheet.contains("<f"));
        let found = read(&bytes);
        prop_assert_eq!(found.0.len(), rows.len() + 1);
        for (text, (_, cells)) in texts.iter().zip(&found.0[1..]) {
            let cell = |at: usize| cells.get(at).map(|(text, _)| text.clone()).unwrap_or_default();
            prop_assert_eq!(cell(0), "7");
            prop_assert_eq!(cell(1), expected(text));
            prop_assert_eq!(cell(2), expected(text));
        }
    }

    #[test]
    fn decimals_keep_their_text(mantissa in any::<i64>(), scale in 0u32..12) {
        let money = Money(Decimal::new(mantissa, scale));
        let text = money.text();
        let bytes = written(&[[Cell::money(Some(money)), Cell::Empty, Cell::Empty]], 1);
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        let shown = format!(">{text}</");
        prop_assert!(sheet.contains(&shown), "{} in {}", text, sheet);
    }
}
