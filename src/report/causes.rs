//! Findings grouped by cause: one row for all findings of a check that share one.

use super::pages::{Page, page};
use super::{Report, pages};
use crate::finding::{Amount, Found, Severity};
use crate::model::Arrange;
use crate::model::{Date, Money, iso};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Which causes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CauseQuery {
    area: Option<String>,
    code: Option<String>,
    text: Option<String>,
    from: usize,
    count: usize,
}

/// Findings of one check that share a cause; the first of them, in the order of
/// [`Report::findings`], speaks for all.
#[derive(Debug, Clone, Serialize)]
pub struct CauseView {
    code: &'static str,
    name: &'static str,
    area: &'static str,
    severity: &'static str,
    cause: Option<String>,
    total: usize,
    owed: Option<String>,
    back: Option<String>,
    deadline: Option<String>,
    what: String,
    action: String,
}

/// The findings of a cause.
#[derive(Debug)]
struct Group<'a> {
    first: Found<'a>,
    /// That of the gravest.
    severity: Severity,
    total: usize,
    /// `None` until a finding says an amount.
    owed: Option<Money>,
    back: Option<Money>,
    deadline: Option<Date>,
}

impl<'a> Group<'a> {
    fn new(first: Found<'a>) -> Self {
        let severity = first.severity();
        Self { first, severity, total: 0, owed: None, back: None, deadline: None }
    }

    fn add(&mut self, finding: Found<'_>, today: Date) {
        let plus = |sum: Option<Money>, more: Option<Money>| {
            more.map(|more| sum.unwrap_or_default() + more).or(sum)
        };
        self.total += 1;
        self.severity = self.severity.min(finding.severity());
        self.owed = plus(self.owed, finding.amount().owed);
        self.back = plus(self.back, finding.amount().back);
        let left = finding.deadline().filter(|day| *day >= today);
        self.deadline = [self.deadline, left].into_iter().flatten().min();
    }

    fn money(&self) -> Money {
        Amount { owed: self.owed, back: self.back }.size()
    }
}

impl Report<'_> {
    /// A page of causes: the most money first (owed and coming back together), then the least time left
    /// (what has no day to act, or whose day has passed, last), then the gravest, then by code and
    /// cause.
    ///
    /// Filters choose findings, and a row counts the findings chosen. Sums are null where they may not
    /// be shown: a file is incomplete, or the data hold several importers.
    #[must_use]
    pub fn causes_page(&self, query: &CauseQuery) -> Page<CauseView> {
        let wanted = pages::Filter {
            area: query.area.as_deref(),
            code: query.code.as_deref(),
            cause: None,
            text: query.text.as_deref(),
        };
        let mut places: FxHashMap<(&str, &str), usize> = FxHashMap::default();
        let mut groups: Vec<Group<'_>> = Vec::new();
        for finding in self.findings().into_iter().filter(|finding| wanted.holds(*finding)) {
            let place = *places.entry((finding.code(), finding.cause())).or_insert_with(|| {
                groups.push(Group::new(finding));
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(place) {
                group.add(finding, self.options.as_of);
            }
        }
        groups.arrange_by(|a, b| {
            let rank = |group: &Group<'_>| {
                let left = (group.deadline.is_none(), group.deadline);
                (Reverse(group.money()), left, group.severity, group.first.code())
            };
            rank(a).cmp(&rank(b)).then_with(|| a.first.cause().cmp(b.first.cause()))
        });
        let sums = self.may_sum();
        page(&groups, query.from, query.count, |group| CauseView::new(group, sums))
    }
}

impl CauseView {
    fn new(group: &Group<'_>, sums: bool) -> Self {
        let first = group.first;
        let show = |sum: Option<Money>| sum.filter(|_| sums).map(Money::text);
        Self {
            code: first.code(),
            name: first.name(),
            area: first.area().name(),
            severity: group.severity.name(),
            cause: (!first.cause().is_empty()).then(|| first.cause().to_owned()),
            total: group.total,
            owed: show(group.owed),
            back: show(group.back),
            deadline: group.deadline.map(iso),
            what: first.what().to_owned(),
            action: first.action().to_owned(),
        }
    }
}
