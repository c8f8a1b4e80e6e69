//! The limits that only a very large file reaches, set low: each stops the file, and says where, at what,
//! and what to do.

use super::run::{next_good_files_read, read_within};
use super::sheets::{
    self, HEADINGS, ROW, SHEET_END, SHEET_START, frame, good_rows, sheet, sheet_xml, with,
};
use super::zip::{Part, archive};
use tidewaiter::ingest::Intake;
use tidewaiter::law::Book;
use tidewaiter::model::FileStatus::{self, Complete, Incomplete, Refused};
use tidewaiter::session::Session;
use tidewaiter::text::Limits;

const NONE: Limits = Limits {
    entries: usize::MAX,
    free: u64::MAX,
    free_total: u64::MAX,
    ratio: u64::MAX,
    sheet: u64::MAX,
    kept: u64::MAX,
    strings: usize::MAX,
    cells: u64::MAX,
    rows: u32::MAX,
    row: usize::MAX,
    average: u64::MAX,
    listed: usize::MAX,
    reports: usize::MAX,
};

/// What becomes of a file that one limit stops, and nothing else: status, rows used, and words.
fn stopped(bytes: &[u8], limits: Limits, status: FileStatus, used: u64, words: &[&str]) {
    let free = read_within("big.xlsx", bytes, NONE);
    assert!(free.iter().all(|record| record.status == Complete), "{}", free[0].message);
    let records = read_within("big.xlsx", bytes, limits);
    let record = records.last().expect("a record");
    assert_eq!((record.status, record.rows.used), (status, used), "{}", record.message);
    assert_eq!(record.name, "big.xlsx");
    for word in words {
        assert!(record.message.contains(word), "\"{word}\" is not in: {}", record.message);
    }
    next_good_files_read(&record.message);
}

/// Text of so many bytes that does not pack well.
fn noise(bytes: usize) -> String {
    let words = (0u32..).map(|i| format!("{:08x}", i.wrapping_mul(2_654_435_761)));
    words.flat_map(|word| word.into_bytes()).take(bytes).map(char::from).collect()
}

/// The headings and one row, and behind it blank rows with so many bytes of comments.
fn padded(bytes: usize) -> Vec<u8> {
    let comments: String =
        (0..bytes / 1_000).map(|_| format!("<!--{}--><row/>", noise(986))).collect();
    sheets::of_rows(&(good_rows() + &comments))
}

fn texts(texts: usize) -> Vec<u8> {
    let items: String = (0..texts).map(|i| format!("<si><t>text {i}</t></si>")).collect();
    let part = format!("<sst>{items}</sst>");
    with(vec![Part::new("xl/sharedStrings.xml", part.as_bytes()), sheet(&good_rows())])
}

const SAVE_SHEET: &str = "open it in a spreadsheet program and save it as XLSX or CSV";
const NOT_OPENED: &str = "The workbook was not opened: ";
const SAVE_BOOK: &str = "Open it in a spreadsheet program and save the sheet as CSV.";

#[test]
fn bytes_of_a_sheet() {
    let limits = Limits { sheet: 1 << 20, ..NONE };
    let words = ["Reading stopped in sheet \"Report 1\" near row ", "more than 1 MB", SAVE_SHEET];
    stopped(&padded(1_200_000), limits, Incomplete, 1, &words);
}

#[test]
fn bytes_of_a_part_that_is_kept() {
    let limits = Limits { kept: 1 << 20, ..NONE };
    let place = "part \"xl/sharedStrings.xml\" unpacks to more than 1 MB, which no report needs";
    stopped(&texts(60_000), limits, Refused, 0, &[NOT_OPENED, place, SAVE_BOOK]);
}

#[test]
fn texts_that_cells_share() {
    let place = "part \"xl/sharedStrings.xml\" holds more than 5000 texts";
    let limits = Limits { strings: 5_000, ..NONE };
    stopped(&texts(5_001), limits, Refused, 0, &[NOT_OPENED, place, SAVE_BOOK]);
    assert_eq!(read_within("a.xlsx", &texts(5_000), limits)[0].status, Complete);
}

#[test]
fn bytes_of_all_parts_together() {
    let bytes = padded(1_200_000);
    let limits = Limits { free_total: 1 << 20, ratio: 1, ..NONE };
    let place = "unpacks, with the parts before it, to more than 1 times the size of the file";
    let words = ["in sheet \"Report 1\" near row ", place, SAVE_SHEET];
    stopped(&bytes, limits, Incomplete, 1, &words);
    let texts = texts(60_000);
    let place =
        "part \"xl/sharedStrings.xml\" unpacks, with the parts before it, to more than 1 times";
    stopped(&texts, limits, Refused, 0, &[NOT_OPENED, place, SAVE_BOOK]);
}

#[test]
fn how_far_a_part_unpacks() {
    let limits = Limits { free: 1 << 20, ratio: 2, ..NONE };
    let place = "more than 2 times its packed size";
    let block = "<row/>".repeat(10_000);
    let start = format!("{SHEET_START}{}", good_rows());
    let part = Part::repeated("xl/worksheets/sheet1.xml", &start, &block, 20, SHEET_END);
    let words = ["in sheet \"Report 1\" near row ", place, SAVE_SHEET];
    stopped(&with(vec![part]), limits, Incomplete, 1, &words);
    stopped(&texts(60_000), limits, Refused, 0, &[NOT_OPENED, "sharedStrings", place, SAVE_BOOK]);
}

#[test]
fn parts_of_an_archive() {
    let limits = Limits { entries: 20, ..NONE };
    let more: Vec<Part> = (0..17).map(|i| Part::stored(&format!("{i}"), b"")).collect();
    let bytes = with([vec![sheet(&good_rows())], more].concat());
    let words = [NOT_OPENED, "it has 21 parts", "no workbook needs more than 20", SAVE_BOOK];
    stopped(&bytes, limits, Refused, 0, &words);
}

#[test]
fn cells_and_rows_of_a_sheet() {
    let bytes = |more: &str| sheets::of_rows(&(good_rows() + more));
    let row = sheets::rows(&[ROW]);
    let limits = Limits { cells: 20, ..NONE };
    let words = ["in sheet \"Report 1\" near row 3", "it has more than 20 cells", SAVE_SHEET];
    stopped(&bytes(&row), limits, Incomplete, 1, &words);
    let wide = "<row><c r=\"Z3\"><v>1</v></c></row>";
    let words = [
        "in sheet \"Report 1\" near row 3",
        "more than 20 cells, blank ones between others too",
        SAVE_SHEET,
    ];
    stopped(&bytes(wide), limits, Incomplete, 1, &words);
    let limits = Limits { rows: 5, ..NONE };
    let words = ["in sheet \"Report 1\" near row 6", "more than 5 rows", SAVE_SHEET];
    stopped(&bytes(&row.repeat(4)), limits, Incomplete, 4, &words);
}

#[test]
fn bytes_of_a_row() {
    let limits = Limits { row: 1 << 20, ..NONE };
    let cell = format!("<c t=\"str\"><v>{}</v></c>", " ".repeat(600_000));
    let bytes = sheets::of_rows(&(good_rows() + &format!("<row>{cell}{cell}</row>")));
    let words = ["near row 3", "the text of the row is longer than 1 MB", SAVE_SHEET];
    stopped(&bytes, limits, Incomplete, 1, &words);
}

#[test]
fn shared_text_of_a_sheet() {
    let limits = Limits { free_total: 100_000, average: 500, ratio: 1_000, ..NONE };
    let long = format!("<sst><si><t>{}</t></si></sst>", "words ".repeat(1_000));
    let head = sheets::rows(&[&format!("{HEADINGS}|Description")]);
    let row = sheets::rows(&[ROW]).replace("</row>", "<c t=\"s\"><v>0</v></c></row>");
    let rows = sheet(&(head + &row.repeat(30)));
    let bytes = with(vec![Part::new("xl/sharedStrings.xml", long.as_bytes()), rows]);
    let words = ["near row 18", "more shared text than 500 bytes each", SAVE_SHEET];
    stopped(&bytes, limits, Incomplete, 16, &words);
}

#[test]
fn formats_that_are_listed() {
    let limits = Limits { listed: 3, ..NONE };
    let format = |id: usize| format!("<numFmt numFmtId=\"{id}\" formatCode=\"0.00\"/>");
    let styles: String = (200..204).map(format).collect();
    let styles = Part::new("xl/styles.xml", format!("<x>{styles}</x>").as_bytes());
    let place = "part \"xl/styles.xml\" lists more than 3 formats of numbers";
    let words = [NOT_OPENED, place, SAVE_BOOK];
    stopped(&with(vec![styles, sheet(&good_rows())]), limits, Refused, 0, &words);
}

#[test]
fn sheets_that_are_listed() {
    let limits = Limits { listed: 3, ..NONE };
    let bytes = archive(&[frame(4), vec![sheet(&good_rows())]].concat());
    let place = "part \"xl/workbook.xml\" lists more than 3 sheets or relations";
    stopped(&bytes, limits, Refused, 0, &[NOT_OPENED, place, SAVE_BOOK]);
    let bytes = archive(&[frame(2), vec![sheet(&good_rows())]].concat());
    let place = "part \"xl/_rels/workbook.xml.rels\" lists more than 3 sheets or relations";
    stopped(&bytes, limits, Refused, 0, &[NOT_OPENED, place, SAVE_BOOK]);
}

#[test]
fn sheets_that_are_read_as_reports() {
    let sheet = |i: usize| {
        let rows = good_rows().replace("ABC12345676", &format!("ABC1234{i}676"));
        Part::new(&format!("xl/worksheets/sheet{i}.xml"), sheet_xml(&rows).as_bytes())
    };
    let bytes = archive(&[frame(3), (1..=3).map(sheet).collect()].concat());
    let limits = Limits { reports: 2, ..NONE };
    let words =
        ["At most 2 sheets with reports", "1 more is not read", "\"Report 3\"", "Put it in"];
    stopped(&bytes, limits, Incomplete, 0, &words);
}

#[test]
fn what_stands_at_a_limit_reads() {
    let bytes = sheets::good();
    let limits = Limits {
        entries: 4,
        free: 0,
        free_total: 0,
        ratio: 1_000,
        sheet: 4 << 10,
        kept: 4 << 10,
        strings: 0,
        cells: 14,
        rows: 2,
        row: 200,
        average: 0,
        listed: 3,
        reports: 1,
    };
    let read = read_within("a.xlsx", &bytes, limits);
    assert_eq!((read[0].status, read[0].rows.used), (Complete, 1), "{}", read[0].message);
}

#[test]
fn bytes_of_a_file_of_law() {
    let mut intake = Intake::new("schedule.json");
    intake.push(b"[{\"htsno\":\"0101\",\"indent\":\"0\",\"description\":\"");
    (0..41).for_each(|_| intake.push(&[b' '; 1 << 20]));
    let record = intake.finish().record().clone();
    assert_eq!((record.status, record.name.as_str()), (Refused, "schedule.json"));
    for word in ["larger than 40 MB", "Give the file as it was downloaded"] {
        assert!(record.message.contains(word), "{}", record.message);
    }
    next_good_files_read("law");
}

#[test]
fn files_of_a_session() {
    let mut session = Session::new(Book::default());
    for _ in 0..1_000 {
        session.begin("a.csv").expect("room for a thousand");
    }
    let error = session.begin("a.csv").expect_err("one too many").to_string();
    assert!(error.contains("1,000 files at most") && error.contains("join some"), "{error}");
}
