//! TW104: a quantity in a unit that the tariff number is not counted in.

use super::units::{Fault, fault, words};
use crate::checks::place::{at, record_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, At, Finding, Findings, Severity};
use crate::law::{Before, Book, Duty, Rate, Validity};
use crate::model::{EntryDate, EntrySummary, Field, FileId, HtsNumber, LineTariff, Unit};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW104",
    name: "quantity_unit_wrong",
    area: Area::Classification,
    severity: Severity::Warning,
    citations: &["HTSUS general statistical note 3"],
    needs: &[
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::EntryDate]),
        Need::of_tariff_report(&[Field::Unit1]),
    ],
    documentation: include_str!("quantity_unit_wrong.md"),
    run,
};

/// The column of ACE's own report, which holds the units of the entry summary.
const OF_ACE: &str = "tariff uom";
/// Of so many records of any other column, this many may be wrong before the column is taken to hold
/// units of the invoice.
const SHARE: (usize, usize) = (1, 10);

/// What was looked up: the units of a number on a day as they were reported.
type Key = (HtsNumber, EntryDate, [Option<Unit>; 2]);

/// Records of a file whose units are wrong, and how many were judged.
#[derive(Default)]
struct OfFile {
    judged: usize,
    has_second: bool,
    wrong: Vec<(usize, u32, Fault)>,
}

fn run(context: &Context<'_>, findings: &mut Findings) {
    let portfolio = context.portfolio;
    let entries: Vec<&EntrySummary> = context.entries().collect();
    for (file, mut of_file) in judged(context, &entries) {
        let has_second = of_file.has_second && portfolio.file(file).has(Field::Unit2);
        of_file
            .wrong
            .retain(|(_, _, fault)| has_second || !matches!(fault, Fault::SecondMissing(_)));
        if is_of_invoice(context, file, &of_file) {
            findings.extend(of_whole_file(context, file, &of_file));
            continue;
        }
        findings.extend(of_file.wrong.iter().filter_map(|(entry, record, fault)| {
            let record = portfolio.tariffs.get(*record);
            finding(context, entries.get(*entry)?, &record, *fault)
        }));
    }
}

/// The records of goods by file.
fn judged(context: &Context<'_>, entries: &[&EntrySummary]) -> BTreeMap<FileId, OfFile> {
    let tariffs = &context.portfolio.tariffs;
    let mut known: FxHashMap<Key, Option<Option<Fault>>> = FxHashMap::default();
    let mut files: BTreeMap<FileId, OfFile> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        let Some(date) = entry.entry_date else { continue };
        for (_, line) in context.portfolio.lines_of(entry) {
            let mut numbers = line.tariffs.clone().filter_map(|at| tariffs.hts(at));
            // The goods of a heading of chapter 98 are counted by its own rules.
            if numbers.any(|number| number.chapter() == 98) {
                continue;
            }
            for record in line.tariffs.clone() {
                let units = [tariffs.unit(record), tariffs.unit2(record)];
                let Some(number) = tariffs.hts(record).filter(|n| !n.is_chapter99()) else {
                    continue;
                };
                let look = || look(context, number, date, units);
                let Some(fault) = *known.entry((number, date, units)).or_insert_with(look) else {
                    continue;
                };
                let of_file = files.entry(tariffs.place(record).file).or_default();
                of_file.judged += 1;
                of_file.has_second |= units[1].is_some();
                of_file.wrong.extend(fault.map(|fault| (place, record, fault)));
            }
        }
    }
    files
}

/// The fault of the units of a record; the outer `None` where it cannot be judged.
fn look(
    context: &Context<'_>,
    number: HtsNumber,
    date: EntryDate,
    units: [Option<Unit>; 2],
) -> Option<Option<Fault>> {
    let book = context.book;
    let valid = book.validity(number, date.0, Before::taken(context.options)) == Validity::Valid;
    let known = valid && units[0].is_some() && book.units(number).is_some();
    known.then(|| fault(book, number, units))
}

/// Whether a column that is not ACE's own is wrong so often that it must hold something else.
fn is_of_invoice(context: &Context<'_>, file: FileId, of_file: &OfFile) -> bool {
    let column = context.portfolio.file(file).column(Field::Unit1);
    let of_ace = column.is_some_and(|column| column.heading.to_ascii_lowercase().contains(OF_ACE));
    !of_ace && of_file.wrong.len() * SHARE.1 > of_file.judged * SHARE.0
}

fn finding(
    context: &Context<'_>,
    entry: &EntrySummary,
    record: &LineTariff,
    fault: Fault,
) -> Option<Finding> {
    let (portfolio, book) = (context.portfolio, context.book);
    let (number, date) = (record.hts?, entry.entry_date?);
    let units = book.units(number)?;
    let remedy = remedy(context, entry);
    let by_quantity = duty_unit(book, number, date, context);
    Some(Finding {
        severity: if by_quantity.is_some() { Severity::Error } else { CHECK.severity },
        what: format!(
            "{}: {} {number} is counted in {}.",
            record_name(portfolio, record),
            reported(fault),
            words(units)
        ),
        why: why(by_quantity),
        action: format!(
            "Take the quantity in the units of the tariff number from the invoice or packing list, \
             and see whether the number itself is right. {}",
            remedy.words
        ),
        cause: format!("units of tariff number {number}"),
        places: places(record, fault),
        deadline: remedy.deadline,
        ..CHECK.finding()
    })
}

fn reported(fault: Fault) -> String {
    match fault {
        Fault::Other(unit) => format!("a quantity is reported in {unit}, but"),
        Fault::Twice(unit) => format!("both quantities are reported in {unit}, but"),
        Fault::SecondMissing(unit) => format!("no quantity is reported in {unit}, but"),
    }
}

/// The unit by which the general duty of a number goes.
fn duty_unit(
    book: &Book,
    number: HtsNumber,
    date: EntryDate,
    context: &Context<'_>,
) -> Option<Unit> {
    let rates = book.rates_on(number.hts8(), date.0, Before::taken(context.options)).ok()?;
    let Rate::Duties(duties) = rates.general else { return None };
    duties.iter().find_map(|duty| match duty {
        Duty::PerUnit { unit, .. } => Some(*unit),
        Duty::Share(_) | Duty::ShareOf(..) | Duty::Applicable => None,
    })
}

fn why(by_quantity: Option<Unit>) -> String {
    let why = "Quantities are reported in the units of the tariff number. Unit values, statistics \
               and the quantities that drawback matches hang on them.";
    match by_quantity {
        Some(unit) => format!("{why} The general duty of this number goes by {unit}."),
        None => why.to_owned(),
    }
}

fn places(record: &LineTariff, fault: Fault) -> Vec<At> {
    let second = match fault {
        Fault::Other(unit) => record.unit != Some(unit),
        Fault::Twice(_) | Fault::SecondMissing(_) => true,
    };
    let field = if second { Field::Unit2 } else { Field::Unit1 };
    vec![at(record, field), at(record, Field::HtsNumber)]
}

/// One note on a file whose units are not those of the entry summary.
fn of_whole_file(context: &Context<'_>, file: FileId, of_file: &OfFile) -> Option<Finding> {
    let portfolio = context.portfolio;
    let (_, record, _) = of_file.wrong.first()?;
    let record = portfolio.tariffs.get(*record);
    let (name, column) = (&portfolio.file(file).name, portfolio.file(file).column(Field::Unit1)?);
    Some(Finding {
        severity: Severity::Note,
        what: format!(
            "{name}: of {} records with a unit in the column \"{}\", {} have another than their \
             tariff number is counted in.",
            of_file.judged,
            column.heading,
            of_file.wrong.len()
        ),
        why:
            "So many differ that the column seems to hold the units of invoices, not those of the \
              entry summaries. Duty on quantities and drawback cannot be told from such quantities."
                .to_owned(),
        action:
            "Choose the column with the units of the tariff number, or add the ACE report ES-003."
                .to_owned(),
        cause: format!("units of {name}"),
        places: vec![at(&record, Field::Unit1)],
        ..CHECK.finding()
    })
}
