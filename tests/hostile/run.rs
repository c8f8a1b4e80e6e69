//! Runs every case: status and words, rows that balance, time, memory, and the next good file.

use super::cases::{self, Case};
use super::{memory, sheets};
use std::time::{Duration, Instant};
use tidewaiter::ingest::{Intake, assemble};
use tidewaiter::model::{FileRecord, FileStatus};
use tidewaiter::text::Limits;

/// What no file may take; without optimisation the program is some twenty times as slow.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 100 } else { 5 });

/// Mebibytes that the whole program may take while a file is read.
const MOST: u64 = 1 << 10;

/// The process with little memory leaves the heavy ones out where the program is slow.
const LIGHT: &str = "TIDEWAITER_LIGHT";

/// The whole program with its stacks, when each file is read: 1 GiB, in the kilobytes of `ulimit`.
#[cfg(target_os = "linux")]
const ADDRESSES: u32 = 1 << 20;

pub fn read(name: &str, bytes: &[u8]) -> FileRecord {
    read_within(name, bytes, Limits::default()).swap_remove(0)
}

/// The records of all sheets, read within these limits.
pub fn read_within(name: &str, bytes: &[u8], limits: Limits) -> Vec<FileRecord> {
    let mut intake = Intake::new(name).within(limits);
    for chunk in bytes.chunks(1 << 20) {
        intake.push(chunk);
    }
    let file = intake.finish();
    let records: Vec<FileRecord> = file.records().cloned().collect();
    let portfolio = assemble(vec![file]);
    for FileRecord { rows, status, .. } in &records {
        assert_eq!(rows.read, rows.used + rows.set_aside + rows.other, "{name}: {rows:?}");
        assert!(portfolio.is_incomplete() || *status != FileStatus::Incomplete, "{name}");
    }
    records
}

/// What a case took.
struct Taken {
    time: Duration,
    /// Mebibytes of the whole program at the most, where the system tells.
    memory: Option<u64>,
}

fn run(case: &Case) -> (FileRecord, Taken) {
    let bytes = (case.bytes)();
    memory::start();
    let start = Instant::now();
    let record = read(case.file, &bytes);
    (record, Taken { time: start.elapsed(), memory: memory::most() })
}

/// What is wrong with the outcome of a case.
fn judge(case: &Case, record: &FileRecord, taken: &Taken) -> Vec<String> {
    let mut wrong = Vec::new();
    if (record.status, record.rows.used) != (case.status, case.used) {
        wrong.push(format!("{:?} with {} rows", record.status, record.rows.used));
    }
    for word in case.words {
        if !record.message.contains(word) {
            wrong.push(format!("it does not say \"{word}\""));
        }
    }
    if record
        .message
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    {
        wrong.push("its message has characters that are not seen".to_owned());
    }
    if taken.time > LONGEST {
        wrong.push(format!("it took {:?}", taken.time));
    }
    if taken.memory.is_some_and(|mebibytes| mebibytes > MOST) {
        wrong.push(format!("it took {:?} MiB", taken.memory));
    }
    wrong
}

#[test]
fn each_is_read_or_refused_in_words_and_the_next_good_file_reads() {
    let mut wrong = Vec::new();
    let is_light = cfg!(debug_assertions) && std::env::var_os(LIGHT).is_some();
    for case in cases::all().into_iter().filter(|case| !(is_light && case.is_heavy)) {
        let (record, taken) = run(&case);
        let (time, memory) = (taken.time.as_millis(), taken.memory.unwrap_or(0));
        let FileRecord { status, message, .. } = &record;
        eprintln!("{time:>5} ms {memory:>5} MiB  {status:?}  {}: {message}", case.name);
        let told = judge(&case, &record, &taken);
        if !told.is_empty() {
            wrong.push(format!("{}: {}\n    {}", case.name, told.join("; "), record.message));
        }
        next_good_files_read(case.name);
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// The next good files read, whatever stood before them.
pub fn next_good_files_read(before: &str) {
    for (name, bytes) in [("next.xlsx", sheets::good()), ("next.csv", sheets::good_text().into())] {
        let next = read(name, &bytes);
        assert_eq!((next.status, next.rows.used), (FileStatus::Complete, 1), "{before}");
    }
}

#[test]
fn there_are_forty_of_them_each_with_its_name() {
    let mut names: Vec<&str> = cases::all().iter().map(|case| case.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), cases::all().len(), "a name stands twice");
    assert!(names.len() >= 40, "{}", names.len());
}

/// The first test once more, in a process that can have no more memory than the page.
#[cfg(target_os = "linux")]
#[test]
fn none_needs_more_than_a_gibibyte() {
    let program = std::env::current_exe().expect("this program");
    let test = "hostile::run::each_is_read_or_refused_in_words_and_the_next_good_file_reads";
    let output = std::process::Command::new("sh")
        .arg("-c")
        .arg(format!("ulimit -v {ADDRESSES} && exec \"$0\" --exact {test} --test-threads=1"))
        .arg(program)
        .env(LIGHT, "1")
        .output()
        .expect("a shell");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
}
