//! CSV for spreadsheets: every field quoted, and no field that a spreadsheet would run as a formula.

use std::borrow::Cow;

/// A CSV file in the making.
#[derive(Debug, Default)]
pub struct Table {
    text: String,
}

impl Table {
    /// A table with its heading row. A byte order mark makes spreadsheets read it as UTF-8.
    #[must_use]
    pub fn new(headings: &[&str]) -> Self {
        let mut table = Self { text: "\u{feff}".to_owned() };
        table.row(headings.iter().copied());
        table
    }

    /// A table that says in front of its headings, if need be, what is wrong with the whole.
    #[must_use]
    pub fn marked(mark: Option<&str>, headings: &[&str]) -> Self {
        let Some(mark) = mark else { return Self::new(headings) };
        // Every row is as wide as the headings, this one too.
        let mut first = vec![mark];
        first.resize(headings.len().max(1), "");
        let mut table = Self::new(&first);
        table.row(headings.iter().copied());
        table
    }

    /// Appends a row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        let mut first = true;
        for cell in cells {
            if !first {
                self.text.push(',');
            }
            first = false;
            self.text.push('"');
            // Zero bytes go first: what stands behind one would be the first character.
            let cell: Cow<'_, str> =
                if cell.contains('\0') { cell.replace('\0', "").into() } else { cell.into() };
            if is_formula(&cell) {
                self.text.push('\'');
            }
            for c in cell.chars() {
                if c == '"' {
                    self.text.push('"');
                }
                self.text.push(c);
            }
            self.text.push('"');
        }
        self.text.push_str("\r\n");
    }

    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// Whether a spreadsheet could take a cell for a formula (OWASP: CSV injection). A plain number,
/// negative ones too, is left alone: neutralising it would corrupt amounts.
fn is_formula(cell: &str) -> bool {
    let start = cell.trim_start_matches([' ', '\u{a0}', '\u{feff}']);
    let trigger = matches!(
        start.chars().next(),
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    );
    trigger && !is_number(cell)
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let mut parts = digits.splitn(2, '.');
    let whole = parts.next().unwrap_or("");
    let fraction = parts.next();
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && fraction.is_none_or(all_digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Encoding, Record, RowSink, TextReader, decode};
    use proptest::prelude::*;
    use std::ops::ControlFlow;

    fn written(cell: &str) -> String {
        let mut table = Table::default();
        table.row([cell]);
        String::from_utf8(table.into_bytes()).expect("text")
    }

    #[test]
    fn formulas_are_neutralised_and_numbers_are_not() {
        for (cell, text) in [
            ("=1+1", "\"'=1+1\"\r\n"),
            ("  @SUM(A1)", "\"'  @SUM(A1)\"\r\n"),
            ("-12.50", "\"-12.50\"\r\n"),
            ("-12.50.1", "\"'-12.50.1\"\r\n"),
            ("+", "\"'+\"\r\n"),
            ("ACME \"A\"", "\"ACME \"\"A\"\"\"\r\n"),
            ("＝1", "\"'＝1\"\r\n"),
            ("\0=1", "\"'=1\"\r\n"),
            ("", "\"\"\r\n"),
        ] {
            assert_eq!(written(cell), text);
        }
    }

    /// The rows of a table by the reader.
    #[derive(Default)]
    struct Rows(Vec<Vec<String>>);

    impl RowSink for Rows {
        fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
            self.0.push((0..record.len()).map(|at| decode(record.raw(at)).into_owned()).collect());
            ControlFlow::Continue(())
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_reads_back(rows in proptest::collection::vec([any::<String>(), "[ \0=+@\t\r\n\",;'0-9.-]{0,6}"], 1..6)) {
            let mut table = Table::new(&["One", "Two"]);
            rows.iter().for_each(|row| table.row(row.iter().map(String::as_str)));
            let bytes = table.into_bytes();
            let mut read = Rows::default();
            let mut reader = TextReader::new(&bytes, Encoding::Bytes { mark: 3 });
            reader.push(&bytes, &mut read).expect("it reads");
            reader.finish(&mut read).expect("it ends");
            prop_assert_eq!(read.0.len(), rows.len() + 1);
            for (cells, told) in read.0[1..].iter().zip(&rows) {
                for (cell, told) in cells.iter().zip(told) {
                    let told = told.replace('\0', "");
                    if is_formula(&told) {
                        prop_assert_eq!(cell.strip_prefix('\''), Some(told.as_str()));
                    } else {
                        prop_assert_eq!(cell, &told);
                    }
                }
            }
        }
    }
}
