//! What columns without a known heading may be.

use super::census::{Census, ColumnCensus};
use super::content::Content;
use super::likeness::{ALIKE, Words};
use super::readings::Readings;
use crate::ingest::headers::{Headers, Heading};
use crate::ingest::mapping::Mapping;
use crate::model::Arrange;
use crate::model::{Confidence, Field, GuessedColumn, SourceKind};

/// Columns whose headings are compared: more than any report has.
const COLUMNS: usize = 300;

/// Candidates that are named for a missing column.
const NAMED: usize = 3;

/// From this likeness on, of a hundred, a heading and values that hardly any other column has are two
/// witnesses for one thing.
const NEAR: u32 = 50;

/// A column that may hold a field.
struct Guess {
    index: usize,
    field: Field,
    confidence: Confidence,
    /// How alike the heading is; 0 where only values point to the field.
    likeness: u32,
    reason: String,
}

/// What the columns that `mapping` leaves unused may be: no field twice, none that is there already, in
/// the order of the file.
pub(in crate::ingest) fn guesses(
    mapping: &Mapping,
    headings: &[Heading],
    census: &Census,
) -> Vec<GuessedColumn> {
    let free = |index: usize| mapping.field_at(index).is_none();
    let mut found: Vec<Guess> = headings
        .iter()
        .enumerate()
        .take(COLUMNS)
        .filter(|(index, _)| free(*index))
        .flat_map(|(index, heading)| of_column(mapping, index, heading, census))
        .collect();
    found.arrange_by_key(|g| (std::cmp::Reverse((g.confidence, g.likeness)), g.index));
    let mut taken: Vec<Field> = Vec::new();
    let mut columns: Vec<usize> = Vec::new();
    found.retain(|guess| {
        let is_new = !taken.contains(&guess.field) && !columns.contains(&guess.index);
        if is_new {
            taken.push(guess.field);
            columns.push(guess.index);
        }
        is_new
    });
    found.arrange_by_key(|guess| guess.index);
    found.into_iter().filter_map(|guess| guess.named(headings)).collect()
}

impl Guess {
    fn named(self, headings: &[Heading]) -> Option<GuessedColumn> {
        let heading = headings.get(self.index)?.text.clone();
        let Self { field, confidence, reason, .. } = self;
        Some(GuessedColumn {
            field,
            index: u16::try_from(self.index).ok()?,
            heading,
            confidence,
            reason,
        })
    }
}

/// By its heading first; by its values where they are telling, or where a column that is needed is
/// missing.
fn of_column(mapping: &Mapping, index: usize, heading: &Heading, census: &Census) -> Vec<Guess> {
    let Some(column) = census.column(index) else { return Vec::new() };
    if heading.name.is_empty() && !heading.text.is_empty() {
        return by_values(mapping, index, column);
    }
    let near = alike(mapping.kind, heading);
    let is_witness = |field: Field| {
        let content = Content::of(field);
        content.is_telling() && content.fits(column)
    };
    let mut witnesses = near.iter().filter(|(field, ..)| is_witness(*field));
    // A second field that is as near makes it a toss-up.
    let (first, second) = (witnesses.next(), witnesses.next());
    let best = first.filter(|first| second.is_none_or(|second| second.1 < first.1));
    let best = best.map(|(field, ..)| *field);
    let counts = |field: Field, likeness: u32| likeness >= ALIKE || best == Some(field);
    let by_heading = near
        .into_iter()
        .filter(|(field, ..)| mapping.columns.get(*field).is_none())
        .filter(|(field, likeness, _)| counts(*field, *likeness))
        .map(|(field, likeness, like)| by_heading(index, field, likeness, like, column));
    let mut found: Vec<Guess> = by_heading.collect();
    if found.is_empty() && column.values > 1 {
        let missing = mapping.missing.iter().copied();
        let dates = missing.filter(|field| Content::of(*field) == Content::Date);
        let rare = Headers::fields(mapping.kind).into_iter();
        let rare = rare.filter(|field| Content::of(*field).is_telling());
        let free = |field: &Field| mapping.columns.get(*field).is_none();
        let fits = |field: &Field| Content::of(*field).fits(column);
        found.extend(dates.chain(rare).filter(free).find(fits).map(|field| Guess {
            index,
            field,
            confidence: Confidence::Possible,
            likeness: 0,
            reason: format!(
                "{}; the heading does not say so.",
                Content::of(field).share(column, true)
            ),
        }));
    }
    found
}

/// A column that goes by its letters may be whatever is missing and fits, or what its values tell.
fn by_values(mapping: &Mapping, index: usize, column: &ColumnCensus) -> Vec<Guess> {
    let free = |field: &Field| mapping.columns.get(*field).is_none();
    let telling = |field: &Field| Content::of(*field).is_telling();
    let missing = mapping.missing.iter().copied();
    let rare = Headers::fields(mapping.kind).into_iter().filter(telling);
    let plain = missing.clone().filter(|field| {
        !telling(field) && !matches!(Content::of(*field), Content::Text | Content::Part)
    });
    let fields = missing.filter(telling).chain(rare).chain(plain);
    let fits = |field: &Field| free(field) && Content::of(*field).fits(column);
    let guess = |field| Guess {
        index,
        field,
        confidence: Confidence::Possible,
        likeness: 0,
        reason: format!("{}; there is no heading.", Content::of(field).share(column, true)),
    };
    fields.filter(fits).map(guess).collect()
}

fn by_heading(
    index: usize,
    field: Field,
    likeness: u32,
    like: &str,
    column: &ColumnCensus,
) -> Guess {
    let content = Content::of(field);
    let fits = content.fits(column);
    let values = match content {
        Content::Text | Content::Part if column.values > 0 => String::new(),
        content => format!("{}; ", content.share(column, true)),
    };
    let heading =
        format!("{}he heading is like \"{like}\".", if values.is_empty() { "T" } else { "t" });
    Guess {
        index,
        field,
        confidence: if fits { Confidence::Likely } else { Confidence::Possible },
        likeness,
        reason: format!("{values}{heading}"),
    }
}

/// Fields whose headings are near, the most alike first, each with the heading that is.
fn alike(kind: SourceKind, heading: &Heading) -> Vec<(Field, u32, &'static str)> {
    let readings = Readings::of(&heading.text);
    let mut found = alike_to(kind, &readings.whole);
    let mut others = readings.alternatives.iter().map(|words| alike_to(kind, words));
    if let Some(first) = others.next() {
        let rest: Vec<_> = others.collect();
        let likeness = |field: Field, all: &[(Field, u32, &'static str)]| {
            all.iter().find(|(other, ..)| *other == field).map_or(0, |(_, likeness, _)| *likeness)
        };
        for (field, alone, like) in first {
            let least = rest.iter().map(|all| likeness(field, all)).fold(alone, u32::min);
            if least >= ALIKE && likeness(field, &found) < least {
                found.retain(|(other, ..)| *other != field);
                found.push((field, least, like));
            }
        }
    }
    found.arrange_by_key(|(_, likeness, _)| std::cmp::Reverse(*likeness));
    found
}

fn alike_to(kind: SourceKind, words: &Words) -> Vec<(Field, u32, &'static str)> {
    let mut found: Vec<(Field, u32, &'static str)> = Vec::new();
    for worded in Headers::worded(kind) {
        let likeness = words.likeness(&worded.words);
        if likeness < NEAR {
            continue;
        }
        match found.iter_mut().find(|(field, ..)| *field == worded.known.field) {
            Some(known) if known.1 >= likeness => {}
            Some(known) => (known.1, known.2) = (likeness, worded.heading),
            None => found.push((worded.known.field, likeness, worded.heading)),
        }
    }
    found
}

/// Columns that come closest to a field which is missing: guessed to be it, sharing a word with it, or
/// holding such values. Their places, the closest first.
pub(in crate::ingest) fn candidates(
    mapping: &Mapping,
    headings: &[Heading],
    census: &Census,
    field: Field,
) -> Vec<usize> {
    let content = Content::of(field);
    let wanted = Words::of(field.label());
    let guessed = |index: usize| {
        mapping.guesses.iter().any(|g| usize::from(g.index) == index && g.field == field)
    };
    let rank = |(index, heading): (usize, &Heading)| {
        let column = census.column(index)?;
        let shares = Words::of(&heading.text).share_a_word(&wanted);
        let fits = content != Content::Text && content != Content::Part && content.fits(column);
        let out = content.is_contradicted(column);
        let rank = match (guessed(index), shares, fits) {
            (true, ..) => 0,
            (_, true, true) => 1,
            (_, true, false) if !out => 2,
            (_, false, true) => 3,
            _ => return None,
        };
        Some((rank, index))
    };
    let free = headings.iter().enumerate().take(COLUMNS);
    let free = free
        .filter(|(index, heading)| mapping.field_at(*index).is_none() && !heading.text.is_empty());
    let mut found: Vec<(u8, usize)> = free.filter_map(rank).collect();
    found.sort_unstable();
    found.into_iter().take(NAMED).map(|(_, index)| index).collect()
}
