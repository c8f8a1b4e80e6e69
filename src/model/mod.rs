//! The field's nouns: entry summaries, entry lines, line tariffs, exports. No I/O and no law.
//!
//! Everything here is typed once, in [`crate::ingest`]; after that no `String` is an HTSUS number
//! or a date. Long tables are columns in fixed blocks ([`Column`]), repeated text is interned
//! ([`Interner`]), and each record keeps the [`Place`] it came from.

mod arrange;
mod blocks;
mod column;
mod country;
mod date;
mod decimals;
mod entry;
mod entry_number;
mod export;
mod field;
mod hts;
mod importer;
mod lists;
mod money;
mod movement;
mod options;
mod packed;
mod packed_sum;
mod portfolio;
mod quantity;
mod source;
mod switches;
mod symbol;

pub use arrange::Arrange;
pub use blocks::Blocks;
pub use column::{Column, Stored};
pub use country::Country;
pub use date::{Date, EntryDate, ExportDate, FilingDate, ImportDate, iso, parse_iso};
pub use decimals::Decimals;
pub use entry::{
    CapeClaim, EntryId, EntryLine, EntrySummary, EntryTotals, LineAmounts, LineId, LineTariff,
    LineTariffs, PackedAmounts, TariffId,
};
pub use entry_number::EntryNumber;
pub use export::{Export, ExportId, ExportNumberKind, ExportOrigin, Exports};
pub use field::Field;
pub use hts::{Hts8, HtsNumber};
pub use importer::{AccountKey, ImporterNumber};
pub use lists::{
    BillLine, Destruction, ExportIndex, HtsPrefix, Lists, MasterPart, PriorClaim, ProductionRecord,
    Request, RequestForm, UsedExport, WatchedCase,
};
pub use money::{Money, floor2, r2, r4};
pub use movement::{Movement, MovementKind};
pub use options::{OptionError, Options};
pub use packed::Packed;
pub use packed_sum::PackedSum;
pub use portfolio::{Account, Conflict, Overlap, Portfolio};
pub use quantity::{Quantity, Unit};
pub use source::{
    Confidence, FileId, FileRecord, FileStatus, GuessedColumn, MappedColumn, Place, RowCounts,
    SetAside, SourceKind, cell_letters,
};
pub use switches::{Choice, SWITCHES, Switch, SwitchValue};
pub use symbol::{Interner, Symbol};
