//! A rule pack: tables of the law in one JSON file, to replace or extend those in use.
//!
//! The format is `tests/schema/RULE_PACK.md`. A table stands in it as in `law/data`, heading and all.

mod keys;
mod merge;

pub(in crate::law) use keys::key_columns;

use super::texts::in_one_line;
use super::{Book, Tables};
use crate::model::{Date, iso, parse_iso};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The version of packs that is read and written.
const VERSION: u32 = 1;

/// A rule pack.
#[derive(Debug, Clone)]
pub struct Pack {
    /// What it is called.
    pub name: String,
    /// The day its law was read.
    pub date: Date,
    source: String,
    tables: Vec<Part>,
}

/// A table of a pack.
#[derive(Debug, Clone)]
struct Part {
    table: String,
    mode: Mode,
    read_on: Option<Date>,
    known_to: Option<Date>,
    source: Option<String>,
    text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Mode {
    /// Its records take the place of all in use.
    Replace,
    /// Its records are added; where one has the key of a record in use, it takes its place.
    Extend,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    #[serde(rename = "tidewaiter_rule_pack")]
    version: u32,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    date: Cow<'a, str>,
    #[serde(borrow)]
    source: Cow<'a, str>,
    #[serde(borrow)]
    tables: Vec<FilePart<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePart<'a> {
    #[serde(borrow)]
    table: Cow<'a, str>,
    mode: Mode,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    read_on: Option<Cow<'a, str>>,
    /// The last day for which the table speaks with these records.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    known_to: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    source: Option<Cow<'a, str>>,
    /// SHA-256 of the text, so that a text that was cut is known.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    sha256: Option<Cow<'a, str>>,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

/// Whether the beginning of a text file is that of a pack.
pub(in crate::law) fn is_pack(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    text.starts_with(b"{") && memchr::memmem::find(text, b"\"tidewaiter_rule_pack\"").is_some()
}

impl Pack {
    /// Reads a pack.
    ///
    /// # Errors
    /// What is wrong and where, for the person who gave the file.
    pub(in crate::law) fn read(bytes: &[u8]) -> Result<Self, String> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let file: File<'_> = serde_json::from_slice(bytes)
            .map_err(|error| format!("The rule pack is not as its format asks: {error}."))?;
        if file.version != VERSION {
            return Err(format!(
                "The rule pack is of version {}; this page reads version {VERSION}.",
                file.version
            ));
        }
        let date = day("date", &file.date)?;
        let tables = file.tables.iter().map(Part::read).collect::<Result<Vec<_>, _>>()?;
        for (at, part) in tables.iter().enumerate() {
            if tables.iter().take(at).any(|other| other.table == part.table) {
                return Err(format!("Table {} stands twice in the rule pack.", part.table));
            }
        }
        let (name, source) = (in_one_line(&file.name), in_one_line(&file.source));
        if name.is_empty() || source.is_empty() || tables.is_empty() {
            return Err("A rule pack needs a name, a source and at least one table.".to_owned());
        }
        Ok(Self { name, date, source, tables })
    }

    /// A pack of tables as JSON: all, or those of some names. Names that no table has are passed over.
    #[must_use]
    pub fn write(texts: &Tables, only: &[String], name: &str, date: Date, source: &str) -> String {
        let wanted = |table: &str| only.is_empty() || only.iter().any(|name| name == table);
        let part = |(table, text)| FilePart {
            table: Cow::Borrowed(table),
            mode: Mode::Replace,
            read_on: None,
            known_to: None,
            source: None,
            sha256: Some(super::load::hash(&[text]).into()),
            text: Cow::Borrowed(text),
        };
        let file = File {
            version: VERSION,
            name: name.into(),
            date: iso(date).into(),
            source: source.into(),
            tables: texts.iter().filter(|(table, _)| wanted(table)).map(part).collect(),
        };
        // Tables and numbers alone cannot fail to be written.
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    /// The tables with those of the pack in them.
    ///
    /// # Errors
    /// Table, line and reason where the pack does not make a book; nothing of it is used then.
    pub(in crate::law) fn with(
        &self,
        texts: &Tables,
        file: &str,
        sha256: &str,
    ) -> Result<(Tables, Book), String> {
        let mut with = texts.clone();
        for part in &self.tables {
            part.put(&mut with)?;
        }
        self.stamp(texts, &mut with, file, sha256);
        match with.book() {
            Ok(book) => Ok((with, book)),
            Err(error) => Err(self.placed(&error, &with)),
        }
    }

    /// Says in the list of tables which come from the pack: those that it changed.
    fn stamp(&self, before: &Tables, with: &mut Tables, file: &str, sha256: &str) {
        let lists = self.tables.iter().any(|part| part.table == super::texts::LIST);
        let of = format!("rule pack {} ({}, SHA-256 {sha256})", self.name, in_one_line(file));
        for part in self.tables.iter().filter(|part| part.table != super::texts::LIST) {
            if before.get(&part.table) == with.get(&part.table) {
                continue;
            }
            let read_on = iso(part.read_on.unwrap_or(self.date));
            let source = match &part.source {
                Some(source) => format!("{of}: {source}"),
                None => format!("{of}: {}", self.source),
            };
            if !lists && part.mode == Mode::Replace {
                with.forget_source(&part.table);
            }
            let known_to = part.known_to.map(iso);
            with.stamp(&[&part.table], &read_on, known_to.as_deref(), &source);
        }
    }
}

impl Part {
    fn read(part: &FilePart<'_>) -> Result<Self, String> {
        let table = part.table.to_string();
        if let Some(told) = &part.sha256
            && super::load::hash(&[part.text.as_ref()]) != told.to_ascii_lowercase()
        {
            return Err(format!(
                "Table {table} of the rule pack is not the text that its SHA-256 was made of. If it was \
                 changed on purpose, leave \"sha256\" out."
            ));
        }
        Ok(Self {
            read_on: part.read_on.as_ref().map(|text| day("read_on", text)).transpose()?,
            known_to: part.known_to.as_ref().map(|text| day("known_to", text)).transpose()?,
            source: part.source.as_deref().map(in_one_line),
            mode: part.mode,
            text: part.text.to_string(),
            table,
        })
    }
}

fn day(name: &str, text: &str) -> Result<Date, String> {
    parse_iso(text).ok_or_else(|| {
        format!("\"{name}\" of the rule pack must be a date such as 1999-12-31, found \"{text}\".")
    })
}
