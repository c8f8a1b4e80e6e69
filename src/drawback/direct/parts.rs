//! Part numbers alone: first in first out within the part and the unit. Withdrawals for other ends are
//! not known, so this is a wider reading and never the base (19 CFR 190.14(b)).

use super::facts::Lot;
use super::identify::{How, Work};
use crate::drawback::reason::Reason;
use crate::model::{Date, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) fn identify(work: &mut Work<'_, '_>) {
    let direct = work.direct;
    for part in &direct.parts {
        of_part(work, part);
    }
}

fn of_part(work: &mut Work<'_, '_>, part: &Lot) {
    let direct = work.direct;
    let mut lines: BTreeMap<Option<Unit>, Vec<(Option<Date>, u32)>> = BTreeMap::new();
    for at in &part.sources {
        let Some(source) = direct.sources.get(*at as usize) else { continue };
        lines.entry(source.unit).or_default().push((source.first_day, *at));
    }
    // A line whose unit is not known may have held any of the goods.
    let blank = lines.remove(&None).unwrap_or_default();
    let mut exports: BTreeMap<Unit, Vec<(Date, u32)>> = BTreeMap::new();
    for at in &part.exports {
        let Some(export) = direct.exports.get(*at as usize) else { continue };
        let (Some(day), Some(unit)) = (export.date, export.unit) else { continue };
        if lines.contains_key(&Some(unit)) {
            exports.entry(unit).or_default().push((day, *at));
        } else {
            work.refuse(*at, Reason::UnitsDiffer);
        }
    }
    for (unit, mut exports) in exports {
        let mut of_unit = lines.remove(&Some(unit)).unwrap_or_default();
        of_unit.extend(&blank);
        of_unit.sort_unstable();
        exports.sort_unstable();
        first_in_first_out(work, &of_unit, &exports);
    }
}

fn first_in_first_out(
    work: &mut Work<'_, '_>,
    lines: &[(Option<Date>, u32)],
    exports: &[(Date, u32)],
) {
    let mut next = 0;
    for (day, export) in exports {
        let Some(facts) = work.direct.exports.get(*export as usize) else { continue };
        let refused = work.may_claim(facts).err();
        let mut wanted = work.open[*export as usize];
        while wanted > Decimal::ZERO
            && let Some((first, source)) = lines.get(next)
            && first.is_none_or(|first| first <= *day)
        {
            let taken = match refused {
                // Goods that left for a place without drawback are gone all the same.
                Some(_) => work.remove(*source, wanted),
                None => work.take(*source, *export, *day, wanted, How::Part),
            };
            wanted -= taken;
            if wanted > Decimal::ZERO {
                next += 1;
            }
        }
        if let Some(reason) = refused {
            work.refuse(*export, reason);
        } else if wanted > Decimal::ZERO {
            work.refuse(*export, Reason::IdentifiedUsedUp);
        }
        work.open[*export as usize] = wanted;
    }
}
