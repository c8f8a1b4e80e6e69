//! From what each edition prints to the days on which it holds.
//!
//! An edition shows its value on the days on which it was surely in force. Where two editions that
//! follow each other differ, a rate that falls step by step changes on the only 1 January between
//! them, as the agreements have it; otherwise the days between them are not known.

use crate::model::{Date, parse_iso};
use rust_decimal::Decimal;

/// What an edition says: the days between which it is dated, and the value.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) value: String,
}

/// Stretches of days: each value holds from its day, the first from ever.
pub(super) type Timeline = Vec<(Option<Date>, String)>;

/// The value that is not known.
pub(super) const UNKNOWN: &str = "?";

/// The days of a value. `steps` says that the value may fall each January.
pub(super) fn timeline(evidence: &[Evidence], steps: bool) -> Timeline {
    let mut days: Timeline = Vec::new();
    let mut stepped = false;
    for (at, this) in evidence.iter().enumerate() {
        let Some(before) = at.checked_sub(1).and_then(|before| evidence.get(before)) else {
            days.push((None, this.value.clone()));
            continue;
        };
        if before.value == this.value {
            continue;
        }
        let january = only_january(before.from, this.to);
        match january.filter(|_| steps && is_step(&before.value, &this.value)) {
            Some(january) => {
                stepped = true;
                days.push((Some(january), this.value.clone()));
            }
            None => {
                let next = before.from.tomorrow().ok().filter(|next| *next < this.to);
                days.extend(next.map(|next| (Some(next), UNKNOWN.to_owned())));
                days.push((Some(this.to), this.value.clone()));
            }
        }
    }
    // A rate that has been falling goes on falling where no edition shows it.
    if let Some(last) = evidence.last().filter(|last| stepped && is_paid(&last.value)) {
        days.extend(next_january(last.from).map(|day| (Some(day), UNKNOWN.to_owned())));
    }
    days
}

/// Whether a rate was paid and is now lower.
fn is_step(before: &str, after: &str) -> bool {
    let sizes = |rate: &str| -> Option<Vec<Decimal>> {
        rate.split('+').map(|part| part.split(['/', '%']).next()?.parse().ok()).collect()
    };
    let Some(before) = sizes(before) else { return false };
    match sizes(after) {
        Some(after) => before.len() == after.len() && before.iter().zip(&after).all(|(b, a)| a < b),
        None => after == "Free",
    }
}

fn is_paid(rate: &str) -> bool {
    rate.starts_with(|c: char| c.is_ascii_digit())
}

/// The 1 January after a day.
fn next_january(day: Date) -> Option<Date> {
    parse_iso(&format!("{:04}-01-01", day.year() + 1))
}

/// The 1 January after one day and not after another, if there is just one.
fn only_january(after: Date, until: Date) -> Option<Date> {
    let first = next_january(after).filter(|day| *day <= until)?;
    next_january(first).is_none_or(|second| second > until).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(days: &[(&str, &str, &str)]) -> Vec<Evidence> {
        let day = |text: &str| parse_iso(text).expect(text);
        let one = |(from, to, value): &(&str, &str, &str)| Evidence {
            from: day(from),
            to: day(to),
            value: (*value).to_owned(),
        };
        days.iter().map(one).collect()
    }

    fn days(days: &[(&str, &str, &str)], steps: bool) -> Vec<String> {
        let show = |(from, value): (Option<Date>, String)| {
            format!("{}={value}", from.map(crate::model::iso).unwrap_or_default())
        };
        timeline(&evidence(days), steps).into_iter().map(show).collect()
    }

    #[test]
    fn steps_fall_in_january() {
        let shown = [
            ("2023-10-01", "2023-10-31", "5.2%"),
            ("2024-07-01", "2024-07-31", "3.5%"),
            ("2025-11-12", "2025-12-31", "3.5%"),
        ];
        assert_eq!(days(&shown, true), ["=5.2%", "2024-01-01=3.5%", "2026-01-01=?"]);
        assert_eq!(days(&shown, false), ["=5.2%", "2023-10-02=?", "2024-07-31=3.5%"]);
        assert_eq!(days(&shown[1..], true), ["=3.5%"]);
    }

    #[test]
    fn other_changes_leave_a_gap() {
        let shown =
            [("2025-01-01", "2025-01-01", "=See note"), ("2025-11-12", "2025-12-31", "Free")];
        assert_eq!(days(&shown, true), ["==See note", "2025-01-02=?", "2025-12-31=Free"]);
        let rises = [("2023-10-01", "2023-10-31", "2%"), ("2024-07-01", "2024-07-31", "3%")];
        assert_eq!(days(&rises, true)[1], "2023-10-02=?");
    }
}
