//! Reads the tables of the law: tab-separated text, one record a line under a fixed heading.
//! Nothing is skipped or repaired: whatever does not fit is a [`BookError`].

use crate::law::{BookError, Confidence, Span};
use crate::model::{Date, parse_iso};
use rust_decimal::Decimal;

/// A table's name and heading.
#[derive(Debug, Clone, Copy)]
pub(in crate::law) struct Shape {
    /// The name, as in the file `law/data/<name>.tsv`.
    pub(in crate::law) name: &'static str,
    /// The columns in order.
    pub(in crate::law) columns: &'static [&'static str],
}

/// A place in a table that cannot be read.
#[cold]
#[inline(never)]
pub(super) fn error(table: &str, line: usize, what: impl Into<String>) -> BookError {
    BookError { table: table.to_owned(), line, what: what.into() }
}

/// Reads every record of a table.
pub(super) fn read<'a, T>(
    shape: Shape,
    text: &'a str,
    mut record: impl FnMut(&mut Row<'a>) -> Result<T, BookError>,
) -> Result<Vec<T>, BookError> {
    let mut records = Vec::new();
    for (index, line) in lines(shape, text)?.enumerate() {
        let mut row = Row { shape, line: index + 2, fields: line.split('\t'), at: 0 };
        records.push(record(&mut row)?);
        row.end()?;
    }
    Ok(records)
}

/// The lines below the heading, which must be that of the table.
fn lines(shape: Shape, text: &str) -> Result<std::str::Split<'_, char>, BookError> {
    let Some(body) = text.strip_suffix('\n') else {
        return Err(error(shape.name, 1, "the table is empty or does not end with a line end"));
    };
    let mut lines = body.split('\n');
    let heading = lines.next().unwrap_or_default();
    if heading.split('\t').eq(shape.columns.iter().copied()) {
        Ok(lines)
    } else {
        let heading = format!("the heading must be `{}`", shape.columns.join("\t"));
        Err(error(shape.name, 1, heading))
    }
}

/// Fails unless the keys of the records rise strictly: lookups search, and order shows changes.
pub(super) fn rising<'r, T, K: Ord>(
    shape: Shape,
    records: &'r [T],
    key: impl Fn(&'r T) -> K,
) -> Result<(), BookError> {
    let out_of_order = records.windows(2).position(|pair| match pair {
        [first, second] => key(first) >= key(second),
        _ => false,
    });
    match out_of_order {
        Some(index) => {
            Err(error(shape.name, index + 3, "the record repeats or precedes the one above it"))
        }
        None => Ok(()),
    }
}

/// One record, read field by field from the left. The readers of fields are not inlined: twenty tables
/// call them, and copies of them would be a good part of the program.
pub(super) struct Row<'a> {
    shape: Shape,
    line: usize,
    fields: std::str::Split<'a, char>,
    at: usize,
}

impl<'a> Row<'a> {
    /// Fails unless every column was read, and nothing stands behind the last.
    #[inline(never)]
    fn end(&mut self) -> Result<(), BookError> {
        if self.fields.next().is_some() {
            return Err(error(self.shape.name, self.line, "there are more fields than columns"));
        }
        if self.at != self.shape.columns.len() {
            return Err(error(self.shape.name, self.line, "there are fewer fields than columns"));
        }
        Ok(())
    }

    /// The next field, which may be empty.
    #[inline(never)]
    pub(super) fn text(&mut self) -> Result<&'a str, BookError> {
        let field = self.fields.next().ok_or_else(|| {
            error(self.shape.name, self.line, "there are fewer fields than columns")
        })?;
        self.at += 1;
        if field.trim() != field || field.contains('\r') {
            return Err(self.fail("has white space around it", field));
        }
        Ok(field)
    }

    /// The next field, which may not be empty.
    #[inline(never)]
    pub(super) fn required(&mut self) -> Result<&'a str, BookError> {
        let field = self.text()?;
        if field.is_empty() { Err(self.fail("may not be empty", field)) } else { Ok(field) }
    }

    /// The next field as `parse` reads it; `what` says what it must be.
    pub(super) fn parsed<T>(
        &mut self,
        what: &str,
        parse: impl FnOnce(&'a str) -> Option<T>,
    ) -> Result<T, BookError> {
        let field = self.text()?;
        parse(field).ok_or_else(|| self.must(what, field))
    }

    /// A date.
    #[inline(never)]
    pub(super) fn date(&mut self) -> Result<Date, BookError> {
        self.parsed("a date such as 2026-11-24", parse_iso)
    }

    /// Two fields: first and last day, empty when open.
    #[inline(never)]
    pub(super) fn span(&mut self) -> Result<Span, BookError> {
        let span = Span { from: self.open_date()?, to: self.open_date()? };
        match (span.from, span.to) {
            (Some(from), Some(to)) if to < from => {
                Err(self.fail("lies before the first day", &crate::model::iso(to)))
            }
            _ => Ok(span),
        }
    }

    /// A date, or empty.
    #[inline(never)]
    pub(super) fn open_date(&mut self) -> Result<Option<Date>, BookError> {
        self.parsed("a date such as 2026-11-24 or empty", |text| {
            if text.is_empty() { Some(None) } else { parse_iso(text).map(Some) }
        })
    }

    /// A decimal as written, without sign, exponent or separators.
    #[inline(never)]
    pub(super) fn decimal(&mut self) -> Result<Decimal, BookError> {
        self.parsed("a decimal", plain_decimal)
    }

    /// A confidence mark.
    #[inline(never)]
    pub(super) fn confidence(&mut self) -> Result<Confidence, BookError> {
        self.parsed("P, S, M or U", Confidence::from_mark)
    }

    /// `yes` or `no`.
    #[inline(never)]
    pub(super) fn flag(&mut self) -> Result<bool, BookError> {
        self.parsed("yes or no", |text| match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
    }

    /// `yes`, `no`, or `unknown`.
    #[inline(never)]
    pub(super) fn maybe(&mut self) -> Result<Option<bool>, BookError> {
        self.parsed("yes, no or unknown", |text| match text {
            "yes" => Some(Some(true)),
            "no" => Some(Some(false)),
            "unknown" => Some(None),
            _ => None,
        })
    }

    #[cold]
    #[inline(never)]
    fn must(&self, what: &str, field: &str) -> BookError {
        self.fail(&format!("must be {what}"), field)
    }

    #[cold]
    #[inline(never)]
    fn fail(&self, what: &str, field: &str) -> BookError {
        let column = self.shape.columns.get(self.at.wrapping_sub(1)).copied().unwrap_or("?");
        error(self.shape.name, self.line, format!("column `{column}` {what}, found `{field}`"))
    }
}

/// Digits with at most one point, and nothing else.
pub(super) fn plain_decimal(text: &str) -> Option<Decimal> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let ends = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    (plain && ends(bytes.first()) && ends(bytes.last())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape = Shape { name: "sample", columns: &["key", "value"] };

    fn sample(text: &str) -> Result<Vec<(String, Decimal)>, BookError> {
        read(SHAPE, text, |row| Ok((row.required()?.to_owned(), row.decimal()?)))
    }

    #[test]
    fn reads_a_table() {
        let rows = sample("key\tvalue\na\t0.5\nb\t12\n").expect("table");
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1], ("b".to_owned(), Decimal::from(12)));
    }

    #[test]
    fn refuses_what_does_not_fit() {
        let line = |text: &str| sample(text).expect_err(text).line;
        assert_eq!(line(""), 1);
        assert_eq!(line("key\tvalue\na\t1"), 1);
        assert_eq!(line("value\tkey\na\t1\n"), 1);
        assert_eq!(line("key\tvalue\na\t1\n\n"), 3);
        for bad in
            ["a", "a\t1\t2", "\t1", "a\t1%", "a\t-1", "a\t1e3", "a\t 1", "a\t1\r", "a\t.5", "a\t"]
        {
            assert_eq!(line(&format!("key\tvalue\n{bad}\n")), 2, "{bad}");
        }
        let what = sample("key\tvalue\na\tx\n").expect_err("bad value").to_string();
        assert!(what.contains("sample") && what.contains("`value`") && what.contains("`x`"));
    }

    #[test]
    fn demands_order() {
        assert!(rising(SHAPE, &[1, 2, 3], |n| *n).is_ok());
        assert_eq!(rising(SHAPE, &[1, 1], |n| *n).expect_err("repeat").line, 3);
        assert_eq!(rising(SHAPE, &[1, 3, 2], |n| *n).expect_err("order").line, 4);
    }
}
