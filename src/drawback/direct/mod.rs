//! Direct identification of unused merchandise, 19 U.S.C. 1313(j)(1): the exported goods are shown to
//! be the imported ones, by a lot or serial number or by an elected accounting method (19 CFR
//! 190.14). What is identified is a fact and no choice; whether a line is claimed on that basis or by
//! substitution is one, and each group of subheadings takes the better ([`ways`]).
//!
//! ```text
//! portfolio ─▶ facts (lots, parts, ledgers) ─▶ identify (under a reading) ─▶ claims ─▶ ways
//! ```

pub mod claims;
mod facts;
mod groups;
pub mod identify;
mod keys;
mod ledger;
mod lots;
mod parts;
mod place;
mod sums;
pub mod ways;

pub use super::methods::Method;
pub use claims::{DirectClaim, DirectUse};
pub use facts::{DirectExport, DirectFacts, Lot, Source, attach};
pub use identify::{Attribution, How, Identified, identify};
pub use ledger::{Ledger, worths};
pub use place::{Place, claimable, place};

/// The provision's name in the report.
pub const NAME: &str = "1313(j)(1)";
