//! Countries as CBP codes them.

use std::fmt;

/// A two-letter ISO 3166 code as CBP uses it; Canadian provinces (`XA`…`XY`) are given as reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country(pub(super) [u8; 2]);

impl Country {
    /// The country with this code, upper-cased; `None` unless it is two letters.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        match text.trim().as_bytes() {
            [a, b] => Self::of_letters(*a, *b),
            _ => None,
        }
    }

    /// The same from two bytes.
    #[must_use]
    #[inline]
    pub fn of_letters(a: u8, b: u8) -> Option<Self> {
        let is_code = a.is_ascii_alphabetic() && b.is_ascii_alphabetic();
        is_code.then(|| Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
    }

    /// How many codes of two letters there are.
    pub const CODES: usize = 26 * 26;

    /// Its place among all codes of two letters, below [`Self::CODES`].
    #[must_use]
    #[inline]
    pub fn index(self) -> usize {
        let [a, b] = self.0.map(|letter| usize::from(letter.saturating_sub(b'A')));
        a * 26 + b
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

/// Codes of Canadian provinces, which stand in origin columns in place of the country.
const PROVINCES: &[&str] =
    &["XA", "XB", "XC", "XM", "XN", "XO", "XP", "XQ", "XS", "XT", "XV", "XW", "XY"];

impl Country {
    /// Canada for a Canadian province, else the country itself.
    #[must_use]
    pub fn of_province(self) -> Self {
        if PROVINCES.contains(&self.as_str()) { Self(*b"CA") } else { self }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
