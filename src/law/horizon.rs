//! For which days of entry a table speaks.

use super::{Book, Span, TableInfo};

/// Tables made from the editions of the schedule.
const OF_EDITIONS: &[&str] =
    &["tariff", "tariff_changes", "tariff_editions", "tariff_printed", "tariff_rates"];
/// The table of CBP's list, which speaks of its own day.
const OF_LIST: &str = "tariff_listed";

impl Book {
    /// The days of entry for which a table speaks: the tables of the schedule between the first and the
    /// last edition, CBP's list up to its own day, any other up to the last day for which its sources
    /// speak, which is earlier than the day on which they were read. Both ends open where a table says
    /// nothing of days.
    #[must_use]
    pub fn known_days(&self, table: &TableInfo) -> Span {
        let name = table.name.as_str();
        if OF_EDITIONS.contains(&name) {
            self.days_of_editions()
        } else if name == OF_LIST {
            let list = self.tariff_editions.iter().find(|edition| edition.is_list);
            Span { from: None, to: list.map(|list| list.to) }
        } else {
            Span { from: None, to: table.known_to }
        }
    }

    /// Whether a table is made from the editions of the schedule.
    #[must_use]
    pub fn is_of_editions(table: &str) -> bool {
        OF_EDITIONS.contains(&table)
    }

    /// From the first edition of the schedule at hand to the last.
    #[must_use]
    pub fn days_of_editions(&self) -> Span {
        Span {
            from: self.tariff_editions.first().map(|first| first.to),
            to: self.tariff_editions.last().map(|last| last.from),
        }
    }
}
