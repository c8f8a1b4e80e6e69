//! Claims in CAPE for duty under IEEPA: drawback leaves that duty to them, so that what became of them
//! is said beside the figure.

use crate::model::{AccountKey, Portfolio};
use std::collections::BTreeMap;

/// What is said of a claim whose status is blank.
const NO_STATUS: &str = "no status";

/// How the claims on the entries of an account stand; nothing when no file names one.
#[must_use]
pub fn standing(portfolio: &Portfolio, account: AccountKey) -> Option<String> {
    let of_account = |account: &Option<AccountKey>, key| account.is_none_or(|own| own == key);
    let entries = portfolio.entries.iter().chain(&portfolio.without_lines);
    let claimed = entries.filter(|entry| of_account(&entry.account, account));
    let (mut named, mut counts, mut error) = (0u64, BTreeMap::<&str, u64>::new(), None);
    for entry in claimed.filter(|entry| !entry.cape.is_empty()) {
        named += 1;
        for claim in &entry.cape {
            let status = Some(portfolio.str(claim.status)).filter(|text| !text.is_empty());
            *counts.entry(status.unwrap_or(NO_STATUS)).or_default() += 1;
            let said = Some(portfolio.str(claim.error)).filter(|text| !text.is_empty());
            error = error.or(said.map(|said| (entry.number, said)));
        }
    }
    if named == 0 {
        return None;
    }
    let list: Vec<String> =
        counts.into_iter().map(|(status, count)| format!("{count} \"{status}\"")).collect();
    let what = if named == 1 { "1 entry".to_owned() } else { format!("{named} entries") };
    let mut text = format!(
        "Claims in CAPE for duty under IEEPA name {what} of this importer, by status: {}. That duty is \
         left to them and counts as zero here.",
        list.join(", ")
    );
    if let Some((number, said)) = error {
        text += &format!(" The first error, on entry {number}: \"{said}\".");
    }
    Some(text)
}
