//! The arithmetic: per unit, lesser-of, percentage, rounding, cents.

use super::{Scene, TraceStep, count, number, step};
use crate::drawback::Designation;
use crate::drawback::basis::Class;
use crate::drawback::eligibility::ExportFacts;
use crate::drawback::exact::Fraction;
use crate::drawback::keys::cite;
use crate::drawback::refund::{claim, mpf};
use crate::law::Provision;
use crate::model::Money;
use rust_decimal::Decimal;

/// Classes in which the line paid something that counts.
fn classes(scene: &Scene<'_>) -> impl Iterator<Item = (usize, Class)> {
    let paid = scene.line.classes.each_ref().map(Fraction::is_positive);
    Class::ALL.into_iter().enumerate().filter(move |(at, _)| paid.get(*at) == Some(&true))
}

pub(super) fn per_unit(scene: &Scene<'_>) -> Vec<TraceStep> {
    let units = scene.line.per_unit();
    classes(scene)
        .map(|(at, class)| {
            step(
                format!(
                    "Per unit, {}: {} ÷ {}.",
                    class.name(),
                    number(&scene.line.classes[at]),
                    count(scene.basis.quantity)
                ),
                Some(number(&units[at])),
                match scene.provision {
                    Provision::J1 => cite::DIRECT_AMOUNT,
                    _ => cite::AVERAGING,
                },
            )
        })
        .collect()
}

pub(super) fn lesser_of(scene: &Scene<'_>) -> Vec<TraceStep> {
    let (Some(export), Some(designation)) = (scene.export(), scene.chosen()) else {
        return Vec::new();
    };
    let (paid, least) = (scene.line.per_unit(), scene.pair(export));
    let imported = scene.line.unit_value();
    let exported = Fraction::ratio(export.value, export.quantity);
    let mut steps = Vec::new();
    for (at, class) in classes(scene) {
        let fee = matches!(class, Class::Mpf | Class::Hmf);
        let limit = if paid[at] == least[at] {
            format!("what would apply to the export at {} is not less", number(&exported))
        } else {
            format!(
                "what would apply to the export at {} against {} is less",
                number(&exported),
                number(&imported)
            )
        };
        steps.push(step(
            format!("Lesser of, {}: paid {} a unit; {limit}.", class.name(), number(&paid[at])),
            Some(number(&least[at])),
            if fee { cite::MPF_LESSER } else { cite::LESSER_OF },
        ));
        steps.push(step(
            format!("{} units at {}.", count(designation.quantity), number(&least[at])),
            Some(number(&(&least[at] * &Fraction::from(designation.quantity)))),
            cite::PER_UNIT,
        ));
    }
    steps
}

/// Exact amounts of every designation of the line, by class.
fn shares(scene: &Scene<'_>) -> Vec<[Fraction; 4]> {
    let of = |(export, designation): &(Option<ExportFacts>, &Designation)| {
        let quantity = Fraction::from(designation.quantity);
        let unit = export.as_ref().map_or_else(|| scene.line.per_unit(), |one| scene.pair(one));
        unit.map(|unit| &unit * &quantity)
    };
    scene.uses.iter().map(of).collect()
}

pub(super) fn claim(scene: &Scene<'_>) -> Vec<TraceStep> {
    let Some(designation) = scene.chosen() else { return Vec::new() };
    let shares = shares(scene);
    let mut steps = Vec::new();
    for (at, class) in classes(scene) {
        let sum = shares.iter().fold(Fraction::ZERO, |sum, share| &sum + &share[at]);
        let due = if class == Class::Mpf {
            fee(scene, &sum, &mut steps)
        } else {
            let due = claim::claim(&sum, scene.percentage, scene.readings.cut);
            let rounding = if scene.readings.cut { "cut to cents" } else { "to cents, half up" };
            steps.push(step(
                format!(
                    "Class {}, all designations of the line: {} × {}, {rounding}.",
                    class.code(),
                    number(&sum),
                    count(scene.percentage)
                ),
                Some(Money(due).text()),
                cite::PERCENT,
            ));
            due
        };
        let all: Decimal = scene.uses.iter().filter_map(|(_, d)| d.classes.get(at)).sum();
        if all < due {
            steps.push(step(
                format!(
                    "The entry's fees stay within what it paid: {} of {}.",
                    Money(all),
                    Money(due)
                ),
                Some(Money(all).text()),
                cite::PERCENT,
            ));
        }
        let own = designation.classes.get(at).copied().unwrap_or_default();
        steps.push(step(
            format!("Class {}: this designation's part of {}.", class.code(), Money(all)),
            Some(Money(own).text()),
            cite::CENTS,
        ));
    }
    steps.push(step(
        "Claim on this designation.".to_owned(),
        Some(designation.amount.text()),
        match scene.provision {
            Provision::J1 => cite::DIRECT,
            _ => cite::SUBSTITUTION,
        },
    ));
    steps
}

/// The chain of the processing fee, written out.
fn fee(scene: &Scene<'_>, amount: &Fraction, steps: &mut Vec<TraceStep>) -> Decimal {
    let Some((paid, subject)) = scene.counted.mpf else { return Decimal::ZERO };
    let (basis, readings) = (&scene.basis, &scene.readings);
    let ratio = mpf::ratio(basis.value, subject);
    let apportioned = mpf::apportioned(ratio, paid);
    let eligible = mpf::eligible(apportioned, scene.percentage);
    let unit = mpf::per_unit(eligible, basis.quantity, readings.fee_decimals);
    let claimed = &amount.over(&scene.line.classes[3]) * &Fraction::from(basis.quantity);
    let due = mpf::claim(eligible, basis.quantity, &claimed, readings.fee_decimals, readings.cut);
    steps.push(step(
        format!(
            "Class 399: ratio {ratio} × {} = {}; × {} = {eligible} eligible; ÷ {} = {unit} a unit.",
            Money(paid),
            apportioned.normalize(),
            count(scene.percentage),
            count(basis.quantity)
        ),
        Some(unit.to_string()),
        cite::MPF,
    ));
    let (counting, cite) = match scene.provision {
        Provision::J1 => ("", cite::MPF),
        _ => (", each counted by the lesser of one and export over import value", cite::MPF_LESSER),
    };
    steps.push(step(
        format!(
            "{unit} × {} units{counting}; never above the eligible amount of those units.",
            number(&claimed)
        ),
        Some(Money(due).text()),
        cite,
    ));
    due
}
