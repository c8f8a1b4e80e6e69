//! Sheets made from the short lists of the overview.

use crate::report::xlsx::{Cell, Column, Plan, Workbook};
use serde_json::Value;
use std::borrow::Cow;
use std::io::{self, Write};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Code,
    Money,
    Number,
    Share,
    Day,
}

/// A field of the overview as a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    /// Where it stands in its object: a JSON pointer.
    pub pointer: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The heading.
    pub heading: &'static str,
    /// Width of the column.
    pub width: u8,
}

/// A field.
pub(super) const fn field(
    heading: &'static str,
    width: u8,
    pointer: &'static str,
    kind: Kind,
) -> Field {
    Field { pointer, kind, heading, width }
}

/// A value as text; absent is empty.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("; "),
        Value::Null | Value::Object(_) => String::new(),
    }
}

/// A value as a cell.
pub(super) fn cell(value: &Value, kind: Kind) -> Cell<'_> {
    let text: Cow<'_, str> = match value {
        Value::String(text) => text.as_str().into(),
        other => plain(other).into(),
    };
    match kind {
        _ if text.is_empty() => Cell::Empty,
        Kind::Text => Cell::Text(text),
        Kind::Code => Cell::Code(text),
        Kind::Money => Cell::Money(text),
        Kind::Number => Cell::Number(text),
        Kind::Share => Cell::Share(text),
        Kind::Day => match value {
            Value::String(text) => Cell::day(text),
            _ => Cell::Text(text),
        },
    }
}

/// The objects of a list; absent is empty.
pub(super) fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[][..], Vec::as_slice)
}

/// Writes a sheet of objects, each under the importer it belongs to.
pub(super) fn by_importer<W: Write>(
    book: &mut Workbook<W>,
    name: &str,
    fields: &[Field],
    rows: &[(&str, &Value)],
) -> io::Result<()> {
    let mut columns = vec![Column { heading: "Importer", width: 14 }];
    columns.extend(fields.iter().map(|f| Column { heading: f.heading, width: f.width }));
    let plan = Plan { name, columns: &columns, rows: rows.len() as u64, rest: "the JSON report" };
    book.sheet(plan, |sheet| {
        for (importer, object) in rows {
            let mut cells = vec![Cell::code(*importer)];
            cells.extend(fields.iter().map(|field| of(object, field)));
            sheet.row(&cells)?;
        }
        Ok(())
    })
}

/// Writes a sheet of objects.
pub(super) fn objects<W: Write>(
    book: &mut Workbook<W>,
    name: &str,
    fields: &[Field],
    rows: &[Value],
) -> io::Result<()> {
    let columns: Vec<_> =
        fields.iter().map(|f| Column { heading: f.heading, width: f.width }).collect();
    let plan = Plan { name, columns: &columns, rows: rows.len() as u64, rest: "the JSON report" };
    book.sheet(plan, |sheet| {
        rows.iter().try_for_each(|object| {
            let cells: Vec<_> = fields.iter().map(|field| of(object, field)).collect();
            sheet.row(&cells)
        })
    })
}

fn of<'v>(object: &'v Value, field: &Field) -> Cell<'v> {
    object.pointer(field.pointer).map_or(Cell::Empty, |value| cell(value, field.kind))
}
