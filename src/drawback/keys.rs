//! The keys under which the law book holds what drawback needs, and the citations it leans on.

/// The share of the amount that comes back (19 USC 1313; 19 CFR 190.51(b)(1)).
pub const PERCENTAGE: &str = "drawback/percentage";
/// Days taken off the entry date where the import date is not known.
pub const IMPORT_DATE_MARGIN: &str = "drawback/import_margin";
/// Decimals of the processing fee per unit, as the printed examples carry it.
pub const MPF_DECIMALS: &str = "drawback/mpf/decimals";
/// The same as the rule text has it.
pub const MPF_DECIMALS_LOW: &str = "drawback/mpf/decimals/low";
/// Ad valorem rate of the merchandise processing fee.
pub const MPF_RATE: &str = "fees/mpf/rate";
/// Its minimum for a formal entry.
pub const MPF_MINIMUM: &str = "fees/mpf/formal/minimum";
/// Its maximum for a formal entry.
pub const MPF_MAXIMUM: &str = "fees/mpf/formal/maximum";
/// Rate of the harbor maintenance fee.
pub const HMF_RATE: &str = "fees/hmf/rate";

/// Rows of duties, taxes and fees that are not headings.
pub const DUTY_GENERAL: &str = "DUTY-GENERAL";
/// Merchandise processing fee on formal entries.
pub const FEE_MPF_FORMAL: &str = "FEE:499";
/// Merchandise processing fee on informal entries.
pub const FEE_MPF_INFORMAL: &str = "FEE:311";
/// Harbor maintenance fee.
pub const FEE_HMF: &str = "FEE:501";
/// Internal revenue taxes on imports: one row for all classes, since the report has one column.
pub const TAX: &str = "IRT:016";

/// Citations, by their keys.
pub mod cite {
    /// The provision.
    pub const SUBSTITUTION: &str = "19 USC 1313(j)(2)";
    /// Unused merchandise by direct identification.
    pub const DIRECT: &str = "19 USC 1313(j)(1)";
    /// When directly identified goods must be exported.
    pub const DIRECT_PERIOD: &str = "19 CFR 190.31(b)";
    /// What was paid on the identified unit.
    pub const DIRECT_AMOUNT: &str = "19 CFR 190.51(b)(1)(i)";
    /// Accounting methods.
    pub const METHODS: &str = "19 CFR 190.14(c)";
    /// Conditions of an accounting method.
    pub const METHOD_TERMS: &str = "19 CFR 190.14(b)";
    /// Canada and Mexico, in the same condition.
    pub const SAME_CONDITION: &str = "19 CFR 182.45(b)";
    /// Canada and Mexico, in another condition: proof of the duty paid there.
    pub const FOREIGN_DUTY: &str = "19 CFR 182.47";
    /// Insular possessions.
    pub const ISLANDS: &str = "19 USC 1313(y)";
    /// Unused merchandise by substitution.
    pub const UNUSED_SUBSTITUTION: &str = "19 CFR 190.32(a)";
    /// The lesser-of rule.
    pub const LESSER_OF: &str = "19 CFR 190.32(b)(1)";
    /// Tax on the substituted goods.
    pub const EXCISE: &str = "19 CFR 190.32(b)(3)";
    /// Who may claim.
    pub const CLAIMANT: &str = "19 CFR 190.33(b)";
    /// What is substituted goods.
    pub const SUBSTITUTED: &str = "19 CFR 190.2";
    /// "Other" subheadings.
    pub const OTHER: &str = "19 USC 1313(j)(5)";
    /// Schedule B numbers.
    pub const SCHEDULE_B: &str = "19 USC 1313(j)(6)";
    /// Duties, taxes and fees subject to drawback.
    pub const CLASSES: &str = "19 CFR 190.3(a)";
    /// Antidumping and countervailing duties are not.
    pub const ADCVD: &str = "19 CFR 190.3(b)";
    /// Over-quota agricultural goods are not.
    pub const OVER_QUOTA: &str = "19 CFR 190.3(c)";
    /// 99 percent.
    pub const PERCENT: &str = "19 CFR 190.51(b)(1)";
    /// Per-unit averaging.
    pub const AVERAGING: &str = "19 CFR 190.51(b)(1)(ii)";
    /// The merchandise processing fee.
    pub const MPF: &str = "19 CFR 190.51(b)(2)";
    /// The lesser-of for the fee.
    pub const MPF_LESSER: &str = "19 CFR 190.51(b)(2)(v)";
    /// Lesser-of per unit.
    pub const PER_UNIT: &str = "19 CFR 190.51(b)(4)";
    /// Amounts carry two decimals, by accounting class.
    pub const CENTS: &str = "19 CFR 190.51(a)(2)(vii)";
    /// Quantities in the tariff's unit.
    pub const UNITS: &str = "19 CFR 190.51(a)(2)(viii)";
    /// One basis for a line.
    pub const LOCK: &str = "19 CFR 190.51(a)(3)";
    /// Five years to file.
    pub const FILING: &str = "19 CFR 190.51(e)(1)";
    /// Value of the imported goods.
    pub const IMPORT_VALUE: &str = "19 CFR 190.11(a)(2)";
    /// Value of the exported goods.
    pub const EXPORT_VALUE: &str = "19 CFR 190.11(b)";
    /// Proof of export.
    pub const EXPORT_PROOF: &str = "19 CFR 190.72(a)";
    /// Entered or withdrawn for consumption.
    pub const CONSUMPTION: &str = "19 USC 1313(u)";
    /// Liquidated or estimated duty.
    pub const LIQUIDATED: &str = "19 CFR 190.81(b)(1)";
    /// Canada and Mexico.
    pub const USMCA: &str = "19 CFR 182.42(c)";
    /// Canada, Mexico and Chile.
    pub const FREE_TRADE: &str = "19 USC 1313(j)(4)";
    /// Places that are not a foreign country.
    pub const TERRITORIES: &str = "19 CFR 190.5";
    /// Notice of intent and exports before a waiver.
    pub const NOTICE: &str = "19 CFR 190.35";
    /// Exports before the waiver.
    pub const PAST_EXPORTS: &str = "19 CFR 190.36";
    /// Waiver of prior notice.
    pub const WAIVER: &str = "19 CFR 190.91";
    /// Each import is designated once, each export claimed once.
    pub const ONCE: &str = "19 USC 1313(v)";
    /// IEEPA refunds.
    pub const CAPE: &str = "CSMS 68315804";
}
