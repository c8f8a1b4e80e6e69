//! Ledgers of inventory: the printed example of first in first out as a portfolio, and its comparison.

use crate::support::*;
use tidewaiter::drawback::{AccountEstimate, Depth, estimate};
use tidewaiter::model::*;

struct Row {
    day: &'static str,
    kind: MovementKind,
    units: &'static str,
    entry: Option<(&'static str, u32)>,
    itn: &'static str,
}

fn movement(p: &mut Portfolio, row: &Row) {
    let movement = Movement {
        account: None,
        part: p.text.intern("P1"),
        date: Some(day(row.day)),
        kind: row.kind,
        quantity: Some(Quantity(dec(row.units))),
        unit: Unit::new("NO"),
        entry: row.entry.and_then(|(number, _)| EntryNumber::new(number)),
        entry_line: row.entry.map(|(_, line)| line),
        itn: p.text.intern(row.itn),
        export_line: u32::from(!row.itn.is_empty()),
        lot: Symbol::NONE,
        place: Place { file: FileId(0), row: 2 },
        offset: 0,
    };
    p.movements.push(movement);
}

/// 19 CFR 190.14(c)(1)(ii): 100 units at $1 on the 2nd, 50 domestic on the 5th, 75 withdrawn at home
/// on the 10th, 75 at $2 on the 15th, 100 exported on the 20th.
fn printed() -> Portfolio {
    let line = |entry, quantity, duty, import_date| Line {
        entry,
        quantity,
        duty,
        import_date,
        entry_date: import_date,
        ..LINE
    };
    let lines = [
        line("ABC00000014", "100", "100.00", "2025-03-02"),
        line("ABC00000022", "75", "150.00", "2025-03-15"),
    ];
    let export = Out { date: "2025-03-20", number: "8421.23.0000", part: "P1", ..OUT };
    let mut p = portfolio(&lines, &[export]);
    use MovementKind::*;
    let row = |day, kind, units| Row { day, kind, units, entry: None, itn: "" };
    for row in [
        Row { entry: Some(("ABC00000014", 1)), ..row("2025-03-02", ReceiptImported, "100") },
        row("2025-03-05", ReceiptDomestic, "50"),
        row("2025-03-10", WithdrawalDomestic, "75"),
        Row { entry: Some(("ABC00000022", 1)), ..row("2025-03-15", ReceiptImported, "75") },
        Row { itn: "X20250601000001", ..row("2025-03-20", WithdrawalExport, "100") },
    ] {
        movement(&mut p, &row);
    }
    p
}

fn under(portfolio: &Portfolio, method: &str) -> AccountEstimate {
    let mut options = options();
    options.set("inventory-method", method).expect("option");
    let found = estimate(portfolio, book(), &options, Depth::AllReadings, &mut |_| {});
    found.single().expect("account").clone()
}

#[test]
fn the_printed_example_under_each_method() {
    // Drawback attributable: FIFO 75.00, LIFO 175.00, average 133.00; 99 percent of each.
    for (method, claim) in
        [("none", "0.00"), ("fifo", "74.25"), ("lifo", "173.25"), ("average", "131.67")]
    {
        let found = under(&printed(), method);
        assert_eq!(found.estimate.text(), claim, "{method}");
        let worths: Vec<_> = found
            .methods
            .iter()
            .map(|one| (one.method.name(), one.amount.map(Money::text), one.elected))
            .collect();
        assert_eq!(worths.len(), 6);
        assert_eq!(worths[0], ("fifo", Some("74.25".to_owned()), method == "fifo"));
        assert_eq!(worths[1], ("lifo", Some("173.25".to_owned()), method == "lifo"));
        assert_eq!(worths[5], ("average", Some("131.67".to_owned()), method == "average"));
        // Less than a year of movements gives no turn-over period.
        assert_eq!(worths[3], ("low-to-high-turnover", None, false));
    }
}

#[test]
fn without_an_elected_method_the_ledger_raises() {
    let found = under(&printed(), "none");
    let raise = found.raise.iter().find(|raise| raise.what.contains("accounting method"));
    let most = found.methods.iter().filter_map(|one| one.amount).max().map(Money::text);
    assert_eq!(raise.map(|raise| raise.amount.text()), most);
    assert!(found.designations.is_empty());
    let elected = under(&printed(), "fifo");
    assert!(elected.assumptions.iter().any(|text| text.contains("190.14(b)")));
    assert!(elected.raise.iter().all(|raise| !raise.what.contains("accounting method")));
}

#[test]
fn a_ledger_that_gives_out_more_than_it_holds_is_not_used() {
    let mut p = printed();
    let row = Row {
        day: "2025-03-21",
        kind: MovementKind::WithdrawalDomestic,
        units: "500",
        entry: None,
        itn: "",
    };
    movement(&mut p, &row);
    let found = under(&p, "fifo");
    assert_eq!(found.estimate.text(), "0.00");
    assert_eq!(found.methods[0].amount, None);
    assert!(found.unknown.iter().any(|text| text.contains("ledger")), "{:?}", found.unknown);
}

#[test]
fn a_withdrawal_without_a_number_is_found_by_part_day_and_units() {
    let mut p = printed();
    for movement in &mut p.movements {
        movement.itn = Symbol::NONE;
        movement.export_line = 0;
    }
    assert_eq!(under(&p, "fifo").estimate.text(), "74.25");
}

/// The ledger of the printed example in boxes of five, the exports and lines in pieces.
#[test]
fn a_ledger_in_another_unit_is_converted_by_the_parts_master() {
    let mut p = printed();
    for movement in &mut p.movements {
        movement.unit = Unit::new("BX");
        movement.quantity = movement.quantity.map(|units| Quantity(units.0 / dec("5")));
    }
    assert_eq!(under(&p, "fifo").methods[0].amount, None, "no factor");
    let part = p.text.intern("P1");
    p.lists.parts.push(MasterPart {
        part,
        description: Symbol::NONE,
        number: None,
        schedule_b: None,
        unit: Unit::new("NO"),
        other_unit: Unit::new("BX"),
        factor: Some(dec("5")),
        origin: None,
        place: Place { file: FileId(0), row: 2 },
    });
    for (method, claim) in [("fifo", "74.25"), ("lifo", "173.25"), ("average", "131.67")] {
        assert_eq!(under(&p, method).estimate.text(), claim, "{method}");
    }
}
