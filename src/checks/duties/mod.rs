//! What the duty engine makes of every line, held against what the line reports: one pass for all
//! checks that ask.
//!
//! `judged` walks the `lines`; `compare` finds the faults of one, `headings` those of its chapter 99
//! headings; `fault` is what is found, and `words` has what the findings have in common. `unjudged`
//! counts the lines of which nothing can be told.

mod compare;
mod fault;
mod headings;
mod judged;
mod lines;
mod unjudged;
pub(super) mod words;

pub(super) use fault::{Fault, FaultKind};
pub use judged::Judged;
pub(super) use judged::with;
pub(super) use lines::{pays_duty, told};
pub use unjudged::{Reason as UnjudgedReason, Unjudged};

/// How far a duty may be from the one reckoned, beyond rounding.
const TOLERANCE_CENTS: i64 = 100;
