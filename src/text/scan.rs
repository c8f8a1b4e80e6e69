//! Finds the bytes that shape a record, 64 at a time, and how far two records agree.
//!
//! The page's wasm compares sixteen bytes in one step. The portable twin says the same everywhere else.
//! The tests below hold the twin against a plain loop; `tests/wasm_scan.rs` holds both against one in the
//! browser.

/// The bytes looked at in one step.
pub(super) const BLOCK: usize = 64;

/// A mask with bit `i` set where byte `i` of the block is the delimiter, a quote, LF, CR or NUL.
#[inline]
pub(super) fn structural(block: &[u8; BLOCK], delimiter: u8) -> u64 {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    return vector::structural(block, delimiter);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    portable(block, delimiter)
}

/// The mask as it is found here, and that of the portable twin. For the tests in the browser, which see
/// only what is public.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
#[must_use]
pub fn marks(block: &[u8; 64], delimiter: u8) -> (u64, u64) {
    (structural(block, delimiter), portable(block, delimiter))
}

/// How many bytes two texts have in common at their start.
#[inline]
pub(super) fn common(a: &[u8], b: &[u8]) -> usize {
    let ((x, _), (y, _)) = (a.as_chunks::<32>(), b.as_chunks::<32>());
    let mut at = 32 * x.iter().zip(y).take_while(|(x, y)| is_same(x, y)).count();
    let (a, b) = (a.get(at..).unwrap_or(b""), b.get(at..).unwrap_or(b""));
    let ((x, _), (y, _)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    for (x, y) in x.iter().zip(y) {
        let differ = u64::from_le_bytes(*x) ^ u64::from_le_bytes(*y);
        if differ != 0 {
            return at + differ.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let tails = x.len().min(y.len()) * 8;
    let rest = a.iter().skip(tails).zip(b.iter().skip(tails));
    at + rest.take_while(|(x, y)| x == y).count()
}

/// Without a branch inside, so that it becomes a few vector instructions.
#[inline]
fn is_same(a: &[u8; 32], b: &[u8; 32]) -> bool {
    let ((x, _), (y, _)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let differ = |(x, y): (&[u8; 8], &[u8; 8])| u64::from_le_bytes(*x) ^ u64::from_le_bytes(*y);
    x.iter().zip(y).map(differ).fold(0, |all, one| all | one) == 0
}

/// Whether two short texts are equal, without a call.
#[inline]
pub(crate) fn is_equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (Some(x), Some(y)) = (a.last_chunk::<8>(), b.last_chunk::<8>()) else {
        return a.iter().zip(b).all(|(x, y)| x == y);
    };
    let ((a, _), (b, _)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    u64::from_le_bytes(*x) == u64::from_le_bytes(*y)
        && a.iter().zip(b).all(|(x, y)| u64::from_le_bytes(*x) == u64::from_le_bytes(*y))
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vector {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};

    #[inline]
    pub(super) fn structural(block: &[u8; super::BLOCK], delimiter: u8) -> u64 {
        let (parts, _) = block.as_chunks::<16>();
        let mut mask = 0;
        for (i, part) in parts.iter().enumerate() {
            let both = u128::from_le_bytes(*part);
            let data = u64x2(both as u64, (both >> 64) as u64);
            let is = |byte: u8| u8x16_eq(data, u8x16_splat(byte));
            let ends = v128_or(is(b'\n'), is(b'\r'));
            let marks = v128_or(is(b'"'), is(delimiter));
            let all = v128_or(v128_or(ends, marks), is(0));
            mask |= u64::from(u8x16_bitmask(all)) << (16 * i);
        }
        mask
    }
}

/// The same without intrinsics: the comparison is a plain loop that compilers turn into vectors, and
/// a multiplication gathers eight flags into eight bits.
#[inline]
fn portable(block: &[u8; BLOCK], delimiter: u8) -> u64 {
    let mut flags = [0u8; BLOCK];
    for (flag, byte) in flags.iter_mut().zip(block) {
        let byte = *byte;
        let ends = (byte == b'\n') | (byte == b'\r') | (byte == 0);
        let hit = (byte == delimiter) | (byte == b'"') | ends;
        *flag = u8::from(hit);
    }
    let (words, _) = flags.as_chunks::<8>();
    let mut mask = 0;
    for (i, word) in words.iter().enumerate() {
        let bits = u64::from_le_bytes(*word).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        mask |= bits << (8 * i);
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_agree_with_a_plain_loop() {
        let mut block = [0u8; BLOCK];
        let mut state = 12345u32;
        for _ in 0..200 {
            for byte in &mut block {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *byte = b",\n\r\"\0b;\xff\t|"[(state >> 24) as usize % 10];
            }
            for delimiter in [b',', b';', b'\t', b'|'] {
                let hit = |b: u8| b == delimiter || matches!(b, b'\n' | b'\r' | b'"' | 0);
                let mut expected = 0u64;
                for (i, byte) in block.iter().enumerate() {
                    expected |= u64::from(hit(*byte)) << i;
                }
                assert_eq!(structural(&block, delimiter), expected);
                assert_eq!(portable(&block, delimiter), expected);
            }
        }
    }

    #[test]
    fn texts_agree_up_to_their_first_difference() {
        let text: Vec<u8> = (0..200u8).collect();
        for length in [0, 1, 31, 32, 33, 64, 100, 200] {
            let a = &text[..length];
            assert_eq!(common(a, &text), length);
            assert_eq!(common(&text, a), length);
            for at in 0..length {
                let mut other = text.clone();
                other[at] ^= 0x80;
                assert_eq!(common(a, &other), at);
                assert!(is_equal(a, &text[..length]) && !is_equal(a, &other[..length]));
            }
        }
    }
}
