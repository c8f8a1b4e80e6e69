//! The look-up of goods: on their day, under the option of the tariff, with a special program, and their
//! duty by component.

use super::look_up::{block, fact, page};
use super::{book, day};
use tidewaiter::law::{Before, Validity};
use tidewaiter::model::HtsNumber;
use tidewaiter::report::{DutyView, LawAsk, LawPage, LawQuestion};

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
