//! TW403: a special program claimed for goods to which the schedule gives no rate under it.

use super::granted::{Claimed, Claims, duty_at};
use crate::checks::place::{at, line_cell, line_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Amount, Area, At, Finding, Findings, Severity};
use crate::model::{EntryDate, EntryLine, EntrySummary, Field, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW403",
    name: "spi_rate_not_granted",
    area: Area::Preference,
    severity: Severity::Error,
    citations: &["HTSUS general notes 3-35", "HTSUS general statistical note 3"],
    needs: &[
        Need::of_line_report(&[Field::Spi]),
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::EntryDate]),
    ],
    documentation: include_str!("spi_rate_not_granted.md"),
    run,
};

/// What the claim did to the duty.
enum Effect {
    /// Less than the general rate was paid, by this much.
    Less(Money),
    /// Nothing was paid, and what is due cannot be told from value and rate alone.
    Nothing,
    /// The general rate was paid: the claim changed nothing.
    Paid,
    /// It cannot be told.
    Unknown,
}

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut claims = Claims::default();
    for entry in context.entries() {
        let Some(date) = entry.entry_date else { continue };
        for (_, line) in context.portfolio.lines_of(entry) {
            let Some(claimed) = claims.of(context, line, date) else { continue };
            let general = claimed.claim.line.general;
            // Where everybody pays nothing a claim is made for the sake of the fee.
            let matters = general.is_known() && general.share().is_none_or(|rate| !rate.is_zero());
            if matters && claimed.claim.granted.is_none() {
                findings.push(finding(context, (entry, line), &claimed, date));
            }
        }
    }
}

fn effect(context: &Context<'_>, claimed: &Claimed<'_>) -> Effect {
    let Some((value, duty)) = claimed.paid(context) else { return Effect::Unknown };
    let Some(due) = duty_at(claimed.claim.line.general, value) else {
        return if duty.is_zero() { Effect::Nothing } else { Effect::Unknown };
    };
    match due - duty {
        // A heading of chapter 99 may carry the ordinary duty as well.
        _ if claimed.beside_duty && duty.is_zero() => Effect::Unknown,
        less if less > Money::cents(1) => Effect::Less(less),
        _ => Effect::Paid,
    }
}

fn finding(
    context: &Context<'_>,
    (entry, line): (&EntrySummary, &EntryLine),
    claimed: &Claimed<'_>,
    date: EntryDate,
) -> Finding {
    let portfolio = context.portfolio;
    let (programme, rates) = (claimed.claim.programme, claimed.claim.line);
    let effect = effect(context, claimed);
    let remedy = remedy(context, entry);
    let owed = if let Effect::Less(less) = effect { Some(less) } else { None };
    Finding {
        severity: severity(&effect),
        what: format!(
            "{}: special program {} ({}) is claimed, but on {date} the schedule gave {} no rate \
             under it; the general rate was {}.",
            line_name(portfolio, line),
            programme.code,
            programme.programme,
            rates.subheading,
            rates.general
        ),
        why: why(&effect),
        action: format!(
            "Hold the goods against the column of special rates of that day: either their number is \
             another one, or another program has a rate, or the claim is given up and the general \
             rate paid. {}",
            remedy.words
        ),
        cause: format!("special program {}, subheading {}", programme.code, rates.subheading),
        places: places(context, line, claimed),
        amount: Amount { owed, back: None },
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}

fn severity(effect: &Effect) -> Severity {
    match effect {
        Effect::Less(_) | Effect::Nothing => CHECK.severity,
        Effect::Unknown => Severity::Warning,
        Effect::Paid => Severity::Note,
    }
}

fn why(effect: &Effect) -> String {
    let rule = "A program gives a rate only to the subheadings that the schedule marks for it.";
    let rest = match effect {
        Effect::Less(less) => format!("The general rate is {less} more than was paid."),
        Effect::Nothing => {
            "Nothing was paid on the goods; what is due goes by more than their value.".to_owned()
        }
        Effect::Paid => "The general rate was paid, so the claim changed nothing but, for goods \
                         that originate, the merchandise processing fee."
            .to_owned(),
        Effect::Unknown => "Whether the general rate was paid cannot be told here.".to_owned(),
    };
    format!("{rule} {rest}")
}

fn places(context: &Context<'_>, line: &EntryLine, claimed: &Claimed<'_>) -> Vec<At> {
    let spi = line_cell(context.portfolio, line, Field::Spi);
    spi.into_iter().chain([at(&claimed.record, Field::HtsNumber)]).collect()
}
