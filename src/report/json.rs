//! The whole report, as `check --json` writes it and the page saves it.

use super::accounts::{AccountView, CenterView};
use super::drawback::DrawbackView;
use super::files::{FileView, options_view};
use super::findings::{CheckView, FindingView};
use super::law_used::LawUsed;
use super::lists::ListView;
use super::requests::RequestView;
use super::{DESIGNATIONS, LawWarning, Report};
use crate::model::iso;
use serde::Serialize;
use std::collections::BTreeMap;

/// The report of `tests/schema/report.schema.json`.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView {
    #[serde(flatten)]
    head: Head,
    checks: Vec<CheckView>,
    findings: Vec<FindingView>,
    drawback: Option<DrawbackView>,
    assumptions: Vec<String>,
    unknown: Vec<String>,
}

/// What report and overview have in common.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    tidewaiter: Program,
    as_of: String,
    filing_date: String,
    options: BTreeMap<&'static str, Option<String>>,
    status: &'static str,
    files: Vec<FileView>,
    accounts: Vec<AccountView>,
    /// The Center of the one account; with several each has its own.
    center: Option<CenterView>,
    requests: Vec<RequestView>,
    lists: Vec<ListView>,
}

#[derive(Debug, Clone, Serialize)]
struct Program {
    version: &'static str,
    law: LawUsed,
}

impl Head {
    /// The head of a report.
    #[must_use]
    pub fn new(report: &Report<'_>) -> Self {
        let sums = report.sums();
        let portfolio = report.portfolio;
        Self {
            tidewaiter: Program { version: env!("CARGO_PKG_VERSION"), law: LawUsed::new(report) },
            as_of: iso(report.options.as_of),
            filing_date: report.options.filing_date.to_string(),
            options: options_view(report.options),
            status: report.status().name(),
            files: portfolio.files.iter().map(|file| FileView::new(file, sums)).collect(),
            accounts: report.accounts().map(|one| AccountView::new(report, one)).collect(),
            center: report.reviews.single().and_then(|one| CenterView::of(one, report.book)),
            requests: report.requests(),
            lists: report.lists(),
        }
    }
}

impl Report<'_> {
    /// The whole report, with the traces of the first designations.
    #[must_use]
    pub fn json(&self, traces: usize) -> ReportView {
        let designations = DESIGNATIONS.max(if traces == usize::MAX { traces } else { 0 });
        ReportView {
            head: Head::new(self),
            checks: self.outcomes.iter().map(CheckView::new).collect(),
            findings: self
                .findings()
                .iter()
                .map(|finding| FindingView::new(*finding, self.portfolio, self.raw))
                .collect(),
            drawback: self
                .estimate
                .map(|estimate| DrawbackView::new(self, estimate, designations, traces)),
            assumptions: self.assumptions(),
            unknown: self.unknown(),
        }
    }

    /// What the figures rest on, each said once.
    #[must_use]
    pub fn assumptions(&self) -> Vec<String> {
        let accounts = self.estimate.into_iter().flat_map(|estimate| &estimate.accounts);
        let mut all = once(accounts.flat_map(|account| &account.assumptions));
        let nameless = self.reviews.single().filter(|one| one.key.is_none());
        if nameless.is_some_and(|one| one.center.is_ok()) {
            all.push(
                "The rows name no importer: the Center is told as if all were one importer's."
                    .to_owned(),
            );
        }
        all.extend(self.tariff_assumed());
        all
    }

    /// What is not known, each said once.
    #[must_use]
    pub fn unknown(&self) -> Vec<String> {
        let estimate = self.estimate.into_iter();
        let mut all = once(estimate.clone().flat_map(|estimate| &estimate.unknown).chain(
            estimate.flat_map(|estimate| &estimate.accounts).flat_map(|account| &account.unknown),
        ));
        all.extend(self.not_assigned());
        all.extend(self.law_warnings().into_iter().map(LawWarning::into_text));
        all.extend(self.reviews.unjudged.words());
        all.extend(self.flagged_lines());
        if self.reviews.nobodys > 0 {
            all.push(format!(
                "Findings that are in no account's sums, since their rows are of several importers or \
                 of none: {}.",
                self.reviews.nobodys
            ));
        }
        if !self.sums() {
            all.push(
                "A file is incomplete, so no sum over more than one row is shown and no drawback is \
                 estimated. Load the whole file."
                    .to_owned(),
            );
        }
        all
    }
}

impl Report<'_> {
    /// Accounts without a Center, each with the reason.
    fn not_assigned(&self) -> impl Iterator<Item = String> + '_ {
        self.reviews.accounts.iter().filter_map(|review| {
            let reason = review.center.as_ref().err()?.words();
            Some(match review.key {
                Some(key) => format!("No Center is assigned to {key}: {reason}."),
                None => format!("No Center is assigned to rows without importer: {reason}."),
            })
        })
    }
}

/// The texts in their order, each once.
fn once<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen = Vec::new();
    for text in texts {
        if !seen.contains(text) {
            seen.push(text.clone());
        }
    }
    seen
}
