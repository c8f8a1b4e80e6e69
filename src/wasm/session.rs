//! One session, as the page drives it.

use super::{Failure, call, from_json, to_js};
use crate::drawback::Depth;
use crate::law::Book;
use crate::model::{FileRecord, Options, parse_iso};
use crate::report::{
    CauseQuery, CitationView, CsvKind, DesignationQuery, FileView, FindingQuery, LawView, TRACES,
    UnitValueQuery,
};
use crate::session;
use js_sys::Uint8Array;
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Files, checks, estimate and report under one law book.
#[wasm_bindgen]
pub struct Session {
    pub(super) as_of: crate::model::Date,
    pub(super) inner: session::Session,
}

/// Rows and bytes of a file so far, and what it seems to be.
#[derive(Serialize)]
struct Progress {
    rows: u64,
    bytes: u64,
    layout: Option<String>,
}

#[wasm_bindgen]
impl Session {
    /// A session as of a day, such as `2026-11-24`.
    ///
    /// # Errors
    /// When the day is not a date, or the law tables cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(as_of: &str) -> Result<Session, JsValue> {
        call(|| {
            let as_of = parse_iso(as_of)
                .ok_or_else(|| Failure(format!("\"{as_of}\" is not a date such as 2026-11-24.")))?;
            let book = Book::load().map_err(Failure::of)?;
            Ok(Session { as_of, inner: session::Session::new(book) })
        })
    }

    /// Begins a file and returns its number. `hashed` says that the page computes its SHA-256.
    ///
    /// # Errors
    /// When the files were joined already, or there are too many.
    pub fn begin(&mut self, name: &str, hashed: bool) -> Result<u32, JsValue> {
        call(|| {
            let begun = match hashed {
                true => self.inner.begin_unhashed(name),
                false => self.inner.begin(name),
            };
            begun.map_err(Failure::of)
        })
    }

    /// Takes the next bytes of a file.
    ///
    /// # Errors
    /// When the file was not begun.
    pub fn push(&mut self, file: u32, bytes: &[u8]) -> Result<JsValue, JsValue> {
        call(|| {
            let progress = self.inner.push(file, bytes).map_err(Failure::of)?;
            to_js(&Progress { rows: progress.rows, bytes: progress.bytes, layout: progress.layout })
        })
    }

    /// Ends a file and says what it was; `sha256` is its hash where the page computed it.
    ///
    /// # Errors
    /// When the file was not begun.
    pub fn finish(&mut self, file: u32, sha256: Option<String>) -> Result<JsValue, JsValue> {
        call(|| {
            let record = match sha256 {
                Some(hash) => self.inner.finish_hashed(file, &hash),
                None => self.inner.finish(file),
            };
            view(record.map_err(Failure::of)?)
        })
    }

    /// Ends a file in the middle: it is incomplete.
    ///
    /// # Errors
    /// When the file was not begun.
    pub fn cancel(&mut self, file: u32) -> Result<JsValue, JsValue> {
        call(|| view(self.inner.cancel(file).map_err(Failure::of)?))
    }

    /// Forgets all files; choices stay.
    ///
    /// # Errors
    /// When the instance is out of use.
    pub fn remove_all(&mut self) -> Result<(), JsValue> {
        call(|| {
            self.inner.clear();
            Ok(())
        })
    }

    /// Joins the files that were read; `evaluate` does it where it was not done.
    ///
    /// # Errors
    /// When the instance is out of use.
    pub fn join(&mut self) -> Result<(), JsValue> {
        call(|| {
            self.inner.join();
            Ok(())
        })
    }

    /// Checks and estimates under options, a JSON object of names and values.
    ///
    /// # Errors
    /// When an option is not known or has no such value.
    pub fn evaluate(&mut self, options: &str) -> Result<JsValue, JsValue> {
        call(|| {
            let pairs: BTreeMap<String, String> = from_json(options)?;
            let mut options = Options::new(self.as_of);
            for (key, value) in &pairs {
                options.set(key, value).map_err(Failure::of)?;
            }
            let mut go_on = |_| ControlFlow::Continue(());
            self.inner.evaluate(&options, Depth::Taken, &mut go_on).map_err(Failure::of)?;
            to_js(&self.inner.report().map_err(Failure::of)?.overview())
        })
    }

    /// Weighs one more of the readings that the options do not take; gives the overview with what
    /// they are worth when all are weighed, and null before.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn weigh(&mut self) -> Result<JsValue, JsValue> {
        call(|| {
            if self.inner.weigh_step().map_err(Failure::of)? {
                return Ok(JsValue::NULL);
            }
            to_js(&self.inner.report().map_err(Failure::of)?.overview())
        })
    }

    /// A page of findings; the query is a JSON object.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn findings(&self, query: &str) -> Result<JsValue, JsValue> {
        call(|| {
            let query: FindingQuery = from_json(query)?;
            to_js(&self.inner.report().map_err(Failure::of)?.findings_page(&query))
        })
    }

    /// A page of causes, findings of one check that share one; the query is a JSON object.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn causes(&self, query: &str) -> Result<JsValue, JsValue> {
        call(|| {
            let query: CauseQuery = from_json(query)?;
            to_js(&self.inner.report().map_err(Failure::of)?.causes_page(&query))
        })
    }

    /// A page of unit values by product and supplier; the query is a JSON object.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn unit_values(&self, query: &str) -> Result<JsValue, JsValue> {
        call(|| {
            let query: UnitValueQuery = from_json(query)?;
            to_js(&self.inner.report().map_err(Failure::of)?.unit_values_page(&query))
        })
    }

    /// The files that can be filled in for the reader, with their columns.
    ///
    /// # Errors
    /// When the instance is out of use.
    pub fn templates(&self) -> Result<JsValue, JsValue> {
        call(|| to_js(&crate::ingest::templates()))
    }

    /// One of them as CSV.
    ///
    /// # Errors
    /// When there is no such template.
    pub fn template(&self, name: &str) -> Result<Uint8Array, JsValue> {
        call(|| {
            let template = crate::ingest::Template::named(name)
                .ok_or_else(|| Failure(format!("There is no template \"{name}\".")))?;
            Ok(Uint8Array::from(template.csv().as_slice()))
        })
    }

    /// One of them as a workbook, with what belongs in each column on a second sheet.
    ///
    /// # Errors
    /// When there is no such template.
    pub fn template_xlsx(&self, name: &str) -> Result<Uint8Array, JsValue> {
        call(|| {
            let template = crate::ingest::Template::named(name)
                .ok_or_else(|| Failure(format!("There is no template \"{name}\".")))?;
            let bytes = crate::report::template_xlsx(&template, self.as_of);
            Ok(Uint8Array::from(bytes.map_err(Failure::of)?.as_slice()))
        })
    }

    /// A page of designations; the query is a JSON object.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn designations(&self, query: &str) -> Result<JsValue, JsValue> {
        call(|| {
            let query: DesignationQuery = from_json(query)?;
            to_js(&self.inner.report().map_err(Failure::of)?.designations_page(&query))
        })
    }

    /// How the amount of a designation comes about; empty when there is no such designation.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn trace(&self, index: usize) -> Result<JsValue, JsValue> {
        call(|| {
            let report = self.inner.report().map_err(Failure::of)?;
            to_js(&report.trace(index))
        })
    }

    /// A value of the law on a day (today's report day unless given); without a key, all keys.
    ///
    /// # Errors
    /// When the day is not a date.
    pub fn law(&self, key: Option<String>, on: Option<String>) -> Result<JsValue, JsValue> {
        call(|| {
            let book = self.inner.book();
            let Some(key) = key else {
                return to_js(&book.keys());
            };
            let on = match on {
                Some(text) => {
                    parse_iso(&text).ok_or_else(|| Failure(format!("\"{text}\" is not a date.")))?
                }
                None => self.as_of,
            };
            to_js(&book.explain(&key, on).map(|entry| LawView::new(&entry, on)))
        })
    }

    /// A citation: the rule in a sentence, where it stands, when it was read, how sure we are.
    ///
    /// # Errors
    /// When the instance is out of use.
    pub fn cite(&self, key: &str) -> Result<JsValue, JsValue> {
        call(|| to_js(&self.inner.book().citation(key).map(CitationView::new)))
    }

    /// The documentation of a check, as Markdown under fixed headings.
    ///
    /// # Errors
    /// When the instance is out of use.
    pub fn explain(&self, code: &str) -> Result<JsValue, JsValue> {
        call(|| {
            let check = crate::checks::all().find(|check| check.code == code);
            to_js(&check.map(|check| check.documentation))
        })
    }

    /// The whole report as JSON.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn export_json(&self) -> Result<Uint8Array, JsValue> {
        call(|| Ok(Uint8Array::from(self.inner.json(TRACES).map_err(Failure::of)?.as_slice())))
    }

    /// The whole report as a workbook (XLSX).
    ///
    /// # Errors
    /// When nothing was evaluated yet, or the workbook would be too large.
    pub fn export_xlsx(&self) -> Result<Uint8Array, JsValue> {
        call(|| {
            let report = self.inner.report().map_err(Failure::of)?;
            Ok(Uint8Array::from(report.xlsx().map_err(Failure::of)?.as_slice()))
        })
    }

    /// A CSV file: `findings`, `designations` or `set_aside`.
    ///
    /// # Errors
    /// When there is no such file, or nothing was evaluated yet.
    pub fn export_csv(&self, kind: &str) -> Result<Uint8Array, JsValue> {
        call(|| {
            let kind = CsvKind::named(kind)
                .ok_or_else(|| Failure(format!("There is no CSV file \"{kind}\".")))?;
            let bytes = self.inner.report().map_err(Failure::of)?.csv(kind);
            Ok(Uint8Array::from(bytes.as_slice()))
        })
    }
}

impl Session {
    pub(super) fn record(&self, file_index: u16) -> Result<&FileRecord, Failure> {
        let files = &self.inner.portfolio().map_err(Failure::of)?.files;
        files
            .get(usize::from(file_index))
            .ok_or_else(|| Failure(format!("There is no file {file_index} in the report.")))
    }
}

fn view(record: &FileRecord) -> Result<JsValue, Failure> {
    to_js(&FileView::new(record, true))
}
