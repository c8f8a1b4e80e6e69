//! Entry numbers, in-bond numbers, manufacturer identification.

use crate::Case;
use serde_json::{Value, json};
use tidewaiter::checks::identifiers::{in_bond as bond, mid as manufacturer};
use tidewaiter::model::{Country, EntryNumber};

fn text<'a>(case: &Case<'a>, key: &str) -> &'a str {
    case.inputs[key].as_str().expect(key)
}

pub fn entry_check_digit(case: &Case<'_>) -> Value {
    let stem = format!("{}{}", text(case, "filer"), text(case, "number"));
    let digit = EntryNumber::new(&format!("{stem}0")).expect("stem").expected_check_digit();
    let whole = EntryNumber::new(&format!("{stem}{digit}")).expect("number");
    json!({ "check_digit": digit, "entry": whole.to_string() })
}

pub fn in_bond(case: &Case<'_>) -> Value {
    let digits: Vec<_> = case.inputs["serials"]
        .as_array()
        .expect("serials")
        .iter()
        .map(|serial| bond::check_digit(serial.as_str().expect("serial")))
        .collect();
    json!({ "check_digits": digits })
}

pub fn mid(case: &Case<'_>) -> Value {
    let built = manufacturer::manufacturer_id(
        Country::new(text(case, "country")).expect("country"),
        text(case, "name"),
        text(case, "address"),
        text(case, "city"),
    );
    json!({ "mid": built })
}

pub fn mid_name(case: &Case<'_>) -> Value {
    json!({ "name_part": manufacturer::name_part(text(case, "name")) })
}

pub fn mid_address(case: &Case<'_>) -> Value {
    json!({ "addr_part": manufacturer::address_part(text(case, "address")) })
}
