//! Lines without a case whose number CBP's list flags for some order.

use super::adcvd::{CaseText, is_for_orders};
use crate::checks::Context;
use crate::model::Field;

/// How many lines name no case, are entered under a type that is not for goods under an order, and
/// have a tariff number that CBP's list flags for antidumping or countervailing duty. A flag names no
/// origin and no scope: it accuses nobody, so this is a number to know and no finding.
#[must_use]
pub fn flagged_without_case(context: &Context<'_>) -> usize {
    let (portfolio, book) = (context.portfolio, context.book);
    let flagged = |at: u32| {
        let listed = portfolio.tariffs.hts(at).and_then(|number| book.listed.get(number));
        listed.is_some_and(|listed| listed.antidumping || listed.countervailing)
    };
    let not_for_orders = context
        .entries()
        .filter(|entry| is_for_orders(book, portfolio.str(entry.entry_type)) == Some(false));
    not_for_orders
        .flat_map(|entry| portfolio.lines_of(entry))
        .filter(|(_, line)| {
            portfolio.file(line.place.file).has(Field::AdCvdCase)
                && CaseText::of(portfolio.str(line.adcvd_case)) == CaseText::None
                && line.tariffs.clone().any(flagged)
        })
        .count()
}
