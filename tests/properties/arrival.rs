//! However files arrive, the report is the same.

use super::made::{config, exports, imports, rows, session};
use proptest::prelude::*;
use serde_json::Value;

fn json(files: &[(&str, &str)], sizes: &[usize]) -> Value {
    let bytes = session(files, sizes).json(1_000).expect("a report");
    serde_json::from_slice(&bytes).expect("JSON")
}

/// Without what tells where a row stood: numbers of rows, the hash and the place of the file by it, and
/// words that name a row.
fn without_places(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            let gone = ["row", "file_index", "sha256", "message", "cell", "examples"];
            fields.retain(|name, _| !gone.contains(&name.as_str()));
            fields.values_mut().for_each(without_places);
        }
        Value::Array(items) => {
            items.iter_mut().for_each(without_places);
            // Places and examples stand in the order of rows.
            items.sort_by_cached_key(ToString::to_string);
        }
        _ => {}
    }
}

/// The parts of a report that are sums and counts.
fn figures(mut report: Value) -> Vec<Value> {
    let parts = ["status", "accounts", "center", "checks", "drawback", "files", "unknown"];
    parts
        .iter()
        .map(|part| {
            let mut part = report[*part].take();
            without_places(&mut part);
            part
        })
        .collect()
}

fn turned(rows: &[String], by: usize) -> Vec<String> {
    let mut turned: Vec<String> = rows.iter().rev().cloned().collect();
    let middle = by % turned.len().max(1);
    turned.rotate_left(middle);
    turned
}

/// Each case is two or more reports from files to JSON: a thousand take minutes without optimisation.
const CASES: u32 = if cfg!(debug_assertions) { 100 } else { 1_000 };

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn chunks_and_the_order_of_files_change_nothing(
        (ours, theirs) in rows(),
        sizes in proptest::collection::vec(prop_oneof![1..9usize, 1..5_000usize, Just(1 << 20)], 1..5),
    ) {
        let (a, b) = (imports(&ours), exports(&theirs));
        let whole = json(&[("a.csv", &a), ("b.csv", &b)], &[1 << 20]);
        prop_assert_eq!(&whole, &json(&[("b.csv", &b), ("a.csv", &a)], &sizes));
        for file in whole["files"].as_array().expect("files") {
            let rows = |name: &str| file["rows"][name].as_u64().expect("a count");
            prop_assert_eq!(rows("read"), rows("used") + rows("set_aside") + rows("other"));
        }
    }

    #[test]
    fn the_order_of_rows_changes_no_figure((ours, theirs) in rows(), by in 0..12usize) {
        let straight = json(&[("a.csv", &imports(&ours)), ("b.csv", &exports(&theirs))], &[1 << 20]);
        let (ours, theirs) = (turned(&ours, by), turned(&theirs, by));
        let turned = json(&[("a.csv", &imports(&ours)), ("b.csv", &exports(&theirs))], &[1 << 20]);
        for (one, other) in figures(straight).into_iter().zip(figures(turned)) {
            prop_assert_eq!(one, other);
        }
    }

    #[test]
    fn a_report_cut_in_two_files_is_the_same_report((ours, theirs) in rows(), at in 0..12usize) {
        let (first, second) = ours.split_at(at.min(ours.len()));
        let files = [imports(first), imports(second), exports(&theirs)];
        let one = json(&[("a.csv", &files[0]), ("b.csv", &files[1]), ("c.csv", &files[2])], &[999]);
        let other = json(&[("c.csv", &files[2]), ("b.csv", &files[1]), ("a.csv", &files[0])], &[1 << 20]);
        prop_assert_eq!(one, other);
    }
}
