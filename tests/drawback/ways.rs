//! Direct or substitution, against every choice: each attribution claimed directly or not, the lines so
//! locked taken out, the rest solved by substitution.

use crate::random::{Numbers, leak, numbers};
use crate::support::*;
use rust_decimal::Decimal;
use tidewaiter::drawback::AccountEstimate;

/// A line with whole units and a whole duty per unit, and the lot it alone carries.
fn line(n: &mut Numbers, of: &[(&'static str, &'static str)], at: u32) -> Line {
    let (hts, unit) = n.pick(of);
    let units = n.below(4) + 1;
    Line {
        number: at,
        hts,
        unit,
        quantity: leak(units.to_string()),
        value: leak((units * 100).to_string()),
        duty: leak((units * (n.below(9) + 1)).to_string()),
        serial: if n.below(3) > 0 { leak(format!("LOT{at}")) } else { "" },
        ..LINE
    }
}

fn export(n: &mut Numbers, of: &[(&'static str, &'static str)], at: u64, lines: u32) -> Out {
    let (number, unit) = n.pick(of);
    let units = n.below(4) + 1;
    let lot = n.below(u64::from(lines) + 2);
    Out {
        itn: leak(format!("X{at:014}")),
        number,
        unit,
        quantity: leak(units.to_string()),
        value: leak((units * n.pick(&[20, 60, 100])).to_string()),
        destination: n.pick(&["DE", "DE", "CL"]),
        serial: leak(format!("LOT{lot}")),
        ..OUT
    }
}

/// Units of a line identified in an export.
struct Identified {
    line: usize,
    export: usize,
    units: Decimal,
}

/// A lot on one line: its exports take its units by date.
fn identified(lines: &[Line], exports: &[Out]) -> Vec<Identified> {
    let mut all = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.serial.is_empty()) {
        let mut left = dec(line.quantity);
        for (of, export) in exports.iter().enumerate() {
            if export.serial == line.serial && export.unit == line.unit && left > Decimal::ZERO {
                let units = left.min(dec(export.quantity));
                left -= units;
                all.push(Identified { line: at, export: of, units });
            }
        }
    }
    all
}

/// The claim when the attributions of a mask are claimed directly and nothing else is.
fn claim(lines: &[Line], exports: &[Out], all: &[Identified], mask: u32) -> Decimal {
    let chosen: Vec<_> =
        all.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, one)| one).collect();
    let mut direct = Decimal::ZERO;
    let mut rest: Vec<Line> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let units: Decimal = chosen.iter().filter(|one| one.line == at).map(|one| one.units).sum();
        if units > Decimal::ZERO {
            direct += dec(line.duty) * units / dec(line.quantity) * dec("0.99");
        } else {
            rest.push(Line { serial: "", ..line.clone() });
        }
    }
    let mut left: Vec<Out> = Vec::new();
    for (at, export) in exports.iter().enumerate() {
        let taken: Decimal =
            chosen.iter().filter(|one| one.export == at).map(|one| one.units).sum();
        let units = dec(export.quantity) - taken;
        if units > Decimal::ZERO {
            let value = dec(export.value) / dec(export.quantity) * units;
            left.push(Out {
                quantity: leak(units.to_string()),
                value: leak(value.to_string()),
                serial: "",
                ..export.clone()
            });
        }
    }
    if rest.is_empty() || left.is_empty() {
        return direct;
    }
    let substitution = estimate_of(&rest, &left);
    assert!(substitution.proved && substitution.ways.is_empty());
    direct + substitution.estimate.0
}

fn estimate_of(lines: &[Line], exports: &[Out]) -> AccountEstimate {
    let portfolio = portfolio(lines, exports);
    let depth = tidewaiter::drawback::Depth::Taken;
    let all = tidewaiter::drawback::estimate(&portfolio, book(), &options(), depth, &mut |_| {});
    all.single().expect("account").clone()
}

#[test]
fn the_best_way_is_taken_and_no_choice_is_above_the_bound() {
    let (mut proved, mut direct, mut both, mut substitution, mut open) = (0, 0, 0, 0, 0);
    for seed in 1..400 {
        let mut n = Numbers(seed);
        let of = numbers(n.below(2) + 1);
        let count = n.below(3) as u32 + 1;
        let lines: Vec<Line> = (1..=count).map(|at| line(&mut n, &of, at)).collect();
        let exports: Vec<Out> =
            (1..=n.below(4) + 1).map(|at| export(&mut n, &of, at, count)).collect();
        let all = identified(&lines, &exports);
        let found = estimate_of(&lines, &exports);
        let cents = dec("0.01") * Decimal::from(lines.len() * 2);
        let best = (0..1u32 << all.len())
            .map(|mask| claim(&lines, &exports, &all, mask))
            .max()
            .expect("a choice");
        let taken = found.estimate.0;
        assert!(taken <= best + cents, "seed {seed}: {taken} above the best {best}");
        assert!(
            best <= found.bound.0 + cents,
            "seed {seed}: {best} above the bound {}",
            found.bound
        );
        for mask in [0, (1u32 << all.len()) - 1] {
            let way = claim(&lines, &exports, &all, mask);
            assert!(taken + cents >= way, "seed {seed}: {taken} below a way of {way}");
        }
        if found.proved {
            assert!(
                taken + cents >= best,
                "seed {seed}: {taken} is called proved, {best} is better"
            );
        }
        proved += u32::from(found.proved);
        open += u32::from(!found.proved);
        for way in &found.ways {
            match way.taken.name() {
                "direct" => direct += 1,
                "both" => both += 1,
                _ => substitution += 1,
            }
        }
    }
    // Every branch was walked.
    assert!(direct > 20 && both > 20 && substitution > 20, "{direct} {both} {substitution}");
    assert!(proved > 200 && open > 0, "{proved} proved, {open} open");
}
