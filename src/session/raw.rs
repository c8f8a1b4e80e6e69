//! The way back from a finding to its cells: which rows are wanted, and their values as they stood.

use super::{Session, SessionError};
use crate::ingest;
use crate::model::{FileId, Place};
use std::collections::BTreeSet;

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

    /// The byte offset of a record in a text file.
    #[must_use]
    pub fn offset(&self, place: Place) -> Option<u64> {
        let portfolio = self.portfolio.as_ref()?;
        let tariffs = portfolio.tariffs.iter().map(|record| (record.place, record.offset));
        let exports = portfolio.exports.iter().map(|record| (record.place, record.offset));
        tariffs.chain(exports).find(|(at, _)| *at == place).map(|(_, offset)| offset)
    }

    /// The headings that are known and the cells of a row as they stood in the file: from the bytes
    /// at its offset where [`Session::offset`] gives one, else from the whole file.
    #[must_use]
    pub fn raw_row(&self, place: Place, bytes: &[u8]) -> Option<(Vec<String>, Vec<String>)> {
        let file = self.portfolio.as_ref()?.files.get(usize::from(place.file.0))?;
        let cells = ingest::raw_record(file, bytes).or_else(|| {
            let mut rows = ingest::RawRows::new(file, &[place.row]);
            rows.push(bytes);
            rows.finish().into_iter().find(|(row, _)| *row == place.row).map(|(_, cells)| cells)
        })?;
        let mut headings = vec![String::new(); cells.len()];
        for column in &file.mapping {
            if let Some(heading) = headings.get_mut(usize::from(column.index)) {
                heading.clone_from(&column.heading);
            }
        }
        Some((headings, cells))
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
