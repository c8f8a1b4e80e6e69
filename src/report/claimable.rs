//! Subheadings of the estimate: what is claimed, and what could be.

use crate::drawback::{AccountEstimate, Claimable, SubheadingShare};
use crate::model::{Hts8, Money, Quantity, Unit, iso};
use serde::Serialize;
use std::collections::BTreeMap;

/// The claim on a subheading.
#[derive(Debug, Clone, Serialize)]
pub struct SubheadingView {
    subheading: String,
    /// The unit of its import lines; null where they have several.
    unit: Option<String>,
    amount: String,
    /// What exports of the units that are not designated could bring, at the law's percentage.
    eligible_unused: Option<String>,
    designations: u64,
}

/// What could be claimed on a subheading in one unit.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimableView {
    subheading: String,
    unit: String,
    lines: u64,
    quantity: String,
    eligible: String,
    claimed: String,
    next_lapse: String,
    is_other: bool,
}

/// What is left on the import lines of a subheading.
struct Left {
    unit: Option<Unit>,
    amount: Money,
}

impl SubheadingView {
    /// The claims of an account by subheading.
    #[must_use]
    pub fn all(account: &AccountEstimate) -> Vec<Self> {
        let mut left: BTreeMap<Hts8, Left> = BTreeMap::new();
        for row in &account.claimable {
            left.entry(row.hts8)
                .and_modify(|left| {
                    left.unit = None;
                    left.amount += row.left;
                })
                .or_insert(Left { unit: Some(row.unit), amount: row.left });
        }
        let view = |share: &SubheadingShare| Self::new(share, left.get(&share.hts8));
        account.by_subheading.iter().map(view).collect()
    }

    fn new(share: &SubheadingShare, left: Option<&Left>) -> Self {
        Self {
            subheading: share.hts8.to_string(),
            unit: left.and_then(|left| left.unit).map(|unit| unit.to_string()),
            amount: share.amount.text(),
            eligible_unused: left.map(|left| left.amount.text()),
            designations: share.designations,
        }
    }
}

impl ClaimableView {
    /// The view of a row.
    #[must_use]
    pub fn new(row: &Claimable) -> Self {
        Self {
            subheading: row.hts8.to_string(),
            unit: row.unit.to_string(),
            lines: row.lines,
            quantity: Quantity(row.quantity).to_string(),
            eligible: row.eligible.text(),
            claimed: row.claimed.text(),
            next_lapse: iso(row.next_lapse),
            is_other: row.is_other,
        }
    }
}
