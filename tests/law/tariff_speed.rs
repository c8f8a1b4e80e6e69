//! How long look-ups in the tariff take.

use super::{book, day};
use std::hint::black_box;
use std::time::Instant;
use tidewaiter::law::{Before, Book};
use tidewaiter::model::HtsNumber;

/// Run with `cargo test --release --test law -- --ignored --nocapture tariff_speed`.
#[test]
#[ignore = "measures time"]
fn look_ups() {
    let start = Instant::now();
    let loaded = Book::load().expect("book");
    println!("the book is loaded in {:?}", start.elapsed());
    drop(loaded);
    let book = book();
    let numbers: Vec<HtsNumber> = book.listed.numbers().collect();
    // A step that has no divisor in common with the count visits all of them in a scattered order.
    let scattered: Vec<HtsNumber> =
        (0..1_000_000).map(|i| numbers[i * 7_919 % numbers.len()]).collect();
    let dates = ["2023-12-15", "2025-03-14", "2025-08-01", "2026-03-01"].map(day);
    let measure = |name: &str, ask: &dyn Fn(HtsNumber, usize) -> bool| {
        let start = Instant::now();
        let found = scattered.iter().zip(0..).filter(|(number, i)| ask(**number, *i)).count();
        let each = start.elapsed().as_nanos() / scattered.len() as u128;
        println!("{name}: {each} ns each, {found} found");
    };
    measure("rates", &|number, i| {
        let line = book.rates_on(number.hts8(), dates[i % dates.len()], Before::Unknown);
        black_box(line).is_ok()
    });
    measure("rates and one programme", &|number, i| {
        let line = book.rates_on(number.hts8(), dates[i % dates.len()], Before::Unknown);
        line.is_ok_and(|line| black_box(line.special("KR")).is_some())
    });
    measure("standing", &|number, i| {
        let standing = book.number_standing(number, dates[i % dates.len()]);
        black_box(standing) == tidewaiter::law::NumberStanding::Valid
    });
    measure("units", &|number, _| black_box(book.units(number)).is_some());
    measure("flags", &|number, _| black_box(book.listed.get(number)).is_some());
}
