//! Rule packs: tables replaced or extended, or refused with table, line and reason.

use super::{book, day};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tidewaiter::law::{LawFile, LawFileKind, Pack, Renewed, Tables, refresh};

fn used(pack: &Value) -> Renewed {
    let bytes = serde_json::to_vec(pack).expect("JSON");
    assert_eq!(LawFileKind::of(&bytes), Some(LawFileKind::Pack));
    let file = LawFile::read(LawFileKind::Pack, "pack.json", "abc123", &bytes);
    refresh(&Tables::embedded(), [&file].into_iter(), &BTreeMap::new(), day("2026-11-24"))
        .expect("a book")
}

fn pack(table: &str, mode: &str, text: &str) -> Value {
    json!({
        "tidewaiter_rule_pack": 1, "name": "Fees of 2027", "date": "2026-12-01",
        "source": "91 FR 48398", "tables": [{ "table": table, "mode": mode, "text": text }],
    })
}

fn refused(pack: &Value) -> String {
    let renewed = used(pack);
    let file = &renewed.refreshed.files[0];
    assert!(!file.is_used, "accepted: {pack}");
    assert_eq!(renewed.book.hash, book().hash, "the law in use stays");
    file.message.clone()
}

const HEADING: &str = "key\tfrom\tto\tvalue\tunit\tcite\tread_on\tconfidence\tnote\n";

#[test]
fn all_tables_as_a_pack_are_the_law_in_use() {
    let texts = Tables::embedded();
    let text = Pack::write(&texts, &[], "all", day("2026-11-24"), "this build");
    let renewed = used(&serde_json::from_str(&text).expect("JSON"));
    assert!(renewed.refreshed.files[0].is_used, "{}", renewed.refreshed.files[0].message);
    assert_eq!(renewed.book.hash, book().hash);
    assert!(renewed.refreshed.changes.is_empty());
}

#[test]
fn a_pack_extends_a_table() {
    let texts = Tables::embedded();
    let line = texts
        .get("params")
        .lines()
        .find(|line| line.starts_with("fees/mpf/rate\t"))
        .expect("a rate");
    let changed = line.replace("0.003464", "0.004464");
    let added = "fees/test\t2027-01-01\t\t12\tdays\t19 CFR 24.24(a)\t2026-12-01\tU\tinvented";
    let renewed = used(&pack("params", "extend", &format!("{HEADING}{changed}\n{added}\n")));
    let [change] = renewed.refreshed.changes.as_slice() else { panic!("{:?}", renewed.refreshed) };
    assert_eq!((change.table, change.added, change.removed, change.changed), ("params", 1, 0, 1));
    let told = change.examples.iter().find(|example| example.before.is_some()).expect("changed");
    assert_eq!(told.before.as_deref(), Some("value 0.003464"));
    assert_eq!(told.after.as_deref(), Some("value 0.004464"));
    assert_eq!(renewed.book.whole("fees/test", day("2027-01-01")), Some(12));
    let table = renewed.book.tables.iter().find(|table| table.name == "params").expect("params");
    assert!(
        table
            .source
            .starts_with("rule pack Fees of 2027 (pack.json, SHA-256 abc123): 91 FR 48398; ")
    );
    assert_eq!(table.read_on, day("2026-12-01"));
    assert_eq!(table.rows, book().params.len() + 1);
}

#[test]
fn a_pack_replaces_a_table() {
    let only = "month\tname\tday\tweekday\tnth\tfrom\tto\tcite\tconfidence\n\
                01\tNew Year's Day\t1\t\t\t\t\t19 CFR 101.6(a)\tS\n";
    let renewed = used(&pack("holidays", "replace", only));
    assert_eq!(renewed.book.holidays.len(), 1);
    assert_eq!(renewed.refreshed.changes[0].removed, book().holidays.len() - 1);
    let table =
        renewed.book.tables.iter().find(|table| table.name == "holidays").expect("holidays");
    assert!(table.source.ends_with("it replaces the table of this build"), "{}", table.source);
}

#[test]
fn a_pack_that_does_not_fit_is_refused_with_its_place() {
    let good = "fees/test\t2027-01-01\t\t12\tdays\t19 CFR 24.24(a)\t2026-12-01\tU\tinvented\n";
    let of = |text: String| refused(&pack("params", "extend", &text));
    let message =
        of(format!("{HEADING}{good}{}", good.replace("test", "u").replace("\t12\t", "\ttwelve\t")));
    assert!(
        message.starts_with("Table params of the rule pack, line 3: column `value`"),
        "{message}"
    );
    assert!(of(format!("{HEADING}{good}{good}")).contains("line 3: a record of the same key"));
    assert!(of(good.to_owned()).contains("line 1: the text must begin with the heading"));
    let message = of(format!("{HEADING}{}", good.replace("19 CFR 24.24(a)", "nothing")));
    assert!(message.contains("line 2") && message.contains("not among the citations"), "{message}");
    let message = refused(&pack(
        "params",
        "replace",
        &format!("{HEADING}{}", good.replace("\tdays", "\tells")),
    ));
    assert!(message.starts_with("Table params of the rule pack, line 2"), "{message}");
    assert!(refused(&pack("nonsense", "replace", "a\n")).contains("no table nonsense"));
    assert!(refused(&pack("tariff_report", "extend", "a\n")).contains("only replaced"));
}

#[test]
fn the_frame_of_a_pack_is_checked() {
    let good = pack(
        "params",
        "extend",
        &format!("{HEADING}fees/test\t\t\t1\tdays\t19 CFR 24.24(a)\t2026-12-01\tU\t\n"),
    );
    let with = |change: &dyn Fn(&mut Value)| {
        let mut pack = good.clone();
        change(&mut pack);
        refused(&pack)
    };
    assert!(with(&|pack| pack["tidewaiter_rule_pack"] = json!(2)).contains("version 2"));
    assert!(with(&|pack| pack["date"] = json!("tomorrow")).contains("\"date\" of the rule pack"));
    assert!(with(&|pack| pack["source"] = json!(" ")).contains("needs a name, a source"));
    assert!(with(&|pack| pack["more"] = json!(1)).contains("not as its format asks"));
    assert!(with(&|pack| pack["tables"][0]["mode"] = json!("mix")).contains("line 1"));
    assert!(with(&|pack| pack["tables"][0]["sha256"] = json!("00")).contains("SHA-256"));
    let twice = with(&|pack| pack["tables"] = json!([pack["tables"][0], pack["tables"][0]]));
    assert!(twice.contains("twice"), "{twice}");
}
