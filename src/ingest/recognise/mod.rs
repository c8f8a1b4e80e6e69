//! What a column holds, by its values and by the likeness of its heading.
//!
//! Nothing here decides what is used: a column whose heading is not known is only proposed, and a known
//! heading that its values contradict is not used.

mod census;
mod content;
mod countries;
mod guess;
mod letters;
mod likeness;
mod lookout;
mod readings;
mod shape;

pub(super) use census::Census;
pub(super) use content::Content;
pub(super) use guess::{candidates, guesses};
pub(super) use likeness::Words;
pub(super) use lookout::{Decision, HEADER_ROWS, Lookout};
