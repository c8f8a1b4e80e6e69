//! TW503: an entry of a type for antidumping or countervailing duty without a case number, or a line
//! that the importer's watch list says may need one.

use super::adcvd::{CaseText, is_for_orders, type_name};
use super::watched;
use crate::checks::place::{entry_cell, line_cell};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::model::{EntryLine, EntrySummary, Field, FileStatus, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW503",
    name: "adcvd_case_missing",
    area: Area::Remedies,
    severity: Severity::Error,
    citations: &["19 CFR 141.61(c)", "CBP Form 7501 instructions"],
    needs: &[
        Need::of_tariff_report(&[Field::EntryType]),
        Need::of_tariff_report(&[Field::LineNumber]),
        Need::of_tariff_report(&[Field::AdCvdCase]),
    ],
    documentation: include_str!("adcvd_case_missing.md"),
    run,
};

/// No more cells than this are named in a finding.
const CELLS: usize = 20;

fn run(context: &Context<'_>, findings: &mut Findings) {
    let portfolio = context.portfolio;
    let mut filled: Option<bool> = None;
    for entry in context.entries() {
        let for_orders = is_for_orders(context.book, portfolio.str(entry.entry_type));
        if for_orders == Some(true) && is_without_case(context, entry) {
            let filled = *filled.get_or_insert_with(|| is_filled(context));
            findings.push(finding(context, entry, filled));
        } else {
            findings.extend(watched::findings(context, entry, &CHECK.finding()));
        }
    }
}

/// Whether every line is there, from a file with the column, and none has a case number.
fn is_without_case(context: &Context<'_>, entry: &EntrySummary) -> bool {
    let portfolio = context.portfolio;
    portfolio.lines_of(entry).zip(1..).all(|((_, line), number)| {
        let file = portfolio.file(line.place.file);
        line.number == number
            && file.has(Field::AdCvdCase)
            && file.status != FileStatus::Incomplete
            && case_of(context, line) == CaseText::None
    })
}

fn case_of(context: &Context<'_>, line: &EntryLine) -> CaseText {
    CaseText::of(context.portfolio.str(line.adcvd_case))
}

/// Whether the column of case numbers is used at all.
fn is_filled(context: &Context<'_>) -> bool {
    let lines = || context.entries().flat_map(|entry| context.portfolio.lines_of(entry));
    lines().any(|(_, line)| case_of(context, line) == CaseText::Case)
}

fn finding(context: &Context<'_>, entry: &EntrySummary, filled: bool) -> Finding {
    let portfolio = context.portfolio;
    let duty = duty_of(context, entry);
    let sure = filled || duty > Money::ZERO;
    let remedy = remedy(context, entry);
    let cases = portfolio
        .lines_of(entry)
        .filter_map(|(_, line)| line_cell(portfolio, line, Field::AdCvdCase))
        .take(CELLS);
    Finding {
        severity: if sure { CHECK.severity } else { Severity::Warning },
        what: format!(
            "Entry {}: it is of {}, but none of its {} lines has a case number{}.",
            entry.number,
            type_name(context.book, portfolio.str(entry.entry_type)),
            entry.lines.len(),
            duty_words(duty)
        ),
        why: format!(
            "An entry summary for goods under an antidumping or countervailing order is rejected \
             without the case number; the rate of the deposit and the liquidation hang on it.{}",
            if sure {
                ""
            } else {
                " No line of this report has a case number, so the column may \
                                   not be filled; if so, nothing need be wrong."
            }
        ),
        action: format!(
            "Take the case number from the entry summary (CBP Form 7501, box 29 B). If the goods \
             are under no order, the type of the entry is wrong. {}",
            remedy.words
        ),
        cause: format!("filer {}", entry.number.filer()),
        places: entry_cell(portfolio, entry, Field::EntryType).into_iter().chain(cases).collect(),
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}

fn duty_of(context: &Context<'_>, entry: &EntrySummary) -> Money {
    let lines = context.portfolio.lines_of(entry);
    let parts =
        lines.flat_map(|(_, line)| [line.amounts().antidumping, line.amounts().countervailing]);
    parts.flatten().sum()
}

fn duty_words(duty: Money) -> String {
    if duty > Money::ZERO {
        format!(", although {duty} of such duty was deposited")
    } else {
        String::new()
    }
}
