//! Cells to values, with the habits of spreadsheets and of ACE exports.

mod code;
mod country;
mod date;
mod decimal;
mod hts;
mod reason;
mod unit;
mod way;

pub(super) use code::{entry_number, entry_type, has_lost_zero, line_number, ordinal, port};
pub(super) use country::country;
pub(super) use date::date;
pub(super) use date::dated;
pub(super) use decimal::{decimal, number, usual};
pub(super) use hts::{HtsRead, hts, hts_list};
pub(super) use reason::{Reason, is_day, is_error};
pub(super) use unit::{quantity, unit};
pub(super) use way::Way;

/// What became of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read<T> {
    /// Nothing in it.
    Blank,
    /// A value.
    Value(T),
    /// Something that is no such value.
    Unreadable,
}

impl<T> Read<T> {
    /// `Unreadable` for `None`.
    pub(super) fn or_unreadable(value: Option<T>) -> Self {
        value.map_or(Self::Unreadable, Self::Value)
    }

    /// The value, if there is one.
    pub(super) fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Blank | Self::Unreadable => None,
        }
    }

    /// The same with the value changed.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Read<U> {
        match self {
            Self::Value(value) => Read::Value(change(value)),
            Self::Blank => Read::Blank,
            Self::Unreadable => Read::Unreadable,
        }
    }

    /// The same for a place that may be empty.
    pub(super) fn optional(self) -> Read<Option<T>> {
        self.map(Some)
    }
}
