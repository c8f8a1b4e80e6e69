//! The rows of a sheet, streamed from its XML.

use super::limits::{CELL_CHARACTERS, MAX_CELLS, MAX_COLUMNS, MAX_PIECE, MAX_ROW, MAX_ROWS};
use super::strings::Strings;
use super::xml::{Piece, Xml, XmlError};
use super::{Fault, FaultKind, Seen, number};
use crate::text::record::{CellKind, Record, RowSink, SheetCell};
use quick_xml::events::BytesStart;
use std::ops::ControlFlow;

/// What cells refer to.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub strings: Strings,
    pub dates: Vec<bool>,
    pub from_1904: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Number,
    Shared,
    Text,
    Bool,
}

/// A row being collected.
struct Row<'a> {
    context: &'a Context,
    number: u32,
    cells: Vec<SheetCell>,
    bytes: Vec<u8>,
    /// The cell being read: column, type, whether its style shows dates, and its text.
    column: usize,
    kind: Type,
    is_date: bool,
    value: String,
    /// Rows and cells so far.
    rows: u32,
    count: u64,
    seen: Seen,
}

/// Reads all rows of a sheet; `name` is for messages.
pub(super) fn read(
    mut xml: Xml<'_>,
    name: &str,
    context: &Context,
    sink: &mut impl RowSink,
) -> Result<Seen, Fault> {
    let mut row = Row {
        context,
        number: 0,
        cells: Vec::new(),
        bytes: Vec::new(),
        column: 0,
        kind: Type::Number,
        is_date: false,
        value: String::new(),
        rows: 0,
        count: 0,
        seen: Seen::default(),
    };
    let mut path: Vec<Element> = Vec::new();
    loop {
        let piece = match xml.next() {
            Ok(piece) => piece,
            Err(error) => return Err(row.damaged(name, &error)),
        };
        match piece {
            Piece::Start(start) => {
                let element = Element::of(start.local_name().as_ref());
                match element {
                    Element::Row => row.start(&start),
                    Element::Cell => row.start_cell(&start),
                    _ => {}
                }
                path.push(element);
            }
            Piece::End => match path.pop() {
                Some(Element::Cell) => row.end_cell().map_err(|text| row.fault(name, &text))?,
                Some(Element::Row) => {
                    row.end().map_err(|text| row.fault(name, &text))?;
                    let record = Record::sheet(row.number, &row.bytes, &row.cells);
                    if let ControlFlow::Break(()) = sink.record(&record) {
                        return Ok(row.seen);
                    }
                }
                Some(Element::Sheet) => {
                    xml.finish().map_err(|error| row.damaged(name, &error))?;
                    return Ok(row.seen);
                }
                _ => {}
            },
            Piece::Text(text) if counts(&path) => {
                row.value.push_str(&text);
                row.fits().map_err(|text| row.fault(name, &text))?;
            }
            Piece::Char(c) if counts(&path) => row.value.push(c),
            Piece::Text(_) | Piece::Char(_) => {}
            Piece::Eof if path.is_empty() => return Ok(row.seen),
            Piece::Eof => return Err(row.damaged(name, &XmlError::Damaged)),
        }
    }
}

impl Row<'_> {
    fn start(&mut self, start: &BytesStart<'_>) {
        let told = find(start, "r").and_then(|r| r.parse::<u32>().ok());
        let next = self.number.saturating_add(1);
        self.number = told.filter(|r| (1..=MAX_ROWS).contains(r)).unwrap_or(next);
        self.cells.clear();
        self.bytes.clear();
        self.column = 0;
    }

    fn start_cell(&mut self, start: &BytesStart<'_>) {
        self.value.clear();
        self.kind = Type::Number;
        self.is_date = false;
        self.column = self.cells.len();
        let mut attributes = start.attributes();
        attributes.with_checks(false);
        for attribute in attributes.flatten() {
            let value = &*attribute.value;
            match attribute.key.local_name().as_ref() {
                "r" => self.column = column(value).unwrap_or(self.column),
                "s" => {
                    let style = value.parse::<usize>().ok();
                    let date = style.and_then(|style| self.context.dates.get(style));
                    self.is_date = date.copied().unwrap_or(false);
                }
                "t" => {
                    self.kind = match value {
                        "s" => Type::Shared,
                        "b" => Type::Bool,
                        "n" => Type::Number,
                        _ => Type::Text,
                    }
                }
                _ => {}
            }
        }
    }

    /// A cell may come in many pieces.
    fn fits(&self) -> Result<(), String> {
        if self.value.len() <= MAX_PIECE {
            return Ok(());
        }
        Err(format!("the cell in column {} is longer than 1 MB", letters(self.column)))
    }

    /// Counts the row: blank cells between filled ones cost time too.
    fn end(&mut self) -> Result<(), String> {
        self.rows += 1;
        self.count += self.cells.len() as u64;
        if self.rows > MAX_ROWS {
            return Err(format!("it has more than {MAX_ROWS} rows, as no spreadsheet has"));
        }
        if self.count > MAX_CELLS {
            return Err(format!(
                "it has more than {MAX_CELLS} cells, blank ones between others too"
            ));
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), String> {
        self.fits()?;
        let start = self.bytes.len();
        let mut kind = CellKind::Text;
        match self.kind {
            Type::Text => self.bytes.extend_from_slice(self.value.as_bytes()),
            Type::Bool => self.bytes.extend_from_slice(match self.value.trim() {
                "1" | "true" => b"TRUE",
                _ => b"FALSE",
            }),
            Type::Shared => {
                let index = self.value.trim().parse().ok();
                let text = index.and_then(|index| self.context.strings.get(index));
                let text = text.ok_or_else(|| {
                    format!("a cell refers to text {} that the workbook lacks", self.value.trim())
                })?;
                self.bytes.extend_from_slice(text);
            }
            Type::Number => kind = self.number(),
        }
        if self.bytes.len() > MAX_ROW {
            return Err(format!("the text of the row is longer than {} MB", MAX_ROW >> 20));
        }
        if self.bytes.len() - start > CELL_CHARACTERS {
            self.long_cell(start);
        }
        if self.bytes.len() > start {
            if self.column >= MAX_COLUMNS {
                return Err("a cell stands past column XFD, the last of a spreadsheet".to_owned());
            }
            self.put(SheetCell { kind, start: start as u32, end: self.bytes.len() as u32 });
        }
        Ok(())
    }

    fn number(&mut self) -> CellKind {
        let start = self.bytes.len();
        if !number::plain(&self.value, &mut self.bytes) {
            self.bytes.truncate(start);
            self.bytes.extend_from_slice(self.value.trim().as_bytes());
            return CellKind::Text;
        }
        let plain = self.bytes.get(start..).unwrap_or(b"");
        let date = if self.is_date { number::date(plain, self.context.from_1904) } else { None };
        let Some(date) = date else { return CellKind::Number };
        self.bytes.truncate(start);
        self.bytes.extend_from_slice(date.to_string().as_bytes());
        CellKind::Date
    }

    fn long_cell(&mut self, start: usize) {
        let text = self.bytes.get(start..).unwrap_or(b"");
        // Bytes of UTF-8 that begin a character.
        if text.iter().filter(|byte| **byte & 0xC0 != 0x80).count() <= CELL_CHARACTERS {
            return;
        }
        if self.seen.long_cells == 0 {
            self.seen.first_long = (self.number, self.column);
        }
        self.seen.long_cells += 1;
    }

    fn put(&mut self, cell: SheetCell) {
        if self.cells.len() <= self.column {
            let empty = SheetCell { kind: CellKind::Text, start: 0, end: 0 };
            self.cells.resize(self.column + 1, empty);
        }
        if let Some(slot) = self.cells.get_mut(self.column) {
            *slot = cell;
        }
    }

    fn damaged(&self, name: &str, error: &XmlError) -> Fault {
        if *error == XmlError::Memory {
            return Fault { kind: FaultKind::Memory, row: self.number.max(1) };
        }
        self.fault(name, &format!("its XML {}", error.text()))
    }

    fn fault(&self, name: &str, what: &str) -> Fault {
        let row = self.number.max(1);
        let text = format!(
            "Reading stopped in sheet \"{name}\" near row {row}: {what}. Download the workbook again, \
             or open it in a spreadsheet program and save it as XLSX or CSV."
        );
        Fault { kind: FaultKind::Workbook(text), row }
    }
}

fn find<'a>(start: &'a BytesStart<'_>, name: &str) -> Option<std::borrow::Cow<'a, str>> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    attributes.flatten().find(|a| a.key.local_name().as_ref() == name).map(|a| a.value)
}

/// The letters of a column, counted from 0.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// The column of a reference such as `AB12`, from 0.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let mut number = 0usize;
    for letter in letters.take(4) {
        number = number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    number.checked_sub(1)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Sheet,
    Row,
    Cell,
    Value,
    Inline,
    Text,
    Phonetic,
    Other,
}

impl Element {
    fn of(name: &str) -> Self {
        match name {
            "sheetData" => Self::Sheet,
            "row" => Self::Row,
            "c" => Self::Cell,
            "v" => Self::Value,
            "is" => Self::Inline,
            "t" => Self::Text,
            "rPh" => Self::Phonetic,
            _ => Self::Other,
        }
    }
}

/// Whether text at this place belongs to the cell.
fn counts(path: &[Element]) -> bool {
    match path.last() {
        Some(Element::Value) => true,
        Some(Element::Text) => {
            path.contains(&Element::Inline) && !path.contains(&Element::Phonetic)
        }
        _ => false,
    }
}
