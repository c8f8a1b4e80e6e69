//! Lot, serial and part numbers as they are compared: without surrounding space and letter case.

use crate::model::{Interner, Symbol};
use rustc_hash::FxHashMap;

/// Numbers distinct texts; 0 is none.
#[derive(Debug)]
pub(super) struct Keys<'a> {
    text: &'a Interner,
    by_symbol: FxHashMap<Symbol, u32>,
    by_text: FxHashMap<String, u32>,
}

impl<'a> Keys<'a> {
    pub(super) fn new(text: &'a Interner) -> Self {
        Self { text, by_symbol: FxHashMap::default(), by_text: FxHashMap::default() }
    }

    /// The number of a symbol's text. The same for texts that differ in case alone.
    pub(super) fn of(&mut self, symbol: Symbol) -> u32 {
        if symbol.is_none() {
            return 0;
        }
        if let Some(known) = self.by_symbol.get(&symbol) {
            return *known;
        }
        let text = self.text.text(symbol).trim().to_ascii_uppercase();
        let next = self.by_text.len() as u32 + 1;
        let key = if text.is_empty() { 0 } else { *self.by_text.entry(text).or_insert(next) };
        self.by_symbol.insert(symbol, key);
        key
    }
}
