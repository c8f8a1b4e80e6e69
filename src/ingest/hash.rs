//! The hash that says which file it was.

use sha2::{Digest, Sha256};

/// The SHA-256 of bytes that come in pieces.
#[derive(Debug, Clone, Default)]
pub struct FileHash(Sha256);

impl FileHash {
    /// Takes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash in hexadecimal.
    #[must_use]
    pub fn finish(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_hash_as_the_whole() {
        // The second example of FIPS 180-2, appendix B.
        let text = b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
        let expected = "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
        for size in [1, 7, 56] {
            let mut hash = FileHash::default();
            text.chunks(size).for_each(|piece| hash.update(piece));
            assert_eq!(hash.finish(), expected);
        }
    }
}
