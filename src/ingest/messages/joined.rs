//! What is said of a file once it is joined with the others.

use crate::model::{Field, FileRecord, cell_letters};

/// Rows of one entry summary or line that should say the same and do not: how many, and the first.
pub(in crate::ingest) fn differs(file: &FileRecord, field: Field, times: u64, row: u32) -> String {
    let of_line = LINE_FIELDS.contains(&field);
    let what = match (of_line, times) {
        (true, 1) => "1 line".to_owned(),
        (true, n) => format!("{n} lines"),
        (false, 1) => "1 entry".to_owned(),
        (false, n) => format!("{n} entries"),
    };
    format!(
        "{}: the rows of {what} do not agree (first near row {row}); {}.",
        column_name(file, field),
        kept(field)
    )
}

/// A column whose amounts are those of whole entries, or may be.
pub(in crate::ingest) fn not_of_lines(file: &FileRecord, field: Field, is_entry: bool) -> String {
    let column = column_name(file, field);
    if is_entry {
        format!(
            "{column}: the lines of an entry repeat one amount, so it is the entry's and not the \
             line's. It counts once for each entry; the amount of a line is unknown, which ES-003 or \
             the ACE entry summary line details have."
        )
    } else {
        format!(
            "{column}: the lines of an entry show one amount, and nothing tells whether it is each \
             line's own or the whole entry's. It counts as unknown: give the amounts by line, or name \
             the column a total."
        )
    }
}

/// Entries of which another file says something else: how many, and the first row.
pub(in crate::ingest) fn elsewhere(
    file: &FileRecord,
    field: Field,
    times: u64,
    row: u32,
) -> String {
    let entries = if times == 1 { "1 entry".to_owned() } else { format!("{times} entries") };
    format!(
        "{}: another file says something else of {entries} (first near row {row}); the later extract \
         is used, and where none is later, {}.",
        column_name(file, field),
        kept(field)
    )
}

/// Entries without a line in any file.
pub(in crate::ingest) fn without_lines(times: u64) -> String {
    if times == 1 {
        "1 entry summary has no lines in the files read; ES-003 has them. Nothing is checked or \
         claimed on it until they are added."
            .to_owned()
    } else {
        format!(
            "{times} entry summaries have no lines in the files read; ES-003 has them. Nothing is \
             checked or claimed on them until they are added."
        )
    }
}

fn column_name(file: &FileRecord, field: Field) -> String {
    let column = file.column(field);
    let letters = cell_letters(column.map_or(0, |column| column.index));
    let heading = column.map_or("", |column| column.heading.as_str());
    let sheet = file.sheet.as_ref().map_or(String::new(), |sheet| format!("Sheet \"{sheet}\", "));
    let start = if sheet.is_empty() { "Column" } else { "column" };
    format!("{sheet}{start} {letters} \"{heading}\"")
}

/// Fields of a line rather than of its entry.
const LINE_FIELDS: [Field; 15] = [
    Field::Spi,
    Field::ManufacturerId,
    Field::PartNumber,
    Field::Description,
    Field::AdCvdCase,
    Field::CountryOfOrigin,
    Field::CountryOfExport,
    Field::ImportDate,
    Field::LineMpf,
    Field::LineHmf,
    Field::LineValue,
    Field::LineDuty,
    Field::LineAntidumping,
    Field::LineCountervailing,
    Field::LineTax,
];

fn kept(field: Field) -> &'static str {
    match field {
        Field::LiquidationDate => "the latest date is used",
        Field::TotalLiquidatedDuty
        | Field::TotalMpf
        | Field::TotalHmf
        | Field::TotalDuty
        | Field::TotalValue => "the smallest amount is used",
        Field::CountryOfOrigin | Field::CountryOfExport => "the first by the alphabet is used",
        _ if field.label().contains("Date") => "the earliest date is used",
        _ if field.label().contains("Amount") => "the amount of the line counts as unknown",
        _ => "the last by the alphabet is used",
    }
}
