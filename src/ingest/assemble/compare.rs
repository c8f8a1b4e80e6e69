//! Whether two rows of one key say the same, and which of them is taken when they do not.

use super::group::Group;
use crate::ingest::imports::{LINE_AMOUNTS, LINE_COUNTRIES, LINE_TEXT};
use crate::model::{Field, LineTariff};
use std::cmp::Ordering;

/// The first field in which two records differ, of those that both files have.
pub(super) fn difference(
    a: &LineTariff,
    b: &LineTariff,
    both: impl Fn(Field) -> bool,
) -> Option<Field> {
    let differs = |field: Field, differs: bool| (differs && both(field)).then_some(field);
    let hts =
        if a.hts.is_none() && b.hts.is_none() { a.hts_raw != b.hts_raw } else { a.hts != b.hts };
    differs(Field::HtsNumber, hts)
        .or_else(|| differs(Field::TariffValue, a.value != b.value))
        .or_else(|| differs(Field::TariffDuty, a.duty != b.duty))
        .or_else(|| differs(Field::Quantity1, a.quantity != b.quantity))
        .or_else(|| differs(Field::Unit1, a.unit != b.unit))
        .or_else(|| differs(Field::Quantity2, a.quantity2 != b.quantity2))
        .or_else(|| differs(Field::Unit2, a.unit2 != b.unit2))
}

/// The first field of the whole line in which two files differ, of those that both have.
pub(super) fn line_difference(a: &Group, b: &Group, both: impl Fn(Field) -> bool) -> Option<Field> {
    let (x, y) = (&a.line, &b.line);
    let differ = |field: &Field, differs: bool| differs && both(*field);
    let texts = LINE_TEXT
        .iter()
        .enumerate()
        .find(|(i, field)| differ(field, x.texts.get(*i) != y.texts.get(*i)));
    let countries = LINE_COUNTRIES
        .iter()
        .enumerate()
        .find(|(i, field)| differ(field, x.countries.get(*i) != y.countries.get(*i)));
    let amounts = LINE_AMOUNTS.iter().enumerate().find(|(i, field)| {
        let amount = |group: &Group| group.amounts.get(*i).map(|once| once.amount());
        differ(field, amount(a) != amount(b))
    });
    let date = (Field::ImportDate, x.import_date != y.import_date);
    countries
        .or(texts)
        .or(amounts)
        .map(|(_, field)| *field)
        .or_else(|| differ(&date.0, date.1).then_some(date.0))
}

/// Order by content: less duty first, so that of two records nobody can date the one that claims
/// less is taken.
pub(super) fn by_content(a: &LineTariff, b: &LineTariff) -> Ordering {
    let key = |r: &LineTariff| (r.duty, r.value, r.quantity, r.hts, r.quantity2);
    key(a).cmp(&key(b)).then_with(|| (a.unit, a.unit2).cmp(&(b.unit, b.unit2)))
}

/// Fills what one record lacks from an equal one of another file.
pub(super) fn complete(kept: &mut LineTariff, other: &LineTariff) {
    kept.hts = kept.hts.or(other.hts);
    if kept.primary_rate.is_none() {
        kept.primary_rate = other.primary_rate;
    }
    if kept.hts_raw.is_none() {
        kept.hts_raw = other.hts_raw;
    }
    kept.value = kept.value.or(other.value);
    kept.duty = kept.duty.or(other.duty);
    kept.quantity = kept.quantity.or(other.quantity);
    kept.unit = kept.unit.or(other.unit);
    kept.quantity2 = kept.quantity2.or(other.quantity2);
    kept.unit2 = kept.unit2.or(other.unit2);
}
