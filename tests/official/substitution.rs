//! The identity test of substitution. Descriptions are inputs of the cases.

use crate::Case;
use serde_json::{Value, json};
use tidewaiter::drawback::substitution::{OtherRule, Tables, may_substitute, text_kind};
use tidewaiter::model::{ExportNumberKind, HtsNumber};

fn number(value: &Value) -> HtsNumber {
    HtsNumber::new(value.as_str().expect("number text")).expect("number")
}

fn kind(value: &Value) -> ExportNumberKind {
    match value.as_str() {
        Some("HTS") => ExportNumberKind::Hts,
        Some("Schedule B") => ExportNumberKind::ScheduleB,
        _ => ExportNumberKind::Unknown,
    }
}

pub fn pairs(case: &Case<'_>) -> Value {
    let base = OtherRule::default();
    let wide = OtherRule { schedule_b_suffices: true, ..base };
    let test = |rule| {
        let answers: Vec<_> = rows(case)
            .into_iter()
            .map(|(import, export, kind, texts)| may_substitute(import, export, kind, texts, rule))
            .collect();
        json!(answers)
    };
    json!({ "eligible": test(base), "eligible_with_other_rule_schedule_b": test(wide) })
}

type Row = (HtsNumber, HtsNumber, ExportNumberKind, Tables);

fn rows(case: &Case<'_>) -> Vec<Row> {
    let inputs = case.inputs;
    let text = |value: &Value| text_kind(value.as_str().unwrap_or(""));
    let texts = |import: &Value, eight: &Value| Tables {
        eight: text(eight),
        ten: text(&inputs["hts10_desc"][import.as_str().unwrap_or("")]),
    };
    if let Some(pairs) = inputs["pairs"].as_array() {
        let row = |pair: &Value| {
            let texts = texts(&pair[0], &inputs["hts8_desc_begins"]);
            (number(&pair[0]), number(&pair[1]), kind(&inputs["export_number_kind"]), texts)
        };
        return pairs.iter().map(row).collect();
    }
    let row = |one: &Value| {
        let eight = one.get("hts8_desc_begins").unwrap_or(&inputs["hts8_desc_begins"]);
        let texts = texts(&one["import"], eight);
        (number(&one["import"]), number(&one["export"]), kind(&one["export_number_kind"]), texts)
    };
    inputs["cases"].as_array().expect("cases").iter().map(row).collect()
}
