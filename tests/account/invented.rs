//! An invented account: log-normal unit values with drift, steps, two price levels and mixes of
//! products, and some mistakes.

use super::random::{ONE, Random};
use rust_decimal::prelude::ToPrimitive;
use tidewaiter::checks::statistics::Log;
use tidewaiter::model::{EntryNumber, Portfolio};

/// How the prices of a group go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One product, some drift.
    Single,
    /// One product that costs three times as much after five years.
    Steep,
    /// One product whose price rises at once and stays.
    Step,
    /// Two products side by side, the second at three to twenty times the price.
    TwoLevels,
    /// Three to eight products without part numbers.
    Mix,
}

/// One entry line.
pub struct Row {
    pub kind: Kind,
    pub planted: bool,
    day: i64,
    group: usize,
    dollars: i64,
    quantity: i64,
}

pub struct Invented {
    pub rows: Vec<Row>,
}

const DAYS: i64 = 1_826;
const FACTORS: [i64; 3] = [10, 12, 100];

/// A natural logarithm in thousandths, to the base two.
fn natural(thousandths: i64) -> i64 {
    thousandths * ONE / 693
}

impl Invented {
    /// About so many lines, with so many mistakes in a thousand.
    pub fn new(seed: u64, lines: usize, mistakes: i64) -> Self {
        let mut random = Random(seed);
        let mut rows = Vec::new();
        let mut group = 0;
        while rows.len() < lines {
            let size = 8 * whole(random.within(0, 5 * ONE));
            let kind = kind(&mut random);
            let prices = Prices::new(kind, &mut random);
            for _ in 0..size {
                let row = prices.row(group, mistakes, &mut random);
                rows.push(row);
            }
            group += 1;
        }
        rows.truncate(lines);
        rows.sort_by_key(|row| row.day);
        Self { rows }
    }

    /// As a report: one line an entry, so that the number of an entry finds its row here.
    pub fn csv(&self) -> String {
        let mut text = String::from(
            "Entry Summary Number,Entry Summary Line Number,Entry Date,Manufacturer ID,\
             Country of Origin Code,HTS Number - Full,Line Tariff Goods Value Amount,\
             Line Tariff Quantity (1),Line Tariff UOM (1) Code\r\n",
        );
        for (index, row) in self.rows.iter().enumerate() {
            let date = tidewaiter::model::parse_iso("2021-11-01").expect("date");
            let date = date.saturating_add(jiff::Span::new().days(row.day));
            text += &format!(
                "{},1,{:02}/{:02}/{},CNSUP{:04}SHA,CN,8471300{:03},{},{},{}\r\n",
                entry_number(index),
                date.month(),
                date.day(),
                date.year(),
                row.group,
                row.group % 1_000,
                row.dollars,
                row.quantity,
                if row.group % 3 == 0 { "KG" } else { "NO" },
            );
        }
        text
    }

    /// The account as the program reads it.
    pub fn portfolio(&self) -> Portfolio {
        let mut intake = tidewaiter::ingest::Intake::new("es003.csv");
        intake.push(self.csv().as_bytes());
        tidewaiter::ingest::assemble(vec![intake.finish()])
    }
}

/// The number of the entry of a row, and back.
fn entry_number(index: usize) -> String {
    let number = EntryNumber::new(&format!("ABC{index:07}0")).expect("number");
    format!("ABC{index:07}{}", number.expected_check_digit())
}

pub fn row_of(number: EntryNumber) -> usize {
    number.as_str()[3..10].parse().expect("digits")
}

fn whole(log: i64) -> i64 {
    Log(log).value().and_then(|value| value.to_i64()).expect("in range")
}

fn kind(random: &mut Random) -> Kind {
    match random.within(0, 10) {
        0..4 => Kind::Single,
        4..6 => Kind::Steep,
        6 => Kind::Step,
        7 => Kind::TwoLevels,
        _ => Kind::Mix,
    }
}

/// The prices of a group, as logarithms.
struct Prices {
    kind: Kind,
    /// Each product and its share in a thousand.
    products: Vec<(i64, i64)>,
    noise: i64,
    drift: i64,
    step: (i64, i64),
}

impl Prices {
    fn new(kind: Kind, random: &mut Random) -> Self {
        // Half a dollar to five hundred.
        let base = random.within(-ONE, 9 * ONE);
        let products = match kind {
            Kind::TwoLevels => {
                let share = random.within(200, 500);
                let apart = natural(random.within(1_100, 3_000));
                vec![(base, 1_000 - share), (base + apart, share)]
            }
            Kind::Mix => {
                let count = random.within(3, 9);
                let product = |at: i64, random: &mut Random| {
                    (base + random.normal(natural(600)), 1_000 / (at + 1))
                };
                (0..count).map(|at| product(at, random)).collect()
            }
            _ => vec![(base, 1_000)],
        };
        let drift = match kind {
            Kind::Steep => natural(1_099),
            _ => natural(random.within(-250, 600)),
        };
        let step = match kind {
            Kind::Step => (random.within(0, DAYS), natural(random.within(400, 1_100))),
            _ => (DAYS, 0),
        };
        Self { kind, products, noise: natural(random.within(50, 350)), drift, step }
    }

    fn row(&self, group: usize, mistakes: i64, random: &mut Random) -> Row {
        let day = random.within(0, DAYS);
        let stepped = if day >= self.step.0 { self.step.1 } else { 0 };
        let price =
            self.product(random) + self.drift * day / DAYS + stepped + random.normal(self.noise);
        // Thirty-two to four thousand pieces.
        let mut quantity = whole(random.within(5 * ONE, 12 * ONE));
        let quantity_log = Log::of_whole(quantity as u32).0;
        let mut dollars = whole((price + quantity_log).max(0));
        let planted = random.happens(mistakes);
        if planted {
            let factor = FACTORS[random.within(0, 3) as usize];
            match random.within(0, 4) {
                0 => dollars *= factor,
                1 if dollars >= 20 * factor => dollars /= factor,
                2 if quantity >= 10 * factor => quantity /= factor,
                _ => quantity *= factor,
            }
        }
        Row { kind: self.kind, planted, day, group, dollars: dollars.max(1), quantity }
    }

    fn product(&self, random: &mut Random) -> i64 {
        let all: i64 = self.products.iter().map(|(_, share)| share).sum();
        let mut at = random.within(0, all);
        for (price, share) in &self.products {
            if at < *share {
                return *price;
            }
            at -= share;
        }
        0
    }
}
