//! Lists of all files: sorted by content, what stands twice used once.

mod absent;
mod records;

pub(super) use absent::note_absent;

use super::{Adopted, Ledger};
use crate::ingest::lists::{List, ListData, Value};
use crate::model::Arrange;
use crate::model::{Field, Interner, Lists, Place, Portfolio, SourceKind};
use crate::text::{NoRoom, has_room};
use records::Cells;
use std::cmp::Ordering;

/// A list.
pub(super) type ListSource = Adopted<ListData>;

/// Takes away what was filled.
pub(in crate::ingest::assemble) fn clear(portfolio: &mut Portfolio) {
    portfolio.lists = Lists::default();
}

/// Bytes that joining the records of lists takes at most: each stands in the order, among those that are
/// kept, and in its list; of numbers and countries that a cell names, each takes two bytes there.
fn room(sources: &[ListSource], text: &Interner) -> usize {
    let of = |source: &ListSource| {
        let data = &source.data;
        let named = [Field::WatchedHts, Field::WatchedCountry].map(|field| data.list.place(field));
        let records = (0..data.rows.len()).map(|at| data.record(at));
        let cells =
            records.flat_map(|cells| named.iter().flatten().filter_map(|at| cells.get(*at)));
        let bytes = |cell: &Value| match cell {
            Value::Text(symbol) => text.text(*symbol).len(),
            _ => 0,
        };
        let words = cells.map(bytes).fold(0, usize::saturating_add);
        words.saturating_mul(WORDS).saturating_add(data.rows.len().saturating_mul(RECORD))
    };
    sources.iter().map(of).fold(0, usize::saturating_add)
}

/// What a record takes at most, twice as [`Row`] among others and once as what it is.
const RECORD: usize = 2 * size_of::<Row<'_>>() + 2 * size_of::<usize>() + 256;

/// What a byte of a cell that names several numbers or countries takes at most.
const WORDS: usize = 16;

/// Fills the lists of the portfolio.
pub(super) fn assemble(
    mut sources: Vec<ListSource>,
    portfolio: &mut Portfolio,
    ledger: &mut Ledger,
) -> Result<(), NoRoom> {
    sources.iter_mut().for_each(adopt);
    let text = &portfolio.text;
    if !has_room(room(&sources, text)) {
        return Err(NoRoom);
    }
    let mut all = |kind| Rows::of(kind, &sources, text, ledger);
    portfolio.lists.destructions = all(SourceKind::Destructions).map(Cells::destruction);
    portfolio.lists.bill_of_materials = all(SourceKind::BillOfMaterials).map(Cells::bill_line);
    portfolio.lists.production = all(SourceKind::Production).map(Cells::production_record);
    portfolio.lists.parts = all(SourceKind::Parts).map(Cells::master_part);
    portfolio.lists.prior_claims =
        all(SourceKind::PriorClaims).map(Cells::prior_claim).into_iter().flatten().collect();
    portfolio.lists.used_exports = all(SourceKind::UsedExports).map(Cells::used_export);
    portfolio.lists.watched_cases = all(SourceKind::AdcvdWatch).map(Cells::watched_case);
    portfolio.lists.requests = all(SourceKind::Requests).map(Cells::request);
    Ok(())
}

/// Puts the symbols of the portfolio in place of the file's own.
fn adopt(source: &mut ListSource) {
    let Some(symbols) = source.symbols.take() else { return };
    for cell in &mut source.data.cells {
        if let Value::Text(symbol) = cell {
            *symbol = super::look_up(Some(&symbols), *symbol);
        }
    }
}

/// A record and its place.
#[derive(Debug, Clone, Copy)]
struct Row<'a> {
    cells: &'a [Value],
    place: Place,
}

/// The records of one kind, in the order of content.
struct Rows<'a> {
    list: Option<&'static List>,
    text: &'a Interner,
    kept: Vec<Row<'a>>,
}

impl<'a> Rows<'a> {
    fn of(
        kind: SourceKind,
        sources: &'a [ListSource],
        text: &'a Interner,
        ledger: &mut Ledger,
    ) -> Self {
        let of_kind = || sources.iter().filter(|source| source.data.list.kind == kind);
        let mut rows: Vec<Row<'a>> =
            Vec::with_capacity(of_kind().map(|source| source.data.rows.len()).sum());
        for source in of_kind() {
            for (at, row) in source.data.rows.iter().enumerate() {
                let place = Place { file: source.file, row: *row };
                rows.push(Row { cells: source.data.record(at), place });
            }
        }
        rows.arrange_by(|a, b| by_content(a, b, text).then(a.place.cmp(&b.place)));
        let list = List::of(kind);
        let counts_repeats = list.is_some_and(|list| list.counts_repeats);
        let mut kept = Vec::with_capacity(rows.len());
        for same in rows.chunk_by(|a, b| by_content(a, b, text).is_eq()) {
            settle(same, counts_repeats, &mut kept, ledger);
        }
        Self { list, text, kept }
    }

    fn map<T>(self, make: impl Fn(&Cells<'a>) -> T) -> Vec<T> {
        let Some(list) = self.list else { return Vec::new() };
        let text = self.text;
        let cells = |row: &Row<'a>| Cells { list, text, cells: row.cells, place: row.place };
        self.kept.iter().map(|row| make(&cells(row))).collect()
    }
}

fn by_content(a: &Row<'_>, b: &Row<'_>, text: &Interner) -> Ordering {
    let pairs = a.cells.iter().zip(b.cells);
    pairs.map(|(x, y)| x.order(*y, text)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

/// Uses equal rows once, or as often as the file that has the most of them says: no number tells the
/// rows of a list apart.
fn settle<'a>(
    same: &[Row<'a>],
    counts_repeats: bool,
    kept: &mut Vec<Row<'a>>,
    ledger: &mut Ledger,
) {
    // Equal rows stand sorted by place, so that those of one file follow each other.
    let files = same.chunk_by(|a, b| a.place.file == b.place.file);
    let mut most: &[Row<'a>] = &[];
    for rows in files {
        if rows.len() > most.len() {
            most = rows;
        }
    }
    let Some(used) = most.first().map(|row| row.place) else { return };
    for row in same {
        let counts = row.place == used || counts_repeats && row.place.file == used.file;
        if counts {
            kept.push(*row);
        } else {
            ledger.repeated(used, row.place, None);
        }
    }
}
