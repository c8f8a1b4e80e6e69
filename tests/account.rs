//! The account in the report: that order changes nothing, that sums add up, and causes of findings.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use tidewaiter::drawback::Depth;
use tidewaiter::law::{Book, Tables};
use tidewaiter::model::{Options, parse_iso};
use tidewaiter::report::TRACES;
use tidewaiter::session::Session;

const IMPORTS: &str = include_str!("../www/src/sample/es003.csv");
const EXPORTS: &str = include_str!("../www/src/sample/exports.csv");

fn session(files: &[(&str, &str)]) -> Session {
    let mut session = Session::new(Book::load().expect("book"));
    for (name, text) in files {
        let handle = session.begin(name).expect("begun");
        session.push(handle, text.as_bytes()).expect("pushed");
        session.finish(handle).expect("finished");
    }
    let options = Options::new(parse_iso("2026-11-24").expect("date"));
    session
        .evaluate(&options, Depth::Taken, &mut |_| ControlFlow::Continue(()))
        .expect("evaluated");
    session
}

/// The same with a law whose prefix of vehicle parts was read in a primary text.
fn with_primary_prefix(name: &str) -> Value {
    let mut tables = Tables::embedded();
    let prefixes = tables.get("center_prefixes").replace("8708\t003\tS", "8708\t003\tP");
    assert!(tables.set("center_prefixes", prefixes));
    let mut session = Session::new(tables.book().expect("book"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/account").join(name);
    let text = std::fs::read(folder.join("es003.csv")).expect(name);
    let handle = session.begin("es003.csv").expect("begun");
    session.push(handle, &text).expect("pushed");
    session.finish(handle).expect("finished");
    let options = Options::new(parse_iso("2026-11-24").expect("date"));
    session
        .evaluate(&options, Depth::Taken, &mut |_| ControlFlow::Continue(()))
        .expect("evaluated");
    report(&session)
}

/// The law at hand has no such prefix, so here it is given one.
#[test]
fn a_center_is_sourced_only_on_primary_texts_that_no_other_line_can_outvote() {
    let center = &with_primary_prefix("second_hand")["center"];
    assert_eq!(center["confidence"], "sourced");
    let rests = center["rests_on"].as_str().expect("words");
    assert!(rests.starts_with(
        "Its 3 lines point there by tariff number: 3 under prefixes that a primary text names."
    ));
    // Three lines of six: the tyres and the two others could be another Center's.
    let center = &with_primary_prefix("second_hand_and_memory")["center"];
    assert_eq!(center["confidence"], "likely");
}

fn report(session: &Session) -> Value {
    serde_json::from_slice(&session.json(TRACES).expect("report")).expect("JSON")
}

fn overview(session: &Session) -> Value {
    serde_json::to_value(session.report().expect("report").overview()).expect("JSON")
}

fn findings(session: &Session, query: Value) -> Value {
    let query = serde_json::from_value(query).expect("query");
    serde_json::to_value(session.report().expect("report").findings_page(&query)).expect("JSON")
}

fn causes(session: &Session, query: Value) -> Value {
    let query = serde_json::from_value(query).expect("query");
    serde_json::to_value(session.report().expect("report").causes_page(&query)).expect("JSON")
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("list")
}

fn cents(value: &Value) -> i64 {
    value.as_str().map_or(0, |text| text.replace('.', "").parse().expect("cents"))
}

/// The same rows from the last to the first.
fn reversed(text: &str) -> String {
    let mut lines = text.lines();
    let heading = lines.next().expect("heading");
    let mut rows: Vec<&str> = lines.collect();
    rows.reverse();
    format!("{heading}\n{}\n", rows.join("\n"))
}

#[test]
fn order_of_rows_changes_no_center_and_no_cut() {
    let forward = report(&session(&[("es003.csv", IMPORTS)]));
    let backward = report(&session(&[("es003.csv", &reversed(IMPORTS))]));
    assert!(forward["center"].is_object());
    assert_eq!(forward["center"], backward["center"]);
    assert_eq!(forward["accounts"], backward["accounts"]);
    assert_eq!(forward["drawback"]["claimable"], backward["drawback"]["claimable"]);
}

#[test]
fn every_cut_holds_the_whole_account() {
    let report = report(&session(&[("es003.csv", IMPORTS)]));
    let account = &report["accounts"][0];
    for cut in ["ports", "filers", "suppliers", "origins", "centers", "months"] {
        let cut = &account["profile"][cut];
        let rest = &cut["rest"];
        let sum = |key: &str| -> i64 {
            list(&cut["rows"]).iter().chain([rest]).map(|row| cents(&row[key])).sum()
        };
        assert_eq!(sum("value"), cents(&account["value"]), "{cut}");
        assert_eq!(sum("duty"), cents(&account["duty"]), "{cut}");
        let lines = |row: &Value| row["lines"].as_u64().unwrap_or(0);
        let all: u64 = list(&cut["rows"]).iter().chain([rest]).map(lines).sum();
        assert_eq!(Some(all), account["lines"].as_u64());
    }
}

#[test]
fn what_an_account_owes_is_what_its_verdict_says() {
    let session = session(&[("es003.csv", IMPORTS)]);
    let overview = overview(&session);
    let account = &overview["accounts"][0];
    assert!(cents(&account["owed"]) > 0);
    assert_eq!(account["owed"], overview["verdict"]["may_be_owed"]);
    assert_eq!(account["center"], overview["center"]);
}

/// Two importers with the same goods.
fn two_importers() -> Session {
    let other = IMPORTS.replace("98-7654321", "12-3456789");
    // Entries of another importer have numbers of their own: other filers.
    let filers = [("\nZZT", "\nZZU"), ("\nZY4", "\nZY5"), ("\n9ZQ", "\n9ZR")];
    let other = filers.iter().fold(other, |text, (old, new)| text.replace(old, new));
    session(&[("a.csv", IMPORTS), ("b.csv", &other)])
}

#[test]
fn each_importer_has_its_own_sums_and_there_is_no_total() {
    let alone = overview(&session(&[("es003.csv", IMPORTS)]));
    let session = two_importers();
    let both = overview(&session);
    assert!(both["center"].is_null() && both["verdict"]["may_be_owed"].is_null());
    assert_eq!(list(&both["accounts"]).len(), 2);
    for account in list(&both["accounts"]) {
        for key in ["owed", "back", "value", "duty", "center"] {
            assert_eq!(account[key], alone["accounts"][0][key], "{key}");
        }
    }
    let causes = causes(&session, json!({"count": 200}));
    assert!(!list(&causes["rows"]).is_empty());
    for row in list(&causes["rows"]) {
        assert!(row["owed"].is_null() && row["back"].is_null(), "{row}");
    }
}

#[test]
fn causes_gather_all_findings_and_lead_to_them() {
    let session = session(&[("es003.csv", IMPORTS), ("exports.csv", EXPORTS)]);
    let all = findings(&session, json!({"count": 200}));
    let rows = causes(&session, json!({"count": 200}));
    let mut expected: BTreeMap<(String, String), (u64, i64, i64)> = BTreeMap::new();
    for finding in list(&all["rows"]) {
        let key = (finding["code"].to_string(), finding["cause"].to_string());
        let sum = expected.entry(key).or_default();
        sum.0 += 1;
        sum.1 += cents(&finding["amount"]["owed"]);
        sum.2 += cents(&finding["amount"]["back"]);
    }
    assert_eq!(rows["total"], expected.len());
    for row in list(&rows["rows"]) {
        let key = (row["code"].to_string(), row["cause"].to_string());
        let (total, owed, back) = expected[&key];
        assert_eq!(row["total"], total);
        assert_eq!((cents(&row["owed"]), cents(&row["back"])), (owed, back), "{row}");
        let query = json!({"code": row["code"], "cause": row["cause"], "count": 200});
        let found = findings(&session, query);
        assert_eq!(found["total"], total);
        assert_eq!(found["rows"][0]["what"], row["what"], "the first speaks for all");
    }
    let area = rows["rows"][0]["area"].as_str().expect("area");
    for row in list(&causes(&session, json!({"area": area, "count": 200}))["rows"]) {
        assert_eq!(row["area"], area);
    }
    let page = causes(&session, json!({"from": 1, "count": 1}));
    assert_eq!(page["rows"][0], rows["rows"][1]);
    assert_eq!(page["total"], rows["total"]);
}

/// The most money, then the least time left, then the gravest.
#[test]
fn causes_come_in_the_order_in_which_they_matter() {
    let session = session(&[("es003.csv", IMPORTS), ("exports.csv", EXPORTS)]);
    let rows = causes(&session, json!({"count": 200}));
    let rank = |row: &Value| {
        let severity =
            ["error", "warning", "note"].iter().position(|word| row["severity"] == *word);
        let money = cents(&row["owed"]).abs() + cents(&row["back"]).abs();
        let deadline = row["deadline"].as_str().map(str::to_owned);
        (-money, deadline.is_none(), deadline, severity)
    };
    let ranks: Vec<_> = list(&rows["rows"]).iter().map(rank).collect();
    assert!(ranks.len() > 2 && ranks.is_sorted(), "{ranks:?}");
}

#[test]
fn what_is_claimed_is_part_of_what_could_be() {
    let report = report(&session(&[("es003.csv", IMPORTS), ("exports.csv", EXPORTS)]));
    let drawback = &report["drawback"];
    let rows = list(&drawback["claimable"]);
    let claimed: i64 = rows.iter().map(|row| cents(&row["claimed"])).sum();
    assert_eq!(claimed, cents(&drawback["estimate"]));
    for row in rows {
        // Each designation is rounded half up: half a cent above the exact sum at most.
        let roundings = drawback["designations_total"].as_i64().expect("count");
        assert!(cents(&row["claimed"]) <= cents(&row["eligible"]) + roundings, "{row}");
    }
    for row in list(&drawback["by_subheading"]) {
        let of = |claimable: &&Value| claimable["subheading"] == row["subheading"];
        let same: Vec<&Value> = rows.iter().filter(of).collect();
        let claimed: i64 = same.iter().map(|row| cents(&row["claimed"])).sum();
        assert_eq!(claimed, cents(&row["amount"]), "{row}");
        // Null where the import lines of the subheading have several.
        let unit = if let [only] = same.as_slice() { &only["unit"] } else { &Value::Null };
        assert_eq!(row["unit"], *unit);
    }
}

/// The list of exports to find says the same as the list of what is claimable.
#[test]
fn exports_to_find_are_what_is_left_to_claim() {
    let report = report(&session(&[("es003.csv", IMPORTS)]));
    let drawback = &report["drawback"];
    assert_eq!(drawback["estimate"], "0.00");
    let raise = list(&drawback["raise"]);
    for row in list(&drawback["claimable"]).iter().take(10) {
        let what = format!(
            "Find exports of {}: {} {} of imports are not designated yet.",
            row["subheading"].as_str().expect("subheading"),
            row["quantity"].as_str().expect("quantity"),
            row["unit"].as_str().expect("unit"),
        );
        let found = raise.iter().find(|raise| raise["what"] == what.as_str()).expect(&what);
        assert_eq!(found["amount"], row["eligible"]);
        assert_eq!(row["claimed"], "0.00");
    }
}
