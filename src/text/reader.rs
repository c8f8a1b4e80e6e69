//! A text file from its bytes: encoding, then records.

use super::delimited::Delimited;
use super::encoding::Utf16;
use super::fault::{Fault, FaultKind};
use super::record::RowSink;
use super::sniff::{self, Encoding, HEAD};

/// Collects the first [`HEAD`] bytes of a file, whatever the size of the chunks, so that what a file
/// is taken for never depends on how it arrives.
#[derive(Debug, Default)]
pub struct Head {
    bytes: Vec<u8>,
}

impl Head {
    /// Takes what is missing from the chunk and returns the rest of it.
    pub fn fill<'a>(&mut self, chunk: &'a [u8]) -> &'a [u8] {
        let missing = HEAD.saturating_sub(self.bytes.len()).min(chunk.len());
        let (taken, rest) = chunk.split_at(missing);
        self.bytes.extend_from_slice(taken);
        rest
    }

    /// Whether the head is complete.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.bytes.len() >= HEAD
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Gives the bytes away.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads a text file in chunks.
#[derive(Debug)]
pub struct TextReader {
    encoding: Encoding,
    delimiter: u8,
    /// Bytes of the byte order mark still to be skipped.
    mark: usize,
    utf16: Option<Utf16>,
    decoded: Vec<u8>,
    records: Delimited,
}

impl TextReader {
    /// A reader for the file whose head this is. The head itself must still be pushed.
    #[must_use]
    pub fn new(head: &[u8], encoding: Encoding) -> Self {
        let (mark, little) = match encoding {
            Encoding::Bytes { mark } => (mark, None),
            Encoding::Utf16 { little, mark } => (mark, Some(little)),
        };
        let body = head.get(mark..).unwrap_or(b"");
        let delimiter = match little {
            None => sniff::delimiter(body),
            Some(little) => {
                let mut text = Vec::new();
                Utf16::new(little).push(body, &mut text);
                sniff::delimiter(&text)
            }
        };
        let offset = if little.is_some() { 0 } else { mark as u64 };
        Self {
            encoding,
            delimiter,
            mark,
            utf16: little.map(Utf16::new),
            decoded: Vec::new(),
            records: Delimited::new(delimiter, offset),
        }
    }

    /// The encoding.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The delimiter.
    #[must_use]
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Takes the next bytes of the file.
    ///
    /// # Errors
    /// What stopped the reading.
    pub fn push(&mut self, chunk: &[u8], sink: &mut impl RowSink) -> Result<(), Fault> {
        let skip = self.mark.min(chunk.len());
        self.mark -= skip;
        let chunk = chunk.get(skip..).unwrap_or(b"");
        let Some(utf16) = &mut self.utf16 else {
            return self.records.push(chunk, sink);
        };
        self.decoded.clear();
        utf16.push(chunk, &mut self.decoded);
        self.records.push(&self.decoded, sink)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// An unclosed quotation mark, or half a character.
    pub fn finish(self, sink: &mut impl RowSink) -> Result<(), Fault> {
        let row = self.records.row();
        let cut = self.utf16.is_some_and(|utf16| utf16.is_cut());
        self.records.finish(sink)?;
        if cut { Err(Fault { kind: FaultKind::HalfCharacter, row }) } else { Ok(()) }
    }
}
