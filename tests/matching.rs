//! The optimiser of one pool against worked examples, an independent oracle and hard inputs.

#[path = "matching/examples.rs"]
mod examples;
#[path = "matching/invented.rs"]
mod invented;
#[path = "matching/oracle.rs"]
mod oracle;
#[path = "matching/refusals.rs"]
mod refusals;
#[path = "matching/searches.rs"]
mod searches;
