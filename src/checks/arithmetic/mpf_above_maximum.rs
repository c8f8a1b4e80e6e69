//! TW604: the merchandise processing fee of an entry summary is above the maximum.

use super::mpf::{Fault, Judge, Judgement};
use super::mpf_below_minimum::{NEEDS, dated, doubt, due_words, paid_words};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::model::EntrySummary;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW604",
    name: "mpf_above_maximum",
    area: Area::Arithmetic,
    severity: Severity::Warning,
    citations: &["19 CFR 24.23(b)(1)", "19 USC 58c(b)(8)(A)"],
    needs: NEEDS,
    documentation: include_str!("mpf_above_maximum.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut judge = Judge::new(*context);
    for entry in context.entries() {
        if let Some(judged) = judge.judge(entry, Fault::AboveMaximum) {
            findings.push(finding(context, entry, &judged));
        }
    }
}

fn finding(context: &Context<'_>, entry: &EntrySummary, judged: &Judgement) -> Finding {
    let remedy = remedy(context, entry);
    Finding {
        severity: if judged.before_limits { Severity::Note } else { CHECK.severity },
        what: format!(
            "Entry {}: the merchandise processing fee {} is {}, above the maximum of {}{}{}.",
            entry.number,
            paid_words(judged),
            judged.paid,
            judged.terms.maximum,
            dated(entry),
            due_words(judged)
        ),
        why: format!(
            "No entry summary pays more than the maximum, whatever its value; what is above it can \
             be asked back.{}",
            doubt(judged)
        ),
        action: format!(
            "Compare with the fee on the entry summary and with the statement that was paid. {}",
            remedy.words
        ),
        cause: format!("filer {}", entry.number.filer()),
        places: judged.places(context, entry),
        amount: remedy.reachable(judged.amount()),
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}
