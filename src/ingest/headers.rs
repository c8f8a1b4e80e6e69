//! Headings and what they mean: the header data file, and matching against it.

use super::kinds::{CONTAINS, LAYOUTS, Layout, is_of_entry};
use crate::model::{Field, SourceKind};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const DATA: &str = include_str!("headers.csv");

/// Words that make a fee column something other than an amount.
const NOT_AN_AMOUNT: &[&str] = &["rate", "%", "code", "flag", "indicator", "min", "max", "exempt"];

/// Words of headings that tell nothing.
const COMMON: &[&str] = &["entry", "summary", "number", "code", "full", "date", "amount"];

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
    kinds: FxHashMap<SourceKind, FxHashMap<String, Known>>,
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
        let mut headers = Self { kinds: FxHashMap::default(), parts: Vec::new() };
        for (rank, row) in DATA.lines().enumerate().skip(1) {
            let mut cells = row.splitn(3, ',');
            let field = cells.next().and_then(|name| fields.get(name));
            let layout = cells.next().and_then(|n| LAYOUTS.iter().position(|l| l.name == n));
            let (Some(field), Some(layout), Some(heading)) = (field, layout, cells.next()) else {
                continue;
            };
            let known = Known { field: *field, layout, rank: rank as u16 };
            match LAYOUTS.get(layout) {
                Some(Layout { name: CONTAINS, .. }) => {
                    headers.parts.push((heading.to_owned(), known))
                }
                Some(layout) => {
                    let of_kind = headers.kinds.entry(layout.kind).or_default();
                    of_kind.entry(normal(heading)).or_insert(known);
                }
                None => {}
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
        let found = self.kinds.get(&kind).and_then(|of_kind| of_kind.get(&name)).copied();
        let is_entries = kind == SourceKind::EntrySummaries;
        if kind == SourceKind::EntryHeaders && found.is_none() {
            // What reports of lines repeat on each row goes by the same headings.
            let lines = self.kinds.get(&SourceKind::EntrySummaries)?.get(&name).copied();
            return lines.filter(|known| is_of_entry(known.field));
        }
        found.or_else(|| is_entries.then(|| self.by_part(heading))?)
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
            let is_kind = |known: &Layout| known.name == layout && known.kind == kind;
            let fits = of == name && layout != CONTAINS && LAYOUTS.iter().any(is_kind);
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
        let known: usize = headers.kinds.values().map(FxHashMap::len).sum();
        let loaded = known + headers.parts.len();
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
