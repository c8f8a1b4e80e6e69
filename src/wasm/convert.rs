//! Values across the boundary.

use super::Failure;
use js_sys::JSON;
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

/// A value from the page. It comes as JSON text, so that the core needs no way to look into, or call,
/// objects of the page.
///
/// # Errors
/// When it does not have the expected shape; the sentence says what was expected.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, Failure> {
    let text = JSON::stringify(&value).map_err(|_| Failure("not a plain value".to_owned()))?;
    // What JSON has no word for, such as undefined, is absent.
    let text = text.as_string().unwrap_or_else(|| "null".to_owned());
    serde_json::from_str(&text).map_err(Failure::of)
}
