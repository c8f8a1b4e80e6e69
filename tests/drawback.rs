//! Substitution drawback on portfolios made by hand, with the arithmetic beside each figure.

#[path = "drawback/amounts.rs"]
mod amounts;
#[path = "drawback/eligible.rs"]
mod eligible;
#[path = "drawback/properties.rs"]
mod properties;
#[path = "drawback/random.rs"]
mod random;
#[path = "drawback/support.rs"]
mod support;
#[path = "drawback/traces.rs"]
mod traces;
