//! How long the checks of the whole account take.

use super::invented::Invented;
use std::time::Instant;
use tidewaiter::checks::{self, Context};
use tidewaiter::finding::Findings;
use tidewaiter::law::Book;
use tidewaiter::model::{Options, parse_iso};

/// Run with `cargo test --release --test history -- --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
fn a_hundred_thousand_lines() {
    let portfolio = Invented::new(5, 100_000, 10).portfolio(true);
    let book = Book::load().expect("book");
    let options = Options::new(parse_iso("2026-11-24").expect("date"));
    let context = Context::new(&portfolio, &book, &options);
    for check in checks::all() {
        let start = Instant::now();
        let mut findings = Findings::new(check.code, check.name, check.area);
        (check.run)(&context, &mut findings);
        println!(
            "{} {}: {:?}, {} findings",
            check.code,
            check.name,
            start.elapsed(),
            findings.len()
        );
    }
}
