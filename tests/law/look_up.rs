//! The look-up: pages of numbers, headings and programmes on a day, and what words find.

use super::{book, day};
use tidewaiter::law::{Before, Book, Lookup, Validity};
use tidewaiter::model::{Country, Date, HtsNumber};
use tidewaiter::report::{DutyView, LawAsk, LawBlock, LawPage, LawQuestion, law_search};

fn page(book: &Book, key: &str, on: &str) -> LawPage {
    LawPage::of(book, key, &LawQuestion::on(day(on))).unwrap_or_else(|| panic!("no page for {key}"))
}

fn block<'a>(page: &'a LawPage, title: &str) -> &'a LawBlock {
    let found = page.blocks.iter().find(|block| block.title == title);
    found.unwrap_or_else(|| panic!("{} has no block {title}", page.key))
}

fn fact<'a>(block: &'a LawBlock, name: &str) -> &'a str {
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

fn asked(on: &str, changes: impl Fn(&mut LawAsk)) -> LawQuestion {
    let mut ask = LawAsk { on: on.to_owned(), ..LawAsk::default() };
    changes(&mut ask);
    ask.read().expect("it can be read")
}

/// The schedule in use no longer has the number: text and units of the day come from the editions that
/// had it, on the page and on the command line.
#[test]
fn a_number_that_was_retired_later_is_told_on_its_day() {
    let book = book();
    let kale = page(&book, "hts/0704.20.0000", "2025-01-01");
    assert_eq!(kale.standing.mark, "yes");
    let texts = block(&kale, "Text and units");
    let number = HtsNumber::new("0704200000").expect("a number");
    assert_eq!(book.tariff.text10(number), tidewaiter::law::TextKind::Missing);
    assert_eq!(fact(texts, "Text of the number"), "does not begin with \u{201c}other\u{201d}");
    assert_eq!(fact(texts, "Units of quantity"), "KG");
    assert_eq!(fact(block(&kale, "Rates of duty"), "General"), "12.5 %");
    let entry = book.explain("hts/0704200000", day("2025-01-01")).expect("an entry");
    let more =
        |name: &str| entry.more.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    assert_eq!(more("text").as_deref(), Some("does not begin with \"other\""));
    assert_eq!(more("units").as_deref(), Some("KG"));
    assert_eq!(page(&book, "hts/0704.20.0000", "2026-07-01").standing.mark, "no");
}

/// The option answers for days before the first edition, and the page says that it does.
#[test]
fn days_before_the_first_edition_go_by_the_option() {
    let book = book();
    let of = |word: &str| {
        let asked = asked("2022-06-01", |ask| word.clone_into(&mut ask.tariff_before_first));
        LawPage::of(&book, "hts/8712.00.2500", &asked).expect("a page")
    };
    let unchanged = of("unchanged");
    assert_eq!(fact(block(&unchanged, "Rates of duty"), "General"), "5.5 %");
    let lead = block(&unchanged, "Rates of duty").lead.as_deref().unwrap_or_default();
    assert!(lead.contains("option tariff-before-first"), "{lead}");
    let unknown = of("unknown");
    assert!(block(&unknown, "Rates of duty").facts.iter().all(|fact| fact.name != "General"));
}

/// Goods of Mexico are let go by the programme for their special program, and pay its rate.
#[test]
fn a_special_program_can_be_asked_for() {
    let book = book();
    let of = |program: &str| {
        let asked = asked("2025-08-01", |ask| {
            "MX".clone_into(&mut ask.origin);
            program.clone_into(&mut ask.program);
            "10,000.00".clone_into(&mut ask.value);
        });
        LawPage::of(&book, "hts/3923.90.0080", &asked).expect("a page")
    };
    let (without, with) = (of(""), of("S"));
    let lead = |page: &LawPage| block(page, "Chapter 99").lead.clone().unwrap_or_default();
    assert!(lead(&without).contains("no special program claimed"));
    assert!(lead(&with).contains("special program S claimed"));
    let duty = |page: &LawPage| {
        fact(block(page, "Duty by component"), "Whole duty of the line").to_owned()
    };
    assert_eq!(duty(&with), "0.00");
    assert_ne!(duty(&without), "0.00");
    assert!(with.cites.iter().any(|cite| cite == "HTSUS general notes 3-35"), "{:?}", with.cites);
}

/// 10,000 dollars of goods of China: ordinary duty of 3 %, list 3, fentanyl, reciprocal; each with what
/// it rests on.
#[test]
fn duty_is_told_by_component_or_what_is_missing() {
    let book = book();
    let goods = |value: &str| {
        let asked = asked("2025-06-02", |ask| {
            "CN".clone_into(&mut ask.origin);
            value.clone_into(&mut ask.value);
            "9903.88.03, 9903.01.24 9903.01.25".clone_into(&mut ask.headings);
        });
        let number = HtsNumber::new("3923900080").expect("a number");
        let view = DutyView::new(&book, number, &asked).expect("goods");
        serde_json::to_value(&view).expect("JSON")
    };
    let told = goods("10000");
    assert_eq!(told["total"], "5800.00");
    let parts = told["components"].as_array().expect("components");
    let amounts: Vec<&str> = parts.iter().filter_map(|part| part["amount"].as_str()).collect();
    assert_eq!(amounts, ["300.00", "2500.00", "2000.00", "1000.00"]);
    assert_eq!(parts[1]["heading"], "9903.88.03");
    for part in parts {
        let cite = part["cite"].as_str().expect("a citation");
        assert!(book.citation(cite).is_some(), "{cite}");
        assert!(part["confidence"].is_string() && part["rate"].is_string());
    }
    let without = goods("");
    assert_eq!(without["missing"], "the entered value");
    assert_eq!(without["total"], serde_json::Value::Null);
    assert_eq!(without["components"][0]["missing"], "the entered value");
    let other = HtsNumber::new("9802008040").expect("a number");
    assert_eq!(DutyView::new(&book, other, &LawQuestion::on(day("2025-06-02"))), None);
    for (name, bad) in [
        ("headings", LawAsk { headings: "8471300100".to_owned(), ..LawAsk::default() }),
        ("value", LawAsk { value: "a lot".to_owned(), ..LawAsk::default() }),
        ("origin", LawAsk { origin: "China".to_owned(), ..LawAsk::default() }),
        ("unit", LawAsk { unit: "kilograms".to_owned(), ..LawAsk::default() }),
        ("option", LawAsk { tariff_before_first: "perhaps".to_owned(), ..LawAsk::default() }),
    ] {
        let bad = LawAsk { on: "2025-06-02".to_owned(), ..bad };
        assert!(bad.read().is_err(), "{name}");
    }
}

/// Every row of the list of programmes that a programme's headings lie in is shown, with how sure its
/// drawback status is.
#[test]
fn a_programme_shows_all_rows_of_its_headings() {
    let book = book();
    for measure in &book.measures {
        let page = page(&book, &format!("measure/{}", measure.key), "2025-08-01");
        let rows: Vec<_> = page
            .blocks
            .iter()
            .filter(|block| block.title.starts_with("Headings that"))
            .flat_map(|block| block.table.iter().flat_map(|table| &table.rows))
            .collect();
        let mut expected = 0;
        for run in &measure.headings {
            let (from, to) = (run.from.digits(), run.to.digits());
            let inside = |row: &&tidewaiter::law::Chapter99| {
                row.digits.is_some_and(|(a, b)| a <= to && from <= b)
            };
            expected += book.chapter99.iter().filter(inside).count().max(1);
        }
        let shown = rows.len()
            + page
                .blocks
                .iter()
                .filter_map(|b| b.table.as_ref())
                .map(|t| t.left_out)
                .sum::<usize>();
        assert_eq!(shown, expected, "{}", measure.key);
        for row in rows.iter().filter(|row| row.cells.len() == 5) {
            let status = &row.cells[4];
            assert!(status == "no duty" || status.contains('('), "{status}");
        }
    }
    // Column 1 reaches the floor of the European Union in one row, and not in the other.
    let page = page(&book, "measure/ieepa-reciprocal", "2025-06-01");
    assert!(block(&page, "Headings that charge").table.as_ref().expect("rows").rows.len() > 3);
}

/// A day before the first edition: CBP's list has the number since before, and the answer says that it
/// rests on that.
#[test]
fn an_answer_by_the_list_alone_says_so() {
    let book = book();
    let on = "2022-06-01";
    let number = book
        .listed
        .numbers()
        .find(|number| {
            let since = book.listed.get(*number).expect("flags").since;
            let by_editions = book.validity(*number, day("2025-03-14"), Before::Unknown)
                == Validity::Valid
                && book.valid_by_list(*number, day("2025-03-14")).is_none();
            !number.is_chapter99() && since < day(on) && by_editions
        })
        .expect("a number");
    let key = format!("hts/{:010}", number.digits());
    let early = page(&book, &key, on);
    assert_eq!(early.standing.mark, "yes");
    assert!(early.standing.words.contains("by CBP's list"), "{}", early.standing.words);
    let entry = book.explain(&key, day(on)).expect("an entry");
    assert!(entry.more.iter().any(|(name, _)| name == "validity_rests_on"));
    let later = page(&book, &key, "2025-03-14");
    assert!(!later.standing.words.contains("list"), "{}", later.standing.words);
}
