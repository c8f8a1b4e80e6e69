//! Worked examples with results known by hand.

use crate::invented::{own, rates, ratio};
use rust_decimal::Decimal;
use std::ops::ControlFlow;
use std::str::FromStr;
use tidewaiter::drawback::matching::{
    ClassWorth, Comparator, Designation, Export, Import, Limits, Origin, Pool, Reading, Solution,
    Weights, Worth, solve,
};

fn import(rank: u32, quantity: i64, first_day: i32, last_export_day: i32) -> Import {
    let origin = Origin(1);
    Import { quantity, first_day, last_export_day, expiry: 2_000, rank, origin }
}

fn export(rank: u32, quantity: i64, day: i32, cents: i64) -> Export {
    Export { quantity, day, rank, value: ratio(cents, 100), origin: Origin::UNKNOWN }
}

fn functions(functions: Vec<Worth>, reading: Reading) -> Weights {
    Weights::Functions { functions, reading }
}

fn run(pool: &Pool) -> Solution {
    let limits = Limits::default();
    let solution = solve(pool, &limits, &mut || ControlFlow::Continue(())).expect("a sound pool");
    solution.check(pool).expect("a sound solution");
    assert!(solution.proved);
    solution
}

fn dollars(text: &str) -> Option<Decimal> {
    Some(Decimal::from_str(text).expect("decimal"))
}

fn pairs(solution: &Solution) -> Vec<(usize, usize, i64)> {
    solution.designations.iter().map(|d| (d.import, d.export, d.quantity)).collect()
}

/// 19 CFR 190.173(d): exports within 180 days of entry. Best import first would take A for the
/// first export and leave the second with none: 10 instead of 19.
#[test]
fn petroleum_window_optimum() {
    let fixed = |dollars: i64| Worth {
        classes: vec![ClassWorth {
            paid: ratio(dollars, 1),
            comparators: [Comparator::Unlimited; 2],
        }],
    };
    // A entered on day 0, B 170 days earlier; exports on days 5 and 100.
    let pool = Pool {
        imports: vec![import(0, 1, 0, 180), import(1, 1, -170, 10)],
        exports: vec![export(0, 1, 5, 0), export(1, 1, 100, 0)],
        weights: functions(vec![fixed(10), fixed(9)], Reading::PerClass),
    };
    let solution = run(&pool);
    assert_eq!(pairs(&solution), vec![(0, 1, 1), (1, 0, 1)]);
    assert_eq!(solution.grid.dollars_down(solution.value), dollars("19.00"));
}

/// 19 CFR 190.32(b)(1), 190.51(b)(4): 100 units at 10 with 10 %, half exported at 5 and half at 15.
/// A surplus on one export does not make up a deficit on another.
#[test]
fn lesser_of_is_per_match() {
    let pool = Pool {
        imports: vec![import(0, 100, 0, 1_000)],
        exports: vec![export(0, 50, 10, 500), export(1, 50, 20, 1_500)],
        weights: functions(
            vec![Worth { classes: vec![own((0, 100), ratio(10, 1))] }],
            Reading::PerClass,
        ),
    };
    let solution = run(&pool);
    let worth = solution.grid.dollars_down(solution.value).expect("dollars");
    assert_eq!(Some(worth), dollars("75.00"));
    assert_eq!(Some(worth * Decimal::new(99, 2)), dollars("74.25"));
    assert_eq!(pairs(&solution), vec![(0, 0, 50), (0, 1, 50)]);
}

/// u = 100, v = 60, 5 % duty, 0.065 of fee paid: per class 3.00 + 0.039; with the fee's comparator
/// at 0.3464 % of value, totals give min(5.065, 3.20784).
#[test]
fn lesser_of_is_per_class_in_the_base() {
    let fee = |comparator| ClassWorth { paid: ratio(65, 1_000), comparators: [comparator; 2] };
    let line = |num, den| {
        let mut line = rates(0, 0);
        line.rate = ratio(num, den);
        Comparator::Rates(line)
    };
    let worth = |comparator| Worth { classes: vec![own((0, 50), ratio(100, 1)), fee(comparator)] };
    let pool = |worth, reading| Pool {
        imports: vec![import(0, 1, 0, 1_000)],
        exports: vec![export(0, 1, 10, 6_000)],
        weights: functions(vec![worth], reading),
    };
    let base = run(&pool(worth(line(65, 100_000)), Reading::PerClass));
    assert_eq!(base.grid.dollars_down(base.value), dollars("3.039"));
    let totals = run(&pool(worth(line(3_464, 1_000_000)), Reading::Totals));
    assert_eq!(totals.grid.dollars_down(totals.value), dollars("3.20784"));
    let per_class = run(&pool(worth(line(3_464, 1_000_000)), Reading::PerClass));
    assert_eq!(per_class.grid.dollars_down(per_class.value), dollars("3.065"));
}

/// 19 U.S.C. 1313(l)(2)(B)(i)(II): 5 % and 25 % of country duty on 10.00; exported at 8.00. The
/// country duty leaves the comparator where the export shows another origin.
#[test]
fn origin_of_the_export_chooses_the_comparator() {
    let class = ClassWorth {
        paid: ratio(3, 1),
        comparators: [Comparator::Rates(rates(0, 300)), Comparator::Rates(rates(0, 50))],
    };
    for (origin, expected) in [(Origin::UNKNOWN, "960"), (Origin(1), "960"), (Origin(2), "160")] {
        let pool = Pool {
            imports: vec![import(0, 1_000, 0, 1_000)],
            exports: vec![Export { origin, ..export(0, 400, 10, 800) }],
            weights: functions(vec![Worth { classes: vec![class.clone()] }], Reading::PerClass),
        };
        let solution = run(&pool);
        assert_eq!(solution.grid.dollars_down(solution.value), dollars(expected));
    }
}

/// Imports on day 1 worth 10 and day 3 worth 6, exports on day 2 worth 5 and day 4 worth 10: no
/// fixed order of pairs serves all three supplies.
#[test]
fn no_order_of_pairs_serves_all_supplies() {
    let worth = |u| Worth { classes: vec![own((0, 1_000), ratio(u, 1))] };
    for (supply, expected, flows) in [
        ((2, 1), "15", vec![(0, 0, 1), (0, 1, 1)]),
        ((1, 1), "11", vec![(0, 0, 1), (1, 1, 1)]),
        ((1, 0), "10", vec![(0, 1, 1)]),
    ] {
        let pool = Pool {
            imports: vec![import(0, supply.0, 1, 1_000), import(1, supply.1, 3, 1_000)],
            exports: vec![export(0, 1, 2, 500), export(1, 1, 4, 1_000)],
            weights: functions(vec![worth(10), worth(6)], Reading::PerClass),
        };
        let solution = run(&pool);
        assert_eq!(solution.grid.dollars_down(solution.value), dollars(expected));
        assert_eq!(pairs(&solution), flows);
    }
}

/// Of equal results the one that spends what expires soonest; of equal lines the first by rank.
#[test]
fn the_soonest_to_expire_go_first() {
    let worth = Worth { classes: vec![own((0, 100), ratio(10, 1))] };
    let line = |rank, expiry| Import { expiry, ..import(rank, 2, 0, 1_000) };
    let pool = Pool {
        imports: vec![line(0, 900), line(1, 700), line(3, 800), line(2, 800)],
        exports: vec![export(0, 5, 10, 1_200)],
        weights: functions(vec![worth; 4], Reading::PerClass),
    };
    let solution = run(&pool);
    assert_eq!(pairs(&solution), vec![(1, 0, 2), (3, 0, 2), (2, 0, 1)]);
}

/// Equal lines are solved as one and split again, with no more designations than a tree has.
#[test]
fn equal_lines_merge_and_split() {
    let worth = Worth { classes: vec![own((0, 100), ratio(10, 1))] };
    let imports: Vec<Import> = (0..40).map(|rank| import(rank, 3, 0, 1_000)).collect();
    let exports: Vec<Export> = (0..30).map(|rank| export(rank, 4, 10, 800)).collect();
    let functions = functions(vec![worth; 40], Reading::PerClass);
    let pool = Pool { imports, exports, weights: functions };
    let solution = run(&pool);
    assert_eq!(solution.pairs, 1);
    assert_eq!(solution.grid.dollars_down(solution.value), dollars("96"));
    assert_eq!(solution.designations.iter().map(|d| d.quantity).sum::<i64>(), 120);
    assert!(solution.designations.len() < 70);
    let first = Designation { import: 0, export: 0, quantity: 3 };
    assert_eq!(solution.designations.first(), Some(&first));
}

/// Lines without units, without duty or without an export in time take no part.
#[test]
fn nothing_to_match_is_nothing() {
    let worth = Worth { classes: vec![own((0, 100), ratio(10, 1))] };
    let empty = Pool {
        imports: Vec::new(),
        exports: Vec::new(),
        weights: functions(Vec::new(), Reading::PerClass),
    };
    assert_eq!(run(&empty).value, 0);
    let late = Pool {
        imports: vec![import(0, 5, 50, 1_000), import(1, 0, 0, 1_000), import(2, 5, 0, 1_000)],
        exports: vec![export(0, 5, 10, 800), export(1, 0, 60, 800)],
        weights: functions(vec![worth.clone(), worth, Worth::default()], Reading::PerClass),
    };
    let solution = run(&late);
    assert_eq!((solution.value, solution.bound, solution.designations.len()), (0, 0, 0));
}
