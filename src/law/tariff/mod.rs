//! The tariff on the day of an entry: which numbers there are, in which units they are counted, what
//! duty they pay and what else a port looks at.
//!
//! `numbers` is the schedule in use, `history` which numbers the other editions have, `validity` both
//! together as an answer for a day. `rates` holds the duty of every subheading with the days on which
//! it is known, `listed` what CBP's list adds to a number.

mod explain;
mod form;
mod history;
mod listed;
mod numbers;
mod printed;
mod programmes;
mod rate;
mod rates;
mod report;
mod validity;

pub use form::RateForm;
pub use history::{Edition, NumberHistory, NumberStanding};
pub(in crate::law) use listed::Flags;
pub use listed::{Listed, ListedNumber};
pub use numbers::{Tariff, TextKind};
pub use printed::Printed;
pub(in crate::law) use printed::Texts;
pub use programmes::{Grant, Granted, Programmes, Special};
pub use rate::{Duty, Rate};
pub(in crate::law) use rates::RateRow;
pub use rates::{Line, Rates};
pub use report::ReportRow;
pub use validity::{Before, Doubt, Validity};
