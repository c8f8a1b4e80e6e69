//! One file for each provision of 19 U.S.C. 1313.

mod candidate;
pub mod unused_substitution;
