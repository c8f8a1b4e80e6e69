//! The XML of a small workbook part: elements by local name, no DOCTYPE.

use super::archive::BOMB;
use super::source::Source;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::io::{self, BufReader};

/// What is wrong with a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum XmlError {
    /// Not well formed, cut, or not inflatable.
    Damaged,
    /// It grows beyond its limit.
    Bomb,
    /// It declares a document type.
    DocType,
}

impl XmlError {
    /// What an error of reading a part means.
    pub(super) fn of(error: &io::Error) -> Self {
        if error.to_string().contains(BOMB) { Self::Bomb } else { Self::Damaged }
    }

    /// The end of a sentence that begins with the part.
    pub(super) fn text(&self) -> &'static str {
        match self {
            Self::Damaged => "is damaged or cut",
            Self::Bomb => "unpacks to far more than a report holds",
            Self::DocType => "declares a document type, which no workbook needs",
        }
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

/// A reader of one part.
pub(super) struct Xml<'a> {
    reader: Reader<BufReader<Source<'a>>>,
    buffer: Vec<u8>,
}

impl<'a> Xml<'a> {
    pub(super) fn new(part: Source<'a>) -> Self {
        let reader = Reader::from_reader(BufReader::with_capacity(1 << 16, part));
        Self { reader, buffer: Vec::new() }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Piece<'_>, XmlError> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| {
            if error.to_string().contains(BOMB) { XmlError::Bomb } else { XmlError::Damaged }
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
