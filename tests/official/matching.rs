//! The optimum of a pool with two-sided windows.

use crate::Case;
use crate::law::{date, decimal};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::ops::ControlFlow;
use tidewaiter::clock;
use tidewaiter::drawback::matching::{Export, Import, Limits, Origin, Pool, Ratio, Weights, solve};
use tidewaiter::law::Book;
use tidewaiter::model::{Date, EntryDate, Money};

/// Weights of the case carry cents.
const CENTS: u32 = 2;

fn day(date: Date) -> i32 {
    let epoch = jiff::civil::date(2000, 1, 1);
    epoch.until(date).expect("span").get_days()
}

pub fn optimum(case: &Case<'_>) -> Value {
    let book = Book::load().expect("book");
    let imports = case.inputs["imports"].as_array().expect("imports");
    let exports = case.inputs["exports"].as_array().expect("exports");
    let weights = imports.iter().flat_map(|import| {
        let cents = decimal(&import["drawback_per_unit"]) * Decimal::ONE_HUNDRED;
        let cents: i128 = cents.normalize().mantissa();
        exports.iter().map(move |_| cents)
    });
    let pool = Pool {
        imports: imports.iter().enumerate().map(|(i, one)| import_line(&book, i, one)).collect(),
        exports: exports.iter().enumerate().map(|(j, one)| export_line(j, one)).collect(),
        weights: Weights::Table { exponent: CENTS, weights: weights.collect() },
    };
    let solution =
        solve(&pool, &Limits::default(), &mut || ControlFlow::Continue(())).expect("solution");
    assert!(solution.proved);
    let mut pairs: Vec<_> = solution
        .designations
        .iter()
        .map(|d| json!([imports[d.import]["id"], exports[d.export]["id"]]))
        .collect();
    pairs.sort_by_key(|pair| pair[1].to_string());
    let dollars = solution.grid.dollars_down(solution.value).expect("dollars");
    json!({ "matching": pairs, "drawback": Money(dollars).text() })
}

fn import_line(book: &Book, index: usize, one: &Value) -> Import {
    let entry = EntryDate(date(&one["entry_date"]));
    let (first, last) = clock::petroleum_window(entry, book).expect("window");
    Import {
        quantity: one["units"].as_i64().expect("units"),
        first_day: day(first.0.max(date(&one["import_date"]))),
        last_export_day: day(last.0),
        expiry: day(last.0),
        rank: index as u32,
        origin: Origin::UNKNOWN,
    }
}

fn export_line(index: usize, one: &Value) -> Export {
    Export {
        quantity: one["units"].as_i64().expect("units"),
        day: day(date(&one["export_date"])),
        rank: index as u32,
        value: Ratio::of(Decimal::ONE, Decimal::ONE).expect("value"),
        origin: Origin::UNKNOWN,
    }
}
