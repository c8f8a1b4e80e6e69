//! drawback
pub mod account;
pub mod basis;
pub mod clocks;
pub mod eligibility;
pub mod exact;
pub mod keys;
pub mod market;
pub mod pools;
pub mod provisions;
pub mod reading;
pub mod reason;
pub mod refund;
pub mod substitution;
