//! `tidewaiter law --pack`: the tables in use as a rule pack.

use super::{Error, OK, output};
use tidewaiter::law::{Book, Pack, Tables};

/// Prints a pack of all tables, or of those named.
pub fn run(tables: &[String]) -> Result<u8, Error> {
    let texts = Tables::embedded();
    let book = Book::load()?;
    if let Some(name) = tables.iter().find(|name| texts.iter().all(|(table, _)| table != *name)) {
        let known: Vec<&str> = texts.iter().map(|(table, _)| table).collect();
        return Err(Error::Usage(format!(
            "there is no table \"{name}\"; the tables are {}",
            known.join(", ")
        )));
    }
    let date = book.newest().ok_or_else(|| Error::Usage("the law has no table".to_owned()))?;
    let name = format!("Tidewaiter {}", env!("CARGO_PKG_VERSION"));
    let source = "the tables of this build, each with its own sources";
    output::bytes(Pack::write(&texts, tables, &name, date, source).as_bytes());
    output::line("");
    Ok(OK)
}
