//! Reads the sources: comma-separated text, gzipped where it is large.

use super::Error;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The folder of sources.
pub(in crate::gen_law) struct Source {
    dir: PathBuf,
}

/// A file of records under a heading.
pub(in crate::gen_law) struct Records {
    file: String,
    heading: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

/// One record of a file.
#[derive(Clone, Copy)]
pub(in crate::gen_law) struct Record<'a> {
    records: &'a Records,
    row: usize,
    fields: &'a [String],
}

impl Source {
    pub(in crate::gen_law) fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned() }
    }

    /// The records of a file whose heading is its first row, with exactly these columns in order.
    pub(in crate::gen_law) fn records(&self, file: &str, columns: &str) -> Result<Records, Error> {
        let records = self.rows(file)?;
        let columns: Vec<&str> = columns.split(',').collect();
        let heading = records.first().map(|(_, fields)| fields.clone()).unwrap_or_default();
        if heading != columns {
            return Err(Error::Source {
                file: file.to_owned(),
                row: 1,
                column: "heading".to_owned(),
                what: format!("the columns must be {}", columns.join(",")),
                text: heading.join(","),
            });
        }
        Ok(Records { file: file.to_owned(), heading, rows: records.into_iter().skip(1).collect() })
    }

    /// The records of a report with a preamble above its heading.
    pub(in crate::gen_law) fn report(
        &self,
        file: &str,
        first_column: &str,
    ) -> Result<Records, Error> {
        let mut rows = self.rows(file)?.into_iter();
        let heading = rows
            .find(|(_, fields)| fields.first().is_some_and(|field| field == first_column))
            .map(|(_, fields)| fields)
            .unwrap_or_default();
        Ok(Records { file: file.to_owned(), heading, rows: rows.collect() })
    }

    /// A file of JSON.
    pub(in crate::gen_law) fn json(&self, file: &str) -> Result<serde_json::Value, Error> {
        let (path, bytes) = self.bytes(file)?;
        let error = |error| Error::Io { path, error: std::io::Error::other(error) };
        serde_json::from_slice(&bytes).map_err(error)
    }

    /// The lines of a file of plain text that are not empty.
    pub(in crate::gen_law) fn lines(&self, file: &str) -> Result<Vec<String>, Error> {
        let (path, bytes) = self.bytes(file)?;
        let error = |error| Error::Io { path, error: std::io::Error::other(error) };
        let text = String::from_utf8(bytes).map_err(error)?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        Ok(lines.map(str::to_owned).collect())
    }

    fn bytes(&self, file: &str) -> Result<(PathBuf, Vec<u8>), Error> {
        let path = self.dir.join(file);
        let io = |error| Error::Io { path: path.clone(), error };
        let bytes = std::fs::read(&path).map_err(io)?;
        if !file.ends_with(".gz") {
            return Ok((path, bytes));
        }
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut text).map_err(io)?;
        Ok((path, text))
    }

    fn rows(&self, file: &str) -> Result<Vec<(usize, Vec<String>)>, Error> {
        let (path, bytes) = self.bytes(file)?;
        let io = |error| Error::Io { path: path.clone(), error };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        (1..)
            .zip(reader.records())
            .map(|(row, record)| {
                let record = record.map_err(|error| io(std::io::Error::other(error)))?;
                Ok((row, record.iter().map(str::to_owned).collect()))
            })
            .collect()
    }
}

impl Records {
    pub(in crate::gen_law) fn iter(&self) -> impl Iterator<Item = Record<'_>> {
        self.rows.iter().map(|(row, fields)| Record { records: self, row: *row, fields })
    }
}

impl<'a> Record<'a> {
    /// The text of a column, without white space around it and with white space inside made single.
    pub(in crate::gen_law) fn text(&self, column: &str) -> Result<String, Error> {
        Ok(self.raw(column)?.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The text of a column as it stands.
    pub(in crate::gen_law) fn raw(&self, column: &str) -> Result<&'a str, Error> {
        let at = self.records.heading.iter().position(|name| name == column);
        at.and_then(|at| self.fields.get(at))
            .map(String::as_str)
            .ok_or_else(|| self.error(column, "there is no such column", ""))
    }

    /// What `read` makes of a column; `what` says what it must be.
    pub(in crate::gen_law) fn parsed<T>(
        &self,
        column: &str,
        what: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Error> {
        let text = self.text(column)?;
        read(&text).ok_or_else(|| self.error(column, &format!("this must be {what}"), &text))
    }

    pub(in crate::gen_law) fn error(&self, column: &str, what: &str, text: &str) -> Error {
        Error::Source {
            file: self.records.file.clone(),
            row: self.row,
            column: column.to_owned(),
            what: what.to_owned(),
            text: text.to_owned(),
        }
    }
}
