//! A newer export of the schedule becomes an edition: what stayed goes on, what changed is known from its
//! day, and the days between are known only where both agree.

use super::export::{Line, csv, json, lines};
use super::sources::{gzipped, sources};
use super::{book, day};
use std::collections::BTreeMap;
use std::time::Instant;
use tidewaiter::law::{
    Before, LawFile, LawFileKind, NumberStanding, Rate, Renewed, TableChange, Tables, TextKind,
    Validity, refresh,
};
use tidewaiter::model::{Hts8, HtsNumber, Unit};

const SHA: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const DAY: &str = "2026-10-01";

fn file(name: &str, bytes: &[u8]) -> LawFile {
    let kind = LawFileKind::of(bytes).expect("a file of law");
    LawFile::read(kind, name, &format!("{SHA}{name}")[name.len()..], bytes)
}

fn renewed(texts: &Tables, files: &[LawFile], days: &[(&str, &str)]) -> Renewed {
    let days: BTreeMap<_, _> =
        days.iter().map(|(name, on)| ((*name).to_owned(), day(on))).collect();
    refresh(texts, files.iter(), &days, day("2026-11-24")).expect("the tables make a book")
}

fn with(lines: &BTreeMap<String, Line>) -> Renewed {
    let file = file("hts.csv", csv(lines).as_bytes());
    let renewed = renewed(&Tables::embedded(), &[file], &[("hts.csv", DAY)]);
    assert!(renewed.refreshed.files[0].is_used, "{}", renewed.refreshed.files[0].message);
    renewed
}

fn change<'a>(renewed: &'a Renewed, table: &str) -> Option<&'a TableChange> {
    renewed.refreshed.changes.iter().find(|change| change.table == table)
}

#[test]
fn an_edition_that_says_the_same_changes_nothing_but_its_reach() {
    let renewed = with(&lines(&Tables::embedded()));
    let (old, new) = (book(), &renewed.book);
    assert_ne!(old.hash, new.hash);
    let tables: Vec<&str> = renewed.refreshed.changes.iter().map(|change| change.table).collect();
    assert!(tables.contains(&"tariff_editions"), "{tables:?}");
    // Numbers that only CBP's list has stand in no schedule: they are added by this export.
    let last = old.tariff_editions.last().expect("an edition").to;
    for (subheading, _) in old.tariff.subheadings().filter(|(eight, _)| eight.chapter() < 98) {
        let line = new.rates_on(subheading, day("2026-09-01"), Before::Unknown).expect("rates");
        let before = old.rates_on(subheading, last, Before::Unknown).expect("rates");
        assert_eq!(line.general, before.general, "{subheading}");
        assert_eq!(line.column2, before.column2, "{subheading}");
    }
    for table in &new.tables {
        let is_of_edition = table.name.starts_with("tariff") && table.name != "tariff_listed";
        assert_eq!(table.source.contains("hts.csv"), is_of_edition, "{}", table.source);
    }
    assert_eq!(new.tariff_editions.len(), old.tariff_editions.len() + 1);
    assert!(new.tariff_report.iter().any(|row| row.source == "the schedule of 2026-10-01"));
}

#[test]
fn json_says_what_csv_says() {
    let lines = lines(&Tables::embedded());
    let one = |name: &str, text: String| {
        let file = file(name, text.as_bytes());
        renewed(&Tables::embedded(), &[file], &[(name, DAY)]).texts
    };
    let (csv, json) = (one("a", csv(&lines)), one("b", json(&lines)));
    for (name, text) in csv.iter().filter(|(name, _)| *name != "tables") {
        assert!(json.get(name) == text, "{name} differs");
    }
}

#[test]
fn rates_change_between_the_editions() {
    let mut lines = lines(&Tables::embedded());
    let bicycles = lines.get_mut("87120015").expect("bicycles");
    bicycles.general = "13%".to_owned();
    bicycles.special = format!("{} 1% (XY)", bicycles.special);
    let renewed = with(&lines);
    let subheading = Hts8::from_digits(87_120_015).expect("eight digits");
    let on = |text: &str| renewed.book.rates_on(subheading, day(text), Before::Unknown);
    let old = book();
    let before = old.rates_on(subheading, day("2026-07-01"), Before::Unknown).expect("rates");
    assert_eq!(on("2026-07-01").expect("rates").general, before.general);
    assert_eq!(*on("2026-07-02").expect("rates").general, Rate::Unknown);
    assert_eq!(*on("2026-09-30").expect("rates").general, Rate::Unknown);
    assert_eq!(on(DAY).expect("rates").general.to_string(), "13 %");
    assert_eq!(on(DAY).expect("rates").special("XY").expect("granted").rate.to_string(), "1 %");
    assert_eq!(on("2026-09-01").expect("rates").column2, before.column2);
    assert!(on("2026-10-02").is_err(), "beyond the edition nothing is known");
    let rates = change(&renewed, "tariff_rates").expect("rates changed");
    let told = rates.examples.iter().find(|example| example.key == "8712.00.15");
    assert!(told.is_some() || rates.changed > rates.examples.len());
}

#[test]
fn numbers_come_and_go() {
    let mut lines = lines(&Tables::embedded());
    let gone = lines.remove("0101210010").expect("a number");
    lines.insert(
        "0101210015".to_owned(),
        Line { units: "\"[\"\"No.\"\",\"\"kg\"\"]\"".to_owned(), ..gone },
    );
    let renewed = with(&lines);
    let number = |digits| HtsNumber::from_digits(digits).expect("a number");
    let (gone, new) = (number(101_210_010), number(101_210_015));
    let standing = |number, on: &str| renewed.book.number_standing(number, day(on));
    assert_eq!(standing(gone, "2026-07-01"), NumberStanding::Valid);
    assert_eq!(standing(gone, "2026-08-01"), NumberStanding::Unknown);
    assert_eq!(standing(gone, DAY), NumberStanding::NotValid);
    assert_eq!(standing(new, "2026-07-01"), NumberStanding::NotValid);
    assert_eq!(standing(new, "2026-08-01"), NumberStanding::Unknown);
    assert_eq!(standing(new, DAY), NumberStanding::Valid);
    let validity = renewed.book.validity(gone, day(DAY), Before::Unknown);
    let Validity::Retired { last, .. } = validity else { panic!("{validity:?}") };
    assert_eq!(last.name, "2026 revision 11");
    let units = renewed.book.units(new).expect("units");
    assert_eq!(units.iter().map(|unit| unit.as_str()).collect::<Vec<_>>(), ["NO", "KG"]);
    assert_eq!(renewed.book.tariff.text10(gone), book().tariff.text10(gone), "its text stays");
    let numbers = change(&renewed, "tariff").expect("numbers changed");
    let keys: Vec<&str> = numbers.examples.iter().map(|example| example.key.as_str()).collect();
    assert!(keys.contains(&"0101.21.00.15") && keys.contains(&"0101.21.00.10"), "{keys:?}");
}

#[test]
fn texts_and_units_that_differ_are_kept_beside() {
    let mut lines = lines(&Tables::embedded());
    let line = lines.get_mut("0101210010").expect("a number");
    line.text = if line.text == "Other" { "Bicycles" } else { "Other" };
    line.units = "\"[\"\"kg\"\"]\"".to_owned();
    let renewed = with(&lines);
    let number = HtsNumber::from_digits(101_210_010).expect("a number");
    let codes = |list: &[Unit]| list.iter().map(Unit::as_str).collect::<Vec<_>>().join("+");
    let lists: Vec<String> = renewed.book.unit_lists(number).map(codes).collect();
    assert_eq!(lists, ["NO", "KG"]);
    let old = book();
    let before = old.text10_on(number, day("2025-03-01"));
    let on = |text: &str| renewed.book.text10_on(number, day(text));
    assert_eq!((on("2025-03-01"), on("2026-07-01")), (before, before));
    assert_eq!(on("2026-08-01"), TextKind::Missing);
    assert!(on(DAY) != before && on(DAY) != TextKind::Missing);
}

#[test]
fn a_second_edition_follows_the_first() {
    let base = lines(&Tables::embedded());
    let mut later = base.clone();
    later.get_mut("87120015").expect("bicycles").general = "13%".to_owned();
    let files =
        [file("late.csv", csv(&later).as_bytes()), file("early.csv", csv(&base).as_bytes())];
    let days = [("late.csv", "2026-11-01"), ("early.csv", "2026-09-01")];
    let both = renewed(&Tables::embedded(), &files, &days);
    let subheading = Hts8::from_digits(87_120_015).expect("eight digits");
    let on =
        |text: &str| both.book.rates_on(subheading, day(text), Before::Unknown).expect("rates");
    assert_eq!(on("2026-09-01").general.to_string(), "11 %");
    assert_eq!(*on("2026-09-02").general, Rate::Unknown);
    assert_eq!(on("2026-11-01").general.to_string(), "13 %");
    let [late, early] = files;
    let turned = renewed(&Tables::embedded(), &[early, late], &days);
    assert_eq!(turned.book.hash, both.book.hash, "the order of files changes nothing");
}

#[test]
fn what_cannot_be_an_edition_is_refused() {
    let all = lines(&Tables::embedded());
    let refused = |text: &str, on: &str| {
        let renewed =
            renewed(&Tables::embedded(), &[file("hts.csv", text.as_bytes())], &[("hts.csv", on)]);
        let used = &renewed.refreshed.files[0];
        assert!(!used.is_used, "{}", used.message);
        assert_eq!(renewed.book.hash, book().hash, "the law stays");
        assert!(renewed.refreshed.changes.is_empty());
        used.message.clone()
    };
    assert!(refused(&csv(&all), "2026-07-01").contains("adds nothing"));
    let part: BTreeMap<_, _> = all
        .iter()
        .filter(|(number, _)| !number.starts_with("87"))
        .map(|(n, l)| (n.clone(), l.clone()))
        .collect();
    assert!(refused(&csv(&part), DAY).contains("chapter 87 most"));
    let broken = csv(&all).replace("\"0101.21.00\",0", "\"0101.21.00\",x");
    assert!(refused(&broken, DAY).contains("Row 2, column \"Indent\""));
    let cut = csv(&all);
    assert!(!refused(&cut[..cut.len() - 8], DAY).is_empty());
}

#[test]
fn exports_of_usitc_are_read() {
    let Some(sources) = sources() else { return };
    let bytes = gzipped(&sources.join("data/hts/hts_2025-1x_jflores_rev32.csv.gz"));
    let started = Instant::now();
    let file = file("hts.csv", &bytes);
    let read = started.elapsed();
    let renewed = renewed(&Tables::embedded(), &[file], &[("hts.csv", "2026-09-15")]);
    println!(
        "a CSV of {} bytes: read in {read:?}, in use after {:?}",
        bytes.len(),
        started.elapsed()
    );
    let used = &renewed.refreshed.files[0];
    let begins =
        "27061 numbers, taken as in force on 2026-09-15 (as told). It renews the tariff, not";
    assert!(used.message.starts_with(begins), "{}", used.message);
    // An edition of before, taken as a new one: what it prints is what the tables said of its day.
    let (old, new) = (book(), &renewed.book);
    let mut compared = 0;
    for line in old.rates.iter().filter(|line| line.subheading.chapter() < 98) {
        let was = old.rates_on(line.subheading, day("2025-12-31"), Before::Unknown);
        let is = new.rates_on(line.subheading, day("2026-09-15"), Before::Unknown);
        let (Ok(was), Ok(is)) = (was, is) else { continue };
        if !was.span.contains(line.span.from.unwrap_or(day("2025-12-31"))) {
            continue;
        }
        compared += 1;
        assert_eq!((was.general, was.column2), (is.general, is.column2), "{}", line.subheading);
    }
    assert!(compared > 10_000, "{compared}");
}

#[test]
fn words_of_units_are_those_of_the_source() {
    let Some(sources) = sources() else { return };
    let path = sources.join("data/ref/uom_usitc_text_to_cbp_code.csv");
    let source = std::fs::read_to_string(path).expect("the list of units");
    for line in include_str!("../../src/law/schedule/units.tsv").lines().skip(1) {
        let (word, code) = line.split_once('\t').expect("two columns");
        assert!(source.contains(&format!("{word},{code},")), "{word}");
    }
}

/// An export says nothing of the programmes of chapter 99: the message says that they stay, how far they
/// are known, and which headings of the export no programme knows.
#[test]
fn headings_that_no_programme_knows_are_counted() {
    let message = |new: &[&str]| {
        let mut lines = lines(&Tables::embedded());
        for heading in new {
            let line = Line {
                text: "Articles",
                units: String::new(),
                general: "The duty provided in the applicable subheading + 10%".to_owned(),
                special: String::new(),
                column2: String::new(),
            };
            lines.insert((*heading).to_owned(), line);
        }
        let file = file("hts.csv", csv(&lines).as_bytes());
        let renewed = renewed(&Tables::embedded(), &[file], &[("hts.csv", DAY)]);
        assert!(renewed.refreshed.files[0].is_used, "{}", renewed.refreshed.files[0].message);
        assert_eq!(renewed.book.chapter99.len(), book().chapter99.len());
        renewed.refreshed.files[0].message.clone()
    };
    let plain = message(&["99038803"]);
    assert!(plain.ends_with("known to 2026-10-10, and a rule pack renews them."), "{plain}");
    let new = message(&["99038803", "99039901", "99039902", "99039903", "99039904"]);
    assert!(
        new.ends_with(
            "Of its 5 headings of 9903, 4 belong to no programme at hand, so nothing is known of their \
             duty: 9903.99.01, 9903.99.02, 9903.99.03 and 1 more."
        ),
        "{new}"
    );
}
