//! `tidewaiter sample --seed N --rows N --out DIR` and `tidewaiter gen-sample SOURCE_DIR`.

use super::{Error, OK, io, output};
use std::path::{Path, PathBuf};
use tidewaiter::law::Book;
use tidewaiter::sample::{self, Settings};

/// What `sample` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The same seed gives the same account.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many rows the list of entry lines has, at most.
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(200..=5_000_000))]
    rows: u32,
    /// The folder for es003.csv, es003-later.csv, exports.csv and planted.json; it is made if it is not there.
    #[arg(long)]
    out: PathBuf,
}

/// Writes the account.
pub fn run(arguments: &Arguments) -> Result<u8, Error> {
    let settings = Settings { seed: arguments.seed, rows: arguments.rows as usize };
    let account = sample::make(&Book::load()?, settings)
        .map_err(|error| Error::Generator(error.to_string()))?;
    std::fs::create_dir_all(&arguments.out).map_err(io(&arguments.out))?;
    for (name, text) in account.files()? {
        let path = arguments.out.join(name);
        std::fs::write(&path, text).map_err(io(&path))?;
        output::message(&format!("  {}", path.display()));
    }
    Ok(OK)
}

/// Writes the facts that the account draws on.
pub fn gather(source: &Path, out: &Path) -> Result<u8, Error> {
    let tables = tidewaiter::gen_law::sample::run(source, out)
        .map_err(|error| Error::Generator(error.to_string()))?;
    for (name, rows) in &tables {
        output::message(&format!("  {name}: {rows} records"));
    }
    Ok(OK)
}
