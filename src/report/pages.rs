//! Lists by the page: the user interface never asks for more than it can show.

use super::drawback::{DesignationView, all};
use super::{FindingView, Report};
use crate::drawback::Designation;
use crate::finding::Found;
use crate::model::Arrange;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// The most rows of a page.
pub const PAGE_ROWS: usize = 200;

/// A page of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Page<T> {
    /// Rows of the whole list, after filters.
    pub total: usize,
    /// The first row of the page, from 0.
    pub from: usize,
    /// The rows.
    pub rows: Vec<T>,
}

/// Which findings.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct FindingQuery {
    area: Option<String>,
    code: Option<String>,
    cause: Option<String>,
    text: Option<String>,
    from: usize,
    count: usize,
}

/// Which designations.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct DesignationQuery {
    subheading: Option<String>,
    importer: Option<String>,
    text: Option<String>,
    from: usize,
    count: usize,
}

impl<'a> Report<'a> {
    /// Findings in the order in which they matter: the most money first (owed and coming back
    /// together), then the least time left (those without a day to act, or whose day has passed, last),
    /// then the gravest, then by code, words and place.
    #[must_use]
    pub fn findings(&self) -> Vec<Found<'a>> {
        let mut all: Vec<_> =
            self.outcomes.iter().flat_map(|outcome| outcome.findings.iter()).collect();
        all.arrange_by(|a, b| {
            let rank = |f: Found<'_>| {
                let left = f.deadline().filter(|day| *day >= self.options.as_of);
                (Reverse(f.amount().size()), left.is_none(), left, f.severity(), f.code())
            };
            rank(*a).cmp(&rank(*b)).then_with(|| a.by_content(*b))
        });
        all
    }

    /// A page of findings.
    #[must_use]
    pub fn findings_page(&self, query: &FindingQuery) -> Page<FindingView> {
        let wanted = Filter {
            area: query.area.as_deref(),
            code: query.code.as_deref(),
            cause: query.cause.as_deref(),
            text: query.text.as_deref(),
        };
        let found: Vec<_> =
            self.findings().into_iter().filter(|finding| wanted.holds(*finding)).collect();
        page(&found, query.from, query.count, |finding| {
            FindingView::new(*finding, self.portfolio, self.raw)
        })
    }

    /// A page of designations.
    #[must_use]
    pub fn designations_page(&self, query: &DesignationQuery) -> Page<DesignationView> {
        let Some(estimate) = self.estimate else {
            return Page { total: 0, from: 0, rows: Vec::new() };
        };
        let found: Vec<_> = all(estimate)
            .enumerate()
            .filter(|(_, one)| self.designation_matches(one, query))
            .collect();
        page(&found, query.from, query.count, |(index, one)| {
            DesignationView::new(self, *index, one, false)
        })
    }

    fn designation_matches(&self, one: &Designation, query: &DesignationQuery) -> bool {
        let line = self.portfolio.line(one.line);
        let hts8 = || {
            let goods = self.portfolio.goods_of(line).find_map(|tariff| tariff.hts);
            goods.map(|number| number.hts8().to_string()).unwrap_or_default()
        };
        let holds = |text: &String| {
            let wanted = text.to_uppercase().replace('-', "");
            let export = self.portfolio.exports.get(one.export.0);
            self.portfolio.entry(line.entry).number.as_str().contains(&wanted)
                || self.portfolio.str(export.itn).to_uppercase().contains(&wanted)
        };
        query.subheading.as_ref().is_none_or(|subheading| &hts8() == subheading)
            && query.importer.as_ref().is_none_or(|importer| one.importer.as_str() == importer)
            && query.text.as_ref().is_none_or(holds)
    }
}

/// Which findings are wanted; what is `None` lets all through.
pub(super) struct Filter<'a> {
    pub(super) area: Option<&'a str>,
    pub(super) code: Option<&'a str>,
    pub(super) cause: Option<&'a str>,
    pub(super) text: Option<&'a str>,
}

impl Filter<'_> {
    pub(super) fn holds(&self, finding: Found<'_>) -> bool {
        self.area.is_none_or(|area| finding.area().name() == area)
            && self.code.is_none_or(|code| finding.code() == code)
            && self.cause.is_none_or(|cause| finding.cause() == cause)
            && self.text.is_none_or(|text| says(finding, text))
    }
}

fn says(finding: Found<'_>, text: &str) -> bool {
    let wanted = text.to_lowercase();
    [finding.what(), finding.why(), finding.action(), finding.cause()]
        .into_iter()
        .any(|part| part.to_lowercase().contains(&wanted))
}

pub(super) fn page<T, V>(all: &[T], from: usize, count: usize, view: impl Fn(&T) -> V) -> Page<V> {
    let rows = all.iter().skip(from).take(count.min(PAGE_ROWS)).map(view).collect();
    Page { total: all.len(), from, rows }
}
