//! Direct identification, with the arithmetic beside each figure.

use crate::support::*;
use tidewaiter::drawback::{Depth, Reason, estimate, keys, trace};
use tidewaiter::model::*;

const LOT: Line = Line { serial: "LOT-7", ..LINE };
/// An export of the lot under another number, which substitution cannot use.
const SENT: Out = Out { serial: "LOT-7", number: "8421.23.0000", value: "10", ..OUT };

fn cents(estimate: &tidewaiter::drawback::AccountEstimate) -> String {
    estimate.estimate.text()
}

#[test]
fn every_class_comes_back_on_whole_units() {
    // 40 of 100 units: duty 50 + 250 (301) = 300 × 0.4 × 0.99 = 118.80; tax 3.00 → 1.19 (1.188);
    // HMF 1.25 → 0.50 (0.495); MPF 32.71 on one line: 32.3829 ÷ 100 = 0.3238 × 40 = 12.95.
    let lines = [Line {
        origin: "CN",
        programmes: &[("9903.88.03", "250.00")],
        mpf: "32.71",
        hmf: "1.25",
        tax: "3.00",
        ..LOT
    }];
    let found = one(&lines, &[Out { quantity: "40", ..SENT }]);
    let classes = found.designations[0].classes.map(|amount| amount.to_string());
    assert_eq!(classes, ["118.80", "1.19", "0.50", "12.95"]);
    assert_eq!(cents(&found), "133.44");
    assert!(found.proved);
}

#[test]
fn a_cap_on_tax_of_substituted_goods_does_not_touch_identified_ones() {
    let found = one(&[Line { tax: "100.00", ..LOT }], &[SENT]);
    // (50 + 100) × 0.99
    assert_eq!(cents(&found), "148.50");
    assert_eq!(readings(&found).low.text(), "148.50");
}

#[test]
fn what_is_identified_and_why_not() {
    let cases = [
        (LOT, Out { destination: "CA", ..SENT }, Reason::ConditionUnknown),
        (LOT, Out { destination: "XO", ..SENT }, Reason::ConditionUnknown),
        (LOT, Out { destination: "GU", ..SENT }, Reason::TerritoryProof),
        (LOT, Out { destination: "UM", ..SENT }, Reason::TerritoryProof),
        (LOT, Out { destination: "MP", ..SENT }, Reason::MarianasUnknown),
        (LOT, Out { destination: "PR", ..SENT }, Reason::NoExportation),
        (LOT, Out { destination: "US", ..SENT }, Reason::DestinationDomestic),
        (LOT, Out { unit: "KG", ..SENT }, Reason::UnitsDiffer),
        (LOT, Out { date: "2025-02-01", ..SENT }, Reason::IdentifiedLater),
        (LOT, Out { date: "2026-11-24", ..SENT }, Reason::ExportOnFilingDay),
        (LOT, Out { exporter: "99-999999900", ..SENT }, Reason::ExporterDiffers),
        (Line { part: "P1", ..LOT }, Out { part: "P2", ..SENT }, Reason::PartsDiffer),
        (Line { duty: "0.00", ..LOT }, SENT, Reason::IdentifiedLineOut),
        (Line { reconciliation: "Y", ..LOT }, SENT, Reason::IdentifiedLineOut),
        (
            Line { entry_date: "2020-03-01", import_date: "2020-02-20", ..LOT },
            SENT,
            Reason::IdentifiedTooOld,
        ),
    ];
    for (line, export, reason) in cases {
        let found = one(&[line], std::slice::from_ref(&export));
        assert_eq!(cents(&found), "0.00", "{reason:?}");
        let value = Money(dec(export.value)).text();
        assert_eq!(out(&found, reason), Some((1, value)), "{reason:?}");
    }
}

#[test]
fn a_lot_exported_beyond_its_quantity() {
    let exports = [
        Out { quantity: "80", ..SENT },
        Out { itn: "X20250601000002", quantity: "80", ..SENT },
        Out { itn: "X20250601000003", quantity: "80", ..SENT },
    ];
    let found = one(&[LOT], &exports);
    assert_eq!(cents(&found), "49.50");
    assert_eq!(found.designations.len(), 2);
    assert_eq!(out(&found, Reason::IdentifiedUsedUp), Some((1, "10.00".to_owned())));
}

#[test]
fn an_identified_line_of_another_importer_is_not_joined() {
    let lines = [LOT, Line { entry: "ABC00000022", importer: "98-765432100", serial: "", ..LINE }];
    let export = Out { exporter: "98-765432100", ..SENT };
    let estimate = all(&lines, &[export], &options());
    assert!(estimate.accounts.iter().all(|account| account.designations.is_empty()));
}

#[test]
fn a_part_alone_is_upside_and_first_in_first_out() {
    let old = Line { part: "P1", duty: "10.00", import_date: "2025-01-05", ..LINE };
    let young = Line { number: 2, part: "P1", import_date: "2025-02-20", ..LINE };
    let export = Out { part: "P1", serial: "", quantity: "150", ..SENT };
    let found = one(&[old, young], &[export]);
    assert_eq!(cents(&found), "0.00");
    // 100 × 0.10 + 50 × 0.50 = 35.00 × 0.99
    assert_eq!(worth(&found, Switch::PartNumberJoin, Choice::Upside), "34.65");
    assert_eq!(readings(&found).upside.text(), "34.65");
    assert!(found.raise.iter().any(|raise| raise.what.contains("lot or serial numbers")));
}

#[test]
fn stating_the_condition_is_worth_something() {
    let export = Out { destination: "MX", ..SENT };
    let found = one(&[LOT], &[export]);
    assert_eq!(readings(&found).same_condition.text(), "49.50");
    assert_eq!(readings(&found).upside.text(), "49.50");
    let raise = found.raise.iter().find(|raise| raise.what.contains("same condition"));
    assert_eq!(raise.map(|raise| raise.amount.text()).as_deref(), Some("49.50"));
}

#[test]
fn over_quota_goods_come_back_directly_alone() {
    let lines = [Line { programmes: &[("9904.02.01", "0")], ..LOT }];
    let found = one(&lines, &[Out { serial: "LOT-7", ..OUT }]);
    assert_eq!(cents(&found), "49.50");
    assert_eq!(found.ways[0].substitution.to_string(), "0");
    assert_eq!(out(&found, Reason::OverQuota), None);
}

#[test]
fn a_direct_designation_is_traced_to_its_paragraphs() {
    let lines = [Line { mpf: "32.71", ..LOT }, Line { number: 2, mpf: "0.00", ..LOT }];
    let exports = [
        Out { quantity: "40", destination: "CA", ..SENT },
        Out { itn: "X20250601000002", quantity: "130", ..SENT },
    ];
    let portfolio = portfolio(&lines, &exports);
    let mut options = options();
    options.set("same-condition", "yes").expect("option");
    let found = estimate(&portfolio, book(), &options, Depth::Taken, &mut |_| {});
    let account = found.single().expect("account");
    assert_eq!(account.designations.len(), 3);
    for (at, designation) in account.designations.iter().enumerate() {
        assert_eq!(designation.provision, "1313(j)(1)");
        let steps = trace(&portfolio, book(), &options, account, at);
        for step in &steps {
            assert!(book().citation(step.cite).is_some(), "{}", step.cite);
        }
        assert!(steps.iter().any(|step| step.text.contains("an estimate")), "{steps:#?}");
        assert!(steps.iter().any(|step| step.text.contains("2 import lines")));
        let last = steps.last().expect("step");
        assert_eq!(last.value.as_deref(), Some(designation.amount.text().as_str()));
        assert_eq!(last.cite, keys::cite::DIRECT);
    }
}
