//! Compares readers of workbooks: `workbook-bench [ROWS]` prints a table of times and one of the files
//! that harm readers. Each measurement runs in a process of its own, so that a crash is a result and
//! memory is that of one reader.

mod crash;
mod make;
mod readers;

use readers::READERS;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(20);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [mode, reader, path] if mode == "--read" => readers::run(reader, Path::new(path)),
        [rows] => tables(rows.parse().expect("a number of rows")),
        _ => tables(100_000),
    }
}

fn tables(rows: u32) {
    let folder = std::env::temp_dir().join("tidewaiter-workbook-bench");
    std::fs::create_dir_all(&folder).expect("a folder");
    let good = folder.join(format!("rows-{rows}.xlsx"));
    let cells = make::workbook(&good, rows);
    println!("{rows} rows x {} columns, {cells} cells, {} MB", make::COLUMNS, megabytes(&good));
    println!("Times are those on a processor.");
    println!("| reader | median ms | ns per cell | against the floor | peak MB |\n|---|---|---|---|---|");
    let mut times: Vec<Vec<u64>> = vec![Vec::new(); READERS.len()];
    let mut memory = vec![0; READERS.len()];
    // Interleaved, so that a busy moment falls on all alike.
    for _ in 0..RUNS {
        for (index, name) in READERS.iter().enumerate() {
            if let Outcome::Done { micros, peak, .. } = measure(name, &good) {
                times[index].push(micros);
                memory[index] = peak.max(memory[index]);
            }
        }
    }
    let medians: Vec<u64> = times
        .iter_mut()
        .map(|times| {
            times.sort_unstable();
            times.get(times.len() / 2).copied().unwrap_or(0)
        })
        .collect();
    let floor = medians[0].max(1);
    for ((name, micros), peak) in READERS.iter().zip(&medians).zip(&memory) {
        let hundredths = micros * 100 / floor;
        println!(
            "| {name} | {} | {} | {}.{:02} | {peak} |",
            micros / 1_000,
            micros * 1_000 / cells,
            hundredths / 100,
            hundredths % 100
        );
    }
    println!("\n| file | bytes | {} |\n|---|---|---|---|---|", READERS[1..].join(" | "));
    for case in crash::CASES {
        let path = folder.join(format!("{}.xlsx", case.name.replace(' ', "-")));
        (case.write)(&path);
        let bytes = std::fs::metadata(&path).map_or(0, |m| m.len());
        let outcomes: Vec<String> =
            READERS[1..].iter().map(|name| measure(name, &path).text()).collect();
        println!("| {} | {bytes} | {} |", case.name, outcomes.join(" | "));
    }
}

fn megabytes(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |m| m.len() >> 20)
}

enum Outcome {
    Done { micros: u64, peak: u64, said: String },
    Crashed(String),
    TooSlow,
}

impl Outcome {
    fn text(&self) -> String {
        match self {
            Self::Done { micros, peak, said } => format!("{said}, {} ms, {peak} MB", micros / 1_000),
            Self::Crashed(how) => format!("**{how}**"),
            Self::TooSlow => format!("**over {} s**", PATIENCE.as_secs()),
        }
    }
}

/// Runs one reader on one file in a process of its own.
fn measure(reader: &str, path: &Path) -> Outcome {
    let own: PathBuf = std::env::current_exe().expect("this program");
    let mut child = Command::new(own)
        .args(["--read", reader])
        .arg(path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a process");
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("a state") {
            break status;
        }
        if start.elapsed() > PATIENCE {
            let _ = child.kill();
            let _ = child.wait();
            return Outcome::TooSlow;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let mut said = String::new();
    if let Some(mut out) = child.stdout.take() {
        let _ = std::io::Read::read_to_string(&mut out, &mut said);
    }
    let parts: Vec<&str> = said.trim().split('\t').collect();
    match parts.as_slice() {
        [micros, peak, said] if status.success() => Outcome::Done {
            micros: micros.parse().unwrap_or(0),
            peak: peak.parse().unwrap_or(0),
            said: (*said).to_owned(),
        },
        _ => Outcome::Crashed(if status.code() == Some(101) { "panic" } else { "killed" }.to_owned()),
    }
}
