//! What chapter 99 asks of goods, by examples with their sources: `measures.tsv`.

use super::{book, day};
use std::collections::{BTreeMap, BTreeSet};
use tidewaiter::law::{Answer, Base, Book, Charge, Extra, FreedBy, Goods, Ruling, Why};
use tidewaiter::model::{Country, Hts8, HtsNumber};

/// number, origin, day, special program, headings claimed, programme, ruling, source.
const EXAMPLES: &str = include_str!("measures.tsv");

/// A heading.
pub(super) fn heading(text: &str) -> Hts8 {
    HtsNumber::new(text).unwrap_or_else(|| panic!("{text}")).hts8()
}

/// What a programme says of goods; the headings are separated by spaces.
pub(super) fn ask<'a>(
    book: &'a Book,
    [number, origin, date, spi, claimed]: [&str; 5],
    measure: &str,
) -> Answer<'a> {
    let claimed: Vec<Hts8> = claimed.split_whitespace().map(heading).collect();
    let goods = Goods {
        number: HtsNumber::new(number).unwrap_or_else(|| panic!("{number}")),
        origin: Country::new(origin).unwrap_or_else(|| panic!("{origin}")),
        date: day(date),
        spi,
        claimed: &claimed,
    };
    let mut answers = book.measures(&goods);
    answers.find(|answer| answer.measure.key == measure).unwrap_or_else(|| panic!("{measure}"))
}

/// A ruling in the words of the table.
fn words(ruling: &Ruling<'_>) -> String {
    match ruling {
        Ruling::Outside => "outside".to_owned(),
        Ruling::Claimed { heading } => format!("claimed {heading}"),
        Ruling::Charged(charge) => charge_words(charge),
        Ruling::Freed(freed) => {
            let by = match freed.by {
                FreedBy::Measure(key) => key,
                FreedBy::Program => "program",
                FreedBy::Listed => "listed",
                FreedBy::Origin => "origin",
            };
            let heading = freed.heading.map_or("none".to_owned(), |heading| heading.to_string());
            format!("freed {heading} {by}")
        }
        Ruling::Unknown(why) => {
            let kind = match why {
                Why::ListOnDay(_) => "list on day",
                Why::NoList(_) => "no list",
                Why::Rate(_) => "rate",
                Why::Facts(_) => "facts",
                Why::Measure(key) => key,
                Why::Number(_) => "number",
            };
            format!("unknown: {kind}")
        }
    }
}

fn charge_words(charge: &Charge) -> String {
    let part = if charge.base == Base::PartOfValue { " of a part" } else { "" };
    match charge.extra {
        Extra::Added(rate) => format!("charged {} +{rate}{part}", charge.heading),
        Extra::UpTo { total, reached, replaces } => {
            let sign = if replaces { '=' } else { '~' };
            let reached = reached.map(|heading| format!(" or {heading}")).unwrap_or_default();
            format!("charged {} {sign}{total}{reached}{part}", charge.heading)
        }
    }
}

fn examples() -> impl Iterator<Item = [&'static str; 8]> {
    EXAMPLES.lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        fields.try_into().unwrap_or_else(|_| panic!("eight fields: {line}"))
    })
}

#[test]
fn every_example_is_ruled_as_its_source_says() {
    let book = book();
    let mut wrong = Vec::new();
    for [number, origin, date, spi, claimed, measure, ruling, source] in examples() {
        let answer = ask(&book, [number, origin, date, spi, claimed], measure);
        let said = words(&answer.ruling);
        if said != ruling {
            wrong.push(format!(
                "{number} {origin} {date} {spi} {claimed} {measure}: {said}, not {ruling} ({source})"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What no source at hand can free, or charge.
const NEVER_FREED: [&str; 1] = ["301-nicaragua"];
/// Programmes that say of no goods more than that nothing is known: rate or list is missing even where
/// the heading is claimed.
const NEVER_CHARGED: [&str; 6] =
    ["201-quartz", "201-solar", "201-washers", "301-aircraft", "301-nicaragua", "russia-increased"];

#[test]
fn every_programme_has_its_examples() {
    let book = book();
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for [.., measure, ruling, _] in examples() {
        let kind = ruling.split([' ', ':']).next().expect("a kind");
        seen.entry(measure).or_default().insert(kind);
    }
    for measure in &book.measures {
        let key = measure.key.as_str();
        let seen = &seen.get(key).unwrap_or_else(|| panic!("{key} has no example"));
        assert!(seen.contains("outside"), "{key}");
        let charged = if NEVER_CHARGED.contains(&key) { "unknown" } else { "charged" };
        assert!(seen.contains(charged), "{key}: {charged}");
        let frees = measure.headings.iter().any(|run| run.role != tidewaiter::law::Role::Charges);
        if frees && !NEVER_FREED.contains(&key) {
            assert!(seen.contains("freed") || seen.contains("claimed"), "{key}");
        }
    }
}

#[test]
fn the_order_is_that_of_reporting() {
    let book = book();
    let place = |key: &str| book.measures.iter().position(|m| m.key == key).expect("programme");
    // CSMS 69668138: section 301, then 338, then 232, then 201.
    let order = ["301-china", "338-canada", "ieepa-reciprocal", "122", "232-steel", "201-solar"];
    assert!(order.windows(2).all(|pair| place(pair[0]) < place(pair[1])));
}

#[test]
fn a_floor_reports_the_heading_that_column_1_decides() {
    let book = book();
    let goods = ["6109100012", "DE", "2025-12-20", "", ""];
    let answer = ask(&book, goods, "ieepa-reciprocal");
    let Ruling::Charged(charge) = answer.ruling else { panic!("{:?}", answer.ruling) };
    let rate = |text: &str| text.parse().expect("rate");
    let below = charge.beside(rate("0.05"));
    assert_eq!(below.heading, heading("9903.02.20"));
    assert_eq!((below.added, below.replaces), (rate("0.10"), true));
    let at = charge.beside(rate("0.15"));
    assert_eq!(at.heading, heading("9903.02.19"));
    assert!(at.added.is_zero() && !at.replaces);
    assert_eq!(charge.beside(rate("0.165")).heading, heading("9903.02.19"));
}

/// What the report does not tell stays open, and what the line claims settles it.
#[test]
fn a_claim_settles_what_the_report_does_not_tell() {
    let book = book();
    let goods = |claimed| ["6109100012", "VN", "2026-09-01", "", claimed];
    let open = ask(&book, goods(""), "301-forced-labour");
    assert!(matches!(open.ruling, Ruling::Unknown(Why::Facts(_))));
    let otherwise = open.otherwise.expect("what it charges otherwise");
    assert_eq!(charge_words(&otherwise), "charged 9903.05.84 +0.125");
    let settled = ask(&book, goods("9903.05.84"), "301-forced-labour");
    assert_eq!(settled.ruling, Ruling::Charged(otherwise));
    let wrong_country = ask(&book, goods("9903.05.31"), "301-forced-labour");
    assert!(matches!(wrong_country.ruling, Ruling::Unknown(_)), "it is China's heading");
}

#[test]
fn chapters_98_and_99_are_no_goods() {
    let book = book();
    for number in ["9802005010", "9903880300"] {
        let answer = ask(&book, [number, "CN", "2025-06-01", "", ""], "301-china");
        assert!(matches!(answer.ruling, Ruling::Unknown(Why::Number(_))), "{number}");
    }
}

#[test]
fn provinces_are_canada() {
    let book = book();
    let of = |origin| {
        ask(&book, ["6109100012", origin, "2025-09-01", "", ""], "ieepa-fentanyl-canada").ruling
    };
    assert_eq!(of("XO"), of("CA"));
    assert!(matches!(of("XO"), Ruling::Charged(_)));
}

/// The marks of list, heading and days bound a ruling's own.
#[test]
fn the_weakest_mark_counts() {
    let book = book();
    let china = ask(&book, ["3926902100", "CN", "2025-04-20", "", ""], "ieepa-reciprocal");
    assert_eq!(china.confidence.mark(), "M", "the rate of these weeks is from memory");
    let list = ask(&book, ["3926902100", "CN", "2025-04-20", "", ""], "301-china");
    assert_eq!(list.confidence.mark(), "S", "a secondary list");
}

#[test]
fn a_look_up_with_an_origin_tells_the_programmes() {
    let book = book();
    let entry = book.explain("hts/3926902100/CN", day("2025-04-20")).expect("entry");
    let told = |entry: &tidewaiter::law::LawEntry, key: &str| {
        entry.more.iter().find(|(name, _)| name == key).map(|(_, words)| words.clone())
    };
    assert_eq!(told(&entry, "origin").as_deref(), Some("CN"));
    assert_eq!(
        told(&entry, "measures/301-china").as_deref(),
        Some("charged 7.5 % under 9903.88.15 (secondary source)")
    );
    assert_eq!(told(&entry, "measures/122"), None, "programmes that are not about it are left out");
    let plain = book.explain("hts/3926902100", day("2025-04-20")).expect("entry");
    assert_eq!(told(&plain, "origin"), None);
    assert_eq!(book.explain("hts/3926902100/CHN", day("2025-04-20")), None);
}
