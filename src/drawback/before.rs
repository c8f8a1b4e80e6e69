//! What earlier drawback claims took. Each unit of an import is designated once and each export is
//! claimed on once (19 U.S.C. 1313(v)), whatever the provision, and the first complete claim on a line
//! fixes its basis (19 CFR 190.51(a)(3)).
//!
//! Where it is open how much was taken, all of it was: a claim without readable units, in another unit
//! than the line's, or on one of several lines takes each of them whole.

use super::account::AccountFacts;
use super::basis::LineBasis;
use super::eligibility::ExportFacts;
use super::lock::ClaimBasis;
use super::provisions::unused_substitution::{Counted, Tally};
use super::reason::Reason;
use crate::model::{ExportId, ExportIndex, LineId, Portfolio, PriorClaim, Quantity, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What was taken of a line or an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// Units.
    units: Decimal,
    /// Everything, however many units there are.
    whole: bool,
    /// The basis of the claims that say it.
    pub basis: Option<ClaimBasis>,
}

impl Taken {
    /// Units left of so many.
    #[must_use]
    pub fn left(&self, of: Decimal) -> Decimal {
        if self.whole { Decimal::ZERO } else { (of - self.units).max(Decimal::ZERO) }
    }

    fn add(
        &mut self,
        quantity: Option<Quantity>,
        unit: Option<Unit>,
        own: Option<Unit>,
        sole: bool,
    ) {
        match quantity {
            Some(units) if sole && (unit.is_none() || unit == own) => self.units += units.0,
            _ => self.whole = true,
        }
    }

    /// Two claims of different bases cannot both stand on one line: which of them does is not known.
    fn fix(&mut self, basis: Option<ClaimBasis>) {
        match (self.basis, basis) {
            (Some(first), Some(other)) if first != other => self.whole = true,
            (None, Some(basis)) => self.basis = Some(basis),
            _ => {}
        }
    }
}

/// The basis that a provision stands for: unused goods and manufacture, each with the goods
/// themselves or by substitution. `None` where the words do not tell.
#[must_use]
pub fn basis_of(provision: &str) -> Option<ClaimBasis> {
    let plain: String = provision
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let paragraph = plain.rsplit_once("1313").map_or(plain.as_str(), |(_, rest)| rest);
    match paragraph {
        "j1" | "a" | "directidentification" | "direct" => Some(ClaimBasis::Direct),
        "j2" | "b" | "substitution" => Some(ClaimBasis::Substitution),
        _ => None,
    }
}

/// What was taken of a line whose goods are counted in a unit; `None` where nothing was.
#[must_use]
pub fn of_line(portfolio: &Portfolio, id: LineId, unit: Unit) -> Option<Taken> {
    let claims = &portfolio.lists.prior_claims;
    if claims.is_empty() {
        return None;
    }
    let entry = portfolio.entry(portfolio.line(id).entry).number;
    // Claims are sorted by entry.
    let from = claims.partition_point(|claim| claim.entry < entry);
    let of_entry = claims.iter().skip(from).take_while(|claim| claim.entry == entry);
    let number = portfolio.line(id).number;
    let mut taken: Option<Taken> = None;
    for claim in of_entry.filter(|claim| claim.entry_line.is_none_or(|line| line == number)) {
        let Some(sole) = concerns(portfolio, claim, id) else { continue };
        let found = taken.get_or_insert_default();
        found.add(claim.quantity, claim.unit, Some(unit), sole);
        found.fix(basis_of(portfolio.str(claim.provision)));
    }
    taken
}

/// Whether a claim may concern a line, and if so whether it can concern no other.
fn concerns(portfolio: &Portfolio, claim: &PriorClaim, id: LineId) -> Option<bool> {
    if claim.entry_line.is_some() {
        return Some(true);
    }
    let lines = claim.lines(portfolio);
    lines.contains(&id).then_some(lines.len() == 1)
}

/// What was taken of exports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Before {
    exports: BTreeMap<ExportId, Taken>,
}

impl Before {
    fn new(portfolio: &Portfolio) -> Self {
        let mut before = Self::default();
        if portfolio.lists.used_exports.is_empty() {
            return before;
        }
        let index = ExportIndex::new(portfolio);
        for used in &portfolio.lists.used_exports {
            let found = index.find(used);
            let sole = found.len() == 1;
            for id in found {
                let taken = before.exports.entry(id).or_default();
                taken.add(used.quantity, used.unit, portfolio.exports.unit(id.0), sole);
            }
        }
        before
    }

    /// Units of an export that are left of so many.
    #[must_use]
    pub fn left(&self, export: ExportId, of: Decimal) -> Decimal {
        self.exports.get(&export).map_or(of, |taken| taken.left(of))
    }
}

/// Takes off the lines and exports of each account what earlier claims took.
pub fn take_off(portfolio: &Portfolio, accounts: &mut [AccountFacts<'_>]) {
    let lists = &portfolio.lists;
    if lists.prior_claims.is_empty() && lists.used_exports.is_empty() {
        return;
    }
    let before = Before::new(portfolio);
    for facts in accounts {
        for basis in &mut facts.lines {
            if let Some(taken) = of_line(portfolio, basis.line, basis.unit) {
                basis.open = taken.left(basis.quantity);
                basis.fixed = taken.basis;
                facts.notes.designated_before += 1;
                let is_open = taken.basis.is_none() && !basis.open.is_zero();
                facts.notes.basis_open += u64::from(is_open);
            }
        }
        for export in &mut facts.exports {
            export.open = before.left(export.export, export.quantity);
            facts.notes.used_before += u64::from(export.open < export.quantity);
        }
        facts.before = before.clone();
    }
}

/// The amount of a line that is left out: what earlier claims designated of it is told apart.
#[must_use]
pub fn left_out(basis: &LineBasis<'_>, counted: &Counted, reason: Reason) -> Decimal {
    let total = counted.total(basis.value);
    if reason == Reason::DesignatedBefore {
        return total;
    }
    basis.open_part(total).trunc_with_scale(2)
}

/// Counts the units of a line that earlier claims designated, where some are left.
pub fn tally_line(basis: &LineBasis<'_>, counted: &Counted, out: &mut Tally) {
    if basis.open < basis.quantity && !basis.open.is_zero() {
        let total = counted.total(basis.value);
        let left = basis.open_part(total).trunc_with_scale(2);
        out.add(Reason::DesignatedBefore, 1, total - left);
    }
}

/// Counts the units of an export that earlier claims used, where some are left.
pub fn tally_export(export: &ExportFacts, out: &mut Tally) {
    if export.open < export.quantity && !export.open.is_zero() {
        let left = (export.value * export.open).checked_div(export.quantity).unwrap_or_default();
        out.add(Reason::UsedBefore, 1, export.value - left.trunc_with_scale(2));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provisions_by_their_words() {
        for (text, basis) in [
            ("1313(j)(2)", Some(ClaimBasis::Substitution)),
            ("19 USC 1313(j)(1)", Some(ClaimBasis::Direct)),
            ("J2", Some(ClaimBasis::Substitution)),
            ("(a)", Some(ClaimBasis::Direct)),
            ("1313(b)", Some(ClaimBasis::Substitution)),
            ("Direct Identification", Some(ClaimBasis::Direct)),
            ("1313(c)", None),
            ("", None),
            ("unused merchandise", None),
        ] {
            assert_eq!(basis_of(text), basis, "{text}");
        }
    }

    #[test]
    fn what_is_open_counts_as_taken() {
        let unit = |text: &str| Unit::new(text);
        let taken = |quantity: Option<i64>, of: Option<Unit>, sole| {
            let mut taken = Taken::default();
            taken.add(quantity.map(|n| Quantity(n.into())), of, unit("NO"), sole);
            taken.left(Decimal::from(100))
        };
        assert_eq!(taken(Some(40), unit("NO"), true), Decimal::from(60));
        assert_eq!(taken(Some(40), None, true), Decimal::from(60));
        assert_eq!(taken(Some(140), unit("NO"), true), Decimal::ZERO);
        for (quantity, unit, sole) in
            [(None, unit("NO"), true), (Some(40), unit("KG"), true), (Some(40), None, false)]
        {
            assert_eq!(taken(quantity, unit, sole), Decimal::ZERO);
        }
        let mut both = Taken::default();
        both.fix(Some(ClaimBasis::Direct));
        both.fix(None);
        assert_eq!(both.left(Decimal::from(5)), Decimal::from(5));
        both.fix(Some(ClaimBasis::Substitution));
        assert_eq!(both.left(Decimal::from(5)), Decimal::ZERO);
    }
}
