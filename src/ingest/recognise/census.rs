//! Counts of what the first values of each column look like, and a few of the values.

use super::shape::{SHAPES, Shape, Shapes};
use crate::text::{Record, decode};

/// Values that are shown of a column.
const SAMPLES: usize = 5;

/// Characters of a value that is shown.
const SHOWN: usize = 80;

/// Columns that are looked at: more than any report has, few enough to cost nothing.
const COLUMNS: usize = 1_000;

/// What the first values of a column look like.
#[derive(Debug, Clone, Default)]
pub(in crate::ingest) struct ColumnCensus {
    counts: [u16; SHAPES],
    /// Values that are not blank.
    pub values: u16,
    /// The first of them, as they stand in the file.
    pub samples: Vec<String>,
}

impl ColumnCensus {
    /// How many values have a shape.
    pub(in crate::ingest) fn count(&self, shape: Shape) -> u16 {
        self.counts.get(shape as usize).copied().unwrap_or(0)
    }
}

/// The columns of a table.
#[derive(Debug, Clone, Default)]
pub(in crate::ingest) struct Census {
    columns: Vec<ColumnCensus>,
}

impl Census {
    /// Looks at the rows below the headings; linear in their cells.
    pub(in crate::ingest) fn of<'a>(width: usize, rows: impl Iterator<Item = Record<'a>>) -> Self {
        let mut columns = vec![ColumnCensus::default(); width.min(COLUMNS)];
        for record in rows {
            for (index, column) in columns.iter_mut().enumerate() {
                let cell = record.cell(index);
                let Some(shapes) = Shapes::of(cell) else { continue };
                column.values = column.values.saturating_add(1);
                for (shape, count) in column.counts.iter_mut().enumerate() {
                    *count = count.saturating_add(u16::from(shapes.holds(shape)));
                }
                if column.samples.len() < SAMPLES {
                    column.samples.push(shown(cell.bytes));
                }
            }
        }
        Self { columns }
    }

    /// A column, if it is one that was looked at.
    pub(in crate::ingest) fn column(&self, index: usize) -> Option<&ColumnCensus> {
        self.columns.get(index)
    }
}

fn shown(bytes: &[u8]) -> String {
    // Four bytes a character at most: a longer value is cut before it is decoded.
    let text = decode(bytes.get(..4 * SHOWN).unwrap_or(bytes));
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < bytes.len() {
        shown.push('…');
    }
    shown
}
