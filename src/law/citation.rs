//! Citations: what is cited, what it says, when it was read and how sure we are.
//!
//! Table `citations`: the sentences are ours. `Primary` stands only where the text itself was at
//! hand: 19 U.S.C. 1313, 1315(a) and 58c as of April 2023, and 19 CFR part 190, part 182 subpart E
//! and single sections as of January 2025.

use crate::model::Date;

/// How a statement of law is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// The primary text was read.
    Primary,
    /// A secondary source was read.
    Secondary,
    /// From memory.
    Memory,
    /// Tried and could not be verified.
    Unverified,
}

impl Confidence {
    /// From the mark in the data: `P`, `S`, `M`, `U`.
    #[must_use]
    pub fn from_mark(mark: &str) -> Option<Self> {
        match mark {
            "P" => Some(Self::Primary),
            "S" => Some(Self::Secondary),
            "M" => Some(Self::Memory),
            "U" => Some(Self::Unverified),
            _ => None,
        }
    }

    /// The mark: `P`, `S`, `M`, `U`.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::Primary => "P",
            Self::Secondary => "S",
            Self::Memory => "M",
            Self::Unverified => "U",
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Primary => "primary source",
            Self::Secondary => "secondary source",
            Self::Memory => "not checked against a source",
            Self::Unverified => "not verified",
        }
    }
}

/// A paragraph of law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// As cited: `19 CFR 190.51(b)(2)`. This is its key.
    pub cite: String,
    /// The rule in one sentence.
    pub rule: String,
    /// An address that can be copied.
    pub address: String,
    /// The day it was read.
    pub read_on: Date,
    /// How sure we are.
    pub confidence: Confidence,
}
