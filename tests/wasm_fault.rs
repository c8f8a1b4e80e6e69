//! A panic leaves the core as an error that quotes nothing, and puts the instance out of use. In a file
//! of its own, because it does that to the instance it runs in.
#![cfg(target_arch = "wasm32")]

use js_sys::Function;
use js_sys::WebAssembly::RuntimeError;
use tidewaiter::wasm::{call, install_hook, version};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_panic_says_where_quotes_no_cell_and_puts_the_instance_out_of_use() {
    install_hook();
    let cell = "ACME Imports of Newark".to_owned();
    let closure = Closure::<dyn FnMut()>::new(move || {
        let _ = call::<()>(|| panic!("cannot read {cell}"));
    });
    let function: &Function = closure.as_ref().unchecked_ref();
    let text = message(function.call0(&JsValue::NULL).expect_err("the panic crosses as an error"));
    assert!(text.contains("wasm_fault.rs:"), "{text}");
    assert!(text.contains(env!("CARGO_PKG_VERSION")), "{text}");
    assert!(!text.contains("ACME"), "{text}");
    let refused = message(version().expect_err("the instance is out of use"));
    assert!(refused.starts_with("Tidewaiter stopped"), "{refused}");
}

fn message(error: JsValue) -> String {
    error.dyn_into::<RuntimeError>().expect("the class that means out of use").message().into()
}
