//! Lots and serial numbers. A number on one import line is exact. Where a lot covers several lines it
//! is not told which of them left: units that bring the least count as gone first, so that the figure
//! is never above what the goods paid.

use super::facts::Lot;
use super::identify::{How, Work};
use crate::drawback::exact::Fraction;
use crate::drawback::reason::Reason;
use crate::model::Date;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

pub(super) fn identify(work: &mut Work<'_, '_>) {
    let direct = work.direct;
    for lot in &direct.lots {
        of_lot(work, lot);
    }
}

fn of_lot(work: &mut Work<'_, '_>, lot: &Lot) {
    let how = How::Lot { lines: lot.sources.len() as u32 };
    let exports = claimable(work, lot);
    let Some((last, _)) = exports.last().copied() else { return };
    let ranked = by_worth(work, lot, last);
    let mut arrivals: Vec<(Option<Date>, usize)> = ranked
        .iter()
        .enumerate()
        .map(|(rank, source)| (work.direct.sources[*source as usize].first_day, rank))
        .collect();
    arrivals.sort_unstable();
    let mut arrivals = arrivals.into_iter().peekable();
    let mut at_hand: BinaryHeap<Reverse<usize>> = BinaryHeap::new();
    for (day, export) in exports {
        // A line without any date may have come at any time.
        while arrivals.peek().is_some_and(|(first, _)| first.is_none_or(|first| first <= day)) {
            at_hand.extend(arrivals.next().map(|(_, rank)| Reverse(rank)));
        }
        if at_hand.is_empty() && arrivals.peek().is_some() {
            work.refuse(export, Reason::IdentifiedLater);
            continue;
        }
        let mut wanted = work.open[export as usize];
        if lot.sources.len() > 1 {
            // Which line gave what earlier claims used is not told: the cheapest stay.
            wanted -= std::mem::take(&mut work.used[export as usize]);
        }
        while wanted > Decimal::ZERO
            && let Some(Reverse(rank)) = at_hand.peek().copied()
        {
            let taken = work.take(ranked[rank], export, day, wanted, how);
            wanted -= taken;
            if wanted > Decimal::ZERO {
                at_hand.pop();
            }
        }
        if wanted > Decimal::ZERO {
            work.refuse(export, Reason::IdentifiedUsedUp);
        }
        work.open[export as usize] = wanted;
    }
}

/// The exports of a lot that may be claimed on, by date. What may not takes no units: it may have
/// taken the dearest.
fn claimable(work: &mut Work<'_, '_>, lot: &Lot) -> Vec<(Date, u32)> {
    let direct = work.direct;
    let units = |source: &u32| direct.sources.get(*source as usize).and_then(|one| one.unit);
    let mut exports = Vec::with_capacity(lot.exports.len());
    for at in &lot.exports {
        let Some(export) = direct.exports.get(*at as usize) else { continue };
        match work.may_claim(export) {
            Err(reason) => work.refuse(*at, reason),
            Ok(_)
                if lot
                    .sources
                    .iter()
                    .any(|one| units(one).is_some_and(|u| Some(u) != export.unit)) =>
            {
                work.refuse(*at, Reason::UnitsDiffer);
            }
            Ok(day) => exports.push((day, *at)),
        }
    }
    exports.sort_unstable();
    exports
}

/// The lines of a lot, what brings the least first. A line of several that is too old for one of the
/// exports counts as worth nothing for all, since it may be the one that left; the same holds for a
/// line that is left out.
fn by_worth(work: &mut Work<'_, '_>, lot: &Lot, last: Date) -> Vec<u32> {
    let several = lot.sources.len() > 1;
    let mut ranked: Vec<(Fraction, u32)> = Vec::with_capacity(lot.sources.len());
    for source in &lot.sources {
        if several
            && let Some(line) = work.lines.get_mut(*source as usize)
            && line.as_ref().is_ok_and(|line| line.window.last_export < last)
        {
            *line = Err(Reason::IdentifiedTooOld);
        }
        let worth = match work.lines.get(*source as usize) {
            Some(Ok(line)) => line.worth.clone(),
            _ => Fraction::ZERO,
        };
        ranked.push((worth, *source));
    }
    ranked.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
    ranked.into_iter().map(|(_, source)| source).collect()
}
