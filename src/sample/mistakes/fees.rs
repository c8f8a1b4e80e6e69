//! Fees beside the formula, missing, or paid where none is due.

use super::{Done, Ground};
use crate::checks::arithmetic::fees::{MpfTerms, harbor_maintenance_fee};
use crate::model::Money;
use crate::sample::entry::{Entry, Line};

fn is_subject(entry: &Entry) -> bool {
    let claims = |line: &Line| line.spi.is_some();
    entry.entry_type == "01" && !entry.lines.iter().any(claims)
}

fn value(entry: &Entry) -> Money {
    entry.lines.iter().map(|line| line.value).sum()
}

fn pay(ground: &mut Ground<'_, '_>, at: usize, fee: Money) -> Option<Done> {
    let world = ground.account.world;
    let entry = ground.entry(at)?;
    let right = entry.mpf?;
    world.set_fee(entry, Some(fee));
    Some(Done::entry(at, format!("a merchandise processing fee of {right} is paid as {fee}")))
}

/// The share of a small value, without the minimum.
pub(super) fn below_minimum(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    let raw = |entry: &Entry| {
        let terms = MpfTerms::on(entry.entered, world.book)?;
        let raw = terms.ad_valorem(value(entry));
        let low = raw + Money::cents(500) < terms.minimum && raw > Money::cents(100);
        (low && is_subject(entry)).then_some(raw)
    };
    let at = ground.find(|entry| raw(entry).is_some())?;
    let fee = raw(ground.account.list.get(at)?)?;
    pay(ground, at, fee)
}

/// The share of a large value, without the maximum.
pub(super) fn above_maximum(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    let raw = |entry: &Entry| {
        let terms = MpfTerms::on(entry.entered, world.book)?;
        let raw = terms.ad_valorem(value(entry));
        (is_subject(entry) && raw > terms.maximum + Money::cents(2_000)).then_some(raw)
    };
    let at = ground.find(|entry| raw(entry).is_some())?;
    let fee = raw(ground.account.list.get(at)?)?;
    pay(ground, at, fee)
}

/// A fee between the limits that no value gives.
pub(super) fn not_formula(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    // Far enough from the right fee that no surcharge and no rounding explains it.
    let more = Money::cents(ground.random.between(2_000, 9_000));
    let fits = |entry: &Entry| {
        let between = |terms: MpfTerms| entry.mpf.is_some_and(|fee| fee + more < terms.maximum);
        is_subject(entry) && MpfTerms::on(entry.entered, world.book).is_some_and(between)
    };
    let at = ground.find(fits)?;
    let fee = ground.account.list.get(at)?.mpf? + more;
    pay(ground, at, fee)
}

/// By sea, and no harbor maintenance fee.
pub(super) fn harbor_missing(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let at = ground.find(|entry| {
        entry.is_by_sea() && entry.lines.iter().all(|line| line.hmf >= Money::cents(100))
    })?;
    for line in &mut ground.entry(at)?.lines {
        line.hmf = Money::ZERO;
    }
    Some(Done::entry(at, "the goods came by sea and no harbor maintenance fee is paid".to_owned()))
}

/// By air, and a harbor maintenance fee.
pub(super) fn harbor_by_air(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let book = ground.account.world.book;
    let large = |line: &Line| line.value >= Money::cents(100_000);
    let at = ground.find(|entry| entry.mode == "40" && entry.lines.iter().all(large))?;
    let entry = ground.entry(at)?;
    for line in &mut entry.lines {
        line.hmf = harbor_maintenance_fee(line.value, entry.entered, book)?;
    }
    Some(Done::entry(at, "the goods came by air and a harbor maintenance fee is paid".to_owned()))
}
