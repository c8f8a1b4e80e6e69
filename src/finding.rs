//! What a check reports: what, why, what to do, where, how much, by which law.

mod list;

pub use list::{Findings, Found};

use crate::model::{Date, Field, Money, Place};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// CBP would reject or demand.
    Error,
    /// Likely money or compliance loss.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// The area a Center reviews; its digit stands second in a check's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Area {
    /// 0: what was read.
    Reading,
    /// 1.
    Classification,
    /// 2.
    Valuation,
    /// 3.
    Origin,
    /// 4.
    Preference,
    /// 5.
    Remedies,
    /// 6, with fees.
    Arithmetic,
    /// 7, with parties.
    Identifiers,
    /// 8.
    Admissibility,
    /// 9.
    Timeliness,
}

impl Area {
    /// The word in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Classification => "classification",
            Self::Valuation => "valuation",
            Self::Origin => "origin",
            Self::Preference => "preference",
            Self::Remedies => "remedies",
            Self::Arithmetic => "arithmetic",
            Self::Identifiers => "identifiers",
            Self::Admissibility => "admissibility",
            Self::Timeliness => "timeliness",
        }
    }
}

/// A cell that a finding points at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// File and row.
    pub place: Place,
    /// The column, by what it is; the report knows its heading and letters.
    pub field: Field,
    /// Byte offset of the record in a text file, so that the raw value can be read again;
    /// [`At::UNKNOWN_OFFSET`] where the record was set aside and only its row is known.
    pub offset: u64,
}

impl At {
    /// The record has to be found by its row.
    pub const UNKNOWN_OFFSET: u64 = u64::MAX;
}

/// Money a finding is about. `None` is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount {
    /// What may be owed.
    pub owed: Option<Money>,
    /// What may come back.
    pub back: Option<Money>,
}

impl Amount {
    /// How much money it is about, whichever way it goes; what is unknown adds nothing.
    #[must_use]
    pub fn size(self) -> Money {
        let of = |money: Option<Money>| money.unwrap_or_default().0.abs();
        Money(of(self.owed) + of(self.back))
    }
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Code of the check, `TW` + area digit + two digits.
    pub code: &'static str,
    /// Name of the check.
    pub name: &'static str,
    /// Area.
    pub area: Area,
    /// Severity.
    pub severity: Severity,
    /// What is wrong, with the values in it; must be enough alone.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub action: String,
    /// What findings of one cause share, such as a filer or a heading; groups them.
    pub cause: String,
    /// The cells, the first one first.
    pub places: Vec<At>,
    /// The money.
    pub amount: Amount,
    /// Keys of [`crate::law::Citation`].
    pub citations: Vec<&'static str>,
    /// The last day to act, if a clock is known.
    pub deadline: Option<Date>,
}
