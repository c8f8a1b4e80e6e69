//! Raw rows again: what the cells of a row held, for showing a finding where it stands.

use crate::model::Arrange;
use crate::model::FileRecord;
use crate::text::{
    Delimited, FaultKind, FileType, HEAD, Head, OpenError, Record, RowSink, TextReader, Workbook,
    append, decode, file_type, has_room, push,
};
use std::ops::ControlFlow;

fn texts(record: &Record<'_>) -> Vec<String> {
    (0..record.len()).map(|index| decode(record.raw(index)).into_owned()).collect()
}

/// The cells of one record of a text file. `bytes` are those of the file from the record's offset on,
/// at least to the end of the record; more does no harm.
///
/// `None` for files whose records have no offset (workbooks, UTF-16 text): use [`RawRows`].
#[must_use]
pub fn raw_record(file: &FileRecord, bytes: &[u8]) -> Option<Vec<String>> {
    struct First(Option<Vec<String>>);
    impl RowSink for First {
        fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
            self.0 = Some(texts(record));
            ControlFlow::Break(())
        }
    }
    let mut reader = Delimited::new(file.delimiter?, 0);
    let mut first = First(None);
    reader.push(bytes, &mut first).ok()?;
    if first.0.is_none() {
        reader.finish(&mut first).ok()?;
    }
    first.0
}

/// The cells of some rows of a sheet; `rows` need not be sorted. Rows that are not there, or for which
/// there is no room, are left out; the latter is said.
fn rows_of_sheet(bytes: &[u8], sheet: &str, rows: &[u32]) -> (Found, bool) {
    let mut wanted = Wanted::new(rows);
    match Workbook::open(bytes) {
        Ok(workbook) => {
            if let Some(index) = workbook.sheets().position(|name| name == sheet) {
                // What was read before a fault is still what the rows held.
                let fault = workbook.read(index, &mut wanted).err();
                wanted.is_full |= fault.is_some_and(|fault| fault.kind == FaultKind::Memory);
            }
        }
        Err(error) => wanted.is_full = error == OpenError::Memory,
    }
    wanted.found.arrange_by_key(|(row, _)| *row);
    (wanted.found, wanted.is_full)
}

/// Rows with the text of their cells.
type Found = Vec<(u32, Vec<String>)>;

/// Rows to look for.
#[derive(Debug, Default)]
struct Wanted {
    rows: Vec<u32>,
    found: Found,
    is_full: bool,
}

impl Wanted {
    fn new(rows: &[u32]) -> Self {
        let mut rows = rows.to_vec();
        rows.sort_unstable();
        rows.dedup();
        Self { rows, found: Vec::new(), is_full: false }
    }
}

impl RowSink for Wanted {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        if self.rows.binary_search(&record.row).is_ok() {
            // A byte may become three in UTF-8. What there is no room for is left out.
            let bytes: usize = record.cells().map(|cell| cell.bytes.len()).sum();
            let room = bytes.saturating_mul(3).saturating_add(record.len() * size_of::<String>());
            if !has_room(room) || push(&mut self.found, (record.row, texts(record))).is_err() {
                self.is_full = true;
                return ControlFlow::Break(());
            }
        }
        // The rows of a sheet need not stand in order.
        if self.found.len() < self.rows.len() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }
}

/// Collects some rows of a file that is pushed once more, in chunks of any size.
#[derive(Debug)]
pub struct RawRows {
    /// Sheets of a workbook and the rows wanted of each; one without a name for any other file.
    sheets: Vec<(Option<String>, Vec<u32>)>,
    wanted: Wanted,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Head(Head),
    Text(Box<TextReader>),
    Workbook(Vec<u8>),
    Done,
}

impl RawRows {
    /// For these rows of the file; they need not be sorted.
    #[must_use]
    pub fn new(file: &FileRecord, rows: &[u32]) -> Self {
        Self::of_sheets(&[(file, rows)])
    }

    /// The same for several sheets of one workbook.
    #[must_use]
    pub fn of_sheets(sheets: &[(&FileRecord, &[u32])]) -> Self {
        let of = |(file, rows): &(&FileRecord, &[u32])| (file.sheet.clone(), rows.to_vec());
        let wanted = Wanted::new(sheets.first().map_or(&[], |(_, rows)| rows));
        let sheets = sheets.iter().map(of).collect();
        Self { sheets, wanted, stage: Stage::Head(Head::default()) }
    }

    /// Takes the next bytes.
    pub fn push(&mut self, chunk: &[u8]) {
        let mut rest = chunk;
        if let Stage::Head(head) = &mut self.stage {
            rest = head.fill(chunk);
            if !head.is_full() {
                return;
            }
            let head = std::mem::take(head);
            self.start(head.into_bytes());
        }
        self.take(rest);
    }

    fn start(&mut self, head: Vec<u8>) {
        self.stage = match file_type(&head) {
            FileType::Zip => Stage::Workbook(head),
            FileType::Text(encoding) => {
                let known = head.get(..head.len().min(HEAD)).unwrap_or(b"");
                self.stage = Stage::Text(Box::new(TextReader::new(known, encoding)));
                return self.take(&head);
            }
            FileType::Foreign(..) | FileType::Empty => Stage::Done,
        };
    }

    fn take(&mut self, bytes: &[u8]) {
        match &mut self.stage {
            Stage::Text(reader) => {
                if reader.push(bytes, &mut self.wanted).is_err() {
                    self.stage = Stage::Done;
                }
            }
            Stage::Workbook(all) => {
                if append(all, bytes).is_err() {
                    self.wanted.is_full = true;
                    self.stage = Stage::Done;
                }
            }
            Stage::Head(_) | Stage::Done => {}
        }
    }

    /// The rows found in the first sheet, sorted, with the text of their cells, and whether rows are not
    /// among them because there was no room.
    #[must_use]
    pub fn finish(self) -> (Vec<(u32, Vec<String>)>, bool) {
        self.finish_each().into_iter().next().unwrap_or_default()
    }

    /// The rows found in each sheet, sorted, with the text of their cells.
    #[must_use]
    pub fn finish_sheets(self) -> Vec<Vec<(u32, Vec<String>)>> {
        self.finish_each().into_iter().map(|(found, _)| found).collect()
    }

    fn finish_each(mut self) -> Vec<(Found, bool)> {
        if let Stage::Head(head) = &mut self.stage {
            let head = std::mem::take(head);
            self.start(head.into_bytes());
        }
        match self.stage {
            Stage::Text(reader) => {
                // A fault at the end was reported when the file was read.
                let _ = reader.finish(&mut self.wanted);
            }
            Stage::Workbook(bytes) => {
                let of = |(sheet, rows): &(Option<String>, Vec<u32>)| {
                    rows_of_sheet(&bytes, sheet.as_deref().unwrap_or(""), rows)
                };
                return self.sheets.iter().map(of).collect();
            }
            Stage::Head(_) | Stage::Done => {}
        }
        vec![(self.wanted.found, self.wanted.is_full)]
    }
}
