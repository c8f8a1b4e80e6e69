//! The worked examples of the regulations and of the rules, run by an adapter per topic.
//!
//! `official.json` is a contract: an expected value is never edited to pass. A case whose subject is
//! not built yet is listed, by name and reason, in [`NOT_BUILT`]; a case that is in neither place
//! fails.

#![allow(clippy::print_stdout, reason = "the list of what is not built yet is for people to read")]

mod accounting;
mod clocks;
mod identifiers;
mod law;
mod matching;
mod refund;
mod substitution;

use serde_json::Value;
use std::fmt::Write as _;

/// Computes what a case expects, from its inputs.
type Adapter = fn(&Case<'_>) -> Value;

/// A case of the file.
pub struct Case<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its inputs.
    pub inputs: &'a Value,
}

/// Cases whose subject is not built yet.
const NOT_BUILT: &[(&str, &str)] = &[
    ("c-fees", "rejected merchandise, 1313(c)"),
    ("d-amount", "1313(d)"),
    ("fh-aggregate", "1313(f) and (h)"),
    ("dbk-titanium", "sought chemical element, manufacturing"),
    ("wine-no-lesser", "wine under 1313(j)(2)"),
    ("wine-8digit-no-lesser", "wine under 1313(j)(2)"),
    ("b-lesser-comparator", "manufacturing substitution, 1313(b)"),
    ("waste-used-in", "manufacturing"),
    ("relative-value", "manufacturing"),
    ("usmca-mfg", "foreign-duty cap of 19 CFR 182.44"),
    ("usmca-mfg-no-proof", "foreign-duty cap of 19 CFR 182.44"),
    ("usmca-rejected", "rejected merchandise, 1313(c)"),
];

/// Expected keys that comment on the case rather than state a result.
const REMARKS: &[(&str, &str)] = &[
    ("j2-per-match", "aggregate_is_wrong"),
    ("petroleum-window-optimum", "greedy_by_date_is_wrong"),
];

fn adapter(id: &str, topic: &str) -> Option<Adapter> {
    Some(match topic {
        "entry-check-digit" => identifiers::entry_check_digit,
        "inbond-check-digit" => identifiers::in_bond,
        "mid" => identifiers::mid,
        "mid-name" => identifiers::mid_name,
        "mid-address" => identifiers::mid_address,
        "mpf-table" => law::mpf_table,
        "hmf" => law::hmf,
        "mpf" => law::mpf,
        "territory" => law::territory,
        "chile" => law::chile,
        "usmca" => law::usmca_substitution,
        "drawback" => refund::ninety_nine,
        "mpf-drawback" if id == "mpf-dbk-cap" => refund::mpf_cap,
        "mpf-drawback" => refund::mpf_example,
        "eligibility" if id == "adcvd" => refund::adcvd,
        "eligibility" => law::entry_types,
        "lesser-of" if id == "j2-per-match" => refund::per_match,
        "lesser-of" if id == "j2-per-class" => refund::per_class,
        "lesser-of" => refund::lesser_of,
        "designation" => refund::line_lock,
        "usmca-same-condition" => refund::same_condition,
        "per-unit-averaging" => refund::two_prices,
        "substitution" => substitution::pairs,
        "deadline" => clocks::deadline,
        "matching" => matching::optimum,
        "accounting" if id == "acct-lth-turnover30" => accounting::turnover,
        "accounting" => accounting::one_month,
        _ => return None,
    })
}

#[test]
fn official_cases() {
    let cases: Vec<Value> =
        serde_json::from_str(include_str!("official.json")).expect("official.json is JSON");
    let mut failures = String::new();
    let (mut passed, mut waiting) = (0, 0);
    for case in &cases {
        let id = case["id"].as_str().expect("id");
        let topic = case["topic"].as_str().expect("topic");
        if let Some((_, subject)) = NOT_BUILT.iter().find(|(known, _)| *known == id) {
            println!("not built yet: {id} ({subject})");
            waiting += 1;
            continue;
        }
        let Some(run) = adapter(id, topic) else {
            let _ = writeln!(failures, "{id}: no adapter for topic {topic}");
            continue;
        };
        let actual = run(&Case { id, inputs: &case["inputs"] });
        let problems = compare(id, &case["expected"], &actual);
        if problems.is_empty() {
            passed += 1;
        } else {
            failures.push_str(&problems);
        }
    }
    println!("official cases: {passed} passed, {waiting} not built yet, {} in all", cases.len());
    assert!(failures.is_empty(), "\n{failures}");
    assert_eq!(passed + waiting, cases.len());
}

#[test]
fn the_list_of_what_is_not_built_names_real_cases() {
    let text = include_str!("official.json");
    for (id, _) in NOT_BUILT.iter().chain(REMARKS) {
        assert!(text.contains(&format!("\"id\": \"{id}\"")), "{id}");
    }
}

/// Every expected key must be computed and equal, but for remarks.
fn compare(id: &str, expected: &Value, actual: &Value) -> String {
    let mut problems = String::new();
    for (key, value) in expected.as_object().expect("expected is an object") {
        if REMARKS.contains(&(id, key.as_str())) {
            continue;
        }
        match actual.get(key) {
            Some(found) if *found == without_readings(value) => {}
            Some(found) => {
                let _ = writeln!(problems, "{id} {key}: expected {value}, got {found}");
            }
            None => {
                let _ = writeln!(problems, "{id} {key}: not computed");
            }
        }
    }
    problems
}

/// The reading of the law that a low or upside case names in words is for the reader.
fn without_readings(value: &Value) -> Value {
    let mut value = value.clone();
    if let Some(object) = value.as_object_mut() {
        object.remove("reading");
    }
    value
}
