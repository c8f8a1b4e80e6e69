//! TW606: no harbor maintenance fee on goods that came by vessel.

use super::hmf::{Entries, Fee, mode_name, places};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Amount, Area, Finding, Findings, Severity};
use crate::law::Mode;
use crate::model::{EntrySummary, Field, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW606",
    name: "hmf_missing",
    area: Area::Arithmetic,
    severity: Severity::Warning,
    citations: &["19 CFR 24.24(a)", "26 USC 4461"],
    needs: &[
        Need::of_tariff_report(&[Field::LineHmf]),
        Need::of_tariff_report(&[Field::ModeOfTransport]),
        Need::of_tariff_report(&[Field::EntryType]),
        Need::of_tariff_report(&[Field::EntryDate]),
        Need::of_tariff_report(&[Field::CountryOfOrigin]),
        Need::of_tariff_report(&[Field::TariffValue, Field::LineValue]),
    ],
    documentation: include_str!("hmf_missing.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut entries = Entries::new(*context);
    for entry in context.entries() {
        let Some(date) = entry.entry_date else { continue };
        let Some(mode) = entries.mode(entry).filter(|mode| mode.harbor_fee == Some(true)) else {
            continue;
        };
        if entries.is_paid_with_summary(entry) != Some(true) {
            continue;
        }
        let Some(fee) = entries.fee(entry, date.0) else { continue };
        let Some(missing) = fee.missing() else { continue };
        if !entries.is_small(missing, date.0) {
            findings.push(finding(context, entry, mode, (&fee, missing)));
        }
    }
}

fn finding(
    context: &Context<'_>,
    entry: &EntrySummary,
    mode: &Mode,
    (fee, missing): (&Fee, Money),
) -> Finding {
    let remedy = remedy(context, entry);
    Finding {
        what: format!(
            "Entry {}: the goods came by {}, but {}; on the lines that owe it {} is due, and \
             {missing} of that is missing.",
            entry.number,
            mode_name(context, entry, mode),
            lacking(fee),
            fee.due
        ),
        why: "Cargo unloaded from a vessel at a port of the list in 19 CFR 24.24 pays the harbor \
              maintenance fee on its value, whatever program frees it from duty. Without the fee \
              the money is owed with interest; if the goods came another way, the mode is wrong."
            .to_owned(),
        action: format!(
            "Compare with class 501 on the entry summary (CBP Form 7501, box 39) and with the bill \
             of lading. If the vessel was unloaded at a port that is not on the list, or outside the \
             United States, the mode or the port explains it; else pay what is missing. {}",
            remedy.words
        ),
        cause: format!("filer {}", entry.number.filer()),
        places: places(context, entry, |paid| paid.is_zero()),
        amount: Amount { owed: Some(missing), back: None },
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}

fn lacking(fee: &Fee) -> String {
    if fee.paid.is_zero() && fee.lines == 1 {
        "its line has no harbor maintenance fee".to_owned()
    } else if fee.paid.is_zero() {
        format!("none of its {} lines has a harbor maintenance fee", fee.lines)
    } else {
        format!(
            "{} of its {} lines have no harbor maintenance fee and the others have {}",
            fee.lacking, fee.lines, fee.paid
        )
    }
}
