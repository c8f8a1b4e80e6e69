//! `tidewaiter law [KEY] [--on DATE] [--json]`.

use super::{Error, OK, output};
use tidewaiter::law::{Book, Taken};
use tidewaiter::model::{Date, iso, parse_iso};
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
    /// The special program that goods claim, for what chapter 99 asks of hts/NUMBER/ORIGIN.
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    spi: String,
    /// What is taken of the tariff before the first edition at hand: unknown or unchanged.
    #[arg(long, value_name = "WORD", default_value = "unknown")]
    tariff_before_first: String,
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
    let ask = report::LawAsk {
        on: iso(on),
        program: arguments.spi.clone(),
        tariff_before_first: arguments.tariff_before_first.clone(),
        ..Default::default()
    };
    let asked = ask.read().map_err(Error::Usage)?;
    let taken = Taken { program: &asked.program, before: asked.before };
    let Some(entry) = book.explain_taken(key, on, &taken) else {
        return page(&book, key, &asked, arguments.json);
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
fn page(book: &Book, key: &str, asked: &report::LawQuestion, json: bool) -> Result<u8, Error> {
    let Some(page) = report::LawPage::of(book, key, asked) else {
        let words = key.rsplit('/').next().unwrap_or(key);
        let found = report::law_search(book, words, asked.on);
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
