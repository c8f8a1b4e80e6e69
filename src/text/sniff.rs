//! What a file is, by its first bytes.

use super::delimited::Delimited;
use super::foreign;
use super::record::{Record, RowSink};
use std::ops::ControlFlow;

/// How many bytes from the start decide what a file is.
pub const HEAD: usize = 1 << 16;

/// Delimiters, the likeliest first.
const CANDIDATES: [u8; 4] = *b",\t;|";

/// Rows of the head that vote on the delimiter.
const VOTING_ROWS: usize = 60;

/// What a file seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileType {
    /// Delimited text in some encoding.
    Text(Encoding),
    /// A zip archive: a workbook, perhaps.
    Zip,
    /// Something we do not read: what it seems to be, and what to do.
    Foreign(&'static str, &'static str),
    /// No bytes.
    Empty,
}

/// The encoding of a text file and the length of its byte order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 or a single-byte encoding.
    Bytes {
        /// Length of the byte order mark.
        mark: usize,
    },
    /// UTF-16, little end first or not.
    Utf16 {
        /// Little end first.
        little: bool,
        /// Length of the byte order mark; 0 when the encoding was told from zero bytes.
        mark: usize,
    },
}

/// What a file seems to be by its first bytes.
#[must_use]
pub fn file_type(head: &[u8]) -> FileType {
    if head.is_empty() {
        return FileType::Empty;
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return FileType::Zip;
    }
    if let Some((what, advice)) = foreign::by_magic(head) {
        return FileType::Foreign(what, advice);
    }
    let encoding = encoding(head);
    if let Encoding::Bytes { mark } = encoding
        && let Some((what, advice)) = foreign::by_text(head.get(mark..).unwrap_or(b""))
    {
        return FileType::Foreign(what, advice);
    }
    FileType::Text(encoding)
}

fn encoding(head: &[u8]) -> Encoding {
    match head {
        [0xEF, 0xBB, 0xBF, ..] => Encoding::Bytes { mark: 3 },
        [0xFF, 0xFE, ..] => Encoding::Utf16 { little: true, mark: 2 },
        [0xFE, 0xFF, ..] => Encoding::Utf16 { little: false, mark: 2 },
        _ => {
            // Latin text in UTF-16 has a zero in nearly every second byte and none in the others.
            let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
            let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
            if half > 1 && odd * 10 > half * 7 && even * 10 < half {
                Encoding::Utf16 { little: true, mark: 0 }
            } else if half > 1 && even * 10 > half * 7 && odd * 10 < half {
                Encoding::Utf16 { little: false, mark: 0 }
            } else {
                Encoding::Bytes { mark: 0 }
            }
        }
    }
}

/// As much as this many rows with a quotation mark beside another delimiter weighs a row without.
const DOUBTFUL: usize = 8;

/// The weight of the first rows by their number of cells.
#[derive(Default)]
struct Widths(Vec<(usize, usize)>);

impl RowSink for Widths {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        let weight = if record.cells().any(|cell| is_doubtful(cell.bytes)) { 1 } else { DOUBTFUL };
        self.0.push((record.len(), weight));
        if self.0.len() < VOTING_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

/// The delimiter of text whose first bytes are `head` (UTF-8 or single bytes, no byte order mark):
/// the one that gives most cells in rows of one common width. A comma when nothing decides.
#[must_use]
pub fn delimiter(head: &[u8]) -> u8 {
    let mut best = (0, b',');
    for candidate in CANDIDATES {
        let mut widths = Widths::default();
        let mut reader = Delimited::new(candidate, 0);
        // A fault in the sample (an unclosed quote, say) is met again and reported in the reading.
        if reader.push(head, &mut widths).is_ok() {
            let _ = reader.finish(&mut widths);
        }
        let score = score(&widths.0);
        if score > best.0 {
            best = (score, candidate);
        }
    }
    best.1
}

/// Whether a cell holds a quotation mark beside a delimiter, as cells do that are really several.
fn is_doubtful(cell: &[u8]) -> bool {
    let is_delimiter = |byte: &u8| CANDIDATES.contains(byte);
    let beside = |pair: (&u8, &u8)| match pair {
        (b'"', next) => is_delimiter(next),
        (before, b'"') => is_delimiter(before),
        _ => false,
    };
    cell.iter().zip(cell.iter().skip(1)).any(beside)
}

fn score(widths: &[(usize, usize)]) -> usize {
    let of = |width: usize| widths.iter().filter(move |(w, _)| *w == width);
    let weight = |width: usize| of(width).map(|(_, weight)| weight).sum::<usize>();
    widths.iter().map(|(width, _)| width.saturating_sub(1) * weight(*width)).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters() {
        assert_eq!(delimiter(b"a;b;c\n1,5;2;3\n1,7;2;3\n"), b';');
        assert_eq!(delimiter(b"title, with comma\na\tb\n1\t2\n3\t4\n"), b'\t');
        assert_eq!(delimiter(b"a|b\n1|2"), b'|');
        assert_eq!(delimiter(b"one\ntwo\n"), b',');
        assert_eq!(delimiter(b"\"a\",\"b\"\n\"x\",\";;;+\"\n"), b',');
        assert_eq!(delimiter(b"a\tb\tc\n5\", 6\"\t2\t3\n7\", 8\"\t2\t3\n"), b'\t');
        assert_eq!(delimiter(b"\"x;y\",b\n\"x;y;z\",c\n"), b',');
    }

    #[test]
    fn types_by_content() {
        assert_eq!(file_type(b""), FileType::Empty);
        assert_eq!(file_type(b"a,b\n"), FileType::Text(Encoding::Bytes { mark: 0 }));
        assert_eq!(file_type(b"\xEF\xBB\xBFa,b"), FileType::Text(Encoding::Bytes { mark: 3 }));
        let utf16 = |little, mark| FileType::Text(Encoding::Utf16 { little, mark });
        assert_eq!(file_type(b"\xFF\xFEa\0"), utf16(true, 2));
        assert_eq!(file_type(b"\xFE\xFF\0a"), utf16(false, 2));
        assert_eq!(file_type(b"a\0,\0b\0\n\0"), utf16(true, 0));
        assert_eq!(file_type(b"\0a\0,\0b\0\n"), utf16(false, 0));
        assert!(matches!(file_type(b" [\"a\"]"), FileType::Foreign("JSON", _)));
        assert!(matches!(file_type(b"<!DOCTYPE html><html>"), FileType::Foreign(..)));
        assert!(matches!(file_type(b"%PDF-1.7"), FileType::Foreign("a PDF document", _)));
        assert!(matches!(file_type(b"MZ\x90\0\x03"), FileType::Foreign("a program", _)));
        assert_eq!(file_type(b"MZ,a\n1,2\n"), FileType::Text(Encoding::Bytes { mark: 0 }));
        assert!(matches!(
            file_type(b"\xFF\xFE\0\0a\0\0\0"),
            FileType::Foreign("text in UTF-32", _)
        ));
    }

    #[test]
    fn compound_files_by_what_they_hold() {
        let with = |name: &str| {
            let wide = name.encode_utf16().flat_map(u16::to_le_bytes);
            let bytes: Vec<u8> =
                foreign::COMPOUND.iter().copied().chain([0; 504]).chain(wide).collect();
            match file_type(&[bytes, vec![0; 100]].concat()) {
                FileType::Foreign(what, _) => what,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(with("EncryptedPackage"), "a workbook with a password");
        assert_eq!(with("Workbook"), "an old Excel workbook (.xls)");
        assert_eq!(with("WordDocument"), "an old Word document (.doc)");
        assert_eq!(with("Other"), "an old Excel workbook (.xls) or one with a password");
    }
}
