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
