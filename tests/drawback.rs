//! Substitution drawback on portfolios made by hand, with the arithmetic beside each figure.

#[path = "drawback/amounts.rs"]
mod amounts;
#[path = "drawback/eligible.rs"]
mod eligible;
#[path = "drawback/support.rs"]
mod support;
#[path = "drawback/traces.rs"]
mod traces;
