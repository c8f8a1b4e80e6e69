//! TW901: an entry summary filed after its last day.

use crate::checks::place::entry_cell;
use crate::checks::{Check, Context, Need};
use crate::clock;
use crate::finding::{Area, Finding, Findings, Severity};
use crate::model::{Date, EntryDate, EntrySummary, Field, iso};
use rustc_hash::FxHashMap;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW901",
    name: "entry_summary_late",
    area: Area::Timeliness,
    severity: Severity::Warning,
    citations: &["19 CFR 142.12(b)", "19 CFR 101.6(a)"],
    needs: &[
        Need::of_tariff_report(&[Field::EntryDate]),
        Need::of_tariff_report(&[Field::EntrySummaryDate]),
    ],
    documentation: include_str!("entry_summary_late.md"),
    run,
};

/// Types whose summary has another clock or none: zone entries, reconciliation, withdrawals,
/// drawback claims.
const OTHER_CLOCK: &[&str] =
    &["06", "08", "09", "31", "32", "33", "34", "38", "41", "42", "43", "44", "45", "46", "47"];

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut due: FxHashMap<EntryDate, Option<Date>> = FxHashMap::default();
    for entry in context.entries() {
        let (Some(date), Some(filed)) = (entry.entry_date, entry.summary_date) else { continue };
        // Nothing is late within the day; the calendar is asked only for what may be.
        if filed <= date.0 || is_other(context, entry, filed) {
            continue;
        }
        let last = *due.entry(date).or_insert_with(|| clock::entry_summary_due(date, context.book));
        if let Some(last) = last.filter(|last| filed > *last) {
            findings.push(finding(context, entry, date, filed, last));
        }
    }
}

/// Whether the date of the summary is not that of a first filing under the usual clock.
fn is_other(context: &Context<'_>, entry: &EntrySummary, filed: Date) -> bool {
    OTHER_CLOCK.contains(&context.portfolio.str(entry.entry_type))
        || entry.latest_psc == Some(filed)
}

fn finding(
    context: &Context<'_>,
    entry: &EntrySummary,
    date: EntryDate,
    filed: Date,
    last: Date,
) -> Finding {
    let portfolio = context.portfolio;
    let cells = [Field::EntrySummaryDate, Field::EntryDate];
    Finding {
        what: format!(
            "Entry {}: the entry summary is dated {}; for an entry of {date} the last day was {}.",
            entry.number,
            iso(filed),
            iso(last)
        ),
        why: "The entry summary, with estimated duties, is due within a number of working days \
              after the time of entry. A late one brings a claim for liquidated damages against the \
              bond, and repeated ones can cost the release before payment."
            .to_owned(),
        action: "See whether CBP gave more time or the entry was rejected and filed again; if \
                 neither, expect a claim, and find out why the broker filed late."
            .to_owned(),
        cause: format!("filer {}", entry.number.filer()),
        places: cells.iter().filter_map(|cell| entry_cell(portfolio, entry, *cell)).collect(),
        ..CHECK.finding()
    }
}
