//! TW505: a heading of chapter 99 that the goods fall under is not on their line.

use crate::checks::duties::{Fault, FaultKind, with};
use crate::checks::place::{at, line_cell, line_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Amount, Area, Finding, Findings, Severity};
use crate::law::{Answer, FreedBy, Ruling};
use crate::model::{Field, Hts8, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW505",
    name: "chapter99_missing",
    area: Area::Remedies,
    severity: Severity::Error,
    citations: &["HTSUS chapter 99", "19 USC 1505"],
    needs: &[
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::EntryDate]),
        Need::of_tariff_report(&[Field::CountryOfOrigin]),
        Need::of_tariff_report(&[Field::TariffValue]),
        Need::of_tariff_report(&[Field::TariffDuty]),
        Need::of_line_report(&[Field::Spi]),
    ],
    documentation: include_str!("chapter99_missing.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Findings) {
    with(context, |judged| {
        findings.extend(judged.faults().iter().filter_map(|fault| finding(context, fault)));
    });
}

fn finding(context: &Context<'_>, fault: &Fault<'_>) -> Option<Finding> {
    let FaultKind::Missing { answer, heading, due, most } = &fault.kind else { return None };
    let portfolio = context.portfolio;
    let goods = fault.goods(context)?;
    let remedy = remedy(context, fault.entry(context));
    let charges = matches!(answer.ruling, Ruling::Charged(_));
    let origin = line_cell(portfolio, portfolio.line(fault.line), Field::CountryOfOrigin);
    // A heading that only says why nothing is charged costs nothing.
    let sure = if charges { CHECK.severity } else { Severity::Warning };
    Some(Finding {
        severity: fault.severity(sure),
        what: format!(
            "{}: heading {heading} ({}) is missing on {}{}.",
            line_name(portfolio, portfolio.line(fault.line)),
            answer.measure.name,
            fault.goods_words(context),
            amount_words(*due, *most, goods.value)
        ),
        why: why(answer, *heading) + &fault.doubts(),
        action: format!(
            "See whether the goods are in the scope of the programme; a description in the \
             heading can be narrower than the number. {} {}",
            if charges {
                "If they are, add the heading and deposit the duty with interest; if an exception or \
                 exclusion frees them, its heading has to stand on the line."
            } else {
                "If they are, add the heading."
            },
            remedy.words
        ),
        cause: format!("heading {heading} missing"),
        places: [Some(at(&goods, Field::HtsNumber)), origin].into_iter().flatten().collect(),
        amount: match due {
            Some(due) => remedy.reachable(fault.difference(*due, Money::ZERO)),
            None => Amount::default(),
        },
        deadline: remedy.deadline,
        ..CHECK.finding()
    })
}

fn amount_words(due: Option<Money>, most: Option<Money>, value: Option<Money>) -> String {
    let on = value.map(|value| format!(" on a value of {value}")).unwrap_or_default();
    match (due, most) {
        (Some(due), _) if !due.is_zero() => format!("; the duty under it is {due}{on}"),
        (None, Some(most)) => format!(
            "; the duty is on a part of the value that the report does not tell, and at most {most}"
        ),
        _ => String::new(),
    }
}

fn why(answer: &Answer<'_>, heading: Hts8) -> String {
    match answer.ruling {
        Ruling::Freed(freed) => {
            let reason = match freed.by {
                FreedBy::Measure(_) => "another programme charges them",
                FreedBy::Program => "a special program is claimed for them",
                FreedBy::Listed => "their number is on a list of exceptions",
                FreedBy::Origin => "they come from a country that it leaves out",
            };
            format!(
                "The programme charges goods of every line unless a heading says why not. These are \
                 free of it because {reason}, and heading {heading} has to say so."
            )
        }
        _ => "The number is on the list of the programme, the origin is one of its countries, and \
              nothing on the line frees the goods. Duty that was not deposited is owed with \
              interest, and a penalty can be added where care was lacking (19 USC 1592)."
            .to_owned(),
    }
}
