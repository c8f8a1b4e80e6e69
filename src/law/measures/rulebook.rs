//! The rules of all programmes, ready to be asked.

use super::lists::GoodsLists;
use super::rates::{HeadingRate, HeadingRates};
use super::rules::{MeasureRule, Ready, Refused};
use super::{Measure, Role};
use crate::law::Span;
use crate::model::Arrange;
use crate::model::Hts8;

/// The rules of all programmes with what they look up.
#[derive(Debug, Clone, Default)]
pub struct Rulebook {
    /// The lists of numbers.
    pub lists: GoodsLists,
    pub(super) rates: HeadingRates,
    /// The rules of each programme.
    pub(super) rules: Vec<Vec<Ready>>,
    /// The days from the first to the last on which any rule of a programme holds.
    pub(super) days: Vec<Span>,
    /// The programmes in an order in which each follows those it asks for.
    pub(super) order: Vec<usize>,
    /// Runs of headings, rising: first, last, programme, role.
    headings: Vec<(Hts8, Hts8, usize, Role)>,
}

impl Rulebook {
    /// Puts the rules together.
    ///
    /// # Errors
    /// The place of the rule that cannot be used, and why.
    pub(in crate::law) fn new(
        measures: &[Measure],
        rules: Vec<MeasureRule>,
        lists: GoodsLists,
        rates: HeadingRates,
    ) -> Result<Self, (usize, Refused)> {
        let keys: Vec<&str> = measures.iter().map(|measure| measure.key.as_str()).collect();
        let mut made: Vec<Vec<Ready>> = keys.iter().map(|_| Vec::new()).collect();
        for (at, rule) in rules.into_iter().enumerate() {
            let place = keys.iter().position(|key| *key == rule.measure);
            let rules = place.and_then(|place| made.get_mut(place));
            let rules = rules.ok_or_else(|| (at, "there is no such programme".to_owned()))?;
            rules.push(Ready::new(rule, &keys, &lists, &rates).map_err(|why| (at, why))?);
        }
        let order = order(&made).ok_or_else(|| (0, "programmes ask for each other".to_owned()))?;
        let of = measures.iter().enumerate();
        let runs = of.flat_map(|(at, measure)| {
            measure.headings.iter().map(move |run| (run.from, run.to, at, run.role))
        });
        let mut headings: Vec<_> = runs.collect();
        headings.arrange_by_key(|run| run.0);
        let days = made.iter().map(|rules| days(rules)).collect();
        Ok(Self { lists, rates, rules: made, days, order, headings })
    }

    /// The programme of a heading, by its place, and what the heading does there.
    pub(super) fn heading(&self, heading: Hts8) -> Option<(usize, Role)> {
        let above = self.headings.partition_point(|run| run.0 <= heading);
        let run = above.checked_sub(1).and_then(|at| self.headings.get(at))?;
        (heading <= run.1).then_some((run.2, run.3))
    }

    /// What every heading charges, by heading and day.
    pub fn heading_rates(&self) -> &[HeadingRate] {
        self.rates.rows()
    }

    /// Every rule of a programme, in order.
    pub fn rules_of(&self, measure: usize) -> impl Iterator<Item = &MeasureRule> {
        self.rules.get(measure).into_iter().flatten().map(|ready| &ready.rule)
    }
}

/// The days from the first to the last on which a rule holds.
fn days(rules: &[Ready]) -> Span {
    let spans = || rules.iter().map(|ready| ready.rule.span);
    // An open first day is the smallest of all; an open last day is none, which is the greatest.
    let from = spans().map(|span| span.from).min().flatten();
    let to = match spans().any(|span| span.to.is_none()) {
        true => None,
        false => spans().map(|span| span.to).max().flatten(),
    };
    Span { from, to }
}

/// Programmes after those they ask for; `None` where they ask in a circle.
fn order(rules: &[Vec<Ready>]) -> Option<Vec<usize>> {
    let asks: Vec<u64> =
        rules.iter().map(|rules| rules.iter().fold(0, |bits, rule| bits | rule.others)).collect();
    let mut order = Vec::with_capacity(asks.len());
    let mut done = 0u64;
    while order.len() < asks.len() {
        let before = order.len();
        for (place, asked) in asks.iter().enumerate() {
            let bit = 1u64 << (place & 63);
            if done & bit == 0 && asked & !done & !bit == 0 {
                order.push(place);
                done |= bit;
            }
        }
        if order.len() == before {
            return None;
        }
    }
    Some(order)
}
