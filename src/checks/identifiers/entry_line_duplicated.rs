//! TW702: one file holds the same tariff record twice.

use crate::checks::place::{at, at_row, is_asked_for, record_name, records_at, row_name};
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::model::{Field, LineTariff, Overlap, Portfolio};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW702",
    name: "entry_line_duplicated",
    area: Area::Identifiers,
    severity: Severity::Warning,
    citations: &["19 USC 1484"],
    needs: &[
        Need::of_tariff_report(&[Field::EntryNumber]),
        Need::of_tariff_report(&[Field::LineNumber]),
    ],
    documentation: include_str!("entry_line_duplicated.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Findings) {
    let portfolio = context.portfolio;
    let used = records_at(portfolio, portfolio.duplicated.iter().map(|overlap| overlap.used));
    for overlap in &portfolio.duplicated {
        match used.get(&overlap.used) {
            Some(record) if is_asked_for(context, record) => {
                findings.push(finding(portfolio, overlap, record));
            }
            _ => {}
        }
    }
}

fn finding(portfolio: &Portfolio, overlap: &Overlap, record: &LineTariff) -> Finding {
    let duty = record.duty.map_or(String::new(), |duty| format!(" with a duty of {duty}"));
    let name = record_name(portfolio, record);
    let entry = portfolio.entry(portfolio.line(record.line).entry);
    Finding {
        what: format!(
            "{name}{duty}: {} repeats {}.",
            row_name(portfolio, overlap.repeated),
            row_name(portfolio, overlap.used)
        ),
        why:
            "An entry line has each tariff ordinal once. A list that holds it twice counts value, \
              duty and quantity twice wherever it is added up, and a drawback claim may designate \
              a quantity only once."
                .to_owned(),
        action: "Remove the repeat from the list, or run the report again without overlapping \
                 prompts. Here the record is used once."
            .to_owned(),
        cause: format!("entry {}", entry.number),
        places: vec![at_row(overlap.repeated, Field::EntryNumber), at(record, Field::EntryNumber)],
        ..CHECK.finding()
    }
}
