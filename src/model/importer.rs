//! The importer of record.

use std::fmt;

/// The first nine characters of an importer number, which are one account at CBP whatever the
/// two-character suffix: drawback pools and totals are kept per account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountKey([u8; 9]);

impl AccountKey {
    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Display for AccountKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An importer number: `NN-NNNNNNNXX` (IRS), `NNN-NN-NNNN` (SSN) or `YYDDPP-NNNNN` (CBP).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ImporterNumber;

impl ImporterNumber {
    /// The account that an importer number belongs to: its first nine letters and digits. A number
    /// of eight or ten digits (nine or eleven are regular) has lost a leading zero and gets it back.
    /// `None` when there are fewer than eight.
    #[must_use]
    pub fn account(text: &str) -> Option<AccountKey> {
        let mut all = [0u8; 16];
        let mut n = 0;
        for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
            if n < all.len() {
                all[n] = byte.to_ascii_uppercase();
                n += 1;
            }
        }
        let mut key = [b'0'; 9];
        match n {
            8 | 10 if Self::has_lost_zero(text.as_bytes()) => {
                key[1..].copy_from_slice(&all[..8]);
            }
            9.. => key.copy_from_slice(&all[..9]),
            _ => return None,
        }
        Some(AccountKey(key))
    }

    /// Whether a number has lost a leading zero: eight or ten digits, and no letters.
    #[must_use]
    pub fn has_lost_zero(text: &[u8]) -> bool {
        let count = text.iter().filter(|byte| byte.is_ascii_digit()).count();
        matches!(count, 8 | 10) && !text.iter().any(u8::is_ascii_alphabetic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffix_does_not_matter() {
        let key = |text| ImporterNumber::account(text).map(|k| k.to_string());
        assert_eq!(key("12-345678900").as_deref(), Some("123456789"));
        assert_eq!(key("12-3456789XX").as_deref(), Some("123456789"));
        assert_eq!(key("123456789").as_deref(), Some("123456789"));
        assert_eq!(key("2-345678900").as_deref(), Some("023456789"));
        assert_eq!(key("12345678").as_deref(), Some("012345678"));
        assert_eq!(key("1234"), None);
        assert!(ImporterNumber::has_lost_zero(b"2-345678900"));
        assert!(!ImporterNumber::has_lost_zero(b"12-345678900"));
        assert!(!ImporterNumber::has_lost_zero(b"1234567XX"));
    }
}
