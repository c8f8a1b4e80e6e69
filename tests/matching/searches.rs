//! Thousands of small pools against the oracle.

use crate::invented::{DECIMAL, Dice, Shape, UGLY, pool, reordered};
use crate::oracle::{DECIMALS, optimum, worth};
use std::ops::ControlFlow;
use tidewaiter::drawback::matching::{
    Limits, Method, Pool, Reading, Solution, Weigher, Weights, solve,
};

const PLAIN: Shape = Shape {
    stacks: 1,
    windows: false,
    origins: false,
    reading: Reading::PerClass,
    denominators: DECIMAL,
    repeats: false,
    lines: 6,
};

const SHAPES: [Shape; 9] = [
    PLAIN,
    Shape { windows: true, ..PLAIN },
    Shape { stacks: 3, ..PLAIN },
    Shape { stacks: 3, windows: true, lines: 9, ..PLAIN },
    Shape { stacks: 2, origins: true, ..PLAIN },
    Shape { stacks: 3, origins: true, reading: Reading::Totals, ..PLAIN },
    Shape { stacks: 4, origins: true, windows: true, reading: Reading::Totals, lines: 12, ..PLAIN },
    Shape { stacks: 2, repeats: true, lines: 10, ..PLAIN },
    Shape { stacks: 2, repeats: true, origins: true, windows: true, lines: 10, ..PLAIN },
];

const SWEEP_ONLY: Limits = Limits { exact_pairs: 0 };

fn run(pool: &Pool, limits: &Limits) -> Solution {
    solve(pool, limits, &mut || ControlFlow::Continue(())).expect("a sound pool")
}

/// Units times days by which the right of their import outlives the soonest to expire of those that
/// can be used at all.
fn unit_days(pool: &Pool, uses: impl Iterator<Item = (usize, i64)>) -> i128 {
    let soonest = soonest(pool);
    uses.map(|(i, units)| i128::from(units) * i128::from(pool.imports[i].expiry - soonest)).sum()
}

fn soonest(pool: &Pool) -> i32 {
    let usable = pool.imports.iter().enumerate().filter(|(i, import)| {
        let reached = |j: &usize| {
            let export = &pool.exports[*j];
            export.quantity > 0 && pool.admits(import, export)
        };
        let Weights::Functions { functions, .. } = &pool.weights else { return false };
        let paid = functions[*i].classes.iter().any(|class| !class.paid.is_zero());
        import.quantity > 0 && paid && (0..pool.exports.len()).any(|j| reached(&j))
    });
    usable.map(|(_, import)| import.expiry).min().unwrap_or(0)
}

/// Prices that are feasible for every admissible pair and add up to the value.
fn assert_duals(pool: &Pool, solution: &Solution, seed: u64) {
    let weigher = Weigher::new(pool).expect("pool");
    let duals = solution.duals.as_ref().expect("duals");
    for (i, import) in pool.imports.iter().enumerate() {
        assert!(duals.imports[i] >= 0, "seed {seed}");
        for (j, export) in pool.exports.iter().enumerate() {
            let sum = duals.imports[i] + duals.exports[j];
            // A line without units has no price: nothing of it can be used.
            let open = import.quantity > 0 && export.quantity > 0 && pool.admits(import, export);
            assert!(!open || sum >= weigher.weight(i, j), "seed {seed}, pair {i}–{j}");
        }
    }
    let imports = pool.imports.iter().zip(&duals.imports);
    let exports = pool.exports.iter().zip(&duals.exports);
    let sum: i128 = imports.map(|(i, u)| i128::from(i.quantity) * u).sum::<i128>()
        + exports.map(|(j, v)| i128::from(j.quantity) * v).sum::<i128>();
    assert_eq!(sum, solution.value, "seed {seed}");
}

#[test]
fn exact_value_is_the_oracles() {
    let mut sweeps_short = 0;
    for (family, shape) in SHAPES.into_iter().enumerate() {
        for seed in 0..400_u64 {
            let seed = seed + 10_000 * u64::try_from(family).expect("family");
            let pool = pool(seed, shape);
            let best = optimum(&pool, |i, j| worth(&pool, i, j));
            let solution = run(&pool, &Limits::default());
            solution.check(&pool).expect("a sound solution");
            assert_eq!(solution.method, Method::Exact);
            assert!(solution.proved, "seed {seed}");
            let decimals = solution.grid.exponent() - DECIMALS;
            assert_eq!(solution.value, best * 10_i128.pow(decimals), "seed {seed}");
            // Decimal fractions are exact on the grid, so the bound is the value.
            assert_eq!((solution.bound, solution.rounding), (solution.value, 0), "seed {seed}");
            let most = pool.imports.len() + pool.exports.len() - 1;
            assert!(solution.designations.len() <= most, "seed {seed}");
            assert_duals(&pool, &solution, seed);

            let swept = run(&pool, &SWEEP_ONLY);
            swept.check(&pool).expect("a sound sweep");
            assert!(swept.value <= solution.value && solution.value <= swept.bound, "seed {seed}");
            assert!(swept.designations.len() <= most, "seed {seed}");
            assert!(!swept.proved || swept.value == solution.value, "seed {seed}");
            sweeps_short += usize::from(swept.value < solution.value);
        }
    }
    // The exact solver must have had work to do.
    assert!(sweeps_short > 200, "sweeps fell short {sweeps_short} times");
}

#[test]
fn fractions_off_the_grid_stay_between_the_bounds() {
    for seed in 0..600_u64 {
        let stacks = 1 + i64::try_from(seed % 3).expect("stacks");
        let origins = seed % 2 == 0;
        let shape = Shape { stacks, origins, denominators: UGLY, lines: 8, ..PLAIN };
        let pool = pool(seed, shape);
        let weigher = Weigher::new(&pool).expect("pool");
        let below = optimum(&pool, |i, j| weigher.weight(i, j));
        let above = optimum(&pool, |i, j| weigher.weight_up(i, j));
        let solution = run(&pool, &Limits::default());
        solution.check(&pool).expect("a sound solution");
        assert!(solution.proved, "seed {seed}");
        assert_eq!(solution.value, below, "seed {seed}");
        assert!(solution.bound >= above, "seed {seed}");
        assert_eq!(solution.bound - solution.value, solution.rounding, "seed {seed}");
        assert!(solution.rounding < 1_000, "seed {seed}: {}", solution.rounding);
        let swept = run(&pool, &SWEEP_ONLY);
        swept.check(&pool).expect("a sound sweep");
        assert!(swept.bound >= above, "seed {seed}");
    }
}

#[test]
fn tables_are_solved_as_they_stand() {
    for seed in 0..600_u64 {
        let mut dice = Dice(seed);
        let mut pool = pool(seed, Shape { windows: seed % 2 == 0, lines: 7, ..PLAIN });
        let cells = pool.imports.len() * pool.exports.len();
        let weights: Vec<i128> = (0..cells).map(|_| i128::from(dice.roll(12))).collect();
        pool.weights = Weights::Table { exponent: 0, weights: weights.clone() };
        let width = pool.exports.len();
        let best = optimum(&pool, |i, j| weights[i * width + j]);
        let solution = run(&pool, &Limits::default());
        solution.check(&pool).expect("a sound solution");
        assert!(solution.proved, "seed {seed}");
        assert_eq!((solution.value, solution.bound), (best, best), "seed {seed}");
        let swept = run(&pool, &SWEEP_ONLY);
        swept.check(&pool).expect("a sound sweep");
        assert!(swept.value <= best && best <= swept.bound, "seed {seed}");
    }
}

#[test]
fn equal_results_spend_what_expires_soonest() {
    // Worth first, then unit-days saved: one number that ranks both ways for pools this small.
    const FIRST: i128 = 1_000_000;
    for (family, shape) in SHAPES.into_iter().enumerate() {
        for seed in 0..200_u64 {
            let seed = seed + 5_000 * u64::try_from(family).expect("family");
            let pool = pool(seed, shape);
            let soonest = soonest(&pool);
            let both = |i: usize, j: usize| match worth(&pool, i, j) {
                0 => 0,
                worth => worth * FIRST - i128::from(pool.imports[i].expiry - soonest),
            };
            let solution = run(&pool, &Limits::default());
            let spent =
                unit_days(&pool, solution.designations.iter().map(|d| (d.import, d.quantity)));
            let value = solution.value / 10_i128.pow(solution.grid.exponent() - DECIMALS);
            assert_eq!(value * FIRST - spent, optimum(&pool, both), "seed {seed}");
        }
    }
}

#[test]
fn pools_up_to_the_limit_are_proved() {
    let shape = Shape { stacks: 4, origins: true, denominators: UGLY, lines: 55, ..PLAIN };
    let (mut exact, mut cut_short) = (0, 0);
    for seed in 0..60_u64 {
        let pool = pool(seed, Shape { windows: seed % 2 == 0, ..shape });
        let solution = run(&pool, &Limits::default());
        solution.check(&pool).expect("a sound solution");
        assert!(solution.designations.len() < pool.imports.len() + pool.exports.len());
        if solution.method == Method::Sweep {
            assert!(solution.pairs > Limits::default().exact_pairs, "seed {seed}");
            continue;
        }
        assert!(solution.proved, "seed {seed}");
        assert_duals(&pool, &solution, seed);
        exact += 1;
        // Broken off after the sweeps and the first pivots.
        let mut left = 4;
        let mut tick = || {
            left -= 1;
            if left < 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let cut = solve(&pool, &Limits::default(), &mut tick).expect("a sound pool");
        cut.check(&pool).expect("a sound solution");
        assert!(cut.value <= solution.value && solution.value <= cut.bound, "seed {seed}");
        cut_short += usize::from(!cut.proved);
    }
    assert!(exact >= 40 && cut_short >= 5, "{exact} exact, {cut_short} cut short");
}

#[test]
fn order_of_input_changes_nothing() {
    for (family, shape) in SHAPES.into_iter().enumerate() {
        for seed in 0..60_u64 {
            let seed = seed + 777 * u64::try_from(family).expect("family");
            let pool = pool(seed, shape);
            let (moved, imports, exports) = reordered(&pool, &mut Dice(seed));
            for limits in [Limits::default(), SWEEP_ONLY] {
                let (plain, mut other) = (run(&pool, &limits), run(&moved, &limits));
                for d in &mut other.designations {
                    (d.import, d.export) = (imports[d.import], exports[d.export]);
                }
                assert_eq!(plain.designations, other.designations, "seed {seed}");
                assert_eq!((plain.value, plain.bound), (other.value, other.bound), "seed {seed}");
                let duals = |s: &Solution, at: &dyn Fn(usize) -> usize| {
                    s.duals
                        .as_ref()
                        .map(|d| (0..d.imports.len()).map(|i| d.imports[at(i)]).collect::<Vec<_>>())
                };
                let back = |i: usize| imports.iter().position(|from| *from == i).expect("line");
                assert_eq!(duals(&plain, &|i| i), duals(&other, &back), "seed {seed}");
            }
        }
    }
}

#[test]
fn a_search_broken_off_keeps_a_bound() {
    let shape = Shape { stacks: 4, origins: true, windows: true, lines: 12, ..PLAIN };
    for seed in 0..200_u64 {
        let pool = pool(seed, shape);
        let best = run(&pool, &Limits::default());
        for calls in 0..4 {
            let mut left = calls;
            let mut tick = || {
                left -= 1;
                if left < 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let cut = solve(&pool, &Limits::default(), &mut tick).expect("a sound pool");
            cut.check(&pool).expect("a sound solution");
            assert!(!cut.proved, "seed {seed}");
            assert!(cut.value <= best.value && best.value <= cut.bound, "seed {seed}");
        }
    }
}
