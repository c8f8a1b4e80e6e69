//! The boundary as the page sees it, in a browser: shapes, failures, and that `null` is absent.
#![cfg(target_arch = "wasm32")]

use js_sys::WebAssembly::RuntimeError;
use js_sys::{JSON, Reflect};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tidewaiter::wasm::{Failure, call, from_js, to_js, version};
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
    assert_eq!(from_js::<Sample>(value).expect("it converts back"), sample(1 << 40));
}

#[wasm_bindgen_test]
fn a_number_that_javascript_cannot_hold_is_refused() {
    assert!(to_js(&sample(u64::MAX)).is_err());
}

#[wasm_bindgen_test]
fn a_wrong_shape_is_told_in_words() {
    let failure = from_js::<Sample>("text".into()).expect_err("text is no sample");
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

#[wasm_bindgen_test]
fn undefined_is_absent_and_a_circle_is_refused() {
    assert_eq!(from_js::<Option<u32>>(JsValue::UNDEFINED).expect("absent"), None);
    let circle = js_sys::Object::new();
    Reflect::set(&circle, &"self".into(), &circle).expect("an object takes it");
    assert!(from_js::<Option<u32>>(circle.into()).is_err());
}
