//! Interned text: each distinct string is kept once.

use crate::text::{is_equal, reserve, reserve_text};
use rustc_hash::FxBuildHasher;
use std::collections::HashMap;
use std::hash::BuildHasher;

/// A handle to interned text. [`Symbol::NONE`] stands for an empty or absent cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Symbol(u32);

impl Symbol {
    /// No text.
    pub const NONE: Self = Self(0);

    /// Whether there is text.
    #[must_use]
    pub fn is_some(self) -> bool {
        self.0 != 0
    }

    /// Its place in the [`Interner`] it came from, 0 for none.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// Distinct strings, one after the other in one buffer.
///
/// The order of symbols is the order of arrival, so it must never decide the order of output: sort
/// by the text.
#[derive(Debug, Clone)]
pub struct Interner {
    text: String,
    ends: Vec<u32>,
    by_hash: HashMap<u64, u32, FxBuildHasher>,
    /// Strings whose hash another string has as well.
    clashes: HashMap<u64, Vec<u32>, FxBuildHasher>,
    /// Strings interned lately, by a few bits of their bytes; 0 for none.
    recent: Vec<u32>,
    is_full: bool,
}

/// Strings remembered as interned lately.
const RECENT: usize = 1 << 12;

/// The place of a string among those interned lately.
#[inline]
fn place(text: &[u8]) -> usize {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let (chunks, rest) = text.as_chunks::<8>();
    let mix = |all: u64, word: u64| (all.rotate_left(23) ^ word).wrapping_mul(ODD);
    let all = chunks.iter().fold(0, |all, chunk| mix(all, u64::from_le_bytes(*chunk)));
    let last = rest.iter().fold(text.len() as u64, |word, byte| word << 8 | u64::from(*byte));
    (mix(all, last) >> 52) as usize % RECENT
}

impl Default for Interner {
    fn default() -> Self {
        let (by_hash, clashes) = (HashMap::default(), HashMap::default());
        let recent = Vec::new();
        Self { text: String::new(), ends: vec![0], by_hash, clashes, recent, is_full: false }
    }
}

impl Interner {
    /// The symbol of `text`; the empty string is [`Symbol::NONE`].
    pub fn intern(&mut self, text: &str) -> Symbol {
        if text.is_empty() {
            return Symbol::NONE;
        }
        let hash = FxBuildHasher.hash_one(text);
        if let Some(found) = self.find(hash, text) {
            return self.remember(text, found);
        }
        let id = self.ends.len() as u32;
        let Some(end) = self.end_with(text) else {
            self.is_full = true;
            return Symbol::NONE;
        };
        self.text.push_str(text);
        self.ends.push(end);
        if let Some(first) = self.by_hash.insert(hash, id) {
            self.by_hash.insert(hash, first);
            self.clashes.entry(hash).or_default().push(id);
        }
        self.remember(text, id)
    }

    /// Where a new text will end, once there is room for it.
    fn end_with(&mut self, text: &str) -> Option<u32> {
        reserve_text(&mut self.text, text.len()).ok()?;
        reserve(&mut self.ends, 1).ok()?;
        self.by_hash.try_reserve(1).ok()?;
        u32::try_from(self.text.len() + text.len()).ok()
    }

    /// Whether a text was lost because there was no room for it: then nothing read with it may be used.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.is_full
    }

    fn remember(&mut self, text: &str, id: u32) -> Symbol {
        if self.recent.is_empty() {
            self.recent.resize(RECENT, 0);
        }
        if let Some(known) = self.recent.get_mut(place(text.as_bytes())) {
            *known = id;
        }
        Symbol(id)
    }

    /// The symbol of a string that was interned lately, by its bytes; `None` says nothing.
    #[must_use]
    #[inline]
    pub fn recall(&self, bytes: &[u8]) -> Option<Symbol> {
        let id = *self.recent.get(place(bytes))?;
        let known = Symbol(id);
        (id != 0 && is_equal(self.text(known).as_bytes(), bytes)).then_some(known)
    }

    #[inline]
    fn find(&self, hash: u64, text: &str) -> Option<u32> {
        let is_it = |id: &u32| self.text(Symbol(*id)) == text;
        let first = *self.by_hash.get(&hash)?;
        if is_it(&first) {
            return Some(first);
        }
        self.clashes.get(&hash)?.iter().copied().find(is_it)
    }

    /// The symbol of `text` if it was interned before.
    #[must_use]
    pub fn lookup(&self, text: &str) -> Option<Symbol> {
        self.find(FxBuildHasher.hash_one(text), text).map(Symbol)
    }

    /// The text of a symbol; empty for [`Symbol::NONE`].
    #[must_use]
    pub fn text(&self, symbol: Symbol) -> &str {
        let id = symbol.0 as usize;
        if id == 0 {
            return "";
        }
        &self.text[self.ends[id - 1] as usize..self.ends[id] as usize]
    }

    /// Interns everything another interner holds; the result gives, by [`Symbol::index`], what each
    /// of its symbols has become. Without room for all of it the interner is full.
    pub fn absorb(&mut self, other: &Self) -> Vec<Symbol> {
        let mut symbols = Vec::new();
        if reserve(&mut symbols, other.ends.len()).is_err() {
            self.is_full = true;
            return symbols;
        }
        symbols.extend((0..other.ends.len() as u32).map(|id| self.intern(other.text(Symbol(id)))));
        symbols
    }

    /// Bytes of text kept.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_text_shares_a_symbol() {
        let mut interner = Interner::default();
        let a = interner.intern("CNSHEEXP123SHA");
        let b = interner.intern("USACME");
        assert_eq!(interner.intern("CNSHEEXP123SHA"), a);
        assert_ne!(a, b);
        assert_eq!(interner.text(a), "CNSHEEXP123SHA");
        assert_eq!(interner.text(b), "USACME");
        assert_eq!(interner.intern(""), Symbol::NONE);
        assert_eq!(interner.text(Symbol::NONE), "");
        assert_eq!(interner.lookup("USACME"), Some(b));
        assert_eq!(interner.lookup("other"), None);
        assert_eq!(interner.recall(b"USACME"), Some(b));
        assert_eq!([interner.recall(b""), interner.recall(b"USACM")], [None, None]);
    }
}
