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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Intake, assemble};
    use crate::model::ImporterNumber;

    fn read(files: &[&str]) -> Portfolio {
        let files = files.iter().map(|text| {
            let mut intake = Intake::new("a.csv");
            intake.push(text.as_bytes());
            intake.finish()
        });
        assemble(files.collect())
    }

    #[test]
    fn claims_are_told_by_status() {
        let lines = "Entry Summary Number,Entry Summary Line Number,HTS Number - Full,Importer Number\n\
                     ABC12345676,1,8471300100,12-345678900\nABC12345684,1,8471300100,12-345678900\n";
        let cape = "ENTRY_NUMBER,CLAIM_NUMBER,STATUS,ERROR_DESCRIPTION\n\
                    ABC12345676,1,Accepted,\nABC12345684,2,Rejected,Under protest\nABC12345684,3,,\n";
        let own = ImporterNumber::account("12-345678900").expect("a number");
        let text = standing(&read(&[lines, cape]), own).expect("claims");
        assert!(text.contains("name 2 entries"), "{text}");
        assert!(text.contains("1 \"Accepted\", 1 \"Rejected\", 1 \"no status\""), "{text}");
        assert!(text.contains("on entry ABC-1234568-4: \"Under protest\""), "{text}");
        assert_eq!(standing(&read(&[lines]), own), None);
        let other = ImporterNumber::account("98-765432100").expect("a number");
        assert_eq!(standing(&read(&[lines, cape]), other), None, "claims of another importer");
    }
}
