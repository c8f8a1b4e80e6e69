//! What duty is owed on goods: the ordinary duty of chapters 1 to 97 and each duty of chapter 99, with
//! its rate, base, citation and confidence, or what is missing to tell.
//!
//! A [`Question`] goes to an [`Engine`], which answers with [`Terms`]: the rates that the law has for
//! such goods on such a day. [`Measured`], the value and quantities of one line, makes amounts of them:
//! an [`Assessment`]. Terms are kept, since many lines ask the same question; amounts are not.
//!
//! `question` is what is asked, `missing` what stands in the way of an answer. `ordinary` picks column
//! and rate, `amount` applies a rate, `chapter99` what a programme's charge comes to. `terms` and
//! `assessment` put them together, `engine` remembers, `records` reads the question off an entry line.

mod amount;
mod assessment;
mod chapter99;
mod engine;
mod missing;
mod ordinary;
mod question;
mod records;
mod terms;

pub use assessment::{Assessment, Component, Owed, Part};
pub use chapter99::{Claim, may_carry_ordinary};
pub use engine::Engine;
pub use missing::Missing;
pub use ordinary::{Column, Ordinary, Refusal};
pub use question::{Measured, Program, Question};
pub use records::LineRecords;
pub use terms::Terms;
