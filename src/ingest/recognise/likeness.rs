//! How alike two headings are, by their words.

use crate::ingest::headers::Headers;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// From this likeness on, of a hundred, headings are alike.
pub(in crate::ingest) const ALIKE: u32 = 80;

/// Words in the ways in which headings shorten or bend them, and what they stand for; an empty meaning
/// is a word that tells nothing.
const MEANINGS: &str = include_str!("words.csv");

/// Words that hardly tell one heading from another.
const WEAK: [&str; 6] = ["number", "code", "identification", "amount", "classification", "customs"];

/// Words that make another thing of a heading: both have them, or neither.
const DECISIVE: [&str; 22] = [
    "total",
    "rate",
    "name",
    "type",
    "status",
    "percent",
    "currency",
    "weight",
    "liquidated",
    "final",
    "prior",
    "original",
    "ultimate",
    "reconciliation",
    "description",
    "protest",
    "foreign",
    "address",
    "bond",
    "refund",
    "unit",
    "2",
];

/// Words this long may differ by a letter.
const LONG: usize = 5;

/// What a word weighs, and one that hardly tells anything.
const WEIGHT: u32 = 3;
/// See [`WEIGHT`].
const WEAK_WEIGHT: u32 = 1;

/// A word of a heading.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    text: String,
    weight: u32,
}

/// The words of a heading in one form, sorted, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ingest) struct Words(Vec<Word>);

impl Words {
    /// Splits at punctuation, before capitals, and between letters and digits.
    pub(in crate::ingest) fn of(heading: &str) -> Self {
        let mut words: Vec<Word> = split(heading).iter().flat_map(|word| meaning(word)).collect();
        words.sort_unstable();
        words.dedup();
        // Headings of hundreds of words are texts.
        words.truncate(16);
        Self(words)
    }

    /// Whether the heading says so, in whatever spelling.
    pub(in crate::ingest) fn has(&self, word: &str) -> bool {
        self.0.iter().any(|w| w.text == word)
    }

    /// How alike two headings are, of a hundred.
    pub(in crate::ingest) fn likeness(&self, other: &Self) -> u32 {
        let is_in = |word: &Word, words: &Self| words.0.iter().any(|w| same(&w.text, &word.text));
        let decisive =
            |a: &Self, b: &Self| a.0.iter().any(|w| is_decisive(&w.text) && !b.has(&w.text));
        if decisive(self, other) || decisive(other, self) {
            return 0;
        }
        let both: u32 = self.0.iter().filter(|w| is_in(w, other)).map(|w| w.weight).sum();
        let all: u32 = self.0.iter().chain(&other.0).map(|word| word.weight).sum();
        // Words that hardly tell anything do not make headings alike.
        let telling = self.0.iter().any(|w| w.weight > WEAK_WEIGHT && is_in(w, other));
        if telling { (200 * both).checked_div(all).unwrap_or(0).min(100) } else { 0 }
    }

    /// Whether the headings share a word that tells something.
    pub(in crate::ingest) fn share_a_word(&self, other: &Self) -> bool {
        let telling = self.0.iter().filter(|word| word.weight > WEAK_WEIGHT);
        telling.into_iter().any(|a| other.0.iter().any(|b| same(&a.text, &b.text)))
    }
}

fn is_decisive(word: &str) -> bool {
    DECISIVE.contains(&word) || word.bytes().all(|b| b.is_ascii_digit())
}

/// Equal, or long and one letter apart.
fn same(a: &str, b: &str) -> bool {
    a == b || a.len() >= LONG && b.len() >= LONG && is_one_apart(a.as_bytes(), b.as_bytes())
}

/// One letter more, less or other, or two neighbours changed.
fn is_one_apart(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let start = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (rest, other) = (short.get(start..).unwrap_or(b""), long.get(start..).unwrap_or(b""));
    match (rest, other) {
        ([], [_]) => true,
        ([x, y, s @ ..], [p, q, l @ ..]) if short.len() == long.len() => {
            rest.get(1..) == other.get(1..) || (x, y) == (q, p) && s == l
        }
        ([_], [_]) => true,
        (rest, [_, l @ ..]) if long.len() == short.len() + 1 => rest == l,
        _ => false,
    }
}

fn split(heading: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = ' ';
    // An apostrophe stands inside a word: `Ent'd`.
    for c in heading.chars().take(200).filter(|c| !matches!(c, '\'' | '’')) {
        let starts = c.is_uppercase() && before.is_lowercase()
            || c.is_numeric() != before.is_numeric() && before.is_alphanumeric();
        if (starts || !c.is_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c == '#' || c == '%' {
            words.push(c.to_string());
        } else if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// What the words of the data file mean, and all words that headings are known to have.
struct Vocabulary {
    meanings: FxHashMap<&'static str, &'static str>,
    words: FxHashSet<String>,
}

impl Vocabulary {
    fn get() -> &'static Self {
        static ALL: OnceLock<Vocabulary> = OnceLock::new();
        ALL.get_or_init(|| {
            let meanings: FxHashMap<_, _> =
                MEANINGS.lines().skip(1).filter_map(|row| row.split_once(',')).collect();
            let mut words: FxHashSet<String> = Headers::headings().flat_map(split).collect();
            for (word, meaning) in &meanings {
                words.insert((*word).to_owned());
                words.extend(meaning.split(' ').map(str::to_owned));
            }
            Self { meanings, words }
        })
    }

    fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// The word that is meant: itself, one of many as one, or the only one that it is a slip of the pen
    /// of. `None` is a word that no heading has.
    fn known<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        let one = word.strip_suffix('s').filter(|one| one.len() > 1 && self.has(one));
        if self.has(word) && (one.is_none() || self.meanings.contains_key(word)) {
            return Some(word);
        }
        one.or_else(|| self.mistyped(word))
    }

    fn mistyped(&self, word: &str) -> Option<&str> {
        // Ends make other words: shipper and shipped.
        let ends = |word: &str| (word.chars().next(), word.chars().next_back());
        let is_like = |known: &&String| ends(known) == ends(word) && same(known, word);
        let mut found = self.words.iter().filter(is_like).map(String::as_str);
        let first = found.next()?;
        let meaning = |word: &str| self.meanings.get(word).copied().unwrap_or("").to_owned();
        let (mut word, told) = (first, meaning(first));
        for other in found {
            let is_same = !told.is_empty() && meaning(other) == told;
            if !is_same && !is_of_many(word, other) {
                return None;
            }
            word = word.min(other);
        }
        Some(word)
    }
}

/// Whether two words are one thing and many of it.
fn is_of_many(a: &str, b: &str) -> bool {
    a.strip_suffix('s') == Some(b) || b.strip_suffix('s') == Some(a)
}

fn meaning(word: &str) -> Vec<Word> {
    let all = Vocabulary::get();
    let text = all.known(word).unwrap_or(word);
    let of = |text: &str| {
        let text = all.known(text).unwrap_or(text);
        let weight = if WEAK.contains(&text) { WEAK_WEIGHT } else { WEIGHT };
        Word { text: text.to_owned(), weight }
    };
    match all.meanings.get(text) {
        Some(meaning) => meaning.split(' ').filter(|w| !w.is_empty()).map(of).collect(),
        None => vec![of(text)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_alike_and_not() {
        let likeness = |a: &str, b: &str| Words::of(a).likeness(&Words::of(b));
        for (a, b) in [
            ("Entr Summary Nbr", "Entry Summary Number"),
            ("EntryNo", "Entry Number"),
            ("Entyr Numbre", "Entry Number"),
            ("Orig Ctry", "Country of Origin"),
            ("COO_CD", "Country of Origin Code"),
            ("Ent'd Val (USD)", "Entered Value"),
            ("Qty1", "Quantity 1"),
            ("Merch. Proc. Fee Amt", "Merchandise Processing Fee"),
            ("Imp. Dt.", "Import Date"),
            ("Date Imported", "Import Date"),
        ] {
            assert!(likeness(a, b) >= ALIKE, "{a} / {b}: {}", likeness(a, b));
        }
        for (a, b) in [
            ("Total Entered Value", "Entered Value"),
            ("Duty Rate", "Duty"),
            ("Importer Name", "Importer Number"),
            ("Quantity 2", "Quantity"),
            ("Line Description", "Line"),
            ("Country of Export", "Country of Origin"),
            ("Entry Date", "Entry Number"),
            ("Number", "Code"),
            ("Unit Price", "Price"),
        ] {
            assert!(likeness(a, b) < ALIKE, "{a} / {b}: {}", likeness(a, b));
        }
    }

    #[test]
    fn words_are_given_once() {
        let mut words: Vec<_> =
            MEANINGS.lines().skip(1).filter_map(|row| row.split(',').next()).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
        assert!(MEANINGS.lines().all(|row| row.matches(',').count() == 1));
    }
}
