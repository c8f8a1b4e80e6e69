//! What is said of the sheets of a workbook.

use super::{EXPECTED, NEARLY, no_header, shorten};
use crate::ingest::table::Table;
use crate::text::Workbook;

/// A workbook without a sheet of data.
pub(in crate::ingest) fn no_sheet(names: &[&str], closest: Option<&Table>) -> String {
    if names.is_empty() {
        return format!("The workbook has no sheet with cells. {EXPECTED}");
    }
    let list = shorten(&names.join("\", \""));
    let sheets = if names.len() == 1 { "Its only sheet is" } else { "Its sheets are" };
    let start = format!("No sheet of the workbook holds a report. {sheets} \"{list}\".");
    match closest.filter(|table| table.mapping.is_some()) {
        Some(table) => format!("{start} {}", no_header(table)),
        None => format!("{start} {EXPECTED}"),
    }
}

/// Sheets beside the reports of a workbook; those without anything in them are not worth a word.
pub(in crate::ingest) fn sheets_not_read(sheets: &[(usize, &str, Table)]) -> Option<String> {
    let filled = sheets.iter().filter(|(.., table)| table.tally.rows.read > 0);
    let mut texts = Vec::new();
    let mut names = Vec::new();
    for (_, name, table) in filled {
        // A sheet with headings of a report may be one that lacks a column.
        match table.mapping.as_ref().filter(|mapping| mapping.mapped.len() >= NEARLY) {
            Some(_) => texts.push(format!("Sheet \"{name}\" is not read. {}", no_header(table))),
            None => names.push(*name),
        }
    }
    if !names.is_empty() {
        let list = shorten(&names.join("\", \""));
        let what = if names.len() == 1 {
            "Sheet not read, since it is"
        } else {
            "Sheets not read, since they are"
        };
        texts.insert(0, format!("{what} no report: \"{list}\"."));
    }
    (!texts.is_empty()).then(|| texts.join(" "))
}

/// Sheets that hold reports and are not read because as many as `most` are.
pub(in crate::ingest) fn sheets_beyond(names: &[&str], most: usize) -> Option<String> {
    let (count, what) = match names.len() {
        0 => return None,
        1 => ("1 more is".to_owned(), "Put it in a workbook of its own."),
        more => (format!("{more} more are"), "Put them in a workbook of their own."),
    };
    let list = shorten(&names.join("\", \""));
    Some(format!(
        "At most {most} sheets with reports are read of a workbook; {count} not read and in no figure: \
         \"{list}\". {what}"
    ))
}

/// Sheets that somebody chose not to read.
pub(in crate::ingest) fn sheets_left_out(names: &[&str]) -> Option<String> {
    let what = match names.len() {
        0 => return None,
        1 => "Sheet left out, as chosen",
        _ => "Sheets left out, as chosen",
    };
    Some(format!("{what}: \"{}\".", shorten(&names.join("\", \""))))
}

/// Macros beside the sheets.
pub(in crate::ingest) fn macros(workbook: &Workbook<'_>) -> Option<String> {
    workbook
        .has_macros()
        .then(|| "The workbook holds macros; they were neither read nor run.".to_owned())
}
