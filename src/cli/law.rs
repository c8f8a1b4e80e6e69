//! `tidewaiter law [KEY] [--on DATE] [--json]`.

use super::{Error, OK, output};
use tidewaiter::law::Book;
use tidewaiter::model::{Date, parse_iso};
use tidewaiter::report;

/// What `law` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A path such as fees/mpf/formal/minimum, spi/S, chapter99/9903.88.03, hts/8471 or
    /// "programme/301 china"; without one all are listed.
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
    let Some(entry) = book.explain(key, on) else {
        return page(&book, key, on, arguments.json);
    };
    let view = report::LawView::new(&entry, on);
    if arguments.json {
        output::line(&serde_json::to_string_pretty(&view)?);
    } else {
        output::line(&view.text());
    }
    Ok(OK)
}

/// Prints the page of a key that stands for several records: the beginning of a number, the words of a
/// programme. Where there is none, says what the words may mean.
fn page(book: &Book, key: &str, on: Date, json: bool) -> Result<u8, Error> {
    let Some(page) = report::LawPage::of(book, key, on, None) else {
        let words = key.rsplit('/').next().unwrap_or(key);
        let found = report::law_search(book, words, on);
        let may: Vec<&str> = found.iter().map(|one| one.key.as_str()).collect();
        let may =
            if may.is_empty() { String::new() } else { format!("; near it: {}", may.join(", ")) };
        return Err(Error::Usage(format!(
            "the law tables hold no \"{key}\"{may}; `tidewaiter law` lists the paths"
        )));
    };
    output::line(&if json { serde_json::to_string_pretty(&page)? } else { page.text() });
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
