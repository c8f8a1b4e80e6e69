//! The look-up, as the page asks for it.

use super::session::Session;
use super::{Failure, call, from_json, to_js};
use crate::model::{Date, FileId, Place, parse_iso};
use crate::report::{LawAsk, LawContext, LawPage, law_search};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A country that goods may come from.
#[derive(Serialize)]
struct Origin<'a> {
    code: &'a str,
    name: &'a str,
}

fn day(text: &str) -> Result<Date, Failure> {
    parse_iso(text).ok_or_else(|| Failure(format!("\"{text}\" is not a date such as 2026-11-24.")))
}

#[wasm_bindgen]
impl Session {
    /// What a text may mean on a day: keys of [`Session::law_entry`] with what they are called.
    ///
    /// # Errors
    /// When the day is not a date.
    pub fn law_search(&self, text: &str, on: &str) -> Result<JsValue, JsValue> {
        call(|| to_js(&law_search(self.inner.book(), text, day(on)?)))
    }

    /// What the law says of a key, asked by a [`LawAsk`] in JSON: the day, and of goods what their duty
    /// turns on; null where no table has the key.
    ///
    /// # Errors
    /// When the day, the origin, a heading, the value or the quantity cannot be read.
    pub fn law_entry(&self, key: &str, asked: &str) -> Result<JsValue, JsValue> {
        call(|| {
            let asked = from_json::<LawAsk>(asked)?.read().map_err(Failure)?;
            to_js(&LawPage::of(self.inner.book(), key, &asked))
        })
    }

    /// What the line of a row says that the law turns on, for which it is looked up; null where the row
    /// is no row of an entry line.
    ///
    /// # Errors
    /// When no files were joined yet.
    pub fn law_context(&self, file_index: u16, row: u32) -> Result<JsValue, JsValue> {
        call(|| {
            let portfolio = self.inner.portfolio().map_err(Failure::of)?;
            let place = Place { file: FileId(file_index), row };
            to_js(&LawContext::of(portfolio, place))
        })
    }

    /// The countries that goods may come from, by name.
    ///
    /// # Errors
    /// When the instance is out of use.
    pub fn law_origins(&self) -> Result<JsValue, JsValue> {
        call(|| {
            let rows = self.inner.book().countries.iter();
            let mut all: Vec<Origin<'_>> =
                rows.map(|row| Origin { code: row.code.as_str(), name: &row.name }).collect();
            all.sort_by(|a, b| a.name.cmp(b.name));
            to_js(&all)
        })
    }
}
