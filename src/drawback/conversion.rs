//! Exports counted in another unit than the import's, put in the import's by the conversion factor that
//! the parts master has for their part (19 CFR 190.51(a)(2)(viii), (xi)). The arithmetic is exact: where
//! a factor is missing, contradicted by another row, or leaves a quantity without an end, nothing is
//! converted.

use super::account::AccountFacts;
use super::exact::Fraction;
use crate::model::{ExportId, Hts8, MasterPart, Place, Portfolio, Symbol, Unit};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Decimals that a converted quantity may have: as many as reports carry, with room.
const DECIMALS: u32 = 6;

/// How many of one unit are one of another, by the rows that say so.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversion {
    /// The unit of the report.
    pub from: Unit,
    /// The unit of the import line.
    pub to: Unit,
    /// How many of [`Self::to`] are one of [`Self::from`].
    pub times: Fraction,
    /// The rows of the parts master, sorted.
    pub rows: Vec<Place>,
}

impl Conversion {
    /// So many units in the other unit; `None` where that has no end in six decimals.
    #[must_use]
    pub fn convert(&self, units: Decimal) -> Option<Decimal> {
        let exact = &Fraction::from(units) * &self.times;
        let cut = exact.cut(DECIMALS);
        (Fraction::from(cut) == exact).then(|| cut.normalize())
    }
}

/// Conversions of the exports of an account.
#[derive(Debug, Clone, Default)]
pub struct Conversions {
    by_export: FxHashMap<ExportId, Conversion>,
    /// Exports that a factor would reach and whose quantity it leaves without an end.
    pub endless: u64,
}

impl Conversions {
    /// The conversion of an export.
    #[must_use]
    pub fn of(&self, export: ExportId) -> Option<&Conversion> {
        self.by_export.get(&export)
    }

    /// How many exports are converted.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.by_export.len() as u64
    }
}

/// Part numbers as they are compared: without surrounding space and letter case.
fn key(text: &str) -> String {
    text.trim().to_ascii_uppercase()
}

/// The factors of the parts master, by part.
#[derive(Debug, Default)]
pub struct Factors<'a> {
    by_part: FxHashMap<String, Vec<&'a MasterPart>>,
}

impl<'a> Factors<'a> {
    /// All that the lists have.
    #[must_use]
    pub fn new(portfolio: &'a Portfolio) -> Self {
        let mut factors = Self::default();
        for row in portfolio.lists.parts.iter().filter(|row| row.factor.is_some()) {
            factors.by_part.entry(key(portfolio.str(row.part))).or_default().push(row);
        }
        factors
    }

    /// Those of one part: for a look at one export.
    #[must_use]
    pub fn of_part(portfolio: &'a Portfolio, part: Symbol) -> Self {
        let wanted = key(portfolio.str(part));
        let rows = portfolio.lists.parts.iter().filter(|row| row.factor.is_some());
        let rows: Vec<_> = rows.filter(|row| key(portfolio.str(row.part)) == wanted).collect();
        Self { by_part: [(wanted, rows)].into_iter().collect() }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_part.is_empty()
    }

    /// The conversion of a part from one unit to another: by one row, or by two rows that share a unit.
    /// `None` where no row leads there, or rows lead there with different factors.
    #[must_use]
    pub fn between(
        &self,
        portfolio: &Portfolio,
        part: Symbol,
        from: Unit,
        to: Unit,
    ) -> Option<Conversion> {
        if part.is_none() || from == to {
            return None;
        }
        let rows = self.by_part.get(&key(portfolio.str(part)))?;
        let mut found: Option<Conversion> = None;
        for (between, first, row) in rows.iter().filter_map(|row| step(row, from)) {
            let direct = (between == to).then(|| (first.clone(), vec![row.place]));
            let over = rows.iter().filter(|_| between != to).filter_map(|next| {
                let (end, second, next) = step(next, between)?;
                (end == to).then(|| (&first * &second, vec![row.place, next.place]))
            });
            for (times, mut rows) in direct.into_iter().chain(over) {
                rows.sort_unstable();
                match &mut found {
                    Some(known) if known.times != times => return None,
                    // Of rows that say the same, the fewest and first are named.
                    Some(known) if (known.rows.len(), &known.rows) <= (rows.len(), &rows) => {}
                    _ => found = Some(Conversion { from, to, times, rows }),
                }
            }
        }
        found
    }
}

/// Where a row leads from a unit, and how many units there are one here.
fn step(row: &MasterPart, from: Unit) -> Option<(Unit, Fraction, &MasterPart)> {
    let (base, other) = (row.unit?, row.other_unit?);
    let factor = Fraction::from(row.factor.filter(|factor| *factor > Decimal::ZERO)?);
    if base == other {
        return None;
    }
    match from {
        unit if unit == other => Some((base, factor, row)),
        unit if unit == base => Some((other, Fraction::ONE.over(&factor), row)),
        _ => None,
    }
}

/// Units of the import lines of an account, by what exports share with them.
#[derive(Default)]
struct LineUnits {
    by_number: FxHashMap<Hts8, BTreeSet<Unit>>,
    by_part: FxHashMap<String, BTreeSet<Unit>>,
}

impl LineUnits {
    fn new(portfolio: &Portfolio, facts: &AccountFacts<'_>, factors: &Factors<'_>) -> Self {
        let mut units = Self::default();
        for basis in &facts.lines {
            units.by_number.entry(basis.number.hts8()).or_default().insert(basis.unit);
            let part = portfolio.line(basis.line).part;
            if part.is_none() {
                continue;
            }
            let part = key(portfolio.str(part));
            if factors.by_part.contains_key(&part) {
                units.by_part.entry(part).or_default().insert(basis.unit);
            }
        }
        units
    }

    /// The units of the lines that an export may go with.
    fn of(&self, portfolio: &Portfolio, export: ExportId) -> BTreeSet<Unit> {
        let part = key(portfolio.str(portfolio.exports.part(export.0)));
        let number = portfolio.exports.number(export.0).map(|number| number.hts8());
        let by_number = number.and_then(|number| self.by_number.get(&number));
        by_number.into_iter().chain(self.by_part.get(&part)).flatten().copied().collect()
    }
}

/// Puts the exports of each account in the unit of the lines they may go with. An export in a unit that
/// one of those lines has stays as it is; where a factor leads to several units it is not told which.
pub fn apply(portfolio: &Portfolio, accounts: &mut [AccountFacts<'_>]) {
    let factors = Factors::new(portfolio);
    if factors.is_empty() {
        return;
    }
    for facts in accounts {
        let units = LineUnits::new(portfolio, facts, &factors);
        let own = facts.exports.iter().map(|one| one.export);
        let out = facts.exports_out.iter().map(|one| one.export);
        let mut conversions = Conversions::default();
        for export in own.chain(out) {
            let Some(found) = conversion(portfolio, &factors, &units, export) else { continue };
            let quantity = portfolio.exports.quantity(export.0).map(|quantity| quantity.0);
            if quantity.is_some_and(|quantity| found.convert(quantity).is_some()) {
                conversions.by_export.insert(export, found);
            } else {
                conversions.endless += u64::from(quantity.is_some());
            }
        }
        for export in &mut facts.exports {
            let Some(conversion) = conversions.of(export.export) else { continue };
            let Some(quantity) = conversion.convert(export.quantity) else { continue };
            // What earlier claims left may have no end where the whole has one: nothing is left then.
            export.open = conversion.convert(export.open).unwrap_or_default();
            export.quantity = quantity;
            export.unit = conversion.to;
        }
        facts.conversions = conversions;
    }
}

fn conversion(
    portfolio: &Portfolio,
    factors: &Factors<'_>,
    units: &LineUnits,
    export: ExportId,
) -> Option<Conversion> {
    let part = portfolio.exports.part(export.0);
    let from = portfolio.exports.unit(export.0)?;
    if part.is_none() || !factors.by_part.contains_key(&key(portfolio.str(part))) {
        return None;
    }
    let wanted = units.of(portfolio, export);
    if wanted.contains(&from) {
        return None;
    }
    let to = |to: &Unit| factors.between(portfolio, part, from, *to);
    let mut reached = wanted.iter().filter_map(to);
    reached.next().filter(|_| reached.next().is_none())
}
