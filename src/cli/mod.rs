//! The commands.

mod check;
mod conform;
mod duty;
mod explain;
mod gen_law;
mod law;
mod law_diff;
mod law_duties;
mod law_pack;
mod output;
mod sample;
mod template;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Every file complete or partial.
pub const OK: u8 = 0;
/// A case failed.
pub const FAILED: u8 = 1;
/// Some file incomplete or refused, or an unknown option.
pub const NOT_ALL: u8 = 2;
/// Wrong use.
pub const USAGE: u8 = 64;

/// Reads an importer's CBP reports, checks them as a Center would and estimates duty drawback.
/// Nothing leaves this machine.
#[derive(Debug, Parser)]
#[command(name = "tidewaiter", version, about)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Reads files and reports what was read, what is wrong and what may come back.
    Check(check::Arguments),
    /// Runs every case below the folders and prints what fails.
    Conform {
        /// Folders with cases.
        #[arg(required = true)]
        folders: Vec<PathBuf>,
    },
    /// Explains a check, or lists them.
    Explain {
        /// Code or name of a check, such as TW701.
        code: Option<String>,
    },
    /// Shows the law in use: a value by its path, or all paths.
    Law(law::Arguments),
    /// Tells the duty of goods by component, or what is missing to tell it
    Duty(duty::Arguments),
    /// Prints what one law changes against another on an invented account, in dollars.
    LawDiff(law_diff::Arguments),
    /// Writes the law tables from a folder of sources.
    GenLaw {
        /// The folder with the sources.
        source: PathBuf,
        /// Where the tables go.
        #[arg(long, default_value = "src/law/data")]
        out: PathBuf,
    },
    /// Writes an invented importer's reports, with mistakes planted in them and a list of these.
    Sample(sample::Arguments),
    /// Lists the files to fill in, or writes one of them as CSV.
    Template(template::Arguments),
    /// Writes the facts that `sample` draws on from a folder of sources.
    GenSample {
        /// The folder with the sources.
        source: PathBuf,
        /// Where the tables go.
        #[arg(long, default_value = "src/sample/data")]
        out: PathBuf,
    },
}

/// Runs a command; the exit code is that of the contract.
pub fn run(arguments: Arguments) -> ExitCode {
    let code = match arguments.command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Conform { folders } => conform::run(&folders),
        Command::Explain { code } => explain::run(code.as_deref()),
        Command::Law(arguments) => law::run(&arguments),
        Command::Duty(arguments) => duty::run(&arguments),
        Command::LawDiff(arguments) => law_diff::run(&arguments),
        Command::GenLaw { source, out } => gen_law::run(&source, &out),
        Command::Sample(arguments) => sample::run(&arguments),
        Command::Template(arguments) => template::run(&arguments),
        Command::GenSample { source, out } => sample::gather(&source, &out),
    };
    ExitCode::from(code.unwrap_or_else(|error| {
        output::message(&error.to_string());
        error.code()
    }))
}

/// Prints what clap has to say; wrong use is 64, help and version are 0.
pub fn usage(error: &clap::Error) -> ExitCode {
    // Nothing is left to do when the terminal itself cannot be written to.
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { USAGE } else { OK })
}

/// Why a command ended early.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// An option cannot be used.
    #[error(transparent)]
    Option(#[from] tidewaiter::model::OptionError),
    /// Wrong use, in words.
    #[error("{0}")]
    Usage(String),
    /// The law tables cannot be read.
    #[error(transparent)]
    Book(#[from] tidewaiter::law::BookError),
    /// A file of law cannot be used.
    #[error("{0}")]
    Law(String),
    /// The session refused.
    #[error(transparent)]
    Session(#[from] tidewaiter::session::SessionError),
    /// The generator failed.
    #[error("{0}")]
    Generator(String),
    /// A mapping file cannot be used.
    #[error("{path}: {source}")]
    Mapping {
        /// The file.
        path: String,
        /// What is wrong with it.
        source: tidewaiter::ingest::ChoiceError,
    },
    /// Output could not be formed.
    #[error("the report could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl Error {
    fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => USAGE,
            Self::Generator(_) => FAILED,
            _ => NOT_ALL,
        }
    }
}

/// An input or output error with its path.
pub fn io(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Error + '_ {
    move |source| Error::Io { path: path.display().to_string(), source }
}
