//! Names of products and suppliers as they are compared: capitals, single spaces.

use crate::model::{EntryLine, Portfolio, Symbol};
use rustc_hash::FxHashMap;

/// A name among [`Names`]; equal names are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Name(u32);

/// What makes the goods of a line the same as those of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Product {
    /// The part number.
    Part(Name),
    /// A description that names a model.
    Description(Name),
}

/// What stands in a cell when there is nothing to put there.
const EMPTY_WORDS: &[&str] = &[
    "N/A",
    "NA",
    "NONE",
    "NULL",
    "NIL",
    "TBD",
    "TBA",
    "UNKNOWN",
    "UNK",
    "VARIOUS",
    "MISC",
    "MIXED",
    "ASSORTED",
    "SAMPLE",
    "SAMPLES",
    "MULTIPLE",
    "OTHER",
    "SEE INVOICE",
    "PER INVOICE",
    "BLANK",
];
/// Words in a description that is worth comparing, at least.
const FEWEST_WORDS: usize = 2;
/// Characters of the word of a description that is taken for a model, at least.
const SHORTEST_MODEL: usize = 4;

/// Compares cells as names. Each distinct cell is looked at once.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    portfolio: &'a Portfolio,
    known: FxHashMap<Symbol, Option<Name>>,
    models: FxHashMap<Symbol, Option<Name>>,
    by_text: FxHashMap<String, Name>,
    texts: Vec<String>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(portfolio: &'a Portfolio) -> Self {
        Self {
            portfolio,
            known: FxHashMap::default(),
            models: FxHashMap::default(),
            by_text: FxHashMap::default(),
            texts: Vec::new(),
        }
    }

    /// The text of a name.
    pub(crate) fn text(&self, name: Name) -> &str {
        self.texts.get(name.0 as usize).map_or("", String::as_str)
    }

    /// The name in a cell; `None` when the cell says nothing.
    pub(crate) fn of(&mut self, cell: Symbol) -> Option<Name> {
        if cell.is_none() {
            return None;
        }
        if let Some(known) = self.known.get(&cell) {
            return *known;
        }
        let text = normal(self.portfolio.str(cell));
        let says = text.bytes().any(|b| b.is_ascii_alphanumeric() && b != b'0')
            && !EMPTY_WORDS.contains(&text.as_str());
        let name = says.then(|| self.intern(text));
        self.known.insert(cell, name);
        name
    }

    /// The supplier of a line: its manufacturer identification, else the manufacturer's name.
    pub(crate) fn supplier(&mut self, line: &EntryLine) -> Option<Name> {
        self.of(line.mid).or_else(|| self.of(line.manufacturer))
    }

    /// The product of a line: its part number, else a description that names a model.
    pub(crate) fn product(&mut self, line: &EntryLine) -> Option<Product> {
        if let Some(part) = self.of(line.part) {
            return Some(Product::Part(part));
        }
        self.model(line.description).map(Product::Description)
    }

    fn model(&mut self, cell: Symbol) -> Option<Name> {
        if cell.is_none() {
            return None;
        }
        if let Some(known) = self.models.get(&cell) {
            return *known;
        }
        let text = normal(self.portfolio.str(cell));
        let name = names_a_model(&text).then(|| self.intern(text));
        self.models.insert(cell, name);
        name
    }

    fn intern(&mut self, text: String) -> Name {
        if let Some(name) = self.by_text.get(&text) {
            return *name;
        }
        let name = Name(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.texts.push(text.clone());
        self.by_text.insert(text, name);
        name
    }

    /// `Part A-100`, or `"PUMP X200"` where a description stands for the product.
    pub(crate) fn product_words(&self, product: Product) -> String {
        match product {
            Product::Part(name) => format!("Part {}", self.text(name)),
            Product::Description(name) => format!("\"{}\"", self.text(name)),
        }
    }
}

/// Capitals, with single spaces.
fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.extend(word.chars().flat_map(char::to_uppercase));
    }
    normal
}

/// Whether a description is specific enough to stand for one product: two words or more, of which
/// one holds both letters and digits, as models do.
fn names_a_model(text: &str) -> bool {
    let is_model = |word: &str| {
        let has = |of: fn(&u8) -> bool| word.bytes().any(|b| of(&b));
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric).count();
        letters >= SHORTEST_MODEL && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
    };
    text.split(' ').count() >= FEWEST_WORDS && text.split(' ').any(is_model)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_in_capitals_with_single_spaces() {
        assert_eq!(normal("  Pump\tx200  large "), "PUMP X200 LARGE");
        let mut portfolio = Portfolio::default();
        let cells = ["ab-1", "AB-1 ", "n/a", "0000", "-"].map(|text| portfolio.text.intern(text));
        let mut names = Names::new(&portfolio);
        let [low, high, none, zeros, dash] = cells.map(|cell| names.of(cell));
        assert!(low.is_some() && low == high);
        assert_eq!((none, zeros, dash), (None, None, None));
        assert_eq!(names.of(Symbol::NONE), None);
    }

    #[test]
    fn descriptions_that_name_a_model() {
        for model in ["PUMP X200", "LAPTOP ZB-14G2 SILVER"] {
            assert!(names_a_model(model), "{model}");
        }
        for class in ["SHIRTS", "COTTON SHIRTS", "X200", "PARTS OF 8479", "10 SHIRTS", "A4 PAPER"] {
            assert!(!names_a_model(class), "{class}");
        }
    }
}
