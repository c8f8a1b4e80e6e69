//! Substitution of unused merchandise, 19 U.S.C. 1313(j)(2): which lines and exports meet in which
//! pool under a reading.

use crate::clock;
use crate::drawback::account::AccountFacts;
use crate::drawback::basis::{Class, LineBasis, MpfState};
use crate::drawback::eligibility::{ExportFacts, admit};
use crate::drawback::reading::Readings;
use crate::drawback::reason::Reason;
use crate::drawback::substitution::{Identity, import_identity};
use crate::law::Book;
use crate::model::{Date, Hts8, ImportDate, Unit};
use rust_decimal::Decimal;
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

/// How many lines and how much, for one reason.
pub type Tally = BTreeMap<Reason, (u64, Decimal)>;

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
    for (at, basis) in (0u32..).zip(&facts.lines) {
        let counted = counted(facts, basis, readings);
        match candidate(at, basis, counted, readings, filing, book) {
            Err(reason) => add(&mut found.out, reason, 1, counted.total(basis.value)),
            Ok((identity, candidate)) => {
                tally_components(facts, basis, readings, &mut found.out);
                if !counted.is_zero() {
                    let key = PoolKey { identity, unit: basis.unit };
                    found.pools.entry(key).or_default().imports.push(candidate);
                }
            }
        }
    }
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
    let entry = out.entry(reason).or_default();
    entry.0 += lines;
    entry.1 += amount;
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

fn tally_components(
    facts: &AccountFacts<'_>,
    basis: &LineBasis<'_>,
    readings: &Readings,
    out: &mut Tally,
) {
    let mut seen: Vec<Reason> = Vec::new();
    let fee = facts.mpf.get(&basis.entry).and_then(|mpf| {
        let reason = mpf.standing.reason(Class::Mpf, readings)?;
        let (paid, subject) = share(facts, basis)?;
        Some((reason, (basis.value * paid).checked_div(subject)?.trunc_with_scale(2)))
    });
    let components = basis.components.iter().filter_map(|component| {
        Some((component.standing.reason(component.class, readings)?, component.amount))
    });
    for (reason, amount) in components.chain(fee) {
        let first = !seen.contains(&reason);
        seen.push(reason);
        add(out, reason, u64::from(first), amount);
    }
}

/// Fee paid and value that bears it, where the line is one of those that do.
fn share(facts: &AccountFacts<'_>, basis: &LineBasis<'_>) -> Option<(Decimal, Decimal)> {
    let MpfState::Known(known) = &facts.mpf.get(&basis.entry)?.state else { return None };
    let bears = known.lines.binary_search_by_key(&basis.line, |line| line.line).is_ok();
    (bears && known.subject > Decimal::ZERO).then_some((known.paid, known.subject))
}

/// The amounts of a line that count under a reading.
#[must_use]
pub fn counted(facts: &AccountFacts<'_>, basis: &LineBasis<'_>, readings: &Readings) -> Counted {
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
    let fee = facts.mpf.get(&basis.entry);
    if fee.is_some_and(|fee| fee.standing.reason(Class::Mpf, readings).is_none()) {
        sum.mpf = share(facts, basis);
    }
    sum
}

/// The entry date less a margin: the earliest import date to reckon with where the report has none.
#[must_use]
pub fn assumed_import_day(entry: Date, margin_days: i32) -> Option<Date> {
    entry.checked_sub(jiff::Span::new().days(margin_days)).ok()
}

fn candidate(
    at: u32,
    basis: &LineBasis<'_>,
    counted: Counted,
    readings: &Readings,
    filing: Date,
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
    let import = ImportDate(start);
    let last_filing = clock::five_year_last_filing(import, book, readings.leap);
    let last_export = clock::five_year_last_export(import, book);
    let (Some(last_filing), Some(last_export)) = (last_filing, last_export) else {
        return Err(Reason::ImportDateMissing);
    };
    let (last_filing, last_export) = (last_filing.0, last_export.0);
    if filing > last_filing {
        return Err(Reason::FilingPeriodOver);
    }
    let identity = import_identity(basis.number, basis.texts, readings.other)
        .ok_or(Reason::OtherSubheading)?;
    Ok((identity, Candidate { line: at, first_day, last_export, last_filing, counted }))
}
