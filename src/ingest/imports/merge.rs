//! Two rows that should agree: what is kept never depends on which came first.

use crate::model::{Date, Field, Interner, Symbol};

/// Keeps the first text that is there, and of two the greater; says whether they differ.
pub(in crate::ingest) fn merge_text(kept: &mut Symbol, new: Symbol, text: &Interner) -> bool {
    if new.is_none() || *kept == new {
        return false;
    }
    let differs = kept.is_some();
    if !differs || text.text(new) > text.text(*kept) {
        *kept = new;
    }
    differs
}

/// Keeps the date that is there; of two the earlier, except where the latest event counts. Says
/// whether they differ.
pub(in crate::ingest) fn merge_date(
    kept: &mut Option<Date>,
    new: Option<Date>,
    field: Field,
) -> bool {
    let latest = matches!(field, Field::LiquidationDate | Field::LatestPscDate);
    let (Some(old), Some(date)) = (*kept, new) else {
        *kept = kept.or(new);
        return false;
    };
    *kept = Some(if latest { old.max(date) } else { old.min(date) });
    old != date
}

/// Keeps the value that is there, and of two the smaller; says whether they differ.
pub(in crate::ingest) fn merge_least<T: Copy + Ord>(kept: &mut Option<T>, new: Option<T>) -> bool {
    let (Some(old), Some(value)) = (*kept, new) else {
        *kept = kept.or(new);
        return false;
    };
    *kept = Some(old.min(value));
    old != value
}
