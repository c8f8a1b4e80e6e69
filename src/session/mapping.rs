//! Which column is what: what was made of the files, and what somebody chose.

use super::Session;
use crate::ingest::{ChoiceError, Choices, FileIntake, Preview};
use crate::model::Arrange;
use std::sync::Arc;

impl Session {
    /// Forgets all files, those of law too; choices stay, for the files to be read again under them.
    pub fn clear(&mut self) {
        let book = self.law.before().unwrap_or_else(|| Arc::clone(&self.book));
        let (law, choices) = (self.law.without_files(), Arc::clone(&self.choices));
        *self = Self { book, law, choices, ..Self::default() };
    }

    /// Takes a mapping file in place of the choices so far; it applies to files begun afterwards.
    ///
    /// # Errors
    /// When it is malformed: where, and what was expected.
    pub fn choose(&mut self, json: &str) -> Result<(), ChoiceError> {
        self.choices = Arc::new(Choices::parse(json)?);
        Ok(())
    }

    /// What was made of the columns of a file, and what may be chosen, once the file has ended; `None`
    /// for a file without a table. Of a workbook with several reports this is the sheet that waits to be
    /// confirmed, one after the other as the file is read again under the choices made.
    #[must_use]
    pub fn preview(&self, handle: u32) -> Option<&Preview> {
        self.previews.get(&handle)
    }

    /// The choices of the session, and the mapping of every file that was read.
    #[must_use]
    pub fn mappings(&self) -> Choices {
        let mut all = Choices::clone(&self.choices);
        let mut read: Vec<_> = self.read_as.values().flatten().cloned().collect();
        read.arrange_by(|a, b| (&a.headings, &a.sheet).cmp(&(&b.headings, &b.sheet)));
        read.into_iter().for_each(|choice| all.add(choice));
        all
    }

    /// Keeps what was made of a file that has ended.
    pub(super) fn keep_preview(&mut self, handle: u32, file: &FileIntake) {
        self.read_as.insert(handle, file.choices().collect());
        if let Some(mut preview) = file.preview() {
            preview.handle = handle;
            self.previews.insert(handle, preview);
        }
    }
}
