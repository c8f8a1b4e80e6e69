//! A file of the session on its way in.

use super::choice::Choices;
use super::file::FileIntake;
use super::hash::FileHash;
use super::messages;
use super::table::{ROOM, Table};
use super::workbook;
use crate::law::{LawFileKind, MOST_BYTES};
use crate::model::FileStatus;
use crate::text::{
    Encoding, Fault, FaultKind, FileType, Head, Limits, OpenError, TextReader, append, file_type,
    has_room,
};
use std::sync::Arc;

/// Bytes of text that are read before memory is looked at again.
const PART: usize = 1 << 18;

/// Reads one file, pushed in chunks of any size.
///
/// Text is read as it comes and only what is kept of it stays in memory; a workbook is collected and
/// read at the end. The result never depends on the size of the chunks.
#[derive(Debug)]
pub struct Intake {
    name: String,
    bytes: u64,
    hash: Option<FileHash>,
    choices: Arc<Choices>,
    limits: Limits,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// Not yet clear what the file is.
    Head(Head),
    Text(Box<Text>),
    Workbook(Vec<u8>),
    /// Law for the session, read at the end.
    Law(LawFileKind, Vec<u8>),
    /// Nothing more is read; what is wrong.
    Refused(String),
    /// A workbook for whose bytes there is no room.
    TooLarge,
}

/// A text file being read.
#[derive(Debug)]
pub(super) struct Text {
    reader: TextReader,
    pub table: Table,
    pub fault: Option<Fault>,
    pub encoding: Encoding,
    pub delimiter: u8,
    pub cancelled: bool,
}

impl Text {
    fn new(head: &[u8], encoding: Encoding, choices: &Arc<Choices>) -> Self {
        let reader = TextReader::new(head, encoding);
        let delimiter = reader.delimiter();
        let table = Table::new(true, choices, None);
        Self { reader, table, fault: None, encoding, delimiter, cancelled: false }
    }

    fn push(&mut self, chunk: &[u8]) {
        if self.fault.is_some() || self.table.cut.is_some() {
            return;
        }
        for part in chunk.chunks(PART) {
            if !has_room(ROOM) {
                let row = u32::try_from(self.table.tally.rows.read + 1).unwrap_or(u32::MAX);
                self.fault = Some(Fault { kind: FaultKind::Memory, row });
            } else {
                self.fault = self.reader.push(part, &mut self.table).err();
                self.fault = self.table.out_of_room().or(self.fault.take());
            }
            if self.fault.is_some() {
                return;
            }
        }
    }

    fn finish(mut self) -> Self {
        let reader = std::mem::replace(&mut self.reader, TextReader::new(b"", self.encoding));
        if self.fault.is_none() && !self.cancelled {
            self.fault = reader.finish(&mut self.table).err();
            let _ = self.table.settle();
            self.fault = self.table.out_of_room().or(self.fault.take());
        }
        self
    }
}

impl Intake {
    /// A file with this name; folders in front of it are dropped.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        Self {
            name: name.to_owned(),
            bytes: 0,
            hash: Some(FileHash::default()),
            choices: Arc::default(),
            limits: Limits::default(),
            stage: Stage::Head(Head::default()),
        }
    }

    /// The same for a caller that computes the SHA-256 of the file itself, beside the reading, and gives
    /// it to [`Self::finish_hashed`] or later to [`FileIntake::set_hash`].
    #[must_use]
    pub fn without_hash(name: &str) -> Self {
        Self { hash: None, ..Self::new(name) }
    }

    /// With what was chosen for files with certain headings; before the first bytes.
    #[must_use]
    pub fn with(self, choices: Arc<Choices>) -> Self {
        Self { choices, ..self }
    }

    /// With other limits for a workbook; before the first bytes.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Takes the next bytes.
    pub fn push(&mut self, chunk: &[u8]) {
        self.bytes += chunk.len() as u64;
        if let Some(hash) = &mut self.hash {
            hash.update(chunk);
        }
        let mut rest = chunk;
        if let Stage::Head(head) = &mut self.stage {
            rest = head.fill(chunk);
            if !head.is_full() {
                return;
            }
            let head = std::mem::take(head);
            self.recognise(head.into_bytes());
        }
        match &mut self.stage {
            Stage::Text(text) => text.push(rest),
            Stage::Workbook(bytes) => {
                if append(bytes, rest).is_err() {
                    self.stage = Stage::TooLarge;
                }
            }
            Stage::Law(_, bytes) => {
                if bytes.len() + rest.len() > MOST_BYTES {
                    self.stage = Stage::Refused(messages::large_law(MOST_BYTES));
                } else if append(bytes, rest).is_err() {
                    self.stage = Stage::TooLarge;
                }
            }
            Stage::Head(_) | Stage::Refused(_) | Stage::TooLarge => {}
        }
    }

    fn recognise(&mut self, head: Vec<u8>) {
        if let Some(kind) = LawFileKind::of(&head) {
            self.stage = Stage::Law(kind, head);
            return;
        }
        self.stage = match file_type(&head) {
            FileType::Empty => Stage::Refused(messages::empty()),
            FileType::Foreign(what, advice) => Stage::Refused(messages::foreign(what, advice)),
            FileType::Zip => Stage::Workbook(head),
            FileType::Text(encoding) => {
                let mut text = Text::new(&head, encoding, &self.choices);
                text.push(&head);
                Stage::Text(Box::new(text))
            }
        };
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Bytes taken so far.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Rows read so far; 0 for a workbook until [`Self::finish`].
    #[must_use]
    pub fn rows(&self) -> u64 {
        match &self.stage {
            Stage::Text(text) => text.table.tally.rows.read,
            _ => 0,
        }
    }

    /// The layout recognised so far.
    #[must_use]
    pub fn layout(&self) -> Option<&'static str> {
        match &self.stage {
            Stage::Text(text) => text.table.layout(),
            _ => None,
        }
    }

    /// Ends the file.
    #[must_use]
    pub fn finish(self) -> FileIntake {
        self.end(None, false)
    }

    /// Ends the file; `sha256` is its hash in hexadecimal, computed elsewhere.
    #[must_use]
    pub fn finish_hashed(self, sha256: &str) -> FileIntake {
        self.end(Some(sha256.to_owned()), false)
    }

    /// Stops the reading; the file is [`FileStatus::Incomplete`].
    #[must_use]
    pub fn cancel(self) -> FileIntake {
        self.end(None, true)
    }

    fn end(mut self, sha256: Option<String>, cancelled: bool) -> FileIntake {
        if let Stage::Head(head) = &mut self.stage {
            let head = std::mem::take(head);
            self.recognise(head.into_bytes());
        }
        let hashed = self.hash.map(FileHash::finish);
        let mut file =
            FileIntake::new(self.name, self.bytes, sha256.or(hashed).unwrap_or_default());
        match self.stage {
            Stage::Text(mut text) => {
                text.cancelled = cancelled;
                file.take_text(text.finish());
            }
            Stage::Workbook(_) if cancelled => {
                file.stop(FileStatus::Incomplete, CANCELLED.to_owned())
            }
            Stage::Law(..) if cancelled => file.stop(FileStatus::Refused, CANCELLED.to_owned()),
            Stage::Law(kind, bytes) => file.take_law(kind, &bytes),
            Stage::Workbook(bytes) => workbook::read(&mut file, &bytes, &self.choices, self.limits),
            Stage::Refused(message) => file.stop(FileStatus::Refused, message),
            Stage::TooLarge => file.stop(FileStatus::Incomplete, OpenError::Memory.to_string()),
            Stage::Head(_) => file.stop(FileStatus::Refused, messages::empty()),
        }
        file
    }
}

/// What the message of a cancelled file says.
pub(super) const CANCELLED: &str = "Reading was cancelled. Add the file again to read all of it.";
