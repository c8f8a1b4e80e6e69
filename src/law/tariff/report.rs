//! What the tables of the tariff were made from, how much was used and what was left out.

use crate::model::Date;

/// A count over a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// The source.
    pub source: String,
    /// Its date; the first day it can be of.
    pub date: Date,
    /// What was counted.
    pub what: String,
    /// How many there are.
    pub rows: usize,
}
