//! An export as JSON: a list of lines, all values texts.

use super::{Row, Schedule, TOO_MANY};
use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer as _};
use std::borrow::Cow;
use std::fmt;

/// A line. What we do not use (footnotes, quota, superior) is passed over.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow, default)]
    htsno: Option<Cow<'a, str>>,
    #[serde(borrow)]
    indent: Cow<'a, str>,
    #[serde(borrow, default)]
    description: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    units: Option<Vec<Cow<'a, str>>>,
    #[serde(borrow, default)]
    general: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    special: Option<Cow<'a, str>>,
    /// Column 2.
    #[serde(borrow, default)]
    other: Option<Cow<'a, str>>,
}

impl Schedule {
    /// The edition of a JSON export.
    ///
    /// # Errors
    /// What is wrong, in which line of the file or of the list, for the person who gave the file.
    pub(crate) fn from_json(bytes: &[u8]) -> Result<Self, String> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut lines = Lines::default();
        let mut reader = serde_json::Deserializer::from_slice(bytes);
        let read = reader.deserialize_seq(&mut lines).and_then(|()| reader.end());
        match (lines.wrong, read) {
            (Some(wrong), _) => Err(wrong),
            (None, Err(error)) => {
                Err(format!("It is not a list of lines of the schedule: {error}."))
            }
            (None, Ok(())) => Ok(lines.schedule),
        }
    }
}

/// Takes the lines one by one: a list of all would be larger than the file.
#[derive(Default)]
struct Lines {
    schedule: Schedule,
    count: usize,
    wrong: Option<String>,
}

impl<'de> Visitor<'de> for &mut Lines {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of lines")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(line) = list.next_element::<Line<'de>>()? {
            self.count += 1;
            if let Err(wrong) = self.take(&line) {
                self.wrong = Some(wrong);
                return Err(A::Error::custom("a line is wrong"));
            }
        }
        Ok(())
    }
}

impl Lines {
    fn take(&mut self, line: &Line<'_>) -> Result<(), String> {
        if self.schedule.is_full() {
            return Err(TOO_MANY.to_owned());
        }
        let units = line.units.as_ref().map_or_else(String::new, |units| units.join(";"));
        match line.row().filter(|row| self.schedule.add(row, &units)) {
            Some(_) => Ok(()),
            None => Err(format!(
                "Line {} of the list: \"htsno\" must be 4 to 10 digits with points and \"indent\" a \
                 number, found \"{}\" and \"{}\".",
                self.count,
                plain(&line.htsno),
                line.indent
            )),
        }
    }
}

impl Line<'_> {
    fn row(&self) -> Option<Row<'_>> {
        Some(Row {
            number: plain(&self.htsno),
            indent: self.indent.trim().parse().ok()?,
            description: plain(&self.description),
            general: plain(&self.general),
            special: plain(&self.special),
            column2: plain(&self.other),
        })
    }
}

fn plain<'a>(text: &'a Option<Cow<'_, str>>) -> &'a str {
    text.as_deref().unwrap_or_default()
}

/// Whether the beginning of a text file is that of an export.
pub(crate) fn is_export(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let Some(rest) = text.strip_prefix(b"[") else { return false };
    rest.trim_ascii_start().starts_with(b"{") && has(rest, b"\"htsno\"") && has(rest, b"\"indent\"")
}

/// Whether bytes hold a word.
fn has(bytes: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(bytes, word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        let text = r#"[ { "htsno" : "0101.21.00", "indent" : "1", "description" : "Purebred",
            "superior" : null, "units" : [ ], "general" : "Free", "special" : "", "other" : "20%",
            "footnotes" : null }, { "htsno": "0101.21.00.10", "indent": "2", "description": "Other",
            "units": ["No.", "kg"], "general": "", "special": "", "other": "" } ]"#;
        assert!(is_export(text.as_bytes()) && !is_export(b"[{\"a\": 1}]") && !is_export(b"{}"));
        let schedule = Schedule::from_json(text.as_bytes()).expect("an export");
        let horses = &schedule.subheadings["01012100"];
        assert_eq!(
            (horses.rates.column2.as_str(), horses.numbers["10"].units.as_str()),
            ("20%", "No.;kg")
        );
    }

    #[test]
    fn what_is_wrong_is_placed() {
        let wrong = |text: &str| Schedule::from_json(text.as_bytes()).expect_err(text);
        assert!(wrong(r#"[{"htsno": "x", "indent": "1"}]"#).contains("Line 1 of the list"));
        assert!(wrong(r#"[{"htsno": "0101", "indent": "x"}]"#).contains("Line 1 of the list"));
        assert!(wrong(r#"[{"htsno": "0101", "indent": "1"}"#).contains("line 1"));
    }
}
