//! Accounts made by a small generator of numbers, the same every time.

use crate::support::*;
use tidewaiter::model::*;

/// A linear congruential generator: enough to vary data, and the same on every machine.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64) as usize]
    }
}

pub fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// How large an account is.
#[derive(Clone, Copy)]
pub struct Size {
    pub lines: u64,
    pub exports: u64,
    pub subheadings: u64,
}

/// Numbers of the tariff whose 8-digit text is not "other", with their first unit.
pub fn numbers(count: u64) -> Vec<(&'static str, &'static str)> {
    let tariff = &book().tariff;
    let eight = (84_000_000..97_000_000).filter_map(Hts8::from_digits);
    let named = eight.filter(|n| tariff.text8(*n) == tidewaiter::law::TextKind::Named);
    let first = |number: Hts8| {
        let ten = (0..100)
            .filter_map(move |at| HtsNumber::from_digits(u64::from(number.digits()) * 100 + at));
        ten.filter_map(|ten| Some((ten, *tariff.units(ten)?.first()?))).next()
    };
    named
        .filter_map(first)
        .filter(|(_, unit)| unit.as_str() != "X")
        .take(count as usize)
        .map(|(ten, unit)| (leak(ten.digits().to_string()), leak(unit.as_str().to_owned())))
        .collect()
}

fn date(numbers: &mut Numbers, from: i16, months: u64) -> &'static str {
    let month = numbers.below(months);
    let (year, month) = (from + (month / 12) as i16, month % 12 + 1);
    leak(format!("{year:04}-{month:02}-{:02}", numbers.below(28) + 1))
}

/// An account: entries of several lines with section 301, 232 and IEEPA duty, fees, and exports.
pub fn account(seed: u64, size: Size) -> (Vec<Line>, Vec<Out>) {
    let mut n = Numbers(seed);
    let numbers = numbers(size.subheadings);
    let mut lines = Vec::new();
    let mut entry = 0u64;
    while (lines.len() as u64) < size.lines {
        entry += 1;
        let id = leak(format!("ABC{:08}", entry));
        let entry_date = date(&mut n, 2022, 48);
        let of_entry = n.below(8) + 1;
        for number in 1..=of_entry {
            lines.push(line(&mut n, &numbers, id, number as u32, entry_date));
        }
    }
    let exports = (0..size.exports).map(|at| export(&mut n, &numbers, at)).collect();
    (lines, exports)
}

fn line(
    n: &mut Numbers,
    numbers: &[(&'static str, &'static str)],
    entry: &'static str,
    number: u32,
    entry_date: &'static str,
) -> Line {
    let (hts, unit) = n.pick(numbers);
    let quantity = n.below(500) + 1;
    let cents = quantity * (n.below(4_000) + 100);
    let duty = cents * n.pick(&[0, 25, 37, 52]) / 1_000;
    let programmes: &[(&str, &str)] = match n.below(5) {
        0 | 1 => vec![("9903.88.03", leak(format!("{}.{:02}", cents / 400, cents % 100)))].leak(),
        2 => vec![("9903.81.90", "25.00"), ("9903.01.25", "10.00")].leak(),
        _ => &[],
    };
    let dollars = |cents: u64| leak(format!("{}.{:02}", cents / 100, cents % 100));
    Line {
        entry,
        number,
        entry_date,
        import_date: if n.below(10) == 0 { "" } else { entry_date },
        hts,
        value: dollars(cents),
        duty: dollars(duty),
        quantity: leak(quantity.to_string()),
        unit,
        origin: n.pick(&["CN", "DE", "VN", "JP"]),
        programmes,
        mpf: dollars(cents * 3_464 / 1_000_000),
        hmf: if n.below(2) == 0 { "" } else { dollars(cents / 800) },
        ..LINE
    }
}

fn export(n: &mut Numbers, numbers: &[(&'static str, &'static str)], at: u64) -> Out {
    let (number, unit) = n.pick(numbers);
    let quantity = n.below(800) + 1;
    let value = quantity * (n.below(60) + 1);
    Out {
        itn: leak(format!("X{at:014}")),
        date: date(n, 2024, 30),
        destination: n.pick(&["DE", "FR", "CA", "JP", "", "BR", "AU", "GB"]),
        number,
        quantity: leak(quantity.to_string()),
        unit,
        value: leak(value.to_string()),
        origin: n.pick(&[ExportOrigin::Unknown, ExportOrigin::Unknown, ExportOrigin::Domestic]),
        ..OUT
    }
}
