//! Entries that lie beyond what the law at hand speaks of.

use super::Report;
use crate::checks::Context;
use crate::law::{Book, Span};
use crate::model::{Date, iso};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeMap;

/// Entries that lie beyond tables of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LawWarning {
    /// The tables.
    tables: Vec<String>,
    /// The days of entry for which they speak; null where open.
    known_from: Option<String>,
    known_to: Option<String>,
    /// Entries outside of these days.
    entries: usize,
    /// What is not known of them.
    text: String,
}

impl LawWarning {
    /// The sentence alone.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }
}

/// The days of entry of a report with the number of entries until then, rising.
struct EntryDays(Vec<(Date, usize)>);

impl EntryDays {
    fn new(days: impl Iterator<Item = Date>) -> Self {
        let mut counts: FxHashMap<Date, usize> = FxHashMap::default();
        days.for_each(|day| *counts.entry(day).or_default() += 1);
        let mut days: Vec<(Date, usize)> = counts.into_iter().collect();
        days.sort_unstable();
        let mut until = 0;
        for (_, count) in &mut days {
            until += *count;
            *count = until;
        }
        Self(days)
    }

    fn len(&self) -> usize {
        self.0.last().map_or(0, |(_, until)| *until)
    }

    fn until(&self, is_in: impl Fn(Date) -> bool) -> usize {
        let days = self.0.partition_point(|(day, _)| is_in(*day));
        let last = days.checked_sub(1).and_then(|last| self.0.get(last));
        last.map_or(0, |(_, until)| *until)
    }

    fn before(&self, first: Date) -> usize {
        self.until(|day| day < first)
    }

    fn after(&self, last: Date) -> usize {
        self.len() - self.until(|day| day <= last)
    }
}

impl Report<'_> {
    /// The days of entry, of the account that the options name if they name one.
    fn entry_days(&self) -> EntryDays {
        let entries = self.context().entries();
        EntryDays::new(entries.filter_map(|entry| Some(entry.entry_date?.0)))
    }

    fn context(&self) -> Context<'_> {
        Context::new(self.portfolio, self.book, self.options)
    }

    /// Entries that lie beyond tables of the law, and what is not known of them for that.
    #[must_use]
    pub fn law_warnings(&self) -> Vec<LawWarning> {
        let days = self.entry_days();
        let of_tariff = [self.before_tariff(&days), self.after_tariff(&days)];
        of_tariff.into_iter().flatten().chain(self.after_others(&days)).collect()
    }

    fn warning(
        &self,
        is_of: impl Fn(&str) -> bool,
        known: Span,
        (entries, text): (usize, String),
    ) -> Option<LawWarning> {
        let tables = self.book.tables.iter().map(|table| table.name.as_str());
        (entries > 0).then(|| LawWarning {
            tables: tables.filter(|name| is_of(name)).map(str::to_owned).collect(),
            known_from: known.from.map(iso),
            known_to: known.to.map(iso),
            entries,
            text,
        })
    }

    fn before_tariff(&self, days: &EntryDays) -> Option<LawWarning> {
        let first = self.book.tariff_editions.first()?;
        let before = self.tariff_told_from().map_or(0, |day| days.before(day));
        let assume = if self.options.takes_tariff_unchanged() {
            "The option tariff-before-first does not reach so far back."
        } else {
            "The option tariff-before-first takes the tariff to be unchanged before it."
        };
        let text = format!(
            "{} before {}, the first edition of the tariff at hand: whether their numbers were valid, \
             in which units and at which rates, is not known but for what CBP's list tells. {assume}",
            entries_were_made(before, days.len()),
            first.name
        );
        self.warning(Book::is_of_editions, self.book.days_of_editions(), (before, text))
    }

    /// The first day for which the tariff is told, or taken to be.
    fn tariff_told_from(&self) -> Option<Date> {
        let first = self.book.days_of_editions().from;
        match self.book.nomenclature {
            Some(since) if self.options.takes_tariff_unchanged() => first.map(|day| day.min(since)),
            _ => first,
        }
    }

    fn after_tariff(&self, days: &EntryDays) -> Option<LawWarning> {
        let last = self.book.tariff_editions.last()?;
        let known = self.book.days_of_editions();
        let after = known.to.map_or(0, |day| days.after(day));
        let text = format!(
            "{} after {} of {}, the newest edition of the tariff at hand: numbers, units and rates of \
             that time are not known.",
            entries_were_made(after, days.len()),
            last.name,
            iso(last.from)
        );
        self.warning(Book::is_of_editions, known, (after, text))
    }

    /// Tables that are not of the tariff, by the last day for which their sources speak: one for most,
    /// a later one for tables that a rule pack renewed.
    fn after_others(&self, days: &EntryDays) -> Vec<LawWarning> {
        let others = self.book.tables.iter().filter(|table| !is_of_tariff(&table.name));
        let mut ends: BTreeMap<Date, Vec<&str>> = BTreeMap::new();
        for table in others {
            if let Some(end) = self.book.known_days(table).to {
                ends.entry(end).or_default().push(&table.name);
            }
        }
        let all = ends.len() == 1;
        let warning = |(end, names): (&Date, &Vec<&str>)| {
            let after = days.after(*end);
            let which = match all {
                true => "the other tables of the law are".to_owned(),
                false if names.len() == 1 => format!("table {} of the law is", names.join("")),
                false => format!("tables {} of the law are", names.join(", ")),
            };
            let text = format!(
                "{} after {}, the last day for which {which} known: fees, programs and duties of \
                 chapter 99 may have changed since.",
                entries_were_made(after, days.len()),
                iso(*end)
            );
            let known = Span { from: None, to: Some(*end) };
            self.warning(|name| names.contains(&name), known, (after, text))
        };
        ends.iter().filter_map(warning).collect()
    }

    /// What is assumed of the tariff before its first edition, where entries lie there.
    #[must_use]
    pub fn tariff_assumed(&self) -> Option<String> {
        let first = self.book.tariff_editions.first()?;
        let since = self.book.nomenclature.filter(|_| self.options.takes_tariff_unchanged())?;
        let days = self.entry_days();
        let assumed = days.before(first.to).saturating_sub(days.before(since));
        (assumed > 0).then(|| {
            format!(
                "{} before {}, the first edition of the tariff at hand, and from {} on: their tariff \
                 is taken to be that of the first edition (option tariff-before-first).",
                entries_were_made(assumed, days.len()),
                first.name,
                iso(since)
            )
        })
    }

    /// How many lines CBP's list flags for an order and no case is named on.
    #[must_use]
    pub fn flagged_lines(&self) -> Option<String> {
        let list = self.book.tariff_editions.iter().find(|edition| edition.is_list)?;
        let (lines, have, are) = match self.reviews.flagged_without_case {
            0 => return None,
            1 => ("1 line".to_owned(), "has a number", "it is"),
            more => (format!("{more} lines"), "have numbers", "they are"),
        };
        Some(format!(
            "{lines} without an antidumping or countervailing case {have} that {} flags for such \
             duty. A flag says that some goods of the number, of some origin, are under an order, not \
             that {are}: the scope of the order decides. A watch list of your cases narrows it.",
            list.name
        ))
    }
}

fn is_of_tariff(table: &str) -> bool {
    table.starts_with("tariff")
}

/// `1 of 20 entries was made`.
fn entries_were_made(some: usize, all: usize) -> String {
    match (some, all) {
        (1, 1) => "The one entry was made".to_owned(),
        (1, all) => format!("1 of {all} entries was made"),
        (some, all) if some == all => format!("All {all} entries were made"),
        (some, all) => format!("{some} of {all} entries were made"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_iso;

    #[test]
    fn days_are_counted_from_both_ends() {
        let day = |text: &str| parse_iso(text).expect(text);
        let days = ["2026-07-02", "2023-10-30", "2023-10-31", "2026-07-01", "2026-07-02"];
        let days = EntryDays::new(days.into_iter().map(day));
        assert_eq!((days.len(), days.before(day("2023-10-31"))), (5, 1));
        assert_eq!((days.after(day("2026-07-01")), days.after(day("2026-07-02"))), (2, 0));
        assert_eq!((days.before(day("2020-01-01")), days.after(day("2020-01-01"))), (0, 5));
    }
}
