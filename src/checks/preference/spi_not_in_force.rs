//! TW401: a special program claimed outside its dates.

use super::refused::{Duty, Owed, Without};
use crate::checks::place::{line_cell, line_name};
use crate::checks::remedies::programme::is_weak;
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Amount, Area, Finding, Findings, Severity};
use crate::law::{Lookup, Spi};
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
    let mut without = Without::new(context);
    for entry in context.entries() {
        let Some(date) = entry.entry_date else { continue };
        for (id, line) in portfolio.lines_of(entry) {
            if line.spi.is_none() {
                continue;
            }
            let look = || context.book.spi(portfolio.str(line.spi), date.0);
            let found = *known.entry((line.spi, date)).or_insert_with(look);
            if let Lookup::NotYet(spi) | Lookup::Ended(spi) = found {
                let owed = without.of(entry, (id, line), spi);
                findings.push(finding(context, (entry, line), (spi, date), &owed));
            }
        }
    }
}

fn finding(
    context: &Context<'_>,
    (entry, line): (&EntrySummary, &EntryLine),
    (spi, date): (&Spi, EntryDate),
    owed: &Owed<'_>,
) -> Finding {
    let portfolio = context.portfolio;
    let paid: Money = portfolio.goods_of(line).filter_map(|record| record.duty).sum();
    let keeps_open = keeps_open(owed, paid);
    let severity =
        if keeps_open || is_weak(spi.confidence) { Severity::Note } else { CHECK.severity };
    let remedy = remedy(context, entry);
    Finding {
        severity,
        what: format!(
            "{}: special program {} ({}) is claimed for an entry of {date}, but {}.",
            line_name(portfolio, line),
            spi.code,
            spi.programme,
            in_force(spi, date)
        ),
        why: why(spi, owed, (paid, keeps_open)),
        action: format!(
            "See whether another program covers the goods; if none does, the duty and the \
             merchandise processing fee without the program are owed. {}",
            remedy.words
        ),
        cause: format!("special program {}", spi.code),
        places: line_cell(portfolio, line, Field::Spi).into_iter().collect(),
        // Dates from memory accuse nobody.
        amount: if is_weak(spi.confidence) { Amount::default() } else { owed.amount() },
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}

/// Duty paid under a lapsed program is how a claim is kept open for a renewal that reaches back. Where
/// the rate is not known any duty on the goods is taken for it.
fn keeps_open(owed: &Owed<'_>, paid: Money) -> bool {
    match owed.duty {
        Duty::Paid(..) => true,
        Duty::More(..) => false,
        Duty::Free | Duty::Unknown => paid > Money::ZERO,
    }
}

fn in_force(spi: &Spi, date: EntryDate) -> String {
    match (spi.span.from, spi.span.to) {
        (Some(from), _) if from > date.0 => format!("it applies from {}", iso(from)),
        (_, Some(to)) => format!("it ended on {}", iso(to)),
        _ => "it was not in force on that day".to_owned(),
    }
}

fn why(spi: &Spi, owed: &Owed<'_>, (paid, keeps_open): (Money, bool)) -> String {
    let mut why =
        "A program gives its rate only to goods entered while it is in force. ".to_owned();
    why += &owed.words(paid);
    if keeps_open {
        why += " The indicator may only keep the claim open for a renewal that reaches back.";
    }
    if is_weak(spi.confidence) {
        why += &format!(
            " The dates of this program are {}, so nothing is counted as owed.",
            spi.confidence.words()
        );
    }
    why
}
