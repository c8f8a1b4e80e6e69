//! What short cells were read as: tariff numbers, rates, units and countries come again and again.

use crate::text::{Cell, CellKind};

/// Cells that are remembered.
const SLOTS: usize = 1 << 10;

/// A cell of up to sixteen bytes as a value that can be compared at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    first: u64,
    last: u64,
    len: usize,
}

impl Key {
    /// First and last bytes overlap where there are fewer than sixteen, and with the length they tell
    /// every text from every other.
    #[inline]
    fn new(bytes: &[u8]) -> Option<Self> {
        let len = bytes.len();
        let (first, last) = if len > 16 {
            return None;
        } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
        } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)))
        } else {
            (bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0)
        };
        Some(Self { first, last, len })
    }

    #[inline]
    fn slot(self) -> usize {
        let mixed = (self.first ^ self.last.rotate_left(23) ^ self.len as u64)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 54) as usize % SLOTS
    }
}

/// Remembers what text cells were read as. The reading must depend on nothing but the bytes.
#[derive(Debug)]
pub(super) struct Memo<V> {
    known: Vec<Option<(Key, V)>>,
}

impl<V: Copy> Memo<V> {
    pub(super) fn new() -> Self {
        Self { known: Vec::new() }
    }

    /// The value of a cell: the one found before, or what `read` makes of it.
    #[inline]
    pub(super) fn get(&mut self, cell: Cell<'_>, read: impl FnOnce(Cell<'_>) -> V) -> V {
        let key = Key::new(cell.bytes).filter(|_| cell.kind == CellKind::Text);
        let Some(key) = key else { return read(cell) };
        if self.known.is_empty() {
            self.known.resize(SLOTS, None);
        }
        let Some(slot) = self.known.get_mut(key.slot()) else { return read(cell) };
        if let Some((known, value)) = slot
            && *known == key
        {
            return *value;
        }
        let value = read(cell);
        *slot = Some((key, value));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_gets_its_own_value() {
        let mut memo = Memo::new();
        let text = "a0b1c2d3e4f5g6h7i8";
        let cells: Vec<&str> = (0..text.len())
            .flat_map(|from| (from..=text.len()).map(move |to| &text[from..to]))
            .chain(["a\0", "\0a", "a", "aaaaaaaa", "aaaaaaaaa", "aaaa", "aaaaa"])
            .collect();
        for _ in 0..2 {
            for cell in &cells {
                let read = |cell: Cell<'_>| {
                    let mut bytes = [0; 20];
                    bytes[..cell.bytes.len()].copy_from_slice(cell.bytes);
                    (cell.bytes.len(), bytes)
                };
                let cell = Cell { bytes: cell.as_bytes(), kind: CellKind::Text };
                assert_eq!(memo.get(cell, read), read(cell));
            }
        }
    }

    #[test]
    fn numbers_of_workbooks_are_not_taken_for_text() {
        let mut memo = Memo::new();
        let cell = |kind| Cell { bytes: b"20240105", kind };
        assert_eq!(memo.get(cell(CellKind::Text), |_| 1), 1);
        assert_eq!(memo.get(cell(CellKind::Date), |_| 2), 2);
        assert_eq!(memo.get(cell(CellKind::Text), |_| 3), 1);
    }
}
