//! Hostile files in the browser: a typed outcome each, and the next good file reads in the same session.
#![cfg(target_arch = "wasm32")]

#[path = "hostile/sheets.rs"]
#[allow(dead_code)]
mod sheets;
#[path = "hostile/zip.rs"]
#[allow(dead_code)]
mod zip;

use js_sys::{JSON, Uint8Array};
use sheets::{SHEET_END, SHEET_START, good, good_rows, good_text, of_rows, with};
use tidewaiter::wasm::Session;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use zip::Part;

wasm_bindgen_test_configure!(run_in_browser);

fn read(session: &mut Session, bytes: &[u8]) -> String {
    let file = session.begin("a.csv", false).expect("begun");
    for chunk in bytes.chunks(1 << 20) {
        session.push(file, chunk).expect("pushed");
    }
    let summary: JsValue = session.finish(file, None).expect("finished");
    String::from(JSON::stringify(&summary).expect("a plain value"))
}

fn sheet(start: &str, unit: &str, times: usize) -> Part {
    let block = unit.repeat((1 << 16) / unit.len());
    let start = format!("{SHEET_START}{}{start}", good_rows());
    Part::repeated("xl/worksheets/sheet1.xml", &start, &block, times, SHEET_END)
}

fn shared(text: &str) -> Vec<u8> {
    with(vec![Part::new("xl/sharedStrings.xml", text.as_bytes()), sheets::sheet(&good_rows())])
}

/// Files and the word that tells what became of each.
fn files() -> Vec<(Vec<u8>, &'static str)> {
    let laughs =
        "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><sst><si><t>&c;</t></si></sst>";
    let text = |more: &str| (good_text() + more).into_bytes();
    vec![
        (with(vec![sheet("<row><c t=\"str\"><v>", "x", 400)]), "longer than 1 MB"),
        (with(vec![sheet("<row ", "a=\\\"1\\\" ", 100)]), "incomplete"),
        (shared("<sst uniqueCount=\"4000000000\"><si><t>x</t></si></sst>"), "complete"),
        (shared(laughs), "document type"),
        (shared(&format!("<sst>{}", "<si>".repeat(100_000))), "deep"),
        (of_rows("<row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c></row>"), "refused"),
        (good()[..good().len() / 2].to_vec(), "was cut"),
        (text("ABC\0,1\n"), "zero byte"),
        (text("ABC12345684,\"1,2025\n"), "never closed"),
        (text(&("ABC12345684,".to_owned() + &"x".repeat(8 << 20))), "longer than 1 MB"),
        (text(&",".repeat(100_000)), "more than 10000 columns"),
    ]
}

#[wasm_bindgen_test]
fn each_has_its_outcome_and_the_next_good_file_reads() {
    for (bytes, word) in files() {
        let mut session = Session::new("2026-11-24").expect("session");
        let summary = read(&mut session, &bytes);
        assert!(summary.contains(word), "{word} is not in {summary}");
        for next in [good(), good_text().into()] {
            let summary = read(&mut session, &next);
            assert!(summary.contains("\"complete\""), "{word}, and then {summary}");
        }
    }
}

/// Bytes that this instance has taken; it never gives any back.
fn memory() -> usize {
    core::arch::wasm32::memory_size(0) << 16
}

/// Bytes that no bomb may make the instance take, far below the gibibyte at which it would be stopped.
const MOST: usize = 512 << 20;

/// Bombs of several sorts, each a few megabytes at the most, and the words that tell what became of it.
fn bombs() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let repeated = |name: &str, start: &str, unit: &str, times: usize, end: &str| {
        Part::repeated(name, start, &unit.repeat((1 << 16) / unit.len()), times, end)
    };
    let texts = "<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>";
    let texts = repeated("xl/sharedStrings.xml", "<sst>", texts, 400, "</sst>");
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(32_000));
    let row = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(500));
    let many = sheets::sheet(&(good_rows() + &row.repeat(700)));
    let noise: Vec<u8> = (0u32..1 << 18)
        .flat_map(|i| (i.wrapping_mul(2_654_435_761) | 0x8080_8080).to_le_bytes())
        .collect();
    let wide = format!("{}{}", "<row><c r=\"XFD9\"><v>1</v></c></row>".repeat(40), good_rows());
    vec![
        ("a sheet of white space", with(vec![sheet("", " ", 800)]), "100 times its packed size"),
        (
            "a sheet of blank cells",
            with(vec![sheet("", "<row><c/></row>", 400)]),
            "100 times its packed size",
        ),
        (
            "texts without end",
            with(vec![texts, sheets::sheet(&good_rows())]),
            "100 times its packed size",
        ),
        (
            "one text in every cell",
            with(vec![Part::new("xl/sharedStrings.xml", long.as_bytes()), many]),
            "more shared text than 1000 bytes each",
        ),
        ("rows to the last column", of_rows(&wide), "refused"),
        ("a megabyte of noise called CSV", noise, "refused"),
    ]
}

#[wasm_bindgen_test]
fn bombs_take_little_memory_and_the_next_good_file_reads() {
    for (name, bytes, word) in bombs() {
        let mut session = Session::new("2026-11-24").expect("session");
        let summary = read(&mut session, &bytes);
        assert!(summary.contains(word), "{name}: {word} is not in {summary}");
        assert!(memory() <= MOST, "{name}: the instance has {} bytes", memory());
        for next in [good(), good_text().into()] {
            let summary = read(&mut session, &next);
            assert!(summary.contains("\"complete\""), "{name}, and then {summary}");
        }
    }
}

#[wasm_bindgen_test]
fn an_incomplete_file_leaves_no_sum_and_marks_what_is_taken_away() {
    let mut session = Session::new("2026-11-24").expect("session");
    read(&mut session, &(good_text() + "ABC12345684,\"1,2025\n").into_bytes());
    let overview = session.evaluate("{}").expect("an overview");
    let overview = String::from(JSON::stringify(&overview).expect("a plain value"));
    assert!(overview.contains("\"status\":\"incomplete\""), "{overview}");
    assert!(overview.contains("\"drawback\":null"), "{overview}");
    let csv: Uint8Array = session.export_csv("findings").expect("a table");
    let csv = String::from_utf8(csv.to_vec()).expect("text");
    assert!(csv.starts_with("\u{feff}\"INCOMPLETE: "), "{csv}");
}
