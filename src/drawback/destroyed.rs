//! Merchandise destroyed under CBP supervision (19 CFR 190.71), read from the list of destructions.
//!
//! The list does not say what was recovered from the goods, which comes off their value (19 U.S.C.
//! 1313(x)), nor, for substitution, what they were worth when destroyed (19 CFR 190.32(b)(2)). So nothing
//! of it is in the estimate. What goods that an entry line or a lot identifies paid at most is worked out
//! beside it, since direct identification compares with no export value (19 U.S.C. 1313(j)(1)).

use super::conversion::Factors;
use super::direct::claims::per_unit;
use super::eligibility::precedes_filing;
use super::estimate::Raise;
use super::exact::Fraction;
use super::lock::ClaimBasis;
use super::provisions::unused_substitution::{Limits, counted, window};
use super::refund::per_unit::LineAmounts;
use super::run::{Run, Setting};
use super::summary::Use;
use crate::law::Provision;
use crate::model::{Destruction, LineId, Money, Portfolio};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Why a destruction that identifies a line brings nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bar {
    /// Quantity, unit or date is missing.
    Incomplete,
    /// Another unit than the line's, without a factor that comes out even.
    Unit,
    /// Before the import, after the five years, or not before the claim.
    Window,
    /// The line is claimed by substitution, now or before.
    Substitution,
    /// All units of the line are claimed otherwise.
    UsedUp,
    /// Nothing that counts was paid on the line.
    NothingPaid,
}

impl Bar {
    fn words(self) -> &'static str {
        match self {
            Self::Incomplete => "without date, quantity or unit",
            Self::Unit => "in another unit than the line",
            Self::Window => "outside the days in which the line may be used",
            Self::Substitution => "on a line that is claimed by substitution",
            Self::UsedUp => "on a line whose units are all claimed otherwise",
            Self::NothingPaid => "on a line that paid nothing that comes back",
        }
    }
}

/// What the destructions of an account could bring.
#[derive(Debug, Clone)]
pub struct Destroyed {
    /// Destructions that identify units of a line.
    counted: u64,
    /// What those paid that counts, before the percentage.
    paid: Fraction,
    barred: BTreeMap<Bar, u64>,
}

/// Works out what the destructions of an account could bring beside the designations of a run.
#[must_use]
pub fn destroyed(
    setting: &Setting<'_, '_>,
    run: &Run,
    portfolio: &Portfolio,
    uses: &[Use],
) -> Destroyed {
    let mut found = Destroyed { counted: 0, paid: Fraction::ZERO, barred: BTreeMap::new() };
    if portfolio.lists.destructions.is_empty() {
        return found;
    }
    let lots = lots(portfolio);
    let factors = Factors::new(portfolio);
    let mut work = Work {
        setting,
        run,
        portfolio,
        uses,
        factors,
        direct: run.direct.iter().map(|claim| claim.line as usize).collect(),
        limits: Limits::default(),
        taken: FxHashMap::default(),
    };
    for one in &portfolio.lists.destructions {
        let line = line_of(portfolio, one, &lots);
        let at = line.and_then(|line| {
            setting.facts.lines.binary_search_by_key(&line, |basis| basis.line).ok()
        });
        let Some(at) = at else { continue };
        match work.paid(one, at) {
            Ok(paid) => {
                found.counted += 1;
                found.paid = &found.paid + &paid;
            }
            Err(bar) => *found.barred.entry(bar).or_default() += 1,
        }
    }
    found
}

/// Lines by lot or serial number; `None` where it stands on several.
fn lots(portfolio: &Portfolio) -> FxHashMap<String, Option<LineId>> {
    let wanted: std::collections::BTreeSet<String> =
        portfolio.lists.destructions.iter().map(|one| key(portfolio.str(one.lot))).collect();
    let mut lots: FxHashMap<String, Option<LineId>> = FxHashMap::default();
    for (at, line) in (0u32..).zip(&portfolio.lines).filter(|(_, line)| line.serial.is_some()) {
        let lot = key(portfolio.str(line.serial));
        if !lot.is_empty() && wanted.contains(&lot) {
            lots.entry(lot).and_modify(|known| *known = None).or_insert(Some(LineId(at)));
        }
    }
    lots
}

fn key(text: &str) -> String {
    text.trim().to_ascii_uppercase()
}

/// The line that a destruction names: by entry and line, by an entry of one line, or by a lot that
/// stands on one line, whose part number does not differ.
fn line_of(
    portfolio: &Portfolio,
    one: &Destruction,
    lots: &FxHashMap<String, Option<LineId>>,
) -> Option<LineId> {
    let Some(number) = one.entry else {
        let id = lots.get(&key(portfolio.str(one.lot))).copied().flatten()?;
        let part = portfolio.line(id).part;
        let differs = one.part.is_some()
            && part.is_some()
            && key(portfolio.str(one.part)) != key(portfolio.str(part));
        return (!differs).then_some(id);
    };
    let at = portfolio.entries.binary_search_by_key(&number, |entry| entry.number).ok()?;
    let mut lines = portfolio.lines_of(portfolio.entries.get(at)?);
    match one.entry_line {
        Some(line) => lines.find(|(_, of)| of.number == line).map(|(id, _)| id),
        None => lines.next().map(|(id, _)| id).filter(|_| lines.next().is_none()),
    }
}

struct Work<'a, 'b> {
    setting: &'a Setting<'a, 'b>,
    run: &'a Run,
    portfolio: &'a Portfolio,
    uses: &'a [Use],
    factors: Factors<'a>,
    /// Lines that are claimed directly.
    direct: FxHashSet<usize>,
    limits: Limits,
    /// Units of a line that destructions before took.
    taken: FxHashMap<usize, Decimal>,
}

impl Work<'_, '_> {
    /// What the destroyed units of a line paid that counts.
    fn paid(&mut self, one: &Destruction, at: usize) -> Result<Fraction, Bar> {
        let basis = self.setting.facts.lines.get(at).ok_or(Bar::NothingPaid)?;
        let (Some(day), Some(quantity), Some(unit)) = (one.date, one.quantity, one.unit) else {
            return Err(Bar::Incomplete);
        };
        let units = if unit == basis.unit {
            quantity.0
        } else {
            let part =
                if one.part.is_some() { one.part } else { self.portfolio.line(basis.line).part };
            let factor = self.factors.between(self.portfolio, part, unit, basis.unit);
            factor.and_then(|factor| factor.convert(quantity.0)).ok_or(Bar::Unit)?
        };
        let (readings, filing) = (&self.run.readings, self.setting.filing);
        let window = window(basis, readings, filing, &mut self.limits, self.setting.book)
            .map_err(|_| Bar::Window)?;
        if day < window.first_day || day > window.last_export {
            return Err(Bar::Window);
        }
        precedes_filing(day, readings, filing).map_err(|_| Bar::Window)?;
        let used = self.uses.get(at).map_or(Decimal::ZERO, |used| used.units);
        let direct = self.direct.contains(&at);
        if basis.fixed == Some(ClaimBasis::Substitution) || (!used.is_zero() && !direct) {
            return Err(Bar::Substitution);
        }
        let taken = self.taken.entry(at).or_default();
        let units = units.min(basis.open - used - *taken);
        if units <= Decimal::ZERO {
            return Err(Bar::UsedUp);
        }
        let counted = counted(Provision::J1, basis, readings);
        if counted.is_zero() {
            return Err(Bar::NothingPaid);
        }
        *taken += units;
        let classes = per_unit(&LineAmounts::new(basis.quantity, basis.value, &counted));
        let worth = classes.iter().fold(Fraction::ZERO, |sum, class| &sum + class);
        Ok(&worth * &Fraction::from(units))
    }
}

impl Destroyed {
    /// The most that they could bring.
    #[must_use]
    pub fn most(&self, percentage: Decimal) -> Money {
        Money((&self.paid * &Fraction::from(percentage)).cut(2))
    }

    /// The records that would decide it.
    #[must_use]
    pub fn raise(&self, percentage: Decimal) -> Option<Raise> {
        (self.counted > 0).then(|| Raise {
            what: format!(
                "Show for {} of identified goods that notice of intent was given and the destruction witnessed or proved, and what was recovered from the goods, which comes off (19 CFR 190.71).",
                if self.counted == 1 { "1 destruction".to_owned() } else { format!("{} destructions", self.counted) }
            ),
            amount: self.most(percentage),
        })
    }

    /// What is not known of them, as sentences.
    #[must_use]
    pub fn unknown(&self, percentage: Decimal) -> Vec<String> {
        let mut list = Vec::new();
        if self.counted > 0 {
            list.push(format!(
                "Of the destructions, {} import lines and could bring at most {} under 19 USC 1313(j)(1); what was recovered from the goods is not known, so that {} as zero (19 USC 1313(x)).",
                if self.counted == 1 { "1 names units of".to_owned() } else { format!("{} name units of", self.counted) },
                self.most(percentage),
                if self.counted == 1 { "it counts" } else { "they count" },
            ));
        }
        for (bar, rows) in &self.barred {
            list.push(format!(
                "Of the destructions that name import lines, {rows} {} {}, and could bring nothing (19 CFR 190.31).",
                if *rows == 1 { "is" } else { "are" },
                bar.words()
            ));
        }
        list
    }
}
