//! What the assignment to a Center rests on: how the tariff prefixes of its lines are known.

use super::center::{Assignment, Vote};
use super::change::{grouped, list};
use crate::law::Book;

/// The law's table of prefixes.
const PREFIXES: &str = "center_prefixes";

/// The sentences.
pub(super) fn sentences(assignment: &Assignment, book: &Book) -> String {
    let leaders = assignment.leaders();
    let sum = |of: fn(&Vote) -> u64| leaders.iter().map(of).sum::<u64>();
    let (lines, primary, secondary) =
        (sum(|vote| vote.lines), sum(|vote| vote.sourced), sum(|vote| vote.secondary));
    if lines == 0 {
        return String::new();
    }
    let parts: Vec<String> = [
        (primary, "a primary text names"),
        (secondary, "are known at second hand"),
        (lines.saturating_sub(primary + secondary), "were not checked against a source"),
    ]
    .into_iter()
    .filter(|(lines, _)| *lines > 0)
    .map(|(lines, known)| format!("{} under prefixes that {known}", grouped(lines)))
    .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let whose = if leaders.len() > 1 { "Their" } else { "Its" };
    let (noun, verb) = if lines == 1 { ("line", "points") } else { ("lines", "point") };
    let mut text = format!(
        "{whose} {} {noun} {verb} there by tariff number: {}.",
        grouped(lines),
        list(&parts, "and")
    );
    if let Some(table) = book.tables.iter().find(|table| table.name == PREFIXES) {
        text.push_str(&format!(" Source of the prefixes: {}.", table.source.trim_end_matches('.')));
    }
    text
}
