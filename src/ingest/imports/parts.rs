//! What consecutive rows of an entry summary report say of one entry and of one line.

use super::extras::EntryExtra;
use super::merge::{merge_date, merge_least, merge_text};
use super::suspects::Suspects;
use crate::ingest::once::{Once, plain_amount};
use crate::model::{
    Blocks, CapeClaim, Column, Country, Date, EntryNumber, Field, Interner, LineTariffs, Money,
    Packed, Symbol,
};

/// Text fields of an entry summary.
pub(in crate::ingest) const ENTRY_TEXT: [Field; 16] = [
    Field::ImporterNumber,
    Field::ImporterName,
    Field::EntryType,
    Field::PortOfEntry,
    Field::FilerName,
    Field::ModeOfTransport,
    Field::LiquidationStatus,
    Field::FinalLiquidation,
    Field::ReconciliationIndicator,
    Field::ReconciliationFtaStatus,
    Field::ReconciliationOtherStatus,
    Field::PscIndicator,
    Field::ProtestNumber,
    Field::ProtestStatus,
    Field::ReviewTeam,
    Field::Center,
];
/// Dates of an entry summary.
pub(in crate::ingest) const ENTRY_DATES: [Field; 4] =
    [Field::EntryDate, Field::EntrySummaryDate, Field::LiquidationDate, Field::LatestPscDate];
/// Amounts of an entry summary.
pub(in crate::ingest) const ENTRY_MONEY: [Field; 2] = [Field::TotalLiquidatedDuty, Field::TotalMpf];
/// Text fields of a line.
pub(in crate::ingest) const LINE_TEXT: [Field; 7] = [
    Field::Spi,
    Field::ManufacturerId,
    Field::PartNumber,
    Field::Description,
    Field::AdCvdCase,
    Field::ManufacturerName,
    Field::ImportSerial,
];
/// Countries of a line.
pub(in crate::ingest) const LINE_COUNTRIES: [Field; 2] =
    [Field::CountryOfOrigin, Field::CountryOfExport];
/// Amounts of a line, in the order in which [`crate::model::PackedAmounts`] has them.
pub(in crate::ingest) const LINE_AMOUNTS: [Field; 7] = [
    Field::LineMpf,
    Field::LineHmf,
    Field::LineValue,
    Field::LineDuty,
    Field::LineAntidumping,
    Field::LineCountervailing,
    Field::LineTax,
];

/// The duty of a line among [`LINE_AMOUNTS`].
pub(super) const LINE_DUTY: usize = 3;

/// What consecutive rows say of an entry summary.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct EntryPart {
    pub number: EntryNumber,
    pub raw: Symbol,
    pub texts: [Symbol; ENTRY_TEXT.len()],
    pub dates: [Option<Date>; ENTRY_DATES.len()],
    pub money: [Option<Money>; ENTRY_MONEY.len()],
    pub row: u32,
    /// Fields in which its rows differ, one bit each in the order of [`ENTRY_TEXT`],
    /// [`ENTRY_DATES`], [`ENTRY_MONEY`].
    pub differs: u32,
}

/// What consecutive rows say of a line; its rows end where the next part's start.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct LinePart {
    pub entry: u32,
    pub number: u32,
    pub texts: [Symbol; LINE_TEXT.len()],
    pub countries: [Option<Country>; LINE_COUNTRIES.len()],
    pub import_date: Option<Date>,
    pub first: u32,
    /// Fields in which its rows differ, one bit each in the order of [`LINE_TEXT`],
    /// [`LINE_COUNTRIES`] and the date of importation.
    pub differs: u16,
}

/// The fields of the bits of [`EntryPart::differs`].
pub(in crate::ingest) fn entry_differences(bits: u32) -> impl Iterator<Item = Field> {
    let fields = ENTRY_TEXT.into_iter().chain(ENTRY_DATES).chain(ENTRY_MONEY);
    fields.enumerate().filter(move |(i, _)| bits >> i & 1 == 1).map(|(_, field)| field)
}

/// The fields of the bits of [`LinePart::differs`].
pub(in crate::ingest) fn line_differences(bits: u16) -> impl Iterator<Item = Field> {
    let fields = LINE_TEXT.into_iter().chain(LINE_COUNTRIES).chain([Field::ImportDate]);
    fields.enumerate().filter(move |(i, _)| bits >> i & 1 == 1).map(|(_, field)| field)
}

/// Where the numbers of a row belong that has become several records.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct Moved {
    /// Its first record.
    pub from: u32,
    /// The record that value and quantities belong to, if one can be named.
    pub to: Option<u32>,
    /// The duty is the line's.
    pub shared: bool,
}

/// The records of a file of entry lines.
#[derive(Debug, Default)]
pub(in crate::ingest) struct ImportData {
    pub text: Interner,
    pub entries: Blocks<EntryPart>,
    pub lines: Blocks<LinePart>,
    /// Per line amount that the file has: one value a part.
    pub amounts: [Option<Column<Once>>; LINE_AMOUNTS.len()],
    /// One record a row; `line` is the part, ordinal 0 is not told.
    pub rows: LineTariffs,
    /// Some row stands before one with a lower entry number, line number or ordinal, or has no ordinal.
    pub unsorted: bool,
    /// Value or duty of a record come from a column of the whole line.
    pub line_value: bool,
    pub line_duty: bool,
    /// Which fields the file has, for comparing extracts.
    pub has: Vec<Field>,
    /// The rows are whole entry summaries: there are no lines.
    pub headers: bool,
    /// Beside each of `entries`; empty where the file has no such column.
    pub extras: Vec<EntryExtra>,
    /// Claims with the index of their entry, one for each change down the rows.
    pub claims: Vec<(u32, CapeClaim)>,
    /// A row may have become several records.
    pub several: bool,
    /// Rows with several numbers of which one is not settled yet, in the order of the rows.
    pub moved: Vec<Moved>,
    /// Value or duty of the rows are not theirs and not their line's.
    pub no_value: bool,
    pub no_duty: bool,
    /// What stands beside the rows was lost because there was no room for it.
    pub is_full: bool,
    /// Columns that may give an amount of the whole entry summary on each of its lines.
    pub suspects: Suspects,
}

impl ImportData {
    /// Whether something was lost because there was no room for it.
    pub(in crate::ingest) fn is_full(&self) -> bool {
        self.is_full
            || self.rows.is_full()
            || self.text.is_full()
            || self.lines.is_full()
            || self.entries.is_full()
    }

    /// Where the numbers of a record belong whose row has become several.
    pub(super) fn moved(&self, from: u32) -> Option<Moved> {
        let at = self.moved.binary_search_by_key(&from, |moved| moved.from).ok()?;
        self.moved.get(at).copied()
    }

    /// Puts what the rows of one more line say of its amounts into the columns that there are.
    pub(super) fn add_amounts(&mut self, of_line: &[Once; LINE_AMOUNTS.len()]) {
        for (column, once) in self.amounts.iter_mut().zip(of_line) {
            self.is_full |= column.as_mut().is_some_and(|column| !column.push(*once));
        }
    }

    /// Changes an amount of a line, by its place in [`LINE_AMOUNTS`], if the file has such a column.
    pub(super) fn change_amount(
        &mut self,
        index: usize,
        line: u32,
        change: impl FnOnce(&mut Once),
    ) {
        let column = self.amounts.get_mut(index).and_then(Option::as_mut);
        if let Some(column) = column.filter(|column| (line as usize) < column.len()) {
            let mut once = column.get(line as usize);
            change(&mut once);
            self.is_full |= !column.set(line as usize, once);
        }
    }

    /// The amounts of a line, packed, in the order of [`LINE_AMOUNTS`]; `None` when one of them must be
    /// looked at.
    #[inline]
    pub(in crate::ingest) fn plain_amounts(
        &self,
        line: u32,
    ) -> Option<[Packed; LINE_AMOUNTS.len()]> {
        let mut found = [Packed::NONE; LINE_AMOUNTS.len()];
        for (amount, column) in found.iter_mut().zip(&self.amounts) {
            if let Some(column) = column.as_ref().filter(|column| (line as usize) < column.len()) {
                *amount = plain_amount(column.word(line as usize))?;
            }
        }
        Some(found)
    }

    /// What the rows of a line say of its amounts; nothing where the file has no such column.
    #[inline]
    pub(in crate::ingest) fn amounts_of(&self, line: u32) -> [Once; LINE_AMOUNTS.len()] {
        let mut found = [Once::default(); LINE_AMOUNTS.len()];
        for (once, column) in found.iter_mut().zip(&self.amounts) {
            if let Some(column) = column.as_ref().filter(|column| (line as usize) < column.len()) {
                *once = column.get(line as usize);
            }
        }
        found
    }
}

impl EntryPart {
    /// Joins the text of one more row, by its place in [`ENTRY_TEXT`].
    pub(in crate::ingest) fn join_text(&mut self, index: usize, new: Symbol, text: &Interner) {
        if let Some(kept) = self.texts.get_mut(index) {
            self.differs |= u32::from(merge_text(kept, new, text)) << index;
        }
    }

    /// The same for a date.
    pub(in crate::ingest) fn join_date(&mut self, index: usize, new: Option<Date>) {
        if let (Some(kept), Some(field)) = (self.dates.get_mut(index), ENTRY_DATES.get(index)) {
            let bit = ENTRY_TEXT.len() + index;
            self.differs |= u32::from(merge_date(kept, new, *field)) << bit;
        }
    }

    /// The same for an amount.
    pub(in crate::ingest) fn join_money(&mut self, index: usize, new: Option<Money>) {
        if let Some(kept) = self.money.get_mut(index) {
            let bit = ENTRY_TEXT.len() + ENTRY_DATES.len() + index;
            self.differs |= u32::from(merge_least(kept, new)) << bit;
        }
    }

    /// Joins another part of the same entry summary.
    pub(in crate::ingest) fn join(&mut self, new: &Self, text: &Interner) {
        self.differs |= new.differs;
        new.texts.iter().enumerate().for_each(|(i, new)| self.join_text(i, *new, text));
        new.dates.iter().enumerate().for_each(|(i, new)| self.join_date(i, *new));
        new.money.iter().enumerate().for_each(|(i, new)| self.join_money(i, *new));
        merge_text(&mut self.raw, new.raw, text);
        self.row = self.row.min(new.row);
    }

    pub(in crate::ingest) fn new(number: EntryNumber, raw: Option<Symbol>, row: u32) -> Self {
        Self {
            number,
            raw: raw.unwrap_or(Symbol::NONE),
            texts: [Symbol::NONE; ENTRY_TEXT.len()],
            dates: [None; ENTRY_DATES.len()],
            money: [None; ENTRY_MONEY.len()],
            row,
            differs: 0,
        }
    }
}

impl LinePart {
    /// Joins the text of one more row, by its place in [`LINE_TEXT`].
    pub(in crate::ingest) fn join_text(&mut self, index: usize, new: Symbol, text: &Interner) {
        if let Some(kept) = self.texts.get_mut(index) {
            self.differs |= u16::from(merge_text(kept, new, text)) << index;
        }
    }

    /// The same for a country.
    pub(in crate::ingest) fn join_country(&mut self, index: usize, new: Option<Country>) {
        if let Some(kept) = self.countries.get_mut(index) {
            self.differs |= u16::from(merge_least(kept, new)) << (LINE_TEXT.len() + index);
        }
    }

    /// The same for the date of importation.
    pub(in crate::ingest) fn join_date(&mut self, new: Option<Date>) {
        let differs = merge_date(&mut self.import_date, new, Field::ImportDate);
        self.differs |= u16::from(differs) << (LINE_TEXT.len() + LINE_COUNTRIES.len());
    }

    /// Joins another part of the same line.
    pub(in crate::ingest) fn join(&mut self, new: &Self, text: &Interner) {
        self.differs |= new.differs;
        new.texts.iter().enumerate().for_each(|(i, new)| self.join_text(i, *new, text));
        new.countries.iter().enumerate().for_each(|(i, new)| self.join_country(i, *new));
        self.join_date(new.import_date);
    }

    pub(in crate::ingest) fn new(entry: u32, number: u32, first: u32) -> Self {
        Self {
            entry,
            number,
            texts: [Symbol::NONE; LINE_TEXT.len()],
            countries: [None; LINE_COUNTRIES.len()],
            import_date: None,
            first,
            differs: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stay_small() {
        assert!(size_of::<LinePart>() <= 64, "bytes of a line while it is read");
        assert!(size_of::<EntryPart>() <= 156, "bytes of an entry while it is read");
    }
}
