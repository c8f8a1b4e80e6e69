//! CSV for spreadsheets: every field quoted, and no field that a spreadsheet would run as a formula.

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

    /// Appends a row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        let mut first = true;
        for cell in cells {
            if !first {
                self.text.push(',');
            }
            first = false;
            self.text.push('"');
            if is_formula(cell) {
                self.text.push('\'');
            }
            for c in cell.chars().filter(|c| *c != '\0') {
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
    let start = cell.trim_start_matches([' ', '\u{a0}']);
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
            ("", "\"\"\r\n"),
        ] {
            assert_eq!(written(cell), text);
        }
    }
}
