//! What holds for every estimate.

use crate::random::{Size, account};
use crate::support::*;
use std::collections::BTreeMap;
use tidewaiter::drawback::{AccountEstimate, Depth, estimate};
use tidewaiter::model::*;

const SMALL: Size = Size { lines: 60, exports: 40, subheadings: 3 };

fn run(portfolio: &Portfolio) -> AccountEstimate {
    let found = estimate(portfolio, book(), &options(), Depth::AllReadings, &mut |_| {});
    found.single().expect("account").clone()
}

#[test]
fn claims_stay_within_quantities_and_amounts() {
    for seed in 1..40 {
        let (lines, exports) = account(seed, SMALL);
        let portfolio = portfolio(&lines, &exports);
        let estimate = run(&portfolio);
        let mut by_line: BTreeMap<LineId, (rust_decimal::Decimal, [rust_decimal::Decimal; 4])> =
            BTreeMap::new();
        let mut by_export: BTreeMap<ExportId, rust_decimal::Decimal> = BTreeMap::new();
        let mut fees: BTreeMap<EntryId, rust_decimal::Decimal> = BTreeMap::new();
        for d in &estimate.designations {
            let found = by_line.entry(d.line).or_default();
            found.0 += d.quantity;
            for (sum, class) in found.1.iter_mut().zip(d.classes) {
                *sum += class;
            }
            *by_export.entry(d.export).or_default() += d.quantity;
            *fees.entry(portfolio.line(d.line).entry).or_default() += d.classes[3];
            let export = portfolio.exports.get(d.export.0);
            let import = portfolio.line(d.line).import_date;
            let entry =
                portfolio.entry(portfolio.line(d.line).entry).entry_date.expect("entry date").0;
            let date = export.date.expect("date").0;
            assert!(import.map_or(entry, |import| import.0) <= date && date < day("2026-11-24"));
            assert_ne!(export.destination.map(|d| d.to_string()).as_deref(), Some("CA"));
        }
        for (line, (quantity, classes)) in by_line {
            let goods = portfolio.goods_of(portfolio.line(line)).next().expect("goods");
            assert!(quantity <= goods.quantity.expect("quantity").0);
            let duty: rust_decimal::Decimal = portfolio
                .tariffs_of(portfolio.line(line))
                .filter(|t| {
                    t.hts.is_some_and(|h| {
                        [9903_8803, 9903_8190].contains(&h.hts8().digits()) || !h.is_chapter99()
                    })
                })
                .filter(|t| t.hts.is_some_and(|h| h.hts8().digits() != 9903_8190))
                .filter_map(|t| t.duty)
                .map(|duty| duty.0)
                .sum();
            assert!(classes[0] <= r2(duty * dec("0.99")).0, "seed {seed} {line:?}");
        }
        for (export, quantity) in by_export {
            assert!(quantity <= portfolio.exports.get(export.0).quantity.expect("quantity").0);
        }
        for (entry, fee) in fees {
            let paid: rust_decimal::Decimal = portfolio
                .lines_of(portfolio.entry(entry))
                .filter_map(|(_, line)| line.amounts().mpf)
                .map(|fee| fee.0)
                .sum();
            assert!(fee <= floor2(paid * dec("0.99")).0);
        }
        let sum: Money = estimate.designations.iter().map(|d| d.amount).sum();
        assert_eq!(sum, estimate.estimate);
        assert!(estimate.bound >= estimate.estimate);
        assert!(
            readings(&estimate).low <= estimate.estimate
                && estimate.estimate <= readings(&estimate).upside
        );
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let (lines, exports) = account(7, SMALL);
    let forward = run(&portfolio(&lines, &exports));
    let (mut backward, mut out) = (lines.clone(), exports.clone());
    backward.reverse();
    out.reverse();
    assert_eq!(forward, run(&portfolio(&backward, &out)));
}
