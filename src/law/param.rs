//! Single values of the law: rates, limits, periods.
//!
//! Table `params`: limits of the merchandise processing fee from CBP's yearly notices, all else from
//! the paragraph each value cites.

use super::{Confidence, Span};
use crate::model::Date;
use rust_decimal::Decimal;

/// A dated value with its citation. Keys are paths such as `fees/mpf/rate`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// The path.
    pub key: String,
    /// When it is in force.
    pub span: Span,
    /// The value.
    pub value: Decimal,
    /// Its unit: `rate`, `usd`, `days`, `working days`, `years`, `decimals`, `text`.
    pub unit: String,
    /// Where it stands.
    pub cite: String,
    /// The day it was read.
    pub read_on: Date,
    /// How sure we are.
    pub confidence: Confidence,
    /// What the reader should know.
    pub note: String,
}
