//! TW201: a unit value far from the history of the same goods.

use super::history::{Group, Point, groups, unit_value};
use super::words::{factor, per, shown, shown_log, usual_reason};
use crate::checks::place::{at, line_name};
use crate::checks::remedy::remedy;
use crate::checks::statistics::{Log, median_of};
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::model::{Field, Money, Portfolio};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW201",
    name: "unit_value_far_from_history",
    area: Area::Valuation,
    severity: Severity::Warning,
    citations: &["19 USC 1401a", "19 CFR 152.103", "19 USC 1484"],
    needs: &[
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::TariffValue, Field::LineValue]),
        Need::of_tariff_report(&[Field::Quantity1]),
    ],
    documentation: include_str!("unit_value_far_from_history.md"),
    run,
};

/// The values of a group that do not stand out.
struct Others {
    count: usize,
    lowest: Money,
    highest: Money,
    median: Log,
}

fn run(context: &Context<'_>, findings: &mut Findings) {
    for group in groups(context).iter().take_while(|group| group.outliers() > 0) {
        let Some(others) = others(context.portfolio, group) else { continue };
        let outliers = group.points.iter().filter(|point| point.outlier);
        findings.extend(outliers.filter_map(|point| finding(context, group, point, &others)));
    }
}

fn others(portfolio: &Portfolio, group: &Group) -> Option<Others> {
    let usual = || group.points.iter().filter(|point| !point.outlier);
    let money = |point: &Point| unit_value(&portfolio.tariffs.get(point.tariff)).map(shown);
    let mut logs: Vec<Log> = usual().map(|point| point.log).collect();
    Some(Others {
        count: logs.len(),
        lowest: money(usual().min_by_key(|point| (point.log, point.tariff))?)?,
        highest: money(usual().max_by_key(|point| (point.log, point.tariff))?)?,
        median: median_of(&mut logs)?,
    })
}

fn finding(
    context: &Context<'_>,
    group: &Group,
    point: &Point,
    others: &Others,
) -> Option<Finding> {
    let portfolio = context.portfolio;
    let record = portfolio.tariffs.get(point.tariff);
    let line = portfolio.line(record.line);
    let entry = portfolio.entry(line.entry);
    let remedy = remedy(context, entry);
    let value = shown(unit_value(&record)?);
    let distance = point.log.distance(others.median);
    let reason = usual_reason(distance);
    let reason = if reason.is_empty() { String::new() } else { format!(" {reason}") };
    Some(Finding {
        what: format!(
            "{}: {value} {} for {}; {}. {}",
            line_name(portfolio, line),
            per(group.unit),
            goods(group),
            compared(group, others)?,
            apart(point, others, distance)
        ),
        why: format!(
            "A price this far from what the same goods cost otherwise is most often a slip in \
             value, quantity or unit.{reason} A value that is wrong makes duty and fees wrong, and \
             a quantity that is wrong makes the drawback of a unit wrong; what is owed or comes \
             back cannot be told before the right figure is known."
        ),
        action: format!(
            "Compare value, quantity and unit of the line with the invoice. If the price is right, \
             keep the paper that shows why it differs. {}",
            remedy.words
        ),
        cause: cause(group, entry.number.filer()),
        places: vec![at(&record, Field::TariffValue), at(&record, Field::Quantity1)],
        deadline: remedy.deadline,
        ..CHECK.finding()
    })
}

/// One filer's way of reporting one supplier's goods.
fn cause(group: &Group, filer: &str) -> String {
    let supplier = group.supplier.as_ref();
    let from = supplier.map_or(String::new(), |supplier| format!(", supplier {supplier}"));
    format!("filer {filer}{from}, number {}", group.number)
}

fn goods(group: &Group) -> String {
    let part = group.part.as_ref().map_or(String::new(), |part| format!("part {part} under "));
    let supplier = group.supplier.as_ref();
    let from = supplier.map_or(String::new(), |supplier| format!(" from {supplier}"));
    format!("{part}{}{from}", group.number)
}

/// `the other 37 lines of this supplier lie between $3.90 and $4.60, half of them under $4.21`.
fn compared(group: &Group, others: &Others) -> Option<String> {
    let of = match (&group.part, &group.supplier) {
        (Some(_), _) => "part",
        (None, Some(_)) => "supplier",
        (None, None) => "number",
    };
    let count = others.count;
    let lines = match group.outliers() {
        1 => format!("the other {count} lines of this {of}"),
        _ => format!("the {count} lines of this {of} that do not stand out"),
    };
    if others.lowest == others.highest {
        return Some(format!("{lines} are all at {}", others.lowest));
    }
    let middle = shown_log(others.median)?;
    Some(format!(
        "{lines} lie between {} and {}, half of them under {middle}",
        others.lowest, others.highest
    ))
}

fn apart(point: &Point, others: &Others, distance: Log) -> String {
    let times = factor(distance);
    if point.log > others.median {
        format!("It is {times} times what is usual.")
    } else {
        format!("What is usual is {times} times as much.")
    }
}
