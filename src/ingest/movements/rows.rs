//! Rows of inventory ledgers to movements.

use super::direction::{Amounts, REVERSED, moved};
use super::words::{Direction, Word, Words};
use crate::ingest::imports::read;
use crate::ingest::mapping::{Columns, Mapping};
use crate::ingest::settle::Settle;
use crate::ingest::slot::{plain, symbol};
use crate::ingest::tally::{NoteKind, Tally};
use crate::ingest::values;
use crate::model::{
    Date, EntryNumber, Field, FileId, ImporterNumber, Interner, Movement, MovementKind, Place,
    Quantity, Symbol, Unit,
};
use crate::text::{Cell, Record, push};
use rust_decimal::Decimal;

/// Why a row is no movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Unread {
    /// A balance, title or total.
    Other,
    /// It is set aside.
    Because(&'static str),
}

/// A movement and the number that identifies it in the records, if it has one.
#[derive(Debug, Clone)]
pub(in crate::ingest) struct Numbered {
    pub movement: Movement,
    pub number: Symbol,
}

/// The records of an inventory ledger.
#[derive(Debug, Default)]
pub(in crate::ingest) struct MovementData {
    pub text: Interner,
    pub rows: Vec<Numbered>,
    /// A row was lost because there was no room for it.
    pub is_full: bool,
}

/// Builds [`MovementData`] row by row.
#[derive(Debug)]
pub(in crate::ingest) struct MovementRows {
    data: MovementData,
    /// The sign of each withdrawal in the column of units moved; zero elsewhere.
    signs: Vec<i8>,
    columns: Columns,
    words: Words,
    dates: Settle<Date>,
    quantities: [Settle<Decimal>; QUANTITIES.len()],
}

/// The columns of units. Whether units are above zero is the same with a point or a comma before the
/// decimals, so that in or out is told before that is settled.
const QUANTITIES: [Field; 4] =
    [Field::MovementQuantity, Field::QuantityChange, Field::QuantityIn, Field::QuantityOut];

const PART_BLANK: Unread =
    Unread::Because("The part number is blank, so that the movement belongs to no inventory.");

impl MovementRows {
    /// For a file with these columns.
    pub(in crate::ingest) fn new(mapping: &Mapping) -> Self {
        Self {
            data: MovementData::default(),
            signs: Vec::new(),
            columns: mapping.columns.clone(),
            words: Words::default(),
            dates: Settle::new(Field::MovementDate),
            quantities: QUANTITIES.map(Settle::new),
        }
    }

    /// Whether something was lost because there was no room for it.
    pub(in crate::ingest) fn is_full(&self) -> bool {
        self.data.is_full || self.data.text.is_full()
    }

    /// The same, for cells that wait until their column is settled.
    pub(in crate::ingest) fn has_full_columns(&self) -> bool {
        self.dates.is_full() || self.quantities.iter().any(Settle::is_full)
    }

    /// The records read. Where withdrawals stand with both signs, the rarer are reversals; of as many
    /// of both those below zero are.
    pub(in crate::ingest) fn into_data(mut self, tally: &mut Tally) -> MovementData {
        let rows = &mut self.data.rows;
        self.dates.finish(false, tally, |to, date| {
            if let Some(row) = rows.get_mut(to as usize) {
                row.movement.date = Some(date);
            }
        });
        for column in self.quantities {
            column.finish(true, tally, |to, units| {
                if let Some(row) = rows.get_mut(to as usize) {
                    row.movement.quantity = Some(Quantity(units));
                }
            });
        }
        let count = |sign: i8| self.signs.iter().filter(|s| **s == sign).count();
        let (below, above) = (count(-1), count(1));
        let reversed = if below > above { 1 } else { -1 };
        if below > 0 && above > 0 {
            let mut signs = self.signs.iter();
            self.data.rows.retain(|row| {
                let is_reversal = signs.next() == Some(&reversed);
                if let (true, Unread::Because(reason)) = (is_reversal, REVERSED) {
                    tally.move_aside(reason, row.movement.place.row);
                }
                !is_reversal
            });
        }
        self.data
    }

    fn cell<'a>(&self, field: Field, record: &Record<'a>) -> Cell<'a> {
        self.columns.get(field).map_or(Cell::EMPTY, |column| record.cell(column))
    }

    /// Whether a row has no date that can be read: only then it may be a title or a total.
    pub(in crate::ingest) fn lacks_date(&self, record: &Record<'_>) -> bool {
        values::dated(self.cell(Field::MovementDate, record)).value().is_none()
    }

    /// Whether a row has no part number.
    pub(in crate::ingest) fn lacks_part(&self, record: &Record<'_>) -> bool {
        self.cell(Field::MovementPart, record).is_empty()
    }

    /// Takes a row, or says why not.
    pub(in crate::ingest) fn row(
        &mut self,
        record: &Record<'_>,
        tally: &mut Tally,
    ) -> Result<(), Unread> {
        let told = self.word(Field::MovementType, record);
        let purpose = self.word(Field::MovementPurpose, record);
        if told == Some(Some(Word::Balance)) {
            return Err(Unread::Other);
        }
        if self.lacks_part(record) {
            return Err(PART_BLANK);
        }
        // Where there is no column of types, the purpose may say enough: imported, or for export.
        let direction = told.or_else(|| purpose.filter(|word| word.is_some()));
        let amounts = self.amounts(record);
        let moved = moved(direction, amounts)?;
        if purpose == Some(None) {
            let cell = self.cell(Field::MovementPurpose, record);
            tally.note(NoteKind::Unreadable, Field::MovementPurpose, record.row, cell.bytes);
        }
        self.note_unreadable(record, moved.units, tally);
        let to = self.data.rows.len() as u32;
        let told_unit = read(
            self.columns.get(Field::MovementUnit),
            Field::MovementUnit,
            record,
            tally,
            values::unit,
        );
        let (units, unit) = match moved.units {
            Some(_) => self.units((amounts.source(), told_unit), to, record, tally),
            None => (None, told_unit),
        };
        let get = |field| self.columns.get(field);
        let date =
            read(get(Field::MovementDate), Field::MovementDate, record, tally, values::dated);
        let at = self.cell(Field::MovementDate, record).bytes;
        let date = date.and_then(|way| self.dates.take(way, to, (record.row, at)));
        let entry = read(
            get(Field::MovementEntry),
            Field::MovementEntry,
            record,
            tally,
            values::entry_number,
        );
        let mut line = |field| read(get(field), field, record, tally, values::line_number);
        let (entry_line, export_line) =
            (line(Field::MovementEntryLine), line(Field::MovementExportLine));
        let words = [told.flatten(), purpose.flatten()];
        let itn = self.cell(Field::MovementItn, record);
        let kind = kind(moved.direction, words, entry, itn.bytes, record.row, tally);
        let importer = self.cell(Field::MovementImporter, record);
        if ImporterNumber::has_lost_zero(importer.bytes) {
            tally.note(NoteKind::ZeroRestored, Field::MovementImporter, record.row, importer.bytes);
        }
        let itn = if itn.is_empty() { self.cell(Field::MovementReference, record) } else { itn };
        let cell =
            |field| self.columns.get(field).map_or(Cell::EMPTY, |column| record.cell(column));
        let [part, lot, number] =
            [Field::MovementPart, Field::MovementLot, Field::MovementNumber].map(|f| (f, cell(f)));
        let text = &mut self.data.text;
        let mut intern = |(field, cell): (Field, Cell<'_>)| {
            let (read, note) = symbol(text, cell, plain);
            if let Some(kind) = note {
                tally.note(kind, field, record.row, cell.bytes);
            }
            read.value().unwrap_or(Symbol::NONE)
        };
        let movement = Movement {
            account: std::str::from_utf8(importer.bytes).ok().and_then(ImporterNumber::account),
            part: intern(part),
            date,
            kind,
            quantity: units.map(Quantity),
            unit,
            entry,
            entry_line,
            itn: intern((Field::MovementItn, itn)),
            export_line: export_line.unwrap_or(0),
            lot: intern(lot),
            place: Place { file: FileId(0), row: record.row },
            offset: record.offset,
        };
        let number = intern(number);
        let kept = push(&mut self.data.rows, Numbered { movement, number });
        self.data.is_full |= kept.and_then(|()| push(&mut self.signs, moved.sign)).is_err();
        tally.used();
        Ok(())
    }

    /// The word of a column: `None` for an empty cell, `Some(None)` for one we do not know.
    fn word(&mut self, field: Field, record: &Record<'_>) -> Option<Option<Word>> {
        let cell = self.cell(field, record);
        (!cell.is_empty()).then(|| self.words.find(cell.bytes))
    }

    /// The units of a cell, if they are settled, and their unit, which may stand in the cell (`12 KG`);
    /// where that and the unit in its column differ, the quantity is unknown.
    fn units(
        &mut self,
        (field, told): (Field, Option<Unit>),
        to: u32,
        record: &Record<'_>,
        tally: &mut Tally,
    ) -> (Option<Decimal>, Option<Unit>) {
        let cell = self.cell(field, record);
        let Some((way, beside)) = values::quantity(cell).value() else { return (None, told) };
        if told.is_some() && beside.is_some() && told != beside {
            tally.note(NoteKind::UnitDiffers, field, record.row, cell.bytes);
            return (None, told);
        }
        let at = QUANTITIES.iter().position(|of| *of == field);
        let units = at.and_then(|at| {
            let way = way.map(|units| units.abs());
            self.quantities.get_mut(at)?.take(way, to, (record.row, cell.bytes))
        });
        (units, told.or(beside))
    }

    fn amounts(&self, record: &Record<'_>) -> Amounts {
        let amount = |field| {
            let (way, _) = values::quantity(self.cell(field, record)).value()?;
            way.first().or(way.second())
        };
        Amounts {
            quantity: amount(Field::MovementQuantity),
            change: amount(Field::QuantityChange),
            received: amount(Field::QuantityIn),
            withdrawn: amount(Field::QuantityOut),
        }
    }

    /// A movement counts with or without its date and its units, but their absence is told.
    fn note_unreadable(&self, record: &Record<'_>, units: Option<Decimal>, tally: &mut Tally) {
        let date = self.cell(Field::MovementDate, record);
        if date.is_empty() {
            tally.note(NoteKind::Unreadable, Field::MovementDate, record.row, b"");
        }
        let present = || QUANTITIES.into_iter().filter(|field| self.columns.get(*field).is_some());
        let filled = present().find(|field| !self.cell(*field, record).is_empty());
        if let (None, Some(field)) = (units, filled.or_else(|| present().next())) {
            let cell = self.cell(field, record);
            tally.note(NoteKind::Unreadable, field, record.row, cell.bytes);
        }
    }
}

/// Imported or domestic, for export or domestic. What is not said counts as domestic and is told.
fn kind(
    direction: Direction,
    words: [Option<Word>; 2],
    entry: Option<EntryNumber>,
    itn: &[u8],
    row: u32,
    tally: &mut Tally,
) -> MovementKind {
    let said = |word: Word| words.contains(&Some(word));
    let is_domestic = words.into_iter().flatten().any(Word::is_domestic);
    let (imported, unsaid) = match direction {
        Direction::In if is_domestic => return MovementKind::ReceiptDomestic,
        Direction::In => (said(Word::ImportedReceipt) || entry.is_some(), &mut tally.receipts),
        Direction::Out if said(Word::Export) => return MovementKind::WithdrawalExport,
        Direction::Out if is_domestic => return MovementKind::WithdrawalDomestic,
        Direction::Out => (is_export_number(itn), &mut tally.withdrawals),
    };
    if !imported {
        unsaid.count(row);
    }
    match (direction, imported) {
        (Direction::In, true) => MovementKind::ReceiptImported,
        (Direction::In, false) => MovementKind::ReceiptDomestic,
        (Direction::Out, true) => MovementKind::WithdrawalExport,
        (Direction::Out, false) => MovementKind::WithdrawalDomestic,
    }
}

/// An ITN, or the citation that stands in its place where none is needed (15 CFR 30.37): no filing is
/// made for goods that stay.
fn is_export_number(bytes: &[u8]) -> bool {
    let upper = bytes.to_ascii_uppercase();
    crate::ingest::exports::is_itn(bytes)
        || [&b"NOEEI"[..], b"NO EEI", b"AESPOST", b"AESDOWN"].iter().any(|w| upper.starts_with(w))
}
