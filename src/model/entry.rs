//! Entry summaries, their lines, and the tariff records of a line.

use super::{
    AccountKey, Column, Country, Date, Decimals, EntryDate, EntryNumber, FileId, HtsNumber,
    ImportDate, Money, Packed, PackedSum, Place, Quantity, Symbol, Unit,
};
use std::ops::Range;

/// An entry summary in [`super::Portfolio::entries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub u32);

/// An entry line in [`super::Portfolio::lines`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineId(pub u32);

/// A tariff record in [`super::Portfolio::tariffs`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TariffId(pub u32);

/// An entry summary: what the header fields of its rows say. Entries are sorted by number.
#[derive(Debug, Clone)]
pub struct EntrySummary {
    /// The number.
    pub number: EntryNumber,
    /// The entry number as it stood in the file, for display.
    pub number_raw: Symbol,
    /// The importer's account.
    pub account: Option<AccountKey>,
    /// The importer number as reported.
    pub importer: Symbol,
    /// The importer's name as reported.
    pub importer_name: Symbol,
    /// Two digits, lost zeros restored (`01`).
    pub entry_type: Symbol,
    /// Four digits, lost zeros restored.
    pub port: Symbol,
    /// The filer's name.
    pub filer_name: Symbol,
    /// Mode of transport as reported.
    pub mode: Symbol,
    /// Date of entry.
    pub entry_date: Option<EntryDate>,
    /// Date of the entry summary.
    pub summary_date: Option<Date>,
    /// Date of liquidation.
    pub liquidation_date: Option<Date>,
    /// Liquidation status as reported.
    pub liquidation_status: Symbol,
    /// `Final Liquidation` as reported.
    pub final_liquidation: Symbol,
    /// Duty as liquidated.
    pub liquidated_duty: Option<Money>,
    /// Reconciliation flag as reported.
    pub reconciliation: Symbol,
    /// Statuses of the reconciliation entries (FTA, other) as reported.
    pub reconciliation_status: [Symbol; 2],
    /// Post summary correction flag as reported.
    pub psc: Symbol,
    /// Date of the latest post summary correction.
    pub latest_psc: Option<Date>,
    /// Protest number as reported.
    pub protest: Symbol,
    /// Protest status as reported.
    pub protest_status: Symbol,
    /// Merchandise processing fee of the whole summary, from a total column.
    pub total_mpf: Option<Money>,
    /// Other amounts of the whole summary, from total columns.
    pub totals: EntryTotals,
    /// Claims for a refund of duty under IEEPA that name the summary, sorted by number.
    pub cape: Vec<CapeClaim>,
    /// Review team as reported.
    pub review_team: Symbol,
    /// Center of Excellence and Expertise as reported.
    pub center: Symbol,
    /// The first row of the summary, by file and row.
    pub place: Place,
    /// Its lines in [`super::Portfolio::lines`].
    pub lines: Range<u32>,
}

/// Amounts that a report gives for a whole entry summary. They are told beside the sums of the lines,
/// never in their place. `None` is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EntryTotals {
    /// Entered value.
    pub value: Option<Money>,
    /// Duty.
    pub duty: Option<Money>,
    /// Harbor maintenance fee.
    pub hmf: Option<Money>,
}

/// A claim in CAPE for a refund of duty under IEEPA, as the claim status file has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CapeClaim {
    /// Its number as reported.
    pub number: Symbol,
    /// How it stands, as reported.
    pub status: Symbol,
    /// What is wrong with it, as reported.
    pub error: Symbol,
}

/// Amounts that belong to a whole line. A report repeats them on every tariff record of the line:
/// they are taken once. `None` is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineAmounts {
    /// Merchandise processing fee.
    pub mpf: Option<Money>,
    /// Harbor maintenance fee.
    pub hmf: Option<Money>,
    /// Goods value of the line where reported for the line; else the sum over its records.
    pub value: Option<Money>,
    /// Duty of the line where reported for the line (`Line Duty Amount`).
    pub reported_duty: Option<Money>,
    /// Antidumping duty.
    pub antidumping: Option<Money>,
    /// Countervailing duty.
    pub countervailing: Option<Money>,
    /// Internal revenue tax.
    pub tax: Option<Money>,
}

impl From<LineAmounts> for PackedAmounts {
    fn from(of: LineAmounts) -> Self {
        let LineAmounts { mpf, hmf, value, reported_duty, antidumping, countervailing, tax } = of;
        let all = [mpf, hmf, value, reported_duty, antidumping, countervailing, tax];
        Self(Decimals::new(all.map(|money| money.map(|money| money.0))))
    }
}

/// The amounts of a line as it keeps them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedAmounts(Decimals<7>);

impl PackedAmounts {
    /// The place of the value among the amounts, in the order in which they are packed.
    pub const VALUE: usize = 2;

    /// Amounts that are packed already, in the order of the fields of [`LineAmounts`]; none of them is
    /// [too wide](Packed::is_wide) for that.
    #[must_use]
    #[inline]
    pub fn packed(all: [Packed; 7]) -> Self {
        Self(Decimals::packed(all))
    }

    fn whole(&self) -> LineAmounts {
        let all = self.0.all().map(|decimal| decimal.map(Money));
        let [mpf, hmf, value, reported_duty, antidumping, countervailing, tax] = all;
        LineAmounts { mpf, hmf, value, reported_duty, antidumping, countervailing, tax }
    }
}

/// An entry line: what its tariff records have in common. Lines are sorted by entry and number.
#[derive(Debug, Clone)]
pub struct EntryLine {
    /// Its entry summary.
    pub entry: EntryId,
    /// Line number.
    pub number: u32,
    /// Date of importation, where the report has it.
    pub import_date: Option<ImportDate>,
    /// Country of origin.
    pub origin: Option<Country>,
    /// Country of export.
    pub export_country: Option<Country>,
    /// Special program indicator.
    pub spi: Symbol,
    /// Manufacturer identification.
    pub mid: Symbol,
    /// Manufacturer's name as reported.
    pub manufacturer: Symbol,
    /// Part number.
    pub part: Symbol,
    /// Lot or serial number.
    pub serial: Symbol,
    /// Description.
    pub description: Symbol,
    /// AD/CVD case number.
    pub adcvd_case: Symbol,
    /// Line amounts, packed.
    pub packed: PackedAmounts,
    /// The first row of the line.
    pub place: Place,
    /// Its records in [`super::Portfolio::tariffs`], sorted by ordinal.
    pub tariffs: Range<u32>,
}

impl EntryLine {
    /// Line amounts.
    #[must_use]
    pub fn amounts(&self) -> LineAmounts {
        self.packed.whole()
    }

    /// The value alone among the line amounts.
    #[must_use]
    pub fn value(&self) -> Option<Money> {
        self.packed.0.get(PackedAmounts::VALUE).map(Money)
    }

    /// Adds the value to a sum, if it is known.
    #[inline]
    pub fn add_value(&self, sum: &mut PackedSum) {
        sum.add(self.packed.0.packed_at(PackedAmounts::VALUE), || self.value());
    }
}

/// One tariff record of an entry line: a row of ES-003.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineTariff {
    /// Its line.
    pub line: LineId,
    /// Ordinal, from 1; chapter 99 headings come first.
    pub ordinal: u16,
    /// The tariff number; `None` when it could not be read as one.
    pub hts: Option<HtsNumber>,
    /// The tariff number as it stood in the file.
    pub hts_raw: Symbol,
    /// Goods value; blank on chapter 99 records.
    pub value: Option<Money>,
    /// Duty.
    pub duty: Option<Money>,
    /// First quantity.
    pub quantity: Option<Quantity>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// Second quantity.
    pub quantity2: Option<Quantity>,
    /// Its unit.
    pub unit2: Option<Unit>,
    /// Column 1 rate of duty as reported: the current one, not that of the date of entry.
    pub primary_rate: Symbol,
    /// The row.
    pub place: Place,
    /// Byte offset of the record in a text file, so that the raw row can be read again; 0 in a
    /// workbook, where the row number finds it.
    pub offset: u64,
}

macro_rules! table {
    ($(#[$doc:meta])* $table:ident of $record:ident { $($field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default)]
        pub struct $table { $($field: Column<$kind>,)* is_full: bool }

        impl $table {
            /// Appends a record; without room for it the table is full and stays as it was.
            pub fn push(&mut self, record: $record) {
                let len = self.len();
                let is_kept = true $(&& self.$field.push(record.$field))*;
                if !is_kept {
                    self.is_full = true;
                    $(self.$field.undo(len);)*
                }
            }

            /// Appends records, one column after the other, which is quicker than record by record;
            /// without room for all of them the table is full and stays as it was.
            pub fn extend(&mut self, records: &[$record]) {
                let len = self.len();
                let is_kept = true $(&& self.$field.extend(records, |record| record.$field))*;
                if !is_kept {
                    self.is_full = true;
                    $(self.$field.undo(len);)*
                }
            }

            /// Whether a record was lost because there was no room for it.
            #[must_use]
            pub fn is_full(&self) -> bool {
                self.is_full
            }

            /// The record at `index`; panics when out of range, as slices do.
            #[must_use]
            pub fn get(&self, index: u32) -> $record {
                let index = index as usize;
                $record { $($field: self.$field.get(index),)* }
            }

            /// Replaces the record at `index`; panics when out of range, as slices do. Without room for
            /// it the table is full.
            pub fn set(&mut self, index: u32, record: $record) {
                $(self.is_full |= !self.$field.set(index as usize, record.$field);)*
            }

            $(
                /// One column of the record at `index`, without reading the others; panics when out
                /// of range.
                #[must_use]
                #[inline]
                pub fn $field(&self, index: u32) -> $kind {
                    self.$field.get(index as usize)
                }
            )*

            /// The number of records.
            #[must_use]
            pub fn len(&self) -> usize {
                self.place.len()
            }

            /// Whether there is no record.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.place.is_empty()
            }

            /// Bytes that each column takes, by its name.
            #[must_use]
            pub fn bytes(&self) -> Vec<(&'static str, usize)> {
                vec![$((stringify!($field), self.$field.bytes())),*]
            }

            /// All records in order.
            pub fn iter(&self) -> impl Iterator<Item = $record> + '_ {
                (0..self.len() as u32).map(|index| self.get(index))
            }
        }
    };
}
pub(super) use table;

table! {
    /// Tariff records as columns, sorted by entry, line and ordinal.
    LineTariffs of LineTariff {
        line: LineId,
        ordinal: u16,
        hts: Option<HtsNumber>,
        hts_raw: Symbol,
        value: Option<Money>,
        duty: Option<Money>,
        quantity: Option<Quantity>,
        unit: Option<Unit>,
        quantity2: Option<Quantity>,
        unit2: Option<Unit>,
        primary_rate: Symbol,
        place: Place,
        offset: u64,
    }
}

impl LineTariffs {
    /// The value of the record at `index` as its column keeps it; panics when out of range, as slices do.
    #[must_use]
    #[inline]
    pub fn packed_value(&self, index: u32) -> Packed {
        self.value.word(index as usize)
    }

    /// Adds the duty of the record at `index` to a sum, if it is known; panics when out of range, as slices
    /// do.
    #[inline]
    pub fn add_duty(&self, index: u32, sum: &mut PackedSum) {
        sum.add(self.duty.word(index as usize), || self.duty(index));
    }

    /// Says which file all records come from, and what has become of their text.
    pub fn adopt(&mut self, file: FileId, symbols: Option<&dyn Fn(Symbol) -> Symbol>) {
        if file != FileId(0) {
            self.is_full |= !self.place.update(|place| Place { file, ..place });
        }
        if let Some(symbol) = symbols {
            self.is_full |= !self.hts_raw.update(symbol);
            self.is_full |= !self.primary_rate.update(symbol);
        }
    }
}
