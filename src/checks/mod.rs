//! Checks: what a Center would see. One file per check, grouped by the area a Center reviews.
//!
//! A check is one file with one declaration ([`Check`]) and one Markdown text beside it, and one
//! word in the list of its area. Everything else, from the catalogue to the page, is derived from
//! the declaration.

pub mod arithmetic;
pub mod classification;
mod duties;
pub mod identifiers;
pub mod origin;
mod place;
pub mod preference;
mod products;
pub mod reading;
pub mod remedies;
mod remedy;
pub mod statistics;
pub mod timeliness;
pub mod valuation;

use duties::Judged;
pub use duties::{Unjudged, UnjudgedReason};

use crate::finding::{Area, Finding, Findings, Severity};
use crate::law::Book;
use crate::model::{EntrySummary, Field, Options, Portfolio};

/// What a check may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What was read.
    pub portfolio: &'a Portfolio,
    /// The law in use.
    pub book: &'a Book,
    /// What the user assumes.
    pub options: &'a Options,
    /// What the duty engine makes of the lines, where it was asked for all checks together.
    judged: Option<&'a Judged<'a>>,
}

impl<'a> Context<'a> {
    /// What checks look at.
    #[must_use]
    pub fn new(portfolio: &'a Portfolio, book: &'a Book, options: &'a Options) -> Self {
        Self { portfolio, book, options, judged: None }
    }

    /// The entry summaries to look at: all, or those of the account that the options name.
    pub fn entries(&self) -> impl Iterator<Item = &'a EntrySummary> + use<'a> {
        let only = self.options.importer;
        self.portfolio.entries.iter().filter(move |entry| only.is_none() || entry.account == only)
    }
}

/// A column that a check cannot do without, and the report that would supply it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Any one of these columns is enough.
    pub any_of: &'static [Field],
    /// The report that has it, as ACE names it.
    pub report: &'static str,
}

impl Need {
    /// The line tariff report has these columns; any one of them is enough.
    #[must_use]
    pub const fn of_tariff_report(any_of: &'static [Field]) -> Self {
        Self { any_of, report: "ES-003 Entry Summary Line Tariff Details" }
    }

    /// The line report has these columns; any one of them is enough.
    #[must_use]
    pub const fn of_line_report(any_of: &'static [Field]) -> Self {
        Self { any_of, report: "Entry Summary Line Details" }
    }

    fn is_met(&self, portfolio: &Portfolio) -> bool {
        self.any_of.iter().any(|field| portfolio.has(*field))
    }
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
    pub run: fn(&Context<'_>, &mut Findings),
}

impl Check {
    /// A finding of this check with nothing in it but what the declaration says.
    pub(crate) fn finding(&self) -> Finding {
        Finding {
            code: self.code,
            name: self.name,
            area: self.area,
            severity: self.severity,
            what: String::new(),
            why: String::new(),
            action: String::new(),
            cause: String::new(),
            places: Vec::new(),
            amount: crate::finding::Amount::default(),
            citations: self.citations.to_vec(),
            deadline: None,
        }
    }
}

/// What became of a check on this data.
#[derive(Debug)]
pub struct CheckOutcome {
    /// The check.
    pub check: &'static Check,
    /// Whether it ran; one that did not has passed nothing.
    pub ran: bool,
    /// What it needs and no file has.
    pub missing: Vec<Need>,
    /// Its findings, sorted by content.
    pub findings: Findings,
}

/// The lists of the areas.
static AREAS: &[&[&Check]] = &[
    reading::CHECKS,
    classification::CHECKS,
    valuation::CHECKS,
    origin::CHECKS,
    preference::CHECKS,
    remedies::CHECKS,
    arithmetic::CHECKS,
    identifiers::CHECKS,
    timeliness::CHECKS,
];

/// All checks, by area and code.
pub fn all() -> impl Iterator<Item = &'static Check> {
    AREAS.iter().flat_map(|area| area.iter().copied())
}

/// What became of all checks.
#[derive(Debug)]
pub struct Checked {
    /// Each of them.
    pub outcomes: Vec<CheckOutcome>,
    /// Lines whose duty could not be judged.
    pub unjudged: Unjudged,
}

/// Runs every check whose columns are there. Equal data gives equal outcomes, whatever the order in
/// which it arrived.
#[must_use]
pub fn run(context: &Context<'_>) -> Checked {
    // Several checks ask the duty engine about the same lines.
    let judged = Judged::new(context);
    let context = Context { judged: Some(&judged), ..*context };
    let outcomes = all().map(|check| outcome(check, &context)).collect();
    Checked { outcomes, unjudged: judged.unjudged().clone() }
}

fn outcome(check: &'static Check, context: &Context<'_>) -> CheckOutcome {
    let missing: Vec<Need> =
        check.needs.iter().filter(|need| !need.is_met(context.portfolio)).copied().collect();
    let ran = missing.is_empty();
    let mut findings = Findings::new(check.code, check.name, check.area);
    if ran {
        (check.run)(context, &mut findings);
        findings.arrange();
    }
    CheckOutcome { check, ran, missing, findings }
}
