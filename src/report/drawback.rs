//! The estimate as the report shows it.

use super::Report;
use super::claimable::{ClaimableView, SubheadingView};
use super::ways::{MethodView, WayView};
use crate::drawback::{
    AccountEstimate, Designation, Estimate, Expiring, Ineligible, Raise, Share, SwitchWorth,
    TraceStep,
};
use crate::model::{Quantity, iso};
use serde::Serialize;

/// `drawback` of the report. With several accounts the sums are null: there is no total over them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DrawbackView {
    #[serde(flatten)]
    sums: Sums,
    designations: Vec<DesignationView>,
    by_account: Vec<AccountView>,
}

/// The figures of one account.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Sums {
    estimate: Option<String>,
    bound: Option<String>,
    proved: Option<bool>,
    low: Option<String>,
    upside: Option<String>,
    by_provision: Vec<ShareView>,
    by_programme: Vec<ShareView>,
    by_subheading: Vec<SubheadingView>,
    by_month: Vec<ShareView>,
    ways: Vec<WayView>,
    methods: Vec<MethodView>,
    designations_total: u64,
    ineligible: Vec<IneligibleView>,
    /// Whether low case, upside and switches are worked out.
    weighed: bool,
    switches: Vec<SwitchView>,
    raise: Vec<RaiseView>,
    claimable: Vec<ClaimableView>,
    expiring: Vec<ExpiringView>,
    next_lapse: Option<String>,
    assumptions: Vec<String>,
    unknown: Vec<String>,
}

/// The figures of an account under its number.
#[derive(Debug, Clone, Serialize)]
pub struct AccountView {
    importer: String,
    #[serde(flatten)]
    sums: Sums,
}

#[derive(Debug, Clone, Serialize)]
struct ShareView {
    name: String,
    amount: String,
}

#[derive(Debug, Clone, Serialize)]
struct IneligibleView {
    reason: &'static str,
    text: &'static str,
    cite: &'static str,
    measures: &'static str,
    lines: u64,
    amount: String,
}

#[derive(Debug, Clone, Serialize)]
struct SwitchView {
    name: &'static str,
    base: String,
    alternative: String,
    worth: String,
    cite: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct RaiseView {
    what: String,
    amount: String,
}

#[derive(Debug, Clone, Serialize)]
struct ExpiringView {
    month: String,
    next: String,
    eligible: String,
    claimed: String,
}

/// A designation.
#[derive(Debug, Clone, Serialize)]
pub struct DesignationView {
    /// Its number among all designations, which asks for its trace.
    pub index: usize,
    provision: &'static str,
    importer: String,
    subheading: Option<String>,
    import: ImportView,
    export: ExportView,
    quantity: String,
    unit: String,
    amount: String,
    trace: Vec<TraceView>,
}

#[derive(Debug, Clone, Serialize)]
struct ImportView {
    entry: String,
    line: u32,
    file: String,
    file_index: u16,
    row: u32,
}

#[derive(Debug, Clone, Serialize)]
struct ExportView {
    file: String,
    file_index: u16,
    row: u32,
    itn: Option<String>,
    line: u32,
}

/// A step of a trace.
#[derive(Debug, Clone, Serialize)]
pub struct TraceView {
    text: String,
    value: Option<String>,
    cite: String,
}

impl TraceView {
    /// The view of a step.
    #[must_use]
    pub fn new(step: &TraceStep) -> Self {
        Self { text: step.text.clone(), value: step.value.clone(), cite: step.cite.to_owned() }
    }
}

impl DrawbackView {
    /// The estimate with its first designations and traces.
    #[must_use]
    pub fn new(
        report: &Report<'_>,
        estimate: &Estimate,
        designations: usize,
        traces: usize,
    ) -> Self {
        let sums = estimate.single().map_or_else(
            || Sums { unknown: estimate.unknown.clone(), ..Sums::default() },
            |only| Sums::new(only, &estimate.unassigned),
        );
        let listed = all(estimate).take(designations).enumerate();
        Self {
            sums,
            designations: listed
                .map(|(index, one)| DesignationView::new(report, index, one, index < traces))
                .collect(),
            by_account: match estimate.accounts.as_slice() {
                [] | [_] => Vec::new(),
                several => several.iter().map(AccountView::new).collect(),
            },
        }
    }
}

/// All designations, account by account.
pub fn all(estimate: &Estimate) -> impl Iterator<Item = &Designation> {
    estimate.accounts.iter().flat_map(|account| &account.designations)
}

/// The account of a designation and its number there.
fn find(estimate: &Estimate, index: usize) -> Option<(&AccountEstimate, usize)> {
    let mut left = index;
    for account in &estimate.accounts {
        if left < account.designations.len() {
            return Some((account, left));
        }
        left -= account.designations.len();
    }
    None
}

impl AccountView {
    fn new(account: &AccountEstimate) -> Self {
        Self { importer: account.importer.to_string(), sums: Sums::new(account, &[]) }
    }
}

impl Sums {
    fn new(account: &AccountEstimate, unassigned: &[Ineligible]) -> Self {
        let readings = account.readings.as_ref();
        let shares = |shares: &[Share]| shares.iter().map(ShareView::new).collect();
        Self {
            estimate: Some(account.estimate.text()),
            bound: Some(account.bound.text()),
            proved: Some(account.proved),
            low: readings.map(|readings| readings.low.text()),
            upside: readings.map(|readings| readings.upside.text()),
            by_provision: shares(&account.by_provision),
            by_programme: shares(&account.by_programme),
            by_subheading: SubheadingView::all(account),
            by_month: shares(&account.by_month),
            ways: account.ways.iter().map(WayView::new).collect(),
            methods: account.methods.iter().map(MethodView::new).collect(),
            designations_total: account.designations.len() as u64,
            ineligible: account
                .ineligible
                .iter()
                .chain(unassigned)
                .map(IneligibleView::new)
                .collect(),
            weighed: readings.is_some(),
            switches: readings.iter().flat_map(|r| &r.switches).map(SwitchView::new).collect(),
            raise: account.raise.iter().map(RaiseView::new).collect(),
            claimable: account.claimable.iter().map(ClaimableView::new).collect(),
            expiring: account.expiring.iter().map(ExpiringView::new).collect(),
            next_lapse: account.next_lapse.map(iso),
            assumptions: account.assumptions.clone(),
            unknown: account.unknown.clone(),
        }
    }
}

impl ShareView {
    fn new(share: &Share) -> Self {
        Self { name: share.name.clone(), amount: share.amount.text() }
    }
}

impl IneligibleView {
    fn new(group: &Ineligible) -> Self {
        Self {
            reason: group.reason.name(),
            text: group.reason.text(),
            cite: group.reason.cite(),
            measures: group.reason.side().measures(),
            lines: group.lines,
            amount: group.amount.text(),
        }
    }
}

impl SwitchView {
    fn new(worth: &SwitchWorth) -> Self {
        let info = worth.switch.info();
        Self {
            name: info.key,
            base: worth.base.clone(),
            alternative: worth.alternative.clone(),
            worth: worth.worth.text(),
            cite: info.cite,
        }
    }
}

impl RaiseView {
    fn new(raise: &Raise) -> Self {
        Self { what: raise.what.clone(), amount: raise.amount.text() }
    }
}

impl ExpiringView {
    fn new(expiring: &Expiring) -> Self {
        Self {
            month: expiring.month.clone(),
            next: iso(expiring.next),
            eligible: expiring.eligible.text(),
            claimed: expiring.claimed.text(),
        }
    }
}

impl DesignationView {
    /// The view of a designation, with its trace if asked for.
    #[must_use]
    pub fn new(report: &Report<'_>, index: usize, one: &Designation, traced: bool) -> Self {
        let portfolio = report.portfolio;
        let line = portfolio.line(one.line);
        let export = portfolio.exports.get(one.export.0);
        let itn = portfolio.str(export.itn);
        let goods = portfolio.goods_of(line).find_map(|tariff| tariff.hts);
        let trace = if traced { report.trace(index) } else { Vec::new() };
        Self {
            index,
            provision: one.provision,
            importer: one.importer.to_string(),
            subheading: goods.map(|number| number.hts8().to_string()),
            import: ImportView {
                entry: portfolio.entry(line.entry).number.to_string(),
                line: line.number,
                file: portfolio.file(line.place.file).name.clone(),
                file_index: line.place.file.0,
                row: line.place.row,
            },
            export: ExportView {
                file: portfolio.file(export.place.file).name.clone(),
                file_index: export.place.file.0,
                row: export.place.row,
                itn: (!itn.is_empty()).then(|| itn.to_owned()),
                line: export.line,
            },
            quantity: Quantity(one.quantity).to_string(),
            unit: one.unit.to_string(),
            amount: one.amount.text(),
            trace,
        }
    }
}

impl Report<'_> {
    /// How a designation's amount comes about, step by step.
    #[must_use]
    pub fn trace(&self, index: usize) -> Vec<TraceView> {
        let Some((account, index)) = self.estimate.and_then(|estimate| find(estimate, index))
        else {
            return Vec::new();
        };
        crate::drawback::trace(self.portfolio, self.book, self.options, account, index)
            .iter()
            .map(TraceView::new)
            .collect()
    }
}
