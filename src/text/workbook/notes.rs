//! What a sheet says beside the values of its cells.

/// Merged ranges that are kept; of more only their number is.
const MAX_MERGES: usize = 10_000;

/// A range of merged cells; rows from 1, columns from 0, both ends in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (usize, usize),
}

/// Cells of which something is to be said: how many, and the first of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cells {
    /// How many.
    pub count: u64,
    /// Row (from 1) and column (from 0) of the first, in the order of the file.
    pub first: (u32, usize),
}

impl Cells {
    /// One more cell.
    pub(super) fn add(&mut self, row: u32, column: usize) {
        if self.count == 0 {
            self.first = (row, column);
        }
        self.count += 1;
    }
}

/// What stands beside the values of a sheet that was read to its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetNotes {
    /// Merged ranges: the value stands in the first cell, the others are empty.
    pub merges: Vec<Merge>,
    /// Formulas without a stored result; they count as empty.
    pub formulas: Cells,
    /// Cells with more text than a spreadsheet lets a cell hold.
    pub long: Cells,
}

impl SheetNotes {
    /// Takes a range such as `B5:B9`; a damaged one says nothing of values and is left out.
    pub(super) fn merge(&mut self, range: &[u8]) {
        let mut ends = range.split(|byte| *byte == b':');
        let (Some(first), Some(last)) = (ends.next(), ends.next()) else { return };
        let (Some(first), Some(last)) = (reference(first), reference(last)) else { return };
        if self.merges.len() < MAX_MERGES {
            self.merges.push(Merge { rows: (first.0, last.0), columns: (first.1, last.1) });
        }
    }
}

/// Row and column of a reference such as `$AB$12`.
fn reference(text: &[u8]) -> Option<(u32, usize)> {
    let text: Vec<u8> = text.iter().copied().filter(|byte| *byte != b'$').collect();
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let row = std::str::from_utf8(text.get(letters..)?).ok()?.parse().ok()?;
    Some((row, super::cell::column(&text)?))
}

/// How a sheet is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Visibility {
    /// Among the tabs.
    #[default]
    Visible,
    /// Hidden, to be shown from the menu.
    Hidden,
    /// Hidden so that only a program can show it.
    VeryHidden,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_ranges_by_their_references() {
        let mut notes = SheetNotes::default();
        for range in [&b"B5:B9"[..], b"$A$1:$AB$2", b"B5", b"5:9", b""] {
            notes.merge(range);
        }
        assert_eq!(
            notes.merges,
            [Merge { rows: (5, 9), columns: (1, 1) }, Merge { rows: (1, 2), columns: (0, 27) }]
        );
    }
}
