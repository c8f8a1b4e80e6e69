//! Whether this instance may still be used.
//!
//! A panic ends the call in the middle, and so does a trap such as memory running out, which gives Rust
//! no chance to say anything. So each call marks its beginning and its end: a call that finds the mark
//! of another one still standing knows that the other never ended.

use js_sys::WebAssembly::RuntimeError;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsValue;

static RUNNING: AtomicBool = AtomicBool::new(false);

/// Why a call failed, as one plain sentence for the person at the page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Failure(pub String);

impl Failure {
    /// A failure from anything that explains itself.
    pub fn of(error: impl std::fmt::Display) -> Self {
        Failure(error.to_string())
    }
}

/// The error that means: this instance is out of use. A trap gives the same class, so the page has one
/// thing to look for.
pub(super) fn out_of_use(sentence: &str) -> JsValue {
    RuntimeError::new(sentence).into()
}

/// Runs one exported call.
///
/// # Errors
/// The call's own failure as an `Error`; or, when an earlier call never ended, a
/// `WebAssembly.RuntimeError` that says so.
pub fn call<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, JsValue> {
    if RUNNING.swap(true, Ordering::Relaxed) {
        return Err(out_of_use(
            "Tidewaiter stopped in the middle of an earlier step and cannot go on with it. \
             Start again with the files.",
        ));
    }
    let result = work();
    RUNNING.store(false, Ordering::Relaxed);
    result.map_err(|failure| js_sys::Error::new(&failure.0).into())
}
