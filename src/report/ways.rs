//! Direct or substitution by group, and the accounting methods, as the report shows them.

use crate::drawback::MethodWorth;
use crate::drawback::direct::ways::Way;
use crate::model::Money;
use serde::Serialize;

/// A group of subheadings solved each way.
#[derive(Debug, Clone, Serialize)]
pub(super) struct WayView {
    subheadings: Vec<String>,
    taken: &'static str,
    direct: String,
    substitution: String,
    both: Option<String>,
}

/// What an accounting method would give on the inventory ledger; null where it cannot be applied.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MethodView {
    method: &'static str,
    amount: Option<String>,
    elected: bool,
}

impl WayView {
    pub(super) fn new(way: &Way) -> Self {
        Self {
            subheadings: way.subheadings.iter().map(ToString::to_string).collect(),
            taken: way.taken.name(),
            direct: Money(way.direct).text(),
            substitution: Money(way.substitution).text(),
            both: way.both.map(|both| Money(both).text()),
        }
    }
}

impl MethodView {
    pub(super) fn new(worth: &MethodWorth) -> Self {
        Self {
            method: worth.method.name(),
            amount: worth.amount.map(Money::text),
            elected: worth.elected,
        }
    }
}
