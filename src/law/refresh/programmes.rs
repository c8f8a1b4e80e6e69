//! What an export of the schedule leaves as it was: the programmes of chapter 99.

use crate::law::schedule::Schedule;
use crate::law::{Book, Lookup};
use crate::model::{Date, HtsNumber, iso};

/// Headings under which additional duties are collected.
const ADDITIONAL: &str = "9903";
/// Headings that are named at most.
const NAMED: usize = 3;

/// Says that the programmes stay, how far they are known, and how many headings of the export no
/// programme at hand knows.
pub(super) fn stay(book: &Book, schedule: &Schedule, day: Date) -> String {
    let headings = schedule.subheadings.keys().filter(|digits| digits.starts_with(ADDITIONAL));
    let headings: Vec<HtsNumber> = headings.filter_map(|digits| HtsNumber::new(digits)).collect();
    let is_new = |heading: &&HtsNumber| {
        book.heading_measure(heading.hts8()).is_none()
            && matches!(book.chapter99(**heading, day), Lookup::Unknown)
    };
    let new: Vec<String> =
        headings.iter().filter(is_new).map(|one| one.hts8().to_string()).collect();
    let known = book.tables.iter().find(|table| table.name == "chapter99");
    let known = known
        .and_then(|table| table.known_to)
        .map_or_else(String::new, |day| format!(", known to {}", iso(day)));
    let said = format!(
        "It renews the tariff, not the programmes of chapter 99: those stay as they are{known}, and a \
         rule pack renews them."
    );
    if new.is_empty() {
        return said;
    }
    let (first, rest) = new.split_at(new.len().min(NAMED));
    let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    format!(
        "{said} Of its {} headings of {ADDITIONAL}, {} belong to no programme at hand, so nothing is known \
         of their duty: {}{more}.",
        headings.len(),
        new.len(),
        first.join(", ")
    )
}
