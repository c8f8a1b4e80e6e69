//! Times look-ups in the law by code and date: numbers in a scattered order, days in turn.

use std::hint::black_box;
use std::time::Instant;
use tidewaiter::law::{Before, Book, Goods};
use tidewaiter::model::{Country, Date, HtsNumber, parse_iso};

const COUNT: usize = 1_000_000;
const DAYS: [&str; 5] = ["2023-12-15", "2025-03-14", "2025-08-01", "2026-03-01", "2026-06-30"];
const ORIGINS: [&str; 6] = ["CN", "VN", "DE", "MX", "JP", "IN"];

/// Prints nanoseconds a look-up, and how many were answered.
pub fn look_ups(book: &Book) {
    let numbers: Vec<HtsNumber> = book.listed.numbers().collect();
    // A step that has no divisor in common with the count visits all of them in a scattered order.
    let scattered: Vec<HtsNumber> =
        (0..COUNT).map(|at| numbers[at * 7_919 % numbers.len()]).collect();
    let days = DAYS.map(|text| parse_iso(text).expect("a day"));
    let origins = ORIGINS.map(|code| Country::new(code).expect("a country"));
    let measure = |name: &str, ask: &dyn Fn(HtsNumber, Date, usize) -> bool| {
        let start = Instant::now();
        let asked = scattered.iter().zip(0..);
        let found = asked.filter(|(number, at)| ask(**number, days[at % days.len()], *at)).count();
        let each = start.elapsed().as_nanos() / COUNT as u128;
        println!("look-up, {name:<28}{each:>8} ns each, {found} answered");
    };
    measure("validity", &|number, on, _| {
        black_box(book.validity(number, on, Before::Unknown)) == tidewaiter::law::Validity::Valid
    });
    measure("rates", &|number, on, _| {
        black_box(book.rates_on(number.hts8(), on, Before::Unknown)).is_ok()
    });
    measure("rates and one program", &|number, on, _| {
        let line = book.rates_on(number.hts8(), on, Before::Unknown);
        line.is_ok_and(|line| black_box(line.special("KR")).is_some())
    });
    measure("units", &|number, _, _| black_box(book.unit_lists(number)).next().is_some());
    measure("flags of CBP's list", &|number, _, _| black_box(book.listed.get(number)).is_some());
    measure("all programmes of chapter 99", &|number, date, at| {
        let origin = origins[at % origins.len()];
        let goods = Goods { number, origin, date, spi: "", claimed: &[] };
        black_box(book.measures(&goods)).next().is_some()
    });
}
