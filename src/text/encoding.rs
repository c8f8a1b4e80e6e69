//! Encodings other than UTF-8.

use std::borrow::Cow;

/// Turns UTF-16 in chunks of any size into UTF-8.
#[derive(Debug)]
pub(super) struct Utf16 {
    little: bool,
    /// A byte without its partner.
    odd: Option<u8>,
    /// The first half of a surrogate pair.
    high: Option<u16>,
}

impl Utf16 {
    pub(super) fn new(little: bool) -> Self {
        Self { little, odd: None, high: None }
    }

    /// Decodes the next bytes; a lone surrogate becomes U+FFFD.
    pub(super) fn push(&mut self, chunk: &[u8], out: &mut Vec<u8>) {
        for byte in chunk {
            let Some(first) = self.odd.take() else {
                self.odd = Some(*byte);
                continue;
            };
            let pair = [first, *byte];
            let unit =
                if self.little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) };
            self.unit(unit, out);
        }
    }

    fn unit(&mut self, unit: u16, out: &mut Vec<u8>) {
        if unit < 0x80 && self.high.is_none() {
            out.push(unit as u8);
            return;
        }
        let units: &[u16] = match self.high.take() {
            Some(high) => &[high, unit],
            None if (0xD800..0xDC00).contains(&unit) => {
                self.high = Some(unit);
                return;
            }
            None => &[unit],
        };
        let mut utf8 = [0; 4];
        for found in char::decode_utf16(units.iter().copied()) {
            let found = found.unwrap_or(char::REPLACEMENT_CHARACTER);
            out.extend_from_slice(found.encode_utf8(&mut utf8).as_bytes());
        }
    }

    /// Whether the text ended inside a character.
    pub(super) fn is_cut(&self) -> bool {
        self.odd.is_some() || self.high.is_some()
    }
}

/// Windows-1252 characters of the bytes 0x80 to 0x9F; the five without one stay as they are.
const WINDOWS_1252: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
];

/// The text of a cell: UTF-8, or Windows-1252 where it is not valid UTF-8 (then owned).
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
    }
}

fn windows_1252(byte: u8) -> char {
    let code = match byte {
        0x80..=0x9F => WINDOWS_1252.get(usize::from(byte - 0x80)).copied(),
        _ => None,
    };
    char::from_u32(u32::from(code.unwrap_or(u16::from(byte))))
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_in_any_pieces() {
        let text = "Añ€𝄞\n";
        for little in [true, false] {
            let bytes: Vec<u8> = text
                .encode_utf16()
                .flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() })
                .collect();
            for size in 1..=bytes.len() {
                let (mut decoder, mut out) = (Utf16::new(little), Vec::new());
                bytes.chunks(size).for_each(|chunk| decoder.push(chunk, &mut out));
                assert_eq!(out, text.as_bytes());
                assert!(!decoder.is_cut());
            }
        }
        let (mut decoder, mut out) = (Utf16::new(true), Vec::new());
        decoder.push(b"\x34\xD8a", &mut out);
        assert!(decoder.is_cut());
    }

    #[test]
    fn single_bytes_where_utf8_fails() {
        assert_eq!(decode("Café".as_bytes()), "Café");
        assert_eq!(decode(b"Caf\xE9 \x80\x92"), "Café €’");
        assert!(matches!(decode(b"plain"), Cow::Borrowed(_)));
    }
}
