//! Substitution of unused merchandise, 19 U.S.C. 1313(j)(2): which lines and exports meet in which
//! pool under a reading.

use crate::clock;
use crate::drawback::account::AccountFacts;
use crate::drawback::basis::{Class, LineBasis};
use crate::drawback::eligibility::{ExportFacts, admit};
use crate::drawback::reading::Readings;
use crate::drawback::reason::Reason;
use crate::drawback::substitution::{Identity, import_identity};
use crate::law::Book;
use crate::model::{Date, Hts8, ImportDate, Unit};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The provision's name in the report.
pub const NAME: &str = "1313(j)(2)";

/// What a line brings under a reading, for the whole line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// Duty.
    pub duty: Decimal,
    /// The part of it that does not depend on the country of origin.
    pub plain: Decimal,
    /// Internal revenue tax.
    pub tax: Decimal,
    /// Harbor maintenance fee.
    pub hmf: Decimal,
    /// Merchandise processing fee paid on the entry, and the value that bears it; the line's part is
    /// its value times one over the other.
    pub mpf: Option<(Decimal, Decimal)>,
}

impl Counted {
    /// Whether nothing comes back.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.duty.is_zero() && self.tax.is_zero() && self.hmf.is_zero() && self.mpf.is_none()
    }

    /// The whole amount of a line, cut to cents for lists.
    #[must_use]
    pub fn total(&self, line_value: Decimal) -> Decimal {
        let mpf = self.mpf.map_or(Decimal::ZERO, |(paid, subject)| {
            (line_value * paid).checked_div(subject).unwrap_or_default().trunc_with_scale(2)
        });
        self.duty + self.tax + self.hmf + mpf
    }
}

/// A line that can be designated under a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Its place in [`AccountFacts::lines`].
    pub line: u32,
    /// The first day on which an export may use it.
    pub first_day: Date,
    /// The last.
    pub last_export: Date,
    /// The last day to file a claim on it.
    pub last_filing: Date,
    /// Its amounts.
    pub counted: Counted,
}

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
    /// What is not in them, by reason.
    pub out: Tally,
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
    for (at, basis) in (0u32..).zip(&facts.lines) {
        let counted = counted(basis, readings);
        match candidate(at, basis, counted, readings, filing, &mut limits, book) {
            Err(reason) => add(&mut found.out, reason, 1, counted.total(basis.value)),
            Ok((identity, candidate)) => {
                tally_components(basis, readings, &mut found.out);
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
        if let Err(reason) = place(&mut found, at, export, &subheadings, readings, filing) {
            add(&mut found.out, reason, 1, export.value);
        }
    }
    tally_rest(facts, &mut found.out);
    found
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
    for export in &facts.exports_out {
        add(out, export.reason, 1, export.value);
    }
    if facts.remedies.0 > 0 {
        add(out, Reason::AntidumpingCountervailing, facts.remedies.0, facts.remedies.1);
    }
}

fn tally_components(basis: &LineBasis<'_>, readings: &Readings, out: &mut Tally) {
    let mut seen = 0u64;
    let fee = basis.mpf.and_then(|mpf| {
        let reason = mpf.standing.reason(Class::Mpf, readings)?;
        let amount = (basis.value * mpf.paid).checked_div(mpf.subject)?;
        Some((reason, amount.trunc_with_scale(2)))
    });
    let components = basis.components.iter().filter_map(|component| {
        Some((component.standing.reason(component.class, readings)?, component.amount))
    });
    for (reason, amount) in components.chain(fee) {
        let mark = 1u64 << (reason as u32 % u64::BITS);
        add(out, reason, u64::from(seen & mark == 0), amount);
        seen |= mark;
    }
}

/// The amounts of a line that count under a reading.
#[must_use]
pub fn counted(basis: &LineBasis<'_>, readings: &Readings) -> Counted {
    let mut sum = Counted::default();
    for component in &basis.components {
        if component.standing.reason(component.class, readings).is_some() {
            continue;
        }
        match component.class {
            Class::Duty => {
                sum.duty += component.amount;
                if !component.standing.is_country_specific() {
                    sum.plain += component.amount;
                }
            }
            Class::Tax => sum.tax += component.amount,
            Class::Hmf => sum.hmf += component.amount,
            Class::Mpf => {}
        }
    }
    let fee = basis.mpf.filter(|mpf| mpf.standing.reason(Class::Mpf, readings).is_none());
    sum.mpf = fee.map(|mpf| (mpf.paid, mpf.subject));
    sum
}

/// The entry date less a margin: the earliest import date to reckon with where the report has none.
#[must_use]
pub fn assumed_import_day(entry: Date, margin_days: i32) -> Option<Date> {
    entry.checked_sub(jiff::Span::new().days(margin_days)).ok()
}

/// Last export and last filing day by import date.
type Limits = FxHashMap<Date, Option<(Date, Date)>>;

fn candidate(
    at: u32,
    basis: &LineBasis<'_>,
    counted: Counted,
    readings: &Readings,
    filing: Date,
    limits: &mut Limits,
    book: &Book,
) -> Result<(Identity, Candidate), Reason> {
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
    let identity = import_identity(basis.number, basis.texts, readings.other)
        .ok_or(Reason::OtherSubheading)?;
    Ok((identity, Candidate { line: at, first_day, last_export, last_filing, counted }))
}
