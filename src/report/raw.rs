//! Cells as they stood in the files, for the places that findings point at.

use crate::model::Place;
use std::collections::BTreeMap;

/// Raw rows by place. A place that is not here has not been read again yet.
#[derive(Debug, Clone, Default)]
pub struct RawRows {
    rows: BTreeMap<Place, Vec<String>>,
}

impl RawRows {
    /// Keeps a row.
    pub fn insert(&mut self, place: Place, cells: Vec<String>) {
        self.rows.insert(place, cells);
    }

    /// Whether a row is here.
    #[must_use]
    pub fn has(&self, place: Place) -> bool {
        self.rows.contains_key(&place)
    }

    /// A cell of a row; an absent cell of a row that was read is empty.
    #[must_use]
    pub fn cell(&self, place: Place, column: u16) -> Option<&str> {
        let cells = self.rows.get(&place)?;
        Some(cells.get(usize::from(column)).map_or("", String::as_str))
    }
}
