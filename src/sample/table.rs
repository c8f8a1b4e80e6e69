//! Reads a table of facts: tab-separated text under a heading.

use super::Error;
use rust_decimal::Decimal;
use std::str::FromStr;

/// One line of a table.
pub(super) struct Row {
    table: &'static str,
    line: usize,
    heading: &'static str,
    text: &'static str,
}

/// The lines of a table.
pub(super) fn rows(table: &'static str, text: &'static str) -> impl Iterator<Item = Row> {
    let heading = text.lines().next().unwrap_or_default();
    let lines = text.lines().zip(1..).skip(1);
    lines.map(move |(text, line)| Row { table, line, heading, text })
}

impl Row {
    /// What stands in a column.
    pub(super) fn text(&self, column: &'static str) -> Result<&'static str, Error> {
        let place = self.heading.split('\t').position(|name| name == column);
        let field = place.and_then(|place| self.text.split('\t').nth(place));
        field.ok_or_else(|| self.error(column, ""))
    }

    /// What a column says, read as a number or anything else that reads from text.
    pub(super) fn read<T: FromStr>(&self, column: &'static str) -> Result<T, Error> {
        let text = self.text(column)?;
        text.parse().map_err(|_| self.error(column, text))
    }

    /// As [`Row::read`]; nothing where the column is blank.
    pub(super) fn maybe<T: FromStr>(&self, column: &'static str) -> Result<Option<T>, Error> {
        if self.text(column)?.is_empty() { Ok(None) } else { self.read(column).map(Some) }
    }

    /// A decimal in units of `unit`, as a whole number: `0.5` in units of 0.001 is 500.
    pub(super) fn scaled(&self, column: &'static str, per_one: i64) -> Result<i64, Error> {
        use rust_decimal::prelude::ToPrimitive;
        let value: Decimal = self.read(column)?;
        let whole = (value * Decimal::from(per_one)).to_i64();
        whole.ok_or_else(|| self.error(column, &value.to_string()))
    }

    pub(super) fn error(&self, column: &'static str, text: &str) -> Error {
        Error::Table { table: self.table, line: self.line, column, text: text.to_owned() }
    }
}
