//! From amounts paid to the amount of a claim, each step a named function with its citation.

pub mod claim;
pub mod comparator;
pub mod lesser_of;
pub mod mpf;
pub mod per_unit;

/// One amount for each class, in the order of [`crate::drawback::basis::Class::ALL`].
pub type PerClass<T> = [T; 4];
