//! Holds the first rows of a table until it is clear which are the headings and what stands below them.

use super::{Census, letters};
use crate::ingest::choice::{Choice, Choices};
use crate::ingest::headers::{Headers, Heading};
use crate::ingest::mapping::Mapping;
use crate::text::{Kept, Record, decode};
use std::sync::Arc;

/// Rows in which the headings are looked for.
pub(in crate::ingest) const HEADER_ROWS: u32 = 30;

/// Rows below the headings by which columns are judged.
const SAMPLE: usize = 200;

/// Bytes that are held at most.
const HELD: usize = 4 << 20;

/// Headings that must be known before a row counts as one of headings.
const FEW: usize = 2;

/// The first rows of a table.
#[derive(Debug)]
pub(in crate::ingest) struct Lookout {
    choices: Arc<Choices>,
    sheet: Option<String>,
    held: Vec<Kept>,
    bytes: usize,
    /// The place of the first row whose headings are enough, and whether somebody chose it.
    found: Option<(usize, bool)>,
    layout: Option<&'static str>,
}

/// What was made of the first rows.
#[derive(Debug)]
pub(in crate::ingest) struct Decision {
    /// The reading of the headings; also of a row that only came closest to being them.
    pub mapping: Mapping,
    /// Whether anything of the headings is known or likely.
    pub is_close: bool,
    pub header_row: u32,
    pub headings: Vec<Heading>,
    pub census: Census,
    pub choice: Option<Choice>,
    /// The rows, and how many of them end with the headings.
    pub rows: Vec<Kept>,
    pub body: usize,
    /// The first filled cells, for saying what the file seems to be.
    pub first_cells: Vec<String>,
}

/// Where a table begins.
struct Start {
    headings: Vec<Heading>,
    header_row: u32,
    /// How many of the rows held come before the values.
    body: usize,
    choice: Option<Choice>,
}

impl Lookout {
    /// For a text file, or for a sheet.
    pub(in crate::ingest) fn new(choices: Arc<Choices>, sheet: Option<&str>) -> Self {
        let sheet = sheet.map(str::to_owned);
        Self { choices, sheet, held: Vec::new(), bytes: 0, found: None, layout: None }
    }

    /// Whether a row of headings was found, as far as headings alone tell.
    pub(in crate::ingest) fn has_header(&self) -> bool {
        self.found.is_some()
    }

    /// The layout of the headings found, as far as headings alone tell.
    pub(in crate::ingest) fn layout(&self) -> Option<&'static str> {
        self.layout
    }

    /// Whether the headings of a row are to be looked for.
    fn is_searched(&self, row: u32, last: u32) -> bool {
        row <= HEADER_ROWS.max(last)
            && !self.found.is_some_and(|(_, chosen)| chosen)
            && self.choices.without_headings(self.sheet.as_deref()).is_none()
    }

    /// Takes a row; false when enough rows are there to decide.
    pub(in crate::ingest) fn take(&mut self, record: &Record<'_>) -> bool {
        let kept = Kept::new(record);
        self.bytes += kept.size();
        self.held.push(kept);
        let last = self.choices.last_header_row(self.sheet.as_deref());
        if self.is_searched(record.row, last) {
            self.look(record);
        }
        let enough = self.found.map_or_else(
            || record.row > HEADER_ROWS.max(last).saturating_add(SAMPLE as u32),
            |(at, _)| self.held.len() - at > SAMPLE && record.row >= last,
        );
        !enough && self.bytes < HELD
    }

    fn look(&mut self, record: &Record<'_>) {
        let at = self.held.len() - 1;
        if record.is_empty() {
            return;
        }
        let headings = headings(record);
        let is_chosen =
            self.choices.find(self.sheet.as_deref(), record.row, &headings).is_some_and(
                // One for any headings in any row waits for headings that are known.
                |choice| !choice.headings.is_empty() || choice.header_row.is_some(),
            );
        if is_chosen {
            self.found = Some((at, true));
        } else if self.found.is_none() && record.row <= HEADER_ROWS {
            let mapping = Mapping::of(Headers::all(), searched(&headings));
            if mapping.is_enough() {
                self.found = Some((at, false));
                self.layout = Some(mapping.layout);
            }
        }
    }

    /// From the row of headings that was found, or the one closest to being them.
    fn with_headings(&self) -> Start {
        let at = self.found.map(|(at, _)| at).or_else(|| closest(&self.held));
        let row = at.and_then(|at| self.held.get(at));
        let headings = row.map_or_else(Vec::new, |row| headings(&row.record()));
        let header_row = row.map_or(0, |row| row.record().row);
        let sheet = self.sheet.as_deref();
        let choice = self.choices.find(sheet, header_row, &headings);
        let choice = choice.or_else(|| self.choices.for_any_row(sheet)).cloned();
        Start { headings, header_row, body: at.map_or(self.held.len(), |at| at + 1), choice }
    }

    /// Where somebody chose that the table has no headings: for any table, or for one with as many
    /// columns whose values can be what was chosen and that has no row of known headings.
    fn without_headings(&self) -> Option<Start> {
        let sheet = self.sheet.as_deref();
        let headings = letters::headings(&self.held);
        let fits = |choice: &&Choice| {
            letters::can_be(choice, &self.census(headings.len(), 0, Some(*choice)))
        };
        let of_columns = || self.choices.for_columns(sheet, &headings).find(fits);
        let choice = match self.found {
            Some(_) => self.choices.without_headings(sheet),
            None => of_columns().or_else(|| self.choices.without_headings(sheet)),
        };
        let choice = choice.cloned()?;
        Some(Start { headings, header_row: 0, body: 0, choice: Some(choice) })
    }

    /// What the rows from a place on look like, those passed over aside.
    fn census(&self, width: usize, from: usize, choice: Option<&Choice>) -> Census {
        let rows = self.held.get(from..).unwrap_or_default().iter().map(Kept::record);
        let passed = choice.map_or(&[][..], |choice| &choice.skip_rows);
        Census::of(width, rows.filter(|record| !passed.contains(&record.row)).take(SAMPLE))
    }

    /// Judges the rows held.
    pub(in crate::ingest) fn decide(self) -> Decision {
        let start = self.without_headings().unwrap_or_else(|| self.with_headings());
        let Start { headings, header_row, body, choice } = start;
        let census = self.census(headings.len(), body, choice.as_ref());
        let mapping = match &choice {
            Some(choice) => Mapping::chosen(Headers::all(), &headings, &census, choice),
            None => Mapping::with_values(Headers::all(), &headings, &census),
        };
        let contradicted: std::collections::BTreeSet<_> =
            mapping.contradicted.iter().map(|known| known.field).collect();
        // A choice of the sheet alone says nothing of what stands in it.
        let says = |choice: &Choice| choice.kind.is_some() || choice.header_row.is_some();
        let is_close =
            choice.as_ref().is_some_and(says) || mapping.recognised() + contradicted.len() >= FEW;
        let first_cells = first_cells(&self.held);
        let rows = self.held;
        Decision {
            mapping,
            is_close,
            header_row,
            headings,
            census,
            choice,
            rows,
            body,
            first_cells,
        }
    }
}

/// Columns in which a row of headings is looked for: more than any report has. Once it is found all of
/// its columns count.
const COLUMNS: usize = 300;

fn searched(headings: &[Heading]) -> &[Heading] {
    headings.get(..COLUMNS).unwrap_or(headings)
}

/// The headings of a row.
fn headings(record: &Record<'_>) -> Vec<Heading> {
    record.cells().map(|cell| Heading::new(&decode(cell.bytes))).collect()
}

fn first_cells(rows: &[Kept]) -> Vec<String> {
    let Some(row) = rows.iter().find(|row| !row.record().is_empty()) else { return Vec::new() };
    let record = row.record();
    let cells = record.cells().filter(|cell| !cell.is_empty()).take(6);
    cells.map(|cell| decode(cell.bytes).into_owned()).collect()
}

/// The row that is most like one of headings: most known headings, then most words that are no numbers.
/// Of equals the first.
fn closest(rows: &[Kept]) -> Option<usize> {
    let within = rows.iter().take_while(|row| row.record().row <= HEADER_ROWS);
    let weight = |row: &Kept| {
        let record = row.record();
        let headings = headings(&record);
        let known = Mapping::of(Headers::all(), searched(&headings)).mapped.len();
        let words = record.cells().filter(|cell| cell.bytes.iter().any(u8::is_ascii_alphabetic));
        let numbers =
            record.cells().filter(|cell| cell.bytes.first().is_some_and(u8::is_ascii_digit));
        (if known >= FEW { known } else { 0 }, words.count().saturating_sub(numbers.count()))
    };
    let filled = within.enumerate().filter(|(_, row)| !row.record().is_empty());
    filled.max_by_key(|(at, row)| (weight(row), std::cmp::Reverse(*at))).map(|(at, _)| at)
}
