//! A file that was read: its record for the report and its rows for the assembly. Each sheet of a
//! workbook that holds a report is a part with a record of its own.

use super::choice::Choice;
use super::intake::{CANCELLED, Text};
use super::mapping::{Contradicted, Mapping};
use super::messages;
use super::preview::{Preview, SheetName};
use super::table::{Data, Table};
use crate::law::{LawFile, LawFileKind};
use crate::model::Arrange;
use crate::model::{Confidence, FileRecord, FileStatus, GuessedColumn, RowCounts, SourceKind};
use crate::text::Encoding;

/// A file that was read, before [`super::assemble`] joins it with the others.
#[derive(Debug)]
pub struct FileIntake {
    pub(super) record: FileRecord,
    pub(super) data: Data,
    /// Further sheets, in the order in which they were read.
    others: Vec<(FileRecord, Data)>,
    /// The sheets of a workbook.
    pub(super) sheets: Vec<SheetName>,
    /// What was made of the columns of each table, the one that is shown first before the others.
    previews: Vec<Preview>,
    law: Option<Box<LawFile>>,
}

impl FileIntake {
    pub(super) fn new(name: String, bytes: u64, sha256: String) -> Self {
        let record = FileRecord {
            name,
            kind: SourceKind::Unknown,
            layout: String::new(),
            sheet: None,
            bytes,
            sha256,
            status: FileStatus::Refused,
            message: String::new(),
            mapping: Vec::new(),
            unused: Vec::new(),
            certain: false,
            guesses: Vec::new(),
            header_row: 0,
            rows: RowCounts::default(),
            set_aside: Vec::new(),
            delimiter: None,
        };
        Self {
            record,
            data: Data::None,
            others: Vec::new(),
            sheets: Vec::new(),
            previews: Vec::new(),
            law: None,
        }
    }

    /// What became of the file, as far as it alone can tell; overlaps with other files come later. Of a
    /// workbook with several reports this is the first.
    #[must_use]
    pub fn record(&self) -> &FileRecord {
        &self.record
    }

    /// The records of all sheets that were read; one for any other file.
    pub fn records(&self) -> impl Iterator<Item = &FileRecord> {
        std::iter::once(&self.record).chain(self.others.iter().map(|(record, _)| record))
    }

    /// Takes law for the session.
    pub(super) fn take_law(&mut self, kind: LawFileKind, bytes: &[u8]) {
        let law = LawFile::read(kind, &self.record.name, &self.record.sha256, bytes);
        self.record.kind = SourceKind::Law;
        kind.words().clone_into(&mut self.record.layout);
        match law.problem() {
            Some(problem) => self.stop(FileStatus::Refused, problem.to_owned()),
            None => self.record.status = FileStatus::Complete,
        }
        self.law = Some(Box::new(law));
    }

    /// Gives away the law of a file that holds no rows; `None` for any other.
    pub fn take_law_file(&mut self) -> Option<LawFile> {
        self.law.take().map(|law| *law)
    }

    /// What files are sorted by, so that the order in which they came does not matter. The size comes
    /// first: it is known before the hash.
    #[must_use]
    pub fn by_content(&self) -> (u64, &str, &str) {
        (self.record.bytes, &self.record.sha256, &self.record.name)
    }

    /// Gives the hash, in hexadecimal, of a file that was ended without one.
    pub fn set_hash(&mut self, sha256: &str) {
        for record in
            std::iter::once(&mut self.record).chain(self.others.iter_mut().map(|o| &mut o.0))
        {
            sha256.clone_into(&mut record.sha256);
        }
    }

    pub(super) fn into_parts(self) -> impl Iterator<Item = (FileRecord, Data)> {
        std::iter::once((self.record, self.data)).chain(self.others)
    }

    /// Takes the rows of a further sheet.
    pub(super) fn take_sheet(
        &mut self,
        table: Table,
        sheet: &str,
        stopped: Option<String>,
        said: Option<String>,
    ) {
        let mut part = self.another();
        part.take_table(table, Some(sheet), stopped, said);
        self.previews.append(&mut part.previews);
        self.others.push((part.record, part.data));
    }

    /// A further sheet whose rows are not used, with the reason: without it the file is not whole.
    pub(super) fn leave_sheet(&mut self, sheet: &str, reason: String) {
        let mut part = self.another();
        part.record.sheet = Some(sheet.to_owned());
        part.stop(FileStatus::Incomplete, reason);
        self.others.push((part.record, part.data));
    }

    /// The same file for a further sheet.
    fn another(&self) -> Self {
        let FileRecord { name, bytes, sha256, .. } = &self.record;
        Self::new(name.clone(), *bytes, sha256.clone())
    }

    /// What was made of the columns of its table, and what may be chosen; `None` for a file without one.
    /// Of a workbook with several reports this is the first that waits to be confirmed, or else the
    /// first.
    #[must_use]
    pub fn preview(&self) -> Option<Preview> {
        let waits = self.previews.iter().find(|preview| preview.waits());
        let mut preview = waits.or(self.previews.first())?.clone();
        preview.name.clone_from(&self.record.name);
        preview.sheets.clone_from(&self.sheets);
        Some(preview)
    }

    /// The mapping of every table that is read, as choices for files with their headings.
    pub fn choices(&self) -> impl Iterator<Item = Choice> {
        self.previews.iter().filter_map(Preview::choice)
    }

    /// Keeps what was made of the columns of a table, in place of what is shown so far.
    pub(super) fn take_preview(&mut self, preview: Option<Box<Preview>>, sheet: Option<&str>) {
        let Some(mut preview) = preview else { return };
        preview.sheet = sheet.map(str::to_owned);
        self.previews.insert(0, *preview);
    }

    /// Shows a sheet that somebody looks at, whatever waits in others.
    pub(super) fn show(&mut self, preview: Box<Preview>, sheet: &str) {
        self.previews.clear();
        self.take_preview(Some(preview), Some(sheet));
    }

    pub(super) fn stop(&mut self, status: FileStatus, message: String) {
        self.record.status = status;
        self.record.message = messages::visible(message);
    }

    pub(super) fn take_text(&mut self, text: Text) {
        let Text { mut table, fault, encoding, delimiter, cancelled, .. } = text;
        // A row that is cut may be among those that were held.
        let _ = table.settle();
        let stopped = match (&fault, table.cut) {
            (Some(fault), _) => Some(fault.to_string()),
            (None, Some((row, cells))) => {
                let width = table.mapping.as_ref().map_or(0, |mapping| mapping.width);
                Some(messages::cut(row, cells, width))
            }
            (None, None) => cancelled.then(|| CANCELLED.to_owned()),
        };
        // UTF-16 text has no byte offsets that lead back to a record.
        let is_bytes = matches!(encoding, Encoding::Bytes { .. });
        self.record.delimiter = is_bytes.then_some(delimiter);
        let assumed = encoding_note(encoding);
        self.take_table(table, None, stopped, assumed);
    }

    /// Takes the rows of a table; `stopped` says why reading ended inside it.
    pub(super) fn take_table(
        &mut self,
        mut table: Table,
        sheet: Option<&str>,
        stopped: Option<String>,
        assumed: Option<String>,
    ) {
        self.record.sheet = sheet.map(str::to_owned);
        let _ = table.settle();
        let preview = table.preview.clone();
        self.take_preview(preview, sheet);
        if !table.has_header() {
            self.record.guesses = table.mapping.as_ref().map_or_else(Vec::new, guesses);
            let (status, message) = match stopped {
                Some(stopped) => (FileStatus::Incomplete, stopped),
                None => (FileStatus::Refused, messages::no_header(&table)),
            };
            return self.stop(status, message);
        }
        self.record.header_row = table.header_row;
        let (data, tally, mapping, fault) = table.into_data();
        let stopped = stopped.or(fault.map(|fault| fault.to_string()));
        let mut texts: Vec<String> = stopped.iter().cloned().chain(assumed).collect();
        if let Some(mapping) = mapping {
            texts.extend(messages::table(&tally, &mapping, sheet));
            self.take_mapping(mapping);
        }
        self.record.rows = tally.rows;
        self.record.set_aside = tally.asides.finish();
        self.record.status = match stopped {
            Some(_) => FileStatus::Incomplete,
            None if tally.rows.set_aside > 0 => FileStatus::Partial,
            None => FileStatus::Complete,
        };
        self.record.message = messages::visible(texts.join(" "));
        self.data = data;
    }

    fn take_mapping(&mut self, mapping: Mapping) {
        self.record.kind = mapping.kind;
        self.record.certain = mapping.is_certain();
        self.record.guesses = guesses(&mapping);
        self.record.layout = mapping.layout.to_owned();
        self.record.mapping = mapping.mapped;
        self.record.unused = mapping.unused;
    }
}

/// Columns that may be ours: guessed, and known by headings that their values contradict.
fn guesses(mapping: &Mapping) -> Vec<GuessedColumn> {
    let mut guesses = mapping.guesses.clone();
    guesses.extend(mapping.contradicted.iter().filter_map(|contradicted| {
        let Contradicted { index, field, heading, reason } = contradicted;
        Some(GuessedColumn {
            field: *field,
            index: u16::try_from(*index).ok()?,
            heading: heading.clone(),
            confidence: Confidence::Possible,
            reason: reason.clone(),
        })
    }));
    guesses.arrange_by_key(|guess| guess.index);
    guesses
}

fn encoding_note(encoding: Encoding) -> Option<String> {
    match encoding {
        Encoding::Bytes { .. } => None,
        Encoding::Utf16 { mark, .. } => {
            let how =
                if mark > 0 { "its byte order mark says so" } else { "every second byte is zero" };
            Some(format!("The text is UTF-16 ({how}) and was read as such."))
        }
    }
}
