//! The shared strings of a workbook, one after the other in one buffer.

use super::limits::{Limit, MAX_STRINGS};
use super::xml::{Piece, Xml, XmlError};
use crate::text::memory::{append, push};

/// Shared strings.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: Vec<u8>,
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the part. What it declares about its size is not believed.
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Self, XmlError> {
        let mut strings = Self::default();
        let mut path: Vec<Element> = Vec::new();
        loop {
            match xml.next()? {
                Piece::Start(start) => path.push(Element::of(start.local_name().as_ref())),
                Piece::End => {
                    if path.pop() == Some(Element::Item) {
                        if strings.ends.len() >= MAX_STRINGS {
                            return Err(XmlError::Limit(Limit::Strings));
                        }
                        let end = u32::try_from(strings.text.len());
                        push(&mut strings.ends, end.map_err(|_| XmlError::Memory)?)?;
                    }
                }
                Piece::Text(text) if counts(&path) => append(&mut strings.text, text.as_bytes())?,
                Piece::Char(c) if counts(&path) => {
                    append(&mut strings.text, c.encode_utf8(&mut [0; 4]).as_bytes())?;
                }
                Piece::Text(_) | Piece::Char(_) => {}
                Piece::Eof => return Ok(strings),
            }
        }
    }

    /// A string.
    pub(super) fn get(&self, index: usize) -> Option<&[u8]> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).and_then(|i| self.ends.get(i)).map_or(0, |s| *s as usize);
        self.text.get(start..end)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Item,
    Text,
    /// The sound of Japanese text, which no cell shows.
    Phonetic,
    Other,
}

impl Element {
    fn of(name: &str) -> Self {
        match name {
            "si" => Self::Item,
            "t" => Self::Text,
            "rPh" => Self::Phonetic,
            _ => Self::Other,
        }
    }
}

fn counts(path: &[Element]) -> bool {
    path.last() == Some(&Element::Text) && !path.contains(&Element::Phonetic)
}
