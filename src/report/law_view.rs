//! A value of the law as the command line and the page show it.

use crate::law::{Confidence, LawEntry};
use crate::model::{Date, iso};
use serde::Serialize;
use std::collections::BTreeMap;

/// A value of the law on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LawView {
    key: String,
    on: String,
    status: String,
    value: String,
    unit: String,
    from: Option<String>,
    to: Option<String>,
    cite: String,
    read_on: Option<String>,
    confidence: Option<&'static str>,
    note: String,
    more: BTreeMap<String, String>,
}

impl LawView {
    /// The view of an entry asked for a day.
    #[must_use]
    pub fn new(entry: &LawEntry, on: Date) -> Self {
        Self {
            key: entry.key.clone(),
            on: iso(on),
            status: entry.status.to_string(),
            value: entry.value.clone(),
            unit: entry.unit.clone(),
            from: entry.span.from.map(iso),
            to: entry.span.to.map(iso),
            cite: entry.cite.clone(),
            read_on: entry.read_on.map(iso),
            confidence: entry.confidence.map(Confidence::mark),
            note: entry.note.clone(),
            more: entry.more.iter().cloned().collect(),
        }
    }

    /// The view as lines of text.
    #[must_use]
    pub fn text(&self) -> String {
        let open = |date: &Option<String>| date.clone().unwrap_or_else(|| "open".to_owned());
        let mut lines = vec![
            format!("{} on {}: {} {}", self.key, self.on, self.value, self.unit)
                .trim_end()
                .to_owned(),
            format!("  {}, from {} to {}", self.status, open(&self.from), open(&self.to)),
            format!(
                "  {}, read {}, confidence {}",
                self.cite,
                self.read_on.as_deref().unwrap_or("never"),
                self.confidence.unwrap_or("none"),
            ),
        ];
        lines.extend(self.more.iter().map(|(name, value)| format!("  {name}: {value}")));
        if !self.note.is_empty() {
            lines.push(format!("  {}", self.note));
        }
        lines.join("\n")
    }
}

/// A citation that opens in place.
#[derive(Debug, Clone, Serialize)]
pub struct CitationView {
    cite: String,
    rule: String,
    address: String,
    read_on: String,
    confidence: String,
}

impl CitationView {
    /// The view of a citation.
    #[must_use]
    pub fn new(citation: &crate::law::Citation) -> Self {
        Self {
            cite: citation.cite.clone(),
            rule: citation.rule.clone(),
            address: citation.address.clone(),
            read_on: iso(citation.read_on),
            confidence: citation.confidence.words().to_owned(),
        }
    }
}
