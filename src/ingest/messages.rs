//! What a file's message says: plain sentences with sheet, row and column, and what to do. The report
//! puts the name of the file in front.

mod joined;
mod points;
mod sheets;
mod visible;

pub(super) use joined::{differs, elsewhere, not_of_lines, without_lines};
pub(super) use sheets::{macros, no_sheet, sheets_beyond, sheets_left_out, sheets_not_read};
pub(super) use visible::visible;

use super::kinds::Kind;
use super::lists;
use super::mapping::{Contradicted, Mapping};
use super::recognise::HEADER_ROWS;
use super::table::Table;
use super::tally::{Assumed, Note, NoteKind, Tally};
use super::values::{Reason, is_day};
use crate::model::Arrange;
use crate::model::{Confidence, Field, SourceKind, cell_letters};
use std::fmt::Write;

/// Columns whose values contradict their heading that are named.
const CONTRADICTED: usize = 20;

const EXPECTED: &str = "Expected is, as CSV or XLSX, the ACE report ES-003 Entry Summary Line Tariff \
                        Details (entry number, line number, HTS number, …), an entry summary header, \
                        liquidation, reconciliation or CAPE claim report (entry number, dates, \
                        status, …), the ACE export report AES-202 or another export or shipment list \
                        (date of export, tariff or part number, quantity, …), an inventory ledger \
                        (part number, date, receipt or withdrawal, quantity, …), or a list of \
                        destructions, materials, production, parts, earlier drawback claims, exports \
                        already used, AD/CVD cases to watch, or requests from CBP; each has a \
                        template.";

/// Headings of a report that a sheet must have so that what it lacks is worth saying.
const NEARLY: usize = 4;

/// What to do about columns that are missing.
fn advice(mapping: &Mapping) -> &'static str {
    if mapping.missing.contains(&Field::MovementType) {
        return "Add a column Movement Type that says receipt or withdrawal on each row, or name the \
                quantity Quantity Change if withdrawals stand in it below zero.";
    }
    Kind::of(mapping.kind).map_or("", |kind| kind.advice)
}

/// A file of a kind we do not read.
pub(super) fn foreign(what: &str, advice: &str) -> String {
    format!("This seems to be {what}. {advice} {EXPECTED}")
}

/// A file without bytes.
pub(super) fn empty() -> String {
    format!("The file is empty (0 bytes). Download it again. {EXPECTED}")
}

/// A file of law that is larger than all law.
pub(super) fn large_law(most: usize) -> String {
    format!(
        "It begins like a tariff schedule or a rule pack, but is larger than {} MB, as none is. Give the \
         file as it was downloaded.",
        most >> 20
    )
}

/// A table without headings we know.
pub(super) fn no_header(table: &Table) -> String {
    let Some(mapping) = &table.mapping else {
        let shown = table.first_cells.join("\", \"");
        let seems = if table.first_cells.is_empty() {
            "The file has no row with anything in it.".to_owned()
        } else {
            format!(
                "No column headings that we know stand in the first {HEADER_ROWS} rows; the first \
                 filled row begins \"{}\".",
                shorten(&shown)
            )
        };
        return format!("{seems} {EXPECTED}");
    };
    let row = table.header_row;
    let missing: Vec<&str> = mapping.missing.iter().map(|field| field.label()).collect();
    let mut text =
        format!("{} The headings in row {row} lack {}.", seems(mapping), missing.join(" and "));
    for missing in table.preview.iter().flat_map(|preview| &preview.missing) {
        let close: Vec<&str> = missing.candidates.iter().map(|c| c.heading.as_str()).collect();
        if !close.is_empty() {
            let _ = write!(text, " Closest to {}: \"{}\".", missing.field, close.join("\", \""));
        }
    }
    for doubt in doubts(mapping, None) {
        let _ = write!(text, " {doubt}");
    }
    let _ = write!(text, " {}", advice(mapping));
    text
}

/// Columns that are not used though they may be ours, and what would make them used.
fn doubts(mapping: &Mapping, sheet: Option<&str>) -> Vec<String> {
    let place = |index: usize, heading: &str| {
        let letters = cell_letters(u16::try_from(index).unwrap_or(u16::MAX));
        let column = format!("olumn {letters} \"{heading}\"");
        sheet.map_or_else(|| format!("C{column}"), |sheet| format!("Sheet \"{sheet}\", c{column}"))
    };
    let likely = mapping.guesses.iter().filter(|guess| guess.confidence == Confidence::Likely);
    let likely = likely.map(|guess| {
        let reason = guess.reason.trim_end_matches('.');
        format!(
            "{} looks like {} ({}); it is not used until you confirm it.",
            place(usize::from(guess.index), &guess.heading),
            guess.field.label(),
            small(reason)
        )
    });
    let contradicted = mapping.contradicted.iter().take(CONTRADICTED).map(|known| {
        let Contradicted { index, field, heading, reason } = known;
        format!(
            "{} is not used as {} ({}); choose what it is, or rename its heading.",
            place(*index, heading),
            field.label(),
            small(reason.trim_end_matches('.'))
        )
    });
    contradicted.chain(likely).collect()
}

/// A sentence inside another: its first letter is small.
fn small(sentence: &str) -> String {
    let mut characters = sentence.chars();
    let first = characters.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(characters).collect()
}

fn seems(mapping: &Mapping) -> &'static str {
    let has = |field| mapping.mapped.iter().any(|column| column.field == field);
    match mapping.kind {
        kind if kind != SourceKind::EntrySummaries => Kind::of(kind).map_or("", |kind| kind.seems),
        _ if has(Field::EntryNumber) && has(Field::HtsNumber) && !has(Field::LineNumber) => {
            "This seems to be a list of imports without the line numbers of their entries, on which \
             every check and every drawback claim rests."
        }
        _ if has(Field::EntryNumber) && !has(Field::LineNumber) => {
            "This seems to be a list of entry summaries without their lines."
        }
        _ if has(Field::EntryNumber) => "This seems to be an entry summary report.",
        _ => "This seems to be a table of another kind.",
    }
}

/// A text file cut inside its last record.
pub(super) fn cut(row: u32, cells: usize, width: usize) -> String {
    format!(
        "The file ends inside row {row}: it has {cells} of {width} cells and no line end, so the rest \
         of the file is missing. Download it again."
    )
}

/// Everything that was assumed or could not be read in a table.
pub(super) fn table(tally: &Tally, mapping: &Mapping, sheet: Option<&str>) -> Vec<String> {
    let mut notes: Vec<&Note> = tally.notes.iter().collect();
    notes.arrange_by_key(|note| (note.kind, column(mapping, note.field), note.field));
    let mut texts: Vec<String> = notes.into_iter().map(|n| note(n, mapping, sheet)).collect();
    texts.extend(doubts(mapping, sheet));
    if mapping.kind == SourceKind::EntrySummaries && mapping.columns.get(Field::HtsNumber).is_none()
    {
        texts.push(
            "There is no column for HTS Number - Full: classification, rates and drawback stay \
             unknown. ES-003 has it."
                .to_owned(),
        );
    }
    let blended = tally.blended;
    if blended.rows > 0 {
        texts.push(format!(
            "{} several tariff numbers and one duty for all of them (first row {}): it counts as the \
             line's duty, and the duty under each number is unknown. ES-003 has it.",
            if blended.rows == 1 { "1 row has".to_owned() } else { format!("{} rows have", blended.rows) },
            blended.first
        ));
    }
    let goods = tally.several_goods;
    if goods.rows > 0 {
        texts.push(format!(
            "{} several tariff numbers of goods and one value for all of them (first row {}): the value \
             and the quantities of each are unknown. Give each number a row of its own, or add ES-003.",
            if goods.rows == 1 { "1 row has".to_owned() } else { format!("{} rows have", goods.rows) },
            goods.first
        ));
    }
    if mapping.kind == SourceKind::Exports && !has_export_number(mapping) {
        texts.push(
            "There is no column for a Schedule B or HTSUS number, so that nothing can be claimed by \
             substitution on these exports. Add it from the export filings (the ACE export report \
             AES-202 has it) or from the parts master."
                .to_owned(),
        );
    }
    if mapping.kind == SourceKind::Inventory {
        texts.extend(ledger(tally));
    }
    let (short, first) = tally.short;
    if short > 0 {
        texts.push(format!(
            "{} fewer cells than there are headings (first row {first}); what is missing counts as \
             blank.",
            if short == 1 { "One row has".to_owned() } else { format!("{short} rows have") }
        ));
    }
    if tally.rows.used == 0 && tally.rows.set_aside == 0 {
        texts.push("There is no row below the headings.".to_owned());
    }
    texts
}

fn has_export_number(mapping: &Mapping) -> bool {
    [Field::ExportTariffNumber, Field::ScheduleB, Field::ExportHts]
        .into_iter()
        .any(|field| mapping.columns.get(field).is_some())
}

/// What was assumed of a ledger, and what its gaps mean.
fn ledger(tally: &Tally) -> impl Iterator<Item = String> {
    let (receipts, withdrawals) = (tally.receipts, tally.withdrawals);
    let assumed = |rows: Assumed, one: &str, more: &str, rest: &str| {
        let start = if rows.rows == 1 { one.to_owned() } else { format!("{} {more}", rows.rows) };
        (rows.rows > 0).then(|| format!("{start} (first in row {}): {rest}", rows.first))
    };
    let lost = tally.rows.set_aside;
    [
        assumed(
            receipts,
            "1 receipt neither has an entry number nor is called imported",
            "receipts neither have an entry number nor are called imported",
            "no drawback is counted on those units.",
        ),
        assumed(
            withdrawals,
            "1 withdrawal neither has an ITN nor is called export",
            "withdrawals neither have an ITN nor are called export",
            "they count as domestic, and nothing is claimed on them.",
        ),
        (lost > 0).then(|| {
            "Rows that are set aside are missing from the inventory of their part: with a receipt \
             or a withdrawal left out, the lots of later withdrawals may be wrong."
                .to_owned()
        }),
    ]
    .into_iter()
    .flatten()
}

fn column(mapping: &Mapping, field: Field) -> usize {
    mapping.columns.get(field).unwrap_or(usize::MAX)
}

fn note(note: &Note, mapping: &Mapping, sheet: Option<&str>) -> String {
    let index = u16::try_from(column(mapping, note.field)).unwrap_or(0);
    let letters = cell_letters(index);
    let sheet = sheet.map_or(String::new(), |sheet| format!("Sheet \"{sheet}\", "));
    let (start, heading) =
        (if sheet.is_empty() { "Column" } else { "column" }, mapping.heading(note.field));
    let place = format!("{sheet}{start} {letters} \"{heading}\"");
    let Note { cells, row, value, .. } = note;
    let many = |one: &str, more: &str| {
        if *cells == 1 { format!("1 {one}") } else { format!("{cells} {more}") }
    };
    match note.kind {
        NoteKind::Unreadable => format!(
            "{place}: {} not be read (first in row {row}: \"{value}\"); expected {}. They count as \
             unknown.",
            many("cell could", "cells could"),
            expected(note.field)
        ),
        NoteKind::Because(reason) => {
            let (what, advice) = because(reason, note.field);
            format!(
                "{place}: {} not be read, because {what} (first in row {row}: \"{value}\"). They \
                 count as unknown: {advice}.",
                many("cell could", "cells could")
            )
        }
        NoteKind::Torn => format!(
            "{place}: {} be read in two ways, and the column has proof of both; {} (first in row \
             {row}: \"{value}\"). Write all of the column one way and add the file again.",
            many("cell can", "cells can"),
            first_way(note.field, "was read", "were read", *cells)
        ),
        NoteKind::Second if is_day(note.field) => format!(
            "{place}: the day stands before the month, as {} (first in row {row}: \"{value}\") and \
             none the other way; all of the column was read so.",
            many("cell shows", "cells show")
        ),
        NoteKind::Second => format!(
            "{place}: cents stand behind a comma, as {} (first in row {row}: \"{value}\") and none \
             the other way; all of the column was read so.",
            many("cell shows", "cells show")
        ),
        NoteKind::Unproven if !is_day(note.field) => points::unproven(&place, note),
        NoteKind::Unproven => format!(
            "{place}: {} be read month first or day first, and no cell of the column proves either; \
             {} (first in row {row}: \"{value}\"). If the day comes first, write the dates as \
             2026-01-31 and add the file again.",
            many("date can", "dates can"),
            first_way(note.field, "it was read", "they were read", *cells)
        ),
        NoteKind::UnitDiffers => format!(
            "{place}: {} a unit that differs from the column of units (first in row {row}: \
             \"{value}\"). They count as unknown.",
            many("quantity has", "quantities have")
        ),
        NoteKind::ZeroRestored => format!(
            "{place}: {} lost a leading zero and got it back (first in row {row}: \"{value}\").",
            many("number had", "numbers had")
        ),
        NoteKind::Windows1252 => format!(
            "{place}: {} not UTF-8 and was read as Windows-1252 (first in row {row}: \"{value}\").",
            many("cell is", "cells are")
        ),
    }
}

/// What stands behind "because", and what to do.
fn because(reason: Reason, field: Field) -> (&'static str, &'static str) {
    match reason {
        Reason::Exponent => (
            "a number in scientific notation has lost digits",
            "format the column as text before the numbers are entered, or export the report again",
        ),
        Reason::Several => {
            ("several codes stand in one cell", "write one code in a cell, with a row for each")
        }
        Reason::Currency => ("the amount is not in US dollars", "give all amounts in US dollars"),
        Reason::Credit => (
            "CR and DR do not say which sign is meant",
            "write what is owed back with a minus sign",
        ),
        Reason::Comma => {
            ("comma and point do not say where the cents begin", "write the amounts as 1234.56")
        }
        Reason::DayFirst => {
            ("month and day are the other way round there", "write the dates as 2026-01-31")
        }
        Reason::FormulaError if field.label().contains("Number") => (
            "a formula ends in an error",
            "correct the formula, or save the sheet with values only",
        ),
        Reason::FormulaError => {
            ("a formula ends in an error", "correct the formula and save the file again")
        }
    }
}

/// How cells were read that can be read in two ways.
fn first_way(field: Field, one: &str, more: &str, cells: u64) -> String {
    let how = if is_day(field) { "month first" } else { "with a point before the cents" };
    format!("{} {how}", if cells == 1 { one } else { more })
}

fn expected(field: Field) -> &'static str {
    if let Some(holds) = lists::holds(field) {
        return holds.words();
    }
    let label = field.label();
    match field {
        Field::TariffOrdinal
        | Field::ExportLine
        | Field::LineNumber
        | Field::MovementEntryLine
        | Field::MovementExportLine => "a whole number from 1",
        Field::Unit1 | Field::Unit2 | Field::ExportUnit | Field::MovementUnit => {
            "a unit code such as NO or KG"
        }
        Field::HtsNumber => "eight or ten digits",
        Field::MovementEntry => "an entry number such as ABC-1234567-6",
        Field::MovementPurpose => "imported, domestic or export",
        Field::MovementQuantity
        | Field::QuantityChange
        | Field::QuantityIn
        | Field::QuantityOut => "a quantity such as 120 or 12.5",
        Field::CountryOfOrigin
        | Field::CountryOfExport
        | Field::Destination
        | Field::ExportOrigin => "a two-letter country code",
        Field::ExportTariffNumber | Field::ScheduleB | Field::ExportHts => "eight or ten digits",
        _ if label.contains("Date") => "a date such as 01/31/2026",
        _ => "an amount such as 1234.56",
    }
}

fn shorten(text: &str) -> String {
    let mut shown: String = text.chars().take(120).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
