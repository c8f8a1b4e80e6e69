//! The estimate: what it is made of, by whom, by what, and what it leaves out.

use super::claimable::Claimable;
use super::direct::How;
use super::direct::ways::Way;
use super::methods::Method;
use super::reason::Reason;
use super::refund::PerClass;
use crate::model::{AccountKey, Date, ExportId, Hts8, LineId, Money, Switch, Unit};
use rust_decimal::Decimal;

/// Units of an import line designated against an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Designation {
    /// The provision, such as `1313(j)(2)`.
    pub provision: &'static str,
    /// The importer's account.
    pub importer: AccountKey,
    /// The designated line.
    pub line: LineId,
    /// The export claimed on.
    pub export: ExportId,
    /// Units.
    pub quantity: Decimal,
    /// Their unit.
    pub unit: Unit,
    /// The claim on them.
    pub amount: Money,
    /// The same by class: duty, tax, harbor fee, processing fee.
    pub classes: PerClass<Decimal>,
    /// How the goods are identified; absent under substitution.
    pub identified: Option<How>,
}

/// What an accounting method would give on the ledgers of inventory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MethodWorth {
    /// The method.
    pub method: Method,
    /// The direct claims it identifies; absent where it cannot be applied to the ledgers.
    pub amount: Option<Money>,
    /// Whether it is elected.
    pub elected: bool,
}

/// An amount under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The name: a provision, a programme, a month.
    pub name: String,
    /// The amount.
    pub amount: Money,
}

/// The claim on a subheading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubheadingShare {
    /// The subheading.
    pub hts8: Hts8,
    /// The claim.
    pub amount: Money,
    /// Designations.
    pub designations: u64,
}

/// What is not in the estimate, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ineligible {
    /// The reason; its side says whether the amount is duty paid or export value.
    pub reason: Reason,
    /// Lines.
    pub lines: u64,
    /// Duty, tax and fees paid (imports) or value (exports).
    pub amount: Money,
}

/// What another reading of an open question would change. Never to be summed: they overlap.
///
/// In large accounts a reading that changes amounts only is measured on the designations of the
/// estimate: a wider one is worth at least what is shown, a stricter one costs at most that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchWorth {
    /// The switch.
    pub switch: Switch,
    /// The reading taken, in words.
    pub base: String,
    /// The other reading.
    pub alternative: String,
    /// Claim with that reading alone changed, less the estimate. Below zero for stricter readings.
    pub worth: Money,
}

/// What the readings not taken would give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherReadings {
    /// The claim with every stricter reading taken together.
    pub low: Money,
    /// The claim with every wider reading taken together.
    pub upside: Money,
    /// Each other reading alone.
    pub switches: Vec<SwitchWorth>,
    /// What it is worth to state that goods sent to Canada or Mexico are in the same condition, where
    /// that is open.
    pub same_condition: Money,
}

/// Something that would raise the figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raise {
    /// What to do or to find.
    pub what: String,
    /// The most it can bring.
    pub amount: Money,
}

/// Eligible amounts whose last filing day falls in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expiring {
    /// `2026-12`.
    pub month: String,
    /// The first of those last filing days.
    pub next: Date,
    /// The most that could be claimed on those lines, at the law's percentage.
    pub eligible: Money,
    /// The part of it that the estimate claims.
    pub claimed: Money,
}

/// The estimate of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountEstimate {
    /// The account.
    pub importer: AccountKey,
    /// The claim.
    pub estimate: Money,
    /// What no choice of designations exceeds, rounded the same way.
    pub bound: Money,
    /// Whether the choice is proved to be the best, before rounding.
    pub proved: bool,
    /// What other readings would give; absent while they have not been weighed.
    pub readings: Option<OtherReadings>,
    /// By provision.
    pub by_provision: Vec<Share>,
    /// By programme of duty, tax or fee; each line's claim is divided by what was paid under each.
    pub by_programme: Vec<Share>,
    /// By subheading, the largest first.
    pub by_subheading: Vec<SubheadingShare>,
    /// By month of export.
    pub by_month: Vec<Share>,
    /// Designations by entry, line and export.
    pub designations: Vec<Designation>,
    /// What is not in it.
    pub ineligible: Vec<Ineligible>,
    /// Groups of subheadings in which goods are identified, solved each way.
    pub ways: Vec<Way>,
    /// What each accounting method would give; empty without a ledger.
    pub methods: Vec<MethodWorth>,
    /// What would raise it, the largest first.
    pub raise: Vec<Raise>,
    /// Eligible amounts by subheading and unit, whether or not an export claims them.
    pub claimable: Vec<Claimable>,
    /// What lapses when.
    pub expiring: Vec<Expiring>,
    /// The next last filing day of a designated line.
    pub next_lapse: Option<Date>,
    /// Conditions that must hold for the figure.
    pub assumptions: Vec<String>,
    /// What is not known and counts as zero.
    pub unknown: Vec<String>,
}

/// The estimate of all accounts. There is no total over several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Estimate {
    /// One for each account, by key.
    pub accounts: Vec<AccountEstimate>,
    /// Exports that belong to none of them.
    pub unassigned: Vec<Ineligible>,
    /// What is not known of the whole: why there is no figure at all, if so.
    pub unknown: Vec<String>,
}

impl Estimate {
    /// Whether the readings not taken are weighed.
    #[must_use]
    pub fn is_weighed(&self) -> bool {
        self.accounts.iter().all(|account| account.readings.is_some())
    }

    /// The one account, where there is only one.
    #[must_use]
    pub fn single(&self) -> Option<&AccountEstimate> {
        match self.accounts.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// How far an estimate has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Which account, from 0.
    pub account: usize,
    /// Of how many.
    pub accounts: usize,
}
