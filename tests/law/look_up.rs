//! The look-up: pages of numbers, headings and programmes on a day, and what words find.

use super::{book, day};
use tidewaiter::law::{Before, Book, Lookup, Validity};
use tidewaiter::model::{Country, Date, HtsNumber};
use tidewaiter::report::{LawBlock, LawPage, LawQuestion, law_search};

pub(super) fn page(book: &Book, key: &str, on: &str) -> LawPage {
    LawPage::of(book, key, &LawQuestion::on(day(on))).unwrap_or_else(|| panic!("no page for {key}"))
}

pub(super) fn block<'a>(page: &'a LawPage, title: &str) -> &'a LawBlock {
    let found = page.blocks.iter().find(|block| block.title == title);
    found.unwrap_or_else(|| panic!("{} has no block {title}", page.key))
}

pub(super) fn fact<'a>(block: &'a LawBlock, name: &str) -> &'a str {
    let found = block.facts.iter().find(|fact| fact.name == name);
    found.map_or_else(|| panic!("{} has no {name}", block.title), |fact| fact.value.as_str())
}

#[test]
fn a_number_on_a_day() {
    let book = book();
    let page = page(&book, "hts/8471.30.0100", "2025-08-01");
    assert_eq!((page.title.as_str(), page.standing.mark), ("8471.30.01.00", "yes"));
    assert_eq!(fact(block(&page, "Rates of duty"), "General"), "Free");
    assert_eq!(fact(block(&page, "Rates of duty"), "Column 2"), "35 %");
    assert_eq!(fact(block(&page, "Text and units"), "Units of quantity"), "NO");
    let editions = block(&page, "Validity").table.as_ref().expect("editions");
    assert_eq!(editions.rows.len(), book.tariff_editions.len());
    assert!(editions.rows.iter().any(|row| row.holds), "the editions around the day are marked");
    let center = fact(block(&page, "Center of Excellence and Expertise"), "Center");
    let known = book.center_of(HtsNumber::new("8471300100").expect("number")).expect("Center");
    assert_eq!(center, format!("{} {}", known.0.code, known.0.name));
    assert!(page.asks_origin && !page.cites.is_empty() && page.read_on.is_some());
    assert!(page.cites.iter().all(|cite| book.citation(cite).is_some()), "{:?}", page.cites);
}

/// Every number answers on every day around the editions, and its standing is that of the book.
#[test]
fn every_number_has_a_page() {
    let book = book();
    let days = ["2023-09-30", "2025-06-15", "2027-01-01"].map(day);
    let numbers = book.listed.numbers().chain(book.tariff_changes.iter().map(|row| row.number));
    let mut marks = [0usize; 3];
    for (number, at) in numbers.filter(|number| !number.is_chapter99()).zip(0..) {
        if at % 23 != 0 {
            continue;
        }
        for on in days {
            let page =
                LawPage::of(&book, &format!("hts/{:010}", number.digits()), &LawQuestion::on(on));
            let page = page.expect("a page");
            let mark = match book.validity(number, on, Before::Unknown) {
                Validity::Valid => 0,
                Validity::Unknown(_) => 2,
                _ => 1,
            };
            assert_eq!(page.standing.mark, ["yes", "no", "unknown"][mark], "{number}");
            marks[mark] += 1;
        }
    }
    assert!(marks.iter().all(|count| *count > 0), "{marks:?}");
}

#[test]
fn a_retired_number_says_what_it_became() {
    let book = book();
    let row = book.tariff_changes.iter().find(|row| !row.became.is_empty()).expect("a row");
    let page = page(&book, &format!("hts/{:010}", row.number.digits()), "2026-07-01");
    assert_eq!(page.standing.mark, "no");
    let became = block(&page, "Validity").facts.iter();
    let keys: Vec<_> = became.filter_map(|fact| fact.key.clone()).collect();
    let expected: Vec<String> =
        row.became.iter().map(|number| format!("hts/{:010}", number.digits())).collect();
    assert_eq!(keys, expected);
    for key in keys {
        assert!(LawPage::of(&book, &key, &LawQuestion::on(day("2026-07-01"))).is_some(), "{key}");
    }
}

#[test]
fn outside_the_editions_nothing_is_guessed() {
    let book = book();
    let page = page(&book, "hts/8471300100", "1999-01-04");
    assert_eq!(page.standing.mark, "unknown");
    let rates = block(&page, "Rates of duty");
    assert!(rates.facts.iter().all(|fact| !["General", "Column 2"].contains(&fact.name)));
    assert_eq!(fact(rates, "General, there"), "Free");
    assert!(rates.lead.as_ref().is_some_and(|l| l.contains("Not known")));
}

#[test]
fn the_beginning_of_a_number_lists_its_subheadings() {
    let book = book();
    let listing = page(&book, "hts/8471.30", "2026-03-01");
    let table = block(&listing, "Subheadings").table.as_ref().expect("a table");
    assert!(table.rows.iter().any(|row| row.key.as_deref() == Some("hts/84713001")));
    let subheading = page(&book, "hts/84713001", "2026-03-01");
    let numbers = block(&subheading, "Its numbers").table.as_ref().expect("a table");
    assert_eq!(numbers.rows[0].key.as_deref(), Some("hts/8471300100"));
    for bad in ["hts/84", "hts/84713001000", "hts/8471x", "programme/no such words", "nonsense"] {
        assert_eq!(LawPage::of(&book, bad, &LawQuestion::on(day("2026-03-01"))), None, "{bad}");
    }
}

/// Every key that the book lists has a page on any day, and all it cites is registered.
#[test]
fn every_key_has_a_page() {
    let book = book();
    for on in ["2019-06-01", "2025-04-09", "2026-11-24"] {
        for key in book.keys() {
            let page = LawPage::of(&book, &key, &LawQuestion::on(day(on)));
            let page = page.unwrap_or_else(|| panic!("no page for {key}"));
            assert!(!page.title.is_empty() && !page.blocks.is_empty(), "{key}");
            let unknown: Vec<&String> =
                page.cites.iter().filter(|cite| book.citation(cite).is_none()).collect();
            assert!(unknown.is_empty(), "{key} cites {unknown:?}");
            let linked = page.blocks.iter().flat_map(|block| {
                let rows = block.table.iter().flat_map(|table| &table.rows);
                rows.filter_map(|row| row.key.as_ref())
                    .chain(block.facts.iter().filter_map(|fact| fact.key.as_ref()))
            });
            for link in linked {
                assert!(
                    LawPage::of(&book, link, &LawQuestion::on(day(on))).is_some(),
                    "{key} links to {link}"
                );
            }
        }
    }
}

#[test]
fn a_heading_tells_its_days_rates_and_drawback() {
    let book = book();
    let check = |heading: &str, on: Date| {
        let page = LawPage::of(&book, &format!("chapter99/{heading}"), &LawQuestion::on(on))
            .expect("a page");
        let found = book.chapter99(HtsNumber::new(heading).expect("heading"), on);
        let mark = if matches!(found, Lookup::InForce(_)) { "yes" } else { "no" };
        assert_eq!(page.standing.mark, mark, "{heading}");
        let row = found.known().expect("a row");
        assert_eq!(page.name, row.programme);
        let drawback = block(&page, "Drawback");
        assert_eq!(drawback.confidence, Some(row.confidence.drawback.words()));
        let steps = block(&page, "Rate").table.as_ref().map_or(0, |table| table.rows.len());
        assert_eq!(steps, row.rates.len());
    };
    for row in book.chapter99.iter().filter(|row| row.digits.is_some()) {
        for on in super::around(row.span) {
            check(&row.from, on);
        }
    }
}

#[test]
fn words_of_a_programme_find_its_headings() {
    let book = book();
    let page = page(&book, "programme/301 china", "2025-08-01");
    let table = block(&page, "Headings").table.as_ref().expect("a table");
    let keys: Vec<&str> = table.rows.iter().filter_map(|row| row.key.as_deref()).collect();
    for heading in ["chapter99/9903.88.01", "chapter99/9903.88.03"] {
        assert!(keys.contains(&heading), "{keys:?}");
    }
}

#[test]
fn goods_of_an_origin_name_every_programme_once() {
    let book = book();
    let origin = Country::new("CN");
    let page = LawPage::of(
        &book,
        "hts/8471300100",
        &LawQuestion { origin, ..LawQuestion::on(day("2025-08-01")) },
    )
    .expect("a page");
    let block = block(&page, "Chapter 99");
    let said = block.table.iter().flat_map(|table| &table.rows).count();
    let outside = block.note.as_ref().map_or(0, |note| note.split("; ").count());
    assert_eq!(said + outside, book.measures.len());
}

fn first(book: &Book, text: &str) -> Option<String> {
    law_search(book, text, day("2026-03-01")).into_iter().next().map(|one| one.key)
}

#[test]
fn words_and_beginnings_find_keys() {
    let book = book();
    for (text, key) in [
        ("8471.30.0100", "hts/8471300100"),
        ("8471300100", "hts/8471300100"),
        ("8471.30.01", "hts/84713001"),
        ("8471", "hts/8471"),
        ("9903.88.03", "chapter99/9903.88.03"),
        ("s", "spi/S"),
        ("KR", "spi/KR"),
        ("01", "entry_type/01"),
        ("499", "duty/FEE:499"),
        ("mpf rate", "fees/mpf/rate"),
        ("korea free", "spi/KR"),
        ("viet", "country/VN"),
    ] {
        assert_eq!(first(&book, text).as_deref(), Some(key), "{text}");
    }
    for text in ["", " ", "no such thing at all", "99999999999"] {
        assert_eq!(first(&book, text), None, "{text}");
    }
    let programmes = law_search(&book, "301", day("2026-03-01"));
    assert!(programmes.iter().any(|one| one.key == "programme/301"), "{programmes:?}");
    let digits = law_search(&book, "847130", day("2026-03-01"));
    assert!(digits.iter().any(|one| one.key == "hts/84713001"));
}

/// What is suggested has a page, whatever is typed, letter by letter.
#[test]
fn every_suggestion_has_a_page() {
    let book = book();
    let on = day("2025-08-01");
    for text in ["8471.30.0100", "9903.88.15", "section 232 steel", "usmca", "harbor", "19 CFR 190"]
    {
        for end in 1..=text.len() {
            for one in law_search(&book, &text[..end], on) {
                assert!(
                    LawPage::of(&book, &one.key, &LawQuestion::on(on)).is_some(),
                    "{}",
                    one.key
                );
                assert!(!one.label.is_empty() && !one.detail.is_empty(), "{one:?}");
            }
        }
    }
}
