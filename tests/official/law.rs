//! Questions that the law book answers alone.

use crate::Case;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::str::FromStr;
use tidewaiter::checks::arithmetic::fees::MpfTerms;
use tidewaiter::law::{Book, DestinationRule};
use tidewaiter::model::{Date, Money, parse_iso, r2};

fn book() -> Book {
    Book::load().expect("book")
}

pub fn date(value: &Value) -> Date {
    parse_iso(value.as_str().expect("date text")).expect("date")
}

pub fn decimal(value: &Value) -> Decimal {
    Decimal::from_str(value.as_str().expect("decimal text")).expect("decimal")
}

/// The limits on both ends of the period, which must agree.
pub fn mpf_table(case: &Case<'_>) -> Value {
    let book = book();
    let on = |day| {
        json!({
            "rate": book.decimal("fees/mpf/rate", day).map(|rate| rate.normalize().to_string()),
            "min": book.decimal("fees/mpf/formal/minimum", day).map(|d| Money(d).text()),
            "max": book.decimal("fees/mpf/formal/maximum", day).map(|d| Money(d).text()),
        })
    };
    let first = on(date(&case.inputs["entry_date_from"]));
    assert_eq!(first, on(date(&case.inputs["entry_date_to"])), "{}: both ends", case.id);
    first
}

pub fn hmf(case: &Case<'_>) -> Value {
    let rate = book().decimal("fees/hmf/rate", date(&json!("2026-01-15"))).expect("rate");
    json!({
        "hmf": r2(decimal(&case.inputs["value"]) * rate).text(),
        "rate": rate.normalize().to_string(),
    })
}

pub fn mpf(case: &Case<'_>) -> Value {
    let book = book();
    let Some(cases) = case.inputs["cases"].as_array() else {
        let value = Money(decimal(&case.inputs["mpf_value"]));
        let terms = terms(&book, &case.inputs["date"]);
        return json!({
            "mpf": terms.fee(value).text(),
            "raw": terms.ad_valorem(value).text(),
        });
    };
    let fees = cases
        .iter()
        .map(|one| terms(&book, &one["date"]).fee(Money(decimal(&one["mpf_value"]))).text());
    let surcharges = cases.iter().map(|one| {
        let surcharge = terms(&book, &one["date"]).surcharge.filter(|_| one["manual"] == true);
        surcharge.unwrap_or_default().0.text()
    });
    json!({ "mpf": fees.collect::<Vec<_>>(), "manual_surcharge": surcharges.collect::<Vec<_>>() })
}

fn terms(book: &Book, on: &Value) -> MpfTerms {
    MpfTerms::on(date(on), book).expect("terms")
}

pub fn entry_types(case: &Case<'_>) -> Value {
    let book = book();
    let counts: Vec<_> = case.inputs["entry_types"]
        .as_array()
        .expect("types")
        .iter()
        .map(|code| book.entry_type(code.as_str().expect("code")).and_then(|row| row.drawback))
        .collect();
    json!({ "counts": counts })
}

/// Whether an export to a place counts under a provision, with the proofs that a case states.
fn allowed(book: &Book, place: &str, provision: &str, proved: bool) -> Value {
    let on = date(&json!("2026-06-01"));
    let rule = book.destination(place, provision, on).map(|row| row.rule);
    match rule {
        None | Some(DestinationRule::Allowed) => json!(true),
        Some(DestinationRule::Zero | DestinationRule::ForeignDutyCap) => json!(false),
        Some(DestinationRule::WithProof) => json!(proved),
        Some(DestinationRule::Unknown) => json!("unknown"),
    }
}

pub fn territory(case: &Case<'_>) -> Value {
    let book = book();
    let answers: Vec<_> = case.inputs["cases"]
        .as_array()
        .expect("cases")
        .iter()
        .map(|one| {
            let place = one["dest"].as_str().expect("dest");
            let proved = one["duty_paid"] == true && one["proof_of_entry"] == true;
            allowed(&book, place, one["p"].as_str().expect("p"), proved)
        })
        .collect();
    json!({ "allowed": answers })
}

fn provision_code(name: &str) -> String {
    name.trim_start_matches("1313").replace(['(', ')'], "")
}

fn full_or_nothing(duty: Decimal, allowed: bool) -> String {
    let percentage =
        book().decimal("drawback/percentage", date(&json!("2026-06-01"))).expect("percentage");
    if allowed { r2(duty * percentage).text() } else { Money::ZERO.text() }
}

pub fn chile(case: &Case<'_>) -> Value {
    let book = book();
    let duty = decimal(&case.inputs["us_duty"]);
    let place = case.inputs["dest"].as_str().expect("dest");
    let on = date(&case.inputs["export_date"]);
    let claims: Vec<_> = case.inputs["provisions"]
        .as_array()
        .expect("provisions")
        .iter()
        .map(|provision| {
            let code = provision_code(provision.as_str().expect("provision"));
            let rule = book.destination(place, &code, on).map(|row| row.rule);
            full_or_nothing(duty, matches!(rule, None | Some(DestinationRule::Allowed)))
        })
        .collect();
    json!({ "claim": claims })
}

/// Substitution to Canada or Mexico.
pub fn usmca_substitution(case: &Case<'_>) -> Value {
    assert_eq!(case.inputs["provision"], "1313(j)(2)", "{}", case.id);
    let place = case.inputs["dest"].as_str().expect("dest");
    let rule = allowed(&book(), place, "j2", false);
    json!({ "claim": full_or_nothing(decimal(&case.inputs["us_duty"]), rule == true) })
}
