//! TW607: a harbor maintenance fee on goods that did not come by vessel.

use super::hmf::{Entries, mode_name, places};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Amount, Area, Finding, Findings, Severity};
use crate::law::{Mode, Way};
use crate::model::{EntrySummary, Field, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW607",
    name: "hmf_wrong_mode",
    area: Area::Arithmetic,
    severity: Severity::Warning,
    citations: &["19 CFR 24.24(a)", "26 USC 4461"],
    needs: &[
        Need::of_tariff_report(&[Field::LineHmf]),
        Need::of_tariff_report(&[Field::ModeOfTransport]),
        Need::of_tariff_report(&[Field::EntryType]),
    ],
    documentation: include_str!("hmf_wrong_mode.md"),
    run,
};

/// Countries from which goods come over land.
const NEIGHBOURS: &[&str] = &["CA", "MX"];

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut entries = Entries::new(*context);
    for entry in context.entries() {
        let Some(mode) = entries.mode(entry).filter(|mode| mode.harbor_fee == Some(false)) else {
            continue;
        };
        if entries.is_paid_with_summary(entry) == Some(false) {
            continue;
        }
        let paid = entries.paid(entry);
        if paid > Money::ZERO {
            findings.push(finding(context, entry, mode, paid));
        }
    }
}

fn finding(context: &Context<'_>, entry: &EntrySummary, mode: &Mode, paid: Money) -> Finding {
    let sure = mode.way != Way::Land || is_from_neighbours(context, entry);
    let remedy = remedy(context, entry);
    Finding {
        severity: if sure { CHECK.severity } else { Severity::Note },
        what: format!(
            "Entry {}: a harbor maintenance fee of {paid} was paid, but the goods came by {}.",
            entry.number,
            mode_name(context, entry, mode)
        ),
        why: why(sure),
        action: format!(
            "Compare with the bill of lading or air waybill. If no vessel was unloaded in the United \
             States, ask the fee back; else correct the mode. {}",
            remedy.words
        ),
        cause: format!("filer {}", entry.number.filer()),
        places: places(context, entry, |paid| !paid.is_zero()),
        amount: remedy.reachable(Amount { owed: None, back: sure.then_some(paid) }),
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}

/// Whether the report says of every line that it was exported from a neighbouring country.
fn is_from_neighbours(context: &Context<'_>, entry: &EntrySummary) -> bool {
    context.portfolio.lines_of(entry).all(|(_, line)| {
        let from = line.export_country.map(|country| country.of_province());
        from.is_some_and(|country| NEIGHBOURS.contains(&country.as_str()))
    })
}

fn why(sure: bool) -> String {
    let mut why =
        "The fee is for cargo unloaded from a vessel at a port. On goods that came another \
                   way it was paid for nothing, unless the mode is wrong."
            .to_owned();
    if !sure {
        why += " The goods were not exported from Canada or Mexico, as far as the report tells, so \
                they may have come by vessel and gone on in bond over land: then the fee is right and \
                the mode is wrong.";
    }
    why
}
