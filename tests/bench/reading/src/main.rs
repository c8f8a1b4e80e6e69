//! Times the steps of reading files: `cargo run --release --manifest-path
//! tests/bench/reading/Cargo.toml ROUNDS FILE…` prints one line a step, the best and the middle of the
//! rounds, and what each step leaves in memory.

mod look_up;
mod memory;

use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;
use tidewaiter::duty::{Assessment, Engine, LineRecords, Program, Question};
use tidewaiter::ingest::{Intake, assemble};
use tidewaiter::law::{Before, Book};
use tidewaiter::model::Portfolio;
use tidewaiter::text::{Head, Record, RowSink, TextReader, file_type, FileType};

const CHUNK: usize = 1 << 20;

/// What one step took and left.
struct Step {
    name: &'static str,
    ms: Vec<f64>,
    kept: usize,
    peak: usize,
}

fn main() {
    let mut words = std::env::args().skip(1);
    let rounds: usize = words.next().and_then(|n| n.parse().ok()).expect("ROUNDS FILE…");
    let paths: Vec<String> = words.collect();
    let mut steps: Vec<Step> = Vec::new();
    let mut rows = 0;
    let mut lines = 0;
    for _ in 0..rounds {
        time(&mut steps, "bytes", || paths.iter().for_each(|path| stream(path, |_| ())));
        time(&mut steps, "sha-256", || paths.iter().for_each(|path| hash(path)));
        time(&mut steps, "records", || paths.iter().for_each(|path| records(path)));
        let read = time(&mut steps, "read and typed", || {
            paths.iter().map(|path| intake(path)).collect::<Vec<_>>()
        });
        rows = read.iter().map(|file| file.record().rows.read).sum();
        let portfolio = time(&mut steps, "joined", || assemble(read));
        assert!(!portfolio.files.is_empty());
        let book = time(&mut steps, "law book", || Book::load().expect("the book loads"));
        lines = time(&mut steps, "duty engine", || duties(&portfolio, &book));
        drop(portfolio);
        time(&mut steps, "read, with hash", || {
            std::thread::scope(|scope| {
                scope.spawn(|| paths.iter().for_each(|path| hash(path)));
                paths.iter().map(|path| intake(path)).collect::<Vec<_>>()
            })
        });
    }
    let per_row = |bytes: usize| bytes as f64 / rows as f64;
    println!("{rows} rows, {rounds} rounds; ms: best, middle; ns a row; bytes a row kept, at the peak");
    for step in &mut steps {
        step.ms.sort_by(f64::total_cmp);
        let (best, middle) = (step.ms[0], step.ms[step.ms.len() / 2]);
        println!(
            "{:<16}{best:>8.0}{middle:>8.0}{:>8.0}{:>8.0}{:>8.0}",
            step.name,
            best * 1e6 / rows as f64,
            per_row(step.kept),
            per_row(step.peak),
        );
    }
    let best = |name: &str| {
        steps.iter().find(|step| step.name == name).map_or(0.0, |step| step.ms[0])
    };
    let (read, duties) = (best("read and typed") + best("joined"), best("duty engine"));
    println!("{lines} lines through the duty engine: {:.2} of reading them", duties / read);
    look_up::look_ups(&Book::load().expect("the book loads"));
}

fn time<T>(steps: &mut Vec<Step>, name: &'static str, work: impl FnOnce() -> T) -> T {
    memory::mark();
    let start = Instant::now();
    let result = work();
    let ms = start.elapsed().as_secs_f64() * 1e3;
    let (kept, peak) = (memory::live(), memory::peak());
    match steps.iter_mut().find(|step| step.name == name) {
        Some(step) => {
            step.ms.push(ms);
            (step.kept, step.peak) = (kept, peak);
        }
        None => steps.push(Step { name, ms: vec![ms], kept, peak }),
    }
    result
}

fn stream(path: impl AsRef<Path>, mut take: impl FnMut(&[u8])) {
    let mut file = File::open(path).expect("the file opens");
    let mut buffer = vec![0; CHUNK];
    loop {
        match file.read(&mut buffer).expect("the file reads") {
            0 => return,
            n => take(&buffer[..n]),
        }
    }
}

fn hash(path: &str) {
    let mut hash = Sha256::new();
    stream(path, |chunk| hash.update(chunk));
    std::hint::black_box(hash.finalize());
}

struct Counter(u64);

impl RowSink for Counter {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        self.0 += record.len() as u64;
        ControlFlow::Continue(())
    }
}

/// Finds the cells and does nothing with them.
fn records(path: &str) {
    let mut counter = Counter(0);
    let mut head = Head::default();
    let mut reader: Option<TextReader> = None;
    stream(path, |chunk| {
        let rest = head.fill(chunk);
        let reader = reader.get_or_insert_with(|| {
            let FileType::Text(encoding) = file_type(head.bytes()) else { panic!("text only") };
            let mut reader = TextReader::new(head.bytes(), encoding);
            reader.push(head.bytes(), &mut counter).expect("no fault");
            reader
        });
        reader.push(rest, &mut counter).expect("no fault");
    });
    reader.expect("not empty").finish(&mut counter).expect("no fault");
    std::hint::black_box(counter.0);
}

fn intake(path: &str) -> tidewaiter::ingest::FileIntake {
    let mut intake = Intake::without_hash(path);
    stream(path, |chunk| intake.push(chunk));
    intake.finish_hashed(path)
}

/// The duty of every line by component; how many lines there are.
fn duties(portfolio: &Portfolio, book: &Book) -> usize {
    let mut engine = Engine::new(book, Before::Unknown);
    let mut records = LineRecords::default();
    let mut assessment = Assessment::default();
    let mut known = 0usize;
    for entry in &portfolio.entries {
        for (_, line) in portfolio.lines_of(entry) {
            records.read(portfolio, line);
            let Some((_, number)) = records.goods else { continue };
            let question = Question {
                number,
                provision: records.provision,
                origin: line.origin,
                date: entry.entry_date.map(|date| date.0),
                program: Program::of_cell(portfolio.str(line.spi)),
                headings: &records.headings,
            };
            assessment.assess(engine.terms(&question), &records.measured(portfolio));
            known += usize::from(assessment.total().is_ok());
        }
    }
    std::hint::black_box(known);
    portfolio.lines.len()
}
