//! What consecutive rows of an entry summary report say of one entry and of one line.

use crate::ingest::once::Once;
use crate::model::{Country, Date, EntryNumber, Field, Interner, LineTariffs, Money, Symbol};

/// Text fields of an entry summary.
pub(in crate::ingest) const ENTRY_TEXT: [Field; 15] = [
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
];
/// Dates of an entry summary.
pub(in crate::ingest) const ENTRY_DATES: [Field; 4] =
    [Field::EntryDate, Field::EntrySummaryDate, Field::LiquidationDate, Field::LatestPscDate];
/// Amounts of an entry summary.
pub(in crate::ingest) const ENTRY_MONEY: [Field; 2] = [Field::TotalLiquidatedDuty, Field::TotalMpf];
/// Text fields of a line.
pub(in crate::ingest) const LINE_TEXT: [Field; 5] =
    [Field::Spi, Field::ManufacturerId, Field::PartNumber, Field::Description, Field::AdCvdCase];
/// Countries of a line.
pub(in crate::ingest) const LINE_COUNTRIES: [Field; 2] =
    [Field::CountryOfOrigin, Field::CountryOfExport];
/// Amounts of a line.
pub(in crate::ingest) const LINE_AMOUNTS: [Field; 7] = [
    Field::LineMpf,
    Field::LineHmf,
    Field::LineValue,
    Field::LineDuty,
    Field::LineAntidumping,
    Field::LineCountervailing,
    Field::LineTax,
];

/// What consecutive rows say of an entry summary.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct EntryPart {
    pub number: EntryNumber,
    pub raw: Symbol,
    pub texts: [Symbol; ENTRY_TEXT.len()],
    pub dates: [Option<Date>; ENTRY_DATES.len()],
    pub money: [Option<Money>; ENTRY_MONEY.len()],
    pub row: u32,
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
}

/// The records of a file of entry lines.
#[derive(Debug, Default)]
pub(in crate::ingest) struct ImportData {
    pub text: Interner,
    pub entries: Vec<EntryPart>,
    pub lines: Vec<LinePart>,
    /// Per line amount that the file has: one value a part.
    pub amounts: [Option<Vec<Once>>; LINE_AMOUNTS.len()],
    /// One record a row; `line` is the part, ordinal 0 is not told.
    pub rows: LineTariffs,
    /// Value or duty of a record come from a column of the whole line.
    pub line_value: bool,
    pub line_duty: bool,
    /// Which fields the file has, for comparing extracts.
    pub has: Vec<Field>,
}

impl EntryPart {
    pub(in crate::ingest) fn new(number: EntryNumber, raw: Option<Symbol>, row: u32) -> Self {
        Self {
            number,
            raw: raw.unwrap_or(Symbol::NONE),
            texts: [Symbol::NONE; ENTRY_TEXT.len()],
            dates: [None; ENTRY_DATES.len()],
            money: [None; ENTRY_MONEY.len()],
            row,
        }
    }
}

impl LinePart {
    pub(in crate::ingest) fn new(entry: u32, number: u32, first: u32) -> Self {
        Self {
            entry,
            number,
            texts: [Symbol::NONE; LINE_TEXT.len()],
            countries: [None; LINE_COUNTRIES.len()],
            import_date: None,
            first,
        }
    }
}
