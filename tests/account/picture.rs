//! The picture of unit values shows what the check of unit values found.

use super::invented::Invented;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::str::FromStr;
use tidewaiter::drawback::Depth;
use tidewaiter::law::Book;
use tidewaiter::model::{Options, parse_iso};
use tidewaiter::session::Session;

fn session() -> Session {
    let mut session = Session::new(Book::load().expect("book"));
    let handle = session.begin("es003.csv").expect("begun");
    session.push(handle, Invented::steady(900).csv(false).as_bytes()).expect("pushed");
    session.finish(handle).expect("finished");
    let options = Options::new(parse_iso("2026-11-24").expect("date"));
    session
        .evaluate(&options, Depth::Taken, &mut |_| ControlFlow::Continue(()))
        .expect("evaluated");
    session
}

fn page(session: &Session, query: Value) -> Value {
    let query = serde_json::from_value(query).expect("query");
    serde_json::to_value(session.report().expect("report").unit_values_page(&query)).expect("JSON")
}

fn decimal(value: &Value) -> Decimal {
    Decimal::from_str(value.as_str().expect("text")).expect("decimal")
}

#[test]
fn long_groups_are_thinned_and_say_so() {
    let page = page(&session(), json!({ "from": 0, "count": 5 }));
    assert_eq!((&page["total"], &page["from"]), (&json!(2), &json!(0)));
    let rows = page["rows"].as_array().expect("rows");
    let [first, second] = rows.as_slice() else { panic!("two groups") };
    assert!(first["outliers"].as_u64() > Some(0), "groups with findings come first");
    assert_eq!((&first["outliers"], &second["outliers"]), (&json!(1), &json!(0)));
    for group in rows {
        let points = group["points"].as_array().expect("points");
        let left_out = group["left_out"].as_u64().expect("count");
        assert!(points.len() <= 400);
        assert_eq!(points.len() as u64 + left_out, group["observations"].as_u64().expect("count"));
        assert!(points.windows(2).all(|pair| pair[0]["date"].as_str() <= pair[1]["date"].as_str()));
        let (low, high) = (decimal(&group["low"]), decimal(&group["high"]));
        assert!(low < decimal(&group["median"]) && decimal(&group["median"]) < high);
        for point in points {
            let value = decimal(&point["value"]);
            let far = value < low || value > high;
            assert_eq!(point["outlier"], far, "in a steady history far and found are one");
            assert!(point["row"].as_u64() >= Some(2) && point["file_index"] == 0);
        }
        let shown = points.iter().filter(|point| point["outlier"] == true).count() as u64;
        assert_eq!(Some(shown), group["outliers"].as_u64(), "no outlier is left out");
    }
}

#[test]
fn pages_go_on_where_the_last_one_ended() {
    let session = session();
    let all = page(&session, json!({ "from": 0, "count": 2 }));
    let second = page(&session, json!({ "from": 1, "count": 1 }));
    assert_eq!(second["total"], 2);
    assert_eq!(second["rows"][0], all["rows"][1]);
    assert_eq!(page(&session, json!({}))["rows"], json!([]));
}
