//! The command line over the same core as the page: `check`, `conform`, `law`, `explain`, `gen-law`.
//!
//! This is the only place that reads files and the clock.

mod cli;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match cli::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return cli::usage(&error),
    };
    cli::run(arguments)
}
