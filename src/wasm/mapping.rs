//! Which column is what, as the page asks and chooses.

use super::session::Session;
use super::{Failure, call, to_js};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Session {
    /// What the reader made of the columns of a file that has ended, and what may be chosen; null for a
    /// file without a table.
    ///
    /// # Errors
    /// When the instance is out of use.
    pub fn preview(&self, file: u32) -> Result<JsValue, JsValue> {
        call(|| to_js(&self.inner.preview(file)))
    }

    /// Takes a mapping file's text in place of the choices so far; it applies to files begun afterwards.
    ///
    /// # Errors
    /// When it is malformed: where, and what was expected.
    pub fn choose(&mut self, json: &str) -> Result<(), JsValue> {
        call(|| self.inner.choose(json).map_err(Failure::of))
    }

    /// The choices and the mapping of every file read, as a mapping file.
    ///
    /// # Errors
    /// When the instance is out of use.
    pub fn mapping_file(&self) -> Result<Uint8Array, JsValue> {
        call(|| Ok(Uint8Array::from(self.inner.mappings().to_json().as_slice())))
    }
}
