//! The texts of all tables, so that some of them can be replaced.

use super::{Book, BookError, EMBEDDED};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The text of every table by its name, in the format of the files in `law/data`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tables(BTreeMap<&'static str, Cow<'static, str>>);

impl Tables {
    /// The tables that come with this build.
    #[must_use]
    pub fn embedded() -> Self {
        Self(EMBEDDED.into_iter().map(|(name, text)| (name, Cow::Borrowed(text))).collect())
    }

    /// The text of a table; empty when there is none of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", AsRef::as_ref)
    }

    /// Takes another text for a table. Gives back false where there is no table of this name.
    pub fn set(&mut self, name: &str, text: String) -> bool {
        let Some(place) = self.0.get_mut(name) else { return false };
        *place = Cow::Owned(text);
        true
    }

    /// All tables in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, text)| (*name, text.as_ref()))
    }

    /// The book that they make.
    ///
    /// # Errors
    /// As [`Book::from_tables`].
    pub fn book(&self) -> Result<Book, BookError> {
        Book::from_tables(&self.iter().collect::<Vec<_>>())
    }

    /// The lines of a table without its heading.
    pub(in crate::law) fn lines(&self, name: &str) -> impl Iterator<Item = &str> {
        self.get(name).lines().skip(1)
    }

    /// Takes other lines for a table, in their order, and keeps its heading.
    pub(in crate::law) fn set_lines(&mut self, name: &str, lines: &[impl AsRef<str>]) {
        let heading = self.get(name).lines().next().unwrap_or_default();
        let size: usize = lines.iter().map(|line| line.as_ref().len() + 1).sum();
        let mut text = String::with_capacity(heading.len() + 1 + size);
        for line in std::iter::once(heading).chain(lines.iter().map(AsRef::as_ref)) {
            text.push_str(line);
            text.push('\n');
        }
        self.set(name, text);
    }

    /// Says in the list of tables where those of some names come from now: `source` is put before what
    /// it was, and the day of reading is not earlier than `read_on`. The last day for which they speak
    /// stays, unless `known_to` tells a later one.
    pub(in crate::law) fn stamp(
        &mut self,
        names: &[&str],
        read_on: &str,
        known_to: Option<&str>,
        source: &str,
    ) {
        let lines: Vec<String> = self
            .lines(LIST)
            .map(|line| {
                let fields: Vec<&str> = line.splitn(4, '\t').collect();
                let [name, day, known, before] = fields.as_slice() else {
                    return line.to_owned();
                };
                if !names.contains(name) {
                    return line.to_owned();
                }
                // Days of one form rise as their texts do; a table that goes by no day stays so.
                let known =
                    known_to.filter(|told| !known.is_empty() && told > known).unwrap_or(known);
                format!("{name}\t{}\t{known}\t{source}; {before}", (*day).max(read_on))
            })
            .collect();
        self.set_lines(LIST, &lines);
    }

    /// Leaves out what the list of tables says of the source of one that was replaced whole.
    pub(in crate::law) fn forget_source(&mut self, name: &str) {
        let lines: Vec<String> = self
            .lines(LIST)
            .map(|line| match line.split_once('\t') {
                // The stamp that follows puts the new source before it.
                Some((table, rest)) if table == name => {
                    let days = rest.rsplit_once('\t').map_or("\t", |(days, _)| days);
                    format!("{table}\t{days}\t{REPLACED}")
                }
                _ => line.to_owned(),
            })
            .collect();
        self.set_lines(LIST, &lines);
    }
}

/// What is said of the source of a table that is no longer used.
const REPLACED: &str = "it replaces the table of this build";

/// The table that lists the others.
pub(in crate::law) const LIST: &str = "tables";

/// Text of a file or from a person as it may stand in a table: in one line, without tabs.
pub(in crate::law) fn in_one_line(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_keep_their_heading_and_say_where_they_come_from() {
        let mut texts = Tables::embedded();
        texts.set_lines("modes", &["10\ta\twater\tyes\tship\t19 CFR 24.24(a)\tM"]);
        assert!(texts.get("modes").starts_with("code\tname\t"));
        texts.stamp(&["modes", "tariff"], "2099-01-01", Some("2098-12-31"), "a pack");
        let book = texts.book().expect("a book");
        let table = book.tables.iter().find(|table| table.name == "modes").expect("modes");
        assert_eq!((table.rows, crate::model::iso(table.read_on).as_str()), (1, "2099-01-01"));
        assert!(table.source.starts_with("a pack; "));
        assert_eq!(table.known_to.map(crate::model::iso).as_deref(), Some("2098-12-31"));
        let tariff = book.tables.iter().find(|table| table.name == "tariff").expect("tariff");
        assert_eq!(tariff.known_to, None, "its editions say it");
        texts.stamp(&["modes"], "2098-01-01", Some("2097-12-31"), "an older pack");
        texts.forget_source("modes");
        let line = texts.get(LIST).lines().find(|line| line.starts_with("modes\t")).expect("modes");
        assert_eq!(line, format!("modes\t2099-01-01\t2098-12-31\t{REPLACED}"));
        assert!(!texts.set("nonsense", String::new()));
        assert_eq!(in_one_line(" a\tb\r\n c\u{7} "), "a b c");
    }
}
