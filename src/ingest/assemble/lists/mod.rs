//! Lists of all files: sorted by content, what stands twice used once.

mod absent;
mod records;

pub(super) use absent::note_absent;

use super::{Adopted, Ledger};
use crate::ingest::lists::{List, ListData, Value};
use crate::model::Arrange;
use crate::model::{Interner, Place, Portfolio, SourceKind};
use records::Cells;
use std::cmp::Ordering;

/// A list.
pub(super) type ListSource = Adopted<ListData>;

/// Fills the lists of the portfolio.
pub(super) fn assemble(
    mut sources: Vec<ListSource>,
    portfolio: &mut Portfolio,
    ledger: &mut Ledger,
) {
    sources.iter_mut().for_each(adopt);
    let text = &portfolio.text;
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
