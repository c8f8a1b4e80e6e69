//! TW601: the duty of a line is not the sum over its tariff records.

use super::rounding;
use crate::checks::place::{at, line_cell, line_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::model::{EntryLine, EntrySummary, Field, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW601",
    name: "line_duty_not_sum",
    area: Area::Arithmetic,
    severity: Severity::Warning,
    citations: &["19 USC 1505"],
    needs: &[
        Need::of_line_report(&[Field::LineDuty]),
        Need::of_tariff_report(&[Field::TariffDuty]),
    ],
    documentation: include_str!("line_duty_not_sum.md"),
    run,
};

/// The duty on the records of a line.
struct Records {
    sum: Money,
    count: usize,
    /// Whether each ordinal is there and gives its duty.
    whole: bool,
}

fn run(context: &Context<'_>, findings: &mut Findings) {
    let portfolio = context.portfolio;
    for entry in context.entries() {
        for (_, line) in portfolio.lines_of(entry) {
            let Some(reported) = line.amounts().reported_duty else { continue };
            let records = records(context, line);
            if is_wrong(context, entry, line, reported, &records) {
                findings.push(finding(context, entry, line, reported, &records));
            }
        }
    }
}

fn records(context: &Context<'_>, line: &EntryLine) -> Records {
    let mut records = Records { sum: Money::ZERO, count: 0, whole: true };
    let tariffs = &context.portfolio.tariffs;
    for (i, expected) in line.tariffs.clone().zip(1u16..) {
        let duty = tariffs.duty(i);
        records.count += 1;
        records.whole &= tariffs.ordinal(i) == expected && duty.is_some();
        records.sum += duty.unwrap_or(Money::ZERO);
    }
    records
}

fn is_wrong(
    context: &Context<'_>,
    entry: &EntrySummary,
    line: &EntryLine,
    reported: Money,
    records: &Records,
) -> bool {
    let tolerance = rounding(records.count);
    if records.count == 0 {
        return false;
    }
    if reported < records.sum {
        return reported + tolerance < records.sum;
    }
    let extra = reported - records.sum;
    records.whole && extra > tolerance && !is_explained(context, entry, line, extra, tolerance)
}

/// Whether what the line has above its records is antidumping or countervailing duty or tax, which
/// some reports count in. Where such duty is likely and its column is absent, that is not known.
fn is_explained(
    context: &Context<'_>,
    entry: &EntrySummary,
    line: &EntryLine,
    extra: Money,
    tolerance: Money,
) -> bool {
    let parts = [line.amounts().antidumping, line.amounts().countervailing, line.amounts().tax];
    let sums = (0..8u8).map(|set| {
        let chosen = parts.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1);
        chosen.filter_map(|(_, part)| *part).sum::<Money>()
    });
    let adds_up = |sum: Money| !super::differ(extra, sum, tolerance);
    let unseen = parts[0].is_none() && parts[1].is_none();
    let rule = context.book.entry_rule(context.portfolio.str(entry.entry_type), "adcvd");
    let likely = line.adcvd_case.is_some() || rule.is_some_and(|rule| rule.answer);
    sums.skip(1).any(adds_up) || (unseen && likely)
}

fn finding(
    context: &Context<'_>,
    entry: &EntrySummary,
    line: &EntryLine,
    reported: Money,
    records: &Records,
) -> Finding {
    let portfolio = context.portfolio;
    let remedy = remedy(context, entry);
    let sum = records.sum;
    let difference = Money((reported - sum).0.abs());
    let mut places: Vec<_> = line_cell(portfolio, line, Field::LineDuty).into_iter().collect();
    places.extend(portfolio.tariffs_of(line).map(|record| at(&record, Field::TariffDuty)));
    Finding {
        what: format!(
            "{}: the duty of the line is {reported}, its {} tariff records add up to {sum}; the \
             difference is {difference}.",
            line_name(portfolio, line),
            records.count
        ),
        why: "The duty of a line is the sum over its tariff ordinals. One of the figures is not \
              what was paid, and every rate, refund or drawback taken from it is wrong by the \
              difference."
            .to_owned(),
        action: format!(
            "Compare both with the entry summary (CBP Form 7501, box 34) and the statement that \
             was paid. {}",
            remedy.words
        ),
        cause: format!("filer {}", entry.number.filer()),
        places,
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}
