//! The engine that remembers answers as the law does, and how fast it is.

use super::{book, day, measured};
use std::time::Instant;
use tidewaiter::duty::{Assessment, Engine, Program, Question, Terms};
use tidewaiter::law::Before;
use tidewaiter::model::{Country, Date, Hts8, HtsNumber};

const ORIGINS: [&str; 6] = ["CN", "DE", "MX", "IN", "JP", "CU"];
const DAYS: [&str; 7] = [
    "2023-12-15",
    "2025-03-05",
    "2025-04-09",
    "2025-09-16",
    "2026-03-02",
    "2026-08-03",
    "2022-01-10",
];
const STACKS: [&[&str]; 3] = [&[], &["9903.88.03"], &["9903.01.24", "9903.01.25"]];

/// Every 61st number with each origin and day.
fn questions(stacks: &[Vec<Hts8>]) -> Vec<Question<'_>> {
    let numbers: Vec<HtsNumber> = book().listed.numbers().step_by(61).collect();
    let mut all = Vec::new();
    for (at, number) in numbers.into_iter().enumerate() {
        for (place, on) in DAYS.iter().enumerate() {
            let origin = Country::new(ORIGINS[(at + place) % ORIGINS.len()]);
            let program = match at % 3 {
                0 => Program::None,
                1 => Program::Claimed("S"),
                _ => Program::NotTold,
            };
            all.push(Question {
                number,
                provision: None,
                origin,
                date: Some(day(on)),
                program,
                headings: &stacks[(at + place) % stacks.len()],
            });
        }
    }
    all
}

#[test]
fn what_is_remembered_is_what_the_law_says() {
    let stacks = STACKS.map(super::headings);
    let mut engine = Engine::new(book(), Before::Unknown);
    let line = measured(1_000, Some((10, "KG")));
    let questions = questions(&stacks);
    assert!(questions.len() > 1_000);
    let mut known = 0;
    // Twice, so that the second answers come from memory.
    for question in questions.iter().chain(&questions) {
        let fresh = Terms::new(book(), question, Before::Unknown);
        let (mut a, mut b) = (Assessment::default(), Assessment::default());
        a.assess(engine.terms(question), &line);
        b.assess(&fresh, &line);
        assert_eq!(a, b, "{question:?}");
        known += usize::from(a.total().is_ok());
    }
    assert!(known > questions.len() / 4, "{known} of {}", questions.len());
}

/// An assessment lists a component for every programme that charges or cannot be told, and no total
/// hides what is not known.
#[test]
fn a_total_needs_every_component() {
    let stacks = STACKS.map(super::headings);
    let line = measured(1_000, None);
    for question in questions(&stacks).iter().step_by(7) {
        let terms = Terms::new(book(), question, Before::Unknown);
        let mut assessment = Assessment::default();
        assessment.assess(&terms, &line);
        let unknown = assessment.components.iter().any(|c| c.amount.is_err());
        assert_eq!(assessment.total().is_err(), unknown, "{question:?}");
        assert!(terms.ordinary.is_ok() || unknown, "{question:?}");
    }
}

/// Run with `cargo test --release --test duty -- --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
fn a_million_lines() {
    let numbers: Vec<HtsNumber> = book().listed.numbers().step_by(40).collect();
    let first = day("2023-11-01");
    let dates: Vec<Date> = (0..900)
        .map(|days| first.checked_add(jiff::Span::new().days(days)).expect("a day"))
        .collect();
    let stack = super::headings(&["9903.88.03", "9903.01.24", "9903.01.25"]);
    let line = measured(1_000, Some((10, "KG")));
    let mut engine = Engine::new(book(), Before::Unknown);
    let mut assessment = Assessment::default();
    let start = Instant::now();
    let mut known = 0;
    for at in 0..1_000_000usize {
        let question = Question {
            number: numbers[at * 7_919 % numbers.len()],
            provision: None,
            origin: Country::new(ORIGINS[at % 2]),
            date: Some(dates[at / 1_112 % dates.len()]),
            program: Program::None,
            headings: if at % 2 == 0 { &stack } else { &[] },
        };
        assessment.assess(engine.terms(&question), &line);
        known += usize::from(assessment.total().is_ok());
    }
    println!("1,000,000 lines in {:?}, {known} known to the cent", start.elapsed());
}

/// The days around every change of the law, and the days of the first questions.
fn days_of_change() -> Vec<Date> {
    let ends = book().epochs().first_days().to_vec();
    let around =
        |day: &Date| [day.yesterday().expect("a day"), *day, day.tomorrow().expect("a day")];
    let mut days: Vec<Date> = ends.iter().flat_map(around).collect();
    days.extend(DAYS.map(day));
    days
}

/// Headings, each alone and two by two with their neighbour: all that the tables know, and one that
/// they do not.
fn stacks() -> Vec<Vec<Hts8>> {
    let of_measures = book().measures.iter().flat_map(|measure| &measure.headings);
    let mut all: Vec<Hts8> = of_measures.flat_map(|run| [run.from, run.to]).collect();
    all.push(HtsNumber::new("9903.99.99").expect("a number").hts8());
    all.push(HtsNumber::new("9802.00.80").expect("a number").hts8());
    all.dedup();
    let mut stacks = vec![Vec::new()];
    stacks.extend(all.iter().map(|heading| vec![*heading]));
    stacks.extend(all.windows(2).map(<[Hts8]>::to_vec));
    stacks
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]

    /// Whatever is asked in whatever order, the engine that remembers says what the law says: days of
    /// one stretch share an answer, and no two that differ do.
    #[test]
    fn days_between_two_changes_have_one_answer(
        seed in proptest::collection::vec((0usize..10_000, 0usize..4, 0usize..6, 0usize..4_000, 0usize..200), 400),
        unchanged: bool,
    ) {
        let before = if unchanged { Before::Unchanged } else { Before::Unknown };
        let numbers: Vec<HtsNumber> = book().listed.numbers().step_by(23).collect();
        // The headings of staged and general rates that differ between editions.
        let moved: Vec<HtsNumber> = book()
            .rates
            .iter()
            .filter(|line| line.span.from.is_some())
            .filter_map(|line| HtsNumber::from_digits(u64::from(line.subheading.digits()) * 100))
            .collect();
        let (days, stacks) = (days_of_change(), stacks());
        let codes: Vec<&str> = book().spi.iter().map(|spi| spi.code.as_str()).collect();
        let mut engine = Engine::new(book(), before);
        let line = measured(1_000, Some((10, "KG")));
        for (at, few, origin, on, more) in seed {
            let number = match few {
                0 => moved[at % moved.len()],
                1 => numbers[at % 7],
                _ => numbers[at % numbers.len()],
            };
            let question = Question {
                number,
                provision: (more % 50 == 0).then(|| HtsNumber::new("9801.00.10").expect("a number")),
                origin: Country::new(ORIGINS[origin]),
                date: (more != 1).then(|| days[on % days.len()]),
                program: match more % 3 {
                    0 => Program::None,
                    1 => Program::Claimed(codes[more % codes.len()]),
                    _ => Program::NotTold,
                },
                headings: if at % 2 == 0 { &[] } else { &stacks[at % stacks.len()] },
            };
            let fresh = Terms::new(book(), &question, before);
            let (mut a, mut b) = (Assessment::default(), Assessment::default());
            a.assess(engine.terms(&question), &line);
            b.assess(&fresh, &line);
            proptest::prop_assert_eq!(&a, &b, "{:?}", question);
            proptest::prop_assert_eq!(engine.terms(&question).about(), fresh.about());
        }
    }
}

/// Within a stretch the first and the last day have the same answers for goods of every chapter.
#[test]
fn a_stretch_has_one_answer_from_its_first_day_to_its_last() {
    let epochs = book().epochs();
    let numbers: Vec<HtsNumber> = book().listed.numbers().step_by(211).collect();
    let mut asked = 0usize;
    for (at, pair) in epochs.first_days().windows(2).enumerate() {
        let [first, next] = pair else { continue };
        let last = next.yesterday().expect("a day");
        assert_eq!(epochs.of(*first), epochs.of(last));
        assert_eq!(epochs.of(*first) + 1, epochs.of(*next));
        for (place, number) in numbers.iter().enumerate() {
            let question = Question {
                number: *number,
                provision: None,
                origin: Country::new(ORIGINS[(at + place) % ORIGINS.len()]),
                date: Some(*first),
                program: if place % 2 == 0 { Program::None } else { Program::Claimed("S") },
                headings: &[],
            };
            let then = Question { date: Some(last), ..question };
            let terms = [question, then].map(|q| Terms::new(book(), &q, Before::Unknown));
            let [a, b] = &terms;
            assert_eq!(a.ordinary, b.ordinary, "{question:?}");
            assert_eq!(a.about(), b.about(), "{question:?}");
            asked += 1;
        }
    }
    assert!(asked > 3_000, "{asked}");
}
