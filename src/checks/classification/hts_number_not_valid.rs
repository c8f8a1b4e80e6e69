//! TW102: a tariff number that the tariff did not have on the date of entry.

use crate::checks::place::{at, entry_cell, record_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Severity};
use crate::law::{Book, Edition, NumberStanding};
use crate::model::{EntryDate, EntrySummary, Field, HtsNumber, LineTariff};
use rustc_hash::FxHashMap;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW102",
    name: "hts_number_not_valid",
    area: Area::Classification,
    severity: Severity::Error,
    citations: &["HTSUS general statistical note 3", "19 USC 1484"],
    needs: &[
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::EntryDate]),
    ],
    documentation: include_str!("hts_number_not_valid.md"),
    run,
};

/// Zone goods in privileged foreign status keep the classification of the day it was granted.
const ZONE: &str = "06";
/// No more numbers than this are named in a sentence.
const NAMED: usize = 6;

fn run(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (portfolio, book) = (context.portfolio, context.book);
    let mut wrong: FxHashMap<(HtsNumber, EntryDate), bool> = FxHashMap::default();
    for entry in context.entries() {
        let Some(date) = entry.entry_date else { continue };
        for (_, line) in portfolio.lines_of(entry) {
            for i in line.tariffs.clone() {
                let Some(number) = portfolio.tariffs.hts(i) else { continue };
                let look = || book.number_standing(number, date.0) == NumberStanding::NotValid;
                if *wrong.entry((number, date)).or_insert_with(look) {
                    let record = portfolio.tariffs.get(i);
                    findings.extend(finding(context, entry, &record, (number, date)));
                }
            }
        }
    }
}

fn finding(
    context: &Context<'_>,
    entry: &EntrySummary,
    record: &LineTariff,
    (number, date): (HtsNumber, EntryDate),
) -> Option<Finding> {
    let (portfolio, book) = (context.portfolio, context.book);
    // A number of eight digits has lost its suffix, which is another fault.
    let digits = portfolio.str(record.hts_raw).bytes().filter(u8::is_ascii_digit).count();
    let editions = book.editions_with(number);
    let earlier = editions.iter().any(|edition| edition.to < date.0);
    if digits <= 8 || (earlier && portfolio.str(entry.entry_type) == ZONE) {
        return None;
    }
    let remedy = remedy(context, entry);
    Some(Finding {
        what: format!(
            "{}: the tariff number {number} was not valid on {date}: neither {} has it{}.",
            record_name(portfolio, record),
            around(book, date),
            elsewhere(&editions)
        ),
        why: "Goods are entered under a number that the tariff has on the day of entry. Another \
              number may have another rate, unit of quantity and list of programs, and drawback \
              goes by the number reported."
            .to_owned(),
        action: format!(
            "Classify the goods by the tariff of that day.{} {}",
            successor(book, number),
            remedy.words
        ),
        cause: format!("tariff number {number}"),
        places: [
            Some(at(record, Field::HtsNumber)),
            entry_cell(portfolio, entry, Field::EntryDate),
        ]
        .into_iter()
        .flatten()
        .collect(),
        deadline: remedy.deadline,
        ..CHECK.finding()
    })
}

/// `the 2025 basic edition nor 2025 revision 32`: the editions that enclose a date.
fn around(book: &Book, date: EntryDate) -> String {
    let places = book.editions_around(date.0);
    let names: Vec<&str> = places
        .into_iter()
        .flatten()
        .filter_map(|at| book.tariff_editions.get(at))
        .map(|edition| edition.name.as_str())
        .collect();
    names.join(" nor ")
}

/// Where else the number stands.
fn elsewhere(editions: &[&Edition]) -> String {
    if editions.is_empty() {
        return ", nor any other edition known here".to_owned();
    }
    let names: Vec<&str> = editions.iter().map(|edition| edition.name.as_str()).collect();
    format!("; it stands in {}", names.join(", "))
}

/// What the number became, or which numbers its subheading has.
fn successor(book: &Book, number: HtsNumber) -> String {
    let became = book.number_history(number).map(|row| row.became.as_slice()).unwrap_or_default();
    if !became.is_empty() {
        return format!(
            " By the texts of the schedules the number seems to have become {}.",
            listed(became.iter().copied())
        );
    }
    let subheading = number.hts8();
    if !book.tariff.has8(subheading) {
        return format!(" The newest schedule known here has no subheading {subheading}.");
    }
    let numbers = book.tariff.numbers_of(subheading).map(|(number, _)| number);
    format!(" In the newest schedule known here subheading {subheading} has {}.", listed(numbers))
}

fn listed(numbers: impl Iterator<Item = HtsNumber>) -> String {
    let mut names: Vec<String> = numbers.take(NAMED + 1).map(|number| number.to_string()).collect();
    let more = if names.len() > NAMED { " and others" } else { "" };
    names.truncate(NAMED);
    names.join(", ") + more
}
