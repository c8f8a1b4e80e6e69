//! Headings and what they mean: the header data file, and matching against it.

use crate::model::{Field, SourceKind};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const DATA: &str = include_str!("headers.csv");

/// Words that make a fee column something other than an amount.
const NOT_AN_AMOUNT: &[&str] = &["rate", "%", "code", "flag", "indicator", "min", "max", "exempt"];

/// Words of headings that tell nothing.
const COMMON: &[&str] = &["entry", "summary", "number", "code", "full", "date", "amount"];

/// A layout as the data file names it, from the plainest to the one whose headings decide.
pub(super) const LAYOUTS: &[(&str, SourceKind)] = &[
    ("contains", SourceKind::EntrySummaries),
    (INVENTORY_WEAK, SourceKind::Inventory),
    (INVENTORY, SourceKind::Inventory),
    ("Export list", SourceKind::Exports),
    ("AES export list", SourceKind::Exports),
    ("Broker entry lines", SourceKind::EntrySummaries),
    (STANDARD, SourceKind::EntrySummaries),
    (EXTENDED, SourceKind::EntrySummaries),
    (MAIN_REPORT, SourceKind::EntrySummaries),
    (LINE_DETAILS, SourceKind::EntrySummaries),
];

/// The plain ES-003.
pub(super) const STANDARD: &str = "ACE ES-003";
/// With importation date, filer or rate.
pub(super) const EXTENDED: &str = "ACE ES-003 extended";
/// With liquidation and protest columns.
pub(super) const MAIN_REPORT: &str = "ACE ES-003 Main Report";
/// One row a line, with bond and reconciliation columns.
pub(super) const LINE_DETAILS: &str = "ACE entry summary line details";

/// An inventory ledger.
pub(super) const INVENTORY: &str = "Inventory ledger";
/// Headings of inventory ledgers that other tables have as well: alone they decide nothing.
pub(super) const INVENTORY_WEAK: &str = "Inventory";

/// A heading we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    /// What it is.
    pub field: Field,
    /// Its layout, an index into [`LAYOUTS`].
    pub layout: usize,
    /// Its row in the data file: of two headings for one field the earlier wins.
    pub rank: u16,
}

/// All headings we know, per kind of file.
#[derive(Debug)]
pub(super) struct Headers {
    imports: FxHashMap<String, Known>,
    exports: FxHashMap<String, Known>,
    inventory: FxHashMap<String, Known>,
    parts: Vec<(String, Known)>,
}

impl Headers {
    /// All headings; the data file is read once.
    pub(super) fn all() -> &'static Self {
        static ALL: OnceLock<Headers> = OnceLock::new();
        ALL.get_or_init(Self::load)
    }

    /// Reads the data file. Rows that make no sense are left out; a test allows none.
    fn load() -> Self {
        let fields: FxHashMap<String, Field> =
            Field::ALL.iter().map(|field| (format!("{field:?}"), *field)).collect();
        let mut headers = Self {
            imports: FxHashMap::default(),
            exports: FxHashMap::default(),
            inventory: FxHashMap::default(),
            parts: Vec::new(),
        };
        for (rank, row) in DATA.lines().enumerate().skip(1) {
            let mut cells = row.splitn(3, ',');
            let field = cells.next().and_then(|name| fields.get(name));
            let layout = cells.next().and_then(|n| LAYOUTS.iter().position(|(l, _)| *l == n));
            let (Some(field), Some(layout), Some(heading)) = (field, layout, cells.next()) else {
                continue;
            };
            let known = Known { field: *field, layout, rank: rank as u16 };
            match LAYOUTS.get(layout) {
                Some(("contains", _)) => headers.parts.push((heading.to_owned(), known)),
                Some((_, SourceKind::Exports)) => {
                    headers.exports.entry(normal(heading)).or_insert(known);
                }
                Some((_, SourceKind::Inventory)) => {
                    headers.inventory.entry(normal(heading)).or_insert(known);
                }
                _ => {
                    headers.imports.entry(normal(heading)).or_insert(known);
                }
            }
        }
        headers
    }

    /// What a heading means in a file of this kind.
    pub(super) fn find(&self, kind: SourceKind, heading: &str) -> Option<Known> {
        let name = normal(heading);
        if name.is_empty() {
            return None;
        }
        match kind {
            SourceKind::Exports => self.exports.get(&name).copied(),
            SourceKind::Inventory => self.inventory.get(&name).copied(),
            SourceKind::EntrySummaries | SourceKind::Unknown => {
                self.imports.get(&name).copied().or_else(|| self.by_part(heading))
            }
        }
    }

    /// Fee columns, which every broker names in its own way.
    fn by_part(&self, heading: &str) -> Option<Known> {
        let words = spaced(heading);
        let stands = |word: &str| match word {
            "%" => heading.contains('%'),
            word => words.split(' ').any(|w| w == word),
        };
        if words.contains("total") || NOT_AN_AMOUNT.iter().any(|word| stands(word)) {
            return None;
        }
        let has = |part: &str| {
            if part.bytes().all(|b| b.is_ascii_digit()) {
                words.split(' ').any(|word| word == part)
            } else {
                words.contains(part)
            }
        };
        self.parts.iter().find(|(part, _)| has(part)).map(|(_, known)| *known)
    }

    /// The heading that the data file gives first for a field in a file of this kind.
    pub(super) fn first(kind: SourceKind, field: Field) -> Option<&'static str> {
        let name = format!("{field:?}");
        DATA.lines().skip(1).find_map(|row| {
            let mut cells = row.splitn(3, ',');
            let (of, layout, heading) = (cells.next()?, cells.next()?, cells.next()?);
            let is_kind = |(known, of): &(&str, SourceKind)| *known == layout && *of == kind;
            let fits = of == name && layout != "contains" && LAYOUTS.iter().any(is_kind);
            fits.then_some(heading)
        })
    }

    /// Whether a heading shares a telling word with a field: a candidate to name in a message.
    pub(super) fn is_close(field: Field, heading: &str) -> bool {
        let (wanted, found) = (spaced(field.label()), spaced(heading));
        let telling = wanted.split(' ').filter(|word| word.len() > 2 && !COMMON.contains(word));
        telling.into_iter().any(|word| found.split(' ').any(|w| w == word))
    }
}

/// A heading without case, spaces and punctuation.
pub(super) fn normal(heading: &str) -> String {
    heading
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .chain(heading.contains('#').then_some('#'))
        .collect()
}

/// A heading in small letters, words separated by single spaces.
fn spaced(heading: &str) -> String {
    let text: String = heading
        .chars()
        .map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_data_is_used() {
        let headers = Headers::all();
        let rows = DATA.lines().skip(1).count();
        let loaded = headers.imports.len()
            + headers.exports.len()
            + headers.inventory.len()
            + headers.parts.len();
        assert_eq!(loaded, rows, "a row is unreadable or a heading stands twice");
    }

    #[test]
    fn headings_match_whatever_their_spelling() {
        let headers = Headers::all();
        let field =
            |heading| headers.find(SourceKind::EntrySummaries, heading).map(|known| known.field);
        assert_eq!(field("Entry Summary Number"), Some(Field::EntryNumber));
        assert_eq!(field("entry_summary_number"), Some(Field::EntryNumber));
        assert_eq!(field("HTS NUMBER - FULL "), Some(Field::HtsNumber));
        assert_eq!(field("Line #"), Some(Field::LineNumber));
        assert_eq!(field("Merch. Processing (499)"), Some(Field::LineMpf));
        assert_eq!(field("MPF rate"), None);
        assert_eq!(field("Fee 501 Amt"), Some(Field::LineHmf));
        assert_eq!(field("Fee 5012"), None);
        assert_eq!(field("AntiDumping Duty Amt"), Some(Field::LineAntidumping));
        assert_eq!(field(" - "), None);
        let export = headers.find(SourceKind::Exports, "Date of Export").map(|k| k.field);
        assert_eq!(export, Some(Field::ExportDate));
    }
}
