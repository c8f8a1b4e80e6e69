//! The law of a session renewed by files: exports of the schedule, and rule packs.
//!
//! Packs are used first, by their day; then exports, by the day of their edition. So the order in which
//! files came changes nothing. A file that cannot be used is refused with the reason, and the law is as
//! it would be without it.

mod changes;
mod edition;
mod numbers;
mod printed;
mod programmes;
mod rates;
mod tariff;

pub use changes::{RecordChange, TableChange, changes};

use super::load::hash;
use super::pack::{self, Pack};
use super::schedule::{Schedule, is_csv_export, is_json_export};
use super::{Book, Tables};
use crate::model::Date;
use edition::Origin;
use std::collections::BTreeMap;

/// A file of law with more bytes than this is none.
pub const MOST_BYTES: usize = 40 << 20;

/// What a file of law is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LawFileKind {
    /// A rule pack.
    Pack,
    /// An export of the Harmonized Tariff Schedule as CSV.
    ExportCsv,
    /// The same as JSON.
    ExportJson,
}

impl LawFileKind {
    /// What a text file is, by its first bytes; `None` when it holds no law.
    #[must_use]
    pub fn of(head: &[u8]) -> Option<Self> {
        if pack::is_pack(head) {
            Some(Self::Pack)
        } else if is_json_export(head) {
            Some(Self::ExportJson)
        } else {
            is_csv_export(head).then_some(Self::ExportCsv)
        }
    }

    /// The word in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pack => "rule_pack",
            Self::ExportCsv | Self::ExportJson => "hts_export",
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Pack => "Rule pack",
            Self::ExportCsv => "Tariff schedule, USITC export (CSV)",
            Self::ExportJson => "Tariff schedule, USITC export (JSON)",
        }
    }
}

/// A file of law that was read.
#[derive(Debug)]
pub struct LawFile {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: LawFileKind,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
    content: Result<Content, String>,
}

#[derive(Debug)]
enum Content {
    Pack(Box<Pack>),
    Schedule(Box<Schedule>),
}

impl LawFile {
    /// Reads a file; what is wrong with it is kept and told. Where the hash is not known yet it is
    /// computed.
    #[must_use]
    pub fn read(kind: LawFileKind, name: &str, sha256: &str, bytes: &[u8]) -> Self {
        let content = match kind {
            LawFileKind::Pack => Pack::read(bytes).map(|pack| Content::Pack(Box::new(pack))),
            LawFileKind::ExportCsv => Schedule::from_csv(bytes).map(Content::of),
            LawFileKind::ExportJson => Schedule::from_json(bytes).map(Content::of),
        };
        // The page may tell the hash of a file later than its bytes; files of law are told apart by it.
        let sha256 = if sha256.is_empty() { hash(&[bytes]) } else { sha256.to_owned() };
        let name = name.to_owned();
        Self { name, kind, bytes: bytes.len() as u64, sha256, content }
    }

    /// Why it cannot be used at all; `None` when it could be read.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        self.content.as_ref().err().map(String::as_str)
    }

    /// Packs before exports, each by its day.
    fn order(&self, day: Date) -> (LawFileKind, Date, &str, &str) {
        let (kind, day) = match &self.content {
            Ok(Content::Pack(pack)) => (LawFileKind::Pack, pack.date),
            _ => (LawFileKind::ExportCsv, day),
        };
        (kind, day, &self.sha256, &self.name)
    }
}

impl Content {
    fn of(schedule: Schedule) -> Self {
        Self::Schedule(Box::new(schedule))
    }
}

/// What became of a file of law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawUse {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: LawFileKind,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
    /// Whether it is used.
    pub is_used: bool,
    /// What was done with it, or why nothing.
    pub message: String,
    /// The day of the edition, or of the pack; `None` where it could not be read.
    pub day: Option<Date>,
    /// Whether that day was assumed.
    pub is_assumed: bool,
}

/// What became of the files of law, and what they changed.
#[derive(Debug, Clone, Default)]
pub struct Refreshed {
    /// Every file of law, in the order of use.
    pub files: Vec<LawUse>,
    /// What they changed.
    pub changes: Vec<TableChange>,
}

/// The law with files in it.
#[derive(Debug, Clone)]
pub struct Renewed {
    /// Its tables.
    pub texts: Tables,
    /// The book they make.
    pub book: Book,
    /// What became of the files, and what they changed.
    pub refreshed: Refreshed,
}

/// The tables with the files in them. `days` tells the day of an edition by the name of its file, where
/// somebody told it; `assumed` is taken for the others.
///
/// # Errors
/// Only when the tables given do not make a book themselves.
pub fn refresh<'f>(
    before: &Tables,
    files: impl Iterator<Item = &'f LawFile>,
    days: &BTreeMap<String, Date>,
    assumed: Date,
) -> Result<Renewed, super::BookError> {
    let day_of = |file: &LawFile| days.get(&file.name).copied().unwrap_or(assumed);
    let mut files: Vec<&LawFile> = files.collect();
    files.sort_by(|a, b| a.order(day_of(a)).cmp(&b.order(day_of(b))));
    let mut texts = before.clone();
    let mut refreshed = Refreshed::default();
    let mut book = None;
    for (at, file) in files.iter().enumerate() {
        let twin = files.iter().take(at).find(|other| other.sha256 == file.sha256);
        let (day, is_told) = (day_of(file), days.contains_key(&file.name));
        let result = match twin {
            Some(twin) => Err(format!("It is the same as {}.", twin.name)),
            None => with(&texts, file, day, is_told),
        };
        let is_pack = file.kind == LawFileKind::Pack;
        let mut used = LawUse {
            name: file.name.clone(),
            kind: file.kind,
            bytes: file.bytes,
            sha256: file.sha256.clone(),
            is_used: result.is_ok(),
            message: String::new(),
            day: match &file.content {
                Ok(Content::Pack(pack)) => Some(pack.date),
                Ok(Content::Schedule(_)) => Some(day),
                Err(_) => None,
            },
            is_assumed: !is_pack && !is_told,
        };
        used.message = match result {
            Ok((changed, made, message)) => {
                texts = changed;
                book = Some(made);
                message
            }
            Err(problem) => problem,
        };
        refreshed.files.push(used);
    }
    refreshed.changes = changes(before, &texts);
    let book = match book {
        Some(book) => book,
        None => texts.book()?,
    };
    Ok(Renewed { texts, book, refreshed })
}

/// The tables with one file in them, and what was done.
fn with(
    texts: &Tables,
    file: &LawFile,
    day: Date,
    is_told: bool,
) -> Result<(Tables, Book, String), String> {
    let iso = crate::model::iso;
    match file.content.as_ref().map_err(Clone::clone)? {
        Content::Pack(pack) => {
            let (with, book) = pack.with(texts, &file.name, &file.sha256)?;
            Ok((with, book, format!("Rule pack {}, law as of {}.", pack.name, iso(pack.date))))
        }
        Content::Schedule(schedule) => {
            let origin = Origin { file: &file.name, sha256: &file.sha256, day, is_told };
            let with = edition::with(texts, schedule, &origin)?;
            let book = with.book().map_err(|error| format!("It makes no tariff: {error}."))?;
            let how = if is_told { "as told" } else { "a day assumed, since the file names none" };
            let count = schedule.numbers;
            let stay = programmes::stay(&book, schedule, day);
            let message =
                format!("{count} numbers, taken as in force on {} ({how}). {stay}", iso(day));
            Ok((with, book, message))
        }
    }
}
