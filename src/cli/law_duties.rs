//! What two laws make of the duty of the same entry lines, in dollars by component.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use tidewaiter::duty::{Assessment, Engine, LineRecords, Part, Program, Question};
use tidewaiter::law::{Before, Book};
use tidewaiter::model::{EntryLine, HtsNumber, Money, Portfolio};

/// Numbers named with what changes most on them.
const LARGEST: usize = 10;
/// The name of the ordinary duty among components.
const ORDINARY: &str = "ordinary duty";

/// Sums under both laws.
#[derive(Debug, Clone, Copy, Default)]
struct Sides {
    old: Money,
    new: Money,
    lines: u64,
}

impl Sides {
    fn add(&mut self, (old, new): (Money, Money)) {
        self.old += old;
        self.new += new;
        self.lines += 1;
    }

    fn change(&self) -> Money {
        self.new - self.old
    }

    fn json(&self) -> Value {
        let of = |money: Money| money.text();
        json!({ "old": of(self.old), "new": of(self.new), "change": of(self.change()),
                "lines": self.lines })
    }
}

/// The duty of a component under a law; `None` where it is not known.
type Amounts = BTreeMap<String, Option<Money>>;

/// The lines' duty under two laws, in JSON: in all, by component and for the numbers with the largest
/// changes. A component counts on the lines on which both laws tell its amount; nothing owed is nothing.
pub fn duties(portfolio: &Portfolio, old: &Book, new: &Book) -> Value {
    let mut engines = [old, new].map(|book| Engine::new(book, Before::Unknown));
    let mut by_component: BTreeMap<String, Sides> = BTreeMap::new();
    let mut by_number: BTreeMap<HtsNumber, Sides> = BTreeMap::new();
    let (mut all, mut other, mut not_known) = (Sides::default(), 0u64, 0u64);
    let mut records = LineRecords::default();
    for line in &portfolio.lines {
        records.read(portfolio, line);
        let Some((_, number)) = records.goods.filter(|_| records.whole) else { continue };
        let [before, after] =
            engines.each_mut().map(|engine| amounts(engine, portfolio, line, &records, number));
        let (mut own, mut open) = (Sides::default(), false);
        for (name, pair) in side_by_side(&before, &after) {
            match pair {
                (Some(old), Some(new)) => {
                    own.add((old, new));
                    all.add((old, new));
                    if old != new {
                        by_component.entry(name.clone()).or_default().add((old, new));
                    }
                }
                (None, None) => {}
                _ => open = true,
            }
        }
        not_known += u64::from(open);
        if own.old != own.new {
            other += 1;
            by_number.entry(number).or_default().add((own.old, own.new));
        }
    }
    let mut largest: Vec<_> = by_number.into_iter().collect();
    largest.sort_by_key(|(number, sides)| (std::cmp::Reverse(size(sides.change())), *number));
    largest.truncate(LARGEST);
    let named = |key: &str, name: String, sides: &Sides| {
        let mut row = sides.json();
        row[key] = Value::String(name);
        row
    };
    json!({
        "old": all.old.text(),
        "new": all.new.text(),
        "change": all.change().text(),
        "lines_with_other_duty": other,
        "lines_not_known": not_known,
        "by_component": by_component.iter()
            .map(|(name, sides)| named("name", name.clone(), sides)).collect::<Vec<_>>(),
        "largest": largest.iter()
            .map(|(number, sides)| named("hts", number.to_string(), sides)).collect::<Vec<_>>(),
    })
}

fn size(money: Money) -> Money {
    if money < Money::ZERO { Money::ZERO - money } else { money }
}

/// The components of a line under a law.
fn amounts(
    engine: &mut Engine<'_>,
    portfolio: &Portfolio,
    line: &EntryLine,
    records: &LineRecords,
    number: HtsNumber,
) -> Amounts {
    let question = Question {
        number,
        provision: records.provision,
        origin: line.origin,
        date: portfolio.entry(line.entry).entry_date.map(|date| date.0),
        program: Program::of_cell(portfolio.str(line.spi)),
        headings: &records.headings,
    };
    let mut assessment = Assessment::default();
    assessment.assess(engine.terms(&question), &records.measured(portfolio));
    let mut amounts = Amounts::new();
    for component in &assessment.components {
        let name = match component.part {
            Part::Ordinary(_) => ORDINARY.to_owned(),
            Part::Measure(measure, _) => measure.name.clone(),
        };
        let amount = component.amount.ok();
        let sum = amounts.entry(name).or_insert(Some(Money::ZERO));
        *sum = sum.zip(amount).map(|(sum, more)| sum + more);
    }
    amounts
}

/// Both laws' amounts of every component that one of them has.
fn side_by_side<'a>(
    old: &'a Amounts,
    new: &'a Amounts,
) -> impl Iterator<Item = (&'a String, (Option<Money>, Option<Money>))> {
    let of = |side: &Amounts, name: &String| side.get(name).copied().unwrap_or(Some(Money::ZERO));
    let gone = new.keys().filter(|name| !old.contains_key(*name));
    old.keys().chain(gone).map(move |name| (name, (of(old, name), of(new, name))))
}
