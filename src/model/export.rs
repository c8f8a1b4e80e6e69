//! Exports, by the data elements of 15 CFR 30.6.

use super::entry::table;
use super::{
    AccountKey, Column, Country, ExportDate, HtsNumber, Money, Place, Quantity, Symbol, Unit,
};

/// An export line in [`super::Portfolio::exports`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExportId(pub u32);

/// Which list an export's tariff number comes from. The "other" rule of 19 U.S.C. 1313(j)(5) needs
/// to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExportNumberKind {
    /// An HTSUS number.
    Hts,
    /// A Schedule B number.
    ScheduleB,
    /// Not told.
    Unknown,
}

/// What the export record says of the origin of the goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExportOrigin {
    /// Domestic (AES "D").
    Domestic,
    /// Foreign, country not told (AES "F").
    Foreign,
    /// A named country.
    Country(Country),
    /// Not told.
    Unknown,
}

/// One line of an export list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Export {
    /// Internal transaction number as reported, or the shipment reference.
    pub itn: Symbol,
    /// Line, from 1; 0 when the list has none.
    pub line: u32,
    /// Date of exportation.
    pub date: Option<ExportDate>,
    /// The exporter's account, from its number.
    pub exporter: Option<AccountKey>,
    /// The exporter's number as reported.
    pub exporter_raw: Symbol,
    /// Country of ultimate destination; `None` when blank or unreadable.
    pub destination: Option<Country>,
    /// Destination as it stood in the file.
    pub destination_raw: Symbol,
    /// Tariff number, HTSUS or Schedule B.
    pub number: Option<HtsNumber>,
    /// Tariff number as it stood in the file.
    pub number_raw: Symbol,
    /// Which list the number comes from.
    pub number_kind: ExportNumberKind,
    /// First quantity.
    pub quantity: Option<Quantity>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// Value at the US port of export (19 CFR 190.11(b)).
    pub value: Option<Money>,
    /// Origin of the goods.
    pub origin: ExportOrigin,
    /// Part number.
    pub part: Symbol,
    /// Lot or serial number.
    pub serial: Symbol,
    /// The row.
    pub place: Place,
    /// Byte offset of the record in a text file; 0 in a workbook.
    pub offset: u64,
}

table! {
    /// Exports as columns, sorted by content: date, ITN, line, number, quantity, value.
    Exports of Export {
        itn: Symbol,
        line: u32,
        date: Option<ExportDate>,
        exporter: Option<AccountKey>,
        exporter_raw: Symbol,
        destination: Option<Country>,
        destination_raw: Symbol,
        number: Option<HtsNumber>,
        number_raw: Symbol,
        number_kind: ExportNumberKind,
        quantity: Option<Quantity>,
        unit: Option<Unit>,
        value: Option<Money>,
        origin: ExportOrigin,
        part: Symbol,
        serial: Symbol,
        place: Place,
        offset: u64,
    }
}
