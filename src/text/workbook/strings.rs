//! The shared strings of a workbook, one after the other in one buffer.

use super::limits::{Limit, MAX_CELL, MAX_DEPTH};
use super::markup::{Markup, Token, resolve, verbatim};
use super::xml::XmlError;
use crate::text::memory;

/// Shared strings.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: Vec<u8>,
    ends: Vec<u32>,
    most: usize,
}

impl Strings {
    /// Reads the part of at most so many texts. What it declares about its size is not believed.
    pub(super) fn read(mut markup: Markup<'_>, most: usize) -> Result<Self, XmlError> {
        let mut strings = Self { most, ..Self::default() };
        let mut path: Vec<Element> = Vec::new();
        let (mut item, mut collects) = (Vec::new(), false);
        loop {
            let ended = match markup.next()? {
                Token::Start(tag) => {
                    let element = Element::of(tag.name);
                    if !tag.is_empty {
                        if path.len() >= MAX_DEPTH {
                            return Err(XmlError::Limit(Limit::Depth));
                        }
                        path.push(element);
                        collects = counts(&path);
                        continue;
                    }
                    element
                }
                Token::End(name) => {
                    let element = path.pop().ok_or(XmlError::Damaged)?;
                    if element != Element::of(name) {
                        return Err(XmlError::Damaged);
                    }
                    collects = false;
                    element
                }
                Token::Text(text) => {
                    if collects {
                        resolve(text, fits(&mut item)?)?;
                    }
                    continue;
                }
                Token::Verbatim(text) => {
                    if collects {
                        verbatim(text, fits(&mut item)?);
                    }
                    continue;
                }
                Token::Eof if path.is_empty() => return Ok(strings),
                Token::Eof => return Err(XmlError::Damaged),
            };
            if ended == Element::Item {
                strings.push(&item)?;
                item.clear();
            }
        }
    }

    fn push(&mut self, item: &[u8]) -> Result<(), XmlError> {
        if self.ends.len() >= self.most {
            return Err(XmlError::Limit(Limit::Strings(self.most)));
        }
        memory::reserve(&mut self.text, item.len())?;
        unescape(item, &mut self.text);
        let end = u32::try_from(self.text.len()).map_err(|_| XmlError::Memory)?;
        memory::push(&mut self.ends, end)?;
        Ok(())
    }

    /// A string.
    #[inline]
    pub(super) fn get(&self, index: usize) -> Option<&[u8]> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).and_then(|i| self.ends.get(i)).map_or(0, |s| *s as usize);
        self.text.get(start..end)
    }
}

/// The text so far, unless it is too long: it comes in pieces.
fn fits(item: &mut Vec<u8>) -> Result<&mut Vec<u8>, XmlError> {
    if item.len() > MAX_CELL { Err(XmlError::Limit(Limit::Text)) } else { Ok(item) }
}

/// Appends text with the characters that spreadsheets write as `_x000D_`.
#[inline]
pub(super) fn unescape(text: &[u8], out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(n) = memchr::memmem::find(rest, b"_x") {
        let (before, escape) = rest.split_at_checked(n).unwrap_or((rest, b""));
        out.extend_from_slice(before);
        let code = escape.get(2..6).filter(|_| escape.get(6) == Some(&b'_'));
        let hexadecimal = code.filter(|code| code.iter().all(u8::is_ascii_hexdigit));
        let number = hexadecimal
            .and_then(|code| u32::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        match number.and_then(char::from_u32) {
            Some(character) => {
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                rest = escape.get(7..).unwrap_or_default();
            }
            None => {
                out.extend_from_slice(b"_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    out.extend_from_slice(rest);
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
    fn of(name: &[u8]) -> Self {
        match name {
            b"si" => Self::Item,
            b"t" => Self::Text,
            b"rPh" => Self::Phonetic,
            _ => Self::Other,
        }
    }
}

fn counts(path: &[Element]) -> bool {
    path.last() == Some(&Element::Text)
        && path.contains(&Element::Item)
        && !path.contains(&Element::Phonetic)
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escaped_characters() {
        for (text, expected) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00e9_", "é"),
            ("part_x12", "part_x12"),
            ("_x12_", "_x12_"),
            ("_xD800_", "_xD800_"),
            ("plain", "plain"),
        ] {
            let mut out = Vec::new();
            unescape(text.as_bytes(), &mut out);
            assert_eq!(String::from_utf8_lossy(&out), expected, "{text}");
        }
    }
}
