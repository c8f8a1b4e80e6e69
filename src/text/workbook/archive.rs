//! The zip archive around a workbook, read from memory.
//!
//! A reader of our own, because the usual crate brings a source of randomness that the page must not
//! import, and because what a workbook may hold is narrow: stored or deflated parts, no encryption.

use super::OpenError;
use super::limits::{Limit, Limits};
use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes in front of a part, without its name.
const LOCAL_HEADER: usize = 30;

/// A part of the archive.
#[derive(Debug)]
struct Entry {
    name: String,
    method: u16,
    packed: usize,
    offset: usize,
    crc: u32,
    /// Bytes inflated so far, as far as the part was ever read.
    seen: AtomicU64,
}

/// The parts of a workbook.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    /// Where a part stands among them, by its name in small letters.
    places: BTreeMap<String, usize>,
    pub(super) limits: Limits,
    /// Bytes that all parts together may still inflate to.
    left: AtomicU64,
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
    pub(super) fn open(bytes: &'a [u8], limits: Limits) -> Result<Self, OpenError> {
        let Directory { count, start, shift } = directory(bytes).ok_or(OpenError::Cut)?;
        let most = limits.entries;
        if count > most {
            return Err(OpenError::Hostile(format!(
                "it has {count} parts, and no workbook needs more than {most}"
            )));
        }
        let mut entries: Vec<Entry> = Vec::new();
        let mut places = BTreeMap::new();
        let mut at = start;
        for place in 0..count {
            let (mut entry, next, flags) = entry(bytes, at).ok_or(OpenError::Cut)?;
            entry.offset = entry.offset.saturating_add(shift);
            if flags & 1 != 0 {
                return Err(OpenError::Foreign(
                    "a zip archive with a password",
                    "Open it and save it without a password.",
                ));
            }
            if places.insert(entry.name.to_ascii_lowercase(), place).is_some() {
                return Err(OpenError::Hostile(format!("part \"{}\" is in it twice", entry.name)));
            }
            entries.push(entry);
            at = next;
        }
        if let Some(name) = overlapping(&entries, start) {
            return Err(OpenError::Hostile(format!(
                "part \"{name}\" lies over another part, so that the same bytes would be unpacked twice"
            )));
        }
        let by_ratio = (bytes.len() as u64).saturating_mul(limits.ratio);
        let left = limits.free_total.max(by_ratio).into();
        Ok(Self { bytes, entries, places, limits, left })
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
        self.entries.get(*self.places.get(&name.to_ascii_lowercase())?)
    }

    /// Opens a part that may inflate to `limit` bytes.
    pub(super) fn part(&self, name: &str, limit: u64) -> io::Result<Part<'_>> {
        let damaged = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let entry = self.find(name).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        let rest = self.bytes.get(entry.offset..).ok_or_else(damaged)?;
        let header = Fields(rest);
        let lengths = (header.number(0, 4), header.size(26, 2), header.size(28, 2));
        let (Some(0x0403_4b50), Some(name), Some(extra)) = lengths else { return Err(damaged()) };
        let start = LOCAL_HEADER + name + extra;
        let data = rest.get(start..start.saturating_add(entry.packed)).ok_or_else(damaged)?;
        let content = match entry.method {
            0 => Content::Stored(data),
            8 => Content::Deflated(Box::new(DeflateDecoder::new(data))),
            _ => return Err(io::Error::from(io::ErrorKind::Unsupported)),
        };
        let Limits { free, ratio, .. } = self.limits;
        let by_ratio = free.max((entry.packed as u64).saturating_mul(ratio));
        let by_ratio = (by_ratio, Limit::Ratio(ratio));
        let (limit, why) = if by_ratio.0 < limit { by_ratio } else { (limit, Limit::Bytes(limit)) };
        let told = entry.crc;
        let (seen, total) = (&entry.seen, &self.left);
        Ok(Part { content, bytes: 0, limit, why, ratio, crc: Crc::new(), told, seen, total })
    }
}

/// The name of a part whose bytes begin before those of the part in front of it end.
fn overlapping(entries: &[Entry], directory: usize) -> Option<&str> {
    let mut by_place: Vec<&Entry> = entries.iter().collect();
    by_place.sort_by_key(|entry| entry.offset);
    let ends = by_place.iter().skip(1).map(|next| next.offset).chain([directory]);
    let mut pairs = by_place.iter().zip(ends);
    let found = pairs.find(|(entry, end)| {
        let least = LOCAL_HEADER.saturating_add(entry.name.len()).saturating_add(entry.packed);
        entry.offset.saturating_add(least) > *end
    });
    found.map(|(entry, _)| entry.name.as_str())
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
    let crc = fields.number(16, 4)? as u32;
    let entry = Entry { name, method, packed, offset, crc, seen: AtomicU64::new(0) };
    Some((entry, at.checked_add(next)?, fields.number(8, 2)?))
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
    bytes: u64,
    limit: u64,
    why: Limit,
    ratio: u64,
    /// The checksum of what came out, and the one that the archive tells.
    crc: Crc,
    told: u32,
    seen: &'a AtomicU64,
    total: &'a AtomicU64,
}

impl Part<'_> {
    /// Counts bytes that came out; a part that is read again counts once.
    fn count(&mut self, more: usize) -> Result<(), Limit> {
        self.bytes = self.bytes.saturating_add(more as u64);
        if self.bytes > self.limit {
            return Err(self.why);
        }
        let before = self.seen.fetch_max(self.bytes, Ordering::Relaxed);
        let new = self.bytes.saturating_sub(before);
        let taken = self
            .total
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(new));
        taken.map(|_| ()).map_err(|_| Limit::Total(self.ratio))
    }
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = match &mut self.content {
            Content::Stored(data) => data.read(buffer)?,
            Content::Deflated(decoder) => decoder.read(buffer)?,
        };
        self.count(n).map_err(io::Error::other)?;
        self.crc.update(buffer.get(..n).unwrap_or_default());
        // A changed digit still inflates; the checksum tells.
        if n == 0 && !buffer.is_empty() && self.crc.sum() != self.told {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(n)
    }
}

#[cfg(test)]
impl<'a> Part<'a> {
    /// A part that is not packed.
    pub(super) fn stored(data: &'a [u8]) -> Self {
        static FREE: AtomicU64 = AtomicU64::new(u64::MAX);
        static SEEN: AtomicU64 = AtomicU64::new(u64::MAX);
        let mut crc = Crc::new();
        crc.update(data);
        Self {
            content: Content::Stored(data),
            bytes: 0,
            limit: u64::MAX,
            why: Limit::Ratio(100),
            ratio: 100,
            crc: Crc::new(),
            told: crc.sum(),
            seen: &SEEN,
            total: &FREE,
        }
    }
}
