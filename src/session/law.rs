//! The law of the session: what comes with the build, renewed by files among those that were given.

use super::{Session, SessionError};
use crate::law::{Book, LawFile, Refreshed, Tables, refresh};
use crate::model::{Date, FileRecord};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Files of law, and what was made of them.
#[derive(Debug, Default)]
pub(super) struct LawFiles {
    files: Vec<(u32, FileRecord, LawFile)>,
    /// The day of an edition by the name of its file, as somebody told it.
    days: BTreeMap<String, Date>,
    /// The law before any file.
    before: Option<Arc<Book>>,
    refreshed: Refreshed,
    /// The day that was taken for editions whose day nobody told; `None` when something has changed
    /// since.
    done_for: Option<Date>,
}

impl LawFiles {
    pub(super) fn refreshed(&self) -> &Refreshed {
        &self.refreshed
    }

    /// The record of a file of law.
    pub(super) fn record(&self, handle: u32) -> Option<&FileRecord> {
        self.files.iter().find(|(known, ..)| *known == handle).map(|(_, record, _)| record)
    }

    /// Gives the hash of a file of law that was ended without one; false where there is no such file.
    pub(super) fn set_hash(&mut self, handle: u32, sha256: &str) -> bool {
        let file = self.files.iter_mut().find(|(known, ..)| *known == handle);
        let Some((_, record, file)) = file else { return false };
        sha256.clone_into(&mut record.sha256);
        if file.sha256 != sha256 {
            sha256.clone_into(&mut file.sha256);
            self.done_for = None;
        }
        true
    }

    pub(super) fn take(&mut self, handle: u32, record: FileRecord, file: LawFile) {
        self.files.push((handle, record, file));
        self.done_for = None;
    }

    /// The same days for the files to come, and no file.
    pub(super) fn without_files(&mut self) -> Self {
        Self { days: std::mem::take(&mut self.days), ..Self::default() }
    }

    /// The law before any file was used; `None` when none was.
    pub(super) fn before(&self) -> Option<Arc<Book>> {
        self.before.clone()
    }
}

impl Session {
    /// Tells on which day the editions of some files were in force, by the names of the files, in place
    /// of all days told before.
    pub fn tell_law_days(&mut self, days: BTreeMap<String, Date>) {
        if self.law.days != days {
            self.law.days = days;
            self.law.done_for = None;
        }
    }

    /// Puts the law of the files that were given into use and says what became of each. `assumed` is
    /// taken for an edition whose day nobody told. [`Session::evaluate`] does this for the day of its
    /// report.
    ///
    /// # Errors
    /// When the tables of this build do not read, which its tests exclude.
    pub fn renew_law(&mut self, assumed: Date) -> Result<&Refreshed, SessionError> {
        if self.law.done_for == Some(assumed)
            || (self.law.files.is_empty() && self.law.before.is_none())
        {
            return Ok(&self.law.refreshed);
        }
        let before = self.law.before.get_or_insert_with(|| Arc::clone(&self.book));
        if self.law.files.is_empty() {
            self.book = Arc::clone(before);
            self.law.refreshed = Refreshed::default();
        } else {
            let files = self.law.files.iter().map(|(.., file)| file);
            let renewed = refresh(&Tables::embedded(), files, &self.law.days, assumed)
                .map_err(|error| SessionError::Law(error.to_string()))?;
            self.book = Arc::new(renewed.book);
            self.law.refreshed = renewed.refreshed;
        }
        self.law.done_for = Some(assumed);
        Ok(&self.law.refreshed)
    }
}
