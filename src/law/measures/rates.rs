//! What each heading charges: from table `chapter99`, and where a row there holds several headings or
//! tells the rate in words, from table `heading_rates`.

use super::{Base, Charge, Extra};
use crate::law::{Chapter99, Chapter99Kind, Confidence, CountrySet, Span};
use crate::model::Arrange;
use crate::model::{Country, Date, Hts8};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// What a heading charges over some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingRate {
    /// The heading.
    pub heading: Hts8,
    /// The days.
    pub span: Span,
    /// The origins; [`CountrySet::All`] where the source leaves them to the programme.
    pub origins: CountrySet,
    /// How much.
    pub how: HeadingDuty,
    /// Of what.
    pub base: Base,
    /// How sure we are: the weaker of rate and days.
    pub confidence: Confidence,
}

impl HeadingRate {
    /// Whether the heading charges as much as a charge does.
    pub(super) fn adds(&self, charge: &Charge) -> bool {
        match (self.how, charge.extra) {
            (HeadingDuty::Added(rate), Extra::Added(added)) => rate == added,
            (HeadingDuty::Total(rate, _), Extra::UpTo { total, .. }) => rate == total,
            _ => false,
        }
    }
}

/// How much a heading charges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingDuty {
    /// On top of column 1; zero where it lets goods go or they pay enough already.
    Added(Decimal),
    /// A total with column 1; the flag says that the heading carries all of it.
    Total(Decimal, bool),
}

/// All of them by heading.
#[derive(Debug, Clone, Default)]
pub(in crate::law) struct HeadingRates {
    rows: Vec<HeadingRate>,
}

/// What the headings that come into question say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// None is about the goods on the day.
    None,
    /// One answer.
    One(Charge, Confidence),
    /// They differ, and nothing tells which applies.
    Several(Charge, Confidence),
}

impl HeadingRates {
    /// The rows of table `heading_rates`, and those of `chapter99` for all other headings.
    pub(in crate::law) fn new(mut rows: Vec<HeadingRate>, chapter99: &[Chapter99]) -> Self {
        for row in chapter99 {
            let Some((from, to)) = row.digits else { continue };
            let told = |heading| rows.iter().any(|row: &HeadingRate| row.heading == heading);
            let Some(heading) = Hts8::from_digits(from).filter(|h| from == to && !told(*h)) else {
                continue;
            };
            rows.extend(of_row(row, heading));
        }
        rows.arrange_by_key(|row| (row.heading, row.span.from));
        Self { rows }
    }

    pub(super) fn rows(&self) -> &[HeadingRate] {
        &self.rows
    }

    pub(super) fn of(&self, heading: Hts8) -> &[HeadingRate] {
        let from = self.rows.partition_point(|row| row.heading < heading);
        let rest = self.rows.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|row| row.heading == heading)).unwrap_or_default()
    }

    /// The rows of a run of headings, by the origins they name.
    pub(super) fn by_origin(&self, from: Hts8, to: Hts8) -> ByOrigin {
        let mut by = ByOrigin::default();
        for (at, row) in self.rows.iter().enumerate() {
            if row.heading < from || row.heading > to {
                continue;
            }
            match &row.origins {
                CountrySet::Only(list) => {
                    for origin in list {
                        by.named.entry(*origin).or_default().push(at);
                    }
                }
                _ => by.others.push(at),
            }
        }
        by
    }
}

/// Places of rates by the origin they are for.
#[derive(Debug, Clone, Default)]
pub(super) struct ByOrigin {
    named: FxHashMap<Country, Vec<usize>>,
    others: Vec<usize>,
}

impl ByOrigin {
    /// The rates for an origin.
    pub(super) fn of<'a>(
        &'a self,
        rates: &'a HeadingRates,
        origin: Country,
    ) -> impl Iterator<Item = &'a HeadingRate> + Clone {
        let named = self.named.get(&origin).map(Vec::as_slice).unwrap_or_default();
        named.iter().chain(&self.others).filter_map(|at| rates.rows.get(*at))
    }
}

/// The rates of a row of one heading; none where the row names several or words.
fn of_row(row: &Chapter99, heading: Hts8) -> impl Iterator<Item = HeadingRate> {
    let charges = matches!(row.kind, Chapter99Kind::Additional | Chapter99Kind::Floor);
    let steps = row.rates.iter().filter(move |_| charges);
    steps.filter_map(move |step| {
        let [rate] = step.rates.as_slice() else { return None };
        let origins = match &row.countries {
            CountrySet::AllBut(list) if list.is_empty() => CountrySet::All,
            CountrySet::Unknown(_) => CountrySet::All,
            set => set.clone(),
        };
        Some(HeadingRate {
            heading,
            span: Span { from: step.span.from.or(row.span.from), to: step.span.to.or(row.span.to) },
            origins,
            how: if step.total {
                HeadingDuty::Total(*rate, false)
            } else {
                HeadingDuty::Added(*rate)
            },
            base: Base::Value,
            confidence: row.confidence.heading_rate.max(row.confidence.dates),
        })
    })
}

/// What rates say together of goods on a day. A heading claimed wins among those that differ; a rate
/// of zero beside a total is the heading for goods whose column 1 reaches the total.
pub(super) fn together<'a>(
    rates: impl Iterator<Item = &'a HeadingRate> + Clone,
    origin: Country,
    date: Date,
    claimed: &[Hts8],
) -> Found {
    let live = rates
        .filter(|rate| rate.span.contains(date) && rate.origins.contains(origin) != Some(false));
    let is_zero = |rate: &&HeadingRate| rate.how == HeadingDuty::Added(Decimal::ZERO);
    let reached = live.clone().find(is_zero);
    let mut charging = live.filter(|rate| !is_zero(rate)).peekable();
    let Some(first) = charging.peek().copied() else { return Found::None };
    let (mut best, mut differ) = (first, false);
    for rate in charging {
        differ |= rate.how != first.how || rate.base != first.base;
        if claimed.contains(&rate.heading) && !claimed.contains(&best.heading) {
            best = rate;
        }
    }
    let charge = charge(best, reached.map(|rate| rate.heading));
    if differ && !claimed.contains(&best.heading) {
        return Found::Several(charge, best.confidence);
    }
    Found::One(charge, best.confidence)
}

fn charge(rate: &HeadingRate, reached: Option<Hts8>) -> Charge {
    let extra = match rate.how {
        HeadingDuty::Added(added) => Extra::Added(added),
        HeadingDuty::Total(total, replaces) => Extra::UpTo { total, reached, replaces },
    };
    Charge { heading: rate.heading, extra, base: rate.base }
}
