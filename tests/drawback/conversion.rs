//! Units converted by the factors of a parts master, with the arithmetic beside each figure.

use crate::random::{Size, account};
use crate::support::*;
use tidewaiter::drawback::{AccountEstimate, Depth, Reason, estimate, trace};
use tidewaiter::model::*;

/// A row of the parts master: so many of a unit are one of another.
fn factor(p: &mut Portfolio, part: &str, unit: &str, other: &str, factor: &str) {
    let row = MasterPart {
        part: p.text.intern(part),
        description: Symbol::NONE,
        number: None,
        schedule_b: None,
        unit: Unit::new(unit),
        other_unit: Unit::new(other),
        factor: Some(dec(factor)),
        origin: None,
        place: Place { file: FileId(0), row: p.lists.parts.len() as u32 + 2 },
    };
    p.lists.parts.push(row);
}

fn run(portfolio: &Portfolio) -> AccountEstimate {
    let found = estimate(portfolio, book(), &options(), Depth::AllReadings, &mut |_| {});
    found.single().expect("account").clone()
}

/// 100 pieces at $10.00 with $0.50 of duty each; cases of 12 exported.
fn cases(quantity: &'static str, value: &'static str) -> Portfolio {
    let export = Out { quantity, unit: "CS", value, part: "P1", ..OUT };
    portfolio(&[LINE], &[export])
}

#[test]
fn cases_become_pieces() {
    // 8 cases are 96 pieces: 48.00 of duty at $10.42 a piece; 24.00 at $5.00 a piece; 99 percent.
    for (value, claim) in [("1000.00", "47.52"), ("480.00", "23.76")] {
        let mut p = cases("8", value);
        let found = run(&p);
        assert_eq!(found.estimate.text(), "0.00", "no factor, nothing converted");
        assert_eq!(out(&found, Reason::UnitsDiffer), Some((1, value.to_owned())));
        factor(&mut p, " p1 ", "NO", "CS", "12");
        let found = run(&p);
        assert_eq!(found.estimate.text(), claim);
        assert_eq!(found.designations[0].quantity, dec("96"));
        assert_eq!(found.designations[0].unit, Unit::new("NO").expect("unit"));
        let steps = trace(&p, book(), &options(), &found, 0);
        let step = steps.iter().find(|step| step.text.starts_with("Parts master")).expect("a step");
        assert_eq!(
            step.text,
            "Parts master (row 2), part P1: 1 CS is 12 NO, so the 8 CS exported are 96 NO."
        );
        assert!(steps.iter().any(|step| step.text.contains("96 NO worth")), "{steps:#?}");
        assert!(found.assumptions.iter().any(|text| text.contains("1 export in another unit")));
    }
}

#[test]
fn pieces_become_dozens_where_they_come_out_even() {
    let line = Line { quantity: "10", unit: "DOZ", ..LINE };
    // $5.00 of duty a dozen. 60 pieces are 5 dozen: 24.75. 50 pieces are four dozen and a sixth.
    for (quantity, claim) in [("60", "24.75"), ("50", "0.00")] {
        let export = Out { quantity, part: "P1", ..OUT };
        let mut p = portfolio(std::slice::from_ref(&line), &[export]);
        factor(&mut p, "P1", "NO", "DOZ", "12");
        let found = run(&p);
        assert_eq!(found.estimate.text(), claim, "{quantity}");
        let endless = found.unknown.iter().any(|text| text.contains("without an end"));
        assert_eq!(endless, claim == "0.00", "{:?}", found.unknown);
        if let Some(step) = trace(&p, book(), &options(), &found, 0)
            .iter()
            .find(|step| step.text.starts_with("Parts master"))
        {
            assert!(step.text.contains("12.00 NO are 1 DOZ"), "{}", step.text);
        }
    }
}

#[test]
fn two_rows_lead_over_a_shared_unit_and_rows_that_differ_lead_nowhere() {
    let mut p = cases("8", "1000.00");
    factor(&mut p, "P1", "KG", "NO", "0.5");
    factor(&mut p, "P1", "KG", "CS", "6");
    assert_eq!(run(&p).estimate.text(), "47.52", "a case is 6 kg, which is 12 pieces");
    factor(&mut p, "P1", "NO", "CS", "12");
    assert_eq!(run(&p).estimate.text(), "47.52", "the rows agree");
    factor(&mut p, "P1", "NO", "CS", "10");
    assert_eq!(run(&p).estimate.text(), "0.00", "the rows differ");
    let mut p = cases("8", "1000.00");
    factor(&mut p, "P2", "NO", "CS", "12");
    assert_eq!(run(&p).estimate.text(), "0.00", "another part");
    let mut p = cases("8", "1000.00");
    factor(&mut p, "P1", "NO", "CS", "0");
    let found = run(&p);
    assert_eq!(found.estimate.text(), "0.00", "nothing is no factor");
    assert!(found.unknown.iter().any(|text| text.contains("converts nothing")));
}

#[test]
fn a_factor_to_several_units_of_the_lines_is_not_chosen() {
    let lines = [LINE, Line { number: 2, unit: "KG", ..LINE }];
    let export = Out { quantity: "8", unit: "CS", part: "P1", ..OUT };
    let mut p = portfolio(&lines, std::slice::from_ref(&export));
    factor(&mut p, "P1", "NO", "CS", "12");
    assert_eq!(run(&p).estimate.text(), "47.52", "one unit is reached");
    factor(&mut p, "P1", "KG", "CS", "6");
    assert_eq!(run(&p).estimate.text(), "0.00", "two are, and it is not told which");
}

#[test]
fn lots_and_earlier_claims_count_in_the_converted_unit() {
    let line = Line { serial: "L7", part: "P1", ..LINE };
    let export =
        Out { quantity: "5", unit: "CS", part: "P1", serial: "L7", number: "8421.23.0000", ..OUT };
    let mut p = portfolio(&[line], &[export]);
    factor(&mut p, "P1", "NO", "CS", "12");
    // 60 pieces of the lot: 30.00 of duty.
    let found = run(&p);
    assert_eq!(found.estimate.text(), "29.70");
    let steps = trace(&p, book(), &options(), &found, 0);
    assert!(steps.iter().any(|step| step.text.contains("5 CS exported are 60 NO")), "{steps:#?}");
    let itn = p.exports.itn(0);
    p.lists.used_exports.push(UsedExport {
        itn,
        reference: Symbol::NONE,
        line: Some(1),
        quantity: Some(Quantity(dec("2"))),
        unit: Unit::new("CS"),
        claim: Symbol::NONE,
        provision: Symbol::NONE,
        date: None,
        place: Place { file: FileId(0), row: 2 },
    });
    assert_eq!(run(&p).estimate.text(), "17.82", "36 pieces are left");
}

/// Accounts whose exports are in pieces, and the same in dozens with the factor beside them.
#[test]
fn converting_changes_nothing_else() {
    for seed in 1..8 {
        let (mut lines, mut exports) =
            account(seed, Size { lines: 50, exports: 30, subheadings: 3 });
        lines.iter_mut().for_each(|line| line.unit = "NO");
        exports.iter_mut().for_each(|out| (out.unit, out.part) = ("NO", "P1"));
        let pieces = run(&portfolio(&lines, &exports));
        let mut p = portfolio(&lines, &exports);
        let mut dozens = Exports::default();
        for at in 0..p.exports.len() as u32 {
            let export = p.exports.get(at);
            let quantity = export.quantity.map(|units| Quantity(units.0 * dec("0.125")));
            dozens.push(Export { quantity, unit: Unit::new("BX"), ..export });
        }
        p.exports = dozens;
        factor(&mut p, "P1", "NO", "BX", "8");
        let found = run(&p);
        assert_eq!(found.estimate, pieces.estimate, "seed {seed}");
        assert_eq!(found.bound, pieces.bound, "seed {seed}");
        assert_eq!(found.designations, pieces.designations, "seed {seed}");
        assert_eq!(found.ineligible, pieces.ineligible, "seed {seed}");
        assert_eq!(found.readings, pieces.readings, "seed {seed}");
        assert!(!found.designations.is_empty(), "seed {seed}");
    }
}
