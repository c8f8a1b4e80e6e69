//! The way back from a finding to the cells of its row.

use super::session::Session;
use super::{Failure, call, to_js};
use crate::model::{FileId, Place};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Where a row stands, so that the page can hand over its bytes.
#[derive(Serialize)]
struct Location {
    /// The number that `begin` gave the file.
    handle: Option<u32>,
    /// Byte offset of the record in a text file; null for a workbook, which is needed whole.
    offset: Option<u64>,
    sheet: Option<String>,
    name: String,
}

#[wasm_bindgen]
impl Session {
    /// Where a row of a file of the report stands.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn locate(&self, file_index: u16, row: u32) -> Result<JsValue, JsValue> {
        call(|| {
            let record = self.record(file_index)?;
            let place = Place { file: FileId(file_index), row };
            to_js(&Location {
                handle: self.inner.handle(place.file),
                offset: self.inner.offset(place),
                sheet: record.sheet.clone(),
                name: record.name.clone(),
            })
        })
    }

    /// A row as it stood in a text file, from the bytes at its offset.
    ///
    /// # Errors
    /// When there is no such file, or the bytes hold no record.
    pub fn raw(&self, file_index: u16, row: u32, bytes: &[u8]) -> Result<JsValue, JsValue> {
        let place = Place { file: FileId(file_index), row };
        call(|| to_js(&self.inner.raw_row(place, bytes).map_err(Failure::of)?))
    }

    /// Begins to look a row up in its whole file, which is handed over from its beginning.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn begin_row(&mut self, file_index: u16, row: u32) -> Result<(), JsValue> {
        let place = Place { file: FileId(file_index), row };
        call(|| self.inner.begin_row(place).map_err(Failure::of))
    }

    /// Takes the next bytes of that file.
    ///
    /// # Errors
    /// When the instance is out of use.
    pub fn push_row(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        call(|| {
            self.inner.push_row(bytes);
            Ok(())
        })
    }

    /// The row that was looked up.
    ///
    /// # Errors
    /// When the file has no such row any more, or does not fit into memory once more.
    pub fn finish_row(&mut self) -> Result<JsValue, JsValue> {
        call(|| to_js(&self.inner.finish_row().map_err(Failure::of)?))
    }

    /// Files, by the number `begin` gave them, whose rows must be read again before the report is
    /// saved, since findings point at them.
    ///
    /// # Errors
    /// When the instance is out of use.
    pub fn wants_raw(&self) -> Result<JsValue, JsValue> {
        call(|| to_js(&self.inner.files_wanting_raw()))
    }

    /// Takes the bytes of such a file once more, from its beginning.
    ///
    /// # Errors
    /// When the file is not known.
    pub fn push_raw(&mut self, file: u32, bytes: &[u8]) -> Result<(), JsValue> {
        call(|| self.inner.push_raw(file, bytes).map_err(Failure::of))
    }

    /// Ends the second reading of a file.
    ///
    /// # Errors
    /// When it was not begun.
    pub fn finish_raw(&mut self, file: u32) -> Result<(), JsValue> {
        call(|| self.inner.finish_raw(file).map_err(Failure::of))
    }
}
