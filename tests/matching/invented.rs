//! Invented pools: small ones of every shape, and reordered copies.

use tidewaiter::drawback::matching::{
    ClassWorth, Comparator, Export, Import, Origin, Pool, RateLine, Ratio, Reading, Weights, Worth,
};

/// SplitMix64: the same numbers on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        i64::try_from(z % u64::try_from(sides).expect("sides")).expect("roll")
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.roll(i64::try_from(all.len()).expect("len"))).expect("at")]
    }
}

/// What a family of invented pools looks like.
#[derive(Clone, Copy)]
pub struct Shape {
    /// Different stacks of rates.
    pub stacks: i64,
    /// Whether windows end early, as the 180 days of (p) do.
    pub windows: bool,
    /// Whether the comparator depends on the export's origin.
    pub origins: bool,
    /// Where the lesser is taken.
    pub reading: Reading,
    /// Denominators of values and amounts.
    pub denominators: &'static [i64],
    /// Whether prices, rates and days repeat, so that lines are equal.
    pub repeats: bool,
    /// Lines a side, at most.
    pub lines: i64,
}

/// Fractions that are exact in decimals.
pub const DECIMAL: &[i64] = &[1, 2, 4, 5, 10];
/// Fractions that are not.
pub const UGLY: &[i64] = &[3, 7, 11, 13, 17_001];

pub fn ratio(num: i64, den: i64) -> Ratio {
    Ratio::new(i128::from(num), i128::from(den)).expect("ratio")
}

/// `specific` hundredths, `rate` thousandths.
pub fn rates(specific: i64, rate: i64) -> RateLine {
    RateLine { specific: ratio(specific, 100), rate: ratio(rate, 1000) }
}

/// A class whose comparator is `line` and which paid what it comes to on a value of `u`.
pub fn own(line: (i64, i64), u: Ratio) -> ClassWorth {
    let (num, den) = u.parts();
    let (num, den) = (i128::from(num), i128::from(den));
    let paid = Ratio::new(i128::from(line.0) * 10 * den + i128::from(line.1) * num, den * 1000);
    let comparator = Comparator::Rates(rates(line.0, line.1));
    ClassWorth { paid: paid.expect("paid"), comparators: [comparator; 2] }
}

fn comparator(dice: &mut Dice, line: (i64, i64)) -> Comparator {
    let lower = rates(dice.roll(line.0 + 1), dice.roll(line.1 + 1));
    match dice.roll(6) {
        0 => Comparator::Unlimited,
        1 => Comparator::LesserOf(rates(line.0, line.1), rates(dice.roll(40), dice.roll(200))),
        _ => Comparator::Rates(lower),
    }
}

fn worth(dice: &mut Dice, shape: Shape, stacks: &[(i64, i64)]) -> Worth {
    let u = ratio(dice.roll(40), dice.pick(shape.denominators));
    let line = dice.pick(stacks);
    let mut duty = own(line, u);
    if shape.origins {
        duty.comparators[1] = comparator(dice, line);
    }
    if shape.stacks > 1 && dice.roll(6) == 0 {
        duty.comparators[0] = comparator(dice, line);
    }
    let mut classes = vec![duty];
    if shape.stacks > 1 {
        // The merchandise processing fee: a rate of its own for each entry.
        classes.push(own((0, dice.roll(5)), u));
    }
    if dice.roll(4) == 0 {
        classes.push(own((0, 1), u));
    }
    Worth { classes }
}

/// The pool of one seed.
pub fn pool(seed: u64, shape: Shape) -> Pool {
    let mut dice = Dice(seed);
    let stacks: Vec<(i64, i64)> = (0..shape.stacks)
        .map(|_| (dice.pick(&[0, 0, 25, 110]), dice.pick(&[0, 25, 50, 250, 300])))
        .collect();
    let (n, m) = (1 + dice.roll(shape.lines), 1 + dice.roll(shape.lines));
    let days = if shape.repeats { 3 } else { 10 };
    let value = |dice: &mut Dice| match shape.repeats {
        true => ratio(4 + 9 * dice.roll(3), 1),
        false => ratio(dice.roll(40), dice.pick(shape.denominators)),
    };
    let origin = |dice: &mut Dice| Origin(u32::try_from(dice.roll(3)).expect("origin"));
    let imports: Vec<Import> = (0..n)
        .map(|at| {
            let first_day = i32::try_from(dice.roll(days)).expect("day");
            let span = if shape.windows { dice.roll(6) } else { 1000 };
            Import {
                quantity: dice.roll(6),
                first_day,
                last_export_day: first_day + i32::try_from(span).expect("span"),
                expiry: first_day / 3,
                rank: u32::try_from(at).expect("rank"),
                origin: origin(&mut dice),
            }
        })
        .collect();
    let exports = (0..m)
        .map(|at| Export {
            quantity: dice.roll(6),
            day: i32::try_from(dice.roll(days + 2)).expect("day"),
            rank: u32::try_from(at).expect("rank"),
            value: value(&mut dice),
            origin: if shape.origins { origin(&mut dice) } else { Origin::UNKNOWN },
        })
        .collect();
    let kinds = if shape.repeats { 2 } else { imports.len() };
    let worths: Vec<Worth> = (0..kinds).map(|_| worth(&mut dice, shape, &stacks)).collect();
    let functions = (0..imports.len()).map(|at| worths[at % kinds].clone()).collect();
    Pool { imports, exports, weights: Weights::Functions { functions, reading: shape.reading } }
}

/// The same pool with its lines in another order, and where each line came from.
pub fn reordered(pool: &Pool, dice: &mut Dice) -> (Pool, Vec<usize>, Vec<usize>) {
    let shuffle = |len: usize, dice: &mut Dice| {
        let mut order: Vec<usize> = (0..len).collect();
        for at in (1..len).rev() {
            let other = dice.roll(i64::try_from(at + 1).expect("sides"));
            order.swap(at, usize::try_from(other).expect("at"));
        }
        order
    };
    let imports = shuffle(pool.imports.len(), dice);
    let exports = shuffle(pool.exports.len(), dice);
    let weights = match &pool.weights {
        Weights::Functions { functions, reading } => Weights::Functions {
            functions: imports.iter().map(|i| functions[*i].clone()).collect(),
            reading: *reading,
        },
        Weights::Table { exponent, weights } => {
            let width = pool.exports.len();
            let mut cells = Vec::new();
            for i in &imports {
                cells.extend(exports.iter().map(|j| weights[i * width + j]));
            }
            Weights::Table { exponent: *exponent, weights: cells }
        }
    };
    let moved = Pool {
        imports: imports.iter().map(|i| pool.imports[*i]).collect(),
        exports: exports.iter().map(|j| pool.exports[*j]).collect(),
        weights,
    };
    (moved, imports, exports)
}
