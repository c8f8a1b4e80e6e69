//! TW507: a heading of chapter 99 on goods that its programme does not list under it.

use crate::checks::duties::{Fault, FaultKind, with};
use crate::checks::place::{at, record_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Amount, Area, Finding, Findings, Severity};
use crate::model::{Field, Hts8, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW507",
    name: "chapter99_wrong_product",
    area: Area::Remedies,
    severity: Severity::Error,
    citations: &["HTSUS chapter 99", "CBP Form 7501 instructions"],
    needs: &[
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::EntryDate]),
        Need::of_tariff_report(&[Field::CountryOfOrigin]),
        Need::of_tariff_report(&[Field::TariffValue]),
        Need::of_tariff_report(&[Field::TariffDuty]),
        Need::of_line_report(&[Field::Spi]),
    ],
    documentation: include_str!("chapter99_wrong_product.md"),
    run,
};

/// What the programme says of the goods: the heading they fall under and the duty, if any.
type Right = Option<(Hts8, Option<Money>)>;

fn run(context: &Context<'_>, findings: &mut Findings) {
    with(context, |judged| {
        findings.extend(judged.faults().iter().filter_map(|fault| finding(context, fault)));
    });
}

fn finding(context: &Context<'_>, fault: &Fault<'_>) -> Option<Finding> {
    let FaultKind::WrongProduct { measure, heading, right, claims } = fault.kind else {
        return None;
    };
    let record = fault.record(context);
    let remedy = remedy(context, fault.entry(context));
    let paid = record.duty.unwrap_or(Money::ZERO);
    // Whether an exception holds can rest on facts that no report tells.
    let sure = if claims { Severity::Warning } else { CHECK.severity };
    Some(Finding {
        severity: fault.severity(sure),
        what: format!(
            "{}: heading {heading} ({}) is used for {}, {}{}.",
            record_name(context.portfolio, &record),
            measure.name,
            fault.goods_words(context),
            falls_under(right, claims),
            if paid.is_zero() {
                String::new()
            } else {
                format!("; the duty paid under it is {paid}")
            }
        ),
        why: why(right, claims).to_owned() + &fault.doubts(),
        action: format!(
            "Classify the goods, look for their number in the note that the heading refers to, and \
             correct whichever of the two is wrong. {}",
            remedy.words
        ),
        cause: match right {
            Some((right, _)) => format!("heading {heading} for {right}"),
            None => format!("heading {heading}"),
        },
        places: vec![at(&record, Field::HtsNumber), at(&record, Field::TariffDuty)],
        amount: remedy.reachable(amount(fault, right, paid)),
        deadline: remedy.deadline,
        ..CHECK.finding()
    })
}

/// Where nothing is due under the programme, what was paid may come back.
fn amount(fault: &Fault<'_>, right: Right, paid: Money) -> Amount {
    match right {
        Some((_, Some(due))) => fault.difference(due, paid),
        Some((_, None)) => Amount::default(),
        None => fault.difference(Money::ZERO, paid),
    }
}

fn falls_under(right: Right, claims: bool) -> String {
    match right {
        Some((right, due)) => {
            let due = due.filter(|due| !due.is_zero());
            let due = due.map(|due| format!(", where the duty is {due}")).unwrap_or_default();
            let but = if claims { "but nothing on the line frees them: " } else { "but " };
            format!("{but}they fall under {right}{due}")
        }
        None => "which are not under it".to_owned(),
    }
}

fn why(right: Right, claims: bool) -> &'static str {
    match (right, claims) {
        (Some(_), true) => {
            "An exception holds only for the goods that it names. If these are not among them, the \
             duty of the programme is owed with interest."
        }
        (Some(_), false) => {
            "Each heading of the programme has its own goods and its own rate. Under the wrong one \
             too much or too little was paid, and drawback and refunds go by the heading."
        }
        (None, _) => {
            "The programme does not list the number, or the heading stands there beside the right \
             one. Duty paid under it is not owed."
        }
    }
}
