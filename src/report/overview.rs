//! What the page shows first: the report without its long lists, and the verdict.

use super::Report;
use super::drawback::DrawbackView;
use super::findings::CheckView;
use super::json::Head;
use crate::finding::{Area, Found, Severity};
use crate::model::{Money, iso};
use serde::Serialize;
use std::collections::BTreeMap;

/// The report without findings and designations, which are paged.
#[derive(Debug, Clone, Serialize)]
pub struct Overview {
    #[serde(flatten)]
    head: Head,
    checks: Vec<CheckView>,
    findings: FindingTotals,
    drawback: Option<DrawbackView>,
    verdict: Verdict,
    assumptions: Vec<String>,
    unknown: Vec<String>,
}

/// Two figures side by side: what may come back and what may be owed.
#[derive(Debug, Clone, Serialize)]
struct Verdict {
    may_come_back: Option<String>,
    may_be_owed: Option<String>,
    rests_on: Vec<String>,
    next_lapse: Option<Lapse>,
}

#[derive(Debug, Clone, Serialize)]
struct Lapse {
    date: String,
    what: String,
    amount: Option<String>,
}

/// Counts and sums of findings. Sums are null when the reading is incomplete or the data hold
/// several importers.
#[derive(Debug, Clone, Serialize)]
struct FindingTotals {
    total: usize,
    by_severity: BySeverity,
    by_area: Vec<AreaTotal>,
    by_check: Vec<CheckTotal>,
}

#[derive(Debug, Clone, Default, Serialize)]
struct BySeverity {
    error: usize,
    warning: usize,
    note: usize,
}

#[derive(Debug, Clone, Serialize)]
struct AreaTotal {
    area: &'static str,
    total: usize,
    owed: Option<String>,
    back: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct CheckTotal {
    code: &'static str,
    name: &'static str,
    area: &'static str,
    severity: &'static str,
    total: usize,
    owed: Option<String>,
    back: Option<String>,
}

/// Sums of what findings say; an amount that is not known adds nothing, and is counted.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    total: usize,
    /// Null until a finding says an amount.
    owed: Option<Money>,
    back: Option<Money>,
    /// Findings that say none.
    silent: usize,
    worst: Option<Severity>,
}

impl Sum {
    fn add(&mut self, finding: Found<'_>) {
        let amount = finding.amount();
        self.total += 1;
        self.silent += usize::from(amount.owed.is_none() && amount.back.is_none());
        self.owed = more(self.owed, amount.owed);
        self.back = more(self.back, amount.back);
        self.worst = Some(self.worst.map_or(finding.severity(), |w| w.min(finding.severity())));
    }
}

fn more(sum: Option<Money>, amount: Option<Money>) -> Option<Money> {
    amount.map(|amount| sum.unwrap_or_default() + amount).or(sum)
}

impl Report<'_> {
    /// What the page shows first.
    #[must_use]
    pub fn overview(&self) -> Overview {
        Overview {
            head: Head::new(self),
            checks: self.outcomes.iter().map(CheckView::new).collect(),
            findings: self.finding_totals(),
            drawback: self.estimate.map(|estimate| DrawbackView::new(self, estimate, 0, 0)),
            verdict: self.verdict(),
            assumptions: self.assumptions(),
            unknown: self.unknown(),
        }
    }

    fn finding_totals(&self) -> FindingTotals {
        let show = |money: Option<Money>| money.filter(|_| self.may_sum()).map(Money::text);
        let mut severities = BySeverity::default();
        let mut areas: BTreeMap<Area, Sum> = BTreeMap::new();
        let mut by_check = Vec::new();
        for outcome in self.outcomes {
            let mut sum = Sum::default();
            for finding in outcome.findings.iter() {
                sum.add(finding);
                areas.entry(finding.area()).or_default().add(finding);
                match finding.severity() {
                    Severity::Error => severities.error += 1,
                    Severity::Warning => severities.warning += 1,
                    Severity::Note => severities.note += 1,
                }
            }
            if sum.total > 0 {
                by_check.push(CheckTotal {
                    code: outcome.check.code,
                    name: outcome.check.name,
                    area: outcome.check.area.name(),
                    severity: sum.worst.unwrap_or(outcome.check.severity).name(),
                    total: sum.total,
                    owed: show(sum.owed),
                    back: show(sum.back),
                });
            }
        }
        FindingTotals {
            total: by_check.iter().map(|check| check.total).sum(),
            by_severity: severities,
            by_area: areas
                .into_iter()
                .map(|(area, sum)| AreaTotal {
                    area: area.name(),
                    total: sum.total,
                    owed: show(sum.owed),
                    back: show(sum.back),
                })
                .collect(),
            by_check,
        }
    }

    fn verdict(&self) -> Verdict {
        let mut sum = Sum::default();
        let findings = self.outcomes.iter().flat_map(|outcome| outcome.findings.iter());
        findings.for_each(|finding| sum.add(finding));
        let estimate = self.estimate.and_then(|estimate| estimate.single());
        let claim = estimate.map_or(Money::ZERO, |account| account.estimate);
        // Where no line was read nothing was looked at, which is not the same as nothing.
        let looked = self.may_sum() && self.has_lines();
        let show = |money: Money| looked.then(|| money.text());
        Verdict {
            may_come_back: show(claim + sum.back.unwrap_or_default()),
            may_be_owed: show(sum.owed.unwrap_or_default()),
            rests_on: self.rests_on(claim, sum),
            next_lapse: self.next_lapse(),
        }
    }

    fn has_lines(&self) -> bool {
        !self.portfolio.lines.is_empty()
    }

    fn rests_on(&self, claim: Money, sum: Sum) -> Vec<String> {
        if !self.may_sum() || !self.has_lines() {
            return Vec::new();
        }
        let mut lines = Vec::new();
        if self.portfolio.exports.is_empty() {
            lines.push("No export list was read, so no drawback is in this figure".to_owned());
        } else if let Some(account) = self.estimate.and_then(|estimate| estimate.single()) {
            let proof = if account.proved {
                "proved to be the most that the choice of designations allows".to_owned()
            } else {
                format!("no choice of designations gives more than {}", account.bound)
            };
            lines.push(format!("Drawback estimate {claim}: {proof}"));
        }
        if let Some(back) = sum.back {
            lines.push(format!("Overpayments among the findings: {back}"));
        }
        if let Some(owed) = sum.owed {
            lines.push(format!("Underpayments among the findings: {owed}"));
        }
        match sum.silent {
            0 => {}
            1 => lines.push("1 finding carries no figure and adds nothing here".to_owned()),
            more => lines.push(format!("{more} findings carry no figure and add nothing here")),
        }
        let silent = self.outcomes.iter().filter(|outcome| !outcome.ran).count();
        match silent {
            0 => {}
            1 => lines.push("1 check did not run, for want of columns".to_owned()),
            more => lines.push(format!("{more} checks did not run, for want of columns")),
        }
        lines
    }

    /// The nearest day on which something lapses: a deadline of a finding, the last filing day of a
    /// designated line, or the day on which an answer to CBP is due.
    fn next_lapse(&self) -> Option<Lapse> {
        let today = self.options.as_of;
        let findings = self.outcomes.iter().flat_map(|outcome| outcome.findings.iter());
        let deadlines = findings.filter_map(|finding| {
            let amount = finding.amount().back.or(finding.amount().owed).map(Money::text);
            Some((finding.deadline()?, finding.name().replace('_', " "), amount))
        });
        let estimate = self.estimate.filter(|_| self.sums());
        let filings =
            estimate.into_iter().flat_map(|estimate| &estimate.accounts).filter_map(|account| {
                Some((
                    account.next_lapse?,
                    "last day to file drawback on a designated line".to_owned(),
                    None,
                ))
            });
        let answers = self.answers_due().into_iter().map(|(day, what)| (day, what, None));
        deadlines
            .chain(filings)
            .chain(answers)
            .filter(|(date, _, _)| *date >= today)
            .min_by(|a, b| a.cmp(b))
            .map(|(date, what, amount)| Lapse { date: iso(date), what, amount })
    }
}
