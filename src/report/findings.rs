//! Findings and checks as the report shows them.

use super::raw::RawRows;
use crate::checks::{Check, CheckOutcome};
use crate::finding::{At, Found};
use crate::model::{Portfolio, cell_letters, iso};
use serde::Serialize;

/// A check and whether it ran.
#[derive(Debug, Clone, Serialize)]
pub struct CheckView {
    code: &'static str,
    name: &'static str,
    area: &'static str,
    ran: bool,
    needs: Vec<NeedView>,
    findings: usize,
}

/// A column whose absence kept a check from running, and the report that would supply it.
#[derive(Debug, Clone, Serialize)]
struct NeedView {
    column: String,
    report: &'static str,
}

impl CheckView {
    /// The view of an outcome.
    #[must_use]
    pub fn new(outcome: &CheckOutcome) -> Self {
        let check: &Check = outcome.check;
        Self {
            code: check.code,
            name: check.name,
            area: check.area.name(),
            ran: outcome.ran,
            needs: outcome
                .missing
                .iter()
                .map(|need| NeedView {
                    column: need
                        .any_of
                        .iter()
                        .map(|field| field.label())
                        .collect::<Vec<_>>()
                        .join(" or "),
                    report: need.report,
                })
                .collect(),
            findings: outcome.findings.len(),
        }
    }
}

/// A finding.
#[derive(Debug, Clone, Serialize)]
pub struct FindingView {
    code: &'static str,
    name: &'static str,
    area: &'static str,
    severity: &'static str,
    what: String,
    why: String,
    action: String,
    cause: String,
    places: Vec<PlaceView>,
    amount: AmountView,
    citations: Vec<&'static str>,
    deadline: Option<String>,
    routes: Vec<String>,
}

/// A cell.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    file: String,
    file_index: u16,
    sheet: Option<String>,
    row: u32,
    column: Option<String>,
    cell: Option<String>,
    value: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct AmountView {
    owed: Option<String>,
    back: Option<String>,
}

impl FindingView {
    /// The view of a finding, with the raw values that are at hand.
    #[must_use]
    pub fn new(finding: Found<'_>, portfolio: &Portfolio, raw: &RawRows) -> Self {
        Self {
            code: finding.code(),
            name: finding.name(),
            area: finding.area().name(),
            severity: finding.severity().name(),
            what: finding.what().to_owned(),
            why: finding.why().to_owned(),
            action: finding.action().to_owned(),
            cause: finding.cause().to_owned(),
            places: finding.places().iter().map(|at| PlaceView::new(at, portfolio, raw)).collect(),
            amount: AmountView {
                owed: finding.amount().owed.map(|money| money.text()),
                back: finding.amount().back.map(|money| money.text()),
            },
            citations: finding.citations().to_vec(),
            deadline: finding.deadline().map(iso),
            routes: Vec::new(),
        }
    }
}

impl PlaceView {
    /// The view of a cell. A column that the file does not have is null: the finding then points at
    /// the row.
    #[must_use]
    pub fn new(at: &At, portfolio: &Portfolio, raw: &RawRows) -> Self {
        let file = portfolio.file(at.place.file);
        let column = file.column(at.field);
        Self {
            file: file.name.clone(),
            file_index: at.place.file.0,
            sheet: file.sheet.clone(),
            row: at.place.row,
            column: column.map(|column| column.heading.clone()),
            cell: column.map(|column| cell_letters(column.index)),
            value: column.and_then(|column| raw.cell(at.place, column.index)).map(str::to_owned),
        }
    }
}
