//! What the sweeps and bounds order lines by, computed once for each merged line.

use super::lines::Lines;
use super::pool::{Comparator, RateLine, Reading, Weights, Worth};
use super::ratio::{Ratio, Round, mul_div};
use super::weigh::{Weigher, sum_paid};

/// Rates are put on a grid of their own: 10^-12 dollars per dollar.
pub(super) const RATE_EXPONENT: u32 = 12;
/// One dollar per dollar on that grid.
pub(super) const RATE_ONE: i128 = 1_000_000_000_000;
/// Rates stop here (a million dollars per dollar), which keeps products of rates in 128 bits; what
/// stands above is treated as no limit.
const RATE_TOP: i128 = RATE_ONE * 1_000_000;

/// `min(paid, specific + rate · v)`: a function of the export's value `v` that is never below the
/// worth of a line, all classes and both comparators taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Envelope {
    /// Most a unit can be worth, rounded up on the grid of money.
    pub paid: i128,
    /// Part that does not depend on value, rounded up, at most `paid`.
    pub specific: i128,
    /// Rounded up on the grid of rates.
    pub rate: i128,
}

impl Envelope {
    /// The value of export from which on the line recovers all it can, at the rate `rate` (not below
    /// the line's own), rounded up and at most `most`.
    pub(super) fn reach(&self, rate: i128, most: i128) -> i128 {
        if rate == 0 {
            return 0;
        }
        mul_div(self.paid - self.specific, RATE_ONE, rate, Round::Up).min(most)
    }
}

/// Keys of a merged import.
pub(super) struct ImportKeys {
    /// Most a unit can be worth, as weights are.
    pub paid: i128,
    /// By comparator variant.
    pub variants: [Envelope; 2],
    /// Over both variants.
    pub envelope: Envelope,
}

/// Keys of all merged lines.
pub(super) struct Keys {
    pub imports: Vec<ImportKeys>,
    /// Value of each merged export on the grid of money, rounded up.
    pub values: Vec<i128>,
    /// The highest of them.
    pub top_value: i128,
    /// For each merged export a number that no weight on it exceeds.
    pub ceilings: Vec<i128>,
    /// Whether the export's origin makes a difference to some import.
    pub asks_origin: bool,
    /// Whether value functions are known (a table of weights has none).
    pub by_value: bool,
}

impl Keys {
    pub(super) fn new(weigher: &Weigher, lines: &Lines) -> Self {
        let pool = weigher.pool();
        let exponent = weigher.grid().exponent;
        let values: Vec<i128> = lines
            .exports
            .iter()
            .map(|j| pool.exports[j.lead].value.scaled(exponent, Round::Up))
            .collect();
        let top_value = values.iter().copied().max().unwrap_or(0);
        let mut keys = Self {
            imports: Vec::with_capacity(lines.imports.len()),
            values,
            top_value,
            ceilings: Vec::new(),
            asks_origin: false,
            by_value: false,
        };
        match &pool.weights {
            Weights::Table { weights, .. } => keys.fill_from_table(weigher, lines, weights),
            Weights::Functions { functions, reading } => {
                keys.by_value = true;
                keys.asks_origin = lines.imports.iter().any(|i| functions[i.lead].asks_origin());
                for import in &lines.imports {
                    let worth = &functions[import.lead];
                    keys.imports.push(import_keys(weigher, import.lead, worth, *reading));
                }
                keys.ceilings = ceilings(weigher, lines, functions, &keys);
            }
        }
        keys
    }

    fn fill_from_table(&mut self, weigher: &Weigher, lines: &Lines, weights: &[i128]) {
        for import in &lines.imports {
            let paid = weigher.paid(import.lead);
            let envelope = Envelope { paid, specific: paid, rate: 0 };
            self.imports.push(ImportKeys { paid, variants: [envelope; 2], envelope });
        }
        let width = weigher.pool().exports.len();
        let column = |at: usize| weights.iter().skip(at).step_by(width.max(1)).copied().max();
        self.ceilings = lines.exports.iter().map(|j| column(j.lead).unwrap_or(0)).collect();
    }
}

fn import_keys(weigher: &Weigher, lead: usize, worth: &Worth, reading: Reading) -> ImportKeys {
    let exponent = weigher.grid().exponent;
    let [a, b] = [0, 1].map(|k| envelope(worth, k, reading, exponent));
    let envelope =
        Envelope { paid: a.paid, specific: a.specific.max(b.specific), rate: a.rate.max(b.rate) };
    ImportKeys { paid: weigher.paid(lead), variants: [a, b], envelope }
}

/// The envelope of a line on exports of one variant. Per class `Σ min(a, s + r·v)` is at most
/// `Σ min(a, s)` plus `r·v` over the classes with `s < a`; on totals a surplus of one class serves
/// another, so `s` is not cut class by class. The whole is at most `Σ a` both ways.
fn envelope(worth: &Worth, variant: usize, reading: Reading, exponent: u32) -> Envelope {
    let paid = sum_paid(worth, |p| p.scaled(exponent, Round::Up));
    let mut sum = (0_i128, 0_i128);
    for class in &worth.classes {
        let own = class.paid.scaled(exponent, Round::Up);
        let (specific, rate) = match lower_line(&class.comparators[variant]) {
            None => (paid, 0),
            Some(line) => (
                line.specific.scaled(exponent, Round::Up).min(paid),
                line.rate.scaled(RATE_EXPONENT, Round::Up),
            ),
        };
        let (specific, rate) = match reading {
            Reading::PerClass if specific >= own => (own, 0),
            _ => (specific, rate),
        };
        // A rate beyond the grid of rates is as good as no limit.
        let (specific, rate) = if rate > RATE_TOP { (paid, 0) } else { (specific, rate) };
        sum = ((sum.0 + specific).min(paid), (sum.1 + rate).min(RATE_TOP * 4));
    }
    let rate = if sum.0 >= paid { 0 } else { sum.1 };
    Envelope { paid, specific: sum.0, rate }
}

/// The line of rates that bounds a comparator; of two, the one with the lower rate, which is lower
/// on valuable exports. Either alone is above their minimum.
fn lower_line(comparator: &Comparator) -> Option<RateLine> {
    match comparator {
        Comparator::Unlimited => None,
        Comparator::Rates(line) => Some(*line),
        Comparator::LesserOf(a, b) => {
            let rate = |line: &RateLine| line.rate.scaled(RATE_EXPONENT, Round::Up);
            Some(if rate(b) < rate(a) { *b } else { *a })
        }
    }
}

/// Comparators up to which every export is valued under each of them.
const STACKS: usize = 16;

/// For each export the highest any comparator of the pool comes to on it, taken exactly where the
/// pool has few different ones, else from the envelopes' highest terms. Where paid amounts follow
/// one line of rates, `min(paid, ceiling)` is then the weight itself.
fn ceilings(weigher: &Weigher, lines: &Lines, functions: &[Worth], keys: &Keys) -> Vec<i128> {
    let mut stacks: Vec<&Worth> = Vec::new();
    for import in &lines.imports {
        let worth = &functions[import.lead];
        if stacks.len() <= STACKS && !stacks.iter().any(|known| same_comparators(known, worth)) {
            stacks.push(worth);
        }
    }
    let pool = weigher.pool();
    let few = stacks.len() <= STACKS;
    let rate = keys.imports.iter().map(|i| i.envelope.rate).max().unwrap_or(0);
    let specific = keys.imports.iter().map(|i| i.envelope.specific).max().unwrap_or(0);
    let paid = keys.imports.iter().map(|i| i.envelope.paid).max().unwrap_or(0);
    let of = |at: usize, value: Ratio| {
        let ceiling = if few {
            stacks.iter().map(|worth| weigher.ceiling(worth, value)).max().unwrap_or(0)
        } else {
            mul_div(keys.values[at], rate, RATE_ONE, Round::Up).saturating_add(specific)
        };
        ceiling.min(paid)
    };
    lines.exports.iter().enumerate().map(|(at, j)| of(at, pool.exports[j.lead].value)).collect()
}

fn same_comparators(a: &Worth, b: &Worth) -> bool {
    a.classes.len() == b.classes.len()
        && a.classes.iter().zip(&b.classes).all(|(a, b)| a.comparators == b.comparators)
}
