//! Movements of inventory: what an accounting method of 19 CFR 190.14 works on.

use super::{AccountKey, Date, EntryNumber, Place, Quantity, Symbol, Unit};

/// What moved, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MovementKind {
    /// Receipt of imported goods; the entry line says which.
    ReceiptImported,
    /// Receipt of goods that were not imported by the account, or not known to be: no drawback.
    ReceiptDomestic,
    /// Withdrawal for export; the transaction number says which.
    WithdrawalExport,
    /// Withdrawal for any other purpose.
    WithdrawalDomestic,
}

/// A receipt into inventory or a withdrawal from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// The account, where the ledger names it.
    pub account: Option<AccountKey>,
    /// Part or product number: the goods that the records treat as one inventory.
    pub part: Symbol,
    /// The day.
    pub date: Option<Date>,
    /// What it is.
    pub kind: MovementKind,
    /// Units, above zero; `None` when unreadable.
    pub quantity: Option<Quantity>,
    /// Their unit.
    pub unit: Option<Unit>,
    /// Entry of imported goods.
    pub entry: Option<EntryNumber>,
    /// Its line, from 1.
    pub entry_line: Option<u32>,
    /// Internal transaction number or shipment reference of an export.
    pub itn: Symbol,
    /// Its line, from 1; 0 when the ledger has none.
    pub export_line: u32,
    /// Lot or serial number.
    pub lot: Symbol,
    /// The row.
    pub place: Place,
    /// Byte offset of the record in a text file; 0 in a workbook.
    pub offset: u64,
}
