//! Lists that are read and that the estimate does not use yet: told with their size, and counted as
//! zero.

use crate::model::{FileId, MasterPart, Portfolio, SourceKind, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What is not known because of the lists.
#[must_use]
pub fn unknown(portfolio: &Portfolio) -> Vec<String> {
    [destructions(portfolio), manufacture(portfolio), factors(portfolio), gaps(portfolio)]
        .into_iter()
        .flatten()
        .collect()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

fn destructions(portfolio: &Portfolio) -> Option<String> {
    let list = &portfolio.lists.destructions;
    let mut units: BTreeMap<Unit, Decimal> = BTreeMap::new();
    let mut open = 0;
    for one in list {
        match (one.quantity, one.unit) {
            (Some(quantity), Some(unit)) => *units.entry(unit).or_default() += quantity.0,
            _ => open += 1,
        }
    }
    let mut sums: Vec<String> =
        units.into_iter().map(|(unit, sum)| format!("{} {unit}", sum.normalize())).collect();
    if open > 0 {
        sums.push(format!("{open} without quantity or unit"));
    }
    (!list.is_empty()).then(|| {
        format!(
            "Claims on destroyed merchandise are not in the estimate: {} ({}) {} as zero, since the list does not tell what was recovered from the goods, nor what they were worth when destroyed (19 USC 1313(x), 19 CFR 190.32(b)(2), 190.71).",
            counted(list.len(), "destruction", "destructions"),
            sums.join(", "),
            if list.len() == 1 { "counts" } else { "count" }
        )
    })
}

fn manufacture(portfolio: &Portfolio) -> Option<String> {
    let (bill, made) = (portfolio.lists.bill_of_materials.len(), portfolio.lists.production.len());
    (bill + made > 0).then(|| {
        format!(
            "Manufacturing drawback is not estimated yet: {} of a bill of materials and {} are read and count as zero (19 USC 1313(b)).",
            counted(bill, "row", "rows"),
            counted(made, "production record", "production records")
        )
    })
}

/// Factors without the two units they stand between.
fn factors(portfolio: &Portfolio) -> Option<String> {
    let is_used = |part: &&MasterPart| {
        let is_above = part.factor.is_some_and(|factor| factor > Decimal::ZERO);
        is_above && part.unit.is_some() && part.other_unit.is_some()
    };
    let rows = portfolio.lists.parts.iter().filter(|part| part.factor.is_some());
    let unused = rows.filter(|part| !is_used(part)).count();
    (unused > 0).then(|| {
        format!(
            "{} of the parts master {} nothing: a factor above zero and both units are needed (19 CFR 190.51(a)(2)(viii)).",
            counted(unused, "conversion factor", "conversion factors"),
            if unused == 1 { "converts" } else { "convert" }
        )
    })
}

/// Rows of earlier claims that could not be read: what they took is still counted.
fn gaps(portfolio: &Portfolio) -> Option<String> {
    let of_claims = |kind| matches!(kind, SourceKind::PriorClaims | SourceKind::UsedExports);
    let files = portfolio.files.iter().zip(0_u16..).filter(|(file, _)| of_claims(file.kind));
    let rows: u64 = files
        .map(|(file, at)| {
            let repeats = portfolio.duplicated.iter().chain(&portfolio.repeated);
            let repeated = repeats.filter(|pair| pair.repeated.file == FileId(at)).count() as u64;
            file.rows.set_aside.saturating_sub(repeated)
        })
        .sum();
    (rows > 0).then(|| {
        format!(
            "Earlier claims in {} that {} set aside are not known and not taken off (19 USC 1313(v)).",
            if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") },
            if rows == 1 { "is" } else { "are" }
        )
    })
}
