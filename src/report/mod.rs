//! Findings and estimate as a report: JSON, CSV, XLSX, text, and the overview that the page shows.
//!
//! Money, quantities, rates and dates are strings here; absent is null; lists are sorted by content.

mod accounts;
mod beyond;
mod causes;
mod claimable;
mod csv;
mod drawback;
mod files;
mod findings;
mod json;
mod law_page;
mod law_used;
mod law_view;
mod lists;
mod overview;
mod pages;
mod raw;
mod requests;
mod tables;
mod template_book;
mod text;
mod unit_values;
mod ways;
mod workbook;
mod xlsx;

pub use accounts::{AccountView, CenterView, ProfileView};
pub use beyond::LawWarning;
pub use causes::{CauseQuery, CauseView};
pub use drawback::{DesignationView, TraceView};
pub use files::FileView;
pub use findings::{FindingView, PlaceView};
pub use json::ReportView;
pub use law_page::{
    DutyView, LawAsk, LawBlock, LawContext, LawFact, LawPage, LawQuestion, LawRow, LawTable,
    Standing, Suggestion, law_search,
};
pub use law_used::{LawFilesView, LawUsed};
pub use law_view::{CitationView, LawView};
pub use lists::ListView;
pub use overview::Overview;
pub use pages::{DesignationQuery, FindingQuery, PAGE_ROWS, Page};
pub use raw::RawRows;
pub use requests::RequestView;
pub use tables::CsvKind;
pub use template_book::template_xlsx;
pub use unit_values::{UnitValueQuery, UnitValueView};

use crate::account::Reviews;
use crate::checks::CheckOutcome;
use crate::drawback::Estimate;
use crate::law::{Book, Refreshed};
use crate::model::{Account, FileStatus, Options, Portfolio};

/// Designations that carry numbers in the JSON.
pub const DESIGNATIONS: usize = 100_000;
/// Designations that carry a trace in the JSON unless all are asked for.
pub const TRACES: usize = 1_000;

/// Everything a report is made of. Views are made from it on demand.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The law in use.
    pub book: &'a Book,
    /// Files that renewed it, and what they changed.
    pub refreshed: &'a Refreshed,
    /// What was read.
    pub portfolio: &'a Portfolio,
    /// What the user assumes.
    pub options: &'a Options,
    /// What the checks found.
    pub outcomes: &'a [CheckOutcome],
    /// What was made of each account; empty when the reading is incomplete.
    pub reviews: &'a Reviews,
    /// The estimate; absent when the reading is incomplete.
    pub estimate: Option<&'a Estimate>,
    /// Raw cells that were read again.
    pub raw: &'a RawRows,
}

impl Report<'_> {
    /// The status of the whole: incomplete if any file is, else partial if rows were set aside or a
    /// file was refused, refused when nothing was read at all.
    #[must_use]
    pub fn status(&self) -> FileStatus {
        let has = |status| self.portfolio.files.iter().any(|file| file.status == status);
        let read = has(FileStatus::Complete) || has(FileStatus::Partial);
        if has(FileStatus::Incomplete) {
            FileStatus::Incomplete
        } else if !read {
            FileStatus::Refused
        } else if has(FileStatus::Partial) || has(FileStatus::Refused) {
            FileStatus::Partial
        } else {
            FileStatus::Complete
        }
    }

    /// The accounts of the report: all, or the one that the options name.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        let only = self.options.importer;
        self.portfolio.accounts.iter().filter(move |account| only.is_none() || account.key == only)
    }

    /// Whether findings of the whole data may be summed: there is one account and nothing is cut.
    #[must_use]
    pub fn may_sum(&self) -> bool {
        self.sums() && self.accounts().count() <= 1
    }

    /// Whether sums over more than one row may be shown.
    #[must_use]
    pub fn sums(&self) -> bool {
        !self.portfolio.is_incomplete()
    }
}
