//! The only orchestrator: files in, then check, estimate, report.
//!
//! Files are pushed in chunks and become one [`Portfolio`]; [`Session::evaluate`] may be asked again
//! with other options. Nothing here reads a file, a clock or the network.

mod hashes;
mod law;
mod mapping;
mod raw;
mod weigh;

pub use raw::RawRow;

use crate::account::{self, Reviews};
use crate::checks::{self, CheckOutcome, Context};
use crate::drawback::{self, Depth, Estimate};
use crate::ingest::{self, Choice, Choices, FileIntake, Intake, Preview};
use crate::law::Book;
use crate::model::Arrange;
use crate::model::{FileId, FileRecord, Options, Place, Portfolio};
use crate::report::{RawRows, Report};
use std::collections::BTreeMap;
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
    /// A row cannot be shown as it stood.
    #[error("Row {row} of {name} could not be read again.")]
    RowLost {
        /// The row.
        row: u32,
        /// The file.
        name: String,
    },
    /// A workbook does not fit into memory once more.
    #[error(
        "{name} is too large to be read once more beside the report. Open it in a spreadsheet at row {row}."
    )]
    NoRoomForRow {
        /// The row.
        row: u32,
        /// The file.
        name: String,
    },
    /// More files than a session numbers.
    #[error("a session reads 1,000 files at most; join some of them first")]
    TooManyFiles,
    /// The law could not be formed.
    #[error("the law could not be put together: {0}")]
    Law(String),
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
    book: Arc<Book>,
    law: law::LawFiles,
    next: u32,
    open: BTreeMap<u32, Intake>,
    read: Vec<(u32, FileIntake)>,
    /// What was chosen for files with certain headings.
    choices: Arc<Choices>,
    /// What was made of the columns of each file that has some.
    previews: BTreeMap<u32, Preview>,
    /// The mapping of every table that was read, by file.
    read_as: BTreeMap<u32, Vec<Choice>>,
    portfolio: Option<Portfolio>,
    /// The number given by [`Session::begin`], by [`FileId`].
    handles: Vec<u32>,
    evaluation: Option<Evaluation>,
    weigher: Option<weigh::Weigher>,
    raw: RawRows,
    /// A file that is read again, and the sheets of it that are wanted.
    collecting: Option<(u32, Vec<FileId>, ingest::RawRows)>,
    /// A row that is looked up in its whole file.
    looked_up: Option<(Place, ingest::RawRows)>,
}

impl Session {
    /// A session under a law book.
    #[must_use]
    pub fn new(book: Book) -> Self {
        Self { book: Arc::new(book), ..Self::default() }
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

    /// Begins a file whose SHA-256 the caller computes, beside the reading, and hands over at the end
    /// ([`Session::finish_hashed`]) or later ([`Session::set_hash`]).
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

    /// Ends a file and says what it was; of a workbook with several reports, what the first was
    /// ([`Session::records`] has all).
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
        let mut file = end(intake);
        if let Some(law) = file.take_law_file() {
            self.law.take(handle, file.record().clone(), law);
            return self.law.record(handle).ok_or(SessionError::NoSuchFile(handle));
        }
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
        self.renew_law(options.as_of)?;
        self.join();
        let portfolio = self.portfolio.as_ref().ok_or(SessionError::NotEvaluated)?;
        step(watch, Stage::Checking)?;
        let context = Context::new(portfolio, &self.book, options);
        let checked = checks::run(&context);
        let reviews = account::review(&context, &checked);
        let mut estimate = None;
        if !portfolio.is_incomplete() {
            step(watch, Stage::Estimating)?;
            estimate = Some(drawback::estimate(portfolio, &self.book, options, depth, &mut |_| ()));
        }
        self.weigher = None;
        self.evaluation = Some(Evaluation {
            options: options.clone(),
            outcomes: checked.outcomes,
            reviews,
            estimate,
        });
        Ok(())
    }

    /// Joins what was read into one portfolio, once; [`Session::evaluate`] does it where it was not
    /// done. Files are numbered by content, so the order in which they came does not matter.
    pub fn join(&mut self) {
        if self.portfolio.is_some() {
            return;
        }
        let mut read = std::mem::take(&mut self.read);
        read.arrange_by(|(_, a), (_, b)| a.by_content().cmp(&b.by_content()));
        // Each sheet that was read is a file of the portfolio.
        let sheets = |(handle, file): &(u32, FileIntake)| vec![*handle; file.records().count()];
        self.handles = read.iter().flat_map(sheets).collect();
        let files = read.into_iter().map(|(_, file)| file).collect();
        self.portfolio = Some(ingest::assemble(files));
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
            refreshed: self.law.refreshed(),
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

    /// The records of a file that was ended: one, or one for each sheet that was read.
    pub fn records(&self, handle: u32) -> impl Iterator<Item = &FileRecord> {
        let read = self.read.iter().filter(move |(known, _)| *known == handle);
        let joined = self
            .files_of(handle)
            .filter_map(|file| self.portfolio.as_ref()?.files.get(usize::from(file.0)));
        read.flat_map(|(_, file)| file.records()).chain(joined).chain(self.law.record(handle))
    }

    /// The files of the portfolio that a file became.
    fn files_of(&self, handle: u32) -> impl Iterator<Item = FileId> + '_ {
        let indices = self.handles.iter().zip(0u16..).filter(move |(known, _)| **known == handle);
        indices.map(|(_, index)| FileId(index))
    }
}

fn step(watch: Watch<'_>, stage: Stage) -> Result<(), SessionError> {
    match watch(stage) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(SessionError::Cancelled),
    }
}
