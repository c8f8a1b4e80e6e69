//! An export as CSV.

use super::{COLUMNS, Row, Schedule, TOO_MANY};
use crate::text::{Encoding, FileType, Record, RowSink, TextReader, decode, file_type};
use std::borrow::Cow;
use std::ops::ControlFlow;

/// Columns without which no edition can be made of an export: all but quota and additional duties.
const NEEDED: usize = 7;

impl Schedule {
    /// The edition of a CSV export.
    ///
    /// # Errors
    /// What is wrong, in which row and column, for the person who gave the file.
    pub(crate) fn from_csv(bytes: &[u8]) -> Result<Self, String> {
        let encoding = match file_type(bytes) {
            FileType::Text(encoding) => encoding,
            _ => Encoding::Bytes { mark: 0 },
        };
        let mut reader = TextReader::new(bytes, encoding);
        let mut sink = Sink::default();
        let read = reader.push(bytes, &mut sink).and_then(|()| reader.finish(&mut sink));
        if let Some(wrong) = sink.wrong {
            return Err(wrong);
        }
        read.map_err(|fault| fault.to_string())?;
        if sink.columns.is_none() {
            return Err("It has no row of headings.".to_owned());
        }
        Ok(sink.schedule)
    }
}

/// Whether the beginning of a text file is that of an export: its headings are in the first line.
pub(crate) fn is_export(head: &[u8]) -> bool {
    // A line of two-byte characters has a zero beside each of its letters.
    let plain: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).take(LINE).collect();
    let line = plain.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let line = decode(line);
    COLUMNS.iter().take(NEEDED).all(|column| line.contains(column))
}

/// The row of headings is shorter than this.
const LINE: usize = 1 << 10;

#[derive(Default)]
struct Sink {
    /// Where each of [`COLUMNS`] stands.
    columns: Option<[usize; NEEDED]>,
    schedule: Schedule,
    wrong: Option<String>,
}

impl RowSink for Sink {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        if record.is_empty() {
            return ControlFlow::Continue(());
        }
        let result = match self.columns {
            None => heading(record).map(|columns| self.columns = Some(columns)),
            Some(columns) => self.line(record, columns),
        };
        match result {
            Ok(()) => ControlFlow::Continue(()),
            Err(wrong) => {
                self.wrong = Some(wrong);
                ControlFlow::Break(())
            }
        }
    }
}

impl Sink {
    fn line(&mut self, record: &Record<'_>, at: [usize; NEEDED]) -> Result<(), String> {
        let [number, indent, description, units, general, special, column2] =
            at.map(|column| decode(record.cell(column).bytes));
        let indent = indent.parse().map_err(|_| {
            format!(
                "Row {}, column \"Indent\": a number is expected, found \"{indent}\".",
                record.row
            )
        })?;
        let units = words(&units).ok_or_else(|| {
            format!(
                "Row {}, column \"Unit of Quantity\": a list such as [\"No.\"] is expected, found \
                 \"{units}\".",
                record.row
            )
        })?;
        let row = Row {
            number: &number,
            indent,
            description: &description,
            general: &general,
            special: &special,
            column2: &column2,
        };
        if self.schedule.is_full() {
            return Err(TOO_MANY.to_owned());
        }
        if self.schedule.add(&row, &units) {
            return Ok(());
        }
        Err(format!(
            "Row {}, column \"HTS Number\": 4 to 10 digits with points are expected, indented as in a \
             schedule, found \"{number}\" indented {indent}.",
            record.row
        ))
    }
}

fn heading(record: &Record<'_>) -> Result<[usize; NEEDED], String> {
    let mut at = [0; NEEDED];
    for (place, column) in at.iter_mut().zip(COLUMNS) {
        *place = (0..record.len())
            .find(|index| decode(record.cell(*index).bytes) == column)
            .ok_or_else(|| format!("Its row of headings has no column \"{column}\"."))?;
    }
    Ok(at)
}

/// `["No.","kg"]` as `No.;kg`.
fn words(text: &str) -> Option<Cow<'static, str>> {
    match text {
        "" => Some(Cow::Borrowed("")),
        // Nearly all lines have one of these two.
        "[\"kg\"]" => Some(Cow::Borrowed("kg")),
        "[\"No.\"]" => Some(Cow::Borrowed("No.")),
        _ => serde_json::from_str::<Vec<String>>(text).ok().map(|list| Cow::Owned(list.join(";"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "\u{feff}HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,\
                        Special Rate of Duty,Column 2 Rate of Duty,Quota Quantity,Additional Duties\n";

    #[test]
    fn exports_are_known_by_their_headings() {
        assert!(is_export(HEAD.as_bytes()));
        assert!(is_export(HEAD.replace(',', ";").as_bytes()));
        let wide: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(is_export(&wide));
        assert!(!is_export(b"Entry Number,Line Number,HTS Number,Description\n"));
        assert!(!is_export(b""));
    }

    #[test]
    fn lines_are_read() {
        let text = format!(
            "{HEAD}\"0101\",\"0\",\"Horses:\",\"\",\"\",\"\",\"\",\"\",\"\"\n\
             \"0101.21.00\",\"1\",\"Purebred\",\"\",\"Free\",\"\",\"Free\",\"\",\"\"\n\
             \"0101.21.00.10\",\"2\",\"Males\",\"[\"\"No.\"\",\"\"kg\"\"]\",\"\",\"\",\"\",\"\",\"\"\n"
        );
        let schedule = Schedule::from_csv(text.as_bytes()).expect("an export");
        let horses = &schedule.subheadings["01012100"];
        assert_eq!(horses.rates.general, "Free");
        assert_eq!(horses.numbers["10"].units, "No.;kg");
        assert_eq!(schedule.numbers, 2);
    }

    #[test]
    fn what_is_wrong_is_placed() {
        let wrong =
            |line: &str| Schedule::from_csv(format!("{HEAD}{line}\n").as_bytes()).expect_err(line);
        assert!(wrong("0101.21.00,x,a,,,,,,").contains("Row 2, column \"Indent\""));
        assert!(wrong("Total,0,a,,,,,,").contains("Row 2, column \"HTS Number\""));
        assert!(wrong("0101.21.00,0,a,kg,,,,,").contains("Unit of Quantity"));
        assert!(wrong("0101.21.00,999999999,a,,,,,,").contains("indented"));
        assert!(wrong("\"0101").contains("quot"), "an open quotation mark");
        assert!(Schedule::from_csv(b"a,b\n1,2\n").expect_err("headings").contains("HTS Number"));
    }
}
