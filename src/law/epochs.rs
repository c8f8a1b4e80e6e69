//! The days on which an answer about duty can begin to be another one.

use super::{Book, Span};
use crate::model::Date;

/// The stretches of days within which the law asks the same of goods: every day of one stretch lies
/// between the same ends of all spans that bear on duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epochs {
    /// First days, rising. Before the first of them is a stretch of its own.
    first: Vec<Date>,
}

impl Epochs {
    /// The stretch of a day, by its place.
    #[must_use]
    pub fn of(&self, date: Date) -> usize {
        self.first.partition_point(|first| *first <= date)
    }

    /// The first days of the stretches but the earliest, rising.
    #[must_use]
    pub fn first_days(&self) -> &[Date] {
        &self.first
    }
}

impl Book {
    /// The stretches of days for questions about duty: ordinary rates, special programs, origins of
    /// column 2, chapter 99.
    #[must_use]
    pub fn epochs(&self) -> Epochs {
        let mut first = Vec::new();
        let mut last_seen = Span::default();
        let mut take = |span: Span| {
            // Neighbours of a sorted table mostly have the same days.
            if span != last_seen {
                first.extend(span.from);
                first.extend(span.to.and_then(|to| to.tomorrow().ok()));
                last_seen = span;
            }
        };
        for row in &self.chapter99 {
            take(row.span);
            row.rates.iter().for_each(|step| take(step.span));
        }
        self.spi.iter().for_each(|row| take(row.span));
        self.origin_groups.iter().for_each(|row| take(row.span));
        self.rates.rows.iter().for_each(|row| take(row.span));
        self.measures.iter().for_each(|measure| take(measure.span));
        self.rulebook.heading_rates().iter().for_each(|rate| take(rate.span));
        self.rulebook.lists.spans().for_each(&mut take);
        for place in 0..self.measures.len() {
            self.rulebook.rules_of(place).for_each(|rule| take(rule.span));
        }
        // The tariff is known from the last day of the first edition to the first day of the last, and
        // may be taken to be that of the first edition since its nomenclature began.
        take(self.days_of_editions());
        take(Span { from: self.nomenclature, to: None });
        first.sort_unstable();
        first.dedup();
        Epochs { first }
    }
}
