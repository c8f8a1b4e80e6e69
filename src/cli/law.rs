//! `tidewaiter law [KEY] [--on DATE] [--json]`.

use super::{Error, OK, output};
use tidewaiter::law::Book;
use tidewaiter::model::{Date, parse_iso};
use tidewaiter::report;

/// What `law` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A path such as fees/mpf/formal/minimum, spi/S or chapter99/9903.88.03; without one all are
    /// listed.
    key: Option<String>,
    /// The day the law is asked for; today unless given.
    #[arg(long, value_name = "DATE", value_parser = date)]
    on: Option<Date>,
    /// JSON instead of text.
    #[arg(long)]
    json: bool,
    /// Prints the tables as a rule pack, to be changed and given back with `check --law`.
    #[arg(long, conflicts_with_all = ["key", "on", "json"])]
    pack: bool,
    /// Only this table in the pack; may be given several times.
    #[arg(long, value_name = "NAME", requires = "pack")]
    table: Vec<String>,
}

/// A date argument.
pub fn date(text: &str) -> Result<Date, String> {
    parse_iso(text).ok_or_else(|| format!("\"{text}\" is not a date such as 2026-11-24"))
}

/// Prints a value of the law, or all keys.
pub fn run(arguments: &Arguments) -> Result<u8, Error> {
    if arguments.pack {
        return super::law_pack::run(&arguments.table);
    }
    let book = Book::load()?;
    let Some(key) = &arguments.key else {
        return list(&book, arguments.json);
    };
    let on = arguments.on.unwrap_or_else(super::check::today);
    let entry = book.explain(key, on).ok_or_else(|| {
        Error::Usage(format!("the law tables hold no \"{key}\"; `tidewaiter law` lists the paths"))
    })?;
    let view = report::LawView::new(&entry, on);
    if arguments.json {
        output::line(&serde_json::to_string_pretty(&view)?);
    } else {
        output::line(&view.text());
    }
    Ok(OK)
}

fn list(book: &Book, json: bool) -> Result<u8, Error> {
    let keys = book.keys();
    if json {
        output::line(&serde_json::to_string_pretty(&keys)?);
    } else {
        keys.iter().for_each(|key| output::line(key));
    }
    Ok(OK)
}
