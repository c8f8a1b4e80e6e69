//! Entry numbers: filer code, number, check digit.

use std::fmt;

/// An entry number, `FFF-NNNNNNN-C`: three characters of filer code, seven of number and one check
/// digit, kept without hyphens and in capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryNumber([u8; 11]);

impl EntryNumber {
    /// Reads eleven letters and digits, hyphens and spaces ignored. The check digit is not tested
    /// here: a wrong one is a finding, not a reason to lose the row.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let mut chars = [0u8; 11];
        let mut n = 0;
        for byte in text.bytes() {
            match byte {
                b'-' | b' ' => continue,
                b if b.is_ascii_alphanumeric() && n < 11 => chars[n] = b.to_ascii_uppercase(),
                _ => return None,
            }
            n += 1;
        }
        (n == 11).then_some(Self(chars))
    }

    /// The eleven characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }

    /// The filer code.
    #[must_use]
    pub fn filer(&self) -> &str {
        &self.as_str()[..3]
    }

    /// The check digit that the first ten characters call for.
    ///
    /// Letters count A–I as 1–9, J–R as 1–9, S–Z as 2–9; every second character is doubled, and
    /// where that passes nine, one is added and the ones digit kept; the check digit brings the
    /// sum to a multiple of ten (CATAIR entry summary table 1; holds for the entry numbers printed
    /// in HQ H005628).
    #[must_use]
    pub fn expected_check_digit(&self) -> u8 {
        let sum: u32 = self.0[..10]
            .iter()
            .enumerate()
            .map(|(i, byte)| {
                let value = u32::from(letter_value(*byte));
                if i % 2 == 0 {
                    return value;
                }
                match value * 2 {
                    doubled @ 0..=9 => doubled,
                    doubled => (doubled + 1) % 10,
                }
            })
            .sum();
        ((10 - sum % 10) % 10) as u8
    }

    /// The check digit as reported; `None` when the last character is not a digit.
    #[must_use]
    pub fn check_digit(&self) -> Option<u8> {
        self.0[10].is_ascii_digit().then(|| self.0[10] - b'0')
    }
}

fn letter_value(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => byte - b'0',
        b'A'..=b'I' => byte - b'A' + 1,
        b'J'..=b'R' => byte - b'J' + 1,
        b'S'..=b'Z' => byte - b'S' + 2,
        _ => 0,
    }
}

impl fmt::Display for EntryNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.as_str();
        write!(f, "{}-{}-{}", &text[..3], &text[3..10], &text[10..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_check_digits() {
        for text in ["002-6110316-2", "002-6111109-0", "002-6111267-6", "002-6111495-3"] {
            let number = EntryNumber::new(text).expect(text);
            assert_eq!(Some(number.expected_check_digit()), number.check_digit(), "{text}");
            assert_eq!(number.to_string(), text);
        }
        let letters = EntryNumber::new("abc12345676").expect("letters");
        assert_eq!(letters.expected_check_digit(), 6);
        assert_eq!(letters.filer(), "ABC");
        assert_eq!(EntryNumber::new("002-611031"), None);
        assert_eq!(EntryNumber::new("002-6110316-22"), None);
    }
}
