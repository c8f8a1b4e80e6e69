//! The law as data: every value cites, nothing is ambiguous, dates are ordered, and the figures are
//! those of the published cases.

#![allow(clippy::print_stdout, reason = "what was measured is for people to read")]

#[path = "law/answers.rs"]
mod answers;
#[path = "law/chapter99.rs"]
mod chapter99;
#[path = "law/editions.rs"]
mod editions;
#[path = "law/entering.rs"]
mod entering;
#[path = "law/export.rs"]
mod export;
#[path = "law/fees.rs"]
mod fees;
#[path = "law/look_up.rs"]
mod look_up;
#[path = "law/look_up_goods.rs"]
mod look_up_goods;
#[path = "law/measures.rs"]
mod measures;
#[path = "law/measures_headings.rs"]
mod measures_headings;
#[path = "law/measures_lists.rs"]
mod measures_lists;
#[path = "law/measures_sample.rs"]
mod measures_sample;
#[path = "law/measures_speed.rs"]
mod measures_speed;
#[path = "law/measures_walk.rs"]
mod measures_walk;
#[path = "law/packs.rs"]
mod packs;
#[path = "law/refresh.rs"]
mod refresh;
#[path = "law/renewal.rs"]
mod renewal;
#[path = "law/sources.rs"]
mod sources;
#[path = "law/strict.rs"]
mod strict;
#[path = "law/tariff.rs"]
mod tariff;
#[path = "law/tariff_database.rs"]
mod tariff_database;
#[path = "law/tariff_rates.rs"]
mod tariff_rates;
#[path = "law/tariff_speed.rs"]
mod tariff_speed;
#[path = "law/tariff_validity.rs"]
mod tariff_validity;
#[path = "law/tariff_walk.rs"]
mod tariff_walk;
#[path = "law/walks.rs"]
mod walks;

use tidewaiter::law::{Book, Span};
use tidewaiter::model::{Date, parse_iso};

fn book() -> Book {
    Book::load().expect("the embedded tables make a book")
}

fn day(text: &str) -> Date {
    parse_iso(text).expect(text)
}

/// The days around the ends of a span: before, first, last, after.
fn around(span: Span) -> Vec<Date> {
    let ends = span.from.into_iter().chain(span.to);
    let mut days: Vec<Date> = ends
        .flat_map(|end| [end.yesterday().expect("day before"), end, end.tomorrow().expect("after")])
        .collect();
    days.push(day("2026-11-24"));
    days
}
