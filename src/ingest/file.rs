//! A file that was read: its record for the report and its rows for the assembly.

use super::intake::{CANCELLED, Text};
use super::mapping::Mapping;
use super::messages;
use super::table::{Data, Table};
use crate::model::{FileRecord, FileStatus, RowCounts, SourceKind};
use crate::text::Encoding;

/// A file that was read, before [`super::assemble`] joins it with the others.
#[derive(Debug)]
pub struct FileIntake {
    pub(super) record: FileRecord,
    pub(super) data: Data,
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
            header_row: 0,
            rows: RowCounts::default(),
            set_aside: Vec::new(),
            delimiter: None,
        };
        Self { record, data: Data::None }
    }

    /// What became of the file, as far as it alone can tell; overlaps with other files come later.
    #[must_use]
    pub fn record(&self) -> &FileRecord {
        &self.record
    }

    pub(super) fn stop(&mut self, status: FileStatus, message: String) {
        self.record.status = status;
        self.record.message = messages::visible(message);
    }

    pub(super) fn take_text(&mut self, text: Text) {
        let Text { table, fault, encoding, delimiter, cancelled, .. } = text;
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
        table: Table,
        sheet: Option<&str>,
        stopped: Option<String>,
        assumed: Option<String>,
    ) {
        self.record.sheet = sheet.map(str::to_owned);
        if !table.has_header() {
            let (status, message) = match stopped {
                Some(stopped) => (FileStatus::Incomplete, stopped),
                None => (FileStatus::Refused, messages::no_header(&table)),
            };
            return self.stop(status, message);
        }
        self.record.header_row = table.header_row;
        let (data, tally, mapping) = table.into_data();
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
        self.record.layout = mapping.layout.to_owned();
        self.record.mapping = mapping.mapped;
        self.record.unused = mapping.unused;
    }
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
