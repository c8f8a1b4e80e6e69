//! Earlier claims: each import is designated once, each export is claimed on once.

use crate::random::{Numbers, Size, account};
use crate::support::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use tidewaiter::drawback::{AccountEstimate, Depth, Reason, estimate};
use tidewaiter::model::*;

const SMALL: Size = Size { lines: 60, exports: 40, subheadings: 3 };

fn run(portfolio: &Portfolio, depth: Depth) -> AccountEstimate {
    let found = estimate(portfolio, book(), &options(), depth, &mut |_| {});
    found.single().expect("account").clone()
}

fn claim(portfolio: &Portfolio, line: LineId, quantity: Option<Decimal>) -> PriorClaim {
    let of = portfolio.line(line);
    PriorClaim {
        entry: portfolio.entry(of.entry).number,
        entry_line: Some(of.number),
        ordinal: None,
        number: None,
        quantity: quantity.map(Quantity),
        unit: portfolio.goods_of(of).next().and_then(|record| record.unit),
        claim: Symbol::NONE,
        provision: Symbol::NONE,
        date: None,
        place: Place { file: FileId(0), row: 2 },
    }
}

/// Random accounts with part of some lines and exports claimed before.
#[test]
fn nothing_is_claimed_above_what_is_left() {
    for seed in 1..12 {
        let (lines, exports) = account(seed, SMALL);
        let mut portfolio = portfolio(&lines, &exports);
        let without = run(&portfolio, Depth::Taken);
        let mut n = Numbers(seed + 1000);
        let mut left: BTreeMap<LineId, Decimal> = BTreeMap::new();
        for at in (0..portfolio.lines.len() as u32).map(LineId) {
            let goods = portfolio.goods_of(portfolio.line(at)).next().expect("goods");
            let Some(quantity) = goods.quantity.map(|quantity| quantity.0) else { continue };
            let taken = match n.below(4) {
                0 => None,
                1 => Some(quantity + Decimal::ONE),
                2 => Some(Decimal::ONE),
                _ => continue,
            };
            let rest = taken.map_or(Decimal::ZERO, |taken| (quantity - taken).max(Decimal::ZERO));
            left.insert(at, rest);
            let claim = claim(&portfolio, at, taken);
            portfolio.lists.prior_claims.push(claim);
        }
        let mut open: BTreeMap<ExportId, Decimal> = BTreeMap::new();
        for at in 0..portfolio.exports.len() as u32 {
            let export = portfolio.exports.get(at);
            let Some(quantity) = export.quantity.filter(|_| n.below(3) == 0) else { continue };
            open.insert(ExportId(at), (quantity.0 - Decimal::ONE).max(Decimal::ZERO));
            portfolio.lists.used_exports.push(UsedExport {
                itn: export.itn,
                reference: Symbol::NONE,
                line: Some(export.line),
                quantity: Some(Quantity(Decimal::ONE)),
                unit: None,
                claim: Symbol::NONE,
                provision: Symbol::NONE,
                date: None,
                place: Place { file: FileId(0), row: 2 },
            });
        }
        portfolio.lists.prior_claims.sort_by_key(|claim| (claim.entry, claim.entry_line));
        let found = run(&portfolio, Depth::AllReadings);
        let mut by_line: BTreeMap<LineId, Decimal> = BTreeMap::new();
        let mut by_export: BTreeMap<ExportId, Decimal> = BTreeMap::new();
        for one in &found.designations {
            *by_line.entry(one.line).or_default() += one.quantity;
            *by_export.entry(one.export).or_default() += one.quantity;
        }
        for (line, rest) in &left {
            let claimed = by_line.get(line).copied().unwrap_or_default();
            assert!(claimed <= *rest, "seed {seed}: {claimed} of {rest} left");
        }
        for (export, rest) in &open {
            let claimed = by_export.get(export).copied().unwrap_or_default();
            assert!(claimed <= *rest, "seed {seed}: {claimed} of {rest} left");
        }
        assert!(found.estimate <= without.bound, "seed {seed}");
        let other = readings(&found);
        assert!(other.low <= found.estimate && found.estimate <= other.upside, "seed {seed}");
        let sum: Money = found.designations.iter().map(|one| one.amount).sum();
        assert_eq!(sum, found.estimate, "seed {seed}");
        let out = |reason| found.ineligible.iter().any(|one| one.reason == reason);
        assert!(out(Reason::DesignatedBefore) && out(Reason::UsedBefore), "seed {seed}");
    }
}

#[test]
fn the_estimate_falls_by_what_was_designated() {
    let mut portfolio = portfolio(&[LINE], &[OUT]);
    assert_eq!(run(&portfolio, Depth::Taken).estimate.text(), "49.50");
    for (quantities, expected) in [
        (vec![Some("1")], "49.01"),
        (vec![Some("40"), Some("40")], "9.90"),
        (vec![Some("60"), Some("60")], "0.00"),
        (vec![None], "0.00"),
    ] {
        portfolio.lists.prior_claims =
            quantities.iter().map(|q| claim(&portfolio, LineId(0), q.map(dec))).collect();
        let found = run(&portfolio, Depth::Taken);
        assert_eq!(found.estimate.text(), expected, "{quantities:?}");
        assert!(found.assumptions.iter().any(|text| text.contains("taken off 1 import line")));
    }
}

/// Without its line an earlier claim takes every line of the entry that it can mean.
#[test]
fn a_claim_without_a_line_takes_each_it_may_mean() {
    let second = Line { number: 2, hts: "7310.10.0015", ..LINE };
    let mut portfolio = portfolio(&[LINE, second], &[OUT]);
    let open = PriorClaim { entry_line: None, ..claim(&portfolio, LineId(0), Some(dec("40"))) };
    portfolio.lists.prior_claims = vec![open.clone()];
    assert_eq!(run(&portfolio, Depth::Taken).estimate.text(), "0.00");
    let number = HtsNumber::new("8708.30.5090");
    portfolio.lists.prior_claims = vec![PriorClaim { number, ..open.clone() }];
    assert_eq!(run(&portfolio, Depth::Taken).estimate.text(), "29.70", "one line has the number");
    let number = HtsNumber::new("7310.10.0015");
    portfolio.lists.prior_claims = vec![PriorClaim { number, ..open }];
    assert_eq!(run(&portfolio, Depth::Taken).estimate.text(), "49.50", "the other line has it");
}
