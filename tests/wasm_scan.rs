//! The marks of a block as the page finds them, sixteen bytes in one step, held against the portable twin
//! and against a plain loop.
#![cfg(target_arch = "wasm32")]

use tidewaiter::text::marks;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[cfg(not(target_feature = "simd128"))]
compile_error!("Without SIMD the twin would be held against itself: see .cargo/config.toml.");

wasm_bindgen_test_configure!(run_in_browser);

type Block = [u8; 64];

const DELIMITERS: [u8; 4] = *b",;\t|";

/// What marks a record, whatever its delimiter, and the delimiters themselves.
const MARKS: [u8; 8] = *b"\n\r\"\0,;\t|";

fn plain(block: &Block, delimiter: u8) -> u64 {
    let mut mask = 0;
    for (at, byte) in block.iter().enumerate() {
        let is_mark = *byte == delimiter || matches!(*byte, b'\n' | b'\r' | b'"' | 0);
        mask |= u64::from(is_mark) << at;
    }
    mask
}

fn agree(block: &Block) {
    for delimiter in DELIMITERS {
        let expected = plain(block, delimiter);
        let found = marks(block, delimiter);
        assert_eq!(found, (expected, expected), "delimiter {delimiter} in {block:?}");
    }
}

/// The upper bits of a linear congruence; its lower ones repeat soon.
fn next(state: &mut u32) -> u8 {
    *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    (*state >> 24) as u8
}

#[wasm_bindgen_test]
fn every_byte_at_every_place() {
    for first in 0..=255_u8 {
        agree(&std::array::from_fn(|at| first.wrapping_add(at as u8)));
        agree(&[first; 64]);
    }
}

/// Beside bytes that differ from a mark in one bit, all bits set, or the sign alone.
#[wasm_bindgen_test]
fn one_mark_alone_and_one_missing() {
    for mark in MARKS {
        for other in [b' ', b'a', 0x7F, 0x80, 0xFF, mark ^ 1, mark ^ 0x80, !mark] {
            for at in 0..64 {
                let mut block = [other; 64];
                block[at] = mark;
                agree(&block);
                block = [mark; 64];
                block[at] = other;
                agree(&block);
            }
        }
    }
}

#[wasm_bindgen_test]
fn marks_that_take_turns() {
    for one in MARKS {
        for other in MARKS.into_iter().chain([b'x']) {
            for length in [1, 2, 7, 8, 15, 16, 17, 31, 32, 33] {
                agree(&std::array::from_fn(|at| if at / length % 2 == 0 { one } else { other }));
            }
        }
    }
}

#[wasm_bindgen_test]
fn blocks_by_chance() {
    let mut state = 12_345;
    let usual = *b"\n\r\"\0,;\t|a7 .-\x80\xFF\x8A";
    for _ in 0..1_000 {
        agree(&std::array::from_fn(|_| next(&mut state)));
        agree(&std::array::from_fn(|_| usual[usize::from(next(&mut state)) % usual.len()]));
    }
}
