//! Goods that are the same, and what different lines say of them.
//!
//! Two lines hold one product where they carry the same part number. Without a part number, a
//! description counts if it names a model; most descriptions are words for a whole class of goods.

mod along;
mod name;
mod variants;

pub(crate) use along::along;
pub(crate) use name::{Name, Names, Product};
pub(crate) use variants::{
    Occurrence, Relation, Variant, all_but_first, in_their_time, relation, variants,
};

use crate::checks::Context;
use crate::checks::remedy::remedy;
use crate::finding::{Amount, At};

/// Cells that a finding over many lines points at, at most.
const PLACES: usize = 20;
/// Of these, cells of the lines that are like most.
const PLACES_OF_MOST: usize = 2;

/// `1 line`, `37 lines`.
pub(crate) fn count_lines(count: usize) -> String {
    if count == 1 { "1 line".to_owned() } else { format!("{count} lines") }
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The cells of the lines that are unlike most, then of some that are like most.
pub(crate) fn places<K>(
    few: &[Occurrence<K>],
    most: &[Occurrence<K>],
    cell: impl Fn(&Occurrence<K>) -> Option<At>,
) -> Vec<At> {
    let few = few.iter().take(PLACES - PLACES_OF_MOST);
    few.chain(most.iter().take(PLACES_OF_MOST)).filter_map(cell).collect()
}

/// The money of a finding over some lines: what may come back only while a way is open for all.
pub(crate) fn reachable<K>(
    context: &Context<'_>,
    lines: &[Occurrence<K>],
    amount: Amount,
) -> Amount {
    let portfolio = context.portfolio;
    let mut entries = lines.iter().map(|one| portfolio.entry(portfolio.line(one.line).entry));
    let closed = entries.find(|entry| remedy(context, entry).is_over);
    closed.map_or(amount, |entry| remedy(context, entry).reachable(amount))
}

/// The nearest day until which something can be done about some lines.
pub(crate) fn nearest_deadline<K>(
    context: &Context<'_>,
    lines: &[Occurrence<K>],
) -> Option<crate::model::Date> {
    let portfolio = context.portfolio;
    let entries = lines.iter().map(|one| portfolio.line(one.line).entry);
    entries.filter_map(|entry| remedy(context, portfolio.entry(entry)).deadline).min()
}
