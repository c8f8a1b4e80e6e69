//! Times the optimiser on invented pools: `cargo run --release --manifest-path
//! tests/bench/matching/Cargo.toml [LINES]…` prints one line for each size and family of rates.

use std::ops::ControlFlow;
use tidewaiter::drawback::matching::{
    ClassWorth, Comparator, Export, Import, Limits, Method, Origin, Pool, RateLine, Ratio, Reading,
    Solution, Weights, Worth, solve,
};

/// SplitMix64: the same pools on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        (z % sides as u64) as i64
    }
}

/// Duty stacks in thousandths of value.
const STACKS: [i64; 4] = [25, 100, 275, 350];

fn ratio(num: i64, den: i64) -> Ratio {
    Ratio::new(i128::from(num), i128::from(den)).expect("ratio")
}

fn class(paid: (i64, i64), rate: Ratio) -> ClassWorth {
    let line = Comparator::Rates(RateLine { specific: Ratio::ZERO, rate });
    ClassWorth { paid: ratio(paid.0, paid.1), comparators: [line; 2] }
}

/// Five years of imports and three of exports; `stacks` duty rates, and with more than one a fee
/// whose rate is the entry's own. Amounts are whole cents, so rates and prices are ragged.
fn pool(seed: u64, imports: i64, exports: i64, stacks: i64) -> Pool {
    let mut dice = Dice(seed);
    let mut pool = Pool {
        imports: Vec::new(),
        exports: Vec::new(),
        weights: Weights::Table { exponent: 0, weights: Vec::new() },
    };
    let mut functions = Vec::new();
    for rank in 0..imports {
        let quantity = 1 + dice.roll(500);
        let cents = quantity * (800 + dice.roll(800)) + dice.roll(quantity);
        let stack = STACKS[dice.roll(stacks) as usize];
        let first_day = dice.roll(1_826) as i32;
        pool.imports.push(Import {
            quantity,
            first_day,
            last_export_day: first_day + 1_825,
            expiry: first_day + 1_826,
            rank: rank as u32,
            origin: Origin::UNKNOWN,
        });
        let duty = if stacks > 1 { (cents * stack + 500) / 1_000 } else { cents * stack };
        let scale = if stacks > 1 { 100 } else { 100_000 };
        let rate = ratio(duty * 100, cents * scale);
        let mut classes = vec![class((duty, quantity * scale), rate)];
        if stacks > 1 {
            let entered = cents * (1 + dice.roll(20));
            let fee = (entered * 3_464 / 1_000_000).clamp(3_271, 63_462);
            let share = i128::from(fee) * i128::from(cents);
            let all = i128::from(entered) * i128::from(quantity) * 100;
            let mut mpf = class((0, 1), ratio(fee, entered));
            mpf.paid = Ratio::new(share, all).expect("ratio");
            classes.push(mpf);
        }
        functions.push(Worth { classes });
    }
    for rank in 0..exports {
        let quantity = 1 + dice.roll(500);
        pool.exports.push(Export {
            quantity,
            day: 730 + dice.roll(1_095) as i32,
            rank: rank as u32,
            value: ratio(quantity * (6 + dice.roll(12)) + dice.roll(quantity), quantity),
            origin: Origin::UNKNOWN,
        });
    }
    pool.weights = Weights::Functions { functions, reading: Reading::PerClass };
    pool
}

/// Microseconds of processor time this thread has used (Linux), so that a busy machine does not
/// tell against the optimiser.
fn micros() -> u128 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("schedstat");
    let first = text.split(' ').next().and_then(|nanos| nanos.parse::<u128>().ok());
    first.expect("nanoseconds") / 1_000
}

fn timed(pool: &Pool, limits: &Limits) -> (Solution, u128, Vec<u128>) {
    let start = micros();
    let mut ticks = Vec::new();
    let solution = solve(pool, limits, &mut || {
        ticks.push((micros() - start) / 1_000);
        ControlFlow::Continue(())
    });
    (solution.expect("a sound pool"), micros() - start, ticks)
}

/// A hundred pools solved exactly, most of them near the limit, one size ten times beyond it.
fn small(imports: i64, exports: i64, stacks: i64) {
    let (mut exact, mut slowest, mut short) = (0, 0, 0);
    for seed in 0..100 {
        let pool = pool(seed, imports, exports, stacks);
        let swept = timed(&pool, &Limits { exact_pairs: 0 }).0;
        let (solution, micros, _) = timed(&pool, &Limits { exact_pairs: u64::MAX });
        assert!(solution.proved && solution.method == Method::Exact);
        (exact, slowest) = (exact + micros, slowest.max(micros));
        short += (solution.value - swept.value) * 1_000_000 / solution.value.max(1);
    }
    println!(
        "{stacks} stacks, {imports} x {exports} exact: mean {} us, slowest {slowest} us; sweep \
         short {} ppm",
        exact / 100,
        short / 100
    );
}

fn main() {
    let sizes: Vec<i64> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000, 100_000] } else { sizes };
    for stacks in [1, 4] {
        for (imports, exports) in [(44, 44), (666, 3), (3, 666), (200, 10), (10, 200), (160, 160)] {
            small(imports, exports, stacks);
        }
        for size in &sizes {
            let pool = pool(7, *size, *size, stacks);
            let (solution, micros, ticks) = timed(&pool, &Limits::default());
            solution.check(&pool).expect("a sound solution");
            let gap = (solution.bound - solution.value) * 1_000_000 / solution.value.max(1);
            println!(
                "{stacks} stacks, {size} x {size}: {} ms, sweeps done at {ticks:?} ms, {} pairs, \
                 {} designations, gap {gap} ppm",
                micros / 1_000,
                solution.pairs,
                solution.designations.len()
            );
        }
    }
}
