//! How days, rates and certainty are said.

use super::Standing;
use crate::law::{Chapter99, Duty, Lookup, Rate, RateStep, Span};
use crate::model::{Date, Unit, iso};
use rust_decimal::Decimal;

/// `from 2025-03-04 to 2026-02-23`; where no end is known, that.
pub(super) fn days(span: Span) -> String {
    match (span.from, span.to) {
        (Some(from), Some(to)) if from == to => format!("on {}", iso(from)),
        (Some(from), Some(to)) => format!("from {} to {}", iso(from), iso(to)),
        (Some(from), None) => format!("from {}, no end date", iso(from)),
        (None, Some(to)) => format!("to {}, first day not known", iso(to)),
        (None, None) => "no first or last day on record".to_owned(),
    }
}

/// The same in few words, for a table.
pub(super) fn short_days(span: Span) -> String {
    match (span.from, span.to) {
        (Some(from), None) => format!("from {}", iso(from)),
        (None, Some(to)) => format!("to {}", iso(to)),
        _ => days(span),
    }
}

/// A day, or that none is set.
pub(super) fn day(date: Option<Date>) -> String {
    date.map_or_else(|| "open".to_owned(), iso)
}

/// Whether something holds on a day.
pub(super) fn standing<T>(found: &Lookup<T>, on: Date) -> Standing {
    let on = iso(on);
    let (mark, words) = match found {
        Lookup::InForce(_) => ("yes", format!("in force on {on}")),
        Lookup::NotYet(_) => ("no", format!("not yet in force on {on}")),
        Lookup::Ended(_) => ("no", format!("ended before {on}")),
        Lookup::Unknown => ("unknown", format!("not known for {on}")),
    };
    Standing { mark, words }
}

/// `25 %`.
pub(super) fn percent(share: Decimal) -> String {
    format!("{} %", (share * Decimal::ONE_HUNDRED).normalize())
}

/// The rates of a row of chapter 99 on some days.
pub(super) fn step(step: &RateStep) -> String {
    let rates: Vec<String> = step.rates.iter().map(|rate| percent(*rate)).collect();
    let rates = rates.join(if step.total { " or " } else { " or +" });
    match step.total {
        true => format!("up to {rates} together with column 1"),
        false => format!("+{rates}"),
    }
}

/// The rate of a row on a day, in figures where they are known, else as printed.
pub(super) fn rate_on(row: &Chapter99, on: Date) -> String {
    let steps: Vec<String> = row.rates_on(on).map(step).collect();
    if steps.is_empty() { row.rate_text.clone() } else { steps.join("; ") }
}

/// The headings of a row: `9903.88.01 to 9903.88.04`.
pub(super) fn headings(row: &Chapter99) -> String {
    match row.from == row.to {
        true => row.from.clone(),
        false => format!("{} to {}", row.from, row.to),
    }
}

/// The key of a row of chapter 99.
pub(super) fn row_key(row: &Chapter99) -> String {
    match row.digits {
        Some(_) => format!("chapter99/{}", row.from),
        None => format!("duty/{}", row.from),
    }
}

/// A rate in words: what a duty is on is spelled out.
pub(super) fn rate(rate: &Rate) -> String {
    match rate {
        Rate::Duties(duties) if duties.as_ref() == [Duty::Applicable] => {
            "the duty of the subheading that the goods have otherwise".to_owned()
        }
        Rate::Unknown => "not known on this day: the editions before and after differ".to_owned(),
        other => other.to_string(),
    }
}

/// Units in order; `X` is none.
pub(super) fn units(units: &[Unit]) -> String {
    let said = |unit: &Unit| match unit.as_str() {
        "X" => "none reported (X)".to_owned(),
        code => code.to_owned(),
    };
    units.iter().map(said).collect::<Vec<_>>().join(", ")
}

/// Yes, no or not known.
pub(super) fn answer(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not known",
    }
}

/// How many things there are: `1 heading`, `3 headings`.
pub(super) fn count(count: usize, one: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        many => format!("{many} {one}s"),
    }
}
