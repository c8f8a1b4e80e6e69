//! The report: its schema, its sums, and that order of arrival changes nothing.

use serde_json::Value;
use std::ops::ControlFlow;
use tidewaiter::drawback::Depth;
use tidewaiter::law::Book;
use tidewaiter::model::{Options, parse_iso};
use tidewaiter::report::{CsvKind, TRACES};
use tidewaiter::session::{Session, SessionError};

const IMPORTS: &str = include_str!("../www/src/sample/es003.csv");
const EXPORTS: &str = include_str!("../www/src/sample/exports.csv");
const DAY: &str = "2026-11-24";

fn options() -> Options {
    Options::new(parse_iso(DAY).expect("date"))
}

/// A session with files read and evaluated, and the raw values of its findings at hand.
fn session(files: &[(&str, &[u8])], options: &Options) -> Session {
    let mut session = Session::new(Book::load().expect("book"));
    let mut handles = Vec::new();
    for (name, bytes) in files {
        let handle = session.begin(name).expect("begun");
        session.push(handle, bytes).expect("pushed");
        session.finish(handle).expect("finished");
        handles.push((handle, bytes));
    }
    session
        .evaluate(options, Depth::AllReadings, &mut |_| ControlFlow::Continue(()))
        .expect("evaluated");
    for (handle, bytes) in handles {
        if session.wants_raw(handle) {
            session.push_raw(handle, bytes).expect("pushed again");
            session.finish_raw(handle).expect("finished again");
        }
    }
    session
}

fn json(session: &Session) -> Value {
    serde_json::from_slice(&session.json(TRACES).expect("report")).expect("JSON")
}

fn sample() -> Vec<(&'static str, &'static [u8])> {
    vec![("es003.csv", IMPORTS.as_bytes()), ("exports.csv", EXPORTS.as_bytes())]
}

#[track_caller]
fn fits_schema(report: &Value) {
    let schema: Value =
        serde_json::from_str(include_str!("schema/report.schema.json")).expect("schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("schema");
    let errors: Vec<_> = validator
        .iter_errors(report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn cents(value: &Value) -> i64 {
    let text = value.as_str().expect("money text");
    let (whole, cents) = text.split_once('.').expect("decimals");
    assert_eq!(cents.len(), 2, "{text}");
    whole.parse::<i64>().expect("whole") * 100 + cents.parse::<i64>().expect("cents")
}

#[test]
fn the_sample_fits_the_schema_and_its_sums_add_up() {
    let report = json(&session(&sample(), &options()));
    fits_schema(&report);
    let drawback = &report["drawback"];
    let total = cents(&drawback["estimate"]);
    assert!(total > 0);
    for list in ["by_provision", "by_programme", "by_subheading", "by_month", "designations"] {
        let sum: i64 =
            drawback[list].as_array().expect(list).iter().map(|part| cents(&part["amount"])).sum();
        assert_eq!(sum, total, "{list}");
    }
    assert!(cents(&drawback["low"]) <= total && total <= cents(&drawback["upside"]));
    assert!(total <= cents(&drawback["bound"]));
    for file in report["files"].as_array().expect("files") {
        let rows = &file["rows"];
        let of = |key: &str| rows[key].as_u64().expect("count");
        assert_eq!(of("read"), of("used") + of("set_aside") + of("other"));
    }
}

#[test]
fn every_finding_points_at_a_cell_with_its_raw_value() {
    let report = json(&session(&sample(), &options()));
    let findings = report["findings"].as_array().expect("findings");
    assert!(!findings.is_empty());
    for finding in findings {
        for place in finding["places"].as_array().expect("places") {
            let row = place["row"].as_u64().expect("row") as usize;
            let text = if place["file"] == "es003.csv" { IMPORTS } else { EXPORTS };
            let line = text.lines().nth(row - 1).expect("line");
            let value = place["value"].as_str().expect("raw value");
            assert!(line.contains(value), "{finding}");
        }
    }
}

#[test]
fn order_of_files_changes_nothing() {
    let forward = session(&sample(), &options()).json(TRACES).expect("report");
    let mut files = sample();
    files.reverse();
    let backward = session(&files, &options()).json(TRACES).expect("report");
    assert!(forward == backward);
}

#[test]
fn order_of_rows_changes_nothing_but_row_numbers() {
    let strip = |mut report: Value| {
        let drawback = &mut report["drawback"];
        for one in drawback["designations"].as_array_mut().expect("designations") {
            one["import"]["row"] = Value::Null;
            one["export"]["row"] = Value::Null;
        }
        drawback.clone()
    };
    let forward = strip(json(&session(&sample(), &options())));
    let reversed: String = IMPORTS
        .lines()
        .take(1)
        .chain(IMPORTS.lines().skip(1).collect::<Vec<_>>().into_iter().rev())
        .map(|line| format!("{line}\n"))
        .collect();
    let files = [("es003.csv", reversed.as_bytes()), ("exports.csv", EXPORTS.as_bytes())];
    let mut backward = strip(json(&session(&files, &options())));
    // Files are numbered by their hash, which the order of rows changes.
    let mut forward = forward;
    for report in [&mut forward, &mut backward] {
        for one in report["designations"].as_array_mut().expect("designations") {
            one["import"]["file_index"] = Value::Null;
            one["export"]["file_index"] = Value::Null;
        }
    }
    assert_eq!(forward, backward);
}

#[test]
fn an_incomplete_file_leaves_no_total() {
    let cut = &IMPORTS.as_bytes()[..IMPORTS.len() - 40];
    let files = [("es003.csv", cut), ("exports.csv", EXPORTS.as_bytes())];
    let report = json(&session(&files, &options()));
    fits_schema(&report);
    assert_eq!(report["status"], "incomplete");
    assert!(report["drawback"].is_null());
    assert!(report["center"].is_null());
    for account in report["accounts"].as_array().expect("accounts") {
        assert!(account["value"].is_null() && account["duty"].is_null());
    }
}

#[test]
fn what_cannot_be_read_is_refused_and_does_not_block_the_rest() {
    let files: Vec<(&str, &[u8])> = vec![
        ("es003.csv", IMPORTS.as_bytes()),
        ("scan.pdf", b"%PDF-1.7\n1 0 obj\n"),
        ("empty.csv", b""),
        ("note.csv", b"Dear all,\nplease find attached\n"),
    ];
    let report = json(&session(&files, &options()));
    fits_schema(&report);
    assert_eq!(report["status"], "partial");
    for name in ["scan.pdf", "empty.csv", "note.csv"] {
        let files = report["files"].as_array().expect("files");
        let file = files.iter().find(|file| file["name"] == name).expect(name);
        assert_eq!(file["status"], "refused", "{name}");
        assert!(!file["message"].as_str().expect("message").is_empty(), "{name}");
    }
    assert!(report["accounts"][0]["value"].is_string());
}

#[test]
fn nothing_read_is_refused() {
    let report = json(&session(&[("empty.csv", b"")], &options()));
    fits_schema(&report);
    assert_eq!(report["status"], "refused");
}

#[test]
fn several_importers_are_never_one_total() {
    let other = IMPORTS.replace("98-7654321", "12-3456789");
    assert_ne!(other, IMPORTS, "the sample's importer number");
    // Entries of another importer have numbers of their own: other filers.
    let filers = [("\nZZT", "\nZZU"), ("\nZY4", "\nZY5"), ("\n9ZQ", "\n9ZR")];
    let renumbered = filers.iter().fold(other, |text, (old, new)| text.replace(old, new));
    let files = [
        ("a.csv", IMPORTS.as_bytes()),
        ("b.csv", renumbered.as_bytes()),
        ("exports.csv", EXPORTS.as_bytes()),
    ];
    let report = json(&session(&files, &options()));
    fits_schema(&report);
    assert_eq!(report["accounts"].as_array().expect("accounts").len(), 2);
    assert!(report["drawback"]["estimate"].is_null());
    assert_eq!(report["drawback"]["by_account"].as_array().expect("by account").len(), 2);
    let mut one = options();
    one.set("importer", "98-7654321").expect("importer");
    let report = json(&session(&files, &one));
    assert_eq!(report["accounts"].as_array().expect("accounts").len(), 1);
    assert!(report["drawback"]["estimate"].is_string());
}

#[test]
fn csv_files_have_a_row_for_each_thing() {
    let session = session(&sample(), &options());
    let report = json(&session);
    let lines = |kind| {
        let bytes = session.report().expect("report").csv(kind);
        String::from_utf8(bytes).expect("UTF-8").matches("\r\n").count()
    };
    let designations = report["drawback"]["designations_total"].as_u64().expect("count") as usize;
    assert_eq!(lines(CsvKind::Designations), designations + 1);
    let findings = report["findings"].as_array().expect("findings").len();
    assert!(lines(CsvKind::Findings) > findings);
    assert!(lines(CsvKind::SetAside) > 1);
}

#[test]
fn a_watch_that_breaks_cancels() {
    let mut session = Session::new(Book::load().expect("book"));
    let result = session.evaluate(&options(), Depth::Taken, &mut |_| ControlFlow::Break(()));
    assert_eq!(result, Err(SessionError::Cancelled));
    assert!(session.report().is_err());
}

/// Readings weighed one by one, with other questions between, give what weighing all at once gives;
/// another evaluation in the middle begins anew.
#[test]
fn readings_weighed_one_by_one_give_the_same() {
    let all = session(&sample(), &options());
    let mut session = session(&sample(), &options());
    let evaluate = |session: &mut Session| {
        let go_on: &mut dyn FnMut(_) -> _ = &mut |_| ControlFlow::Continue(());
        session.evaluate(&options(), Depth::Taken, go_on).expect("evaluated");
    };
    evaluate(&mut session);
    assert!(json(&session)["drawback"]["low"].is_null(), "not weighed yet");
    assert_eq!(session.weigh_step(), Ok(true));
    assert_eq!(session.weigh_step(), Ok(true));
    evaluate(&mut session);
    let mut steps = 1;
    while session.weigh_step().expect("evaluated") {
        assert!(json(&session)["drawback"]["low"].is_null(), "nothing half weighed is shown");
        steps += 1;
    }
    assert!(steps > 20, "{steps} steps");
    assert_eq!(json(&session), json(&all));
    assert_eq!(session.weigh_step(), Ok(false), "nothing is left");
}
