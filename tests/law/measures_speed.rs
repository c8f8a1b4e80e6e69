//! How long the programmes of chapter 99 take.

use super::book;
use super::day;
use std::hint::black_box;
use std::time::Instant;
use tidewaiter::law::{Goods, Ruling};
use tidewaiter::model::{Country, HtsNumber};

/// Run with `cargo test --release --test law -- --ignored --nocapture measures_speed`.
#[test]
#[ignore = "measures time"]
fn rulings() {
    let book = book();
    let numbers: Vec<HtsNumber> = book.listed.numbers().collect();
    let origins = ["CN", "VN", "DE", "MX", "JP", "IN"].map(|code| Country::new(code).expect(code));
    let dates = ["2023-12-15", "2025-03-14", "2025-08-10", "2026-03-01", "2026-08-01"].map(day);
    let count = 1_000_000;
    let start = Instant::now();
    let mut charged = 0;
    for i in 0..count {
        let goods = Goods {
            number: numbers[i * 7_919 % numbers.len()],
            origin: origins[i % origins.len()],
            date: dates[i / 7 % dates.len()],
            spi: "",
            claimed: &[],
        };
        let answers = black_box(book.measures(&goods));
        charged += answers.filter(|a| matches!(a.ruling, Ruling::Charged(_))).count();
    }
    let each = start.elapsed().as_nanos() / count as u128;
    println!("all programmes: {each} ns a line, {charged} charges");
}
