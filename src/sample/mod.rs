//! An invented importer's account of five years: `tidewaiter sample`.
//!
//! What the importer buys, where, by which ports and under which programs is drawn from public
//! statistics (`data/`, written by `tidewaiter gen-sample` where a source exists); names, part
//! numbers, unit values, deposit rates and the weights of ports and destinations are invented.
//! Duties and fees follow the law book by date and origin. Mistakes are planted on purpose, and the
//! list of them says which finding each must raise.
//!
//! The same seed and the same law give the same bytes: there is no clock, no chance from outside and
//! no floating point here.

mod account;
mod calendar;
mod entry;
mod exports;
mod facts;
mod figures;
mod later;
mod mistakes;
mod planted;
mod profile;
mod random;
mod shipment;
mod size;
mod stack;
mod standing;
mod suppliers;
mod table;
mod write;

pub use planted::{Kind, Planted};

use crate::law::Book;

/// Which account is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Accounts of different seeds differ; those of equal ones are equal.
    pub seed: u64,
    /// How many rows the list of entry lines has at most; it comes near.
    pub rows: usize,
}

const ES003: &str = "es003.csv";
const LATER: &str = "es003-later.csv";

/// An account as files.
#[derive(Debug, Clone)]
pub struct Account {
    /// The entry summary lines, as ACE lists them in ES-003.
    pub es003: String,
    /// A second report of the last weeks, run some days later, in which some entries are corrected.
    pub later: String,
    /// The exports, by the data elements of 15 CFR 30.6.
    pub exports: String,
    /// The mistakes, in the order of their rows.
    pub planted: Vec<Planted>,
}

impl Account {
    /// The files with their names.
    ///
    /// # Errors
    /// When the list of mistakes cannot be written as JSON.
    pub fn files(&self) -> Result<[(&'static str, String); 4], serde_json::Error> {
        let mut planted = serde_json::to_string_pretty(&self.planted)?;
        planted.push('\n');
        Ok([
            (ES003, self.es003.clone()),
            (LATER, self.later.clone()),
            ("exports.csv", self.exports.clone()),
            ("planted.json", planted),
        ])
    }
}

/// Why there is no account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A table of facts does not read.
    #[error("table {table}, line {line}, column {column}: `{text}` is not understood")]
    Table {
        /// The table.
        table: &'static str,
        /// The line, from 1.
        line: usize,
        /// The column.
        column: &'static str,
        /// What stands there.
        text: String,
    },
    /// The law book does not know what the account rests on.
    #[error("the law book does not give {0}")]
    Law(String),
    /// The facts do not give an importer.
    #[error("the facts give no {0}")]
    Facts(&'static str),
}

/// Makes the account of a seed under a law book; it ends shortly before the book's newest day.
///
/// # Errors
/// When a table of facts does not read, or the book lacks a date or fee that the account rests on.
pub fn make(book: &Book, settings: Settings) -> Result<Account, Error> {
    let facts = facts::Facts::load()?;
    let calendar = calendar::Calendar::new(book)?;
    let profile = profile::Profile::new(&facts, book, settings)?;
    let mut account = account::Entries::new(&facts, book, &calendar, &profile, settings)?;
    let marks = mistakes::plant(&mut account, settings);
    account.settle_standing();
    let exports = exports::list(&account, settings);
    let later = later::report(&account, &marks);
    let (es003, rows) = write::entries(&account);
    Ok(Account { es003, later, exports, planted: planted::list(&account, marks, &rows) })
}
