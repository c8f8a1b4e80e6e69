//! Dated lookup: unknown is an answer.

use crate::model::Date;

/// What the law says of something on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup<T> {
    /// In force on the date.
    InForce(T),
    /// Known, but only from a later date.
    NotYet(T),
    /// Known, but ended before the date.
    Ended(T),
    /// No record: never replaced by the nearest one.
    Unknown,
}

impl<T> Lookup<T> {
    /// The value if it is in force.
    pub fn in_force(self) -> Option<T> {
        match self {
            Self::InForce(value) => Some(value),
            _ => None,
        }
    }

    /// The value if it is known at all, in force or not.
    pub fn known(self) -> Option<T> {
        match self {
            Self::InForce(value) | Self::NotYet(value) | Self::Ended(value) => Some(value),
            Self::Unknown => None,
        }
    }

    /// As a word: `in_force`, `not_yet`, `ended`, `unknown`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::InForce(_) => "in_force",
            Self::NotYet(_) => "not_yet",
            Self::Ended(_) => "ended",
            Self::Unknown => "unknown",
        }
    }
}

/// The days on which a record is in force, both ends included; `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

impl Span {
    /// Whether the span holds a date.
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }

    /// Whether the span lies wholly after a date.
    #[must_use]
    pub fn is_after(&self, date: Date) -> bool {
        self.from.is_some_and(|from| from > date)
    }

    /// Whether two spans share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let ends_before =
            |a: &Self, b: &Self| matches!((a.to, b.from), (Some(to), Some(from)) if to < from);
        !ends_before(self, other) && !ends_before(other, self)
    }
}

/// The record among `rows` that answers for a date: the one in force, else the next to come, else
/// the last that ended. `rows` may stand in any order and must not overlap.
pub(super) fn pick<'a, T>(
    rows: impl Iterator<Item = &'a T>,
    span: impl Fn(&T) -> Span,
    date: Date,
) -> Lookup<&'a T> {
    let mut best = Lookup::Unknown;
    for row in rows {
        let at = span(row);
        best = match best {
            _ if at.contains(date) => return Lookup::InForce(row),
            Lookup::Unknown if at.is_after(date) => Lookup::NotYet(row),
            Lookup::Unknown => Lookup::Ended(row),
            Lookup::NotYet(old) if at.is_after(date) && at.from < span(old).from => {
                Lookup::NotYet(row)
            }
            Lookup::Ended(_) if at.is_after(date) => Lookup::NotYet(row),
            Lookup::Ended(old) if !at.is_after(date) && at.to > span(old).to => Lookup::Ended(row),
            other => other,
        };
    }
    best
}
