//! Which column is what, as somebody chose it, and the file that keeps it.
//!
//! A choice applies to every table whose row of headings holds the same headings, so that it outlives
//! the file it was made for.

mod parse;
mod write;

pub use parse::ChoiceError;

use super::headers::{Headers, Heading};
use crate::model::{Field, SourceKind};

/// The version of mapping files that is read and written.
const VERSION: u64 = 1;

/// Rows that may be searched for headings set by hand.
const LAST_HEADER_ROW: u32 = 1_000;

/// A column that somebody chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenColumn {
    /// Index from 0 in the record.
    pub index: u16,
    /// Its heading.
    pub heading: String,
    /// What it is.
    pub field: Field,
}

/// What somebody chose for tables with certain headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// All headings of the row; empty where the choice is for any table.
    pub headings: Vec<String>,
    /// What the table is; `None` leaves it to the headings.
    pub kind: Option<SourceKind>,
    /// The sheet of a workbook that it is for; `None` for any.
    pub sheet: Option<String>,
    /// The row of the headings, from 1; 0 where the table has none and its columns go by their letters;
    /// `None` where it is found by the headings.
    pub header_row: Option<u32>,
    /// Rows that are passed over, from 1.
    pub skip_rows: Vec<u32>,
    /// What the columns are; those not named are not used. Empty leaves them to their headings.
    pub columns: Vec<ChosenColumn>,
    /// The sheet is not read at all; only where it has this name and these headings.
    pub leave_out: bool,
}

/// Choices, in the order in which they are tried.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices(Vec<Choice>);

impl Choices {
    /// From single choices.
    #[must_use]
    pub fn new(choices: Vec<Choice>) -> Self {
        Self(choices)
    }

    /// The choices in order.
    pub fn iter(&self) -> impl Iterator<Item = &Choice> {
        self.0.iter()
    }

    /// Adds a choice unless one for the same headings and sheet is there.
    pub fn add(&mut self, choice: Choice) {
        let names = |choice: &Choice| names(choice.headings.iter().map(|h| Heading::new(h)));
        let same = |known: &Choice| {
            known.leave_out == choice.leave_out
                && names(known) == names(&choice)
                && (known.sheet.is_none() || choice.sheet.is_none() || known.sheet == choice.sheet)
        };
        if !self.0.iter().any(same) {
            self.0.push(choice);
        }
    }

    /// The choice for a row of headings, if there is one. One made for these headings comes before one
    /// for any.
    pub(super) fn find(
        &self,
        sheet: Option<&str>,
        row: u32,
        headings: &[Heading],
    ) -> Option<&Choice> {
        let found = names(headings.iter().cloned());
        let of_sheet = |choice: &&Choice| {
            choice.is_for(sheet) && choice.header_row.is_none_or(|wanted| wanted == row)
        };
        let equal = |choice: &&Choice| {
            !choice.headings.is_empty()
                && names(choice.headings.iter().map(|h| Heading::new(h))) == found
        };
        let any = |choice: &&Choice| {
            choice.headings.is_empty() && (choice.header_row.is_some() || choice.kind.is_some())
        };
        let out = self.0.iter().filter(|choice| choice.leave_out).filter(of_sheet).find(equal);
        if out.is_some() {
            return out;
        }
        let mut fitting = self.0.iter().filter(of_sheet);
        let mut others = self.0.iter().filter(of_sheet);
        fitting.find(equal).or_else(|| others.find(any).filter(|_| !found.is_empty()))
    }

    /// The choice for any headings that leaves the row of them open.
    pub(super) fn for_any_row(&self, sheet: Option<&str>) -> Option<&Choice> {
        let open = |choice: &&Choice| {
            choice.headings.is_empty() && choice.header_row.is_none() && !choice.leave_out
        };
        self.0.iter().filter(open).find(|choice| choice.is_for(sheet))
    }

    /// The choice that says of any table that it has no row of headings.
    pub(super) fn without_headings<'a>(&'a self, sheet: Option<&'a str>) -> Option<&'a Choice> {
        self.headless(sheet).find(|choice| choice.headings.is_empty())
    }

    /// The choices for a table without a row of headings whose columns have these names.
    pub(super) fn for_columns<'a>(
        &'a self,
        sheet: Option<&'a str>,
        columns: &[Heading],
    ) -> impl Iterator<Item = &'a Choice> {
        let wanted: Vec<String> = columns.iter().map(|column| column.text.clone()).collect();
        self.headless(sheet).filter(move |choice| choice.headings == wanted)
    }

    fn headless<'a>(&'a self, sheet: Option<&'a str>) -> impl Iterator<Item = &'a Choice> {
        self.0.iter().filter(move |choice| choice.header_row == Some(0) && choice.is_for(sheet))
    }

    /// Whether somebody wants to look at this sheet, whatever its headings are.
    pub(super) fn looks_at(&self, sheet: &str) -> bool {
        self.0.iter().any(|choice| choice.headings.is_empty() && choice.names(sheet))
    }

    /// The last row that a choice names as that of the headings.
    pub(super) fn last_header_row(&self, sheet: Option<&str>) -> u32 {
        let of_sheet = self.0.iter().filter(|choice| choice.is_for(sheet));
        of_sheet.filter_map(|choice| choice.header_row).max().unwrap_or(0).min(LAST_HEADER_ROW)
    }

    /// Whether a choice is for this sheet by its name.
    pub(super) fn names_sheet(&self, sheet: &str) -> bool {
        self.0.iter().any(|choice| choice.names(sheet))
    }
}

impl Choice {
    fn names(&self, sheet: &str) -> bool {
        self.sheet.as_deref() == Some(sheet) && !self.leave_out
    }

    /// Text has no sheets, and any choice may be for it that does not leave a sheet out.
    fn is_for(&self, sheet: Option<&str>) -> bool {
        if self.leave_out {
            return sheet.is_some() && self.sheet.as_deref() == sheet;
        }
        match (&self.sheet, sheet) {
            (Some(wanted), Some(sheet)) => wanted == sheet,
            _ => true,
        }
    }
}

/// The names of headings, empty ones at the end aside.
fn names(headings: impl Iterator<Item = Heading>) -> Vec<String> {
    let mut names: Vec<String> = headings.map(|heading| heading.name).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names
}

/// The field of a kind with this label.
fn field_named(kind: SourceKind, label: &str) -> Option<Field> {
    Headers::fields(kind).into_iter().find(|field| field.label().eq_ignore_ascii_case(label.trim()))
}
