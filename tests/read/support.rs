use tidewaiter::ingest::{FileIntake, Intake, assemble};
use tidewaiter::model::{FileRecord, Money, Portfolio};

/// A fixture of this project.
pub fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn intake(name: &str, bytes: &[u8]) -> FileIntake {
    let mut intake = Intake::new(name);
    intake.push(bytes);
    intake.finish()
}

pub fn read(files: &[(&str, &[u8])]) -> Portfolio {
    let portfolio = assemble(files.iter().map(|(name, bytes)| intake(name, bytes)).collect());
    for file in &portfolio.files {
        balanced(file);
    }
    portfolio
}

pub fn read_fixture(name: &str) -> Portfolio {
    read(&[(name, &fixture(name))])
}

pub fn balanced(file: &FileRecord) {
    let rows = file.rows;
    assert_eq!(rows.read, rows.used + rows.set_aside + rows.other, "{}: {rows:?}", file.name);
    assert_eq!(rows.set_aside, file.set_aside.iter().map(|a| a.rows).sum::<u64>(), "{}", file.name);
}

pub fn dollars(text: &str) -> Option<Money> {
    Some(Money(text.parse().expect("amount")))
}

/// Cases of a property that is quick: a thousand, or as many as the variable says.
pub fn cases() -> u32 {
    told().unwrap_or(1_000)
}

/// Cases of a property that would take minutes without optimisation: there it has fewer.
pub fn cases_of_slow() -> u32 {
    told().unwrap_or(if cfg!(debug_assertions) { 300 } else { 1_000 })
}

fn told() -> Option<u32> {
    std::env::var("TIDEWAITER_CASES").ok().and_then(|cases| cases.parse().ok())
}
