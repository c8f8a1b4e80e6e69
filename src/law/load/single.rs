//! The tables `params` and `citations`.

use super::rows::{Shape, read, rising};
use crate::law::{BookError, Citation, Param};

pub(super) const PARAMS: Shape = Shape {
    name: "params",
    columns: &["key", "from", "to", "value", "unit", "cite", "read_on", "confidence", "note"],
};

pub(super) const CITATIONS: Shape =
    Shape { name: "citations", columns: &["cite", "rule", "address", "read_on", "confidence"] };

const UNITS: [&str; 9] =
    ["rate", "usd", "days", "working days", "years", "months", "decimals", "percent", "number"];

pub(super) fn params(text: &str) -> Result<Vec<Param>, BookError> {
    let params = read(PARAMS, text, |row| {
        Ok(Param {
            key: row.required()?.to_owned(),
            span: row.span()?,
            value: row.decimal()?,
            unit: row
                .parsed("a known unit", |unit| UNITS.contains(&unit).then(|| unit.to_owned()))?,
            cite: row.required()?.to_owned(),
            read_on: row.date()?,
            confidence: row.confidence()?,
            note: row.text()?.to_owned(),
        })
    })?;
    rising(PARAMS, &params, |param| (param.key.as_str(), param.span.from))?;
    Ok(params)
}

pub(super) fn citations(text: &str) -> Result<Vec<Citation>, BookError> {
    let citations = read(CITATIONS, text, |row| {
        Ok(Citation {
            cite: row.required()?.to_owned(),
            rule: row.parsed("a sentence", |rule| rule.ends_with('.').then(|| rule.to_owned()))?,
            address: row.parsed("an https address", |address| {
                address.starts_with("https://").then(|| address.to_owned())
            })?,
            read_on: row.date()?,
            confidence: row.confidence()?,
        })
    })?;
    rising(CITATIONS, &citations, |citation| citation.cite.as_str())?;
    Ok(citations)
}
