//! `tidewaiter conform DIR…`: cases as folders of plain files.
//!
//! A case is a folder with `case.json`: `{title, citation, as_of, options, files?, expect:
//! {JSON-pointer: value}, findings: [{name, file, row}], no_findings: [name]}`. Without `files`
//! every CSV and XLSX file of the folder is read.

use super::{Error, FAILED, OK, check, io, output};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tidewaiter::model::parse_iso;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    title: String,
    citation: String,
    as_of: String,
    #[serde(default)]
    options: BTreeMap<String, String>,
    files: Option<Vec<String>>,
    #[serde(default)]
    expect: BTreeMap<String, Value>,
    #[serde(default)]
    findings: Vec<Expected>,
    #[serde(default)]
    no_findings: Vec<String>,
    /// The arithmetic behind the expectation, for the reader.
    #[serde(default, rename = "comment")]
    _comment: Value,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    name: String,
    file: String,
    row: u64,
}

/// Runs every case below the folders.
pub fn run(folders: &[PathBuf]) -> Result<u8, Error> {
    let mut cases = Vec::new();
    for folder in folders {
        collect(folder, &mut cases)?;
    }
    cases.sort();
    let (mut passed, mut failed) = (0usize, 0usize);
    for folder in &cases {
        let problems = run_case(folder)?;
        if problems.is_empty() {
            passed += 1;
            continue;
        }
        failed += 1;
        output::line(&format!("FAILED {}", folder.display()));
        problems.iter().for_each(|problem| output::line(&format!("  {problem}")));
    }
    if cases.is_empty() {
        return Err(Error::Usage("there is no case.json below the folders given".to_owned()));
    }
    output::line(&format!("{passed} passed, {failed} failed"));
    Ok(if failed == 0 { OK } else { FAILED })
}

fn collect(folder: &Path, cases: &mut Vec<PathBuf>) -> Result<(), Error> {
    if folder.join("case.json").is_file() {
        cases.push(folder.to_owned());
    }
    for entry in std::fs::read_dir(folder).map_err(io(folder))? {
        let path = entry.map_err(io(folder))?.path();
        if path.is_dir() {
            collect(&path, cases)?;
        }
    }
    Ok(())
}

fn run_case(folder: &Path) -> Result<Vec<String>, Error> {
    let path = folder.join("case.json");
    let text = std::fs::read_to_string(&path).map_err(io(&path))?;
    let case: Case = match serde_json::from_str(&text) {
        Ok(case) => case,
        Err(error) => return Ok(vec![format!("case.json: {error}")]),
    };
    let Some(as_of) = parse_iso(&case.as_of) else {
        return Ok(vec![format!("case.json: as_of \"{}\" is not a date", case.as_of)]);
    };
    let mut problems = untestable(&case);
    let pairs: Vec<_> = case.options.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let session = check::evaluated(as_of, &pairs, &files(folder, &case)?, None)?;
    let report: Value = serde_json::from_slice(&session.json(tidewaiter::report::TRACES)?)?;
    problems.extend(compare(&case, &report));
    Ok(problems)
}

/// A case that expects nothing cannot fail, which is a defect of the case.
fn untestable(case: &Case) -> Vec<String> {
    let mut problems = Vec::new();
    if case.expect.is_empty() && case.findings.is_empty() && case.no_findings.is_empty() {
        problems.push("case.json expects nothing".to_owned());
    }
    if case.title.trim().is_empty() || case.citation.trim().is_empty() {
        problems.push("case.json wants a title and a citation".to_owned());
    }
    problems
}

fn files(folder: &Path, case: &Case) -> Result<Vec<PathBuf>, Error> {
    if let Some(names) = &case.files {
        return Ok(names.iter().map(|name| folder.join(name)).collect());
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(io(folder))? {
        let path = entry.map_err(io(folder))?.path();
        if path.extension().is_some_and(|ext| ext == "csv" || ext == "xlsx") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn compare(case: &Case, report: &Value) -> Vec<String> {
    let mut problems = Vec::new();
    for (pointer, expected) in &case.expect {
        let actual = report.pointer(pointer);
        if actual != Some(expected) {
            let shown = actual.map_or_else(|| "nothing".to_owned(), Value::to_string);
            problems.push(format!("{pointer}: expected {expected}, got {shown}"));
        }
    }
    let findings = report.get("findings").and_then(Value::as_array).cloned().unwrap_or_default();
    for expected in &case.findings {
        if !findings.iter().any(|finding| points_at(finding, expected)) {
            let Expected { name, file, row } = expected;
            problems.push(format!("no finding {name} at {file} row {row}"));
        }
    }
    for name in &case.no_findings {
        let fired = findings.iter().find(|finding| finding["name"] == name.as_str());
        if let Some(finding) = fired {
            problems.push(format!("unexpected finding {name}: {}", finding["what"]));
        }
    }
    problems
}

fn points_at(finding: &Value, expected: &Expected) -> bool {
    finding["name"] == expected.name.as_str()
        && finding["places"].as_array().is_some_and(|places| {
            places.iter().any(|place| {
                place["file"] == expected.file.as_str() && place["row"] == expected.row
            })
        })
}
