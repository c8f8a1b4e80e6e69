//! A difference between what a line reports and what the engine makes of it.

use crate::duty::Ordinary;
use crate::law::{Answer, Confidence, FreedBy, Measure};
use crate::model::{Date, Hts8, LineId, Money};

/// A fault of a line.
#[derive(Debug, Clone, Copy)]
pub(in crate::checks) struct Fault<'b> {
    /// The line.
    pub line: LineId,
    /// The record it is about, by its place in the table of records: that of the goods, or of the
    /// heading that is wrong.
    pub record: u32,
    /// What is wrong.
    pub kind: FaultKind<'b>,
    /// How sure we are of the law it rests on.
    pub confidence: Confidence,
    /// A day near that of entry on whose law the line would be right.
    pub near: Option<Date>,
}

/// What is wrong.
#[derive(Debug, Clone, Copy)]
pub(in crate::checks) enum FaultKind<'b> {
    /// The ordinary duty is another than the rate gives.
    Ordinary {
        /// The rate.
        ordinary: Ordinary<'b>,
        /// What it gives.
        due: Money,
    },
    /// A heading that charges, or that says why nothing is charged, is not there.
    Missing {
        /// The programme and its ruling.
        answer: Answer<'b>,
        /// The heading to report.
        heading: Hts8,
        /// The duty under it, where it charges and that is known.
        due: Option<Money>,
        /// The most that it can be, where the value that is charged is not known.
        most: Option<Money>,
    },
    /// A heading that charges goods which its programme lets go.
    Superfluous {
        /// The programme.
        measure: &'b Measure,
        /// The heading.
        heading: Hts8,
        /// What lets them go.
        by: FreedBy<'b>,
        /// The heading that says so, where one does.
        instead: Option<Hts8>,
    },
    /// A heading of goods that these are not.
    WrongProduct {
        /// The programme.
        measure: &'b Measure,
        /// The heading.
        heading: Hts8,
        /// The heading of the same programme that they fall under, and the duty under it.
        right: Option<(Hts8, Option<Money>)>,
        /// Whether the heading is there to free them, so that it is a claim.
        claims: bool,
    },
    /// The duty under a heading is another than its rate gives.
    WrongRate {
        /// The programme.
        measure: &'b Measure,
        /// The heading.
        heading: Hts8,
        /// What the rate gives; the most that it can give where it is on a part of the value.
        due: Money,
        /// Whether the heading's record and that of the goods make one sum.
        together: bool,
    },
}

impl FaultKind<'_> {
    /// Whether two faults are of the same kind and about the same heading.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
            && self.heading() == other.heading()
    }

    /// Whether it is about an amount, not about which records there are.
    pub(super) fn is_amount(&self) -> bool {
        matches!(self, Self::Ordinary { .. } | Self::WrongRate { .. })
    }

    /// The programme it is about; `None` for the ordinary duty.
    pub(super) fn measure(&self) -> Option<&Measure> {
        match self {
            Self::Ordinary { .. } => None,
            Self::Missing { answer, .. } => Some(answer.measure),
            Self::Superfluous { measure, .. }
            | Self::WrongProduct { measure, .. }
            | Self::WrongRate { measure, .. } => Some(measure),
        }
    }

    /// The heading on the line that it is about.
    pub(super) fn on_line(&self) -> Option<Hts8> {
        if matches!(self, Self::Missing { .. }) { None } else { self.heading() }
    }

    fn heading(&self) -> Option<Hts8> {
        match self {
            Self::Ordinary { .. } => None,
            Self::Missing { heading, .. }
            | Self::Superfluous { heading, .. }
            | Self::WrongProduct { heading, .. }
            | Self::WrongRate { heading, .. } => Some(*heading),
        }
    }
}
