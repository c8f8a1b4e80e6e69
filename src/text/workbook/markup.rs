//! The markup of a large part, scanned without a general XML reader: tags, text, and nothing resolved
//! that nobody asks for. It takes a fifth of the time and a fixed amount of memory, and what it passes
//! on is held equal to the general reader's by a test.

use super::limits::{Limit, MAX_PIECE};
use super::source::Source;
use super::xml::{XmlError, entity};
use memchr::{memchr, memmem};
use std::io::Read;

/// Bytes that are looked at together; text longer than that comes in pieces.
const WINDOW: usize = 1 << 16;

/// Bytes that the longest reference (`&#x10FFFF;`) has.
const REFERENCE: usize = 12;

/// What stands next in a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// An element begins.
    Start(Tag<'b>),
    /// An element ends: its local name.
    End(&'b [u8]),
    /// Text in which references are not resolved and line ends are as they stand: see [`resolve`].
    Text(&'b [u8]),
    /// Text to be taken as it stands.
    Verbatim(&'b [u8]),
    /// The part ends.
    Eof,
}

/// A tag that begins an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'b> {
    /// The name without its prefix.
    pub name: &'b [u8],
    /// Whether the element ends with it; no [`Token::End`] follows.
    pub is_empty: bool,
    rest: &'b [u8],
}

/// A part being scanned.
#[derive(Debug)]
pub(super) struct Markup<'a> {
    source: Source<'a>,
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    is_done: bool,
    in_verbatim: bool,
}

/// What was found, as places in the buffer, so that looking and reading on do not get in each other's
/// way.
enum Found {
    Text(usize),
    Verbatim(usize, usize),
    Tag(usize),
    Skip,
    Eof,
}

impl<'a> Markup<'a> {
    pub(super) fn new(source: Source<'a>) -> Self {
        Self { source, buffer: vec![0; WINDOW], at: 0, end: 0, is_done: false, in_verbatim: false }
    }

    /// What stands next.
    #[inline]
    pub(super) fn next(&mut self) -> Result<Token<'_>, XmlError> {
        let found = loop {
            match self.find()? {
                Found::Skip => {}
                found => break found,
            }
        };
        let start = self.at;
        let bytes = |end: usize| self.buffer.get(start..end).unwrap_or_default();
        match found {
            Found::Text(end) => {
                self.at = end;
                Ok(Token::Text(bytes(end)))
            }
            Found::Verbatim(end, next) => {
                self.at = next;
                Ok(Token::Verbatim(bytes(end)))
            }
            Found::Tag(end) => {
                self.at = end + 1;
                tag(bytes(end)).ok_or(XmlError::Damaged)
            }
            Found::Skip | Found::Eof => Ok(Token::Eof),
        }
    }

    /// What is in view; more may follow.
    #[inline]
    pub(super) fn view(&self) -> &[u8] {
        if self.in_verbatim { b"" } else { self.rest() }
    }

    /// Steps over bytes that were taken from [`Self::view`].
    #[inline]
    pub(super) fn step(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes).min(self.end);
    }

    #[inline]
    fn rest(&self) -> &[u8] {
        self.buffer.get(self.at..self.end).unwrap_or_default()
    }

    #[inline]
    fn find(&mut self) -> Result<Found, XmlError> {
        if self.in_verbatim {
            return self.verbatim();
        }
        loop {
            let rest = self.rest();
            match memchr(b'<', rest) {
                Some(0) => return self.tag(),
                Some(n) => return Ok(Found::Text(self.at + n)),
                None if rest.len() >= WINDOW / 2 => return Ok(Found::Text(self.at + piece(rest))),
                None if self.fill()? => {}
                None if self.rest().is_empty() => return Ok(Found::Eof),
                None => return Ok(Found::Text(self.end)),
            }
        }
    }

    /// Finds the end of the tag that begins here; steps over comments and instructions.
    #[inline]
    fn tag(&mut self) -> Result<Found, XmlError> {
        if let [b'<', b'!' | b'?', ..] = self.rest() {
            return self.special();
        }
        let (mut looked, mut open) = (1, 0);
        loop {
            let rest = self.rest();
            let ahead = rest.get(looked..).unwrap_or_default();
            let Some(n) = memchr(b'>', ahead) else {
                open = quote(open, ahead);
                looked = rest.len().max(1);
                self.more(MAX_PIECE)?;
                if let [b'<', b'!' | b'?', ..] = self.rest() {
                    return self.special();
                }
                continue;
            };
            open = quote(open, ahead.get(..n).unwrap_or_default());
            if open == 0 {
                let end = self.at + looked + n;
                self.at += 1;
                return Ok(Found::Tag(end));
            }
            looked += n + 1;
        }
    }

    /// Comments and instructions are stepped over, verbatim text begins, a document type is refused.
    fn special(&mut self) -> Result<Found, XmlError> {
        const VERBATIM: &[u8] = b"<![CDATA[";
        while self.rest().len() < VERBATIM.len() && self.fill()? {}
        let rest = self.rest();
        if rest.starts_with(VERBATIM) {
            self.at += VERBATIM.len();
            self.in_verbatim = true;
            return Ok(Found::Skip);
        }
        let (skip, end): (usize, &[u8]) = match rest {
            [b'<', b'!', b'-', b'-', ..] => (4, b"-->"),
            [b'<', b'?', ..] => (2, b"?>"),
            _ => return Err(XmlError::DocType),
        };
        self.at += skip;
        loop {
            let rest = self.rest();
            if let Some(n) = memmem::find(rest, end) {
                self.at += n + end.len();
                return Ok(Found::Skip);
            }
            self.at += rest.len().saturating_sub(end.len() - 1);
            self.more(WINDOW)?;
        }
    }

    fn verbatim(&mut self) -> Result<Found, XmlError> {
        const END: &[u8] = b"]]>";
        loop {
            let rest = self.rest();
            if let Some(n) = memmem::find(rest, END) {
                self.in_verbatim = false;
                return Ok(Found::Verbatim(self.at + n, self.at + n + END.len()));
            }
            if rest.len() >= WINDOW / 2 {
                let end = self.end - END.len() + 1;
                return Ok(Found::Verbatim(end, end));
            }
            self.more(WINDOW)?;
        }
    }

    /// Reads on, or says that the part ends inside something.
    fn more(&mut self, limit: usize) -> Result<(), XmlError> {
        if self.rest().len() >= limit {
            return Err(XmlError::Limit(Limit::Piece));
        }
        if self.fill()? { Ok(()) } else { Err(XmlError::Damaged) }
    }

    /// Reads on; what was not taken moves to the front. Returns whether anything came.
    fn fill(&mut self) -> Result<bool, XmlError> {
        if self.is_done {
            return Ok(false);
        }
        self.buffer.copy_within(self.at..self.end, 0);
        self.end -= self.at;
        self.at = 0;
        if self.end == self.buffer.len() {
            let more = self.buffer.len();
            self.buffer.try_reserve_exact(more).map_err(|_| XmlError::Memory)?;
            self.buffer.resize(more * 2, 0);
        }
        let free = self.buffer.get_mut(self.end..).unwrap_or_default();
        let n = self.source.read(free).map_err(|error| XmlError::of(&error))?;
        self.end += n;
        self.is_done = n == 0;
        Ok(n > 0)
    }
}

/// The quotation mark that is open behind `text` where `open` was in front of it; 0 is none.
#[inline]
fn quote(open: u8, text: &[u8]) -> u8 {
    let count = |mark| text.iter().filter(|byte| **byte == mark).count();
    if open == 0 && count(b'\'') == 0 {
        return if count(b'"').is_multiple_of(2) { 0 } else { b'"' };
    }
    text.iter().fold(open, |open, byte| match *byte {
        byte if byte == open => 0,
        byte @ (b'"' | b'\'') if open == 0 => byte,
        _ => open,
    })
}

/// The bytes of a long text that can be passed on: not half a reference, character or line end.
fn piece(text: &[u8]) -> usize {
    let tail = text.len().saturating_sub(REFERENCE);
    let last = text.get(tail..).unwrap_or_default();
    let half = |byte: &u8| matches!(byte, b'&' | b'\r') || *byte >= 0xC0;
    last.iter().position(half).map_or(text.len(), |n| tail + n)
}

#[inline]
fn tag(inside: &[u8]) -> Option<Token<'_>> {
    if let [b'/', name @ ..] = inside {
        return Some(Token::End(local(name.trim_ascii_end())));
    }
    let (inside, is_empty) = match inside {
        [inside @ .., b'/'] => (inside, true),
        inside => (inside, false),
    };
    let n = inside.iter().position(u8::is_ascii_whitespace).unwrap_or(inside.len());
    let (name, rest) = inside.split_at_checked(n)?;
    (!name.is_empty()).then(|| Token::Start(Tag { name: local(name), is_empty, rest }))
}

#[inline]
fn local(name: &[u8]) -> &[u8] {
    match memchr(b':', name) {
        Some(n) => name.get(n + 1..).unwrap_or_default(),
        None => name,
    }
}

impl<'b> Tag<'b> {
    /// Its attributes by local name, values as they stand; ends where they are damaged.
    #[inline]
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'b [u8], &'b [u8])> {
        let mut rest = self.rest;
        std::iter::from_fn(move || {
            rest = rest.trim_ascii_start();
            let (name, value) = rest.split_at_checked(memchr(b'=', rest)?)?;
            let (quote, value) = value.get(1..)?.trim_ascii_start().split_first()?;
            if !matches!(quote, b'"' | b'\'') {
                return None;
            }
            let (value, after) = value.split_at_checked(memchr(*quote, value)?)?;
            rest = after.get(1..)?;
            Some((local(name.trim_ascii_end()), value))
        })
    }

    /// The value of one attribute.
    pub(super) fn attribute(self, name: &[u8]) -> Option<&'b [u8]> {
        self.attributes().find(|(found, _)| *found == name).map(|(_, value)| value)
    }
}

/// Appends text with its references resolved and its line ends as XML means them.
#[inline]
pub(super) fn resolve(text: &[u8], out: &mut Vec<u8>) -> Result<(), XmlError> {
    if memchr::memchr2(b'&', b'\r', text).is_none() {
        out.extend_from_slice(text);
        return Ok(());
    }
    let mut rest = text;
    while let Some(n) = memchr::memchr2(b'&', b'\r', rest) {
        let (before, after) = rest.split_at_checked(n).unwrap_or((rest, b""));
        out.extend_from_slice(before);
        rest = match after {
            [b'\r', b'\n', ..] => after.get(1..).unwrap_or_default(),
            [b'\r', after @ ..] => {
                out.push(b'\n');
                after
            }
            _ => {
                let (character, after) = reference(after).ok_or(XmlError::Damaged)?;
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                after
            }
        };
    }
    out.extend_from_slice(rest);
    Ok(())
}

/// Appends verbatim text with its line ends as XML means them.
pub(super) fn verbatim(text: &[u8], out: &mut Vec<u8>) {
    for (index, byte) in text.iter().enumerate() {
        match byte {
            b'\r' if text.get(index + 1) == Some(&b'\n') => {}
            b'\r' => out.push(b'\n'),
            byte => out.push(*byte),
        }
    }
}

/// The character that text beginning with `&` refers to, and what follows.
fn reference(text: &[u8]) -> Option<(char, &[u8])> {
    let end = memchr(b';', text.get(..text.len().min(REFERENCE))?)?;
    let name = std::str::from_utf8(text.get(1..end)?).ok()?;
    let character = match name.strip_prefix('#') {
        None => entity(name)?,
        Some(number) => {
            let code = match number.strip_prefix('x') {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            code.ok().filter(|code| *code != 0).and_then(char::from_u32)?
        }
    };
    Some((character, text.get(end + 1..)?))
}
