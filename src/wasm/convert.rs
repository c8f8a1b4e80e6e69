//! Values across the boundary.

use super::Failure;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// A value for the page: absent is `null`, a map is a plain object, a whole number is a number.
///
/// # Errors
/// When the value cannot be shown to JavaScript exactly, such as a number beyond 2^53.
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, Failure> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(Failure::of)
}

/// A value from the page, as JSON text: reading objects would need imports that call into script.
///
/// # Errors
/// When it does not have the expected shape; the sentence says what was expected.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(Failure::of)
}
