//! Accounts as the report shows them: sums, Center, and the cuts of their lines.

use super::Report;
use crate::account::{AccountReview, Assignment, Cut, CutRow, Profile, Rest, Vote};
use crate::law::{Book, Center};
use crate::model::{Account, Money, iso};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

/// An importer's account.
#[derive(Debug, Clone, Serialize)]
pub struct AccountView {
    /// The importer's number, nine characters; null for rows without one.
    pub importer: Option<String>,
    names: Vec<String>,
    lines: u64,
    value: Option<String>,
    duty: Option<String>,
    /// What its findings say may be owed; a finding without an amount adds nothing.
    owed: Option<String>,
    /// What they say may come back.
    back: Option<String>,
    center: Option<CenterView>,
    profile: Option<ProfileView>,
}

impl AccountView {
    /// The view of an account. Sums are left out when the report is incomplete.
    #[must_use]
    pub fn new(report: &Report<'_>, account: &Account) -> Self {
        let show = |money: Money| report.sums().then(|| money.text());
        let review = report.reviews.of(account.key);
        Self {
            importer: account.key.map(|key| key.to_string()),
            names: account.names.clone(),
            lines: account.lines,
            value: show(account.value),
            duty: show(account.duty),
            owed: review.and_then(|review| show(review.money.owed)),
            back: review.and_then(|review| show(review.money.back)),
            center: review.and_then(|review| CenterView::of(review, report.book)),
            profile: review.map(|review| ProfileView::new(&review.profile)),
        }
    }
}

/// The Center of an account.
#[derive(Debug, Clone, Serialize)]
pub struct CenterView {
    code: String,
    name: String,
    office: String,
    industries: Vec<String>,
    lines: u64,
    of: u64,
    share: String,
    margin: String,
    by_value: Option<ByValueView>,
    votes: Vec<VoteView>,
    window: WindowView,
    change: String,
    confidence: &'static str,
    rests_on: String,
    reported: Option<ReportedView>,
}

#[derive(Debug, Clone, Serialize)]
struct ByValueView {
    code: String,
    name: String,
    share: String,
}

#[derive(Debug, Clone, Serialize)]
struct VoteView {
    code: String,
    name: String,
    lines: u64,
    share: String,
    value_share: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct WindowView {
    from: String,
    to: String,
}

#[derive(Debug, Clone, Serialize)]
struct ReportedView {
    center: Option<String>,
    team: Option<String>,
    /// Entry summaries of the window that name another one.
    differ: u64,
}

impl CenterView {
    /// The view of an account's Center; `None` where none is assigned.
    #[must_use]
    pub fn of(review: &AccountReview, book: &Book) -> Option<Self> {
        let assignment = review.center.as_ref().ok()?;
        let leader = assignment.leader()?;
        let center = assignment.center(book, leader.center)?;
        Some(Self::new(assignment, leader, center, book))
    }

    fn new(assignment: &Assignment, leader: &Vote, center: &Center, book: &Book) -> Self {
        Self {
            code: center.code.clone(),
            name: center.name.clone(),
            office: center.office.clone(),
            industries: center.industries.clone(),
            lines: leader.lines,
            of: assignment.of,
            share: fraction(assignment.share(leader.lines)),
            margin: fraction(assignment.share(assignment.lead())),
            by_value: assignment.by_value().and_then(|opinion| {
                let center = assignment.center(book, opinion.center)?;
                let (code, name) = (center.code.clone(), center.name.clone());
                Some(ByValueView { code, name, share: fraction(opinion.share) })
            }),
            votes: assignment
                .votes
                .iter()
                .filter_map(|vote| VoteView::new(assignment, vote, book))
                .collect(),
            window: WindowView { from: iso(assignment.window.from), to: iso(assignment.window.to) },
            change: assignment.change(book),
            confidence: assignment.certainty().word(),
            rests_on: assignment.rests_on(book),
            reported: assignment.reported.as_ref().map(|reported| ReportedView {
                center: reported.center.clone(),
                team: reported.team.clone(),
                differ: reported.differ,
            }),
        }
    }
}

impl VoteView {
    fn new(assignment: &Assignment, vote: &Vote, book: &Book) -> Option<Self> {
        let center = assignment.center(book, vote.center)?;
        Some(Self {
            code: center.code.clone(),
            name: center.name.clone(),
            lines: vote.lines,
            share: fraction(assignment.share(vote.lines)),
            value_share: assignment.value_share(vote.value).map(fraction),
        })
    }
}

/// The cuts of an account.
#[derive(Debug, Clone, Serialize)]
pub struct ProfileView {
    ports: CutView,
    filers: CutView,
    suppliers: CutView,
    origins: CutView,
    centers: CutView,
    months: CutView,
}

#[derive(Debug, Clone, Serialize)]
struct CutView {
    rows: Vec<RowView>,
    rest: Option<RestView>,
}

#[derive(Debug, Clone, Serialize)]
struct RowView {
    name: String,
    label: Option<String>,
    lines: u64,
    share: String,
    value: Option<String>,
    duty: Option<String>,
    findings: u64,
}

#[derive(Debug, Clone, Serialize)]
struct RestView {
    names: u64,
    lines: u64,
    value: Option<String>,
    duty: Option<String>,
}

impl ProfileView {
    /// The view of an account's cuts.
    #[must_use]
    pub fn new(profile: &Profile) -> Self {
        let cut = |cut: &Cut| CutView {
            rows: cut.rows.iter().map(|row| RowView::new(row, profile.lines)).collect(),
            rest: cut.rest.as_ref().map(RestView::new),
        };
        Self {
            ports: cut(&profile.ports),
            filers: cut(&profile.filers),
            suppliers: cut(&profile.suppliers),
            origins: cut(&profile.origins),
            centers: cut(&profile.centers),
            months: cut(&profile.months),
        }
    }
}

impl RowView {
    fn new(row: &CutRow, of: u64) -> Self {
        let share = Decimal::from(row.lines).checked_div(Decimal::from(of)).unwrap_or_default();
        Self {
            name: row.name.clone(),
            label: row.label.clone(),
            lines: row.lines,
            share: fraction(share),
            value: row.value.map(Money::text),
            duty: row.duty.map(Money::text),
            findings: row.findings,
        }
    }
}

impl RestView {
    fn new(rest: &Rest) -> Self {
        Self {
            names: rest.names,
            lines: rest.lines,
            value: rest.value.map(Money::text),
            duty: rest.duty.map(Money::text),
        }
    }
}

/// A part of a whole with four decimals, such as `0.6250`.
pub(super) fn fraction(part: Decimal) -> String {
    let mut rounded = part.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(4);
    rounded.to_string()
}
