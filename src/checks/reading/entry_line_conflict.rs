//! TW001: one entry line stands in two places with different values.

use crate::checks::place::{at, at_row, is_asked_for, line_name, records_at, row_name};
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, At, Finding, Findings, Severity};
use crate::model::Arrange;
use crate::model::{Conflict, Field, FileId, LineId, LineTariff, Portfolio};
use std::collections::BTreeMap;

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

/// A line, and the file that has other values for it.
type Key = (LineId, FileId);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let portfolio = context.portfolio;
    let used = records_at(portfolio, portfolio.conflicts.iter().map(|conflict| conflict.used));
    let mut lines: BTreeMap<Key, Vec<(&Conflict, &LineTariff)>> = BTreeMap::new();
    for conflict in &portfolio.conflicts {
        if let Some(record) = used.get(&conflict.used)
            && is_asked_for(context, record)
        {
            lines.entry((record.line, conflict.other.file)).or_default().push((conflict, record));
        }
    }
    findings.extend(lines.values().filter_map(|pairs| finding(portfolio, pairs)));
}

/// One finding for a line: which of its records differ is told only by the first column that does.
fn finding(portfolio: &Portfolio, pairs: &[(&Conflict, &LineTariff)]) -> Option<Finding> {
    let (first, record) = pairs.iter().min_by_key(|(conflict, _)| conflict.other)?;
    let line = portfolio.line(record.line);
    let cells = pairs.iter().flat_map(|(conflict, record)| {
        [at(record, conflict.field), at_row(conflict.other, conflict.field)]
    });
    let mut places: Vec<At> = cells.collect();
    places.arrange();
    places.dedup();
    Some(Finding {
        what: format!(
            "{}: {} and {} have different values, first in {}; {} is used.",
            line_name(portfolio, line),
            row_name(portfolio, first.used),
            row_name(portfolio, first.other),
            first.field.label(),
            row_name(portfolio, first.used)
        ),
        why: "One line cannot have two values. The usual reason is that the entry was corrected \
              or liquidated between two extracts; figures then depend on which of them is newer."
            .to_owned(),
        action: "See in ACE which values stand today and leave out the older extract. Here the \
                 later one is used, by its latest correction or liquidation date, and never both."
            .to_owned(),
        cause: format!("file {}", portfolio.file(first.other.file).name),
        places,
        ..CHECK.finding()
    })
}
