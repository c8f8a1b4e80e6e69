//! From the days of each rate of a subheading to its lines in the table `tariff_rates`.

use super::special::written;
use super::timeline::{Timeline, UNKNOWN};
use crate::model::{Date, iso};
use std::collections::{BTreeMap, BTreeSet};

/// A programme that a line does not have.
pub(crate) const NONE: &str = "";

/// The days of every rate of a subheading.
#[derive(Debug, Default)]
pub(crate) struct Days {
    pub general: Timeline,
    pub column2: Timeline,
    /// By the mark of the programme.
    pub specials: BTreeMap<String, Timeline>,
}

/// The lines of a subheading, without line ends.
pub(crate) fn rate_rows(eight: &str, days: &Days) -> Vec<String> {
    let starts: BTreeSet<Option<Date>> = [&days.general, &days.column2]
        .into_iter()
        .chain(days.specials.values())
        .flat_map(|days| days.iter().map(|(from, _)| *from))
        .chain([None])
        .collect();
    let mut rows: Vec<(Option<Date>, [String; 3])> = Vec::new();
    for from in starts {
        let special: BTreeMap<&str, &str> = days
            .specials
            .iter()
            .map(|(mark, days)| (mark.as_str(), on(days, from, NONE)))
            .filter(|(_, rate)| *rate != NONE)
            .collect();
        let values = [
            on(&days.general, from, UNKNOWN).to_owned(),
            on(&days.column2, from, UNKNOWN).to_owned(),
            written(&special),
        ];
        if rows.last().is_none_or(|(_, last)| *last != values) {
            rows.push((from, values));
        }
    }
    lines(eight, &rows)
}

fn lines(eight: &str, rows: &[(Option<Date>, [String; 3])]) -> Vec<String> {
    let numbered = rows.iter().enumerate();
    numbered
        .map(|(at, (from, [general, column2, special]))| {
            let next = rows.get(at + 1).and_then(|(next, _)| next.as_ref());
            let to = next.and_then(|next| next.yesterday().ok());
            let day = |date: Option<Date>| date.map(iso).unwrap_or_default();
            [eight, &day(*from), &day(to), general, column2, special].join("\t")
        })
        .collect()
}

/// The value that holds from a day on.
pub(crate) fn on<'a>(days: &'a Timeline, from: Option<Date>, none: &'a str) -> &'a str {
    let holds = days.iter().rev().find(|(start, _)| *start <= from);
    holds.map_or(none, |(_, value)| value)
}
