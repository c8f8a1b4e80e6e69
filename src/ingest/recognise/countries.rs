//! Codes and names of countries, for telling what a column holds.

use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The list that the law tables carry too: code, name, groups.
const DATA: &str = include_str!("../../law/data/countries.tsv");

/// Codes and names in capitals.
fn all() -> &'static BTreeSet<String> {
    static ALL: OnceLock<BTreeSet<String>> = OnceLock::new();
    ALL.get_or_init(|| {
        let rows = DATA.lines().skip(1).map(|row| row.split('\t').take(2));
        rows.flatten().filter(|cell| !cell.is_empty()).map(str::to_uppercase).collect()
    })
}

/// Whether two letters are the code of a country.
pub(super) fn is_code(text: &str) -> bool {
    text.len() == 2 && all().contains(&text.to_ascii_uppercase())
}

/// Whether a text is the name of a country.
pub(super) fn is_name(text: &str) -> bool {
    let is_word = text.bytes().all(|b| !b.is_ascii_digit());
    text.len() > 3 && text.len() < 60 && is_word && all().contains(&text.to_uppercase())
}
