//! Chapter 99 programmes and the other duties, taxes and fees, with their drawback status.
//!
//! Table `chapter99`: compiled from the schedule, proclamations, executive orders, Federal Register
//! notices and CBP messages; each row names its authority, the source of its drawback status and
//! three confidence marks.

use super::{Confidence, Span};
use crate::model::{Country, Date};
use rust_decimal::Decimal;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Chapter99Kind {
    /// A duty on top of the ordinary rate.
    Additional,
    /// Brings the total up to a floor, or stands for goods already at it.
    Floor,
    /// Frees goods from a programme.
    Exception,
    /// An exclusion granted on request.
    Exclusion,
    /// A tariff-rate quota.
    Quota,
    /// Never or no longer collected.
    Suspended,
    /// Long over.
    Historic,
    /// Announced, in force from a later date.
    Scheduled,
    /// Announced, no date.
    Pending,
    /// A reduced or special rate.
    Reduction,
    /// Ordinary, marking, antidumping or countervailing duty.
    Duty,
    /// A fee.
    Fee,
    /// An internal revenue tax.
    Tax,
}

impl Chapter99Kind {
    const WORDS: [(Self, &'static str); 13] = [
        (Self::Additional, "additional"),
        (Self::Floor, "floor"),
        (Self::Exception, "exception"),
        (Self::Exclusion, "exclusion"),
        (Self::Quota, "quota"),
        (Self::Suspended, "suspended"),
        (Self::Historic, "historic"),
        (Self::Scheduled, "scheduled"),
        (Self::Pending, "pending"),
        (Self::Reduction, "reduction"),
        (Self::Duty, "duty"),
        (Self::Fee, "fee"),
        (Self::Tax, "tax"),
    ];

    /// The kind named by a word, as the table writes it.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, name)| *name == word).map(|(kind, _)| *kind)
    }

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }
}

/// Whether a duty comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Drawback {
    /// Yes, for the provisions named.
    Yes,
    /// No.
    No,
    /// Only under a narrow opening: zero in the base, upside for the provisions named.
    Partial,
    /// Not known: zero in the base.
    Unknown,
    /// The row carries no duty.
    NotApplicable,
}

impl Drawback {
    const WORDS: [(Self, &'static str); 5] = [
        (Self::Yes, "yes"),
        (Self::No, "no"),
        (Self::Partial, "partial"),
        (Self::Unknown, "unknown"),
        (Self::NotApplicable, "n/a"),
    ];

    /// The status named by a word, as the table writes it.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, name)| *name == word).map(|(status, _)| *status)
    }

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(status, _)| *status == self).map_or("", |(_, word)| word)
    }
}

/// A drawback provision as the table codes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Provision {
    /// 1313(a).
    A,
    /// 1313(b).
    B,
    /// 1313(c).
    C,
    /// 1313(j)(1).
    J1,
    /// 1313(j)(2).
    J2,
    /// 1313(p).
    P,
}

impl Provision {
    const CODES: [(Self, &'static str); 6] = [
        (Self::A, "a"),
        (Self::B, "b"),
        (Self::C, "c"),
        (Self::J1, "j1"),
        (Self::J2, "j2"),
        (Self::P, "p"),
    ];

    /// The provision with a code: `a`, `b`, `c`, `j1`, `j2`, `p`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(_, name)| *name == code).map(|(provision, _)| *provision)
    }

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::CODES.iter().find(|(provision, _)| *provision == self).map_or("", |(_, code)| code)
    }
}

/// The countries a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CountrySet {
    /// Every country.
    All,
    /// Every country but some that the text names or leaves open.
    AllBut(Vec<Country>),
    /// These countries (groups such as `EU` spelled out).
    Only(Vec<Country>),
    /// The source does not say, or says it in words: no check may rest on it.
    Unknown(String),
}

impl CountrySet {
    /// Whether goods of a country can carry the heading; `None` when the source does not tell.
    #[must_use]
    pub fn contains(&self, country: Country) -> Option<bool> {
        match self {
            Self::All => Some(true),
            Self::Only(list) => Some(list.contains(&country)),
            Self::AllBut(list) if list.contains(&country) => Some(false),
            Self::AllBut(list) if list.is_empty() => None,
            Self::AllBut(_) => Some(true),
            Self::Unknown(_) => None,
        }
    }

    /// Whether the duty depends on the country at all; `None` when the source does not tell.
    #[must_use]
    pub fn is_country_specific(&self) -> Option<bool> {
        match self {
            Self::All => Some(false),
            Self::AllBut(_) | Self::Only(_) => Some(true),
            Self::Unknown(_) => None,
        }
    }
}

/// A rate over a span of days. Two steps of a row may share a day when its headings differ: one
/// adds a rate, the other brings the total up to a floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateStep {
    /// When it applies; open ends follow the row.
    pub span: Span,
    /// Rates that may apply, as fractions (`0.25`); several when the text names several without
    /// saying which, none when it names none.
    pub rates: Vec<Decimal>,
    /// Whether the rate is a total including column 1 (a floor).
    pub total: bool,
}

/// Confidence marks of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confidences {
    /// Of heading and rate.
    pub heading_rate: Confidence,
    /// Of the dates.
    pub dates: Confidence,
    /// Of the drawback status.
    pub drawback: Confidence,
}

/// A row of the table of programmes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter99 {
    /// First heading, or a code such as `FEE:499`.
    pub from: String,
    /// Last heading.
    pub to: String,
    /// First and last heading as eight digits; `None` for codes that are not headings.
    pub digits: Option<(u32, u32)>,
    /// What it is.
    pub kind: Chapter99Kind,
    /// The programme.
    pub programme: String,
    /// Where it stands.
    pub authority: String,
    /// The countries.
    pub countries: CountrySet,
    /// The rate text as printed.
    pub rate_text: String,
    /// The rates by date; empty when the text names none that can be computed.
    pub rates: Vec<RateStep>,
    /// When it is in force.
    pub span: Span,
    /// Drawback status.
    pub drawback: Drawback,
    /// Provisions the status allows.
    pub provisions: Vec<Provision>,
    /// The source of the status.
    pub drawback_source: String,
    /// Confidence marks.
    pub confidence: Confidences,
    /// The day the table was read.
    pub read_on: Date,
    /// What the reader should know.
    pub notes: String,
    /// Whether the duty is one imposed under IEEPA, whose refund runs through CAPE.
    pub ieepa: bool,
    /// The registered citation it falls under; `authority` and `drawback_source` say more.
    pub cite: String,
}

impl Chapter99 {
    /// How many headings the row spans: narrower rows win.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.digits.map_or(0, |(from, to)| to - from)
    }

    /// The rates that may apply on a day; none when the source tells the rate in words.
    pub fn rates_on(&self, date: Date) -> impl Iterator<Item = &RateStep> {
        self.rates.iter().filter(move |step| step.span.contains(date))
    }
}
