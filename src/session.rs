//! The only orchestrator: files in, then check, estimate, report.
//!
//! Files are pushed in chunks and become one [`Portfolio`]; [`Session::evaluate`] may be asked again
//! with other options. Nothing here reads a file, a clock or the network.

mod mapping;

use crate::account::{self, Reviews};
use crate::checks::{self, CheckOutcome, Context};
use crate::drawback::{self, Depth, Estimate};
use crate::ingest::{self, Choices, FileIntake, Intake, Preview};
use crate::law::Book;
use crate::model::{FileId, FileRecord, Options, Place, Portfolio};
use crate::report::{RawRows, Report};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;

/// The step an evaluation is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files are being joined.
    Joining,
    /// Checks run.
    Checking,
    /// Drawback is estimated.
    Estimating,
}

/// What is called between steps; breaking cancels the evaluation.
pub type Watch<'a> = &'a mut dyn FnMut(Stage) -> ControlFlow<()>;

/// Wrong use of a session.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// No file with this number is being read.
    #[error("file {0} is not being read; begin it first")]
    NoSuchFile(u32),
    /// Files were already joined.
    #[error("the files were already joined; begin again with all of them")]
    Joined,
    /// There is no report yet.
    #[error("nothing was evaluated yet")]
    NotEvaluated,
    /// The evaluation was cancelled.
    #[error("the evaluation was cancelled")]
    Cancelled,
    /// More files than a session numbers.
    #[error("a session reads 1,000 files at most; join some of them first")]
    TooManyFiles,
    /// The report could not be formed.
    #[error("the report could not be written: {0}")]
    Report(String),
}

/// Rows and bytes of a file so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Rows read.
    pub rows: u64,
    /// Bytes read.
    pub bytes: u64,
    /// The layout, once its headings were seen.
    pub layout: Option<String>,
}

/// Files that a session reads at most.
const FILES: u32 = 1_000;

/// The result of an evaluation.
#[derive(Debug)]
struct Evaluation {
    options: Options,
    outcomes: Vec<CheckOutcome>,
    reviews: Reviews,
    estimate: Option<Estimate>,
}

/// Files, what was made of them, and the law they are held against.
#[derive(Debug, Default)]
pub struct Session {
    book: Book,
    next: u32,
    open: BTreeMap<u32, Intake>,
    read: Vec<(u32, FileIntake)>,
    /// What was chosen for files with certain headings.
    choices: Arc<Choices>,
    /// What was made of the columns of each file that has some.
    previews: BTreeMap<u32, Preview>,
    portfolio: Option<Portfolio>,
    /// The number given by [`Session::begin`], by [`FileId`].
    handles: Vec<u32>,
    evaluation: Option<Evaluation>,
    raw: RawRows,
    collecting: Option<(u32, ingest::RawRows)>,
}

impl Session {
    /// A session under a law book.
    #[must_use]
    pub fn new(book: Book) -> Self {
        Self { book, ..Self::default() }
    }

    /// The law in use.
    #[must_use]
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Begins a file and returns its number.
    ///
    /// # Errors
    /// When the files were joined already, or there are too many.
    pub fn begin(&mut self, name: &str) -> Result<u32, SessionError> {
        self.open(Intake::new(name))
    }

    /// Begins a file whose SHA-256 the caller computes, as browsers do several times faster, and
    /// hands over at the end ([`Session::finish_hashed`]).
    ///
    /// # Errors
    /// As [`Session::begin`].
    pub fn begin_unhashed(&mut self, name: &str) -> Result<u32, SessionError> {
        self.open(Intake::without_hash(name))
    }

    fn open(&mut self, intake: Intake) -> Result<u32, SessionError> {
        if self.portfolio.is_some() {
            return Err(SessionError::Joined);
        }
        if self.next >= FILES {
            return Err(SessionError::TooManyFiles);
        }
        let handle = self.next;
        self.next += 1;
        self.open.insert(handle, intake.with(Arc::clone(&self.choices)));
        Ok(handle)
    }

    /// Takes the next bytes of a file.
    ///
    /// # Errors
    /// When the file was not begun.
    pub fn push(&mut self, handle: u32, chunk: &[u8]) -> Result<Progress, SessionError> {
        let intake = self.open.get_mut(&handle).ok_or(SessionError::NoSuchFile(handle))?;
        intake.push(chunk);
        Ok(Progress {
            rows: intake.rows(),
            bytes: intake.bytes(),
            layout: intake.layout().map(str::to_owned),
        })
    }

    /// Ends a file and says what it was.
    ///
    /// # Errors
    /// When the file was not begun.
    pub fn finish(&mut self, handle: u32) -> Result<&FileRecord, SessionError> {
        self.close(handle, Intake::finish)
    }

    /// Ends a file begun by [`Session::begin_unhashed`]; `sha256` is the hash in hexadecimal.
    ///
    /// # Errors
    /// When the file was not begun.
    pub fn finish_hashed(
        &mut self,
        handle: u32,
        sha256: &str,
    ) -> Result<&FileRecord, SessionError> {
        self.close(handle, |intake| intake.finish_hashed(sha256))
    }

    /// Ends a file in the middle: it is incomplete.
    ///
    /// # Errors
    /// When the file was not begun.
    pub fn cancel(&mut self, handle: u32) -> Result<&FileRecord, SessionError> {
        self.close(handle, Intake::cancel)
    }

    fn close(
        &mut self,
        handle: u32,
        end: impl FnOnce(Intake) -> FileIntake,
    ) -> Result<&FileRecord, SessionError> {
        let intake = self.open.remove(&handle).ok_or(SessionError::NoSuchFile(handle))?;
        let file = end(intake);
        self.keep_preview(handle, &file);
        self.read.push((handle, file));
        self.read.last().map(|(_, file)| file.record()).ok_or(SessionError::NoSuchFile(handle))
    }

    /// Joins the files, checks them and estimates drawback under the options. `depth` says whether
    /// the readings not taken are weighed too, which costs as much as some twenty estimates.
    ///
    /// # Errors
    /// When the watch breaks.
    pub fn evaluate(
        &mut self,
        options: &Options,
        depth: Depth,
        watch: Watch<'_>,
    ) -> Result<(), SessionError> {
        step(watch, Stage::Joining)?;
        self.join();
        let portfolio = self.portfolio.as_ref().ok_or(SessionError::NotEvaluated)?;
        step(watch, Stage::Checking)?;
        let context = Context { portfolio, book: &self.book, options };
        let outcomes = checks::run(&context);
        let reviews = account::review(&context, &outcomes);
        let mut estimate = None;
        if !portfolio.is_incomplete() {
            step(watch, Stage::Estimating)?;
            estimate = Some(drawback::estimate(portfolio, &self.book, options, depth, &mut |_| ()));
        }
        self.evaluation =
            Some(Evaluation { options: options.clone(), outcomes, reviews, estimate });
        Ok(())
    }

    /// Joins what was read into one portfolio, once. Files are numbered by content, so the order in
    /// which they came does not matter.
    fn join(&mut self) {
        if self.portfolio.is_some() {
            return;
        }
        let mut read = std::mem::take(&mut self.read);
        read.sort_by_cached_key(|(_, file)| {
            (file.record().sha256.clone(), file.record().name.clone())
        });
        self.handles = read.iter().map(|(handle, _)| *handle).collect();
        let files = read.into_iter().map(|(_, file)| file).collect();
        self.portfolio = Some(ingest::assemble(files));
    }

    /// Weighs the readings that the options do not take, where the last evaluation left that out.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn weigh(&mut self) -> Result<(), SessionError> {
        let evaluation = self.evaluation.as_mut().ok_or(SessionError::NotEvaluated)?;
        let portfolio = self.portfolio.as_ref().ok_or(SessionError::NotEvaluated)?;
        if evaluation.estimate.is_some() {
            let (options, depth) = (&evaluation.options, Depth::AllReadings);
            evaluation.estimate =
                Some(drawback::estimate(portfolio, &self.book, options, depth, &mut |_| ()));
        }
        Ok(())
    }

    /// What was read.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn portfolio(&self) -> Result<&Portfolio, SessionError> {
        self.portfolio.as_ref().ok_or(SessionError::NotEvaluated)
    }

    /// The report.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn report(&self) -> Result<Report<'_>, SessionError> {
        let evaluation = self.evaluation.as_ref().ok_or(SessionError::NotEvaluated)?;
        Ok(Report {
            book: &self.book,
            portfolio: self.portfolio()?,
            options: &evaluation.options,
            outcomes: &evaluation.outcomes,
            reviews: &evaluation.reviews,
            estimate: evaluation.estimate.as_ref(),
            raw: &self.raw,
        })
    }

    /// The report as JSON, with the traces of the first designations.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn json(&self, traces: usize) -> Result<Vec<u8>, SessionError> {
        let view = self.report()?.json(traces);
        serde_json::to_vec_pretty(&view).map_err(|error| SessionError::Report(error.to_string()))
    }

    /// The report in words.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn text(&self) -> Result<String, SessionError> {
        Ok(self.report()?.text())
    }

    /// The number of a file as [`Session::begin`] gave it.
    #[must_use]
    pub fn handle(&self, file: FileId) -> Option<u32> {
        self.handles.get(usize::from(file.0)).copied()
    }

    fn file_of(&self, handle: u32) -> Option<FileId> {
        let index = self.handles.iter().position(|known| *known == handle)?;
        u16::try_from(index).ok().map(FileId)
    }

    /// Whether the findings point at rows of a file whose raw values are not at hand.
    #[must_use]
    pub fn wants_raw(&self, handle: u32) -> bool {
        !self.wanted_rows(handle).is_empty()
    }

    /// Files whose raw values are wanted, by their number.
    #[must_use]
    pub fn files_wanting_raw(&self) -> Vec<u32> {
        self.handles.iter().copied().filter(|handle| self.wants_raw(*handle)).collect()
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

    fn wanted_rows(&self, handle: u32) -> BTreeSet<u32> {
        let (Some(file), Some(evaluation)) = (self.file_of(handle), &self.evaluation) else {
            return BTreeSet::new();
        };
        let findings = evaluation.outcomes.iter().flat_map(|outcome| &outcome.findings);
        findings
            .flat_map(|finding| &finding.places)
            .filter(|at| at.place.file == file && !self.raw.has(at.place))
            .map(|at| at.place.row)
            .collect()
    }

    /// Takes the bytes of a file once more, from its beginning, to pick up raw values.
    ///
    /// # Errors
    /// When the file is not known.
    pub fn push_raw(&mut self, handle: u32, chunk: &[u8]) -> Result<(), SessionError> {
        if self.collecting.as_ref().is_none_or(|(open, _)| *open != handle) {
            let file = self.file_of(handle).ok_or(SessionError::NoSuchFile(handle))?;
            let portfolio = self.portfolio.as_ref().ok_or(SessionError::NotEvaluated)?;
            let rows: Vec<u32> = self.wanted_rows(handle).into_iter().collect();
            self.collecting = Some((handle, ingest::RawRows::new(portfolio.file(file), &rows)));
        }
        if let Some((_, collector)) = &mut self.collecting {
            collector.push(chunk);
        }
        Ok(())
    }

    /// Ends the second reading of a file.
    ///
    /// # Errors
    /// When it was not begun.
    pub fn finish_raw(&mut self, handle: u32) -> Result<(), SessionError> {
        let file = self.file_of(handle).ok_or(SessionError::NoSuchFile(handle))?;
        let (_, collector) = self.collecting.take().ok_or(SessionError::NoSuchFile(handle))?;
        for (row, cells) in collector.finish() {
            self.raw.insert(Place { file, row }, cells);
        }
        Ok(())
    }
}

fn step(watch: Watch<'_>, stage: Stage) -> Result<(), SessionError> {
    match watch(stage) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(SessionError::Cancelled),
    }
}
