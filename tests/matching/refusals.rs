//! Pools that cannot be solved, and solutions that are wrong.

use crate::invented::{own, ratio};
use std::ops::ControlFlow;
use tidewaiter::drawback::matching::{
    CheckError, ClassWorth, Comparator, Export, Import, Limits, Origin, Pool, PoolError, Ratio,
    Reading, Weights, Worth, solve,
};

fn pool() -> Pool {
    let import = |rank| Import {
        quantity: 5,
        first_day: 0,
        last_export_day: 100,
        expiry: 200,
        rank,
        origin: Origin::UNKNOWN,
    };
    let export =
        |rank| Export { quantity: 4, day: 10, rank, value: ratio(8, 1), origin: Origin::UNKNOWN };
    let worth = |u| Worth { classes: vec![own((0, 100), ratio(u, 1))] };
    Pool {
        imports: vec![import(0), import(1)],
        exports: vec![export(0), export(1)],
        weights: Weights::Functions {
            functions: vec![worth(10), worth(6)],
            reading: Reading::PerClass,
        },
    }
}

fn refusal(pool: &Pool) -> PoolError {
    let solution = solve(pool, &Limits::default(), &mut || ControlFlow::Continue(()));
    solution.expect_err("a pool at fault")
}

#[test]
fn faults_of_the_pool_are_named() {
    let mut shared = pool();
    shared.exports[1].rank = 0;
    assert_eq!(refusal(&shared), PoolError::RankShared { side: "export", rank: 0 });
    let mut negative = pool();
    negative.imports[1].quantity = -1;
    assert_eq!(refusal(&negative), PoolError::NegativeQuantity { side: "import", index: 1 });
    let mut missing = pool();
    missing.weights = Weights::Table { exponent: 2, weights: vec![1, 2, 3] };
    assert_eq!(refusal(&missing), PoolError::WeightsMissing { expected: 4, found: 3 });
    let mut below = pool();
    below.weights = Weights::Table { exponent: 2, weights: vec![1, 2, -3, 4] };
    assert_eq!(refusal(&below), PoolError::NegativeWeight { index: 2 });
}

#[test]
fn amounts_beyond_128_bits_are_refused_and_large_ones_take_a_coarser_grid() {
    let mut vast = pool();
    vast.imports[0].quantity = i64::MAX;
    assert_eq!(refusal(&vast), PoolError::TooLarge);
    let rich = |dollars: i128, quantity: i64| {
        let mut rich = pool();
        let paid = Ratio::new(dollars, 1).expect("ratio");
        let class = ClassWorth { paid, comparators: [Comparator::Unlimited; 2] };
        rich.weights = Weights::Functions {
            functions: vec![Worth { classes: vec![class] }; 2],
            reading: Reading::PerClass,
        };
        rich.imports[0].quantity = quantity;
        rich.exports[0].quantity = quantity;
        rich
    };
    assert_eq!(refusal(&rich(1 << 61, 1 << 60)), PoolError::TooLarge);
    let coarse = rich(1_000_000_000, 1_000_000_000_000);
    let solution = solve(&coarse, &Limits::default(), &mut || ControlFlow::Continue(()));
    let solution = solution.expect("a coarser grid");
    solution.check(&coarse).expect("a sound solution");
    assert_eq!(solution.grid.exponent(), 15);
    assert!(solution.proved);
    assert_eq!(solution.value, (1_000_000_000_000 + 4) * 10_i128.pow(9 + 15));
}

#[test]
fn the_check_finds_what_is_wrong() {
    let pool = pool();
    let sound = solve(&pool, &Limits::default(), &mut || ControlFlow::Continue(())).expect("sound");
    sound.check(&pool).expect("a sound solution");
    let with = |change: &dyn Fn(&mut tidewaiter::drawback::matching::Solution)| {
        let mut wrong = sound.clone();
        change(&mut wrong);
        wrong.check(&pool).expect_err("a wrong solution")
    };
    assert_eq!(with(&|s| s.designations[0].import = 9), CheckError::NoSuchLine(0));
    assert_eq!(with(&|s| s.designations[0].quantity = 0), CheckError::NoUnits(0));
    let again = sound.designations.len();
    assert_eq!(with(&|s| s.designations.push(s.designations[0])), CheckError::Repeated(again));
    let over = with(&|s| s.designations[0].quantity = 60);
    assert_eq!(over, CheckError::Overused { side: "import", index: 0 });
    let claimed = sound.value + 1;
    assert_eq!(with(&|s| s.value += 1), CheckError::Value { found: sound.value, claimed });
    assert_eq!(with(&|s| s.bound -= 1), CheckError::Bound);
    assert_eq!(with(&|s| s.bound += 1), CheckError::Bound);
    let mut late = pool.clone();
    late.imports[0].last_export_day = 5;
    assert_eq!(sound.check(&late), Err(CheckError::Dates(0)));
}
