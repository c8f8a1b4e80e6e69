//! The small tables, the keys, and that everything cites.

use super::{around, book, day};
use tidewaiter::law::{DestinationRule, Lookup};
use tidewaiter::model::{Country, HtsNumber};

#[test]
fn everything_cites() {
    let book = book();
    let cites = (book.params.iter().map(|row| &row.cite))
        .chain(book.chapter99.iter().map(|row| &row.cite))
        .chain(book.spi.iter().map(|row| &row.cite))
        .chain(book.entry_types.iter().map(|row| &row.cite))
        .chain(book.destinations.iter().map(|row| &row.cite))
        .chain(book.centers.iter().map(|row| &row.cite))
        .chain(book.entry_rules.iter().map(|row| &row.cite))
        .chain(book.modes.iter().map(|row| &row.cite))
        .chain(book.origin_groups.iter().map(|row| &row.cite))
        .chain(book.tariff_editions.iter().map(|row| &row.cite))
        .chain(book.holidays.iter().map(|row| &row.cite));
    for cite in cites {
        assert!(book.citation(cite).is_some(), "{cite}");
    }
    for citation in &book.citations {
        let spelled = !citation.cite.contains("U.S.C.") && !citation.cite.contains('§');
        assert!(spelled, "{}", citation.cite);
        assert!(
            citation.rule.ends_with('.') && citation.rule.matches(". ").count() == 0,
            "one sentence: {}",
            citation.rule
        );
    }
}

/// Remarks in the tables lead to nothing but the law and what was read of it.
#[test]
fn tables_speak_to_the_reader() {
    for (name, text) in tidewaiter::law::EMBEDDED {
        for word in ["rules.md", ".csv", "repositor", "rules pack", "tracker", " CSV"] {
            assert!(!text.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn tables_say_when_they_were_read() {
    let book = book();
    assert_eq!(book.tables.len(), 26);
    assert!(book.tables.iter().all(|table| table.rows > 0 && !table.source.is_empty()));
    assert_eq!(book.newest(), Some(day("2026-11-24")));
    assert_eq!(book.hash.len(), 64);
}

#[test]
fn special_programs_keep_their_dates() {
    let book = book();
    for row in &book.spi {
        for date in around(row.span) {
            let found = book.spi(&row.code, date).in_force() == Some(row);
            assert_eq!(found, row.span.contains(date), "{} on {date}", row.code);
        }
    }
    let at = |code, date| book.spi(code, day(date));
    assert!(matches!(at("A", "2021-01-01"), Lookup::Ended(_)));
    assert!(matches!(at("A+", "2020-12-31"), Lookup::InForce(_)));
    assert!(matches!(at("D", "2025-12-01"), Lookup::InForce(_)), "restored from the lapse");
    assert!(matches!(at("D", "2027-01-01"), Lookup::Ended(_)));
    assert!(matches!(at("S", "2020-06-30"), Lookup::NotYet(_)));
    assert!(matches!(at("S+", "2020-07-01"), Lookup::InForce(_)));
    assert!(matches!(at("CA", "2020-07-01"), Lookup::Ended(_)));
    assert!(matches!(at("MX", "2020-06-30"), Lookup::InForce(_)));
    assert!(matches!(at("JP", "2019-12-31"), Lookup::NotYet(_)));
    assert!(matches!(at("J", "2026-01-01"), Lookup::Ended(_)));
    assert_eq!(at("ZZ", "2026-01-01"), Lookup::Unknown);
    let exempt = |code| at(code, "2020-12-31").known().and_then(|row| row.mpf_exempt);
    for code in ["AU", "BH", "CL", "CO", "KR", "OM", "P", "PA", "PE", "S", "SG"] {
        assert_eq!(exempt(code), Some(true), "{code}");
    }
    for code in ["A", "JO", "JP", "MA"] {
        assert_eq!(exempt(code), Some(false), "{code}");
    }
    assert_eq!(exempt("IL"), None, "only if implemented");
}

/// Case entry-type-u.
#[test]
fn entry_types() {
    let book = book();
    for (code, counts) in [
        ("01", true),
        ("06", true),
        ("11", true),
        ("21", false),
        ("22", false),
        ("23", false),
        ("24", false),
        ("25", false),
        ("26", false),
        ("31", true),
        ("32", true),
        ("34", true),
        ("38", true),
    ] {
        let row = book.entry_type(code).expect(code);
        assert_eq!(row.drawback, Some(counts), "{code}");
        assert_eq!(row.needs_import_date, code.starts_with('3'), "{code}");
    }
    assert_eq!(book.entry_type("99"), None);
}

/// Cases territory and chile-j2, as rules.
#[test]
fn destinations() {
    use DestinationRule::{Allowed, ForeignDutyCap, Unknown, WithProof, Zero};
    let book = book();
    for (place, provision, rule) in [
        ("PR", "j1", Zero),
        ("PR", "j2", Zero),
        ("PR", "d", Allowed),
        ("GU", "j1", WithProof),
        ("GU", "j2", Zero),
        ("VI", "a", Zero),
        ("VI", "d", Allowed),
        ("AS", "j1", WithProof),
        ("Wake", "d", Zero),
        ("Wake", "j1", WithProof),
        ("Guantanamo", "a", Allowed),
        ("MP", "j1", Unknown),
        ("UM", "j1", Unknown),
        ("UM", "j2", Zero),
        ("US", "j2", Zero),
        ("CA", "j2", Zero),
        ("MX", "j2", Zero),
        ("CA", "a", ForeignDutyCap),
        ("MX", "j1", ForeignDutyCap),
        ("CA", "p", Zero),
        ("CA", "c/defective", Zero),
        ("CA", "c/nonconforming", Allowed),
        ("CL", "j1", Allowed),
        ("CL", "j2", Zero),
        ("CL", "a", Zero),
        ("CL", "b", Zero),
        ("CL", "p", Zero),
    ] {
        let found = book.destination(place, provision, day("2026-06-01")).map(|row| row.rule);
        assert_eq!(found, Some(rule), "{place} {provision}");
    }
    assert_eq!(book.destination("DE", "j2", day("2026-06-01")), None, "a foreign country");
    let chile = |date| book.destination("CL", "a", day(date)).map(|row| row.rule);
    assert_eq!((chile("2014-12-31"), chile("2015-01-01")), (Some(Unknown), Some(Zero)));
    for row in &book.destinations {
        for date in around(row.span) {
            let found = book.destination(&row.place, &row.provision, date) == Some(row);
            assert_eq!(found, row.span.contains(date), "{} {}", row.place, row.provision);
        }
    }
}

#[test]
fn centers() {
    let book = book();
    assert_eq!(book.centers.len(), 10);
    for row in &book.centers {
        let words = |industry: &String| !industry.trim().is_empty() && !industry.contains(';');
        assert!(!row.industries.is_empty() && row.industries.iter().all(words), "{}", row.code);
    }
    let center = |text| {
        let (center, prefix) = book.center_of(HtsNumber::new(text).expect(text)).expect(text);
        (center.code.as_str(), prefix.prefix.as_str())
    };
    assert_eq!(center("0101.21.0010"), ("002", "01"));
    assert_eq!(center("3926.20.1010"), ("004", "392620"));
    assert_eq!(center("3926.90.9985"), ("009", "39"));
    assert_eq!(center("8703.23.0190"), ("003", "8703"));
    assert_eq!(center("8471.30.0100"), ("007", "8471"));
    assert_eq!(center("8481.80.3065"), ("010", "84"));
    assert_eq!(book.center_of(HtsNumber::new("9903.88.03").expect("heading")), None);
}

#[test]
fn countries() {
    let book = book();
    let country = |code| book.country(Country::new(code).expect(code));
    assert_eq!(book.countries.iter().filter(|row| row.groups == ["EU"]).count(), 27);
    assert_eq!(country("CN").map(|row| row.name.as_str()), Some("China"));
    assert!(country("XO").is_some(), "a Canadian province");
    assert!(country("GB").is_some_and(|row| row.groups.is_empty()));
    assert!(country("QQ").is_none());
}

#[test]
fn holidays() {
    let book = book();
    assert_eq!(book.holidays.len(), 11);
    for holiday in &book.holidays {
        assert!(holiday.day.is_some() != holiday.nth.is_some(), "{}", holiday.name);
    }
    let juneteenth = book.holidays.iter().find(|row| row.month == 6).expect("Juneteenth");
    assert!(!juneteenth.span.contains(day("2020-06-19")));
    assert!(juneteenth.span.contains(day("2021-06-18")));
}

/// Every key is explained on every day, with a status, a citation, the day read and a confidence.
#[test]
fn every_key_is_explained() {
    let book = book();
    let keys = book.keys();
    assert!(keys.is_sorted());
    for key in &keys {
        for date in ["2010-01-01", "2020-07-01", "2026-11-24", "2040-01-01"] {
            let entry = book.explain(key, day(date)).expect(key);
            assert_eq!(&entry.key, key);
            assert_ne!(entry.status, "unknown", "{key}");
            assert!(book.citation(&entry.cite).is_some(), "{key}: {}", entry.cite);
            assert!(entry.read_on.is_some() && entry.confidence.is_some(), "{key}");
        }
    }
    for bad in ["fees/mpf", "spi/QQ", "citation/19 CFR 190.999", "hts/abc", "duty/X", "", "a/b/c"] {
        assert_eq!(book.explain(bad, day("2026-11-24")), None, "{bad}");
    }
}

#[test]
fn keys_of_the_command_line() {
    let book = book();
    let entry = |key, date| book.explain(key, day(date)).expect(key);
    let minimum = entry("fees/mpf/formal/minimum", "2026-11-24");
    assert_eq!(
        (minimum.status, minimum.value.as_str(), minimum.unit.as_str()),
        ("in_force", "34.58", "usd")
    );
    let list3 = entry("chapter99/9903.88.03", "2019-06-01");
    assert_eq!(list3.status, "in_force");
    assert!(list3.more.contains(&("rate".to_owned(), "0.25".to_owned())));
    assert_eq!(entry("chapter99/9903.99.99", "2019-06-01").status, "unknown");
    let laptop = entry("hts/8471300100", "2026-01-01");
    assert_eq!(laptop.status, "in_force");
    assert!(laptop.more.contains(&("units".to_owned(), "NO".to_owned())));
    assert!(laptop.more.contains(&("general".to_owned(), "Free".to_owned())));
    assert_eq!(entry("hts/8471309999", "2026-01-01").status, "unknown");
    assert_eq!(entry("hts/8501640130", "2026-03-01").status, "ended");
    assert_eq!(entry("hts/8501640135", "2024-08-15").status, "not_yet");
    let fields = entry("destination/CA/j2", "2026-01-01").fields().len();
    assert_eq!(fields, 10);
}
