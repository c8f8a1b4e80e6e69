//! TW504: antidumping or countervailing duty or a case number on an entry whose type cannot carry it.

use super::adcvd::{CaseText, type_name, types_for_orders};
use super::programme::is_weak;
use crate::checks::place::{entry_cell, line_cell};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, At, Finding, Findings, Severity};
use crate::law::EntryRule;
use crate::model::{EntryLine, EntrySummary, Field, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW504",
    name: "adcvd_entry_type_wrong",
    area: Area::Remedies,
    severity: Severity::Error,
    citations: &["19 CFR 141.61(c)", "CBP Form 7501 instructions"],
    needs: &[
        Need::of_tariff_report(&[Field::EntryType]),
        Need::of_tariff_report(&[
            Field::AdCvdCase,
            Field::LineAntidumping,
            Field::LineCountervailing,
        ]),
    ],
    documentation: include_str!("adcvd_entry_type_wrong.md"),
    run,
};

/// No more lines than this are named in a finding.
const LINES: usize = 10;

fn run(context: &Context<'_>, findings: &mut Findings) {
    let portfolio = context.portfolio;
    for entry in context.entries() {
        let rule = context.book.entry_rule(portfolio.str(entry.entry_type), "adcvd");
        let Some(rule) = rule.filter(|rule| !rule.answer) else { continue };
        let lines: Vec<&EntryLine> = portfolio
            .lines_of(entry)
            .map(|(_, line)| line)
            .filter(|line| duty_of(line) > Money::ZERO || has_case(context, line))
            .collect();
        if !lines.is_empty() {
            findings.push(finding(context, entry, rule, &lines));
        }
    }
}

fn has_case(context: &Context<'_>, line: &EntryLine) -> bool {
    line.adcvd_case.is_some()
        && CaseText::of(context.portfolio.str(line.adcvd_case)) == CaseText::Case
}

fn duty_of(line: &EntryLine) -> Money {
    [line.amounts().antidumping, line.amounts().countervailing].into_iter().flatten().sum()
}

fn finding(
    context: &Context<'_>,
    entry: &EntrySummary,
    rule: &EntryRule,
    lines: &[&EntryLine],
) -> Finding {
    let (portfolio, book) = (context.portfolio, context.book);
    let duty: Money = lines.iter().map(|line| duty_of(line)).sum();
    let severity = if is_weak(rule.confidence) {
        Severity::Note
    } else if duty > Money::ZERO {
        CHECK.severity
    } else {
        Severity::Warning
    };
    let remedy = remedy(context, entry);
    let entry_type = portfolio.str(entry.entry_type);
    Finding {
        severity,
        what: format!(
            "Entry {}: it is of {}, but {}; goods under an order are entered under type {}.",
            entry.number,
            type_name(book, entry_type),
            carried(context, lines, duty),
            types_for_orders(book)
        ),
        why:
            "Goods under an antidumping or countervailing order have entry types of their own, by \
              which liquidation is suspended. Either the type is wrong, or the duty or case does \
              not belong to the goods."
                .to_owned(),
        action: format!(
            "See whether the goods are in the scope of the order. If they are, the entry has to be \
             of the type for it; if not, the deposit can be asked back. {}",
            remedy.words
        ),
        cause: format!("filer {}", entry.number.filer()),
        places: places(context, entry, lines),
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}

/// `line 2 has case A-570-900 and lines 2, 3 a deposit of $500.00`.
fn carried(context: &Context<'_>, lines: &[&EntryLine], duty: Money) -> String {
    let with_case = || lines.iter().filter(|line| has_case(context, line));
    let with_duty = || lines.iter().filter(|line| duty_of(line) > Money::ZERO);
    let mut parts = Vec::new();
    if let Some(first) = with_case().next() {
        let case = context.portfolio.str(first.adcvd_case);
        parts.push(format!("{} case {case}", numbers(with_case().copied(), "has", "have")));
    }
    if duty > Money::ZERO {
        let who = numbers(with_duty().copied(), "carries", "carry");
        parts.push(format!("{who} a deposit of {duty}"));
    }
    parts.join(" and ")
}

fn numbers<'a>(lines: impl Iterator<Item = &'a EntryLine>, one: &str, many: &str) -> String {
    let mut names: Vec<String> = lines.map(|line| line.number.to_string()).collect();
    if names.len() == 1 {
        return format!("line {} {one}", names.concat());
    }
    let more = if names.len() > LINES { " and others" } else { "" };
    names.truncate(LINES);
    format!("lines {}{more} {many}", names.join(", "))
}

fn places(context: &Context<'_>, entry: &EntrySummary, lines: &[&EntryLine]) -> Vec<At> {
    let portfolio = context.portfolio;
    let cells = |line: &EntryLine| -> Vec<At> {
        let amounts = line.amounts();
        let shown = [
            (Field::LineAntidumping, amounts.antidumping.is_some_and(|duty| !duty.is_zero())),
            (Field::LineCountervailing, amounts.countervailing.is_some_and(|duty| !duty.is_zero())),
            (Field::AdCvdCase, has_case(context, line)),
        ];
        let fields = shown.into_iter().filter(|(_, shown)| *shown);
        fields.filter_map(|(field, _)| line_cell(portfolio, line, field)).collect()
    };
    let of_lines = lines.iter().take(LINES).flat_map(|line| cells(line));
    entry_cell(portfolio, entry, Field::EntryType).into_iter().chain(of_lines).collect()
}
