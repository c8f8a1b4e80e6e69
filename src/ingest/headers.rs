//! Headings and what they mean: the header data file, and matching against it.

use super::kinds::{CONTAINS, LAYOUTS, Layout, is_of_entry};
use super::recognise::Words;
use crate::model::{Field, SourceKind};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const DATA: &str = include_str!("headers.csv");

/// Words that make a fee column something other than an amount.
const NOT_AN_AMOUNT: &[&str] = &["rate", "%", "code", "flag", "indicator", "min", "max", "exempt"];

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

/// A heading of a file.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// As in the file, on one line.
    pub text: String,
    /// Without case, spaces and punctuation.
    pub name: String,
}

impl Heading {
    /// From the text of a cell.
    pub(super) fn new(text: &str) -> Self {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = normal(&text);
        Self { text, name }
    }
}

/// A heading of the data file by its words.
#[derive(Debug)]
pub(super) struct Worded {
    pub words: Words,
    pub known: Known,
    pub heading: &'static str,
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
    pub(super) fn find(&self, kind: SourceKind, heading: &Heading) -> Option<Known> {
        if heading.name.is_empty() {
            return None;
        }
        let found = self.kinds.get(&kind).and_then(|of_kind| of_kind.get(&heading.name)).copied();
        let is_entries = kind == SourceKind::EntrySummaries;
        if kind == SourceKind::EntryHeaders && found.is_none() {
            // What reports of lines repeat on each row goes by the same headings.
            let lines = self.kinds.get(&SourceKind::EntrySummaries)?.get(&heading.name).copied();
            return lines.filter(|known| is_of_entry(known.field));
        }
        found.or_else(|| is_entries.then(|| self.by_part(&heading.text))?)
    }

    /// The headings of the data file, those of all kinds.
    pub(super) fn headings() -> impl Iterator<Item = &'static str> {
        DATA.lines().skip(1).filter_map(|row| row.splitn(3, ',').nth(2))
    }

    /// The headings of a kind by their words, in the order of the data file: made when a heading is
    /// first compared with them.
    pub(super) fn worded(kind: SourceKind) -> &'static [Worded] {
        static ALL: OnceLock<FxHashMap<SourceKind, Vec<Worded>>> = OnceLock::new();
        let all = ALL.get_or_init(|| {
            let mut all: FxHashMap<SourceKind, Vec<Worded>> = FxHashMap::default();
            for (rank, row) in DATA.lines().enumerate().skip(1) {
                let mut cells = row.splitn(3, ',').skip(1);
                let (Some(layout), Some(heading)) = (cells.next(), cells.next()) else { continue };
                let found = LAYOUTS.iter().find(|l| l.name == layout && l.name != CONTAINS);
                let Some(kind) = found.map(|layout| layout.kind) else { continue };
                let known = Self::all().find(kind, &Heading::new(heading));
                if let Some(known) = known.filter(|known| usize::from(known.rank) == rank) {
                    let words = Words::of(heading);
                    all.entry(kind).or_default().push(Worded { words, known, heading });
                }
            }
            all
        });
        all.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The fields that a file of this kind may have, in the order of the data file.
    pub(super) fn fields(kind: SourceKind) -> Vec<Field> {
        let mut fields = Vec::new();
        for worded in Self::worded(kind) {
            if !fields.contains(&worded.known.field) {
                fields.push(worded.known.field);
            }
        }
        fields
    }

    /// Fee columns, which every broker names in its own way.
    fn by_part(&self, heading: &str) -> Option<Known> {
        let words = spaced(heading);
        let has = |part: &str| {
            if part.bytes().all(|b| b.is_ascii_digit()) {
                words.split(' ').any(|word| word == part)
            } else {
                words.contains(part)
            }
        };
        let (_, known) = self.parts.iter().find(|(part, _)| has(part))?;
        let stands = |word: &str| match word {
            "%" => heading.contains('%'),
            word => words.split(' ').any(|w| w == word),
        };
        // The fee of a whole entry must not pass for that of a line, however it is spelt.
        let is_other = words.contains("total")
            || NOT_AN_AMOUNT.iter().any(|word| stands(word))
            || Words::of(heading).has("total");
        (!is_other).then_some(*known)
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
            |heading| Some(headers.find(SourceKind::EntrySummaries, &Heading::new(heading))?.field);
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
        let export = headers.find(SourceKind::Exports, &Heading::new("Date of\nExport"));
        assert_eq!(export.map(|known| known.field), Some(Field::ExportDate));
    }
}
