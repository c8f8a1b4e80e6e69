//! TW603: the merchandise processing fee of an entry summary is below the minimum.

use super::mpf::{Fault, Judge, Judgement, Source};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::model::{EntrySummary, Field};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW603",
    name: "mpf_below_minimum",
    area: Area::Arithmetic,
    severity: Severity::Error,
    citations: &["19 CFR 24.23(b)(1)", "19 USC 58c(b)(8)(A)"],
    needs: NEEDS,
    documentation: include_str!("mpf_below_minimum.md"),
    run,
};

/// What a test of the limits needs.
pub(super) const NEEDS: &[Need] = &[
    Need::of_line_report(&[Field::TotalMpf, Field::LineMpf]),
    Need::of_tariff_report(&[Field::EntryDate]),
    Need::of_tariff_report(&[Field::EntryType]),
];

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut judge = Judge::new(*context);
    for entry in context.entries() {
        if let Some(judged) = judge.judge(entry, Fault::BelowMinimum) {
            findings.push(finding(context, entry, &judged));
        }
    }
}

fn finding(context: &Context<'_>, entry: &EntrySummary, judged: &Judgement) -> Finding {
    let remedy = remedy(context, entry);
    let action = format!(
        "Compare with the fee on the entry summary and pay what is missing. {}",
        remedy.words
    );
    Finding {
        severity: if judged.before_limits { Severity::Note } else { CHECK.severity },
        what: format!(
            "Entry {}: the merchandise processing fee {} is {}, below the minimum of {}{}{}.",
            entry.number,
            paid_words(judged),
            judged.paid,
            judged.terms.minimum,
            dated(entry),
            due_words(judged)
        ),
        why: format!(
            "A formal entry summary whose goods are subject to the fee pays at least the \
             minimum.{}",
            doubt(judged)
        ),
        action,
        cause: format!("filer {}", entry.number.filer()),
        places: judged.places(context, entry),
        amount: remedy.reachable(judged.amount()),
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}

/// Where the fee was read.
pub(super) fn paid_words(judged: &Judgement) -> String {
    match judged.source {
        Source::Total => "paid".to_owned(),
        Source::Lines if judged.basis.lines == 1 => "on its line".to_owned(),
        Source::Lines => format!("on its {} lines", judged.basis.lines),
    }
}

/// The date whose limits apply.
pub(super) fn dated(entry: &EntrySummary) -> String {
    entry.entry_date.map_or(String::new(), |date| format!(" for an entry of {date}"))
}

/// What the formula gives, where its base is known.
pub(super) fn due_words(judged: &Judgement) -> String {
    judged.expected.map_or(String::new(), |fee| format!("; on this entry {fee} is due"))
}

/// What has to be said where the report may give the fee before the limits.
pub(super) fn doubt(judged: &Judgement) -> &'static str {
    if judged.before_limits {
        " A report may give the fee of a line before the limits are applied to the entry summary; if this \
         one does, nothing need be wrong. No entry of this report shows the limits \
         on its lines."
    } else {
        ""
    }
}
