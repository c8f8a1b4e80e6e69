//! The drawback estimate: unused merchandise under 19 USC 1313(j), by substitution and by direct
//! identification.
//!
//! ```text
//! portfolio + law ─▶ account (facts) ─▶ provisions (pools under a reading) ─▶ market ─▶ optimiser
//!                                                   refund (claims by line) ◀─ designations ◀─┘
//! ```
//!
//! Facts are read once; each reading of an open question ([`reading::Readings`]) sorts them into
//! pools, and pools that another run solved alike are not solved again. A provision gets a file in
//! `provisions/`, a step of the arithmetic a function in `refund/`, each with its citation.

pub mod account;
pub mod basis;
pub mod before;
mod cape;
mod claimable;
pub mod claims;
mod conditions;
pub mod conversion;
mod destroyed;
pub mod direct;
pub mod eligibility;
mod engine;
mod estimate;
pub mod exact;
pub mod keys;
mod left_out;
pub mod lock;
pub mod market;
pub mod matching;
pub mod methods;
mod not_yet;
mod optimiser;
pub mod pools;
pub mod provisions;
mod raise;
pub mod reading;
mod reason;
pub mod refund;
pub mod run;
pub mod substitution;
mod summary;
pub mod switches;
mod trace;
mod weighing;

pub use claimable::Claimable;
pub use engine::{Depth, OnProgress, estimate, estimate_with};
pub use estimate::{
    AccountEstimate, Designation, Estimate, Expiring, Ineligible, MethodWorth, OtherReadings,
    Progress, Raise, Share, SubheadingShare, SwitchWorth,
};
pub use optimiser::Optimiser;
pub use reason::{Reason, Side};
pub use trace::{TraceStep, trace};
pub use weighing::Weighing;
