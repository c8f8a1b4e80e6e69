//! The XML of a small workbook part: elements by local name, no DOCTYPE.

use super::limits::{Limit, MAX_PIECE};
use super::source::Source;
use crate::text::memory::NoRoom;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::io::{self, BufReader, Read};

/// What is wrong with a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum XmlError {
    /// Not well formed, cut, or not inflatable.
    Damaged,
    /// Packed by a method other than those that are read.
    Packing,
    /// It breaks a limit.
    Limit(Limit),
    /// It declares a document type.
    DocType,
    /// No memory is left for it.
    Memory,
}

impl XmlError {
    /// What an error of reading a part means.
    pub(super) fn of(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::Unsupported {
            return Self::Packing;
        }
        let limit = error.get_ref().and_then(|inner| inner.downcast_ref::<Limit>());
        limit.map_or(Self::Damaged, |limit| Self::Limit(*limit))
    }

    /// The end of a sentence that begins with the part.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Damaged => "is damaged or cut".to_owned(),
            Self::Packing => "is packed by a method that we do not read (only stored and deflated \
                              parts are read)"
                .to_owned(),
            Self::Limit(limit) => limit.to_string(),
            Self::DocType => "declares a document type, which no workbook needs".to_owned(),
            Self::Memory => "needs more memory than the page may use".to_owned(),
        }
    }
}

impl From<NoRoom> for XmlError {
    fn from(_: NoRoom) -> Self {
        Self::Memory
    }
}

/// What a part says, piece by piece.
pub(super) enum Piece<'a> {
    /// An element begins.
    Start(BytesStart<'a>),
    /// Whatever else; small parts say all in their attributes.
    Other,
    /// The part ends.
    Eof,
}

/// Passes a part on, and counts what one piece of it takes: the parser collects a piece whole.
struct Piecewise<'a> {
    source: Source<'a>,
    left: usize,
}

impl Read for Piecewise<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.source.read(buffer)?;
        self.left = self.left.checked_sub(n).ok_or_else(|| io::Error::other(Limit::Piece))?;
        Ok(n)
    }
}

/// A reader of one part.
pub(super) struct Xml<'a> {
    reader: Reader<BufReader<Piecewise<'a>>>,
    buffer: Vec<u8>,
}

impl<'a> Xml<'a> {
    pub(super) fn new(part: Source<'a>) -> Self {
        let piecewise = Piecewise { source: part, left: MAX_PIECE };
        let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, piecewise));
        // Names of open elements would be kept, however deep they are; small parts need none of them.
        reader.config_mut().check_end_names = false;
        Self { reader, buffer: Vec::new() }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Piece<'_>, XmlError> {
        self.buffer.clear();
        self.reader.get_mut().get_mut().left = MAX_PIECE;
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) => XmlError::of(&error),
            _ => XmlError::Damaged,
        })?;
        Ok(match event {
            Event::Start(start) | Event::Empty(start) => Piece::Start(start),
            Event::DocType(_) => return Err(XmlError::DocType),
            Event::Eof => Piece::Eof,
            _ => Piece::Other,
        })
    }
}

/// The character of one of XML's own entities.
pub(super) fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// The value of an attribute by its local name, entities resolved.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|a| a.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(|value| value.into_owned())
}
