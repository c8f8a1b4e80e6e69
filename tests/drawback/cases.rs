//! The case folders under `tests/cases/drawback`, from the files to the figures.

use crate::support::{book, day};
use serde_json::{Value, json};
use std::path::Path;
use tidewaiter::drawback::{AccountEstimate, Estimate, estimate};
use tidewaiter::ingest::{Intake, assemble};
use tidewaiter::model::{Options, Portfolio, parse_iso};

fn account(portfolio: &Portfolio, found: &AccountEstimate) -> Value {
    let designations: Vec<Value> = found
        .designations
        .iter()
        .map(|d| {
            let line = portfolio.line(d.line);
            json!({
                "provision": d.provision,
                "importer": d.importer.to_string(),
                "import": { "entry": portfolio.entry(line.entry).number.to_string(), "line": line.number },
                "quantity": d.quantity.to_string(),
                "unit": d.unit.to_string(),
                "amount": d.amount.text(),
            })
        })
        .collect();
    let ineligible: Vec<Value> = found
        .ineligible
        .iter()
        .map(|i| json!({ "reason": i.reason.name(), "lines": i.lines, "amount": i.amount.text() }))
        .collect();
    let months: Vec<Value> = found
        .by_month
        .iter()
        .map(|m| json!({ "month": m.name, "amount": m.amount.text() }))
        .collect();
    json!({
        "estimate": found.estimate.text(),
        "bound": found.bound.text(),
        "proved": found.proved,
        "low": found.low.text(),
        "upside": found.upside.text(),
        "by_month": months,
        "designations": designations,
        "ineligible": ineligible,
    })
}

fn run(folder: &Path, case: &Value) -> (Portfolio, Estimate) {
    let mut options = Options::new(day(case["as_of"].as_str().expect("as_of")));
    for (key, value) in case["options"].as_object().expect("options") {
        options.set(key, value.as_str().expect("text")).expect("option");
    }
    let files = case["files"].as_array().expect("files").iter().map(|name| {
        let name = name.as_str().expect("file name");
        let mut intake = Intake::new(name);
        intake.push(&std::fs::read(folder.join(name)).expect(name));
        intake.finish()
    });
    let portfolio = assemble(files.collect());
    let found = estimate(&portfolio, book(), &options, &mut |_| {});
    (portfolio, found)
}

#[test]
fn every_case_folder_gives_its_figures() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/drawback");
    let mut folders: Vec<_> = std::fs::read_dir(root)
        .expect("cases")
        .map(|entry| entry.expect("folder").path())
        .collect();
    folders.sort();
    let mut wrong = Vec::new();
    for folder in &folders {
        let text = std::fs::read_to_string(folder.join("case.json")).expect("case.json");
        let case: Value = serde_json::from_str(&text).expect("JSON");
        assert!(parse_iso(case["as_of"].as_str().expect("as_of")).is_some());
        let cite = case["citation"].as_str().expect("citation");
        assert!(book().citation(cite).is_some(), "{}: {cite}", folder.display());
        let (portfolio, found) = run(folder, &case);
        let Some(only) = found.single() else {
            wrong.push(format!("{}: {} accounts", folder.display(), found.accounts.len()));
            continue;
        };
        let report = json!({ "drawback": account(&portfolio, only) });
        for (pointer, expected) in case["expect"].as_object().expect("expect") {
            let is = report.pointer(pointer).unwrap_or(&Value::Null);
            if is != expected {
                wrong.push(format!("{} {pointer}: {is}, not {expected}", folder.display()));
            }
        }
    }
    assert!(folders.len() >= 25);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
