//! Each limit from both sides: what stands at it reads, what stands past it does not.

use super::run::read;
use super::sheets::{self, HEADINGS, ROW, good_rows, sheet, with};
use super::zip::{Part, archive};
use tidewaiter::model::FileStatus::{Complete, Incomplete, Refused};
use tidewaiter::text::{MAX_COLUMNS, MAX_RECORD};

#[test]
fn parts_of_an_archive() {
    let of = |parts: usize| {
        let more = (0..parts - 4).map(|i| Part::stored(&format!("{i}"), b""));
        with([vec![sheet(&good_rows())], more.collect()].concat())
    };
    assert_eq!(read("a.xlsx", &of(1_000)).status, Complete);
    assert_eq!(read("a.xlsx", &of(1_001)).status, Refused);
}

#[test]
fn columns_and_bytes_of_a_record() {
    let head = HEADINGS.replace('|', ",");
    let row = ROW.replace('|', ",");
    let of = |more: &str| read("a.csv", format!("{head}\n{row}{more}\n").as_bytes());
    let width = HEADINGS.split('|').count();
    assert_eq!(of(&",".repeat(MAX_COLUMNS - width)).status, Complete);
    assert_eq!(of(&",".repeat(MAX_COLUMNS - width + 1)).status, Incomplete);
    assert_eq!(of(&format!(",{}", " ".repeat(MAX_RECORD - row.len() - 1))).status, Complete);
    assert_eq!(of(&format!(",{}", " ".repeat(MAX_RECORD - row.len()))).status, Incomplete);
}

#[test]
fn pieces_of_xml_and_their_depth() {
    let of = |more: &str| sheets::of_rows(&format!("{}{more}", good_rows()));
    let long =
        |length: usize| of(&format!("<row><c t=\"str\"><v>{}</v></c></row>", "x".repeat(length)));
    assert_eq!(read("a.xlsx", &long(1_000_000)).rows.other, 2, "headings and a row of one cell");
    assert_eq!(read("a.xlsx", &long(1_200_000)).status, Incomplete);
    let deep = |depth: usize| of(&format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth)));
    assert_eq!(read("a.xlsx", &deep(98)).status, Complete);
    assert_eq!(read("a.xlsx", &deep(99)).status, Incomplete);
}

#[test]
fn columns_of_a_sheet() {
    let of = |cell: &str| {
        let row = format!("<row><c t=\"str\"><v>Total</v></c><c r=\"{cell}\"><v>1</v></c></row>");
        read("a.xlsx", &sheets::of_rows(&(good_rows() + &row)))
    };
    assert_eq!(of("XFD3").rows.read, 3);
    assert_eq!((of("XFE3").status, of("XFE3").rows.used), (Incomplete, 1));
}

#[test]
#[cfg_attr(debug_assertions, ignore = "slow without optimisation")]
fn what_is_packed_well_is_free_up_to_ten_megabytes() {
    let of = |times: usize| {
        let block = "<row/>".repeat(10_000);
        let start = format!("{}{}", sheets::SHEET_START, good_rows());
        let name = "xl/worksheets/sheet1.xml";
        archive(
            &[
                sheets::frame(1),
                vec![Part::repeated(name, &start, &block, times, sheets::SHEET_END)],
            ]
            .concat(),
        )
    };
    let small = read("a.xlsx", &of(100));
    assert_eq!((small.status, small.rows.other), (Complete, 1_000_001), "{}", small.message);
}

#[test]
#[cfg_attr(debug_assertions, ignore = "slow without optimisation")]
fn rows_of_a_sheet() {
    let block = "<row/>".repeat(10_000);
    let noise: String =
        (0..40_000u32).map(|i| format!("<!--{}-->", i.wrapping_mul(2_654_435_761))).collect();
    let start = format!("{}{}{noise}", sheets::SHEET_START, good_rows());
    let part = Part::repeated("xl/worksheets/sheet1.xml", &start, &block, 106, sheets::SHEET_END);
    let file = read("a.xlsx", &with(vec![part]));
    assert_eq!(file.status, Incomplete);
    assert!(file.message.contains("more than 1048576 rows"), "{}", file.message);
}
