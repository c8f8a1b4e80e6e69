//! The ways in which a heading can be meant: without what only says where it stands in a form or how its
//! values are written, and each of two words that stand for one another.

use super::likeness::Words;

/// Words in front of the number of a box.
const BOXES: [&str; 2] = ["box", "block"];

/// The readings of a heading.
pub(super) struct Readings {
    /// The whole of it.
    pub whole: Words,
    /// With each of its alternatives alone: `Lot/Batch Number` is a lot number and a batch number.
    pub alternatives: Vec<Words>,
}

impl Readings {
    pub(super) fn of(heading: &str) -> Self {
        let plain = plain(heading);
        let alternatives = alternatives(&plain).iter().map(|text| Words::of(text)).collect();
        Self { whole: Words::of(&plain), alternatives }
    }
}

/// Without `29.`, `(Box 29)` and `(MM/DD/YYYY)`.
fn plain(heading: &str) -> String {
    let words: Vec<&str> = unnumbered(heading).split_whitespace().collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut rest = words.as_slice();
    while let [word, more @ ..] = rest {
        rest = more;
        match more {
            [number, after @ ..] if is_box(word) && is_number(bare(number)) => rest = after,
            _ if is_format(word) => {}
            _ => kept.push(word),
        }
    }
    if kept.is_empty() { heading.to_owned() } else { kept.join(" ") }
}

/// Without the number of a box at its start, `29.` or `32.A.`
fn unnumbered(heading: &str) -> &str {
    let Some((number, mut rest)) = heading.split_once(['.', ')']) else { return heading };
    if !is_number(number.trim_start_matches('(').trim()) {
        return heading;
    }
    if let Some((letter, after)) = rest.split_once('.')
        && letter.trim().len() == 1
    {
        rest = after;
    }
    if rest.chars().any(char::is_alphabetic) { rest } else { heading }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_box(word: &str) -> bool {
    let word = bare(word);
    BOXES.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// One or two digits, and perhaps a letter.
fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(digits.len(), 1 | 2)
        && text.len() <= digits.len() + 1
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// How dates are written: letters of day, month and year with marks between them.
fn is_format(word: &str) -> bool {
    let word = bare(word).to_ascii_lowercase();
    word.len() >= 6 && word.contains("yy") && word.bytes().all(|b| b"dmy/-.".contains(&b))
}

/// The heading with each of two alternatives alone; none where it has no two.
fn alternatives(heading: &str) -> Vec<String> {
    let parted = heading.replace('/', " / ");
    let words: Vec<&str> = parted.split_whitespace().collect();
    let marks = words.iter().filter(|word| is_or(word)).count();
    let at = words.iter().position(|word| is_or(word));
    if marks == 0 {
        return doubled(&words);
    }
    let (Some(at), 1) = (at, marks) else { return Vec::new() };
    let (before, after) = words.split_at(at);
    let (Some((first, start)), Some((second, end))) =
        (before.split_last(), after.get(1..).and_then(|after| after.split_first()))
    else {
        return Vec::new();
    };
    let with = |one: &[&str]| [start, one, end].concat().join(" ");
    match (start, end) {
        // `Part No. / Style`: what stands behind the mark is the whole of the other.
        ([_, ..], []) => vec![before.join(" "), after.get(1..).unwrap_or_default().join(" ")],
        _ => vec![with(&[*first]), with(&[*second])],
    }
}

/// Words that a heading has at most for one of two neighbours to say the same as the other.
const FEW: usize = 4;

/// The heading without each of its first two words: `Product Part Number` is a product number and a part
/// number.
fn doubled(words: &[&str]) -> Vec<String> {
    match words {
        [first, second, rest @ ..] if !rest.is_empty() && words.len() <= FEW => {
            let with = |one: &str| [&[one], rest].concat().join(" ");
            vec![with(first), with(second)]
        }
        _ => Vec::new(),
    }
}

fn is_or(word: &str) -> bool {
    word == "/" || word.eq_ignore_ascii_case("or")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_formats_are_left_out() {
        for (heading, expected) in [
            ("29. HTSUS No.", "HTSUS No."),
            ("32.A. Entered Value", "Entered Value"),
            ("Entered Value (Box 32)", "Entered Value"),
            ("Box 1 Entry No.", "Entry No."),
            ("Entry Date (MM/DD/YYYY)", "Entry Date"),
            ("Quantity (2)", "Quantity (2)"),
            ("2nd Quantity", "2nd Quantity"),
            ("Fee 499", "Fee 499"),
            ("12.", "12."),
            ("Box", "Box"),
            ("Qty. 2", "Qty. 2"),
        ] {
            assert_eq!(plain(heading), expected);
        }
    }

    #[test]
    fn words_that_stand_for_one_another() {
        assert_eq!(alternatives("Lot/Batch Number"), ["Lot Number", "Batch Number"]);
        assert_eq!(alternatives("Shipper/Supplier"), ["Shipper", "Supplier"]);
        assert_eq!(alternatives("Part No. / Style"), ["Part No.", "Style"]);
        assert_eq!(alternatives("Serial or Lot Number"), ["Serial Number", "Lot Number"]);
        assert_eq!(alternatives("Product Part Number"), ["Product Number", "Part Number"]);
        for other in ["Entry Number", "AD/CVD/Tax", "/", "a /", "/ b", ""] {
            assert!(alternatives(other).is_empty(), "{other}");
        }
    }
}
