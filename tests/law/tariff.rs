//! The tariff: counts, texts, units.

use super::book;
use tidewaiter::law::{Tariff, TextKind};
use tidewaiter::model::{Hts8, HtsNumber, Unit};

fn goods(tariff: &Tariff) -> impl Iterator<Item = (Hts8, TextKind)> + '_ {
    tariff.subheadings().filter(|(number, _)| number.chapter() <= 97)
}

#[test]
fn counts() {
    let tariff = book().tariff;
    assert_eq!(tariff.len().0, 14_835);
    assert_eq!(goods(&tariff).count(), 11_414);
    let others: Vec<Hts8> = goods(&tariff)
        .filter(|(_, text)| *text == TextKind::Other)
        .map(|(number, _)| number)
        .collect();
    assert_eq!(others.len(), 3_542);
    let no_other_text =
        |number: &&Hts8| tariff.numbers_of(**number).all(|(_, text)| text != TextKind::Named);
    assert_eq!(others.iter().filter(no_other_text).count(), 2_208);
    assert!(tariff.subheadings().all(|(_, text)| text != TextKind::Missing));
    assert_eq!(tariff.subheadings().filter(|(number, _)| number.chapter() == 77).count(), 0);
}

/// Case sub-other-diamonds: the subheading is "other", its numbers are not.
#[test]
fn diamonds() {
    let tariff = book().tariff;
    let number = |text| HtsNumber::new(text).expect(text);
    assert_eq!(tariff.text8(number("7102.39.0010").hts8()), TextKind::Other);
    for text in ["7102.39.0010", "7102.39.0050"] {
        assert_eq!(tariff.text10(number(text)), TextKind::Named, "{text}");
        let units: Vec<&str> =
            tariff.units(number(text)).expect("units").iter().map(Unit::as_str).collect();
        assert_eq!(units, ["CAR"], "{text}");
    }
    assert_eq!(tariff.text10(number("7102.39.0099")), TextKind::Missing);
}

#[test]
fn units_are_codes() {
    let tariff = book().tariff;
    let units = |text| -> Option<Vec<String>> {
        let units = tariff.units(HtsNumber::new(text).expect(text))?;
        Some(units.iter().map(ToString::to_string).collect())
    };
    assert_eq!(units("8471.30.0100"), Some(vec!["NO".to_owned()]));
    assert_eq!(units("0102.29.2011"), Some(vec!["NO".to_owned(), "KG".to_owned()]));
    assert_eq!(units("8471.30.0199"), None, "no such number");
    let uncounted = tariff.subheadings().flat_map(|(number, _)| tariff.numbers_of(number));
    let none = |number: &HtsNumber| {
        tariff.units(*number).is_some_and(|units| units == [Unit::new("X").expect("X")])
    };
    assert!(uncounted.map(|(number, _)| number).filter(none).count() > 0, "X stands for no unit");
}

#[test]
fn chapter_99_headings_stand_padded() {
    let tariff = book().tariff;
    let heading = HtsNumber::new("9903.88.03").expect("heading");
    assert!(tariff.has10(heading) && tariff.has8(heading.hts8()));
    assert_eq!(tariff.text10(heading), TextKind::Named);
}
