//! Whether this instance may still be used.
//!
//! A panic ends the call in the middle, and so does a trap such as memory running out, which gives Rust
//! no chance to say anything. So each call marks its beginning and its end: a call that finds the mark
//! of another one still standing knows that the other never ended.

use std::sync::atomic::{AtomicBool, Ordering};

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

/// Runs one exported call.
///
/// # Errors
/// The call's own failure, or, when an earlier call never ended, the sentence that says so.
pub fn call<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, js_sys::Error> {
    if RUNNING.swap(true, Ordering::Relaxed) {
        return Err(js_sys::Error::new(
            "Tidewaiter stopped in the middle of an earlier step and cannot go on with it. \
             Start again with the files.",
        ));
    }
    let result = work();
    RUNNING.store(false, Ordering::Relaxed);
    result.map_err(|failure| js_sys::Error::new(&failure.0))
}
