//! Which reading of each open question an estimate takes: the options, in the words of (j).

use super::direct::Method;
use super::keys;
use super::substitution::OtherRule;
use crate::clock::LeapDay;
use crate::law::{Before, Book};
use crate::model::{Choice, Date, Options, Switch};

/// Country-specific duties in the comparator (switch `comparator_country`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountryDuty {
    /// Dropped when the export shows another origin, kept when unknown or equal.
    DroppedWhenOriginDiffers,
    /// Always kept.
    Kept,
    /// Always dropped.
    Dropped,
}

/// The fee comparator (switch `comparator_mpf`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeeComparator {
    /// Paid, scaled by the lesser of one and export value over import value.
    Scaled,
    /// Paid, uncut.
    Uncut,
    /// Scaled, and never above the ad valorem rate on the export value.
    AdValoremCap,
}

/// The condition of goods sent to Canada or Mexico (option `same-condition`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameCondition {
    /// Not stated: nothing is claimed on them.
    Unknown,
    /// Shipped in the condition in which they came (19 CFR 182.45(b)).
    Yes,
    /// In another condition: the lower of two duties (19 CFR 182.44(g)).
    No,
}

impl SameCondition {
    /// The condition stated by an option's word.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "yes" => Self::Yes,
            "no" => Self::No,
            _ => Self::Unknown,
        }
    }
}

/// The readings that bear on direct identification, 1313(j)(1), alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DirectReadings {
    /// The condition of goods sent to Canada or Mexico.
    pub same_condition: SameCondition,
    /// The Northern Marianas stand as an insular possession.
    pub marianas: bool,
    /// Equal part numbers join imports and exports, first in first out.
    pub part_join: bool,
    /// The accounting method elected.
    pub method: Option<Method>,
    /// The odd unit of the average method goes to the largest remainder.
    pub largest_remainder: bool,
    /// The turn-over window is one day shorter.
    pub short_window: bool,
}

impl DirectReadings {
    fn new(options: &Options) -> Self {
        let up = |switch| options.choice(switch) == Choice::Upside;
        Self {
            same_condition: SameCondition::from_word(options.same_condition),
            marianas: up(Switch::NorthernMarianas),
            part_join: up(Switch::PartNumberJoin),
            method: Method::named(options.inventory_method),
            largest_remainder: up(Switch::AverageResidue),
            short_window: up(Switch::TurnoverWindow),
        }
    }
}

/// The readings that bear on 1313(j).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readings {
    /// The "other" rule.
    pub other: OtherRule,
    /// The lesser-of on totals of classes instead of class by class.
    pub totals: bool,
    /// Country-specific duties in the comparator.
    pub country: CountryDuty,
    /// The comparator's rate at the export date.
    pub rate_at_export: bool,
    /// What is taken of the tariff before its first edition.
    pub before: Before,
    /// The fee comparator.
    pub fees: FeeComparator,
    /// Decimals of the fee per unit; none where the law book does not say.
    pub fee_decimals: u32,
    /// Cents cut instead of rounded half up.
    pub cut: bool,
    /// Excise tax counts for nothing, since the tax paid on the substituted goods is not known.
    pub excise_capped: bool,
    /// An export on the day of filing counts.
    pub same_day: bool,
    /// The last filing day after 29 February.
    pub leap: LeapDay,
    /// Days taken off the entry date where the import date is not known; `None` when the law book
    /// has no margin: then such lines cannot be counted.
    pub margin_days: Option<i32>,
    /// Withdrawals without an import date count from the withdrawal.
    pub withdrawal: bool,
    /// Exports of others count without a transfer record.
    pub transfer: bool,
    /// Exports without a readable destination count.
    pub destination_unknown: bool,
    /// IEEPA duties come back by drawback.
    pub ieepa: bool,
    /// Programmes of partial or unknown status count where the provision is named.
    pub partial: bool,
    /// Only programmes whose drawback status was read in a primary or secondary source.
    pub firm_only: bool,
    /// What bears on direct identification alone.
    pub direct: DirectReadings,
}

/// The switches that bear on 1313(j), in the order of the rules.
pub const SWITCHES: [Switch; 22] = [
    Switch::OtherRuleScheduleB,
    Switch::OtherTextMissing,
    Switch::LesserOfLevel,
    Switch::ComparatorCountry,
    Switch::ComparatorRateDate,
    Switch::ComparatorMpf,
    Switch::MpfUnitDecimals,
    Switch::CentRounding,
    Switch::ExciseCap,
    Switch::NorthernMarianas,
    Switch::AverageResidue,
    Switch::TurnoverWindow,
    Switch::SameDayFiling,
    Switch::LeapFiling,
    Switch::ImportDateMargin,
    Switch::WithdrawalImportDate,
    Switch::TransferRecord,
    Switch::PartNumberJoin,
    Switch::DestinationUnknown,
    Switch::IeepaRoute,
    Switch::PartialProgrammes,
    Switch::ProgrammeFloor,
];

impl Readings {
    /// The readings that options ask for.
    #[must_use]
    pub fn new(options: &Options, book: &Book) -> Self {
        let up = |switch| options.choice(switch) == Choice::Upside;
        let low = |switch| options.choice(switch) == Choice::Low;
        Self {
            other: OtherRule {
                schedule_b_suffices: up(Switch::OtherRuleScheduleB),
                missing_is_named: up(Switch::OtherTextMissing),
            },
            totals: up(Switch::LesserOfLevel),
            country: match options.choice(Switch::ComparatorCountry) {
                Choice::Base => CountryDuty::DroppedWhenOriginDiffers,
                Choice::Upside => CountryDuty::Kept,
                Choice::Low => CountryDuty::Dropped,
            },
            rate_at_export: low(Switch::ComparatorRateDate),
            before: Before::taken(options),
            fees: match options.choice(Switch::ComparatorMpf) {
                Choice::Base => FeeComparator::Scaled,
                Choice::Upside => FeeComparator::Uncut,
                Choice::Low => FeeComparator::AdValoremCap,
            },
            fee_decimals: decimals(book, low(Switch::MpfUnitDecimals), options.filing_date.0),
            cut: low(Switch::CentRounding),
            excise_capped: low(Switch::ExciseCap),
            same_day: up(Switch::SameDayFiling),
            leap: LeapDay::for_filing(options),
            margin_days: margin(options, book, options.filing_date.0),
            withdrawal: up(Switch::WithdrawalImportDate),
            transfer: up(Switch::TransferRecord),
            destination_unknown: up(Switch::DestinationUnknown),
            ieepa: up(Switch::IeepaRoute),
            partial: up(Switch::PartialProgrammes),
            firm_only: low(Switch::ProgrammeFloor),
            direct: DirectReadings::new(options),
        }
    }
}

fn decimals(book: &Book, low: bool, on: Date) -> u32 {
    let key = if low { keys::MPF_DECIMALS_LOW } else { keys::MPF_DECIMALS };
    book.whole(key, on).and_then(|decimals| u32::try_from(decimals).ok()).unwrap_or_default()
}

fn margin(options: &Options, book: &Book, on: Date) -> Option<i32> {
    if options.choice(Switch::ImportDateMargin) == Choice::Upside {
        return Some(0);
    }
    let stated = options.import_margin_days.map(i32::from);
    stated.or_else(|| book.whole(keys::IMPORT_DATE_MARGIN, on))
}
