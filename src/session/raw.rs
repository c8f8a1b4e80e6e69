//! The way back from a finding to its cells: which rows are wanted, and their values as they stood.

use super::{Session, SessionError};
use crate::ingest;
use crate::model::{FileId, FileRecord, Place};
use serde::Serialize;
use std::collections::BTreeSet;

/// A row as it stood in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RawRow {
    /// The heading of each cell; empty where none is known.
    pub headings: Vec<String>,
    /// The cells, from the first column on.
    pub cells: Vec<String>,
}

impl Session {
    /// The number of a file as [`Session::begin`] gave it.
    #[must_use]
    pub fn handle(&self, file: FileId) -> Option<u32> {
        self.handles.get(usize::from(file.0)).copied()
    }

    /// Whether the findings point at rows of a file whose raw values are not at hand.
    #[must_use]
    pub fn wants_raw(&self, handle: u32) -> bool {
        self.files_of(handle).any(|file| !self.wanted_rows(file).is_empty())
    }

    /// Files whose raw values are wanted, by their number.
    #[must_use]
    pub fn files_wanting_raw(&self) -> Vec<u32> {
        let handles: BTreeSet<u32> = self.handles.iter().copied().collect();
        handles.into_iter().filter(|handle| self.wants_raw(*handle)).collect()
    }

    /// The byte offset of a record in a text file; `None` where it must be looked for in the whole file, as
    /// in a workbook, in UTF-16 text, and in lists.
    #[must_use]
    pub fn offset(&self, place: Place) -> Option<u64> {
        let portfolio = self.portfolio.as_ref()?;
        // Where no delimiter is kept, bytes at an offset are no record.
        self.file_of(place).ok()?.delimiter?;
        let tariffs = portfolio.tariffs.iter().map(|record| (record.place, record.offset));
        let exports = portfolio.exports.iter().map(|record| (record.place, record.offset));
        tariffs.chain(exports).find(|(at, _)| *at == place).map(|(_, offset)| offset)
    }

    /// The headings that are known and the cells of a row as they stood in a text file, from the bytes at
    /// its offset ([`Session::offset`]).
    ///
    /// # Errors
    /// When the bytes hold no record.
    pub fn raw_row(&self, place: Place, bytes: &[u8]) -> Result<RawRow, SessionError> {
        let cells = ingest::raw_record(self.file_of(place)?, bytes);
        self.headed(place, cells)
    }

    /// Begins to look a row up in its whole file, where no offset tells where it stands.
    ///
    /// # Errors
    /// When the file is not known.
    pub fn begin_row(&mut self, place: Place) -> Result<(), SessionError> {
        let rows = ingest::RawRows::new(self.file_of(place)?, &[place.row]);
        self.looked_up = Some((place, rows));
        Ok(())
    }

    /// Takes the next bytes of the file, from its beginning.
    pub fn push_row(&mut self, chunk: &[u8]) {
        if let Some((_, rows)) = &mut self.looked_up {
            rows.push(chunk);
        }
    }

    /// The row that was looked up, as [`Session::raw_row`] gives it.
    ///
    /// # Errors
    /// When the file has no such row any more, or a workbook does not fit into memory once more.
    pub fn finish_row(&mut self) -> Result<RawRow, SessionError> {
        let (place, rows) = self.looked_up.take().ok_or(SessionError::NotEvaluated)?;
        let (found, is_full) = rows.finish();
        let found = found.into_iter().find(|(row, _)| *row == place.row).map(|(_, cells)| cells);
        if found.is_none() && is_full {
            let name = self.file_of(place)?.name.clone();
            return Err(SessionError::NoRoomForRow { row: place.row, name });
        }
        self.headed(place, found)
    }

    fn file_of(&self, place: Place) -> Result<&FileRecord, SessionError> {
        let portfolio = self.portfolio.as_ref().ok_or(SessionError::NotEvaluated)?;
        let file = portfolio.files.get(usize::from(place.file.0));
        file.ok_or(SessionError::NoSuchFile(u32::from(place.file.0)))
    }

    /// Cells of a row with the headings that are known.
    fn headed(&self, place: Place, cells: Option<Vec<String>>) -> Result<RawRow, SessionError> {
        let file = self.file_of(place)?;
        let lost = || SessionError::RowLost { row: place.row, name: file.name.clone() };
        let cells = cells.ok_or_else(lost)?;
        let mut headings = vec![String::new(); cells.len()];
        for column in &file.mapping {
            if let Some(heading) = headings.get_mut(usize::from(column.index)) {
                heading.clone_from(&column.heading);
            }
        }
        Ok(RawRow { headings, cells })
    }

    fn wanted_rows(&self, file: FileId) -> BTreeSet<u32> {
        let Some(evaluation) = &self.evaluation else { return BTreeSet::new() };
        let findings = evaluation.outcomes.iter().flat_map(|outcome| outcome.findings.iter());
        findings
            .flat_map(|finding| finding.places())
            .filter(|at| at.place.file == file && !self.raw.has(at.place))
            .map(|at| at.place.row)
            .collect()
    }

    /// Takes the bytes of a file once more, from its beginning, to pick up raw values.
    ///
    /// # Errors
    /// When the file is not known.
    pub fn push_raw(&mut self, handle: u32, chunk: &[u8]) -> Result<(), SessionError> {
        if self.collecting.as_ref().is_none_or(|(open, ..)| *open != handle) {
            let portfolio = self.portfolio.as_ref().ok_or(SessionError::NotEvaluated)?;
            let wanted = self
                .files_of(handle)
                .map(|file| (file, self.wanted_rows(file).into_iter().collect::<Vec<u32>>()));
            // Sheets that nothing points at are not read again.
            let mut wanted: Vec<(FileId, Vec<u32>)> = wanted.collect();
            if wanted.is_empty() {
                return Err(SessionError::NoSuchFile(handle));
            }
            wanted.retain(|(_, rows)| !rows.is_empty());
            let sheets: Vec<_> = wanted
                .iter()
                .map(|(file, rows)| (portfolio.file(*file), rows.as_slice()))
                .collect();
            let collector = ingest::RawRows::of_sheets(&sheets);
            let files = wanted.iter().map(|(file, _)| *file).collect();
            self.collecting = Some((handle, files, collector));
        }
        if let Some((.., collector)) = &mut self.collecting {
            collector.push(chunk);
        }
        Ok(())
    }

    /// Ends the second reading of a file.
    ///
    /// # Errors
    /// When it was not begun.
    pub fn finish_raw(&mut self, handle: u32) -> Result<(), SessionError> {
        let collecting = self.collecting.take().filter(|(open, ..)| *open == handle);
        let (_, files, collector) = collecting.ok_or(SessionError::NoSuchFile(handle))?;
        for (file, rows) in files.into_iter().zip(collector.finish_sheets()) {
            for (row, cells) in rows {
                self.raw.insert(Place { file, row }, cells);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Book;
    use crate::model::parse_iso;
    use crate::text::memory_limit as limit;

    /// A session that has read one file, and its bytes.
    fn session(name: &str, bytes: &[u8]) -> Session {
        let mut session = Session::new(Book::load().expect("the law"));
        let handle = session.begin(name).expect("begun");
        session.push(handle, bytes).expect("pushed");
        session.finish(handle).expect("read");
        session.join();
        session
    }

    fn row(session: &mut Session, bytes: &[u8], row: u32) -> Result<RawRow, SessionError> {
        let place = Place { file: FileId(0), row };
        assert_eq!(session.offset(place), None, "there is none in such a file");
        session.begin_row(place)?;
        bytes.chunks(1 << 15).for_each(|chunk| session.push_row(chunk));
        session.finish_row()
    }

    #[test]
    fn a_workbook_that_does_not_fit_once_more_is_refused_with_what_to_do() {
        let template = ingest::Template::named("es003").expect("a template");
        let day = parse_iso("2026-11-24").expect("a day");
        let mut bytes = crate::report::template_xlsx(&template, day).expect("a workbook");
        // A comment at the end of the archive makes it larger than what is kept to tell its kind.
        let length = bytes.len() - 2;
        bytes[length..].copy_from_slice(&u16::MAX.to_le_bytes());
        bytes.resize(bytes.len() + usize::from(u16::MAX), b' ');
        assert!(bytes.len() > crate::text::HEAD);
        let mut session = session("lines.xlsx", &bytes);
        let found = row(&mut session, &bytes, 2).expect("the row");
        assert_eq!(found.headings.len(), found.cells.len());
        assert!(found.cells.iter().any(|cell| !cell.is_empty()));
        let no_room = SessionError::NoRoomForRow { row: 2, name: "lines.xlsx".to_owned() };
        let mut refused = 0;
        for left in (0..400).map(|step| step * 250) {
            let told = limit::with(left, || row(&mut session, &bytes, 2));
            let is_refused = told.as_ref() == Err(&no_room);
            refused += usize::from(is_refused);
            assert!(is_refused || told.as_ref() == Ok(&found), "{left} bytes: {told:?}");
        }
        assert!((5..400).contains(&refused), "{refused} times");
        let sentence = no_room.to_string();
        assert!(sentence.contains("lines.xlsx is too large to be read once more"), "{sentence}");
        assert!(sentence.contains("Open it in a spreadsheet at row 2."), "{sentence}");
        assert_eq!(row(&mut session, &bytes, 2), Ok(found), "with room it can be looked up again");
        let lost = row(&mut session, &bytes, 99).expect_err("no such row").to_string();
        assert_eq!(lost, "Row 99 of lines.xlsx could not be read again.");
    }

    #[test]
    fn a_row_of_utf16_text_is_looked_up_in_the_whole_file() {
        let text = "Entry Summary Number,Line,HTS Number - Full,Value\nABC12345675,1,8471300100,10\nABC12345675,2,7310100015,20\n";
        let bytes: Vec<u8> = "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let mut session = session("lines.txt", &bytes);
        let found = row(&mut session, &bytes, 3).expect("the row");
        assert_eq!(found.cells, ["ABC12345675", "2", "7310100015", "20"]);
        assert_eq!(found.headings[3], "Value");
    }
}
