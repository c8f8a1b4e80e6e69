//! Why an amount is not in the estimate.

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident $key:literal $side:ident $text:literal $cite:expr;)*) => {
        /// Why a line, a part of its duty, or an export is not in the estimate.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Reason { $($(#[$doc])* $name,)* }

        impl Reason {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name in the report.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// In words, with what to do where something can be done.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Key of the citation.
            #[must_use]
            pub fn cite(self) -> &'static str {
                match self { $(Self::$name => $cite,)* }
            }

            /// What its amount is.
            #[must_use]
            pub fn side(self) -> Side {
                match self { $(Self::$name => Side::$side,)* }
            }
        }
    };
}

/// What the amount of a reason measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// Duty, tax or fee paid on entry lines.
    Import,
    /// Value of export lines.
    Export,
}

impl Side {
    /// What the amount measures, in words.
    #[must_use]
    pub fn measures(self) -> &'static str {
        match self {
            Self::Import => "duty, tax and fees paid",
            Self::Export => "export value",
        }
    }
}

use super::keys::cite;

reasons! {
    /// No importer number.
    ImporterMissing "importer_missing" Import
        "The row has no importer number, so the goods belong to no account." cite::CLAIMANT;
    /// No entry type.
    EntryTypeMissing "entry_type_missing" Import
        "The entry type is not in the report or not known, so it cannot be shown that the goods were entered for consumption." cite::CONSUMPTION;
    /// Warehouse, bond, fair.
    NotForConsumption "not_entered_for_consumption" Import
        "The entry type is not an entry or withdrawal for consumption." cite::CONSUMPTION;
    /// Flagged for reconciliation.
    Reconciliation "reconciliation_flagged" Import
        "The entry is flagged for reconciliation: no drawback until the reconciliation entry is filed." cite::LIQUIDATED;
    /// No entry date.
    EntryDateMissing "entry_date_missing" Import
        "The line has no entry date, so neither rates nor clocks are known." cite::FILING;
    /// A tariff number could not be read.
    TariffNumberUnreadable "tariff_number_unreadable" Import
        "A tariff number of the line could not be read." cite::SUBSTITUTED;
    /// Several goods records on one line.
    SeveralGoods "several_goods_records" Import
        "Several goods records stand on one line (a set, or parts classified apart): the duty per unit of one of them is not known." cite::AVERAGING;
    /// Chapter 98.
    Chapter98 "chapter_98_provision" Import
        "A chapter 98 provision stands on the line, so the duty rests on part of the value." cite::AVERAGING;
    /// No goods record.
    NoGoods "no_goods_record" Import
        "The line has no record of chapters 1 to 97." cite::SUBSTITUTED;
    /// A chapter 99 heading for over-quota agricultural goods.
    OverQuota "over_quota_agricultural" Import
        "A heading of subchapter IV of chapter 99 stands on the line: over-quota agricultural goods give no substitution drawback." cite::OVER_QUOTA;
    /// No quantity.
    QuantityMissing "quantity_missing" Import
        "The line has no quantity above zero in the tariff's unit." cite::UNITS;
    /// No unit.
    UnitMissing "unit_missing" Import
        "The line has no unit of measure." cite::UNITS;
    /// No value.
    ValueMissing "value_missing" Import
        "The line has no entered value above zero." cite::IMPORT_VALUE;
    /// No duty.
    DutyMissing "duty_missing" Import
        "The line has no duty amount." cite::CLASSES;
    /// Duty for the whole line only.
    DutyNotSplit "duty_not_split" Import
        "The duty is reported for the whole line, so it cannot be told which programme was paid. The report Entry Summary Line Tariff Details has it by tariff record." cite::CLASSES;
    /// Negative amounts.
    NegativeAmount "negative_amount" Import
        "An amount on the line is below zero." cite::LIQUIDATED;
    /// Liquidated below what was deposited.
    LiquidatedBelow "liquidated_below_deposit" Import
        "The entry was liquidated at less than the duty deposited on it, and it is not known which line that concerns." cite::LIQUIDATED;
    /// A withdrawal without an import date.
    WithdrawalUndated "withdrawal_without_import_date" Import
        "A withdrawal from warehouse without an import date: the goods may have come years before." cite::FILING;
    /// No import date and no margin to reckon with.
    ImportDateMissing "import_date_missing" Import
        "The import date is not in the report, and no margin is stated." cite::FILING;
    /// Too late to file.
    FilingPeriodOver "filing_period_over" Import
        "The five years in which a claim could be filed are over." cite::FILING;
    /// "Other" subheading.
    OtherSubheading "other_subheading" Import
        "The 8-digit text begins with \"other\" (or is not known) and the 10-digit text does too: nothing can be substituted." cite::OTHER;
    /// Antidumping or countervailing duty.
    AntidumpingCountervailing "antidumping_countervailing" Import
        "Antidumping and countervailing duties never come back as drawback." cite::ADCVD;
    /// A programme without drawback.
    ProgrammeNoDrawback "programme_no_drawback" Import
        "The programme allows no drawback." cite::CLASSES;
    /// A programme with drawback under other provisions only.
    ProvisionNotNamed "programme_other_provisions_only" Import
        "The programme allows drawback, but not for unused goods on the basis taken." cite::CLASSES;
    /// A programme of partial status.
    ProgrammePartial "programme_partial" Import
        "The programme allows drawback only under a narrow opening." cite::CLASSES;
    /// A programme of unknown status.
    ProgrammeUnknown "programme_status_unknown" Import
        "Whether the programme allows drawback is not known." cite::CLASSES;
    /// IEEPA duties.
    IeepaCapeFirst "ieepa_cape_first" Import
        "Duty imposed under IEEPA is refunded through CAPE: ask there first." cite::CAPE;
    /// A heading that the law book does not have.
    HeadingUnknown "programme_heading_unknown" Import
        "The chapter 99 heading is not in the law book." cite::CLASSES;
    /// A heading out of its dates.
    HeadingNotInForce "programme_not_in_force" Import
        "The chapter 99 heading was not in force on the entry date." cite::CLASSES;
    /// A heading for goods of another origin.
    HeadingOtherCountry "programme_other_country" Import
        "The chapter 99 heading is for goods of another origin: duty paid in error is asked back by correcting the entry, not as drawback." cite::CLASSES;
    /// Duty on a heading that carries none.
    HeadingWithoutDuty "heading_carries_no_duty" Import
        "Duty is reported on a heading that carries none (an exception or exclusion)." cite::CLASSES;
    /// Programme known only from memory, under the stricter reading.
    ProgrammeNotFirm "programme_floor" Import
        "The drawback status of the programme was not read in a primary or secondary source." cite::CLASSES;
    /// Excise tax under the stricter reading.
    ExciseCapped "excise_capped" Import
        "Excise tax, limited to the tax paid and not returned on the substituted goods, which is not known." cite::EXCISE;
    /// The fee of an entry of which lines are missing.
    MpfLinesMissing "mpf_entry_incomplete" Import
        "Line numbers of the entry are missing, so the fee cannot be apportioned." cite::MPF;
    /// The fee is above its formula for the lines seen.
    MpfAboveFormula "mpf_above_formula" Import
        "The fee paid is above the formula for the lines seen, so lines are missing." cite::MPF;
    /// The fee cannot be apportioned.
    MpfUnknown "mpf_not_apportioned" Import
        "The fee cannot be apportioned: a value, a special program or the rate of the day is not known, or the report gives two figures." cite::MPF;
    /// No export date.
    ExportDateMissing "export_date_missing" Export
        "The export has no date." cite::EXPORT_PROOF;
    /// Not before filing.
    ExportAfterFiling "export_after_filing" Export
        "The export comes after the filing date." cite::UNUSED_SUBSTITUTION;
    /// On the day of filing.
    ExportOnFilingDay "export_on_filing_day" Export
        "The export is dated the day of filing: that it came before cannot be shown." cite::UNUSED_SUBSTITUTION;
    /// No number.
    ExportNumberMissing "export_number_missing" Export
        "The export has no Schedule B or HTSUS number that could be read." cite::EXPORT_PROOF;
    /// No quantity.
    ExportQuantityMissing "export_quantity_missing" Export
        "The export has no quantity above zero." cite::EXPORT_PROOF;
    /// No unit.
    ExportUnitMissing "export_unit_missing" Export
        "The export has no unit of measure." cite::UNITS;
    /// No value.
    ExportValueMissing "export_value_missing" Export
        "The export has no value above zero at the US port." cite::EXPORT_VALUE;
    /// Destination blank or unreadable.
    DestinationUnknown "destination_unknown" Export
        "The destination is blank or is not a country code." cite::EXPORT_PROOF;
    /// Canada.
    ToCanada "destination_canada" Export
        "No substitution drawback on exports to Canada." cite::USMCA;
    /// Mexico.
    ToMexico "destination_mexico" Export
        "No substitution drawback on exports to Mexico." cite::USMCA;
    /// Any other place that the law excludes.
    DestinationExcluded "destination_excluded" Export
        "No substitution drawback on exports to this destination (Chile, insular possessions, Puerto Rico and the like)." cite::FREE_TRADE;
    /// The destination is the United States.
    DestinationDomestic "destination_not_foreign" Export
        "The destination is the United States." cite::TERRITORIES;
    /// Not an exportation.
    NoExportation "destination_no_exportation" Export
        "A shipment to this place is no exportation (Puerto Rico and the like)." cite::TERRITORIES;
    /// Canada or Mexico, the goods identified, their condition not stated.
    ConditionUnknown "same_condition_unknown" Export
        "The goods are identified and went to Canada or Mexico, and it is not stated whether in the same condition as imported: state it with the option same-condition." cite::SAME_CONDITION;
    /// Canada or Mexico, in another condition.
    ForeignDutyUnproved "foreign_duty_not_proved" Export
        "The goods are identified and went to Canada or Mexico in another condition: the lower of the duty here and there comes back, and no duty paid there is proved." cite::FOREIGN_DUTY;
    /// An insular possession, without proof.
    TerritoryProof "territory_without_proof" Export
        "The goods are identified and went to an insular possession: that counts only with proof of duty paid and of entry there." cite::ISLANDS;
    /// Northern Marianas.
    MarianasUnknown "northern_marianas" Export
        "The goods are identified and went to the Northern Marianas, which no list of the law names." cite::TERRITORIES;
    /// The lot was imported too long before.
    IdentifiedTooOld "identified_import_too_old" Export
        "The goods are identified with an import of more than five years before the export or the claim, and a younger import of the same goods does not help." cite::DIRECT_PERIOD;
    /// Exported before any import of the lot.
    IdentifiedLater "identified_import_later" Export
        "The lot or serial number agrees with an import that came after the export." cite::DIRECT_PERIOD;
    /// The import line of the lot is left out.
    IdentifiedLineOut "identified_import_left_out" Export
        "The goods are identified with an import line that is left out for a reason of its own, or of which nothing comes back." cite::DIRECT_AMOUNT;
    /// More units exported than imported.
    IdentifiedUsedUp "identified_units_used_up" Export
        "More units of the lot or serial number are exported than were imported." cite::ONCE;
    /// The line is claimed by substitution.
    LineLocked "line_claimed_by_substitution" Export
        "The goods are identified with an import line that is claimed by substitution, which brings more in its group: one line serves one basis." cite::LOCK;
    /// Lot numbers agree, part numbers do not.
    PartsDiffer "part_numbers_differ" Export
        "The lot or serial number agrees with an import, the part number does not, or does not tell which of several imports is meant." cite::DIRECT;
    /// Someone else's export.
    ExporterDiffers "exporter_not_importer" Export
        "The exporter is not the importer, and no transfer record is at hand." cite::CLAIMANT;
    /// Nobody's export, several accounts.
    ExporterUnknown "exporter_unknown" Export
        "The exporter is not stated and the data hold several importers: state the exporter." cite::CLAIMANT;
    /// "Other" subheading.
    ExportOther "export_other_subheading" Export
        "The 8-digit text begins with \"other\" (or is not known): an equal 10-digit HTSUS number with a text of its own is needed, and a Schedule B number is not one." cite::OTHER;
    /// No import of the same subheading.
    NoImport "no_import_of_subheading" Export
        "No import of the account has this subheading." cite::SUBSTITUTED;
    /// Units do not match.
    UnitsDiffer "units_differ" Export
        "Imports of the subheading are in another unit of measure; units are not converted." cite::UNITS;
    /// Units that an earlier claim designated.
    DesignatedBefore "designated_before" Import
        "An earlier claim designated these units: each unit of an import is designated once." cite::ONCE;
    /// A line whose basis an earlier claim fixed.
    BasisFixed "basis_fixed_before" Import
        "An earlier claim on the line was by direct identification, which fixes it: what is left of it is not claimed by substitution." cite::LOCK;
    /// Units that an earlier claim was based on.
    UsedBefore "export_used_before" Export
        "An earlier claim was based on this export, on part of it, or on the goods identified with it: each unit exported is claimed on once." cite::ONCE;
}
