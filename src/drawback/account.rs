//! The facts of one importer's account, read once whatever the reading.

use super::basis::{LineBasis, LineFacts, MpfState, SetAside, entry_mpf, line_facts};
use super::before::{self, Before};
use super::direct::{self, DirectFacts};
use super::eligibility::{ExportFacts, ExportOut, Owner, export_facts};
use super::reason::Reason;
use crate::law::Book;
use crate::model::{AccountKey, Date, EntrySummary, ExportId, LineId, Options, Portfolio};
use rust_decimal::Decimal;

/// What an account has to designate and to claim on.
#[derive(Debug, Clone, Default)]
pub struct AccountFacts<'b> {
    /// The account; `None` for rows without an importer number.
    pub key: Option<AccountKey>,
    /// Lines that some reading lets in, by entry and line.
    pub lines: Vec<LineBasis<'b>>,
    /// Lines that none does.
    pub lines_out: Vec<SetAside>,
    /// Entries whose fee cannot be apportioned: the reason, how many lines, the fee.
    pub mpf_out: Vec<(Reason, u64, Decimal)>,
    /// Antidumping and countervailing duty on its lines: how many, how much.
    pub remedies: (u64, Decimal),
    /// Exports that some reading lets in, by content.
    pub exports: Vec<ExportFacts>,
    /// Exports that none does.
    pub exports_out: Vec<ExportOut>,
    /// What lots, part numbers and ledgers identify; absent where nothing does.
    pub direct: Option<Box<DirectFacts>>,
    /// What earlier claims took of exports.
    pub before: Before,
    /// What the data say about the footing of the figure.
    pub notes: Notes,
}

/// Counts that decide which conditions stand beside the figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Notes {
    /// Entries.
    pub entries: u64,
    /// Entries liquidated at an amount other than the duty deposited.
    pub liquidated_differs: u64,
    /// Entries with a protest.
    pub protested: u64,
    /// Entries corrected after summary.
    pub corrected: u64,
    /// Lines without an import date.
    pub without_import_date: u64,
    /// Exports that name no exporter and are taken to be the importer's own.
    pub assumed_own_exports: u64,
    /// Exports that do not state the origin of the goods.
    pub origin_unstated: u64,
    /// Lines on which a second unit of quantity could have been picked.
    pub second_unit: u64,
    /// Lines of which earlier claims designated units.
    pub designated_before: u64,
    /// Of those, lines of which units are left and the basis is not told.
    pub basis_open: u64,
    /// Exports of which earlier claims used units.
    pub used_before: u64,
    /// Lines of tariff chapters with over-quota agricultural goods.
    pub agricultural: u64,
}

/// Facts by account, sorted by key; the last one may hold rows without an importer number.
#[must_use]
pub fn accounts<'b>(
    portfolio: &Portfolio,
    book: &'b Book,
    options: &Options,
) -> Vec<AccountFacts<'b>> {
    let mut found: std::collections::BTreeMap<Option<AccountKey>, AccountFacts<'b>> =
        std::collections::BTreeMap::new();
    let wanted = |key: Option<AccountKey>| options.importer.is_none() || options.importer == key;
    // Lines are the largest part of an account: their room is taken once, not by doubling.
    let mut lines: std::collections::BTreeMap<Option<AccountKey>, usize> =
        std::collections::BTreeMap::new();
    for entry in portfolio.entries.iter().filter(|entry| wanted(entry.account)) {
        *lines.entry(entry.account).or_default() += entry.lines.len();
    }
    for (key, lines) in lines {
        found.entry(key).or_default().lines.reserve_exact(lines);
    }
    for entry in &portfolio.entries {
        if wanted(entry.account) {
            let facts = found.entry(entry.account).or_default();
            facts.key = entry.account;
            facts.add_entry(portfolio, book, entry, options.as_of);
        }
    }
    for at in 0..portfolio.exports.len() as u32 {
        let read = export_facts(portfolio, book, ExportId(at));
        let owner = match &read {
            Ok(facts) => facts.owner,
            Err(out) => out.owner,
        };
        let key = match owner {
            Owner::Account(key) | Owner::AssumedOwn(key) => Some(key),
            // An export of someone else can only serve the one account there is.
            Owner::Other | Owner::Unknown => sole(&found),
        };
        let Some(facts) =
            key.filter(|key| wanted(Some(*key))).and_then(|k| found.get_mut(&Some(k)))
        else {
            continue;
        };
        facts.add_export(read);
    }
    let mut all: Vec<_> = found.into_values().collect();
    before::take_off(portfolio, &mut all);
    direct::attach(portfolio, book, &mut all);
    all
}

fn sole(
    found: &std::collections::BTreeMap<Option<AccountKey>, AccountFacts<'_>>,
) -> Option<AccountKey> {
    let mut keys = found.keys().flatten();
    match (keys.next(), keys.next()) {
        (Some(only), None) => Some(*only),
        _ => None,
    }
}

/// Exports that belong to no account of the estimate, with the reason.
#[must_use]
pub fn unassigned(portfolio: &Portfolio, book: &Book, options: &Options) -> Vec<ExportOut> {
    let accounts: Vec<AccountKey> =
        portfolio.accounts.iter().filter_map(|account| account.key).collect();
    if accounts.len() < 2 || options.importer.is_some() {
        return Vec::new();
    }
    (0..portfolio.exports.len() as u32)
        .filter_map(|at| match export_facts(portfolio, book, ExportId(at)) {
            Ok(facts) => {
                let reason = match facts.owner {
                    Owner::Other => Reason::ExporterDiffers,
                    Owner::Unknown => Reason::ExporterUnknown,
                    _ => return None,
                };
                let (export, value, owner) = (facts.export, facts.value, facts.owner);
                Some(ExportOut { export, reason, value, owner })
            }
            Err(out) => matches!(out.owner, Owner::Other | Owner::Unknown).then_some(out),
        })
        .collect()
}

impl<'b> AccountFacts<'b> {
    fn add_entry(
        &mut self,
        portfolio: &Portfolio,
        book: &'b Book,
        entry: &EntrySummary,
        as_of: Date,
    ) {
        self.notes.entries += 1;
        self.notes.protested += u64::from(entry.protest.is_some());
        self.notes.corrected += u64::from(entry.latest_psc.is_some());
        let liquidated = liquidated_below(portfolio, book, entry, as_of);
        self.notes.liquidated_differs += u64::from(liquidated != Liquidated::AsDeposited);
        let mpf = entry_mpf(portfolio, book, entry);
        if let MpfState::Unknown(reason, fee) = mpf.state {
            self.mpf_out.push((reason, entry.lines.len() as u64, fee));
        }
        for (line_id, line) in portfolio.lines_of(entry) {
            let remedies = [line.amounts().antidumping, line.amounts().countervailing];
            let remedies: Decimal = remedies.into_iter().flatten().map(|duty| duty.0).sum();
            self.remedies.0 += u64::from(remedies > Decimal::ZERO);
            self.remedies.1 += remedies;
            let mut facts = line_facts(portfolio, book, line_id);
            if let LineFacts::Basis(basis) = &mut facts {
                basis.mpf = mpf.share(line_id);
            }
            self.add_line(portfolio, facts, liquidated, line_id);
        }
    }

    fn add_line(
        &mut self,
        portfolio: &Portfolio,
        facts: LineFacts<'b>,
        liquidated: Liquidated,
        id: LineId,
    ) {
        match facts {
            LineFacts::Out(out) => self.lines_out.push(out),
            LineFacts::Basis(basis) if liquidated == Liquidated::Below => {
                let duty = basis.components.iter().filter(|c| c.record.is_some());
                let amount = duty.map(|component| component.amount).sum();
                self.lines_out.push(SetAside { line: id, reason: Reason::LiquidatedBelow, amount });
            }
            LineFacts::Basis(basis) => {
                self.notes.without_import_date += u64::from(basis.import.is_none());
                let mut goods = portfolio.goods_of(portfolio.line(id));
                self.notes.second_unit += u64::from(goods.any(|record| record.unit2.is_some()));
                let chapter = basis.number.chapter();
                self.notes.agricultural += u64::from(chapter <= 24 || chapter == 52);
                self.lines.push(*basis);
            }
        }
    }

    fn add_export(&mut self, read: Result<ExportFacts, ExportOut>) {
        match read {
            Ok(facts) => {
                let assumed = matches!(facts.owner, Owner::AssumedOwn(_));
                self.notes.assumed_own_exports += u64::from(assumed);
                let unstated = matches!(
                    facts.origin,
                    crate::model::ExportOrigin::Unknown | crate::model::ExportOrigin::Foreign
                );
                self.notes.origin_unstated += u64::from(unstated);
                self.exports.push(facts);
            }
            Err(out) => self.exports_out.push(out),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Liquidated {
    /// Not liquidated, not told, or at what was deposited.
    AsDeposited,
    /// At another amount, which leaves room for all duty that is not IEEPA duty.
    Otherwise,
    /// Below the duty that is not IEEPA duty: some of it has been given back already.
    Below,
}

/// Compares the duty as liquidated with the duty deposited (19 CFR 190.81(b)(1)). Duty under IEEPA
/// may have been given back through CAPE, so only what is left without it must be covered.
fn liquidated_below(
    portfolio: &Portfolio,
    book: &Book,
    entry: &EntrySummary,
    as_of: Date,
) -> Liquidated {
    let Some(liquidated) = entry.liquidated_duty.map(|duty| duty.0) else {
        return Liquidated::AsDeposited;
    };
    if entry.liquidation_date.is_none_or(|date| date > as_of) {
        return Liquidated::AsDeposited;
    }
    let (mut deposited, mut ieepa) = (Decimal::ZERO, Decimal::ZERO);
    for record in portfolio.lines_of(entry).flat_map(|(_, line)| portfolio.tariffs_of(line)) {
        let Some(duty) = record.duty.map(|duty| duty.0) else { continue };
        deposited += duty;
        let row = record.hts.filter(|hts| hts.is_chapter99()).zip(entry.entry_date);
        let row = row.and_then(|(hts, date)| book.chapter99(hts, date.0).known());
        if row.is_some_and(|row| row.ieepa) {
            ieepa += duty;
        }
    }
    match liquidated {
        same if same == deposited => Liquidated::AsDeposited,
        less if less < deposited - ieepa => Liquidated::Below,
        _ => Liquidated::Otherwise,
    }
}
