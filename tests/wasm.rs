//! The boundary as the page sees it, in a browser: shapes, failures, and that `null` is absent.
#![cfg(target_arch = "wasm32")]

use js_sys::WebAssembly::RuntimeError;
use js_sys::{JSON, Reflect};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tidewaiter::wasm::{Failure, Hasher, Session, call, from_json, to_js, version};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Sample {
    amount: Option<String>,
    rows: u64,
    names: BTreeMap<String, u32>,
}

fn sample(rows: u64) -> Sample {
    Sample { amount: None, rows, names: BTreeMap::from([("a".to_owned(), 1)]) }
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).expect("a plain value").into()
}

#[wasm_bindgen_test]
fn absent_is_null_and_a_map_is_a_plain_object() {
    let value = to_js(&sample(7)).expect("it converts");
    assert_eq!(json(&value), r#"{"amount":null,"rows":7,"names":{"a":1}}"#);
    assert!(Reflect::get(&value, &"amount".into()).expect("an object").is_null());
}

#[wasm_bindgen_test]
fn values_come_back_as_they_went() {
    let value = to_js(&sample(1 << 40)).expect("it converts");
    assert_eq!(from_json::<Sample>(&json(&value)).expect("it converts back"), sample(1 << 40));
}

#[wasm_bindgen_test]
fn a_number_that_javascript_cannot_hold_is_refused() {
    assert!(to_js(&sample(u64::MAX)).is_err());
}

#[wasm_bindgen_test]
fn a_wrong_shape_is_told_in_words() {
    let failure = from_json::<Sample>("\"text\"").expect_err("text is no sample");
    assert!(!failure.0.is_empty());
}

#[wasm_bindgen_test]
fn a_failure_is_an_error_with_its_sentence_and_the_instance_goes_on() {
    let error = call::<()>(|| Err(Failure("No such file.".to_owned()))).expect_err("it fails");
    assert!(!error.is_instance_of::<RuntimeError>());
    let error: js_sys::Error = error.dyn_into().expect("an error");
    assert_eq!(String::from(error.message()), "No such file.");
    assert_eq!(call(|| Ok(1)).expect("still in use"), 1);
}

#[wasm_bindgen_test]
fn version_is_that_of_the_manifest() {
    let value = version().expect("a fresh instance");
    assert_eq!(json(&value), format!(r#"{{"version":"{}"}}"#, env!("CARGO_PKG_VERSION")));
}

const ES003: &str = "Entry Summary Number,Entry Summary Line Number,Entry Type Code,Importer Number,\
Port of Entry Code,Entry Date,Tariff Ordinal Number,HTS Number - Full,Line Tariff Goods Value Amount,\
Line Tariff Duty Amount,Line Tariff Quantity (1),Line Tariff UOM (1) Code,Country of Origin Code\n\
00261103162,1,01,12-345678900,2704,01/05/2026,1,8471300100,10000.00,0.00,10,NO,CN\n\
00261111090,1,01,12-345678900,2704,01/05/2026,1,8471300100,10000.00,0.00,10,NO,CN\n";

fn read(session: &mut Session) -> u32 {
    let file = session.begin("es003.csv", false).expect("begun");
    session.push(file, ES003.as_bytes()).expect("pushed");
    session.finish(file, None).expect("finished");
    file
}

#[wasm_bindgen_test]
fn a_session_goes_from_bytes_to_an_overview() {
    let mut session = Session::new("2026-11-24").expect("session");
    read(&mut session);
    let overview = json(&session.evaluate(r#"{"comparator-country":"low"}"#).expect("overview"));
    let overview: serde_json::Value = serde_json::from_str(&overview).expect("JSON");
    assert_eq!(overview["status"], "complete");
    assert_eq!(overview["files"][0]["rows"]["used"], 2);
    assert_eq!(overview["accounts"][0]["value"], "20000.00");
    assert_eq!(overview["options"]["comparator-country"], "dropped");
    assert_eq!(overview["center"]["code"], "007");
    assert_eq!(overview["center"]["lines"], 2);
    for page in [
        session.findings(r#"{"from":0,"count":50}"#),
        session.causes(r#"{"from":0,"count":50}"#),
        session.unit_values(r#"{"from":0,"count":50}"#),
    ] {
        let page = json(&page.expect("page"));
        assert!(page.starts_with(r#"{"total":"#), "{page}");
    }
}

#[wasm_bindgen_test]
fn templates_and_a_workbook_are_handed_over() {
    let mut session = Session::new("2026-11-24").expect("session");
    let templates = json(&session.templates().expect("templates"));
    assert!(templates.contains("\"name\":\"es003\""), "{templates}");
    let heading = session.template("es003").expect("template").to_vec();
    assert!(heading.starts_with(b"Entry Summary Number,"));
    assert!(session.template("none").is_err());
    let workbook = session.template_xlsx("es003").expect("template").to_vec();
    assert!(workbook.starts_with(b"PK"));
    assert!(session.template_xlsx("none").is_err());
    assert!(session.export_xlsx().is_err(), "nothing was evaluated");
    read(&mut session);
    session.evaluate("{}").expect("overview");
    assert!(session.export_xlsx().expect("workbook").to_vec().starts_with(b"PK"));
}

#[wasm_bindgen_test]
fn an_unknown_option_is_told_in_words_and_a_row_is_found_again() {
    let mut session = Session::new("2026-11-24").expect("session");
    let file = read(&mut session);
    let error: js_sys::Error =
        session.evaluate(r#"{"x":"1"}"#).expect_err("no such option").dyn_into().expect("error");
    assert!(String::from(error.message()).contains("unknown option \"x\""));
    session.evaluate("{}").expect("overview");
    let place = json(&session.locate(0, 3).expect("place"));
    let place: serde_json::Value = serde_json::from_str(&place).expect("JSON");
    assert_eq!(place["handle"], file);
    let offset = place["offset"].as_u64().expect("offset") as usize;
    let raw = json(&session.raw(0, 3, &ES003.as_bytes()[offset..]).expect("row"));
    assert!(raw.contains("\"00261111090\""), "{raw}");
}

#[wasm_bindgen_test]
fn a_hash_may_come_after_the_report() {
    let mut session = Session::new("2026-11-24").expect("a session");
    let file = session.begin("es003.csv", true).expect("begun");
    session.push(file, ES003.as_bytes()).expect("pushed");
    session.finish(file, Some(String::new())).expect("finished");
    let without = json(&session.evaluate("{}").expect("a report"));
    let mut hasher = Hasher::new();
    hasher.update(ES003.as_bytes()).expect("taken");
    let hash = hasher.finish().expect("a hash");
    assert_eq!(hash.len(), 64);
    assert!(!without.contains(&hash));
    session.set_hash(file, &hash).expect("a file that is known");
    let overview = json(&session.overview().expect("a report"));
    assert_eq!(overview, without.replacen(r#""sha256":"""#, &format!(r#""sha256":"{hash}""#), 1));
}
