//! TW508: the duty under a heading of chapter 99 is another than its rate gives.

use crate::checks::duties::{Fault, FaultKind, with};
use crate::checks::place::{at, record_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::model::{Field, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW508",
    name: "chapter99_wrong_rate",
    area: Area::Remedies,
    severity: Severity::Error,
    citations: &["HTSUS chapter 99", "19 USC 1315(a)", "19 USC 1505"],
    needs: &[
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::EntryDate]),
        Need::of_tariff_report(&[Field::CountryOfOrigin]),
        Need::of_tariff_report(&[Field::TariffValue]),
        Need::of_tariff_report(&[Field::TariffDuty]),
        Need::of_line_report(&[Field::Spi]),
    ],
    documentation: include_str!("chapter99_wrong_rate.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Findings) {
    with(context, |judged| {
        findings.extend(judged.faults().iter().filter_map(|fault| finding(context, fault)));
    });
}

fn finding(context: &Context<'_>, fault: &Fault<'_>) -> Option<Finding> {
    let FaultKind::WrongRate { measure, heading, due, together } = fault.kind else { return None };
    let portfolio = context.portfolio;
    let record = fault.record(context);
    let goods = fault.goods(context)?;
    let remedy = remedy(context, fault.entry(context));
    let mut paid: Money = portfolio
        .tariffs_of(portfolio.line(fault.line))
        .filter(|other| other.hts.is_some_and(|hts| hts.hts8() == heading))
        .filter_map(|other| other.duty)
        .sum();
    if together {
        paid += goods.duty.unwrap_or(Money::ZERO);
    }
    let value = goods.value.map(|value| format!(" on a value of {value}")).unwrap_or_default();
    Some(Finding {
        severity: fault.severity(CHECK.severity),
        what: format!(
            "{}: the duty under heading {heading} ({}) on {}{} is {paid}{value}; its rate gives {due}.",
            record_name(portfolio, &record),
            measure.name,
            fault.goods_words(context),
            if together { ", with the ordinary duty," } else { "" }
        ),
        why: format!(
            "A heading has one rate on a day, on the entered value of the goods. A rate of another \
             day, another list or another country is the usual cause; duty too low is owed with \
             interest, duty too high comes back only on request.{}",
            fault.doubts()
        ),
        action: format!(
            "Compare value, rate and duty with the entry summary, and the rate with the heading on \
             the date that sets it. {}",
            remedy.words
        ),
        cause: format!("heading {heading}"),
        places: vec![at(&record, Field::TariffDuty), at(&goods, Field::TariffValue)],
        amount: remedy.reachable(fault.difference(due, paid)),
        deadline: remedy.deadline,
        ..CHECK.finding()
    })
}
