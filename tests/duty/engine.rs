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
