//! Checks: what a Center would see. One file per check, grouped by the area a Center reviews.

use crate::finding::{Area, Finding, Severity};
use crate::law::Book;
use crate::model::{Field, Options, Portfolio};

/// What a check may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What was read.
    pub portfolio: &'a Portfolio,
    /// The law in use.
    pub book: &'a Book,
    /// What the user assumes.
    pub options: &'a Options,
}

/// A column that a check cannot do without, and the report that would supply it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Any one of these columns is enough.
    pub any_of: &'static [Field],
    /// The report that has it, as ACE names it.
    pub report: &'static str,
}

/// The declaration of a check: everything else (catalogue, JSON, page, tests) derives from it.
#[derive(Debug)]
pub struct Check {
    /// `TW`, area digit, two digits; stable for ever.
    pub code: &'static str,
    /// The fault, in snake case.
    pub name: &'static str,
    /// Area.
    pub area: Area,
    /// Severity of its findings.
    pub severity: Severity,
    /// Keys of [`crate::law::Citation`].
    pub citations: &'static [&'static str],
    /// Columns it needs; all of them.
    pub needs: &'static [Need],
    /// Markdown under the headings What it finds, Why it matters, What to do, Limits.
    pub documentation: &'static str,
    /// The check itself; findings are sorted by the caller.
    pub run: fn(&Context<'_>, &mut Vec<Finding>),
}
