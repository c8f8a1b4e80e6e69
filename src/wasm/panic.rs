//! What a panic tells the page: where in the program, and a fixed text if there is one; never a word
//! from the user's files.

use super::state::out_of_use;
use std::panic::PanicHookInfo;

/// Makes every panic leave the core as a `WebAssembly.RuntimeError`, as a trap does by itself, that names
/// the version and the place in the program.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|info| wasm_bindgen::throw_val(out_of_use(&message(info)))));
}

/// Only a text that stands in the program as it is may be shown: one that was put together at run time
/// could quote a cell.
fn message(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map_or_else(
        || "an unknown place".to_owned(),
        |at| format!("{}:{}:{}", at.file(), at.line(), at.column()),
    );
    let text = info.payload().downcast_ref::<&'static str>().copied().unwrap_or("unexpected state");
    format!("Tidewaiter {} met a fault of its own at {place}: {text}.", env!("CARGO_PKG_VERSION"))
}
