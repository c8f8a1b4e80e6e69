//! What the words and codes of movement types mean: a data file, and looking a cell up in it.

use crate::ingest::headers::normal;
use crate::text::{decode, trim};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const DATA: &str = include_str!("../movement_words.csv");

/// Cells that are remembered: a ledger repeats few of them.
const REMEMBERED: usize = 256;

/// What a cell says of a movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Word {
    /// A receipt of goods not further told.
    Receipt,
    /// A receipt of imported goods, or goods that are imported.
    ImportedReceipt,
    /// A receipt of goods that were not imported.
    DomesticReceipt,
    /// A withdrawal for a purpose not told.
    Withdrawal,
    /// A withdrawal for export.
    Export,
    /// A withdrawal for any other purpose.
    DomesticWithdrawal,
    /// Domestic goods or domestic use; in or out is not told.
    Domestic,
    /// A correction whose sign says in or out.
    Adjustment,
    /// What is on hand: no movement.
    Balance,
}

/// Whether units come in or go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// A receipt.
    In,
    /// A withdrawal.
    Out,
}

impl Word {
    const NAMES: [(&'static str, Self); 9] = [
        ("receipt", Self::Receipt),
        ("imported receipt", Self::ImportedReceipt),
        ("domestic receipt", Self::DomesticReceipt),
        ("withdrawal", Self::Withdrawal),
        ("export", Self::Export),
        ("domestic withdrawal", Self::DomesticWithdrawal),
        ("domestic", Self::Domestic),
        ("adjustment", Self::Adjustment),
        ("balance", Self::Balance),
    ];

    /// In or out, where the word says so.
    pub(super) fn direction(self) -> Option<Direction> {
        match self {
            Self::Receipt | Self::ImportedReceipt | Self::DomesticReceipt => Some(Direction::In),
            Self::Withdrawal | Self::Export | Self::DomesticWithdrawal => Some(Direction::Out),
            Self::Domestic | Self::Adjustment | Self::Balance => None,
        }
    }

    /// Whether the word names domestic goods or a domestic use. A correction is one: nobody knows of
    /// goods that turn up whether they were imported.
    pub(super) fn is_domestic(self) -> bool {
        matches!(
            self,
            Self::DomesticReceipt | Self::DomesticWithdrawal | Self::Domestic | Self::Adjustment
        )
    }
}

/// Looks cells up.
#[derive(Debug, Default)]
pub(super) struct Words {
    seen: FxHashMap<Vec<u8>, Option<Word>>,
}

impl Words {
    /// What a cell that is not empty says; `None` where we do not know its words.
    pub(super) fn find(&mut self, cell: &[u8]) -> Option<Word> {
        if let Some(word) = self.seen.get(cell) {
            return *word;
        }
        let word = look_up(&decode(cell));
        if self.seen.len() < REMEMBERED {
            self.seen.insert(cell.to_vec(), word);
        }
        word
    }
}

fn table() -> &'static FxHashMap<String, Word> {
    static TABLE: OnceLock<FxHashMap<String, Word>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let row = |line: &'static str| {
            let (meaning, word) = line.split_once(',')?;
            let (_, meaning) = Word::NAMES.iter().find(|(name, _)| *name == meaning)?;
            Some((key(word), *meaning))
        };
        DATA.lines().skip(1).filter_map(row).collect()
    })
}

/// A word without case, spaces and punctuation, unless it is nothing but punctuation.
fn key(word: &str) -> String {
    let name = normal(word);
    if name.is_empty() { word.trim().to_owned() } else { name }
}

/// The whole cell, or its code in front of a description: `101 - Goods receipt`.
fn look_up(text: &str) -> Option<Word> {
    let find = |part: &str| table().get(&key(part)).copied();
    let code = || text.split([':', '-', '(', '/']).next().filter(|code| !code.trim().is_empty());
    let digits = || {
        let first = text.split_whitespace().next()?;
        trim(first.as_bytes()).iter().all(u8::is_ascii_digit).then_some(first)
    };
    find(text).or_else(|| find(code()?)).or_else(|| find(digits()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_data_is_used() {
        assert_eq!(
            table().len(),
            DATA.lines().skip(1).count(),
            "an unknown meaning, or a word twice"
        );
    }

    #[test]
    fn words_whatever_their_spelling() {
        let mut words = Words::default();
        for (cell, word) in [
            ("RECEIPT", Some(Word::Receipt)),
            ("Goods-Receipt", Some(Word::Receipt)),
            ("101 - GR goods receipt", Some(Word::Receipt)),
            ("601 GD goods issue", Some(Word::Withdrawal)),
            ("+", Some(Word::Receipt)),
            ("-", Some(Word::Withdrawal)),
            ("Withdrawal for export", Some(Word::Export)),
            ("Domestic", Some(Word::Domestic)),
            ("Export (Germany)", Some(Word::Export)),
            ("01", None),
            ("CY/CY", None),
            ("102", None),
            ("transfer", None),
            ("return", None),
        ] {
            assert_eq!(words.find(cell.as_bytes()), word, "{cell}");
            assert_eq!(words.find(cell.as_bytes()), word, "{cell} again");
        }
    }
}
