//! TW102: a tariff number that the tariff did not have on the date of entry.

use crate::checks::place::{at, entry_cell, record_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::law::{Before, Book, Edition, Validity};
use crate::model::{Date, EntryDate, EntrySummary, Field, HtsNumber, LineTariff};
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

/// A number on a day, as the tariff has it.
struct Wrong<'a> {
    number: HtsNumber,
    date: EntryDate,
    validity: Validity<'a>,
}

fn run(context: &Context<'_>, findings: &mut Findings) {
    let (portfolio, book) = (context.portfolio, context.book);
    let before = Before::taken(context.options);
    let mut known: FxHashMap<(HtsNumber, EntryDate), Validity<'_>> = FxHashMap::default();
    for entry in context.entries() {
        let Some(date) = entry.entry_date else { continue };
        for (_, line) in portfolio.lines_of(entry) {
            for i in line.tariffs.clone() {
                let Some(number) = portfolio.tariffs.hts(i) else { continue };
                let look = || book.validity(number, date.0, before);
                let validity = *known.entry((number, date)).or_insert_with(look);
                if !matches!(validity, Validity::Valid | Validity::Unknown(_)) {
                    let wrong = Wrong { number, date, validity };
                    findings.extend(finding(context, entry, &portfolio.tariffs.get(i), &wrong));
                }
            }
        }
    }
}

fn finding(
    context: &Context<'_>,
    entry: &EntrySummary,
    record: &LineTariff,
    wrong: &Wrong<'_>,
) -> Option<Finding> {
    let (portfolio, book) = (context.portfolio, context.book);
    // A number of eight digits has lost its suffix, which is another fault.
    let digits = portfolio.str(record.hts_raw).bytes().filter(u8::is_ascii_digit).count();
    let retired = matches!(wrong.validity, Validity::Retired { .. });
    if digits <= 8 || (retired && portfolio.str(entry.entry_type) == ZONE) {
        return None;
    }
    let remedy = remedy(context, entry);
    let Wrong { number, date, .. } = *wrong;
    let day = book.day_of(date.0, Before::taken(context.options));
    Some(Finding {
        what: format!(
            "{}: the tariff number {number} was not valid on {date}: {}{}.",
            record_name(portfolio, record),
            around(book, day),
            elsewhere(&wrong.validity)
        ),
        why: why(day != date.0),
        action: format!(
            "Classify the goods by the tariff of that day.{} {}",
            instead(book, wrong),
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

fn why(is_before_first: bool) -> String {
    let why = "Goods are entered under a number that the tariff has on the day of entry. Another \
               number may have another rate, unit of quantity and list of programs, and drawback \
               goes by the number reported.";
    if is_before_first {
        format!(
            "{why} No edition of so early a day is at hand: the tariff is assumed to be that of \
             the first one (option tariff-before-first)."
        )
    } else {
        why.to_owned()
    }
}

/// `neither the 2025 basic edition nor 2025 revision 32 has it`: the editions that enclose a date.
fn around(book: &Book, date: Date) -> String {
    let places = book.editions_around(date);
    let names: Vec<&str> = places
        .into_iter()
        .flatten()
        .filter_map(|at| book.tariff_editions.get(at))
        .map(|edition| edition.name.as_str())
        .collect();
    match names.as_slice() {
        [one] => format!("{one} does not have it"),
        several => format!("neither {} has it", several.join(" nor ")),
    }
}

/// Where else the number stands.
fn elsewhere(validity: &Validity<'_>) -> String {
    let name = |edition: &Edition| edition.name.clone();
    match validity {
        Validity::Retired { last, .. } => format!("; it was last in {}", name(last)),
        Validity::NotYet { first } => format!("; it came later, first in {}", name(first)),
        Validity::Never | Validity::Valid | Validity::Unknown(_) => {
            ", nor any other edition known here".to_owned()
        }
    }
}

/// What the number became, or which numbers its subheading has.
fn instead(book: &Book, wrong: &Wrong<'_>) -> String {
    if let Validity::Retired { became, .. } = wrong.validity
        && !became.is_empty()
    {
        return format!(
            " By the texts of the schedules the number seems to have become {}.",
            listed(became.iter().copied())
        );
    }
    let subheading = wrong.number.hts8();
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
