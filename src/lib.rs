//! Tidewaiter reads the reports that US Customs and Border Protection holds on an importer, checks
//! them as a Center of Excellence and Expertise would, and estimates the duty drawback the importer
//! could claim. It sends nothing anywhere.
//!
//! ```text
//! bytes ─▶ text ─▶ ingest ─▶ model::Portfolio ──┬─▶ checks ───┐
//!                     law (dated, cited data) ──┼─▶ account ──┼─▶ report ─▶ session ─┬─▶ wasm ─▶ worker ─▶ ui
//!                      └─▶ clock, duty ─────────┴─▶ drawback ─┘                      └─▶ main (native CLI)
//! ```
//!
//! Data flows one way: a module imports only what stands above it in this list.

pub mod text;

pub mod model;

pub mod law;

pub mod ingest;

pub mod finding;

pub mod clock;

pub mod duty;

pub mod checks;

pub mod account;

pub mod drawback;

pub mod report;

pub mod session;

#[cfg(target_arch = "wasm32")]
pub mod wasm;

#[cfg(not(target_arch = "wasm32"))]
pub mod gen_law;

#[cfg(not(target_arch = "wasm32"))]
pub mod sample;
