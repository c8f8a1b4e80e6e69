//! What would change an assignment, in true sentences with numbers.

use super::center::{Assignment, Vote};
use crate::law::Book;

/// Chapters named in a sentence.
const CHAPTERS: usize = 3;

/// The sentences.
pub(super) fn sentence(assignment: &Assignment, book: &Book) -> String {
    let mut text = match assignment.leaders() {
        [] => return String::new(),
        [leader] => decided(assignment, leader, book),
        tied => tie(tied, book),
    };
    let undecided = assignment.undecided;
    if undecided > 0 {
        let verb = if undecided == 1 { "points" } else { "point" };
        text.push_str(&format!(" {} {verb} to no Center", lines(undecided)));
        let open = undecided >= assignment.lead();
        text.push_str(if open { ", which is enough to leave it open." } else { "." });
    }
    text
}

fn tie(tied: &[Vote], book: &Book) -> String {
    let names: Vec<&str> = tied.iter().map(|vote| name(vote, book)).collect();
    let each = tied.first().map_or(0, |vote| vote.lines);
    format!(
        "No assignment: the {} Centers have {} each in these twelve months. One more line of the \
         goods of one of them would decide.",
        list(&names, "and"),
        lines(each),
    )
}

fn decided(assignment: &Assignment, leader: &Vote, book: &Book) -> String {
    let second = assignment.votes.get(1);
    let Some(second) = second else {
        return format!(
            "Every line that points to a Center points to this one; {} of another Center's goods in \
             these twelve months would move the account.",
            lines(leader.lines + 1),
        );
    };
    let more = assignment.lead() + 1;
    let added = if more == 1 { "1 more line".to_owned() } else { format!("{more} more lines") };
    let rivals: Vec<&Vote> =
        assignment.votes.iter().skip(1).filter(|vote| vote.lines == second.lines).collect();
    if let [second] = rivals.as_slice() {
        return format!(
            "{added} of the {second} Center's goods ({}) in these twelve months, or {more} fewer of the \
             {} Center's, would move the account to {second}.",
            chapters(second),
            name(leader, book),
            second = name(second, book),
        );
    }
    let names: Vec<&str> = rivals.iter().map(|vote| name(vote, book)).collect();
    format!(
        "{added} of the {} Center's goods in these twelve months would move the account there.",
        list(&names, "or"),
    )
}

fn name<'b>(vote: &Vote, book: &'b Book) -> &'b str {
    book.centers.get(usize::from(vote.center)).map_or("", |center| &center.name)
}

fn lines(count: u64) -> String {
    if count == 1 { "1 line".to_owned() } else { format!("{count} lines") }
}

/// The chapters that carried a vote: `chapter 84`, `chapters 84, 85 and others`.
fn chapters(vote: &Vote) -> String {
    let mut named: Vec<String> =
        vote.chapters.iter().take(CHAPTERS).map(|(chapter, _)| format!("{chapter:02}")).collect();
    if vote.chapters.len() > CHAPTERS {
        named.push("others".to_owned());
    }
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    let noun = if named.len() == 1 { "chapter" } else { "chapters" };
    format!("{noun} {}", list(&named, "and"))
}

/// `a`, `a and b`, `a, b and c`.
fn list(words: &[&str], last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
