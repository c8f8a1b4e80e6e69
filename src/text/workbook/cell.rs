//! One row of a sheet while its cells are collected.

use super::limits::{CELL_CHARACTERS, Limits, MAX_CELL, MAX_COLUMNS};
use super::markup::Tag;
use super::notes::{Cells, SheetNotes};
use super::number;
use super::quick::Quick;
use super::strings::{Strings, unescape};
use crate::text::record::{CellKind, SheetCell};

/// What cells refer to.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub strings: Strings,
    /// Per style, whether it shows a date.
    pub dates: Vec<bool>,
    pub from_1904: bool,
    pub limits: Limits,
}

/// What a cell says it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Number,
    Shared,
    /// The result of a formula, or text in a value.
    Text,
    /// Text of its own, with or without runs.
    Inline,
    Bool,
    Error,
    /// A date as ISO 8601 writes it.
    Iso,
}

impl Type {
    #[inline]
    fn of(name: &[u8]) -> Self {
        match name {
            b"s" => Self::Shared,
            b"b" => Self::Bool,
            b"n" | b"" => Self::Number,
            b"e" => Self::Error,
            b"d" => Self::Iso,
            b"inlineStr" => Self::Inline,
            _ => Self::Text,
        }
    }
}

/// A row being collected.
#[derive(Debug)]
pub(super) struct Row<'a> {
    context: &'a Context,
    pub number: u32,
    pub cells: Vec<SheetCell>,
    pub bytes: Vec<u8>,
    /// The cell being read: column, type, whether its style shows dates, and its text.
    column: usize,
    next_column: usize,
    kind: Type,
    is_date: bool,
    has_formula: bool,
    has_value: bool,
    value: Vec<u8>,
    count: u64,
    /// Bytes of shared text so far.
    shared: u64,
    /// Rows so far, and their cells with the blank ones between others.
    rows: u32,
    places: u64,
    /// Cells with more text than a spreadsheet lets a cell hold.
    pub long: Cells,
}

impl<'a> Row<'a> {
    pub(super) fn new(context: &'a Context) -> Self {
        Self {
            context,
            number: 0,
            cells: Vec::new(),
            bytes: Vec::new(),
            column: 0,
            next_column: 0,
            kind: Type::Number,
            is_date: false,
            has_formula: false,
            has_value: false,
            value: Vec::new(),
            count: 0,
            shared: 0,
            rows: 0,
            places: 0,
            long: Cells::default(),
        }
    }

    /// A row begins; one without a number follows the last.
    #[inline]
    pub(super) fn start(&mut self, number: Option<&[u8]>) {
        let told = number.and_then(digits).and_then(|n| u32::try_from(n).ok());
        let next = self.number.saturating_add(1);
        self.number = told.filter(|r| (1..=self.context.limits.rows).contains(r)).unwrap_or(next);
        self.cells.clear();
        self.bytes.clear();
        self.next_column = 0;
    }

    /// The row ends. Blank cells between filled ones cost time too.
    #[inline]
    pub(super) fn end(&mut self) -> Result<(), String> {
        self.rows += 1;
        self.places += self.cells.len() as u64;
        let Limits { rows, cells, .. } = self.context.limits;
        if self.rows > rows {
            return Err(format!("it has more than {rows} rows, as no spreadsheet has"));
        }
        if self.places > cells {
            return Err(format!("it has more than {cells} cells, blank ones between others too"));
        }
        Ok(())
    }

    /// A cell begins; one without a reference follows the last.
    #[inline]
    pub(super) fn start_cell(&mut self, tag: Tag<'_>) {
        self.value.clear();
        self.kind = Type::Number;
        (self.is_date, self.has_formula, self.has_value) = (false, false, false);
        self.column = self.next_column;
        for (name, value) in tag.attributes() {
            match name {
                b"r" => self.column = column(value).unwrap_or(self.column),
                b"s" => {
                    self.is_date = digits(value).is_some_and(|style| self.shows_date(style));
                }
                b"t" => self.kind = Type::of(value),
                _ => {}
            }
        }
        self.next_column = self.column.saturating_add(1);
    }

    /// A formula begins in the cell.
    pub(super) fn start_formula(&mut self) {
        self.has_formula = true;
    }

    /// A value begins in the cell; returns whether its text counts.
    #[inline]
    pub(super) fn start_value(&mut self) -> bool {
        // Text of its own outranks a value beside it.
        let counts = self.kind != Type::Inline || !self.has_value;
        self.has_value = true;
        counts
    }

    /// Text of its own begins in the cell.
    pub(super) fn start_inline(&mut self) {
        self.kind = Type::Inline;
        self.has_value = true;
        self.value.clear();
    }

    /// Where the text of the cell goes; an error when there is too much of it.
    #[inline]
    pub(super) fn text(&mut self) -> Result<&mut Vec<u8>, String> {
        if self.value.len() > MAX_CELL {
            return Err(format!("the cell in column {} is longer than 1 MB", letters(self.column)));
        }
        Ok(&mut self.value)
    }

    /// The cell ends.
    #[inline]
    pub(super) fn end_cell(&mut self, notes: &mut SheetNotes) -> Result<(), String> {
        self.count_cell()?;
        if self.has_formula && !self.has_value {
            notes.formulas.add(self.number, self.column);
        }
        let value = std::mem::take(&mut self.value);
        let result = self.take_value(&value);
        self.value = value;
        result
    }

    /// A whole cell in its usual form.
    #[inline]
    pub(super) fn quick(&mut self, cell: Quick<'_>) -> Result<(), String> {
        self.column = cell.column;
        self.next_column = cell.column.saturating_add(1);
        self.count_cell()?;
        let Some(value) = cell.value else { return Ok(()) };
        self.kind = Type::of(cell.kind);
        self.is_date = cell.style.is_some_and(|style| self.shows_date(style));
        self.take_value(value)
    }

    #[inline]
    fn count_cell(&mut self) -> Result<(), String> {
        self.count += 1;
        let most = self.context.limits.cells;
        if self.count > most { Err(format!("it has more than {most} cells")) } else { Ok(()) }
    }

    fn shows_date(&self, style: usize) -> bool {
        self.context.dates.get(style).copied().unwrap_or(false)
    }

    #[inline]
    fn take_value(&mut self, value: &[u8]) -> Result<(), String> {
        let start = self.bytes.len();
        let mut kind = CellKind::Text;
        match self.kind {
            Type::Shared => self.shared(value.trim_ascii())?,
            Type::Number => kind = self.number(value.trim_ascii()),
            Type::Text | Type::Inline => unescape(value, &mut self.bytes),
            Type::Iso => kind = self.iso(value.trim_ascii()),
            Type::Error => {
                kind = CellKind::Error;
                self.bytes.extend_from_slice(value.trim_ascii());
            }
            Type::Bool => match value.trim_ascii() {
                b"" => {}
                b"1" | b"true" => self.bytes.extend_from_slice(b"TRUE"),
                _ => self.bytes.extend_from_slice(b"FALSE"),
            },
        }
        if self.bytes.len() == start {
            return Ok(());
        }
        let most = self.context.limits.row;
        if self.bytes.len() > most {
            return Err(format!("the text of the row is longer than {} MB", most >> 20));
        }
        if self.bytes.len() - start > CELL_CHARACTERS {
            self.long_cell(start);
        }
        self.put(SheetCell { kind, start: start as u32, end: self.bytes.len() as u32 })
    }

    fn long_cell(&mut self, start: usize) {
        let text = self.bytes.get(start..).unwrap_or_default();
        // Bytes of UTF-8 that begin a character.
        if text.iter().filter(|byte| **byte & 0xC0 != 0x80).count() > CELL_CHARACTERS {
            self.long.add(self.number, self.column);
        }
    }

    #[inline]
    fn shared(&mut self, index: &[u8]) -> Result<(), String> {
        if index.is_empty() {
            return Ok(());
        }
        let text = digits(index).and_then(|index| self.context.strings.get(index));
        let text = text.ok_or_else(|| {
            format!(
                "a cell refers to text {} that the workbook lacks",
                String::from_utf8_lossy(index)
            )
        })?;
        self.bytes.extend_from_slice(text);
        self.shared += text.len() as u64;
        let Limits { average, free_total, .. } = self.context.limits;
        if self.shared > free_total.max(self.count.saturating_mul(average)) {
            return Err(format!(
                "its cells refer to more shared text than {average} bytes each, as those of no report do"
            ));
        }
        Ok(())
    }

    #[inline]
    fn number(&mut self, text: &[u8]) -> CellKind {
        let start = self.bytes.len();
        if !number::plain(text, &mut self.bytes) {
            self.bytes.truncate(start);
            self.bytes.extend_from_slice(text);
            return CellKind::Text;
        }
        let from_1904 = self.context.from_1904;
        let plain = self.bytes.get(start..).unwrap_or_default();
        let date = if self.is_date { number::date(plain, from_1904) } else { None };
        match date {
            Some(date) => {
                self.bytes.truncate(start);
                self.bytes.extend_from_slice(date.to_string().as_bytes());
                CellKind::Date
            }
            None if from_1904 => CellKind::NumberFrom1904,
            None => CellKind::Number,
        }
    }

    /// `2024-01-15`, with or without a time; a time alone stays text.
    fn iso(&mut self, text: &[u8]) -> CellKind {
        let date = text.get(..10).filter(|_| matches!(text.get(10), None | Some(b'T' | b' ')));
        let date = date.and_then(|date| std::str::from_utf8(date).ok()).filter(|date| {
            date.bytes().filter(|byte| *byte == b'-').count() == 2
                && date.parse::<jiff::civil::Date>().is_ok()
        });
        self.bytes.extend_from_slice(date.map_or(text, str::as_bytes));
        if date.is_some() { CellKind::Date } else { CellKind::Text }
    }

    #[inline]
    fn put(&mut self, cell: SheetCell) -> Result<(), String> {
        if self.column >= MAX_COLUMNS {
            return Err("a cell stands past column XFD, the last of a spreadsheet".to_owned());
        }
        if self.cells.len() == self.column {
            self.cells.push(cell);
            return Ok(());
        }
        if self.cells.len() < self.column {
            let empty = SheetCell { kind: CellKind::Text, start: 0, end: 0 };
            self.cells.resize(self.column + 1, empty);
        }
        if let Some(slot) = self.cells.get_mut(self.column) {
            *slot = cell;
        }
        Ok(())
    }
}

/// A whole number of at most nine digits.
#[inline]
fn digits(text: &[u8]) -> Option<usize> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    text.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + usize::from(b - b'0')))
}

/// The letters of a column, counted from 0.
fn letters(column: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// The column of a reference such as `AB12`, from 0.
#[inline]
pub(super) fn column(reference: &[u8]) -> Option<usize> {
    let mut number = 0usize;
    for letter in reference.iter().take(4).take_while(|byte| byte.is_ascii_alphabetic()) {
        number = number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    number.checked_sub(1)
}
