//! TW605: the merchandise processing fee of an entry summary is not the one of the formula.

use super::mpf::{Fault, Judge, Judgement};
use super::mpf_below_minimum::{doubt, paid_words};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::model::{EntrySummary, Field, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW605",
    name: "mpf_not_formula",
    area: Area::Arithmetic,
    severity: Severity::Warning,
    citations: &["19 CFR 24.23(b)(1)", "19 USC 58c(b)(8)(A)", "19 USC 58c(b)"],
    needs: &[
        Need::of_line_report(&[Field::TotalMpf, Field::LineMpf]),
        Need::of_tariff_report(&[Field::EntryDate]),
        Need::of_tariff_report(&[Field::EntryType]),
        Need::of_tariff_report(&[Field::LineNumber]),
        Need::of_tariff_report(&[Field::CountryOfOrigin]),
        Need::of_tariff_report(&[Field::TariffValue, Field::LineValue]),
        Need::of_line_report(&[Field::Spi]),
    ],
    documentation: include_str!("mpf_not_formula.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut judge = Judge::new(*context);
    for entry in context.entries() {
        let Some(judged) = judge.judge(entry, Fault::NotFormula) else { continue };
        if let Some(expected) = judged.expected {
            findings.push(finding(context, entry, &judged, expected));
        }
    }
}

fn finding(
    context: &Context<'_>,
    entry: &EntrySummary,
    judged: &Judgement,
    expected: Money,
) -> Finding {
    let remedy = remedy(context, entry);
    Finding {
        severity: if judged.before_limits { Severity::Note } else { CHECK.severity },
        what: format!(
            "Entry {}: the merchandise processing fee {} is {}; {}.",
            entry.number,
            paid_words(judged),
            judged.paid,
            formula(entry, judged, expected)
        ),
        why: format!(
            "The fee follows from the value of the lines that are subject to it. A difference \
             means a wrong value, a line taken as free or as subject that is not, or a fee that was \
             not reckoned anew after a change.{}",
            doubt(judged)
        ),
        action: format!(
            "See which lines claim a program or stand under chapter 98, and which values the fee \
             was reckoned on. {}",
            remedy.words
        ),
        cause: format!("filer {}", entry.number.filer()),
        places: judged.places(context, entry),
        amount: remedy.reachable(judged.amount()),
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}

/// `0.3464 % of 10000.00 is 34.64 within the limits of 33.58 and 651.50`.
fn formula(entry: &EntrySummary, judged: &Judgement, expected: Money) -> String {
    let terms = &judged.terms;
    if !judged.basis.subject {
        return "none of its lines is subject to the fee".to_owned();
    }
    let date = entry.entry_date.map(|date| date.to_string()).unwrap_or_default();
    format!(
        "{} % of {}, the value of the lines subject to it, gives {expected} within the limits of \
         {} and {} on {date}",
        terms.percentage(),
        judged.basis.value,
        terms.minimum,
        terms.maximum
    )
}
