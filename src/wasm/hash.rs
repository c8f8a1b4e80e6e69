//! Hashes of files, computed in another worker while this one reads, checks and estimates.

use super::session::Session;
use super::{Failure, call, to_js};
use crate::ingest::FileHash;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The SHA-256 of a file whose bytes come in pieces.
#[wasm_bindgen]
#[derive(Default)]
pub struct Hasher {
    hash: FileHash,
}

#[wasm_bindgen]
impl Hasher {
    /// Of no bytes yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Hasher {
        Self::default()
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// When the instance is out of use.
    pub fn update(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        call(|| {
            self.hash.update(bytes);
            Ok(())
        })
    }

    /// The hash in hexadecimal; the next bytes begin another file.
    ///
    /// # Errors
    /// When the instance is out of use.
    pub fn finish(&mut self) -> Result<String, JsValue> {
        call(|| Ok(std::mem::take(&mut self.hash).finish()))
    }
}

#[wasm_bindgen]
impl Session {
    /// Gives the SHA-256 of a file that was ended without one. Of files of one size it must be there
    /// before they are joined.
    ///
    /// # Errors
    /// When no such file was ended.
    pub fn set_hash(&mut self, file: u32, sha256: &str) -> Result<(), JsValue> {
        call(|| self.inner.set_hash(file, sha256).map_err(Failure::of))
    }

    /// The overview of the last evaluation, as `evaluate` gave it, with what has become known since.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn overview(&self) -> Result<JsValue, JsValue> {
        call(|| to_js(&self.inner.report().map_err(Failure::of)?.overview()))
    }
}
