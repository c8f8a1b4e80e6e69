//! Unit values in words.

use crate::checks::statistics::Log;
use crate::model::{Money, Unit};
use rust_decimal::Decimal;

/// `a piece`, `a kilogram`, `per M3`.
pub(super) fn per(unit: Option<Unit>) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("NO", "a piece"),
        ("PCS", "a piece"),
        ("KG", "a kilogram"),
        ("G", "a gram"),
        ("T", "a tonne"),
        ("DOZ", "a dozen"),
        ("DPR", "a dozen pairs"),
        ("PRS", "a pair"),
        ("GR", "a gross"),
        ("K", "a thousand"),
        ("L", "a litre"),
        ("M", "a metre"),
        ("M2", "a square metre"),
        ("M3", "a cubic metre"),
        ("BBL", "a barrel"),
        ("CAR", "a carat"),
    ];
    let Some(unit) = unit else { return "a unit".to_owned() };
    let name = NAMES.iter().find(|(code, _)| *code == unit.as_str());
    name.map_or_else(|| format!("per {unit}"), |(_, name)| (*name).to_owned())
}

/// A unit value in dollars as a reader wants it: cents, or three digits where it is less than one.
pub(super) fn shown(value: Decimal) -> Money {
    if value >= Decimal::ONE {
        return crate::model::r2(value);
    }
    Money(value.round_sf(3).unwrap_or(value))
}

/// The same from a logarithm.
pub(super) fn shown_log(log: Log) -> Option<Money> {
    log.value().map(shown)
}

/// A factor: `9.8`, `120`.
pub(super) fn factor(distance: Log) -> String {
    let value = distance.value().unwrap_or_default();
    let places = if value < Decimal::from(20) { 1 } else { 0 };
    value.round_dp(places).normalize().to_string()
}

/// What usually makes such a factor, a sentence; empty for one that says nothing.
pub(super) fn usual_reason(distance: Log) -> &'static str {
    const REASONS: &[(u32, u32, &str)] = &[
        (
            7,
            17,
            "A factor of about ten or twelve comes from a decimal place or from counting in dozens.",
        ),
        (
            60,
            170,
            "A factor of about a hundred comes from two decimal places or from counting in gross.",
        ),
        (
            600,
            1_700,
            "A factor of about a thousand comes from three decimal places or from grams for kilograms.",
        ),
    ];
    let within = |from: u32, to: u32| (Log::of_whole(from)..=Log::of_whole(to)).contains(&distance);
    REASONS.iter().find(|(from, to, _)| within(*from, *to)).map_or("", |(_, _, reason)| reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    #[test]
    fn figures_as_a_reader_wants_them() {
        let money = |text| shown(Decimal::from_str(text).expect("decimal")).to_string();
        assert_eq!(money("41.204"), "$41.20");
        assert_eq!(money("1234.567"), "$1,234.57");
        assert_eq!(money("0.014149"), "$0.0141");
        assert_eq!(per(Unit::new("NO")), "a piece");
        assert_eq!(per(Unit::new("ZZZ")), "per ZZZ");
    }

    #[test]
    fn factors() {
        assert_eq!(factor(Log::of_whole(12)), "12");
        assert_eq!(factor(Log::of(Decimal::new(98, 1)).expect("log")), "9.8");
        assert_eq!(factor(Log::of_whole(144)), "144");
        assert!(usual_reason(Log::of_whole(12)).contains("dozens"));
        assert!(usual_reason(Log::of_whole(100)).contains("gross"));
        assert_eq!(usual_reason(Log::of_whole(5)), "");
    }
}
