//! TW501: a heading of chapter 99 used before it began or after it ended.

use super::programme::{Standing, is_weak, standing, weak_words};
use crate::checks::place::{at, entry_cell, record_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Amount, Area, Finding, Findings, Severity};
use crate::law::Chapter99;
use crate::model::{EntryDate, EntrySummary, Field, Hts8, LineTariff, Money, iso};
use rustc_hash::FxHashMap;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW501",
    name: "chapter99_out_of_dates",
    area: Area::Remedies,
    severity: Severity::Error,
    citations: &["HTSUS chapter 99", "19 USC 1315(a)"],
    needs: &[
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::EntryDate]),
    ],
    documentation: include_str!("chapter99_out_of_dates.md"),
    run,
};

/// Zone goods in privileged foreign status keep the rates of the day on which it was granted.
const ZONE: &str = "06";

fn run(context: &Context<'_>, findings: &mut Findings) {
    let portfolio = context.portfolio;
    let mut known: FxHashMap<(Hts8, EntryDate), Standing<'_>> = FxHashMap::default();
    for entry in context.entries() {
        let Some(date) = entry.entry_date else { continue };
        for (_, line) in portfolio.lines_of(entry) {
            for i in line.tariffs.clone() {
                let hts = portfolio.tariffs.hts(i);
                let Some(hts) = hts.filter(|hts| hts.is_chapter99()) else { continue };
                let look = || standing(context.book, hts.hts8(), date.0);
                let found = *known.entry((hts.hts8(), date)).or_insert_with(look);
                if !matches!(found, Standing::Usable) {
                    findings.extend(finding(
                        context,
                        entry,
                        &portfolio.tariffs.get(i),
                        hts.hts8(),
                        found,
                    ));
                }
            }
        }
    }
}

fn finding(
    context: &Context<'_>,
    entry: &EntrySummary,
    record: &LineTariff,
    heading: Hts8,
    standing: Standing<'_>,
) -> Option<Finding> {
    let (row, is) = match standing {
        Standing::Usable => return None,
        Standing::NotYet(row, from) => (row, format!("applies from {}", iso(from))),
        Standing::Ended(row, to) => (row, format!("ended on {}", iso(to))),
    };
    let portfolio = context.portfolio;
    let over = matches!(standing, Standing::Ended(..));
    let in_zone = over && portfolio.str(entry.entry_type) == ZONE;
    let weak = is_weak(row.confidence.dates) || in_zone;
    let date = entry.entry_date.map(|date| date.to_string()).unwrap_or_default();
    let remedy = remedy(context, entry);
    Some(Finding {
        severity: if weak { Severity::Note } else { CHECK.severity },
        what: format!(
            "{}: heading {heading} ({}) is used for an entry of {date}, but {is}{}.",
            record_name(portfolio, record),
            row.programme,
            duty_words(record.duty)
        ),
        why: why(row, in_zone),
        action: format!(
            "Compare the date that sets the rate with the entry papers; if it is the date of \
             entry, correct the heading and the duty, and see which heading took its place. {}",
            remedy.words
        ),
        cause: format!("heading {heading}"),
        places: [
            Some(at(record, Field::HtsNumber)),
            entry_cell(portfolio, entry, Field::EntryDate),
        ]
        .into_iter()
        .flatten()
        .collect(),
        amount: remedy.reachable(Amount {
            owed: None,
            back: record.duty.filter(|duty| !weak && *duty > Money::ZERO),
        }),
        deadline: remedy.deadline,
        ..CHECK.finding()
    })
}

fn duty_words(duty: Option<Money>) -> String {
    match duty {
        Some(duty) if !duty.is_zero() => format!("; the duty paid under it is {duty}"),
        _ => String::new(),
    }
}

fn why(row: &Chapter99, in_zone: bool) -> String {
    let mut why =
        "Duty under a heading is owed, and an exception open, only while it is in force. \
                   Near a border of dates the entry can still be right: the rate is that of the \
                   day on which documents and duty were deposited, or on which an in-bond movement \
                   was accepted at the first port (19 USC 1315(a)). Whether another heading asks \
                   for duty instead is not tested."
            .to_owned();
    if in_zone {
        why += " Zone goods in privileged foreign status keep the rate of the day on which that \
                status was granted.";
    }
    why += &weak_words("dates", row.confidence.dates);
    why
}
