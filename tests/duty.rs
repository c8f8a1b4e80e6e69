//! The duty of goods by component, with what it rests on or what is missing.

#![allow(clippy::print_stdout, reason = "what was measured is for people to read")]

#[path = "duty/components.rs"]
mod components;
#[path = "duty/engine.rs"]
mod engine;

use rust_decimal::Decimal;
use std::sync::OnceLock;
use tidewaiter::duty::{Assessment, Engine, Measured, Program, Question};
use tidewaiter::law::{Before, Book};
use tidewaiter::model::{Country, Date, Hts8, HtsNumber, Money, Quantity, Unit, parse_iso};

fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| Book::load().expect("book"))
}

fn day(text: &str) -> Date {
    parse_iso(text).expect("a day")
}

fn number(text: &str) -> HtsNumber {
    HtsNumber::new(text).expect("a number")
}

fn headings(list: &[&str]) -> Vec<Hts8> {
    list.iter().map(|text| number(text).hts8()).collect()
}

/// Goods of a number, origin and day, without a program or heading.
fn goods(hts: &str, origin: &str, on: &str) -> Question<'static> {
    Question {
        number: number(hts),
        provision: None,
        origin: Country::new(origin),
        date: Some(day(on)),
        program: Program::None,
        headings: &[],
    }
}

/// A value in dollars, and a quantity.
fn measured(dollars: i64, quantity: Option<(i64, &str)>) -> Measured {
    let quantity = quantity
        .map(|(count, unit)| (Quantity(Decimal::from(count)), Unit::new(unit).expect("unit")));
    Measured { value: Some(Money::cents(dollars * 100)), quantities: [quantity, None] }
}

fn assess(question: &Question<'_>, measured: &Measured) -> Assessment<'static> {
    let mut engine = Engine::new(book(), Before::Unknown);
    let mut assessment = Assessment::default();
    assessment.assess(engine.terms(question), measured);
    assessment
}
