//! Case numbers of antidumping and countervailing orders, as reports give them.

use crate::law::Book;

/// The rule of entry types that these checks ask for.
const RULE: &str = "adcvd";

/// What the column of case numbers says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CaseText {
    /// A case number.
    Case,
    /// Nothing, zeros, or a word such as `N/A`.
    None,
    /// Something that is no case number and not nothing.
    Unclear,
}

impl CaseText {
    /// Reads the text of a cell, which may hold several numbers.
    pub(super) fn of(text: &str) -> Self {
        let parts = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        if parts.into_iter().any(is_case) {
            Self::Case
        } else if text.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
            Self::Unclear
        } else {
            Self::None
        }
    }
}

/// `A-570-900`, `C570901`, `A570900123`: the duty, the country and the order, then the company.
fn is_case(part: &str) -> bool {
    let mut letters = part.chars().filter(|c| *c != '-');
    let duty =
        letters.next().is_some_and(|letter| matches!(letter.to_ascii_uppercase(), 'A' | 'C'));
    let digits: Vec<char> = letters.collect();
    duty && (6..=9).contains(&digits.len()) && digits.iter().all(char::is_ascii_digit)
}

/// Whether an entry type is for goods under an order; `None` when not known.
pub(super) fn is_for_orders(book: &Book, entry_type: &str) -> Option<bool> {
    book.entry_rule(entry_type, RULE).map(|rule| rule.answer)
}

/// `03, 07, 34 or 38`: the types for goods under an order.
pub(super) fn types_for_orders(book: &Book) -> String {
    let rules = book.entry_rules.iter().filter(|rule| rule.rule == RULE && rule.answer);
    let types: Vec<&str> = rules.map(|rule| rule.entry_type.as_str()).collect();
    match types.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => types.concat(),
    }
}

/// `type 01 (Consumption - Free and Dutiable)`.
pub(super) fn type_name(book: &Book, entry_type: &str) -> String {
    match book.entry_type(entry_type) {
        Some(row) => format!("type {entry_type} ({})", row.name),
        None => format!("type {entry_type}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_numbers() {
        for text in ["A-570-900", "C570901", "a570900123", "A-570-900-001", "A-570-900; C-570-901"]
        {
            assert_eq!(CaseText::of(text), CaseText::Case, "{text}");
        }
        for text in ["", "N/A", "0", "000-000", "none"] {
            assert_eq!(CaseText::of(text), CaseText::None, "{text}");
        }
        for text in ["570-900", "A-57", "B-570-900", "case 12"] {
            assert_eq!(CaseText::of(text), CaseText::Unclear, "{text}");
        }
    }
}
