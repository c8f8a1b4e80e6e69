//! TW401: a special program claimed outside its dates.

use crate::checks::place::{line_cell, line_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::law::{Confidence, Lookup, Spi};
use crate::model::{EntryDate, EntryLine, EntrySummary, Field, Money, Symbol, iso};
use rustc_hash::FxHashMap;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW401",
    name: "spi_not_in_force",
    area: Area::Preference,
    severity: Severity::Error,
    citations: &["HTSUS general notes 3-35"],
    needs: &[Need::of_line_report(&[Field::Spi]), Need::of_tariff_report(&[Field::EntryDate])],
    documentation: include_str!("spi_not_in_force.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Findings) {
    let portfolio = context.portfolio;
    let mut known: FxHashMap<(Symbol, EntryDate), Lookup<&Spi>> = FxHashMap::default();
    for entry in context.entries() {
        let Some(date) = entry.entry_date else { continue };
        for (_, line) in portfolio.lines_of(entry) {
            if line.spi.is_none() {
                continue;
            }
            let look = || context.book.spi(portfolio.str(line.spi), date.0);
            let found = *known.entry((line.spi, date)).or_insert_with(look);
            if let Lookup::NotYet(spi) | Lookup::Ended(spi) = found {
                findings.push(finding(context, entry, line, spi, date));
            }
        }
    }
}

fn finding(
    context: &Context<'_>,
    entry: &EntrySummary,
    line: &EntryLine,
    spi: &Spi,
    date: EntryDate,
) -> Finding {
    let portfolio = context.portfolio;
    let duty: Money = portfolio.goods_of(line).filter_map(|record| record.duty).sum();
    let paid = duty > Money::ZERO;
    let remedy = remedy(context, entry);
    Finding {
        severity: severity(spi, paid),
        what: format!(
            "{}: special program {} ({}) is claimed for an entry of {date}, but {}.",
            line_name(portfolio, line),
            spi.code,
            spi.programme,
            in_force(spi, date)
        ),
        why: why(spi, paid, duty),
        action: format!(
            "See whether another program covers the goods; if none does, the duty and the \
             merchandise processing fee without the program are owed. {}",
            remedy.words
        ),
        cause: format!("special program {}", spi.code),
        places: line_cell(portfolio, line, Field::Spi).into_iter().collect(),
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}

/// Duty paid under a lapsed program is how a claim is kept open for a renewal that reaches back;
/// dates from memory prove nothing.
fn severity(spi: &Spi, paid: bool) -> Severity {
    match spi.confidence {
        Confidence::Memory | Confidence::Unverified => Severity::Note,
        Confidence::Primary | Confidence::Secondary if paid => Severity::Note,
        Confidence::Primary | Confidence::Secondary => CHECK.severity,
    }
}

fn in_force(spi: &Spi, date: EntryDate) -> String {
    match (spi.span.from, spi.span.to) {
        (Some(from), _) if from > date.0 => format!("it applies from {}", iso(from)),
        (_, Some(to)) => format!("it ended on {}", iso(to)),
        _ => "it was not in force on that day".to_owned(),
    }
}

fn why(spi: &Spi, paid: bool, duty: Money) -> String {
    let mut why = "A program gives its rate only to goods entered while it is in force.".to_owned();
    if paid {
        why += &format!(
            " A duty of {duty} was paid on the goods, so the indicator may only keep the claim \
             open for a renewal that reaches back."
        );
    }
    if matches!(spi.confidence, Confidence::Memory | Confidence::Unverified) {
        why += &format!(" The dates of this program are {}.", spi.confidence.words());
    }
    why
}
