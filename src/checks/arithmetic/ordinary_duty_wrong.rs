//! TW608: the ordinary duty of a line is another than the rate of the tariff gives.

use super::line_duty_implausible::slip;
use crate::checks::duties::{Fault, FaultKind, with};
use crate::checks::place::{at, record_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::law::Rate;
use crate::model::{Field, LineTariff, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW608",
    name: "ordinary_duty_wrong",
    area: Area::Arithmetic,
    severity: Severity::Error,
    citations: &["HTSUS general statistical note 3", "19 USC 1315(a)", "19 USC 1505"],
    needs: &[
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::EntryDate]),
        Need::of_tariff_report(&[Field::CountryOfOrigin]),
        Need::of_tariff_report(&[Field::TariffValue]),
        Need::of_tariff_report(&[Field::TariffDuty]),
        Need::of_line_report(&[Field::Spi]),
    ],
    documentation: include_str!("ordinary_duty_wrong.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Findings) {
    with(context, |judged| {
        findings.extend(judged.faults().iter().filter_map(|fault| finding(context, fault)));
    });
}

fn finding(context: &Context<'_>, fault: &Fault<'_>) -> Option<Finding> {
    let FaultKind::Ordinary { ordinary, due } = fault.kind else { return None };
    let record = fault.record(context);
    let remedy = remedy(context, fault.entry(context));
    let paid = record.duty.unwrap_or(Money::ZERO);
    let number = record.hts.map(|hts| hts.hts8().to_string()).unwrap_or_default();
    let mut places = vec![at(&record, Field::TariffDuty), at(&record, Field::TariffValue)];
    if by_quantity(ordinary.rate) {
        places.push(at(&record, Field::Quantity1));
    }
    Some(Finding {
        severity: fault.severity(CHECK.severity),
        what: format!(
            "{}: the duty on {} is {paid} on {}; {} is {}, which gives {due}{}.",
            record_name(context.portfolio, &record),
            fault.goods_words(context),
            measured(&record, ordinary.rate),
            ordinary.column.words(),
            ordinary.rate,
            slip(Some(due), Some(paid))
        ),
        why: format!(
            "The schedule of that day has one rate for the number, origin and program. Duty too low \
             is owed with interest; duty too high comes back only while there is a way to ask for \
             it; drawback taken from a wrong figure is wrong as well.{}",
            fault.doubts()
        ),
        action: format!(
            "Compare number, value, rate and duty with the entry summary (CBP Form 7501, boxes 29 to \
             34). {}",
            remedy.words
        ),
        cause: format!("tariff number {number}, rate {}", ordinary.rate),
        places,
        amount: remedy.reachable(fault.difference(due, paid)),
        deadline: remedy.deadline,
        ..CHECK.finding()
    })
}

fn by_quantity(rate: &Rate) -> bool {
    rate.share().is_none()
}

/// `a value of $5,000.00`, with the quantities where the rate goes by them.
fn measured(record: &LineTariff, rate: &Rate) -> String {
    let value = record
        .value
        .map_or_else(|| "an unknown value".to_owned(), |value| format!("a value of {value}"));
    if !by_quantity(rate) {
        return value;
    }
    let quantities = [(record.quantity, record.unit), (record.quantity2, record.unit2)];
    let quantities = quantities.into_iter().filter_map(|(quantity, unit)| {
        quantity.zip(unit).map(|(quantity, unit)| format!(" and {quantity} {unit}"))
    });
    value + &quantities.collect::<String>()
}
