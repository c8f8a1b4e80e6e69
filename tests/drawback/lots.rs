//! A lot on several lines: whatever lines its units really came from, the claim is not above it.

use crate::random::{Numbers, leak, numbers};
use crate::support::*;
use rust_decimal::Decimal;

/// The least that the units of the exports, one by one, can have paid.
fn least(left: &mut [i64], lines: &[(i64, u32)], units: &[u32]) -> Option<i64> {
    let Some((day, rest)) = units.split_first() else { return Some(0) };
    let mut best: Option<i64> = None;
    for (at, (paid, first)) in lines.iter().enumerate() {
        if left[at] == 0 || first > day {
            continue;
        }
        left[at] -= 1;
        if let Some(sum) = least(left, lines, rest) {
            best = Some(best.map_or(sum + paid, |best| best.min(sum + paid)));
        }
        left[at] += 1;
    }
    best
}

#[test]
fn the_claim_is_never_above_what_the_goods_paid() {
    let (of, other) = (numbers(2)[0], numbers(2)[1]);
    let mut with_claims = 0;
    for seed in 1..200 {
        let mut n = Numbers(seed);
        let (mut lines, mut facts, mut left) = (Vec::new(), Vec::new(), Vec::new());
        for at in 1..=n.below(3) + 2 {
            let (units, paid, month) = (n.below(3) + 1, n.below(9), n.below(6) + 1);
            let date = leak(format!("2025-{month:02}-01"));
            lines.push(Line {
                entry: leak(format!("ABC{at:08}")),
                hts: of.0,
                unit: of.1,
                entry_date: date,
                import_date: date,
                quantity: leak(units.to_string()),
                duty: leak((units * paid).to_string()),
                serial: "LOT",
                ..LINE
            });
            facts.push((paid as i64, month as u32));
            left.push(units as i64);
        }
        let (mut exports, mut units) = (Vec::new(), Vec::new());
        for at in 0..n.below(3) + 1 {
            let (count, month) = (n.below(2) + 1, n.below(6) + 1);
            exports.push(Out {
                itn: leak(format!("X{at:014}")),
                date: leak(format!("2025-{month:02}-15")),
                number: other.0,
                unit: of.1,
                quantity: leak(count.to_string()),
                serial: "LOT",
                ..OUT
            });
            units.extend(vec![month as u32; count as usize]);
        }
        // Where the exports cannot all have come from the lines there is nothing to compare with.
        let Some(paid) = least(&mut left, &facts, &units) else { continue };
        let estimate = one(&lines, &exports);
        let most = Decimal::from(paid) * dec("0.99") + dec("0.02");
        assert!(estimate.estimate.0 <= most, "seed {seed}: {} above {most}", estimate.estimate);
        with_claims += u32::from(estimate.estimate.0 > Decimal::ZERO);
    }
    assert!(with_claims > 50, "{with_claims}");
}
