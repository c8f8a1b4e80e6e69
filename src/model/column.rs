//! A growable column in fixed blocks.

/// Rows in a block. A column grows by whole blocks, never by doubling, so that adding a row never
/// copies what is there and memory stays within a block of what is used.
const BLOCK: usize = 1 << 16;

/// A column of copyable values, stored in blocks of 64 Ki.
#[derive(Debug, Clone)]
pub struct Column<T> {
    blocks: Vec<Vec<T>>,
    len: usize,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { blocks: Vec::new(), len: 0 }
    }
}

impl<T: Copy> Column<T> {
    /// An empty column.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a value.
    pub fn push(&mut self, value: T) {
        if self.len.is_multiple_of(BLOCK) {
            self.blocks.push(Vec::with_capacity(if self.len == 0 { 0 } else { BLOCK }));
        }
        if let Some(block) = self.blocks.last_mut() {
            block.push(value);
            self.len += 1;
        }
    }

    /// The number of values.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the column holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The value at `index`; panics when out of range, as slices do.
    #[must_use]
    pub fn get(&self, index: usize) -> T {
        self.blocks[index / BLOCK][index % BLOCK]
    }

    /// Replaces the value at `index`.
    pub fn set(&mut self, index: usize, value: T) {
        self.blocks[index / BLOCK][index % BLOCK] = value;
    }

    /// All values in order.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.blocks.iter().flat_map(|block| block.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_survive_block_borders() {
        let mut column = Column::new();
        for i in 0..(BLOCK as u32 * 2 + 3) {
            column.push(i);
        }
        assert_eq!(column.len(), BLOCK * 2 + 3);
        assert_eq!(column.get(BLOCK - 1), BLOCK as u32 - 1);
        assert_eq!(column.get(BLOCK), BLOCK as u32);
        assert!(column.iter().eq(0..(BLOCK as u32 * 2 + 3)));
        column.set(BLOCK, 7);
        assert_eq!(column.get(BLOCK), 7);
    }
}
