//! Kinds told apart: every template stays what it is, whatever the order of its columns, and with any of
//! those missing that it can do without.

use super::mapping_support::{Shuffle, filled, look, table};
use tidewaiter::ingest::{Choices, Template, templates};
use tidewaiter::model::{FileStatus, SourceKind};

/// Tables of each template that are tried.
const TRIES: usize = 40;

#[test]
fn templates_in_any_order_with_columns_missing() {
    let mut shuffle = Shuffle(7);
    let mut tried = 0;
    for template in templates() {
        for attempt in 0..TRIES {
            let filled = filled(&template).into_iter().zip(&template.columns);
            let kept = filled.filter(|(_, c)| c.required || shuffle.below(10) >= attempt % 8);
            let mut columns: Vec<_> = kept.map(|(column, _)| column).collect();
            shuffle.mix(&mut columns);
            let headings: Vec<_> = columns.iter().map(|(heading, _)| heading.as_str()).collect();
            let (record, preview) = look("a.csv", &table(&columns), Choices::default());
            assert_eq!(record.status, FileStatus::Complete, "{headings:?}: {}", record.message);
            assert_eq!(record.kind, template.kind, "{headings:?}");
            assert!(record.unused.is_empty() && record.certain, "{headings:?}: {}", record.message);
            assert_eq!(preview.and_then(|p| p.kind), Some(template.kind.name()));
            tried += 1;
        }
    }
    assert_eq!(tried, TRIES * templates().len());
}

/// A table of one kind with a few columns of another beside it stays its own kind.
#[test]
fn columns_of_another_kind_beside() {
    let mut shuffle = Shuffle(11);
    for ours in templates() {
        // With a column of lines beside, a list of whole entries is one of lines without their numbers.
        let is_other = |theirs: &Template| {
            let of_lines = theirs.kind == SourceKind::EntrySummaries;
            theirs.kind != ours.kind && !(ours.kind == SourceKind::EntryHeaders && of_lines)
        };
        for theirs in templates().into_iter().filter(is_other) {
            let own: Vec<_> = ours.columns.iter().map(|column| column.heading).collect();
            let other = filled(&theirs).into_iter().zip(&theirs.columns);
            let beside = other.filter(|((heading, _), column)| {
                !column.required && !own.contains(&heading.as_str())
            });
            let mut beside: Vec<_> = beside.map(|(column, _)| column).collect();
            shuffle.mix(&mut beside);
            let mut columns = filled(&ours);
            columns.extend(beside.into_iter().take(2));
            shuffle.mix(&mut columns);
            let (record, _) = look("a.csv", &table(&columns), Choices::default());
            assert_eq!(
                record.kind, ours.kind,
                "{} beside {}: {}",
                theirs.name, ours.name, record.message
            );
        }
    }
}
