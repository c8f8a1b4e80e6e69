//! A growable list of whole records in small blocks.

use crate::text::{NoRoom, reserve_exact};
use std::iter::Flatten;
use std::ops::Index;

/// Bytes of a block, at the most. Blocks of different lists are of about one size, so that one list can
/// take the room that another gives back.
const BYTES: usize = 1 << 15;

/// Values in fixed blocks, as they are: for records that are read as a whole. Adding one never copies
/// those that are there.
#[derive(Debug, Clone)]
pub struct Blocks<T> {
    blocks: Vec<Vec<T>>,
    len: usize,
    is_full: bool,
}

impl<T> Default for Blocks<T> {
    fn default() -> Self {
        Self { blocks: Vec::new(), len: 0, is_full: false }
    }
}

impl<T> Blocks<T> {
    /// Values in a block: a power of two, by which dividing is quick.
    const RECORDS: usize = {
        let size = if size_of::<T>() == 0 { 1 } else { size_of::<T>() };
        let most = if size > BYTES { 1 } else { BYTES / size };
        1 << most.ilog2()
    };

    /// Appends a value; without room for it the list is full and stays as it was.
    #[inline]
    pub fn push(&mut self, value: T) {
        if self.len.is_multiple_of(Self::RECORDS) && self.begin().is_err() {
            self.is_full = true;
            return;
        }
        let Some(block) = self.blocks.last_mut() else { return };
        if block.len() == block.capacity() && grow(block).is_err() {
            self.is_full = true;
            return;
        }
        block.push(value);
        self.len += 1;
    }

    /// The next block, with all its room; the first one grows with the list.
    #[cold]
    fn begin(&mut self) -> Result<(), NoRoom> {
        if self.blocks.len() == self.blocks.capacity() {
            let more = self.blocks.len().max(1);
            reserve_exact(&mut self.blocks, more)?;
        }
        let mut block = Vec::new();
        reserve_exact(&mut block, if self.len == 0 { 1 } else { Self::RECORDS })?;
        self.blocks.push(block);
        Ok(())
    }

    /// Whether a value was lost because there was no room for it.
    #[must_use]
    #[inline]
    pub fn is_full(&self) -> bool {
        self.is_full
    }

    /// The number of values.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The value at `index`, if there is one.
    #[must_use]
    #[inline]
    pub fn get(&self, index: usize) -> Option<&T> {
        self.blocks.get(index / Self::RECORDS)?.get(index % Self::RECORDS)
    }

    /// The value at `index`, to change it.
    #[inline]
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        self.blocks.get_mut(index / Self::RECORDS)?.get_mut(index % Self::RECORDS)
    }

    /// The first value.
    #[must_use]
    pub fn first(&self) -> Option<&T> {
        self.get(0)
    }

    /// The last value.
    #[must_use]
    #[inline]
    pub fn last(&self) -> Option<&T> {
        self.blocks.last()?.last()
    }

    /// The last value, to change it.
    #[inline]
    pub fn last_mut(&mut self) -> Option<&mut T> {
        self.blocks.last_mut()?.last_mut()
    }

    /// All values in order.
    pub fn iter(&self) -> Iter<'_, T> {
        self.blocks.iter().flatten()
    }

    /// All blocks in order, each of which is given back as soon as it is dropped.
    pub fn into_blocks(self) -> impl Iterator<Item = Vec<T>> {
        self.blocks.into_iter()
    }

    /// Where a key is in a list that is sorted by it; otherwise where it would stand.
    ///
    /// # Errors
    /// That place, when the key is not there.
    pub fn binary_search_by_key<K: Ord>(
        &self,
        key: &K,
        of: impl Fn(&T) -> K,
    ) -> Result<usize, usize> {
        let block = self.blocks.partition_point(|block| block.last().is_some_and(|t| of(t) < *key));
        let start = block * Self::RECORDS;
        let Some(block) = self.blocks.get(block) else { return Err(self.len) };
        let found = block.binary_search_by_key(key, of);
        found.map(|at| start + at).map_err(|at| start + at)
    }
}

/// Doubles the first block, which is small at first.
#[cold]
fn grow<T>(block: &mut Vec<T>) -> Result<(), NoRoom> {
    let more = block.len().max(1);
    reserve_exact(block, more)
}

impl<T> Index<usize> for Blocks<T> {
    type Output = T;

    /// The value at `index`; panics when out of range, as slices do.
    #[inline]
    fn index(&self, index: usize) -> &T {
        &self.blocks[index / Self::RECORDS][index % Self::RECORDS]
    }
}

/// The values of a list in order.
pub type Iter<'a, T> = Flatten<std::slice::Iter<'a, Vec<T>>>;

impl<'a, T> IntoIterator for &'a Blocks<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> IntoIterator for Blocks<T> {
    type Item = T;
    type IntoIter = Flatten<std::vec::IntoIter<Vec<T>>>;

    /// All values in order; a block is given back as soon as it is used up.
    fn into_iter(self) -> Self::IntoIter {
        self.blocks.into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::memory_limit as limit;

    const RECORDS: usize = Blocks::<usize>::RECORDS;

    fn counted(count: usize) -> Blocks<usize> {
        let mut blocks = Blocks::default();
        (0..count).for_each(|i| blocks.push(i));
        blocks
    }

    #[test]
    fn blocks_keep_their_order() {
        let mut blocks = counted(RECORDS * 2 + 1);
        *blocks.last_mut().expect("one") += 1;
        assert_eq!(blocks.last(), Some(&(RECORDS * 2 + 1)));
        assert_eq!((blocks.first(), blocks[RECORDS - 1]), (Some(&0), RECORDS - 1));
        assert_eq!(blocks.get(RECORDS), Some(&RECORDS));
        assert_eq!(blocks.get(RECORDS * 2 + 1), None);
        assert_eq!(blocks.len(), blocks.iter().count());
        *blocks.get_mut(RECORDS).expect("one") = 7;
        assert_eq!(blocks[RECORDS], 7);
        assert!(counted(RECORDS * 2).into_iter().eq(0..RECORDS * 2));
    }

    #[test]
    fn keys_are_found() {
        for count in [0, 1, RECORDS, RECORDS * 2 + 3] {
            let blocks = counted(count);
            for key in [0, 1, RECORDS - 1, RECORDS, RECORDS + 1, RECORDS * 2 + 2, RECORDS * 3] {
                let slice: Vec<usize> = blocks.iter().map(|n| n * 2).collect();
                for key in [key * 2, key * 2 + 1] {
                    let found = blocks.binary_search_by_key(&key, |n| n * 2);
                    assert_eq!(found, slice.binary_search(&key), "{key} of {count}");
                }
            }
        }
    }

    #[test]
    fn a_full_list_stays_as_it_was() {
        for left in (0..60_000).step_by(997) {
            let (blocks, is_full) = limit::with(left, || {
                let blocks = counted(RECORDS + 2);
                let is_full = blocks.is_full();
                (blocks, is_full)
            });
            assert!(blocks.iter().copied().eq(0..blocks.len()), "{left} bytes");
            assert_eq!(is_full, blocks.len() < RECORDS + 2, "{left} bytes");
        }
        assert!(!counted(RECORDS + 2).is_full());
    }
}
