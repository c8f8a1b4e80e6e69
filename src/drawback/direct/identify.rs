//! Which units of which line were exported, under a reading: lots first, then the elected accounting
//! method, then part numbers where the reading takes them.

use super::claims::per_unit;
use super::facts::{DirectExport, DirectFacts, Source};
use super::{Method, ledger, lots, parts, place};
use crate::drawback::eligibility::{belongs, precedes_filing};
use crate::drawback::exact::Fraction;
use crate::drawback::pools::Terms;
use crate::drawback::provisions::unused_substitution::{Limits, Window, counted, window};
use crate::drawback::reason::Reason;
use crate::drawback::refund::PerClass;
use crate::drawback::refund::per_unit::LineAmounts;
use crate::law::Provision;
use crate::model::Date;
use rust_decimal::Decimal;

/// How goods are identified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// A lot or serial number, which stands on so many import lines.
    Lot {
        /// Lines of the lot.
        lines: u32,
    },
    /// The elected accounting method.
    Method(Method),
    /// The part number alone, first in first out.
    Part,
}

/// Units of a line that are identified in an export and bring something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// Place in [`crate::drawback::account::AccountFacts::lines`].
    pub line: u32,
    /// Place in [`DirectFacts::exports`].
    pub export: u32,
    /// Units.
    pub units: Decimal,
    /// How.
    pub how: How,
}

/// A line that may be claimed directly.
#[derive(Debug, Clone)]
pub struct DirectLine {
    /// Place in [`crate::drawback::account::AccountFacts::lines`].
    pub line: u32,
    /// When it may be used.
    pub window: Window,
    /// What one unit paid in all classes.
    pub worth: Fraction,
}

/// What is identified under a reading.
#[derive(Debug, Clone, Default)]
pub struct Identified {
    /// Attributions, by line and export.
    pub attributions: Vec<Attribution>,
    /// Why an identified export brings nothing, by place in [`DirectFacts::exports`].
    pub reasons: Vec<Option<Reason>>,
    /// Ledgers that the elected method could not be applied to.
    pub failed_ledgers: u64,
}

/// The work of identification: what is left of lines and exports.
pub(super) struct Work<'a, 'b> {
    pub(super) direct: &'a DirectFacts,
    pub(super) terms: &'a Terms<'a, 'b>,
    pub(super) filing: Date,
    /// By source: what one unit paid, whatever the clocks say.
    pub(super) worths: Vec<Fraction>,
    /// By source: what can be claimed on it.
    pub(super) lines: Vec<Result<DirectLine, Reason>>,
    /// By source: units left; `None` where the number is not known.
    pub(super) units: Vec<Option<Decimal>>,
    /// By source: units that earlier claims designated and that no export has taken yet.
    designated: Vec<Decimal>,
    /// By export: units that earlier claims used and that no source has given yet.
    pub(super) used: Vec<Decimal>,
    /// By export: units not identified yet.
    pub(super) open: Vec<Decimal>,
    pub(super) found: Identified,
}

/// Identifies goods under the readings of `terms`.
#[must_use]
pub fn identify(terms: &Terms<'_, '_>, filing: Date) -> Identified {
    let readings = &terms.readings.direct;
    let by_number = |direct: &DirectFacts| !direct.lots.is_empty() || !direct.mismatched.is_empty();
    let asked = terms.facts.direct.as_deref().is_some_and(by_number)
        || readings.method.is_some()
        || readings.part_join;
    let Some(mut work) = asked.then(|| Work::new(terms, filing)).flatten() else {
        return Identified::default();
    };
    for at in &work.direct.mismatched {
        work.refuse(*at, Reason::PartsDiffer);
    }
    lots::identify(&mut work);
    if let Some(method) = terms.readings.direct.method {
        ledger::identify(&mut work, method);
    }
    if terms.readings.direct.part_join {
        parts::identify(&mut work);
    }
    work.done()
}

impl<'a, 'b> Work<'a, 'b> {
    pub(super) fn new(terms: &'a Terms<'a, 'b>, filing: Date) -> Option<Self> {
        let direct = terms.facts.direct.as_deref()?;
        let mut limits = Limits::default();
        let mut lines = Vec::with_capacity(direct.sources.len());
        let mut worths = Vec::with_capacity(direct.sources.len());
        for source in &direct.sources {
            let paid = paid(terms, source.basis);
            worths.push(paid.as_ref().map_or(Fraction::ZERO, |(_, worth)| worth.clone()));
            lines.push(direct_line(terms, source.basis, paid, filing, &mut limits));
        }
        let quantity = |export: &DirectExport| export.quantity.unwrap_or_default();
        Some(Self {
            direct,
            terms,
            filing,
            worths,
            lines,
            units: direct.sources.iter().map(|source| source.units).collect(),
            designated: direct.sources.iter().map(Source::designated).collect(),
            used: direct.exports.iter().map(DirectExport::used).collect(),
            open: direct.exports.iter().map(quantity).collect(),
            found: Identified {
                reasons: vec![None; direct.exports.len()],
                ..Identified::default()
            },
        })
    }

    pub(super) fn done(mut self) -> Identified {
        for one in &self.found.attributions {
            if let Some(reason) = self.found.reasons.get_mut(one.export as usize) {
                *reason = None;
            }
        }
        self.found.attributions.sort_by_key(|one| (one.line, one.export, one.how));
        self.found
    }

    /// Whether an export may be claimed on, wherever its goods came from.
    pub(super) fn may_claim(&self, export: &DirectExport) -> Result<Date, Reason> {
        let date = export.date.ok_or(Reason::ExportDateMissing)?;
        export.quantity.ok_or(Reason::ExportQuantityMissing)?;
        export.unit.ok_or(Reason::ExportUnitMissing)?;
        precedes_filing(date, &self.terms.readings, self.filing)?;
        place::claimable(export.place, &self.terms.readings)?;
        belongs(export.owner, &self.terms.readings)?;
        Ok(date)
    }

    /// Notes why an export brings nothing; the first reason stands.
    pub(super) fn refuse(&mut self, export: u32, reason: Reason) {
        if let Some(noted) = self.found.reasons.get_mut(export as usize) {
            noted.get_or_insert(reason);
        }
    }

    /// What one unit of a source brings on a day: `Err` where nothing.
    pub(super) fn line_on(&self, source: u32, day: Date) -> Result<&DirectLine, Reason> {
        let line = match self.lines.get(source as usize) {
            Some(Ok(line)) => line,
            Some(Err(reason)) => return Err(*reason),
            None => return Err(Reason::IdentifiedLineOut),
        };
        if day < line.window.first_day {
            return Err(Reason::IdentifiedLater);
        }
        if day > line.window.last_export {
            return Err(Reason::IdentifiedTooOld);
        }
        Ok(line)
    }

    /// Takes up to `wanted` units of a source, and says how many.
    pub(super) fn remove(&mut self, source: u32, wanted: Decimal) -> Decimal {
        let Some(left) = self.units.get_mut(source as usize) else { return Decimal::ZERO };
        let units = left.map_or(wanted, |left| left.min(wanted));
        if let Some(left) = left {
            *left -= units;
        }
        units
    }

    /// How many of the units that an export takes from a source earlier claims have had: of what left,
    /// what they designated and what they used comes first, so that nothing is claimed twice.
    fn had_before(&mut self, source: u32, export: u32, units: Decimal) -> Decimal {
        let part = |left: Option<&mut Decimal>| {
            let Some(left) = left else { return Decimal::ZERO };
            let part = units.min(*left);
            *left -= part;
            part
        };
        let designated = part(self.designated.get_mut(source as usize));
        designated.max(part(self.used.get_mut(export as usize)))
    }

    /// Takes up to `wanted` units of a source for an export, claims them where something comes back
    /// and no earlier claim had them, and says how many were taken.
    pub(super) fn take(
        &mut self,
        source: u32,
        export: u32,
        day: Date,
        wanted: Decimal,
        how: How,
    ) -> Decimal {
        let units = self.remove(source, wanted);
        if units <= Decimal::ZERO {
            return Decimal::ZERO;
        }
        match self.line_on(source, day).map(|line| line.line) {
            Ok(line) => {
                let units = units - self.had_before(source, export, units);
                if units > Decimal::ZERO {
                    self.found.attributions.push(Attribution { line, export, units, how });
                } else {
                    self.refuse(export, Reason::UsedBefore);
                }
            }
            Err(reason) => self.refuse(export, reason),
        }
        units
    }
}

/// What one unit of a line paid that counts, by class and in all.
fn paid(terms: &Terms<'_, '_>, basis: Option<u32>) -> Option<(PerClass<Fraction>, Fraction)> {
    let basis = terms.facts.lines.get(basis? as usize)?;
    let counted = counted(Provision::J1, basis, &terms.readings);
    let per_unit = per_unit(&LineAmounts::new(basis.quantity, basis.value, &counted));
    let worth = per_unit.iter().fold(Fraction::ZERO, |sum, class| &sum + class);
    Some((per_unit, worth.reduced()))
}

fn direct_line(
    terms: &Terms<'_, '_>,
    basis: Option<u32>,
    paid: Option<(PerClass<Fraction>, Fraction)>,
    filing: Date,
    limits: &mut Limits,
) -> Result<DirectLine, Reason> {
    // The reason of a line stands on its own side of the list; an export says that its line is out.
    let out = Reason::IdentifiedLineOut;
    let line = basis.ok_or(out)?;
    let basis = terms.facts.lines.get(line as usize).ok_or(out)?;
    let window = window(basis, &terms.readings, filing, limits, terms.book).map_err(|reason| {
        if reason == Reason::FilingPeriodOver { Reason::IdentifiedTooOld } else { out }
    })?;
    let (_, worth) = paid.filter(|(_, worth)| worth.is_positive()).ok_or(out)?;
    Ok(DirectLine { line, window, worth })
}
