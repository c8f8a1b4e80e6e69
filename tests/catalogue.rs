//! The catalogue of checks: stable codes, complete documentation, fixtures for each check.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tidewaiter::checks::{self, Check, Context};
use tidewaiter::finding::{Finding, Found};
use tidewaiter::ingest::{Intake, assemble};
use tidewaiter::law::Book;
use tidewaiter::model::{Options, Portfolio, iso, parse_iso};

/// Codes are stable for ever: a line may be added here, none may change.
const CODES: &[(&str, &str)] = &[
    ("TW001", "entry_line_conflict"),
    ("TW101", "hts_number_malformed"),
    ("TW102", "hts_number_not_valid"),
    ("TW103", "product_several_hts"),
    ("TW104", "quantity_unit_wrong"),
    ("TW201", "unit_value_far_from_history"),
    ("TW301", "supplier_several_origins"),
    ("TW401", "spi_not_in_force"),
    ("TW402", "spi_wrong_country"),
    ("TW403", "spi_rate_not_granted"),
    ("TW404", "spi_rate_not_taken"),
    ("TW501", "chapter99_out_of_dates"),
    ("TW502", "chapter99_wrong_country"),
    ("TW503", "adcvd_case_missing"),
    ("TW504", "adcvd_entry_type_wrong"),
    ("TW505", "chapter99_missing"),
    ("TW506", "chapter99_superfluous"),
    ("TW507", "chapter99_wrong_product"),
    ("TW508", "chapter99_wrong_rate"),
    ("TW601", "line_duty_not_sum"),
    ("TW602", "line_duty_implausible"),
    ("TW603", "mpf_below_minimum"),
    ("TW604", "mpf_above_maximum"),
    ("TW605", "mpf_not_formula"),
    ("TW606", "hmf_missing"),
    ("TW607", "hmf_wrong_mode"),
    ("TW608", "ordinary_duty_wrong"),
    ("TW701", "entry_number_check_digit_wrong"),
    ("TW702", "entry_line_duplicated"),
    ("TW703", "mid_malformed"),
    ("TW901", "entry_summary_late"),
];

/// Kept for checks that are named in the contract and not built yet.
const RESERVED: &[(&str, &str)] = &[];

const HEADINGS: &[&str] = &["## What it finds", "## Why it matters", "## What to do", "## Limits"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn source_of(check: &Check) -> PathBuf {
    root().join("src/checks").join(check.area.name()).join(format!("{}.rs", check.name))
}

#[test]
fn codes_are_the_ones_given_out() {
    let built: Vec<(&str, &str)> = checks::all().map(|check| (check.code, check.name)).collect();
    assert_eq!(built, CODES, "sorted by code, and none changed");
    let all: BTreeSet<&str> = CODES.iter().chain(RESERVED).map(|(code, _)| *code).collect();
    assert_eq!(all.len(), CODES.len() + RESERVED.len(), "no code twice");
    let names: BTreeSet<&str> = CODES.iter().chain(RESERVED).map(|(_, name)| *name).collect();
    assert_eq!(names.len(), all.len(), "no name twice");
}

#[test]
fn a_code_carries_the_digit_of_its_area() {
    for check in checks::all() {
        let digit = char::from_digit(check.area as u32, 10).expect("area digit");
        assert!(check.code.starts_with("TW") && check.code.len() == 5, "{}", check.code);
        assert_eq!(check.code.chars().nth(2), Some(digit), "{}", check.name);
    }
}

#[test]
fn a_check_stands_in_the_file_of_its_name() {
    for check in checks::all() {
        let source = fs::read_to_string(source_of(check)).expect(check.name);
        assert!(source.contains(&format!("name: \"{}\"", check.name)), "{}", check.name);
        assert!(source.contains(&format!("include_str!(\"{}.md\")", check.name)), "{}", check.name);
    }
}

#[test]
fn every_declaration_is_in_a_list() {
    let listed: BTreeSet<PathBuf> = checks::all().map(source_of).collect();
    for area in folders(&root().join("src/checks")) {
        for file in files(&area).into_iter().filter(|file| file.extension().is_some_and(is_rust)) {
            let source = fs::read_to_string(&file).expect("source");
            let declares = source.contains("pub static CHECK: Check");
            assert_eq!(declares, listed.contains(&file), "{}", file.display());
        }
    }
}

#[test]
fn documentation_has_its_headings_in_order() {
    for check in checks::all() {
        let found: Vec<&str> =
            check.documentation.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(found, HEADINGS, "{}", check.name);
        for part in check.documentation.split("## ").skip(1) {
            let text = part.lines().skip(1).collect::<String>();
            assert!(text.len() > 60, "{}: a section is almost empty", check.name);
        }
    }
}

#[test]
fn every_check_says_what_it_needs_and_cites() {
    for check in checks::all() {
        assert!(!check.citations.is_empty(), "{}", check.name);
        assert!(!check.needs.is_empty(), "{}", check.name);
        for need in check.needs {
            assert!(!need.any_of.is_empty() && !need.report.is_empty(), "{}", check.name);
        }
    }
}

#[test]
fn every_citation_is_registered() {
    let book = Book::load().expect("book");
    for check in checks::all() {
        for cite in check.citations {
            assert!(book.citation(cite).is_some(), "{}: {cite}", check.name);
        }
    }
}

#[test]
fn every_check_has_clean_firing_and_boundary_cases() {
    for check in checks::all() {
        let folder = root().join("tests/cases/checks").join(check.name);
        for (kind, fires) in [("clean", false), ("firing", true), ("boundary", false)] {
            let case = Case::read(&folder.join(kind));
            assert_eq!(case.fires(check.name), fires, "{} {kind}", check.name);
            assert_eq!(case.is_silent_on(check.name), !fires, "{} {kind}", check.name);
        }
    }
}

#[test]
fn cases_are_well_formed() {
    let names: BTreeSet<&str> = CODES.iter().map(|(_, name)| *name).collect();
    for of_check in folders(&root().join("tests/cases/checks")) {
        let check = of_check.file_name().and_then(|name| name.to_str()).expect("name").to_owned();
        assert!(names.contains(check.as_str()), "no check is named {check}");
        for folder in folders(&of_check) {
            Case::read(&folder).assert_well_formed(&names);
        }
    }
}

#[test]
fn cases_give_the_findings_they_say() {
    let book = Book::load().expect("book");
    for case in Case::all() {
        let (portfolio, findings) = case.run(&book, |text| text);
        case.assert_findings(&portfolio, &findings);
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let book = Book::load().expect("book");
    // These two name rows.
    let rows = ["entry_line_duplicated", "entry_line_conflict"];
    let facts = |finding: Finding| (finding.code, finding.what, finding.amount, finding.deadline);
    for case in Case::all().into_iter().filter(|case| !rows.iter().any(|name| case.fires(name))) {
        let (_, forwards) = case.run(&book, |text| text);
        let (_, backwards) = case.run(&book, reversed);
        let [forwards, backwards] =
            [forwards, backwards].map(|found| found.into_iter().map(facts).collect::<Vec<_>>());
        assert_eq!(forwards, backwards, "{}", case.folder.display());
    }
}

#[test]
fn a_check_without_its_columns_does_not_run() {
    let (portfolio, book) = (Portfolio::default(), Book::load().expect("book"));
    let options = Options::new(parse_iso("2026-11-24").expect("date"));
    let context = Context::new(&portfolio, &book, &options);
    for outcome in checks::run(&context).outcomes {
        assert!(!outcome.ran && outcome.findings.is_empty(), "{}", outcome.check.name);
        assert_eq!(outcome.missing, outcome.check.needs, "{}", outcome.check.name);
    }
}

/// The rows of a file from the last to the first, under their headings.
fn reversed(text: String) -> String {
    let (head, rows) = text.split_once("\r\n").expect("headings");
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.reverse();
    format!("{head}\r\n{}\r\n", rows.join("\r\n"))
}

/// A conformance case.
struct Case {
    folder: PathBuf,
    json: Value,
}

impl Case {
    fn read(folder: &Path) -> Self {
        let path = folder.join("case.json");
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let json =
            serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        Self { folder: folder.to_owned(), json }
    }

    fn list(&self, key: &str) -> &[Value] {
        self.json[key].as_array().map(Vec::as_slice).unwrap_or_default()
    }

    fn all() -> Vec<Self> {
        let checks = folders(&root().join("tests/cases/checks"));
        checks.iter().flat_map(|of_check| folders(of_check)).map(|at| Self::read(&at)).collect()
    }

    fn run(&self, book: &Book, change: fn(String) -> String) -> (Portfolio, Vec<Finding>) {
        let read = |file: &Value| {
            let name = file.as_str().expect("file name");
            let text = fs::read_to_string(self.folder.join(name)).expect("fixture");
            let mut intake = Intake::new(name);
            intake.push(change(text).as_bytes());
            intake.finish()
        };
        let portfolio = assemble(self.list("files").iter().map(read).collect());
        let mut options = Options::new(parse_iso(self.text("as_of")).expect("date"));
        for (key, value) in self.json["options"].as_object().into_iter().flatten() {
            options.set(key, value.as_str().expect("value")).expect("option");
        }
        let context = Context::new(&portfolio, book, &options);
        let outcomes = checks::run(&context).outcomes;
        let found = outcomes.iter().flat_map(|outcome| outcome.findings.iter());
        let findings = found.map(Found::whole).collect();
        (portfolio, findings)
    }

    fn assert_findings(&self, portfolio: &Portfolio, findings: &[Finding]) {
        let at = self.folder.display();
        for wanted in self.list("findings") {
            let stands = |finding: &&Finding| {
                wanted["name"] == finding.name
                    && finding.places.iter().any(|cell| {
                        wanted["file"] == portfolio.file(cell.place.file).name
                            && wanted["row"] == cell.place.row
                    })
            };
            assert!(findings.iter().any(|finding| stands(&finding)), "{at}: {wanted}");
        }
        for finding in findings {
            assert!(!self.is_silent_on(finding.name), "{at}: {}", finding.what);
            assert!(!finding.places.is_empty(), "{at}: {}", finding.what);
        }
        for (pointer, wanted) in self.json["expect"].as_object().expect("expect") {
            if let Some(field) = pointer.strip_prefix("/findings/0/").and_then(shown(findings)) {
                assert_eq!(&field, wanted, "{at}: {pointer}");
            }
        }
    }

    fn text(&self, key: &str) -> &str {
        self.json[key].as_str().unwrap_or_default()
    }

    fn fires(&self, name: &str) -> bool {
        self.list("findings").iter().any(|finding| finding["name"] == name)
    }

    fn is_silent_on(&self, name: &str) -> bool {
        self.list("no_findings").iter().any(|silent| silent == name)
    }

    fn assert_well_formed(&self, names: &BTreeSet<&str>) {
        let at = self.folder.display();
        for key in self.json.as_object().expect("object").keys() {
            let known = [
                "title",
                "citation",
                "as_of",
                "options",
                "files",
                "expect",
                "findings",
                "no_findings",
            ];
            assert!(known.contains(&key.as_str()), "{at}: unknown key {key}");
        }
        for key in ["title", "citation", "as_of"] {
            assert!(self.json[key].as_str().is_some_and(|text| !text.is_empty()), "{at}: {key}");
        }
        for finding in self.list("findings") {
            assert!(finding["name"].as_str().is_some_and(|name| names.contains(name)), "{at}");
            let file = self.folder.join(finding["file"].as_str().expect("file"));
            let rows = fs::read_to_string(&file).expect("fixture").lines().count() as u64;
            let row = finding["row"].as_u64().expect("row");
            assert!(row >= 2 && row <= rows, "{at}: row {row} of {rows}");
        }
        for silent in self.list("no_findings") {
            let name = silent.as_str().expect("name");
            assert!(names.contains(name) && !self.fires(name), "{at}: {name}");
        }
    }
}

/// A field of the first finding as the report shows it; `None` for those that the report makes.
fn shown(findings: &[Finding]) -> impl Fn(&str) -> Option<Value> {
    move |field| {
        let finding = findings.first().expect("a finding");
        Some(match field {
            "code" => json!(finding.code),
            "severity" => json!(finding.severity.name()),
            "what" => json!(finding.what),
            "deadline" => json!(finding.deadline.map(iso)),
            "amount/owed" => json!(finding.amount.owed.map(|money| money.text())),
            "amount/back" => json!(finding.amount.back.map(|money| money.text())),
            _ => return None,
        })
    }
}

fn is_rust(extension: &std::ffi::OsStr) -> bool {
    extension == "rs"
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let listing = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = listing.map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    paths
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_dir()).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_file()).collect()
}
