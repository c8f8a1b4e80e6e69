//! TW404: a special program claimed, and the general rate paid all the same.

use super::granted::{Claimed, Claims, duty_at};
use crate::checks::place::{at, line_cell, line_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Amount, Area, Finding, Findings, Severity};
use crate::model::{EntryDate, EntryLine, EntrySummary, Field, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW404",
    name: "spi_rate_not_taken",
    area: Area::Preference,
    severity: Severity::Warning,
    citations: &["HTSUS general notes 3-35", "HTSUS general statistical note 3"],
    needs: &[
        Need::of_line_report(&[Field::Spi]),
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::EntryDate]),
        Need::of_tariff_report(&[Field::TariffValue]),
        Need::of_tariff_report(&[Field::TariffDuty]),
    ],
    documentation: include_str!("spi_rate_not_taken.md"),
    run,
};

/// Less than this is not worth a correction, in cents.
const LEAST: i64 = 100;

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut claims = Claims::default();
    for entry in context.entries() {
        let Some(date) = entry.entry_date else { continue };
        for (_, line) in context.portfolio.lines_of(entry) {
            let Some(claimed) = claims.of(context, line, date) else { continue };
            if let Some(much) = too_much(context, &claimed) {
                findings.push(finding(context, (entry, line), &claimed, (date, much)));
            }
        }
    }
}

/// What was paid above the rate of the program, where it is just the general rate that was paid.
fn too_much(context: &Context<'_>, claimed: &Claimed<'_>) -> Option<Money> {
    let (value, duty) = claimed.paid(context)?;
    let general = duty_at(claimed.claim.line.general, value)?;
    let granted = duty_at(claimed.claim.granted?.rate, value)?;
    let is_general = (duty - general).0.abs() <= Money::cents(1).0;
    let much = duty - granted;
    (is_general && much >= Money::cents(LEAST)).then_some(much)
}

fn finding(
    context: &Context<'_>,
    (entry, line): (&EntrySummary, &EntryLine),
    claimed: &Claimed<'_>,
    (date, much): (EntryDate, Money),
) -> Finding {
    let portfolio = context.portfolio;
    let (programme, rates) = (claimed.claim.programme, claimed.claim.line);
    let granted = claimed.claim.granted.map(|granted| granted.rate.to_string()).unwrap_or_default();
    let remedy = remedy(context, entry);
    let note = match programme.note.as_str() {
        "" => String::new(),
        note => format!(" On this program: {note}."),
    };
    Finding {
        what: format!(
            "{}: special program {} ({}) is claimed and gave {} the rate {granted} on {date}, but the \
             general rate of {} was paid.",
            line_name(portfolio, line),
            programme.code,
            programme.programme,
            rates.subheading,
            rates.general
        ),
        why: format!(
            "If the goods qualify, {much} was paid too much. A claim made while the certification was \
             missing, or while the program had lapsed, is a usual reason.{note}"
        ),
        action: format!(
            "See whether the goods qualify and the certification is at hand; if so, correct the duty \
             or ask it back, if not, take the claim off. {}",
            remedy.words
        ),
        cause: format!("special program {}", programme.code),
        places: line_cell(portfolio, line, Field::Spi)
            .into_iter()
            .chain([at(&claimed.record, Field::TariffDuty)])
            .collect(),
        amount: remedy.reachable(Amount { owed: None, back: Some(much) }),
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}
