//! A cell that can be read in two ways, until the rest of its column settles which.

/// How a cell can be read. The first way is the usual one of US reports: month before day, a point
/// before cents; the second is the other: day before month, a comma before cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Way<T> {
    /// The same either way.
    Plain(T),
    /// Only in the first way: proof for it.
    First(T),
    /// Only in the second way: proof for it.
    Second(T),
    /// In both ways, with different values.
    Either(T, T),
}

impl<T> Way<T> {
    /// The value in the first way.
    pub(in crate::ingest) fn first(self) -> Option<T> {
        match self {
            Self::Plain(value) | Self::First(value) | Self::Either(value, _) => Some(value),
            Self::Second(_) => None,
        }
    }

    /// The value in the second way.
    pub(in crate::ingest) fn second(self) -> Option<T> {
        match self {
            Self::Plain(value) | Self::Second(value) | Self::Either(_, value) => Some(value),
            Self::First(_) => None,
        }
    }

    /// The same with the values changed.
    pub(in crate::ingest) fn map<U>(self, change: impl Fn(T) -> U) -> Way<U> {
        match self {
            Self::Plain(value) => Way::Plain(change(value)),
            Self::First(value) => Way::First(change(value)),
            Self::Second(value) => Way::Second(change(value)),
            Self::Either(first, second) => Way::Either(change(first), change(second)),
        }
    }
}

impl<T: PartialEq> Way<T> {
    /// From what each way reads.
    pub(in crate::ingest) fn of(first: Option<T>, second: Option<T>) -> Option<Self> {
        match (first, second) {
            (None, None) => None,
            (Some(first), None) => Some(Self::First(first)),
            (None, Some(second)) => Some(Self::Second(second)),
            (Some(first), Some(second)) if first == second => Some(Self::Plain(first)),
            (Some(first), Some(second)) => Some(Self::Either(first, second)),
        }
    }
}
