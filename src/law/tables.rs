//! Small tables: special programs, entry types and their rules, countries and groups of origins,
//! destinations, Centers, holidays.
//!
//! Where they come from: `spi` from the general notes of the schedule and 19 U.S.C. 58c(b), with
//! dates from memory where marked; `entry_types` from CBP's codes and 19 U.S.C. 1313(u);
//! `countries` from ISO 3166-1 and CBP's codes; `destinations` from 19 U.S.C. 1313(j)(4) and (y),
//! 19 CFR 182.41-182.45, 190.5 and 190.101(b); `centers` from 19 CFR 101.10; `center_prefixes` from
//! 79 FR 13322 where secondary, else from memory; `holidays` from 19 CFR 101.6(a).

use super::{Confidence, CountrySet, Span};
use crate::model::Country;

/// A special program indicator over a span of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spi {
    /// The code: `S`, `AU`, `A+`.
    pub code: String,
    /// The programme.
    pub programme: String,
    /// Countries whose goods may claim it.
    pub countries: CountrySet,
    /// How sure we are of the countries.
    pub countries_confidence: Confidence,
    /// When it is in force, counted by date of entry.
    pub span: Span,
    /// Whether its goods pay no merchandise processing fee; `None` when not known.
    pub mpf_exempt: Option<bool>,
    /// Marks of the schedule whose rate its goods may have too, where its own mark has none: goods of
    /// the least developed countries are goods of the whole programme, those of a partnership act may
    /// also claim under the act it adds to. Which goods do is not told by the line.
    pub also: Vec<String>,
    /// Where it stands.
    pub cite: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// What the reader should know.
    pub note: String,
}

/// An entry type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryType {
    /// Two digits.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `consumption`, `informal`, `warehouse`, `withdrawal`, `drawback`, …
    pub group: String,
    /// Whether goods so entered can be a drawback import (19 U.S.C. 1313(u)); `None` when not known.
    pub drawback: Option<bool>,
    /// Whether an import date is needed before it counts, since the goods may have come years
    /// before (withdrawals).
    pub needs_import_date: bool,
    /// Where it stands.
    pub cite: String,
    /// How sure we are.
    pub confidence: Confidence,
}

/// What an entry type means for a duty or fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRule {
    /// The entry type, two digits.
    pub entry_type: String,
    /// `adcvd`: whether the type is for goods under an antidumping or countervailing order.
    /// `harbor_fee`: whether the harbor maintenance fee is paid with its entry summary.
    pub rule: String,
    /// The answer.
    pub answer: bool,
    /// Where it stands.
    pub cite: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// What the reader should know.
    pub note: String,
}

/// A country of origin in a group with rules of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginGroup {
    /// `insular`, `freely associated`, `caribbean basin`, `least developed`: products of some of
    /// them are free of the merchandise processing fee whatever is claimed. `column 2`: goods pay
    /// the rates of column 2. `domestic`: goods of the United States that come back.
    pub group: String,
    /// The origin.
    pub country: Country,
    /// When it belongs to the group, by date of entry.
    pub span: Span,
    /// Where it stands.
    pub cite: String,
    /// How sure we are.
    pub confidence: Confidence,
}

/// A country code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryRow {
    /// Two letters.
    pub code: Country,
    /// Its name.
    pub name: String,
    /// Groups it belongs to on some days, such as `EU`.
    pub groups: Vec<String>,
}

/// What a provision gives for exports to a destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DestinationRule {
    /// As for any foreign country.
    Allowed,
    /// Nothing.
    Zero,
    /// Only with proof (of duty paid, of entry there): nothing without.
    WithProof,
    /// The lesser of two duties applies.
    ForeignDutyCap,
    /// Not known: zero in the base.
    Unknown,
}

impl DestinationRule {
    const WORDS: [(Self, &'static str); 5] = [
        (Self::Allowed, "allowed"),
        (Self::Zero, "zero"),
        (Self::WithProof, "with proof"),
        (Self::ForeignDutyCap, "foreign duty cap"),
        (Self::Unknown, "unknown"),
    ];

    /// The rule named by words, as the table writes them.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, name)| *name == words).map(|(rule, _)| *rule)
    }

    /// Its words.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::WORDS.iter().find(|(rule, _)| *rule == self).map_or("", |(_, words)| words)
    }
}

/// The rule of a provision for a destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// Two letters, or a place without a code of its own (`Guantanamo`, `Wake`).
    pub place: String,
    /// The provision: `a`, `b`, `c`, `d`, `j1`, `j2`, `p`. Where the ground of a rejected-merchandise
    /// claim decides, `c` is unknown and `c/nonconforming`, `c/defective`, `c/retail` say more.
    pub provision: String,
    /// The rule.
    pub rule: DestinationRule,
    /// When it is in force, by export date.
    pub span: Span,
    /// Where it stands.
    pub cite: String,
    /// How sure we are.
    pub confidence: Confidence,
}

/// A Center of Excellence and Expertise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Center {
    /// Three digits.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its office.
    pub office: String,
    /// Where it stands.
    pub cite: String,
    /// How sure we are of the name.
    pub confidence: Confidence,
    /// Industries whose importers it processes, in short.
    pub industries: Vec<String>,
    /// How sure we are of the industries.
    pub industries_confidence: Confidence,
}

/// Which Center a tariff prefix goes to; the longest prefix wins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CenterPrefix {
    /// Digits.
    pub prefix: String,
    /// The Center's code.
    pub center: String,
    /// Whether a primary source says so.
    pub confidence: Confidence,
}

/// A national holiday (19 CFR 101.6(a)), by rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Its name.
    pub name: String,
    /// Month, 1–12.
    pub month: i8,
    /// Day of the month for fixed days.
    pub day: Option<i8>,
    /// For moving days: weekday (1 Monday … 7 Sunday) and which one (1–4; −1 is the last).
    pub nth: Option<(i8, i8)>,
    /// Years in which it is kept.
    pub span: Span,
    /// Where it stands.
    pub cite: String,
    /// How sure we are.
    pub confidence: Confidence,
}
