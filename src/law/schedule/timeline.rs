//! From what each edition prints to the days on which it holds.
//!
//! An edition shows its value on the days on which it was surely in force. Where two editions that
//! follow each other differ, a rate that falls step by step changes on the only 1 January between
//! them, as the agreements have it; otherwise the days between them are not known.

use crate::model::{Date, parse_iso};
use rust_decimal::Decimal;

/// What an edition says: the days between which it is dated, and the value.
#[derive(Debug, Clone)]
pub(crate) struct Evidence {
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) value: String,
}

/// Stretches of days: each value holds from its day, the first from ever.
pub(crate) type Timeline = Vec<(Option<Date>, String)>;

/// The value that is not known.
pub(crate) const UNKNOWN: &str = "?";

/// The days of a value. `steps` says that the value may fall each January.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn timeline(evidence: &[Evidence], steps: bool) -> Timeline {
    let mut shown = Shown::default();
    for this in evidence {
        shown.show(this, steps);
    }
    shown.finish()
}

/// A value over the editions seen so far.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    days: Timeline,
    /// First and last possible day of the edition that showed it last.
    last: Option<(Date, Date)>,
    stepped: bool,
}

impl Shown {
    /// Goes on from days made by [`Shown::finish`], the last edition of which was dated between two
    /// days. What stands beyond that edition is what no edition showed: it is asked anew.
    pub(crate) fn resume(mut days: Timeline, last: (Date, Date)) -> Self {
        let count = days.len();
        days.retain(|(from, _)| *from <= Some(last.1));
        let stepped = days.len() < count;
        Self { last: (!days.is_empty()).then_some(last), days, stepped }
    }

    /// Takes what the next edition prints.
    pub(crate) fn show(&mut self, this: &Evidence, steps: bool) {
        let before = self.days.last().map(|(_, value)| value.as_str());
        let (Some(before), Some(last)) = (before, self.last.replace((this.from, this.to))) else {
            self.days = vec![(None, this.value.clone())];
            return;
        };
        if before == this.value {
            return;
        }
        let january = only_january(last.0, this.to);
        match january.filter(|_| steps && is_step(before, &this.value)) {
            Some(january) => {
                self.stepped = true;
                self.from(january, this.value.clone());
            }
            None => {
                if let Some(next) = last.0.tomorrow().ok().filter(|next| *next < this.to) {
                    self.from(next, UNKNOWN.to_owned());
                }
                self.from(this.to, this.value.clone());
            }
        }
    }

    fn from(&mut self, day: Date, value: String) {
        self.days.retain(|(from, _)| *from < Some(day));
        self.days.push((Some(day), value));
    }

    /// The days. A rate that has been falling goes on falling where no edition shows it.
    pub(crate) fn finish(mut self) -> Timeline {
        let paid = self.days.last().is_some_and(|(_, value)| is_paid(value));
        if let Some((from, _)) = self.last.filter(|_| self.stepped && paid) {
            self.days.extend(next_january(from).map(|day| (Some(day), UNKNOWN.to_owned())));
        }
        self.days
    }
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
    fn days_go_on_from_where_they_stood() {
        let shown = [
            ("2023-10-01", "2023-10-31", "5.2%"),
            ("2024-07-01", "2024-07-31", "3.5%"),
            ("2025-11-12", "2025-12-31", "1.7%"),
            ("2026-07-01", "2026-07-01", "Free"),
        ];
        let all = evidence(&shown);
        for (count, last) in [(1, 0), (2, 1), (3, 2)] {
            let before = timeline(&all[..count], true);
            let mut resumed = Shown::resume(before, (all[last].from, all[last].to));
            all[count..].iter().for_each(|this| resumed.show(this, true));
            assert_eq!(resumed.finish(), timeline(&all, true), "after {count}");
        }
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
