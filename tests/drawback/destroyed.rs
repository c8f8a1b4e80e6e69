//! Goods destroyed under CBP supervision: what they could bring at most, and that none of it is in the
//! estimate.

use crate::support::*;
use tidewaiter::drawback::{AccountEstimate, Depth, estimate};
use tidewaiter::model::*;

fn destruction(p: &mut Portfolio, entry: &str, line: Option<u32>, day: &str, units: &str) {
    let row = Destruction {
        date: parse_iso(day),
        notice: Symbol::NONE,
        entry: EntryNumber::new(entry),
        entry_line: line,
        part: Symbol::NONE,
        number: None,
        quantity: (!units.is_empty()).then(|| Quantity(dec(units))),
        unit: Unit::new("NO"),
        lot: Symbol::NONE,
        method: Symbol::NONE,
        location: Symbol::NONE,
        witness: Symbol::NONE,
        place: Place { file: FileId(0), row: p.lists.destructions.len() as u32 + 2 },
    };
    p.lists.destructions.push(row);
}

fn run(portfolio: &Portfolio) -> AccountEstimate {
    let found = estimate(portfolio, book(), &options(), Depth::Taken, &mut |_| {});
    found.single().expect("account").clone()
}

/// What the list of destructions could bring at most, and what is said beside it.
fn most(portfolio: &Portfolio) -> (Option<String>, Vec<String>) {
    let found = run(portfolio);
    let raise = found.raise.iter().find(|raise| raise.what.contains("destruction"));
    let said = found.unknown.into_iter().filter(|text| text.contains("destruction"));
    (raise.map(|raise| raise.amount.text()), said.collect())
}

#[test]
fn what_identified_goods_paid_is_the_most() {
    // 100 pieces paid $50.00: 40 of them 20.00, of which 99 percent are 19.80.
    let mut p = portfolio(&[LINE], &[]);
    destruction(&mut p, LINE.entry, Some(1), "2025-06-01", "40");
    assert_eq!(run(&p).estimate.text(), "0.00", "nothing of it is in the estimate");
    let (amount, said) = most(&p);
    assert_eq!(amount.as_deref(), Some("19.80"));
    assert!(said.iter().any(|text| text.contains("at most $19.80")), "{said:#?}");
    assert!(said.iter().any(|text| text.contains("1313(x)")), "{said:#?}");
    // An entry of one line needs no line number; a second destruction takes what is left.
    destruction(&mut p, LINE.entry, None, "2025-06-02", "80");
    assert_eq!(most(&p).0.as_deref(), Some("49.50"));
    destruction(&mut p, LINE.entry, None, "2025-06-03", "1");
    let (amount, said) = most(&p);
    assert_eq!(amount.as_deref(), Some("49.50"));
    assert!(said.iter().any(|text| text.contains("all claimed otherwise")), "{said:#?}");
}

#[test]
fn a_lot_on_one_line_identifies() {
    let line = Line { serial: "L7", part: "P1", ..LINE };
    let mut p = portfolio(std::slice::from_ref(&line), &[]);
    destruction(&mut p, "", None, "2025-06-01", "40");
    assert_eq!(most(&p).0, None, "nothing names a line");
    p.lists.destructions[0].lot = p.text.intern(" l7 ");
    assert_eq!(most(&p).0.as_deref(), Some("19.80"));
    p.lists.destructions[0].part = p.text.intern("P2");
    assert_eq!(most(&p).0, None, "another part");
    let mut p = portfolio(&[line.clone(), Line { number: 2, ..line }], &[]);
    destruction(&mut p, "", None, "2025-06-01", "40");
    p.lists.destructions[0].lot = p.text.intern("L7");
    assert_eq!(most(&p).0, None, "the lot stands on two lines");
}

#[test]
fn what_bars_a_destruction_is_said() {
    for (day, units, unit, words) in [
        ("", "40", "NO", "without date, quantity or unit"),
        ("2025-06-01", "", "NO", "without date, quantity or unit"),
        ("2025-06-01", "40", "KG", "in another unit"),
        ("2025-02-19", "40", "NO", "outside the days"),
        ("2030-02-20", "40", "NO", "outside the days"),
        ("2026-11-25", "40", "NO", "outside the days"),
    ] {
        let mut p = portfolio(&[LINE], &[]);
        destruction(&mut p, LINE.entry, Some(1), day, units);
        p.lists.destructions[0].unit = Unit::new(unit);
        let (amount, said) = most(&p);
        assert_eq!(amount, None, "{day} {units} {unit}");
        assert!(said.iter().any(|text| text.contains(words)), "{words}: {said:#?}");
    }
    // The line is claimed by substitution for 40 of its pieces: its other 60 cannot be claimed directly.
    let export = Out { quantity: "40", value: "400.00", ..OUT };
    let mut p = portfolio(&[LINE], &[export]);
    destruction(&mut p, LINE.entry, Some(1), "2025-06-01", "40");
    assert_eq!(run(&p).estimate.text(), "19.80");
    let (amount, said) = most(&p);
    assert_eq!(amount, None);
    assert!(said.iter().any(|text| text.contains("claimed by substitution")), "{said:#?}");
}

#[test]
fn another_unit_is_converted_by_the_parts_master() {
    let line = Line { part: "P1", ..LINE };
    let mut p = portfolio(&[line], &[]);
    destruction(&mut p, LINE.entry, Some(1), "2025-06-01", "4");
    p.lists.destructions[0].unit = Unit::new("CS");
    let part = p.text.intern("P1");
    p.lists.parts.push(MasterPart {
        part,
        description: Symbol::NONE,
        number: None,
        schedule_b: None,
        unit: Unit::new("NO"),
        other_unit: Unit::new("CS"),
        factor: Some(dec("10")),
        origin: None,
        place: Place { file: FileId(0), row: 2 },
    });
    assert_eq!(most(&p).0.as_deref(), Some("19.80"));
}
