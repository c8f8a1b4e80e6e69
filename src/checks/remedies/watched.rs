//! Lines that fall under a case on the importer's watch list and have no case number.

use super::adcvd::CaseText;
use crate::checks::Context;
use crate::checks::place::line_cell;
use crate::checks::remedy::remedy;
use crate::finding::{Finding, Severity};
use crate::model::{EntryLine, EntrySummary, Field, FileStatus, HtsNumber, WatchedCase};

/// The findings on one entry, by line and case.
pub(super) fn findings(
    context: &Context<'_>,
    entry: &EntrySummary,
    base: &Finding,
) -> Vec<Finding> {
    let portfolio = context.portfolio;
    let cases = &portfolio.lists.watched_cases;
    let Some(entered) = entry.entry_date.filter(|_| !cases.is_empty()) else { return Vec::new() };
    let mut found = Vec::new();
    for (id, line) in portfolio.lines_of(entry).filter(|(_, line)| lacks_case(context, line)) {
        let Some(origin) = line.origin else { continue };
        let numbers = || portfolio.goods_of(portfolio.line(id)).filter_map(|record| record.hts);
        for case in cases {
            if let Some(number) = numbers().find(|n| case.covers(*n, origin, entered.0)) {
                found.push(finding(context, (entry, line), number, case, base));
            }
        }
    }
    found
}

/// Whether the line is from a file with the column, read to its end, and the column says nothing.
fn lacks_case(context: &Context<'_>, line: &EntryLine) -> bool {
    let portfolio = context.portfolio;
    let file = portfolio.file(line.place.file);
    file.has(Field::AdCvdCase)
        && file.status != FileStatus::Incomplete
        && CaseText::of(portfolio.str(line.adcvd_case)) == CaseText::None
}

fn finding(
    context: &Context<'_>,
    (entry, line): (&EntrySummary, &EntryLine),
    number: HtsNumber,
    case: &WatchedCase,
    base: &Finding,
) -> Finding {
    let portfolio = context.portfolio;
    let text = |symbol| portfolio.str(symbol);
    let about = |symbol| match text(symbol) {
        "" => String::new(),
        words => format!(", {words}"),
    };
    let origin = line.origin.map(|origin| origin.to_string()).unwrap_or_default();
    let rate = match text(case.rate) {
        "" => String::new(),
        rate => format!(" The list gives a cash deposit rate of {rate}."),
    };
    let remedy = remedy(context, entry);
    let cells = [Field::HtsNumber, Field::CountryOfOrigin, Field::AdCvdCase];
    Finding {
        severity: Severity::Warning,
        what: format!(
            "Entry {}, line {}: {number} from {origin} falls under case {} on your watch list{}, and \
             the line has no case number.",
            entry.number,
            line.number,
            text(case.case),
            about(case.order)
        ),
        why: format!(
            "Goods under an antidumping or countervailing order owe cash deposits and need the case \
             number on the entry summary. The tariff number does not decide that, the scope of the \
             order does.{rate}"
        ),
        action: format!(
            "Hold the goods against the scope of the order. If they are in it, the case number and \
             the deposit are missing. {}",
            remedy.words
        ),
        cause: format!("watch list, case {}", text(case.case)),
        places: cells.into_iter().filter_map(|f| line_cell(portfolio, line, f)).collect(),
        deadline: remedy.deadline,
        ..base.clone()
    }
}
