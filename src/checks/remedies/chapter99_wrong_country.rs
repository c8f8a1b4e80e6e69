//! TW502: a heading of chapter 99 that is not about the country of origin.

use super::programme::{is_weak, weak_words};
use crate::checks::place::{at, line_cell, record_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Amount, Area, Finding, Findings, Severity};
use crate::law::{Chapter99, CountrySet};
use crate::model::{Country, EntryDate, EntrySummary, Field, Hts8, LineTariff, Money};
use rustc_hash::FxHashMap;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW502",
    name: "chapter99_wrong_country",
    area: Area::Remedies,
    severity: Severity::Error,
    citations: &["HTSUS chapter 99"],
    needs: &[
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::EntryDate]),
        Need::of_tariff_report(&[Field::CountryOfOrigin]),
    ],
    documentation: include_str!("chapter99_wrong_country.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Findings) {
    let portfolio = context.portfolio;
    let mut known: FxHashMap<(Hts8, EntryDate, Country), Option<&Chapter99>> = FxHashMap::default();
    for entry in context.entries() {
        let Some(date) = entry.entry_date else { continue };
        for (_, line) in portfolio.lines_of(entry) {
            let Some(origin) = line.origin else { continue };
            for i in line.tariffs.clone() {
                let hts = portfolio.tariffs.hts(i);
                let Some(hts) = hts.filter(|hts| hts.is_chapter99()) else { continue };
                let heading = hts.hts8();
                let look = || context.book.chapter99_without(hts, date.0, origin);
                if let Some(row) = *known.entry((heading, date, origin)).or_insert_with(look) {
                    let record = portfolio.tariffs.get(i);
                    findings.push(finding(context, entry, &record, (heading, origin), row));
                }
            }
        }
    }
}

fn finding(
    context: &Context<'_>,
    entry: &EntrySummary,
    record: &LineTariff,
    (heading, origin): (Hts8, Country),
    row: &Chapter99,
) -> Finding {
    let weak = is_weak(row.confidence.heading_rate);
    let remedy = remedy(context, entry);
    let portfolio = context.portfolio;
    let origin_cell = line_cell(portfolio, portfolio.line(record.line), Field::CountryOfOrigin);
    let duty = record.duty.filter(|duty| *duty > Money::ZERO);
    let paid = duty.map_or(String::new(), |duty| format!("; the duty paid under it is {duty}"));
    Finding {
        severity: if weak { Severity::Note } else { CHECK.severity },
        what: format!(
            "{}: heading {heading} ({}) is used for goods of {origin}, but it is {}{paid}.",
            record_name(portfolio, record),
            row.programme,
            about(&row.countries)
        ),
        why: format!(
            "The heading does not apply to goods of that origin: either it is the wrong heading, \
             or the country of origin is wrong. Whether another heading asks for duty instead is \
             not tested.{}",
            weak_words("countries", row.confidence.heading_rate)
        ),
        action: format!(
            "Establish the country of origin from the papers of the goods, then correct the \
             heading or the origin. {}",
            remedy.words
        ),
        cause: format!("heading {heading}, origin {origin}"),
        places: [Some(at(record, Field::HtsNumber)), origin_cell].into_iter().flatten().collect(),
        amount: remedy.reachable(Amount { owed: None, back: duty.filter(|_| !weak) }),
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}

/// `for CN, HK`, at most eight of them.
fn about(countries: &CountrySet) -> String {
    let listed = |list: &[Country]| {
        let names: Vec<&str> = list.iter().take(8).map(Country::as_str).collect();
        let more = if list.len() > names.len() { " and others" } else { "" };
        names.join(", ") + more
    };
    match countries {
        CountrySet::Only(list) => format!("for {}", listed(list)),
        CountrySet::AllBut(list) => format!("for all countries but {}", listed(list)),
        CountrySet::All | CountrySet::Unknown(_) => "for other countries".to_owned(),
    }
}
