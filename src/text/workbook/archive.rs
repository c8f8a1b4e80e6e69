//! The zip archive around a workbook, read from memory.
//!
//! A reader of our own, because the usual crate brings a source of randomness that the page must not
//! import, and because what a workbook may hold is narrow: stored or deflated parts, no encryption.

use super::OpenError;
use flate2::bufread::DeflateDecoder;
use std::io::{self, Read};

/// Parts that an archive may have.
const MAX_ENTRIES: usize = 1_000;

/// Inflated bytes that are allowed whatever they were packed into.
const FREE_BYTES: u64 = 10 << 20;

/// Beyond [`FREE_BYTES`], how many bytes one packed byte may become.
const MAX_RATIO: u64 = 100;

/// The message of the error of a part that grows beyond reason.
pub(super) const BOMB: &str = "part grows beyond its limit";

/// A part of the archive.
#[derive(Debug)]
struct Entry {
    name: String,
    method: u16,
    packed: usize,
    offset: usize,
}

/// The parts of a workbook.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
}

/// Reads little-endian numbers.
#[derive(Clone, Copy)]
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn number(self, at: usize, bytes: usize) -> Option<u64> {
        let field = self.0.get(at..at.checked_add(bytes)?)?;
        Some(field.iter().rev().fold(0, |n, byte| n << 8 | u64::from(*byte)))
    }

    fn size(self, at: usize, bytes: usize) -> Option<usize> {
        usize::try_from(self.number(at, bytes)?).ok()
    }
}

impl<'a> Archive<'a> {
    /// Reads the list of parts.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let Directory { count, start, shift } = directory(bytes).ok_or(OpenError::Cut)?;
        if count > MAX_ENTRIES {
            return Err(OpenError::Hostile(format!(
                "it has {count} parts, and no workbook needs more than {MAX_ENTRIES}"
            )));
        }
        let mut entries: Vec<Entry> = Vec::new();
        let mut at = start;
        for _ in 0..count {
            let (mut entry, next, flags) = entry(bytes, at).ok_or(OpenError::Cut)?;
            entry.offset = entry.offset.saturating_add(shift);
            if flags & 1 != 0 {
                return Err(OpenError::Foreign(
                    "a zip archive with a password",
                    "Open it and save it without a password.",
                ));
            }
            if entries.iter().any(|e| e.name.eq_ignore_ascii_case(&entry.name)) {
                return Err(OpenError::Hostile(format!("part \"{}\" is in it twice", entry.name)));
            }
            entries.push(entry);
            at = next;
        }
        Ok(Self { bytes, entries })
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Whether there is a part of this name; case does not matter.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// Opens a part that may inflate to `limit` bytes.
    pub(super) fn part(&self, name: &str, limit: u64) -> io::Result<Part<'a>> {
        let damaged = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let entry = self.find(name).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        let rest = self.bytes.get(entry.offset..).ok_or_else(damaged)?;
        let header = Fields(rest);
        let lengths = (header.number(0, 4), header.size(26, 2), header.size(28, 2));
        let (Some(0x0403_4b50), Some(name), Some(extra)) = lengths else { return Err(damaged()) };
        let start = 30 + name + extra;
        let data = rest.get(start..start.saturating_add(entry.packed)).ok_or_else(damaged)?;
        let content = match entry.method {
            0 => Content::Stored(data),
            8 => Content::Deflated(Box::new(DeflateDecoder::new(data))),
            _ => return Err(io::Error::from(io::ErrorKind::Unsupported)),
        };
        let limit = limit.min(FREE_BYTES.max((entry.packed as u64).saturating_mul(MAX_RATIO)));
        Ok(Part { content, left: limit })
    }
}

/// The list of parts: how many, where it starts, and by how much the archive itself is moved because
/// other bytes stand in front of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Directory {
    count: usize,
    start: usize,
    shift: usize,
}

impl Directory {
    /// `end` is where the list ends, by what stands behind it.
    fn new(bytes: &[u8], count: usize, (size, offset): (usize, usize), end: usize) -> Self {
        let is_at = |at: usize| Fields(bytes.get(at..).unwrap_or_default()).number(0, 4);
        let shift = match end.checked_sub(size).and_then(|start| start.checked_sub(offset)) {
            Some(shift) if is_at(offset) != Some(0x0201_4b50) => shift,
            _ => 0,
        };
        Self { count, start: offset.saturating_add(shift), shift }
    }
}

fn directory(bytes: &[u8]) -> Option<Directory> {
    let from = bytes.len().saturating_sub((1 << 16) + 22);
    let tail = bytes.get(from..)?;
    let ends = || {
        let marks = tail.windows(4).enumerate().filter(|(_, window)| *window == b"PK\x05\x06");
        marks.map(|(at, _)| from + at)
    };
    // A comment may hold the mark as well: the right one is followed by a comment that fits.
    let fits = |at: &usize| {
        let comment = Fields(bytes.get(*at..).unwrap_or_default()).size(20, 2);
        comment.is_some_and(|comment| at + 22 + comment == bytes.len())
    };
    let at = ends().find(fits).or_else(|| ends().next_back())?;
    let end = Fields(bytes.get(at..)?);
    let (count, size, offset) = (end.size(10, 2)?, end.size(12, 4)?, end.size(16, 4)?);
    let small = Directory::new(bytes, count, (size, offset), at);
    if count != 0xFFFF && offset != 0xFFFF_FFFF {
        return Some(small);
    }
    // Zip64: a locator in front of the end record names a larger one.
    let Some(locator) = at.checked_sub(20) else { return Some(small) };
    let fields = Fields(bytes.get(locator..)?);
    if fields.number(0, 4)? != 0x0706_4b50 {
        return Some(small);
    }
    let told = fields.size(8, 8)?;
    let is_large = |at: &usize| {
        bytes.get(*at..).is_some_and(|rest| Fields(rest).number(0, 4) == Some(0x0606_4b50))
    };
    let large = [told, locator.saturating_sub(56)].into_iter().find(is_large)?;
    let end = Fields(bytes.get(large..)?);
    let (count, size, offset) = (end.size(32, 8)?, end.size(40, 8)?, end.size(48, 8)?);
    Some(Directory::new(bytes, count, (size, offset), large))
}

/// The directory entry at `at`, where the next one starts, and the flags.
fn entry(bytes: &[u8], at: usize) -> Option<(Entry, usize, u64)> {
    let fields = Fields(bytes.get(at..)?);
    if fields.number(0, 4)? != 0x0201_4b50 {
        return None;
    }
    let (name, extra, comment) = (fields.size(28, 2)?, fields.size(30, 2)?, fields.size(32, 2)?);
    let next = 46 + name + extra + comment;
    let raw = fields.0.get(46..46 + name)?;
    let (mut packed, unpacked) = (fields.size(20, 4)?, fields.number(24, 4)?);
    let mut offset = fields.size(42, 4)?;
    let mut extra = fields.0.get(46 + name..46 + name + extra)?;
    while let (Some(id), Some(size)) = (Fields(extra).number(0, 2), Fields(extra).size(2, 2)) {
        let large = Fields(extra.get(4..4 + size).unwrap_or(b""));
        if id == 1 {
            let mut at = if unpacked == 0xFFFF_FFFF { 8 } else { 0 };
            if packed == 0xFFFF_FFFF {
                packed = large.size(at, 8)?;
                at += 8;
            }
            if offset == 0xFFFF_FFFF {
                offset = large.size(at, 8)?;
            }
        }
        extra = extra.get(4 + size..).unwrap_or(b"");
    }
    let name = String::from_utf8_lossy(raw).replace('\\', "/");
    let method = fields.number(10, 2)? as u16;
    Some((Entry { name, method, packed, offset }, at.checked_add(next)?, fields.number(8, 2)?))
}

#[derive(Debug)]
enum Content<'a> {
    Stored(&'a [u8]),
    Deflated(Box<DeflateDecoder<&'a [u8]>>),
}

/// An open part; what really comes out is counted, because declared sizes lie.
#[derive(Debug)]
pub(super) struct Part<'a> {
    content: Content<'a>,
    left: u64,
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = match &mut self.content {
            Content::Stored(data) => data.read(buffer)?,
            Content::Deflated(decoder) => decoder.read(buffer)?,
        };
        self.left = self.left.checked_sub(n as u64).ok_or_else(|| io::Error::other(BOMB))?;
        Ok(n)
    }
}

#[cfg(test)]
impl<'a> Part<'a> {
    /// A part that is not packed.
    pub(super) fn stored(data: &'a [u8]) -> Self {
        Self { content: Content::Stored(data), left: u64::MAX }
    }
}
