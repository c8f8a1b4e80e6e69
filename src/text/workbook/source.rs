//! The bytes of a part as UTF-8, whatever encoding its XML is in.

use super::archive::Part;
use std::io::{self, Read};

/// Bytes of UTF-16 that are turned at a time.
const BLOCK: usize = 1 << 14;

/// A part read as UTF-8: a byte order mark is dropped and UTF-16 is turned.
#[derive(Debug)]
pub(super) struct Source<'a> {
    part: Part<'a>,
    /// First bytes, read to tell the encoding and not yet passed on.
    head: Vec<u8>,
    wide: Option<Wide>,
}

/// UTF-16 being turned.
#[derive(Debug)]
struct Wide {
    little: bool,
    /// Bytes of a unit, or the first unit of a pair, that wait for the rest.
    raw: Vec<u8>,
    /// UTF-8 that waits to be taken, and how much of it was.
    text: Vec<u8>,
    taken: usize,
    ended: bool,
}

impl<'a> Source<'a> {
    /// For a part that was just opened.
    pub(super) fn new(mut part: Part<'a>) -> io::Result<Self> {
        let mut head = Vec::new();
        part.by_ref().take(4).read_to_end(&mut head)?;
        let (little, mark) = match head.as_slice() {
            [0xEF, 0xBB, 0xBF, ..] => (None, 3),
            [0xFF, 0xFE, ..] => (Some(true), 2),
            [0xFE, 0xFF, ..] => (Some(false), 2),
            [b'<', 0, ..] => (Some(true), 0),
            [0, b'<', ..] => (Some(false), 0),
            _ => (None, 0),
        };
        head.drain(..mark);
        let Some(little) = little else { return Ok(Self { part, head, wide: None }) };
        let raw = std::mem::take(&mut head);
        let wide = Wide { little, raw, text: Vec::new(), taken: 0, ended: false };
        Ok(Self { part, head, wide: Some(wide) })
    }
}

impl Read for Source<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(wide) = &mut self.wide {
            return wide.read(&mut self.part, buffer);
        }
        if self.head.is_empty() {
            return self.part.read(buffer);
        }
        let n = self.head.as_slice().read(buffer)?;
        self.head.drain(..n);
        Ok(n)
    }
}

impl Wide {
    fn read(&mut self, part: &mut Part<'_>, buffer: &mut [u8]) -> io::Result<usize> {
        while self.taken >= self.text.len() && !self.ended {
            let before = self.raw.len();
            self.raw.resize(before + BLOCK, 0);
            let n = part.read(self.raw.get_mut(before..).unwrap_or_default())?;
            self.raw.truncate(before + n);
            self.ended = n == 0;
            self.turn();
        }
        let mut rest = self.text.get(self.taken..).unwrap_or_default();
        let n = rest.read(buffer)?;
        self.taken += n;
        Ok(n)
    }

    /// Turns all whole characters; what is half stays in `raw` until more comes.
    fn turn(&mut self) {
        self.text.clear();
        self.taken = 0;
        let little = self.little;
        let unit = |pair: &[u8]| match *pair {
            [a, b] if little => u16::from_le_bytes([a, b]),
            [a, b] => u16::from_be_bytes([a, b]),
            _ => 0xFFFD,
        };
        let mut whole = self.raw.len() & !1;
        let last = self.raw.get(whole.saturating_sub(2)..whole).map(unit);
        if !self.ended && last.is_some_and(|unit| (0xD800..0xDC00).contains(&unit)) {
            whole -= 2;
        }
        let units = self.raw.get(..whole).unwrap_or_default().chunks_exact(2).map(unit);
        for character in char::decode_utf16(units) {
            let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
            self.text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        self.raw.drain(..whole);
    }
}
