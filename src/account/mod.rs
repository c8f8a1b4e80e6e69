//! The importer's account as CBP sees it: its Center of Excellence and Expertise, where its lines go
//! and come from, and what the findings on it come to.
//!
//! ```text
//! portfolio + law ─▶ ballot (which Center a line points to) ─┬─▶ tally ─▶ center (assignment)
//!                                        findings by row ────┴─▶ profile (cuts), money
//! ```
//!
//! Every account has its own: nothing is summed over several.

mod ballot;
mod center;
mod change;
mod cut;
mod findings;
mod grounds;
mod profile;
mod requests;
mod review;
mod tally;

pub use ballot::{Ballot, Pointer};
pub use center::{Assignment, Certainty, NoCenter, Reported, ValueOpinion, Vote, Window};
pub use cut::{Cut, CutRow, Rest};
pub use findings::AccountMoney;
pub use profile::Profile;
pub use requests::{OpenRequest, requests};
pub use review::{AccountReview, Reviews, review};
