//! `tidewaiter check`.

use super::{Error, NOT_ALL, OK, io, output};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use tidewaiter::drawback::Depth;
use tidewaiter::law::Book;
use tidewaiter::model::{Date, FileStatus, Options, SourceKind};
use tidewaiter::session::Session;

/// Bytes read at a time: large enough to be fast, small enough to stay flat in memory.
const CHUNK: usize = 1 << 20;

/// What `check` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The day of the report; today unless given.
    #[arg(long, value_name = "DATE", value_parser = super::law::date)]
    as_of: Option<Date>,
    /// JSON instead of text.
    #[arg(long)]
    json: bool,
    /// An assumption, such as comparator-country=low; may be given several times.
    #[arg(long = "option", value_name = "KEY=VALUE")]
    options: Vec<String>,
    /// Carries the trace of every designation, not only of the first thousand.
    #[arg(long)]
    trace: bool,
    /// A mapping file: which column is what in files with certain headings.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Writes which column was taken for what, as a mapping file to confirm or change.
    #[arg(long, value_name = "FILE")]
    save_mapping: Option<PathBuf>,
    /// Law for this report: an export of the tariff schedule, or a rule pack; may be given several
    /// times.
    #[arg(long = "law", value_name = "FILE")]
    law: Vec<PathBuf>,
    /// The day on which the edition of a --law file was in force, one for each in their order; the day
    /// of the report unless given.
    #[arg(long = "law-date", value_name = "DATE", value_parser = super::law::date)]
    law_date: Vec<Date>,
    /// Reports and export lists, CSV or XLSX.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// Reads the files and prints the report.
pub fn run(arguments: &Arguments) -> Result<u8, Error> {
    let as_of = arguments.as_of.unwrap_or_else(today);
    let pairs = arguments.options.iter().map(|pair| split(pair)).collect::<Result<Vec<_>, _>>()?;
    let mapping = arguments.mapping.as_deref();
    let law = LawFiles { paths: &arguments.law, days: &arguments.law_date };
    let session = evaluated_under(as_of, &pairs, &arguments.files, mapping, &law)?;
    if let Some(path) = &arguments.save_mapping {
        std::fs::write(path, session.mappings().to_json()).map_err(io(path))?;
    }
    if arguments.json {
        let traces = if arguments.trace { usize::MAX } else { tidewaiter::report::TRACES };
        output::bytes(&session.json(traces)?);
        output::line("");
    } else {
        output::line(&session.text()?);
    }
    let portfolio = session.portfolio()?;
    let all_read = portfolio
        .files
        .iter()
        .all(|file| matches!(file.status, FileStatus::Complete | FileStatus::Partial));
    let all_used = session.report()?.refreshed.files.iter().all(|file| file.is_used);
    Ok(if all_read && all_used { OK } else { NOT_ALL })
}

/// Files of law, and the days of their editions.
#[derive(Debug, Default)]
struct LawFiles<'a> {
    paths: &'a [PathBuf],
    days: &'a [Date],
}

impl LawFiles<'_> {
    fn days(&self) -> Result<std::collections::BTreeMap<String, Date>, Error> {
        if self.days.len() > self.paths.len() {
            return Err(Error::Usage("there are more --law-date than --law".to_owned()));
        }
        Ok(self.paths.iter().map(|path| name(path)).zip(self.days.iter().copied()).collect())
    }
}

/// The name of a file without its folders.
fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| "file".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// A session with the files read under a mapping file, evaluated, and the raw values of its findings at
/// hand.
pub fn evaluated(
    as_of: Date,
    pairs: &[(&str, &str)],
    files: &[PathBuf],
    mapping: Option<&Path>,
) -> Result<Session, Error> {
    evaluated_under(as_of, pairs, files, mapping, &LawFiles::default())
}

fn evaluated_under(
    as_of: Date,
    pairs: &[(&str, &str)],
    files: &[PathBuf],
    mapping: Option<&Path>,
    law: &LawFiles<'_>,
) -> Result<Session, Error> {
    let mut options = Options::new(as_of);
    for (key, value) in pairs {
        options.set(key, value)?;
    }
    let mut session = Session::new(Book::load()?);
    if let Some(path) = mapping {
        let json = std::fs::read(path).map_err(io(path))?;
        let shown = path.display().to_string();
        session
            .choose(&String::from_utf8_lossy(&json))
            .map_err(|source| Error::Mapping { path: shown, source })?;
    }
    session.tell_law_days(law.days()?);
    let mut handles = Vec::new();
    for path in law.paths.iter().chain(files) {
        let handle = session.begin_unhashed(&name(path))?;
        let hash = std::thread::scope(|scope| {
            let hash = scope.spawn(|| sha256(path));
            stream(path, |chunk| session.push(handle, chunk).map(drop).map_err(Error::from))?;
            hash.join().unwrap_or_else(|_| sha256(path))
        })?;
        let kind = session.finish_hashed(handle, &hash)?.kind;
        if law.paths.contains(path) && kind != SourceKind::Law {
            let what = "is neither an export of the tariff schedule nor a rule pack";
            return Err(Error::Usage(format!("--law: {} {what}", path.display())));
        }
        handles.push((handle, path));
    }
    session.evaluate(&options, Depth::AllReadings, &mut |_| std::ops::ControlFlow::Continue(()))?;
    for (handle, path) in handles {
        if session.wants_raw(handle) {
            stream(path, |chunk| session.push_raw(handle, chunk).map_err(Error::from))?;
            session.finish_raw(handle)?;
        }
    }
    Ok(session)
}

/// The hash of a file, on a second thread while the first reads its rows.
fn sha256(path: &Path) -> Result<String, Error> {
    let mut hash = Sha256::new();
    stream(path, |chunk| {
        hash.update(chunk);
        Ok(())
    })?;
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn stream(path: &Path, mut take: impl FnMut(&[u8]) -> Result<(), Error>) -> Result<(), Error> {
    let mut file = File::open(path).map_err(io(path))?;
    let mut buffer = vec![0; CHUNK];
    loop {
        let n = file.read(&mut buffer).map_err(io(path))?;
        if n == 0 {
            return Ok(());
        }
        take(&buffer[..n])?;
    }
}

fn split(pair: &str) -> Result<(&str, &str), Error> {
    pair.split_once('=').ok_or_else(|| {
        Error::Usage(format!(
            "--option takes KEY=VALUE, such as comparator-country=low, not \"{pair}\""
        ))
    })
}

/// Today, in the time zone of US customs law as far as UTC tells it: the only look at the clock.
pub fn today() -> Date {
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let days = i32::try_from(seconds / 86_400).unwrap_or(0);
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().days(days)).unwrap_or(epoch)
}
