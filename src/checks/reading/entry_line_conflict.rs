//! TW001: one tariff record stands in two places with different values.

use crate::checks::place::{at, at_row, is_asked_for, record_name, records_at, row_name};
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Severity};
use crate::model::{Conflict, Field, LineTariff, Portfolio};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW001",
    name: "entry_line_conflict",
    area: Area::Reading,
    severity: Severity::Warning,
    citations: &["19 USC 1484"],
    needs: &[
        Need::of_tariff_report(&[Field::EntryNumber]),
        Need::of_tariff_report(&[Field::LineNumber]),
    ],
    documentation: include_str!("entry_line_conflict.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let portfolio = context.portfolio;
    let used = records_at(portfolio, portfolio.conflicts.iter().map(|conflict| conflict.used));
    for conflict in &portfolio.conflicts {
        match used.get(&conflict.used) {
            Some(record) if is_asked_for(context, record) => {
                findings.push(finding(portfolio, conflict, record));
            }
            _ => {}
        }
    }
}

fn finding(portfolio: &Portfolio, conflict: &Conflict, record: &LineTariff) -> Finding {
    let entry = portfolio.entry(portfolio.line(record.line).entry);
    Finding {
        what: format!(
            "{}: {} and {} differ, first in {}; {} is used.",
            record_name(portfolio, record),
            row_name(portfolio, conflict.used),
            row_name(portfolio, conflict.other),
            conflict.field.label(),
            row_name(portfolio, conflict.used)
        ),
        why: "One record cannot have two values. The usual reason is that the entry was corrected \
              or liquidated between two extracts; figures then depend on which of them is newer."
            .to_owned(),
        action: "See in ACE which values stand today and leave out the older extract. Here the \
                 later one is used, by its latest correction or liquidation date, and never both."
            .to_owned(),
        cause: format!("entry {}", entry.number),
        places: vec![at(record, conflict.field), at_row(conflict.other, conflict.field)],
        ..CHECK.finding()
    }
}
