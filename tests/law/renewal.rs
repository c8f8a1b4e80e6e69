//! Files of law among the files of a session: no reports, used before the evaluation, in any order.

use super::{book, day};
use serde_json::{Value, json};
use std::ops::ControlFlow;
use tidewaiter::drawback::Depth;
use tidewaiter::law::Tables;
use tidewaiter::model::{Options, SourceKind};
use tidewaiter::session::Session;

const REPORT: &str = "Entry Summary Number,Entry Date,Entry Summary Line Number,Tariff Ordinal Number,\
HTS Number - Full,Line Tariff Goods Value Amount,Line Tariff Duty Amount\n\
ZZT-1000101-2,02/13/2024,1,1,8467210010,\"$40,000.00\",$680.00\n";

fn pack(date: &str, rate: &str) -> String {
    let texts = Tables::embedded();
    let mut lines = texts.get("params").lines();
    let heading = lines.next().expect("a heading");
    let line = lines.find(|line| line.starts_with("fees/mpf/rate\t")).expect("a rate");
    let line = line.replace("0.003464", rate);
    json!({
        "tidewaiter_rule_pack": 1, "name": format!("Rate {rate}"), "date": date, "source": "invented",
        "tables": [{ "table": "params", "mode": "extend", "text": format!("{heading}\n{line}\n") }],
    })
    .to_string()
}

fn give(session: &mut Session, name: &str, text: &str) -> SourceKind {
    let handle = session.begin(name).expect("a file");
    // In two parts, since files come as they come.
    let (head, rest) = text.as_bytes().split_at(text.len() / 2);
    session.push(handle, head).expect("bytes");
    session.push(handle, rest).expect("bytes");
    let kind = session.finish(handle).expect("an end").kind;
    assert_eq!(session.records(handle).next().expect("a record").kind, kind);
    kind
}

fn report(files: &[(&str, &str)]) -> Value {
    let mut session = Session::new(book());
    for (name, text) in files {
        give(&mut session, name, text);
    }
    evaluated(&mut session)
}

fn evaluated(session: &mut Session) -> Value {
    let options = Options::new(day("2026-11-24"));
    session.evaluate(&options, Depth::Taken, &mut |_| ControlFlow::Continue(())).expect("a report");
    serde_json::from_slice(&session.json(0).expect("JSON")).expect("JSON")
}

#[test]
fn the_order_of_files_changes_nothing() {
    let (first, second) = (pack("2026-12-01", "0.0041"), pack("2026-12-02", "0.0042"));
    let files = [("mine.csv", REPORT), ("b.json", &second), ("a.json", &first)];
    let given = report(&files);
    let turned = report(&[files[1], files[2], files[0]]);
    assert_eq!(given, turned);
    assert_eq!(given["files"].as_array().expect("files").len(), 1, "law is no report");
    assert_eq!(given["status"], "complete");
    let law = &given["tidewaiter"]["law"];
    assert_ne!(law["hash"], json!(book().hash));
    let names: Vec<&str> = law["files"]
        .as_array()
        .expect("files")
        .iter()
        .filter_map(|file| file["name"].as_str())
        .collect();
    assert_eq!(names, ["a.json", "b.json"], "in the order of use");
    // The pack of the later day has the last word.
    assert_eq!(law["changes"][0]["examples"][0]["after"], "value 0.0042");
    let params =
        law["tables"].as_array().expect("tables").iter().find(|table| table["name"] == "params");
    let params = params.expect("params");
    assert_eq!(params["read_on"], "2026-12-02");
    assert_eq!(params["age_days"], Value::Null, "read after the day of the report");
}

#[test]
fn law_is_taken_out_with_its_file() {
    let mut session = Session::new(book());
    assert_eq!(give(&mut session, "a.json", &pack("2026-12-01", "0.0041")), SourceKind::Law);
    session.renew_law(day("2026-11-24")).expect("law");
    assert_ne!(session.book().hash, book().hash);
    session.clear();
    assert_eq!(give(&mut session, "mine.csv", REPORT), SourceKind::EntrySummaries);
    let given = evaluated(&mut session);
    assert_eq!(given["tidewaiter"]["law"]["hash"], json!(book().hash));
    assert_eq!(given["tidewaiter"]["law"]["files"], json!([]));
}

#[test]
fn a_refused_file_leaves_the_law() {
    let broken = pack("2026-12-01", "a third");
    let given = report(&[("mine.csv", REPORT), ("a.json", &broken)]);
    let law = &given["tidewaiter"]["law"];
    assert_eq!(law["hash"], json!(book().hash));
    assert_eq!(law["files"][0]["used"], false);
    let message = law["files"][0]["message"].as_str().expect("a message");
    assert!(
        message.starts_with("Table params of the rule pack, line 2: column `value`"),
        "{message}"
    );
    assert_eq!(given["status"], "complete", "the reports are read all the same");
    let cut = r#"{ "tidewaiter_rule_pack": 1, "name": "cut", "tables": [ { "table": "par"#;
    let given = report(&[("mine.csv", REPORT), ("a.json", cut)]);
    let message = given["tidewaiter"]["law"]["files"][0]["message"].as_str().expect("a message");
    assert!(message.contains("line 1 column 71"), "{message}");
}

#[test]
fn a_written_pack_is_of_the_schema() {
    let schema: Value =
        serde_json::from_str(include_str!("../schema/rule-pack.schema.json")).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let written = tidewaiter::law::Pack::write(
        &Tables::embedded(),
        &["params".to_owned(), "modes".to_owned()],
        "two tables",
        day("2026-11-24"),
        "this build",
    );
    let written: Value = serde_json::from_str(&written).expect("JSON");
    assert!(validator.is_valid(&written));
    assert_eq!(written["tables"].as_array().map(Vec::len), Some(2));
    let ours: Value = serde_json::from_str(&pack("2026-12-01", "0.0041")).expect("JSON");
    assert!(validator.is_valid(&ours));
    assert!(!validator.is_valid(&json!({ "tidewaiter_rule_pack": 1 })));
}

/// Records that a pack adds say nothing of the days after those for which the table speaks; a pack that
/// looked further says so.
#[test]
fn a_pack_says_how_far_its_table_speaks() {
    let known = |pack: &str| {
        let given = report(&[("mine.csv", REPORT), ("a.json", pack)]);
        let tables = given["tidewaiter"]["law"]["tables"].as_array().expect("tables").clone();
        let table = tables.into_iter().find(|table| table["name"] == "params").expect("params");
        table["known_to"].clone()
    };
    let plain = pack("2026-12-01", "0.0041");
    let own = book().tables.into_iter().find(|table| table.name == "params").expect("params");
    let own = tidewaiter::model::iso(own.known_to.expect("a day"));
    assert_eq!(known(&plain), json!(own));
    let further = |day: &str| {
        let mut pack: Value = serde_json::from_str(&plain).expect("JSON");
        pack["tables"][0]["known_to"] = json!(day);
        pack.to_string()
    };
    assert_eq!(known(&further("2026-11-30")), "2026-11-30");
    assert_eq!(known(&further("2025-01-01")), json!(own), "an earlier day takes nothing back");
}
