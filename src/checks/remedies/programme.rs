//! What the table of programmes says of a heading of chapter 99, over all rows that hold it.

use crate::law::{Book, Chapter99, Confidence};
use crate::model::{Date, Hts8};

/// The rows that hold a heading, in the order of the table.
pub(in crate::checks) fn rows(book: &Book, heading: Hts8) -> impl Iterator<Item = &Chapter99> {
    let digits = heading.digits();
    let holds = move |(from, to)| from <= digits && digits <= to;
    book.chapter99.iter().filter(move |row| row.digits.is_some_and(holds))
}

/// How a heading stands to a date.
#[derive(Debug, Clone, Copy)]
pub(in crate::checks) enum Standing<'a> {
    /// In force, open, or not in the table.
    Usable,
    /// Every row that holds it begins later; this one first.
    NotYet(&'a Chapter99, Date),
    /// Every row that holds it is over; this one last.
    Ended(&'a Chapter99, Date),
}

/// A heading may be in several rows: it is out of its dates only if it is out of those of each.
pub(in crate::checks) fn standing(book: &Book, heading: Hts8, date: Date) -> Standing<'_> {
    let mut next: Option<(&Chapter99, Date)> = None;
    let mut last: Option<(&Chapter99, Date)> = None;
    for row in rows(book, heading) {
        match (row.span.from, row.span.to) {
            (Some(from), _) if from > date => {
                if next.is_none_or(|(_, earliest)| from < earliest) {
                    next = Some((row, from));
                }
            }
            (_, Some(to)) if to < date => {
                if last.is_none_or(|(_, latest)| to > latest) {
                    last = Some((row, to));
                }
            }
            _ => return Standing::Usable,
        }
    }
    match (last, next) {
        (Some((row, to)), _) => Standing::Ended(row, to),
        (None, Some((row, from))) => Standing::NotYet(row, from),
        (None, None) => Standing::Usable,
    }
}

/// Whether a mark is too weak to accuse anyone.
pub(in crate::checks) fn is_weak(confidence: Confidence) -> bool {
    matches!(confidence, Confidence::Memory | Confidence::Unverified)
}

/// The sentence that a weak mark calls for.
pub(in crate::checks) fn weak_words(of: &str, confidence: Confidence) -> String {
    if is_weak(confidence) {
        format!(" The {of} of this heading are {} here.", confidence.words())
    } else {
        String::new()
    }
}
