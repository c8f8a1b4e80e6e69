//! The XML of a workbook part: elements by local name, text with entities resolved, no DOCTYPE.

use super::archive::Part;
use super::limits::{Limit, MAX_DEPTH, MAX_PIECE};
use crate::text::memory::NoRoom;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::borrow::Cow;
use std::io::{self, BufReader, Read};

/// What is wrong with a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum XmlError {
    /// Not well formed, cut, or not inflatable.
    Damaged,
    /// It breaks a limit.
    Limit(Limit),
    /// It declares a document type.
    DocType,
    /// No memory is left for it.
    Memory,
}

impl XmlError {
    /// The end of a sentence that begins with the part.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Damaged => "is damaged or cut".to_owned(),
            Self::Limit(limit) => limit.to_string(),
            Self::DocType => "declares a document type, which no workbook needs".to_owned(),
            Self::Memory => "needs more memory than the page may use".to_owned(),
        }
    }

    /// What the parser met.
    fn of(error: &quick_xml::Error) -> Self {
        let quick_xml::Error::Io(error) = error else { return Self::Damaged };
        let limit = error.get_ref().and_then(|inner| inner.downcast_ref::<Limit>());
        limit.map_or(Self::Damaged, |limit| Self::Limit(*limit))
    }
}

impl From<NoRoom> for XmlError {
    fn from(_: NoRoom) -> Self {
        Self::Memory
    }
}

/// What a part says, piece by piece.
pub(super) enum Piece<'a> {
    /// An element begins; an empty one is followed by its end.
    Start(BytesStart<'a>),
    /// An element ends.
    End,
    /// Text.
    Text(Cow<'a, str>),
    /// One character of text given by reference.
    Char(char),
    /// The part ends.
    Eof,
}

/// Passes a part on, and counts what one piece of it takes: the parser collects a piece whole.
struct Piecewise<'a> {
    part: Part<'a>,
    left: usize,
}

impl Read for Piecewise<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.part.read(buffer)?;
        self.left = self.left.checked_sub(n).ok_or_else(|| io::Error::other(Limit::Piece))?;
        Ok(n)
    }
}

/// A reader of one part.
pub(super) struct Xml<'a> {
    reader: Reader<BufReader<Piecewise<'a>>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub(super) fn new(part: Part<'a>) -> Self {
        let piecewise = Piecewise { part, left: MAX_PIECE };
        let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, piecewise));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// Reads what is left of the part without looking at it, so that its checksum is known to be right.
    pub(super) fn finish(self) -> Result<(), XmlError> {
        let mut rest = self.reader.into_inner();
        rest.get_mut().left = usize::MAX;
        match io::copy(&mut rest, &mut io::sink()) {
            Ok(_) => Ok(()),
            Err(error) => Err(XmlError::of(&quick_xml::Error::from(error))),
        }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Piece<'_>, XmlError> {
        self.buffer.clear();
        self.reader.get_mut().get_mut().left = MAX_PIECE;
        let event = self.reader.read_event_into(&mut self.buffer);
        Ok(match event.map_err(|error| XmlError::of(&error))? {
            Event::Start(start) | Event::Empty(start) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(XmlError::Limit(Limit::Depth));
                }
                Piece::Start(start)
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Piece::End
            }
            Event::Text(text) => Piece::Text(text.xml10_content()),
            Event::CData(text) => Piece::Text(text.xml10_content()),
            Event::GeneralRef(name) => {
                let found = name.resolve_char_ref().map_err(|_| XmlError::Damaged)?;
                Piece::Char(found.or_else(|| entity(&name.into_inner())).ok_or(XmlError::Damaged)?)
            }
            Event::DocType(_) => return Err(XmlError::DocType),
            Event::Eof => Piece::Eof,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Piece::Text(Cow::Borrowed("")),
        })
    }
}

fn entity(name: &str) -> Option<char> {
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
