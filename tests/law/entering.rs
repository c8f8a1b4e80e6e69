//! Entry types, modes of transport, groups of origins, countries of programs, forms of rates.

use super::{around, book, day};
use tidewaiter::law::{Confidence, RateForm, Way};
use tidewaiter::model::{Country, HtsNumber};

fn country(code: &str) -> Country {
    Country::new(code).expect(code)
}

#[test]
fn entry_types_and_their_duties() {
    let book = book();
    let answer = |entry_type, rule| book.entry_rule(entry_type, rule).map(|row| row.answer);
    for (types, expected) in [
        (&["03", "07", "34", "38"][..], Some(true)),
        (&["01", "02", "11", "12", "31", "32", "86"][..], Some(false)),
        (&["06", "21", "22", "23", "51", "99", ""][..], None),
    ] {
        for entry_type in types {
            assert_eq!(answer(entry_type, "adcvd"), expected, "{entry_type}");
        }
    }
    for (types, expected) in [
        (&["01", "02", "03", "07"][..], Some(true)),
        (&["06", "31", "32", "34", "38"][..], Some(false)),
        (&["11", "12", "21", "23"][..], None),
    ] {
        for entry_type in types {
            assert_eq!(answer(entry_type, "harbor_fee"), expected, "{entry_type}");
        }
    }
    for row in &book.entry_rules {
        assert!(book.entry_type(&row.entry_type).is_some(), "{}", row.entry_type);
        assert!(!row.note.is_empty(), "{}", row.entry_type);
    }
}

#[test]
fn modes_are_read_by_code_and_by_word() {
    let book = book();
    let code = |text| book.mode(text).map(|mode| mode.code.as_str());
    for (text, expected) in [
        ("11", Some("11")),
        ("11.0", Some("11")),
        ("40 - Air", Some("40")),
        ("Vessel", Some("10")),
        ("OCEAN, containerized", Some("10")),
        ("Air, Containerized", Some("40")),
        ("truck", Some("30")),
        ("Border, Water-borne", Some("12")),
        ("Sea-Air", None),
        ("4", None),
        ("110", None),
        ("40x", None),
        ("99", None),
        ("containers", None),
        ("", None),
    ] {
        assert_eq!(code(text), expected, "{text}");
    }
    let fee = |text| book.mode(text).and_then(|mode| mode.harbor_fee);
    assert_eq!((fee("10"), fee("11"), fee("12")), (Some(true), Some(true), None));
    for text in ["20", "21", "30", "31", "40", "41", "50"] {
        assert_eq!(fee(text), Some(false), "{text}");
    }
    let way = |text| book.mode(text).map(|mode| mode.way);
    assert_eq!(
        (way("31"), way("41"), way("50")),
        (Some(Way::Land), Some(Way::Air), Some(Way::Other))
    );
    let land =
        |mode: &&tidewaiter::law::Mode| mode.way != Way::Water && mode.harbor_fee == Some(true);
    assert_eq!(book.modes.iter().filter(land).count(), 0);
}

#[test]
fn groups_of_origins_keep_their_dates() {
    let book = book();
    for row in &book.origin_groups {
        for date in around(row.span) {
            let found = book.is_in_group(&row.group, row.country, date);
            assert_eq!(found, row.span.contains(date), "{} {} {date}", row.group, row.country);
        }
    }
    let column2 = |code, date| book.is_in_group("column 2", country(code), day(date));
    assert!(
        !column2("RU", "2022-04-08") && column2("RU", "2022-04-09") && column2("BY", "2026-01-01")
    );
    assert!(column2("CU", "2015-01-01") && !column2("CN", "2026-01-01"));
    let judged = ["DE", "CN", "MX", "VN", "IN"];
    let freeing = ["insular", "freely associated", "caribbean basin", "least developed"];
    for group in freeing {
        assert!(book.origin_groups.iter().any(|row| row.group == group), "{group}");
        for code in judged {
            assert!(!book.is_in_group(group, country(code), day("2026-01-01")), "{code}");
        }
    }
    for (group, code) in [("insular", "GU"), ("caribbean basin", "HT"), ("least developed", "KH")] {
        assert!(book.is_in_group(group, country(code), day("2026-01-01")), "{code}");
    }
}

#[test]
fn programs_name_their_countries() {
    let book = book();
    let on = day("2026-06-01");
    let holds = |code, origin| {
        let spi = book.spi(code, on).in_force().expect(code);
        spi.countries.contains(country(origin))
    };
    for code in ["AU", "BH", "CL", "CO", "IL", "JO", "JP", "KR", "MA", "OM", "PA", "PE", "SG"] {
        assert_eq!(holds(code, code), Some(true), "{code}");
        assert_eq!(holds(code, "CN"), Some(false), "{code}");
    }
    for origin in ["CR", "DO", "GT", "HN", "NI", "SV"] {
        assert_eq!((holds("P", origin), holds("P+", origin)), (Some(true), Some(true)), "{origin}");
    }
    assert_eq!(
        (holds("S", "CA"), holds("S+", "MX"), holds("S", "DE")),
        (Some(true), Some(true), Some(false))
    );
    assert_eq!(
        (holds("IL", "GZ"), holds("N", "EG"), holds("N", "JO")),
        (Some(true), Some(true), Some(true))
    );
    for code in ["D", "E", "R", "W", "C", "K", "Y"] {
        assert_eq!(holds(code, "CN"), None, "{code}");
    }
    for row in &book.spi {
        let unknown = row.countries.contains(country("CN")).is_none();
        let weak = row.countries_confidence == Confidence::Unverified;
        assert_eq!(unknown, weak, "{}", row.code);
    }
}

#[test]
fn forms_of_rates() {
    let book = book();
    let form = |text| book.rate_form(HtsNumber::new(text).expect(text).hts8());
    assert_eq!(form("8471.30.0100"), Some(RateForm::Percentage));
    assert_eq!(form("3923.90.0080"), Some(RateForm::Percentage));
    assert_eq!(form("0402.10.5000"), Some(RateForm::Other));
    assert_eq!(form("2401.20.8790"), Some(RateForm::AboveValue));
    assert_eq!(form("8471.30.9900"), None, "no such subheading");
    assert_eq!(form("9903.88.03"), None);
    let goods = || book.tariff.subheadings().filter(|(eight, _)| eight.chapter() <= 97);
    assert!(goods().all(|(eight, _)| book.rate_form(eight).is_some()));
    let count = |form| goods().filter(|(eight, _)| book.rate_form(*eight) == Some(form)).count();
    assert_eq!(count(RateForm::Percentage), 10_164);
    assert_eq!(count(RateForm::AboveValue), 13);
}
