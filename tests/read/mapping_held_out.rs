//! Headings that the header data does not have: written by hand from forms, record layouts and other
//! programs, and made from the headings of reports by changing them as people and programs do. What
//! is right is used or asked for; what is wrong is never used.

use super::mapping_corpus::{CORPUS, Count, Row, rows_of};
use super::variants::variants;

const BY_HAND: &str = include_str!("corpus/held_out.csv");
const KNOWN: &str = include_str!("../../src/ingest/headers.csv");

/// Without case, spaces and punctuation.
fn normal(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether the header data has the heading, in whatever kind of file.
fn is_known(heading: &str) -> bool {
    let name = normal(heading);
    KNOWN.lines().filter_map(|row| row.splitn(3, ',').nth(2)).any(|known| normal(known) == name)
}

#[test]
fn headings_by_hand_that_the_data_does_not_have() {
    let mut count = Count::default();
    let rows = rows_of(BY_HAND);
    let known: Vec<&str> =
        rows.iter().map(|row| row.heading.as_str()).filter(|heading| is_known(heading)).collect();
    assert!(known.is_empty(), "not held out: {known:?}");
    count.take(rows.iter().map(|row| (row, row.heading.clone())));
    assert!(count.all >= 200, "{} headings", count.all);
    // Harder than what reports write: terms of forms and of other programs that share no word with ours.
    count.judge("by hand", 90);
}

#[test]
fn headings_of_reports_changed_as_people_and_programs_do() {
    let mut count = Count::default();
    let rows: Vec<Row> =
        rows_of(CORPUS).into_iter().filter(|row| row.heading.contains(' ')).collect();
    let changed = rows.iter().flat_map(|row| {
        let variants = variants(&row.heading).into_iter().filter(|heading| !is_known(heading));
        variants.map(move |heading| (row, heading))
    });
    // All of them where the program is built with optimisation, every third elsewhere.
    count.take(changed.step_by(if cfg!(debug_assertions) { 3 } else { 1 }));
    assert!(count.all >= 800, "{} headings", count.all);
    count.judge("changed", 95);
}
