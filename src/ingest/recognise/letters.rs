//! Tables without a row of headings: their columns go by the letters of a spreadsheet.

use super::{Census, Content};
use crate::ingest::choice::Choice;
use crate::ingest::headers::Heading;
use crate::model::cell_letters;
use crate::text::{Kept, Record};

/// Columns that get a name: as many as are shown.
const COLUMNS: usize = 1_000;

/// Names for the columns of the widest of these rows, such as "Column A". They are no headings: nothing
/// is known by them.
pub(super) fn headings(rows: &[Kept]) -> Vec<Heading> {
    let width = rows.iter().map(|row| width(&row.record())).max().unwrap_or(0);
    let name =
        |index| Heading { text: format!("Column {}", cell_letters(index)), name: String::new() };
    (0..width.min(COLUMNS)).filter_map(|index| u16::try_from(index).ok()).map(name).collect()
}

fn width(record: &Record<'_>) -> usize {
    (0..record.len()).rev().find(|index| !record.cell(*index).is_empty()).map_or(0, |last| last + 1)
}

/// Whether the values of every column can be what somebody chose for a table of the same width.
pub(super) fn can_be(choice: &Choice, census: &Census) -> bool {
    choice.columns.iter().all(|chosen| {
        let content = Content::of(chosen.field);
        census.column(usize::from(chosen.index)).is_some_and(|column| {
            column.values == 0
                || content.fits(column)
                || !content.is_telling() && !content.is_contradicted(column)
        })
    })
}
