//! A growable column in fixed blocks.

use crate::text::{NoRoom, reserve_exact};
use std::collections::BTreeMap;

/// Rows in a block. A column grows by whole blocks, never by doubling, so that adding a row never
/// copies what is there and memory stays within a block of what is used.
const BLOCK: usize = 1 << 16;

/// A value that a column keeps in fewer bytes than it has in hand.
pub trait Stored: Copy {
    /// What a column keeps.
    type Word: Copy + PartialEq;

    /// The word of a value. A value that does not fit gives a word that [`Stored::unpack`] answers with
    /// `None`; the column keeps it beside the words.
    fn pack(self) -> Self::Word;

    /// The value of a word; `None` when the word only says that the value did not fit.
    fn unpack(word: Self::Word) -> Option<Self>;

    /// Whether a word only says that the value did not fit.
    #[inline]
    fn is_wide(word: Self::Word) -> bool {
        Self::unpack(word).is_none()
    }
}

/// Values of a block: nothing but `first` as long as all are equal, as in a column that a report lacks.
#[derive(Debug, Clone)]
struct Block<W> {
    first: W,
    len: usize,
    words: Vec<W>,
}

impl<W: Copy + PartialEq> Block<W> {
    fn new(first: W) -> Self {
        Self { first, len: 1, words: Vec::new() }
    }

    #[inline]
    fn push(&mut self, word: W, is_first: bool) -> Result<(), NoRoom> {
        if self.words.is_empty() {
            if word == self.first {
                self.len += 1;
                return Ok(());
            }
            self.spread(if is_first { 0 } else { BLOCK })?;
        }
        if self.words.len() == self.words.capacity() {
            // The first block of a file grows with it; all others have their room.
            reserve_exact(&mut self.words, self.len)?;
        }
        self.words.push(word);
        self.len += 1;
        Ok(())
    }

    /// Appends a word of each of some records, all of which must fit into the block. Without room the
    /// block holds what it held.
    #[inline]
    fn extend<R>(
        &mut self,
        records: &[R],
        mut word: impl FnMut(&R) -> W,
        is_first: bool,
    ) -> Result<(), NoRoom> {
        if self.words.is_empty() {
            if records.iter().all(|record| word(record) == self.first) {
                self.len += records.len();
                return Ok(());
            }
            self.spread(if is_first { 0 } else { BLOCK })?;
        }
        if self.words.capacity() - self.words.len() < records.len() {
            reserve_exact(&mut self.words, self.len.max(records.len()))?;
        }
        self.words.extend(records.iter().map(word));
        self.len += records.len();
        Ok(())
    }

    /// Takes the last value away.
    #[cold]
    fn pop(&mut self) {
        self.len = self.len.saturating_sub(1);
        self.words.truncate(self.len);
    }

    /// Writes equal values out, with room for `room` values.
    #[cold]
    fn spread(&mut self, room: usize) -> Result<(), NoRoom> {
        reserve_exact(&mut self.words, room.max(self.len + 1))?;
        self.words.resize(self.len, self.first);
        Ok(())
    }

    #[inline]
    fn get(&self, index: usize) -> W {
        if self.words.is_empty() && index < self.len { self.first } else { self.words[index] }
    }

    fn set(&mut self, index: usize, word: W) -> Result<(), NoRoom> {
        if self.words.is_empty() {
            if word == self.first && index < self.len {
                return Ok(());
            }
            self.spread(0)?;
        }
        self.words[index] = word;
        Ok(())
    }
}

/// A column of copyable values, stored in blocks of 64 Ki.
#[derive(Debug, Clone)]
pub struct Column<T: Stored> {
    blocks: Vec<Block<T::Word>>,
    len: usize,
    /// Values that do not fit into a word.
    wide: BTreeMap<usize, T>,
}

impl<T: Stored> Default for Column<T> {
    fn default() -> Self {
        Self { blocks: Vec::new(), len: 0, wide: BTreeMap::new() }
    }
}

impl<T: Stored> Column<T> {
    /// An empty column.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a value; says whether there was room for it. Without room the column is as it was.
    #[inline]
    #[must_use]
    pub fn push(&mut self, value: T) -> bool {
        let word = value.pack();
        let is_first = self.len < BLOCK;
        let done = match self.blocks.last_mut() {
            Some(block) if !self.len.is_multiple_of(BLOCK) => block.push(word, is_first),
            _ => reserve_exact(&mut self.blocks, 16).map(|()| self.blocks.push(Block::new(word))),
        };
        if done.is_err() {
            return false;
        }
        if T::is_wide(word) {
            self.wide.insert(self.len, value);
        }
        self.len += 1;
        true
    }

    /// Appends a value of each of some records, which is quicker than one by one; says whether there was
    /// room for all of them. Without room some may be there: [`Self::undo`] takes them away.
    #[must_use]
    pub fn extend<R>(&mut self, records: &[R], value: impl Fn(&R) -> T) -> bool {
        let mut rest = records;
        while let Some((first, others)) = rest.split_first() {
            let used = self.len % BLOCK;
            if used == 0 {
                // The first value of a block says what the block is compared with.
                if !self.push(value(first)) {
                    return false;
                }
                rest = others;
                continue;
            }
            let (now, later) = rest.split_at(rest.len().min(BLOCK - used));
            if !self.fill(now, &value) {
                return false;
            }
            rest = later;
        }
        true
    }

    /// Appends values to the last block, which has begun and has room for them.
    #[inline]
    fn fill<R>(&mut self, records: &[R], value: &impl Fn(&R) -> T) -> bool {
        let is_first = self.len < BLOCK;
        let Some(block) = self.blocks.last_mut() else { return false };
        let mut has_wide = false;
        let word = |record: &R| {
            let word = value(record).pack();
            has_wide |= T::is_wide(word);
            word
        };
        if block.extend(records, word, is_first).is_err() {
            return false;
        }
        if has_wide {
            let values = (self.len..).zip(records.iter().map(value));
            self.wide.extend(values.filter(|(_, value)| T::is_wide(value.pack())));
        }
        self.len += records.len();
        true
    }

    /// Keeps so many values and takes those behind them away: undoes [`Self::push`].
    #[cold]
    pub fn undo(&mut self, len: usize) {
        while self.len > len {
            self.len -= 1;
            self.wide.remove(&self.len);
            match self.blocks.last_mut() {
                Some(block) if block.len > 1 => block.pop(),
                _ => drop(self.blocks.pop()),
            }
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
    #[inline]
    pub fn get(&self, index: usize) -> T {
        T::unpack(self.word(index)).unwrap_or_else(|| self.wide[&index])
    }

    /// The word of the value at `index`, for those who need no more; panics when out of range, as slices
    /// do.
    #[must_use]
    #[inline]
    pub fn word(&self, index: usize) -> T::Word {
        self.blocks[index / BLOCK].get(index % BLOCK)
    }

    /// Replaces the value at `index`; says whether there was room for it. Without room the word that
    /// stands there stays.
    #[must_use]
    pub fn set(&mut self, index: usize, value: T) -> bool {
        let word = value.pack();
        self.wide.remove(&index);
        if T::unpack(word).is_none() {
            self.wide.insert(index, value);
        }
        self.blocks[index / BLOCK].set(index % BLOCK, word).is_ok()
    }

    /// Replaces every value by what becomes of it; says whether there was room for all of them. Each
    /// block takes the place of one that goes, so that there mostly is.
    #[must_use]
    pub fn update(&mut self, change: impl Fn(T) -> T) -> bool {
        let old = std::mem::take(self);
        let Self { blocks, len, wide } = old;
        let mut kept = true;
        for (at, mut block) in blocks.into_iter().enumerate() {
            let start = at * BLOCK;
            for i in 0..block.len {
                let value = T::unpack(block.get(i)).or_else(|| wide.get(&(start + i)).copied());
                if let Some(value) = value {
                    kept &= self.push(change(value));
                }
            }
            // The next block is written before this one goes: never more than one stands twice.
            block.words = Vec::new();
        }
        kept && self.len == len
    }

    /// All values in order.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        (0..self.len).map(|index| self.get(index))
    }

    /// Bytes that the column takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let words: usize = self.blocks.iter().map(|block| block.words.capacity()).sum();
        words * size_of::<T::Word>() + self.blocks.len() * size_of::<Block<T::Word>>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_survive_block_borders() {
        let mut column = Column::new();
        for i in 0..(BLOCK as u32 * 2 + 3) {
            assert!(column.push(i));
        }
        assert_eq!(column.len(), BLOCK * 2 + 3);
        assert_eq!(column.get(BLOCK - 1), BLOCK as u32 - 1);
        assert_eq!(column.get(BLOCK), BLOCK as u32);
        assert!(column.iter().eq(0..(BLOCK as u32 * 2 + 3)));
        assert!(column.set(BLOCK, 7));
        assert_eq!(column.get(BLOCK), 7);
        assert!(column.update(|value| value + 1));
        assert_eq!((column.get(0), column.get(BLOCK), column.len()), (1, 8, BLOCK * 2 + 3));
    }

    #[test]
    fn many_values_go_in_as_one_by_one() {
        // Equal and different ones, some past the border of a block, some that do not fit into a word.
        let of = |i: usize| match i {
            0..100 => 9,
            70_000..70_050 => u64::MAX - i as u64,
            _ if i < BLOCK * 2 => i as u64 % 5,
            _ => 7,
        };
        let values: Vec<usize> = (0..BLOCK * 3 + 11).collect();
        let mut single: Column<u64> = Column::new();
        assert!(values.iter().all(|i| single.push(of(*i))));
        for step in [1, 3, 128, 1000, BLOCK, values.len()] {
            let mut column: Column<u64> = Column::new();
            assert!(values.chunks(step).all(|chunk| column.extend(chunk, |i| of(*i))));
            assert_eq!((column.len(), column.wide.len()), (single.len(), 50));
            assert!(column.iter().eq(single.iter()), "{step} at a time");
        }
        let mut column: Column<u64> = Column::new();
        assert!(column.extend(&values, |i| of(*i)));
        column.undo(70_001);
        assert_eq!((column.len(), column.wide.len(), column.get(70_000)), (70_001, 1, of(70_000)));
    }

    #[test]
    fn equal_values_take_no_room() {
        let mut column = Column::new();
        assert!((0..BLOCK * 2).all(|_| column.push(9u32)));
        assert!(column.bytes() < 200, "{} bytes", column.bytes());
        assert!(column.set(BLOCK + 5, 4));
        assert!(column.push(1));
        let others = [(BLOCK + 4, 9), (BLOCK + 5, 4), (BLOCK + 6, 9), (2 * BLOCK, 1), (0, 9)];
        others.iter().for_each(|(index, value)| assert_eq!(column.get(*index), *value));
        assert_eq!(column.iter().filter(|value| *value == 9).count(), BLOCK * 2 - 1);
    }
}
