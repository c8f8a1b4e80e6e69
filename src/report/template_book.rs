//! A template as a workbook: the file to fill in, and beside it what belongs in each column.

use super::xlsx::{Cell, Column, Plan, Workbook};
use crate::ingest::Template;
use crate::model::{Date, parse_iso};
use std::io;

/// Characters of a sheet's name at most.
const NAME: usize = 31;

/// Width of a column to fill in, in characters, at the least and at the most.
const WIDTHS: (usize, usize) = (12, 36);

/// The name of the second sheet.
const NOTES: &str = "Notes";

/// Its columns.
const ABOUT: [Column; 4] = [
    Column { heading: "Column", width: 36 },
    Column { heading: "Required", width: 12 },
    Column { heading: "Example", width: 28 },
    Column { heading: "What belongs there", width: 110 },
];

/// The template as a workbook (XLSX) made on `day`: headings and one row of examples on the first sheet,
/// a row for each column on the second. The reader takes the first for what it is and leaves the second
/// out.
///
/// # Errors
/// None in practice: the bytes go into memory.
pub fn template_xlsx(template: &Template, day: Date) -> io::Result<Vec<u8>> {
    let columns: Vec<Column> = template
        .columns
        .iter()
        .map(|column| {
            let longest = column.heading.len().max(column.example.len());
            let width = (longest + 2).clamp(WIDTHS.0, WIDTHS.1);
            Column { heading: column.heading, width: u8::try_from(width).unwrap_or(u8::MAX) }
        })
        .collect();
    let name: String = template.title.replace('/', "-").chars().take(NAME).collect();
    let mut book = Workbook::new(Vec::new(), day);
    let plan = Plan { name: &name, columns: &columns, rows: 1, rest: "" };
    book.sheet(plan, |sheet| {
        let examples: Vec<Cell<'_>> =
            template.columns.iter().map(|column| example(column.example)).collect();
        sheet.row(&examples)
    })?;
    let rows = template.columns.len() as u64;
    book.sheet(Plan { name: NOTES, columns: &ABOUT, rows, rest: "" }, |sheet| {
        template.columns.iter().try_for_each(|column| {
            let required = if column.required { "required" } else { "" };
            sheet.row(&[
                Cell::text(column.heading),
                Cell::text(required),
                Cell::code(column.example),
                Cell::text(column.note),
            ])
        })
    })?;
    book.finish(template.title)
}

/// Days and amounts as a spreadsheet has them, so that what is typed over them is one too; everything else
/// as text, which keeps the zeros of numbers that are names.
fn example(text: &'static str) -> Cell<'static> {
    if let Some(day) = day(text) {
        return Cell::Date(day);
    }
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('.') {
        Some((whole, cents)) if is_digits(whole) && cents.len() == 2 && is_digits(cents) => {
            Cell::Money(text.into())
        }
        _ => Cell::code(text),
    }
}

/// A day with the month first, as the examples have it.
fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    parse_iso(&format!("{year}-{month}-{day}")).filter(|_| parts.next().is_none())
}
