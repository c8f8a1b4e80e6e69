//! The columns of a table as they are shown for confirming.

use super::{PreviewColumn, label};
use crate::ingest::headers::{Headers, Heading};
use crate::ingest::mapping::Mapping;
use crate::ingest::recognise::Census;
use crate::model::{Confidence, Field, cell_letters};

/// Columns that are shown: more than any report has.
const SHOWN: usize = 1_000;

/// What is said of one column.
struct Verdict {
    field: Option<Field>,
    confidence: &'static str,
    reason: String,
}

/// All columns in order; where the table is of no kind that we know, none is said to be anything.
pub(super) fn columns(
    mapping: &Mapping,
    headings: &[Heading],
    census: &Census,
    is_close: bool,
) -> Vec<PreviewColumn> {
    headings
        .iter()
        .enumerate()
        .take(mapping.width.min(SHOWN))
        .map(|(index, heading)| {
            let verdict = if is_close { verdict(mapping, index, heading) } else { nothing() };
            let Verdict { field, confidence, reason } = verdict;
            let used = field.filter(|_| matches!(confidence, "known" | "chosen"));
            PreviewColumn {
                index,
                letters: cell_letters(u16::try_from(index).unwrap_or(u16::MAX)),
                heading: heading.text.clone(),
                field: field.map(Field::label),
                label: field.map(|field| label(mapping.kind, field)),
                confidence,
                reason,
                samples: census.column(index).map_or_else(Vec::new, |c| c.samples.clone()),
                used,
            }
        })
        .collect()
}

fn nothing() -> Verdict {
    Verdict { field: None, confidence: "none", reason: String::new() }
}

fn verdict(mapping: &Mapping, index: usize, heading: &Heading) -> Verdict {
    if let Some(field) = mapping.field_at(index) {
        let (confidence, reason) = if mapping.is_chosen {
            ("chosen", "You chose this.")
        } else {
            ("known", "The heading is known.")
        };
        return Verdict { field: Some(field), confidence, reason: reason.to_owned() };
    }
    if let Some(known) = mapping.contradicted.iter().find(|known| known.index == index) {
        let (field, reason) = (Some(known.field), known.reason.clone());
        return Verdict { field, confidence: "possible", reason };
    }
    if let Some(guess) = mapping.guesses.iter().find(|guess| usize::from(guess.index) == index) {
        let confidence = match guess.confidence {
            Confidence::Likely => "likely",
            Confidence::Possible => "possible",
        };
        return Verdict { field: Some(guess.field), confidence, reason: guess.reason.clone() };
    }
    let known = Headers::all().find(mapping.kind, heading).filter(|_| !mapping.is_chosen);
    let taken = known.and_then(|known| mapping.columns.get(known.field));
    let reason =
        taken.and_then(|taken| u16::try_from(taken).ok()).map_or_else(String::new, |taken| {
            format!("Column {} is used for the same.", cell_letters(taken))
        });
    Verdict { reason, ..nothing() }
}
