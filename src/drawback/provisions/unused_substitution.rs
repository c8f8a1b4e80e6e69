//! Substitution of unused merchandise, 19 U.S.C. 1313(j)(2): which lines and exports meet in which
//! pool under a reading.

pub use super::candidate::{Candidate, Counted, Window, counted};
use crate::clock;
use crate::drawback::account::AccountFacts;
use crate::drawback::basis::{Class, LineBasis};
use crate::drawback::before;
use crate::drawback::eligibility::{ExportFacts, admit};
use crate::drawback::lock::ClaimBasis;
use crate::drawback::reading::Readings;
use crate::drawback::reason::Reason;
use crate::drawback::substitution::{Identity, import_identity};
use crate::law::{Book, Provision};
use crate::model::{Date, ExportId, Hts8, ImportDate, Unit};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The provision's name in the report.
pub const NAME: &str = "1313(j)(2)";

/// What imports and exports of a pool share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PoolKey {
    /// 8-digit subheading or 10-digit number.
    pub identity: Identity,
    /// Unit of measure.
    pub unit: Unit,
}

/// A pool: candidates by entry and line, exports by content (places in [`AccountFacts::exports`]).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PoolFacts {
    /// Import side.
    pub imports: Vec<Candidate>,
    /// Export side.
    pub exports: Vec<u32>,
    /// Units of each export that are left for substitution, where some are claimed otherwise; empty
    /// where all are whole.
    pub left: Vec<Decimal>,
}

impl PoolFacts {
    /// Units of the export at a place of [`Self::exports`] that may be claimed here.
    #[must_use]
    pub fn units(&self, at: usize, export: &ExportFacts) -> Decimal {
        self.left.get(at).copied().unwrap_or(export.open)
    }
}

/// How many lines and how much, for each reason in the order of [`Reason::ALL`].
#[derive(Debug, Clone)]
pub struct Tally(Vec<(u64, Decimal)>);

impl Default for Tally {
    fn default() -> Self {
        Self(vec![(0, Decimal::ZERO); Reason::ALL.len()])
    }
}

impl Tally {
    /// Counts lines and their amount.
    pub fn add(&mut self, reason: Reason, lines: u64, amount: Decimal) {
        add(self, reason, lines, amount);
    }

    /// Counts the amounts of a line that do not count under a provision.
    pub fn add_components(
        &mut self,
        provision: Provision,
        basis: &LineBasis<'_>,
        readings: &Readings,
    ) {
        tally_components(provision, basis, readings, self);
    }

    /// The reasons that occur.
    pub fn iter(&self) -> impl Iterator<Item = (Reason, u64, Decimal)> + '_ {
        let all = Reason::ALL.iter().zip(&self.0);
        all.filter(|(_, (lines, _))| *lines > 0).map(|(reason, (n, amount))| (*reason, *n, *amount))
    }
}

/// An account under a reading.
#[derive(Debug, Clone, Default)]
pub struct Admission {
    /// Pools by key; the export side may be empty.
    pub pools: BTreeMap<PoolKey, PoolFacts>,
    /// What is not in them, by reason; without what something identifies, which may be claimed
    /// directly.
    pub out: Tally,
    /// Lines that something identifies (places in [`AccountFacts::lines`]) and that are in no pool.
    pub held_lines: Vec<(u32, Reason, Decimal)>,
    /// Exports that something identifies and that are in no pool, with their value.
    pub held_exports: Vec<(ExportId, Reason, Decimal)>,
}

/// Sorts the lines and exports of an account into pools under a reading.
#[must_use]
pub fn admission(
    facts: &AccountFacts<'_>,
    readings: &Readings,
    filing: Date,
    book: &Book,
) -> Admission {
    let mut found = Admission::default();
    let mut limits = Limits::default();
    let mut places: FxHashMap<PoolKey, usize> = FxHashMap::default();
    let mut pools: Vec<(PoolKey, PoolFacts)> = Vec::new();
    let direct = facts.direct.as_deref();
    for (at, basis) in (0u32..).zip(&facts.lines) {
        let counted = counted(Provision::J2, basis, readings);
        let held = direct.is_some_and(|direct| direct.identifies_line(at));
        before::tally_line(basis, &counted, &mut found.out);
        match candidate(at, basis, &counted, readings, filing, &mut limits, book) {
            Err(reason) if held => {
                found.held_lines.push((at, reason, before::left_out(basis, &counted, reason)));
            }
            Err(reason) => {
                add(&mut found.out, reason, 1, before::left_out(basis, &counted, reason));
            }
            Ok((identity, candidate)) => {
                if !held {
                    tally_components(Provision::J2, basis, readings, &mut found.out);
                }
                if !counted.is_zero() {
                    let key = PoolKey { identity, unit: basis.unit };
                    let place = *places.entry(key).or_insert_with(|| {
                        pools.push((key, PoolFacts::default()));
                        pools.len() - 1
                    });
                    if let Some((_, pool)) = pools.get_mut(place) {
                        pool.imports.push(candidate);
                    }
                }
            }
        }
    }
    found.pools = pools.into_iter().collect();
    let subheadings: std::collections::BTreeSet<Hts8> =
        found.pools.keys().map(|key| key.identity.hts8()).collect();
    for (at, export) in (0u32..).zip(&facts.exports) {
        before::tally_export(export, &mut found.out);
        if let Err(reason) = place(&mut found, at, export, &subheadings, readings, filing) {
            found.leave_out(facts, export.export, reason, export.value);
        }
    }
    for export in &facts.exports_out {
        found.leave_out(facts, export.export, export.reason, export.value);
    }
    tally_rest(facts, &mut found.out);
    found
}

impl Admission {
    fn leave_out(
        &mut self,
        facts: &AccountFacts<'_>,
        export: ExportId,
        reason: Reason,
        value: Decimal,
    ) {
        if facts.direct.as_deref().is_some_and(|direct| direct.identifies_export(export)) {
            self.held_exports.push((export, reason, value));
        } else {
            add(&mut self.out, reason, 1, value);
        }
    }
}

fn add(out: &mut Tally, reason: Reason, lines: u64, amount: Decimal) {
    if let Some(entry) = out.0.get_mut(reason as usize) {
        entry.0 += lines;
        entry.1 += amount;
    }
}

fn place(
    found: &mut Admission,
    at: u32,
    export: &ExportFacts,
    subheadings: &std::collections::BTreeSet<Hts8>,
    readings: &Readings,
    filing: Date,
) -> Result<(), Reason> {
    let identity = admit(export, readings, filing);
    let matters = !matches!(identity, Err(reason) if reason != Reason::ExportOther);
    if matters && !subheadings.contains(&export.number.hts8()) {
        return Err(Reason::NoImport);
    }
    let identity = identity?;
    let key = PoolKey { identity, unit: export.unit };
    if let Some(pool) = found.pools.get_mut(&key) {
        pool.exports.push(at);
        return Ok(());
    }
    let other_unit = found.pools.keys().any(|key| key.identity == identity);
    Err(if other_unit { Reason::UnitsDiffer } else { Reason::NoImport })
}

fn tally_rest(facts: &AccountFacts<'_>, out: &mut Tally) {
    for line in &facts.lines_out {
        add(out, line.reason, 1, line.amount);
    }
    for (reason, lines, fee) in &facts.mpf_out {
        add(out, *reason, *lines, *fee);
    }
    if facts.remedies.0 > 0 {
        add(out, Reason::AntidumpingCountervailing, facts.remedies.0, facts.remedies.1);
    }
}

fn tally_components(
    provision: Provision,
    basis: &LineBasis<'_>,
    readings: &Readings,
    out: &mut Tally,
) {
    let mut seen = 0u64;
    let fee = basis.mpf.and_then(|mpf| {
        let reason = mpf.standing.reason_under(provision, Class::Mpf, readings)?;
        let amount = (basis.value * mpf.paid).checked_div(mpf.subject)?;
        Some((reason, amount.trunc_with_scale(2)))
    });
    let components = basis.components.iter().filter_map(|component| {
        let reason = component.standing.reason_under(provision, component.class, readings)?;
        Some((reason, component.amount))
    });
    for (reason, amount) in components.chain(fee) {
        let mark = 1u64 << (reason as u32 % u64::BITS);
        add(out, reason, u64::from(seen & mark == 0), amount);
        seen |= mark;
    }
}

/// The entry date less a margin: the earliest import date to reckon with where the report has none.
#[must_use]
pub fn assumed_import_day(entry: Date, margin_days: i32) -> Option<Date> {
    entry.checked_sub(jiff::Span::new().days(margin_days)).ok()
}

/// Last export and last filing day by import date.
pub type Limits = FxHashMap<Date, Option<(Date, Date)>>;

/// The days of a line under a reading, the same for both ways of 1313(j).
///
/// # Errors
/// When the import date is not known well enough, or a claim comes too late.
pub fn window(
    basis: &LineBasis<'_>,
    readings: &Readings,
    filing: Date,
    limits: &mut Limits,
    book: &Book,
) -> Result<Window, Reason> {
    let first_day = basis.import.unwrap_or(basis.entry_date);
    let start = match (basis.import, basis.withdrawal) {
        (Some(date), _) => date,
        (None, true) if !readings.withdrawal => return Err(Reason::WithdrawalUndated),
        (None, true) => basis.entry_date,
        (None, false) => readings
            .margin_days
            .and_then(|days| assumed_import_day(basis.entry_date, days))
            .ok_or(Reason::ImportDateMissing)?,
    };
    let of_date = *limits.entry(start).or_insert_with(|| {
        let import = ImportDate(start);
        let export = clock::five_year_last_export(import, book)?;
        Some((export.0, clock::five_year_last_filing(import, book, readings.leap)?.0))
    });
    let (last_export, last_filing) = of_date.ok_or(Reason::ImportDateMissing)?;
    if filing > last_filing {
        return Err(Reason::FilingPeriodOver);
    }
    Ok(Window { first_day, last_export, last_filing })
}

fn candidate(
    at: u32,
    basis: &LineBasis<'_>,
    counted: &Counted,
    readings: &Readings,
    filing: Date,
    limits: &mut Limits,
    book: &Book,
) -> Result<(Identity, Candidate), Reason> {
    if basis.open.is_zero() {
        return Err(Reason::DesignatedBefore);
    }
    if basis.over_quota {
        return Err(Reason::OverQuota);
    }
    if basis.fixed == Some(ClaimBasis::Direct) {
        return Err(Reason::BasisFixed);
    }
    let window = window(basis, readings, filing, limits, book)?;
    let identity = import_identity(basis.number, basis.texts, readings.other)
        .ok_or(Reason::OtherSubheading)?;
    Ok((identity, Candidate::new(at, window, counted)))
}
