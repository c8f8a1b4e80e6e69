//! The boundary to the page: thin and boring. Files come in as bytes, results stay here and cross a
//! page at a time as plain objects; money and dates are strings, absent is `null`, a failure is an
//! `Error` with one plain sentence.
//!
//! Every exported function runs inside [`call`], so that an instance which has panicked or trapped
//! refuses all further work: its memory can no longer be trusted, and the page replaces the worker. It
//! knows by the error's class: a `WebAssembly.RuntimeError`, whether panic, trap or refusal.

mod convert;
mod hash;
mod law;
mod law_files;
mod mapping;
mod panic;
mod raw;
mod session;
mod state;

pub use convert::{from_json, to_js};
pub use hash::Hasher;
pub use panic::install_hook;
pub use session::Session;
pub use state::{Failure, call};

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Which core this is.
#[derive(Debug, Serialize)]
struct Version {
    /// Version of the program, as in its manifest.
    version: &'static str,
}

/// Runs once when the module is set up in a worker.
#[wasm_bindgen(start)]
pub fn start() {
    install_hook();
}

/// The version of the core, as `{ version }`.
///
/// # Errors
/// When the instance is out of use.
#[wasm_bindgen]
pub fn version() -> Result<JsValue, JsValue> {
    call(|| to_js(&Version { version: env!("CARGO_PKG_VERSION") }))
}
