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
    let fewer = grouped(more);
    let added = if more == 1 { "1 more line".to_owned() } else { format!("{fewer} more lines") };
    let rivals: Vec<&Vote> =
        assignment.votes.iter().skip(1).filter(|vote| vote.lines == second.lines).collect();
    if let [second] = rivals.as_slice() {
        return format!(
            "{added} of the {second} Center's goods ({}) in these twelve months, or {fewer} fewer of the \
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
    if count == 1 { "1 line".to_owned() } else { format!("{} lines", grouped(count)) }
}

/// `71,584`.
pub(super) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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
pub(super) fn list(words: &[&str], last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::center::Window;
    use crate::model::{Money, parse_iso};

    /// An assignment with so many lines for each Center of the book, by its place there.
    fn assignment(lines: &[(u16, u64)], undecided: u64) -> Assignment {
        let mut votes: Vec<Vote> = lines
            .iter()
            .map(|(center, lines)| Vote {
                center: *center,
                lines: *lines,
                sourced: 0,
                secondary: 0,
                value: Money::ZERO,
                chapters: vec![(84, *lines)],
            })
            .collect();
        votes.sort_by_key(|vote| (std::cmp::Reverse(vote.lines), vote.center));
        let day = |text| parse_iso(text).expect("date");
        Assignment {
            of: lines.iter().map(|(_, lines)| lines).sum::<u64>() + undecided,
            votes,
            undecided,
            value: Money::ZERO,
            window: Window { from: day("2025-03-16"), to: day("2026-03-15") },
            reported: None,
        }
    }

    fn leader(lines: &[(u16, u64)]) -> Option<u16> {
        match assignment(lines, 0).leaders() {
            [only] => Some(only.center),
            _ => None,
        }
    }

    fn text(lines: &[(u16, u64)], undecided: u64) -> String {
        sentence(&assignment(lines, undecided), &Book::load().expect("book"))
    }

    #[test]
    fn what_is_said_would_change_it() {
        for (first, second) in [(20, 4), (5, 4), (2, 1), (100, 99)] {
            let said = text(&[(9, first), (6, second)], 0);
            let more = first - second + 1;
            assert!(said.starts_with(&format!("{more} more lines of the Electronics")), "{said}");
            assert!(said.contains(&format!(", or {more} fewer of the Machinery")), "{said}");
            assert_eq!(leader(&[(9, first), (6, second + more)]), Some(6));
            assert_eq!(leader(&[(9, first - more), (6, second)]), Some(6));
            // One line less would not.
            assert_ne!(leader(&[(9, first), (6, second + more - 1)]), Some(6));
            assert_ne!(leader(&[(9, first - more + 1), (6, second)]), Some(6));
        }
    }

    #[test]
    fn two_seconds_do_not_win_by_the_loss_of_the_first() {
        let said = text(&[(9, 5), (6, 3), (3, 3)], 0);
        assert_eq!(
            said,
            "3 more lines of the Apparel, Footwear & Textiles or Electronics Center's goods in these \
             twelve months would move the account there."
        );
        assert_eq!(leader(&[(9, 2), (6, 3), (3, 3)]), None);
        assert_eq!(leader(&[(9, 5), (6, 6), (3, 3)]), Some(6));
    }

    #[test]
    fn one_center_alone_and_lines_that_point_nowhere() {
        assert_eq!(
            text(&[(9, 1)], 0),
            "Every line that points to a Center points to this one; 2 lines of another Center's goods \
             in these twelve months would move the account."
        );
        assert!(text(&[(9, 3)], 1).ends_with(" 1 line points to no Center."));
        assert!(
            text(&[(9, 3)], 3)
                .ends_with(" 3 lines point to no Center, which is enough to leave it open.")
        );
    }

    #[test]
    fn large_numbers_are_grouped() {
        assert!(text(&[(9, 71_583), (6, 1_000)], 0).starts_with("70,584 more lines of"));
        assert_eq!(
            ["999", "1,000", "1,234,567"],
            [999, 1_000, 1_234_567].map(grouped).each_ref().map(String::as_str)
        );
    }

    #[test]
    fn a_tie_of_three_is_no_assignment() {
        let said = text(&[(0, 1), (1, 1), (2, 1)], 0);
        assert!(
            said.starts_with("No assignment: the Pharmaceuticals, Health & Chemicals, "),
            "{said}"
        );
        assert!(said.contains(" and Automotive & Aerospace Centers have 1 line each"), "{said}");
    }
}
