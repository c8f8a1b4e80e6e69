//! One file for each provision of 19 U.S.C. 1313.

pub mod unused_substitution;
