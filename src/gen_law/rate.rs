//! The rate texts of the list of programmes, and what they say as numbers.
//!
//! A text is either in [`IN_WORDS`], which says that it names no rate to compute with, or in
//! [`READ_AS`], which says how it is read, or it follows the grammar: steps separated by `; `, each
//! one or more rates (separated by `/` or `or`) with `to DATE` or `from DATE`. Anything else is an
//! error.

use crate::model::{Date, iso, parse_iso};

/// Tables that tell the rate in words, as a range, or not at all.
const IN_WORDS: [&str; 26] = [
    "",
    "+..%",
    "+10%..+50%",
    "+11%..+",
    "+15% (never collected)",
    "0.3464% min/max",
    "100-200%",
    "20-50%",
    "30% falling to 14%",
    "7.5%+col1 within TRQ 100,000 / 10%",
    "TRQ",
    "fixed",
    "in-quota rate 4.4c/kg",
    "none seen",
    "not seen",
    "not seen (partial value)",
    "per HTS",
    "per IRC",
    "per heading",
    "per kg",
    "per order",
    "phased",
    "price/volume based",
    "reduced/free",
    "specific duty up to minimum import price: polysilicon $21/kg, ingot/wafer $100/kg, \
     cell $0.22/W, module $0.38/W",
    "varied",
];

/// Tables that name rates outside the grammar, and how they are read. Where headings or countries
/// within a row differ, all the rates that may apply are named.
const READ_AS: [(&str, &str); 12] = [
    ("+10% as first published; +0% retroactive to 2026-07-31", "0 / +10%"),
    ("+10/15/25%", "+10% / +15% / +25%"),
    (
        "+10%; +25% from 2025-03-12; +50% from 2025-06-04 (UK 25%)",
        "+10%; +25% from 2025-03-12; +25% / +50% from 2025-06-04",
    ),
    ("+25% (.02 USMCA non-US content; .03; .04 25-yr exempt)", "0 / +25%"),
    ("+25%; +50% from 2025-06-04 (UK 25%)", "+25%; +25% / +50% from 2025-06-04"),
    ("+34%/84%/125% then +10%", "+10% / +34% / +84% / +125%"),
    ("+50% (.01 copper content; .02 non-copper content)", "0 / +50%"),
    ("0 (col. 1 rate at or above 10%)", "0"),
    ("0 (col. 1 rate at or above 12.5%)", "0"),
    ("15% (read as total incl. col. 1)", "total 15%"),
    ("15% (total incl. col. 1)", "total 15%"),
    ("35/30/25%", "+25% / +30% / +35%"),
];

/// The rates of a text in the form of the table; `None` when the text is not understood.
pub(super) fn rates(text: &str) -> Option<String> {
    if IN_WORDS.contains(&text) {
        return Some(String::new());
    }
    let text = READ_AS.iter().find(|(from, _)| *from == text).map_or(text, |(_, to)| to);
    let steps: Vec<Step<'_>> = text.split("; ").map(step).collect::<Option<_>>()?;
    let mut written = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let next = steps.get(index + 1);
        let to = match (step.to, next) {
            (Some(to), _) => Some(to),
            (None, Some(next)) => Some(next.from?.yesterday().ok()?),
            (None, None) => None,
        };
        let gap = |next: &Step<'_>| to.and_then(|to| to.tomorrow().ok()) != next.from;
        if next.is_some_and(gap) {
            return None;
        }
        let day = |date: Option<Date>| date.map(iso).unwrap_or_default();
        let days = format!("{}..{}", day(step.from), day(to));
        written
            .extend(alternatives(step.rates)?.into_iter().map(|rates| format!("{days}={rates}")));
    }
    Some(written.join(";"))
}

struct Step<'a> {
    rates: &'a str,
    from: Option<Date>,
    to: Option<Date>,
}

fn step(text: &str) -> Option<Step<'_>> {
    if let Some((rates, day)) = text.split_once(" from ") {
        return Some(Step { rates, from: Some(parse_iso(day)?), to: None });
    }
    if let Some((rates, day)) = text.split_once(" to ") {
        return Some(Step { rates, from: None, to: Some(parse_iso(day)?) });
    }
    Some(Step { rates: text, from: None, to: None })
}

/// Additional rates and totals apart, each list rising and without repeats.
fn alternatives(text: &str) -> Option<Vec<String>> {
    let (mut added, mut totals) = (Vec::new(), Vec::new());
    for part in text.split('/').flat_map(|part| part.split(" or ")) {
        let part = part.trim();
        let total = part.strip_suffix(" incl. col. 1").unwrap_or(part).strip_prefix("total ");
        let floor = part.strip_suffix(" floor").or_else(|| part.strip_prefix("floor "));
        match total.or(floor) {
            Some(rate) => totals.push(fraction(rate)?),
            None => added.push(fraction(part.strip_prefix('+').unwrap_or(part))?),
        }
    }
    let list = |mut rates: Vec<rust_decimal::Decimal>| {
        rates.sort_unstable();
        rates.dedup();
        rates.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
    };
    let mut written = Vec::new();
    if !added.is_empty() {
        written.push(list(added));
    }
    if !totals.is_empty() {
        written.push(format!("={}", list(totals)));
    }
    Some(written)
}

fn fraction(text: &str) -> Option<rust_decimal::Decimal> {
    if text == "0" {
        return Some(rust_decimal::Decimal::ZERO);
    }
    let number = text.strip_suffix('%')?;
    let plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let percent: rust_decimal::Decimal = plain.then(|| number.parse().ok()).flatten()?;
    Some((percent / rust_decimal::Decimal::ONE_HUNDRED).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_rates() {
        for (text, expected) in [
            ("+25%", "..=0.25"),
            ("0", "..=0"),
            ("0.125%", "..=0.00125"),
            ("+25% to 2025-07-31; +35% from 2025-08-01", "..2025-07-31=0.25;2025-08-01..=0.35"),
            (
                "+10%; +25% from 2025-03-12; +50% from 2025-06-04 (UK 25%)",
                "..2025-03-11=0.1;2025-03-12..2025-06-03=0.25;2025-06-04..=0.25|0.5",
            ),
            ("0 or floor 15%", "..=0;..==0.15"),
            ("10% / 10% floor / 25% / 15% floor", "..=0.1|0.25;..==0.1|0.15"),
            ("total 12.5% incl. col. 1", "..==0.125"),
            ("+34%/84%/125% then +10%", "..=0.1|0.34|0.84|1.25"),
            ("per order", ""),
        ] {
            assert_eq!(rates(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn text_not_understood_is_refused() {
        for bad in [
            "about 25%",
            "+25 %",
            "25",
            "+25% from spring",
            "+10% from 2025-01-01; +20%",
            "+10% to 2025-01-01; +20% from 2025-01-03",
            "per ton",
            "+25%%",
            "/",
        ] {
            assert_eq!(rates(bad), None, "{bad}");
        }
    }
}
