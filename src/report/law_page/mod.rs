//! The look-up: what the law at hand says of a code, a number or a programme on a day, in blocks that
//! a page shows one below the other.
//!
//! `number` answers for goods, `heading` for chapter 99, `programme` for several headings together,
//! `small` for the rest; `search` finds the keys that words or the beginning of a number may mean.

mod context;
mod duty;
mod heading;
mod measures;
mod number;
mod programme;
mod question;
mod search;
mod small;
mod words;

pub use context::LawContext;
pub use duty::DutyView;
pub use question::{LawAsk, LawQuestion};
pub use search::{Suggestion, law_search};

use crate::law::{Book, Confidence, LawEntry};
use crate::model::{Date, iso};
use serde::Serialize;

/// What the law says of a key on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LawPage {
    /// The key, which asks for it again.
    pub key: String,
    /// The day asked for.
    pub on: String,
    /// What it is about, in a word or two: `Tariff number`.
    pub kind: &'static str,
    /// The code, as it is written.
    pub title: String,
    /// What it stands for.
    pub name: String,
    /// Whether it holds on the day.
    pub standing: Standing,
    /// Whether a country of origin would tell more.
    pub asks_origin: bool,
    /// What is known, in the order to show it.
    pub blocks: Vec<LawBlock>,
    /// Keys of the citations it rests on, each once.
    pub cites: Vec<String>,
    /// The day its table was read.
    pub read_on: Option<String>,
}

/// Whether something holds on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// `yes`, `no`, `unknown`, or `none` where the question makes no sense.
    pub mark: &'static str,
    /// In words.
    pub words: String,
}

/// Facts that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct LawBlock {
    /// Its heading.
    pub title: &'static str,
    /// A sentence above the facts.
    pub lead: Option<String>,
    /// Single facts.
    pub facts: Vec<LawFact>,
    /// A table below them.
    pub table: Option<LawTable>,
    /// How sure we are of the block as a whole, in words.
    pub confidence: Option<&'static str>,
    /// What the reader should know.
    pub note: Option<String>,
}

/// A fact with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LawFact {
    /// What it is.
    pub name: &'static str,
    /// The fact, in words.
    pub value: String,
    /// The key that tells more of it.
    pub key: Option<String>,
    /// How sure we are of it, in words.
    pub confidence: Option<&'static str>,
}

/// A table of facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct LawTable {
    /// Heads of the columns.
    pub columns: Vec<&'static str>,
    /// Its rows.
    pub rows: Vec<LawRow>,
    /// Rows that are not shown, since there are too many.
    pub left_out: usize,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LawRow {
    /// The key that tells more of it.
    pub key: Option<String>,
    /// Whether it is the one that holds on the day.
    pub holds: bool,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Rows that a table shows at most.
const MOST_ROWS: usize = 200;

impl LawPage {
    /// A page about which nothing is said yet.
    fn new(key: &str, on: Date, kind: &'static str, title: impl Into<String>) -> Self {
        Self {
            key: key.to_owned(),
            on: iso(on),
            kind,
            title: title.into(),
            name: String::new(),
            standing: Standing { mark: "none", words: String::new() },
            asks_origin: false,
            blocks: Vec::new(),
            cites: Vec::new(),
            read_on: None,
        }
    }

    /// What the law says of a key on a day: one of [`Book::explain`], `hts/` with four to ten digits,
    /// `programme/` with words, `measure/` with the key of a programme. `None` when nothing is
    /// known by that key. For goods, an origin tells what chapter 99 asks of them and, with the value,
    /// their duty by component.
    #[must_use]
    pub fn of(book: &Book, key: &str, asked: &LawQuestion) -> Option<Self> {
        let on = asked.on;
        let mut page = match key.split_once('/') {
            Some(("hts", digits)) => number::page(book, key, digits, asked)?,
            Some(("chapter99", heading)) => heading::page(book, key, heading, on)?,
            Some(("duty", code)) => heading::duty(book, key, code, on)?,
            Some(("programme", words)) => programme::by_words(book, key, words, on)?,
            Some(("measure", name)) => programme::by_measure(book, key, name, on)?,
            _ => small::page(book, key, on)?,
        };
        page.cites.retain(|cite| !cite.is_empty());
        let mut seen: Vec<String> = Vec::with_capacity(page.cites.len());
        page.cites.retain(|cite| {
            let new = !seen.contains(cite);
            if new {
                seen.push(cite.clone());
            }
            new
        });
        Some(page)
    }

    /// Adds a block unless it is empty.
    fn push(&mut self, block: LawBlock) {
        let says = block.lead.is_some() || !block.facts.is_empty() || block.table.is_some();
        if says {
            self.blocks.push(block);
        }
    }

    /// Takes over what an entry of the book says beside its fields.
    fn head(&mut self, entry: &LawEntry) {
        self.cites.push(entry.cite.clone());
        self.read_on = entry.read_on.map(iso);
    }

    /// The page as lines of text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![format!("{} on {}: {}", self.title, self.on, self.standing.words)];
        if !self.name.is_empty() {
            lines.push(format!("  {}", self.name));
        }
        for block in &self.blocks {
            lines.push(String::new());
            lines.push(match block.confidence {
                Some(confidence) => format!("{} ({confidence})", block.title),
                None => block.title.to_owned(),
            });
            block.lines(&mut lines);
        }
        if !self.cites.is_empty() {
            lines.push(String::new());
            lines.push(format!("Sources: {}", self.cites.join("; ")));
        }
        lines.join("\n")
    }
}

impl LawBlock {
    fn titled(title: &'static str) -> Self {
        Self { title, ..Self::default() }
    }

    /// Adds a fact unless it is empty.
    fn fact(&mut self, name: &'static str, value: impl Into<String>) {
        self.fact_with(name, value, None, None);
    }

    fn fact_with(
        &mut self,
        name: &'static str,
        value: impl Into<String>,
        key: Option<String>,
        confidence: Option<Confidence>,
    ) {
        let (value, confidence) = (value.into(), confidence.map(Confidence::words));
        if !value.is_empty() {
            self.facts.push(LawFact { name, value, key, confidence });
        }
    }

    fn lines(&self, lines: &mut Vec<String>) {
        lines.extend(self.lead.iter().map(|lead| format!("  {lead}")));
        lines.extend(self.facts.iter().map(|fact| match fact.confidence {
            Some(confidence) => format!("  {}: {} ({confidence})", fact.name, fact.value),
            None => format!("  {}: {}", fact.name, fact.value),
        }));
        for row in self.table.iter().flat_map(|table| &table.rows) {
            let mark = if row.holds { '*' } else { ' ' };
            lines.push(format!("  {mark} {}", row.cells.join(" | ")));
        }
        lines.extend(self.note.iter().map(|note| format!("  {note}")));
    }
}

impl LawTable {
    fn new(columns: &[&'static str]) -> Self {
        Self { columns: columns.to_vec(), ..Self::default() }
    }

    /// Adds a row while there is room.
    fn row(&mut self, key: Option<String>, holds: bool, cells: Vec<String>) {
        if self.rows.len() < MOST_ROWS {
            self.rows.push(LawRow { key, holds, cells });
        } else {
            self.left_out += 1;
        }
    }

    /// The table, unless it has no rows.
    fn some(self) -> Option<Self> {
        (!self.rows.is_empty()).then_some(self)
    }
}
