//! The law of the session, as files renew it.

use super::session::Session;
use super::{Failure, call, from_json, to_js};
use crate::model::parse_iso;
use crate::report::LawFilesView;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Session {
    /// Tells on which day the editions of some files of law were in force: a JSON object of names and
    /// days, in place of what was told before.
    ///
    /// # Errors
    /// When one is not a date.
    pub fn law_days(&mut self, days: &str) -> Result<(), JsValue> {
        call(|| {
            let told: BTreeMap<String, String> = from_json(days)?;
            let mut days = BTreeMap::new();
            for (name, day) in told {
                let day = parse_iso(&day).ok_or_else(|| {
                    Failure(format!("\"{day}\" is not a date such as 1999-12-31."))
                })?;
                days.insert(name, day);
            }
            self.inner.tell_law_days(days);
            Ok(())
        })
    }

    /// What became of the files of law given so far, and what they change.
    ///
    /// # Errors
    /// When the law cannot be put together.
    pub fn law_files(&mut self) -> Result<JsValue, JsValue> {
        call(|| {
            let refreshed = self.inner.renew_law(self.as_of).map_err(Failure::of)?;
            to_js(&LawFilesView::new(refreshed))
        })
    }
}
