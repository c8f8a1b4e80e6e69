//! Origins that are not the country in the manufacturer identification.

use super::supplier_several_origins::{CHECK, cell};
use crate::checks::Context;
use crate::checks::identifiers::mid;
use crate::checks::products::{
    Name, Names, Occurrence, Variant, all_but_first, count_lines, listed, places, variants,
};
use crate::finding::{Finding, Findings, Severity};
use crate::model::Arrange;
use crate::model::{AccountKey, Country};
use rustc_hash::FxHashMap;

/// A supplier in an account, and the country of its identification.
type Supplier = (Option<AccountKey>, Name, Country);

/// Origins in a list, at most.
const LISTED: usize = 5;

/// One note for each supplier whose goods come from elsewhere.
pub(super) fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut names = Names::new(context.portfolio);
    let (suppliers, mut seen) = collect(context, &mut names);
    seen.sort_unstable_by_key(|(supplier, one)| (*supplier, one.line));
    for chunk in seen.chunk_by(|a, b| a.0 == b.0) {
        let supplier = chunk.first().and_then(|(at, _)| suppliers.get(*at as usize));
        let Some((_, mid, country)) = supplier else { continue };
        if chunk.iter().all(|(_, one)| one.says == *country) {
            continue;
        }
        let lines: Vec<_> = chunk.iter().map(|(_, one)| *one).collect();
        findings.push(finding(context, names.text(*mid), *country, &variants(&lines)));
    }
}

fn collect(
    context: &Context<'_>,
    names: &mut Names<'_>,
) -> (Vec<Supplier>, Vec<(u32, Occurrence<Country>)>) {
    let portfolio = context.portfolio;
    let mut numbers: FxHashMap<(Option<AccountKey>, Name), Option<u32>> = FxHashMap::default();
    let (mut suppliers, mut seen) = (Vec::new(), Vec::new());
    for entry in context.entries() {
        for (id, line) in portfolio.lines_of(entry) {
            let (Some(origin), Some(mid)) = (line.origin, names.of(line.mid)) else { continue };
            let at = *numbers.entry((entry.account, mid)).or_insert_with(|| {
                let country = mid::country(names.text(mid), context.book)?;
                suppliers.push((entry.account, mid, country.of_province()));
                u32::try_from(suppliers.len() - 1).ok()
            });
            let Some(at) = at else { continue };
            let date = entry.entry_date.map(|date| date.0);
            let (says, tariff) = (origin.of_province(), line.tariffs.start);
            seen.push((at, Occurrence { says, date, line: id, tariff }));
        }
    }
    (suppliers, seen)
}

fn finding(
    context: &Context<'_>,
    mid: &str,
    country: Country,
    all: &[Variant<Country>],
) -> Finding {
    let (mut own, mut others): (Vec<_>, Vec<_>) =
        all.iter().cloned().partition(|variant| variant.says == country);
    others.arrange_by_key(|variant| (std::cmp::Reverse(variant.lines.len()), variant.says));
    let at_home = own.pop().map(|variant| variant.lines).unwrap_or_default();
    let mut counts: Vec<String> = others
        .iter()
        .take(LISTED)
        .map(|one| format!("{} on {}", one.says, count_lines(one.lines.len())))
        .collect();
    if others.len() > LISTED {
        counts.push(format!("{} more countries", others.len() - LISTED));
    }
    let rest = match at_home.len() {
        0 => "No line has it as origin.".to_owned(),
        count => format!("It is the origin on {}.", count_lines(count)),
    };
    let mut away: Vec<_> = others.first().map(|one| one.lines.clone()).unwrap_or_default();
    away.splice(0..0, all_but_first(&others));
    Finding {
        severity: Severity::Note,
        what: format!(
            "Supplier {mid} is identified as of {country}, but its goods are entered with another \
             origin: {}. {rest}",
            listed(&counts)
        ),
        why:
            "That is allowed: goods can be invoiced from one country and made in another. But the \
              identification is to be that of the manufacturer, so either it names a trader, or \
              the origin was taken from somewhere else."
                .to_owned(),
        action: "Ask the supplier who made the goods and where. Use the identification of the \
                 manufacturer, and keep the evidence of the origin."
            .to_owned(),
        cause: format!("supplier {mid}"),
        places: places(&away, &at_home, |one| cell(context, one)),
        ..CHECK.finding()
    }
}
