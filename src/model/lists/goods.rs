//! Goods destroyed, goods made, and the parts they consist of.

use crate::model::{Country, Date, EntryNumber, HtsNumber, Place, Quantity, Symbol, Unit};
use rust_decimal::Decimal;

/// Merchandise destroyed under CBP supervision (19 CFR 190.71).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destruction {
    /// The day.
    pub date: Option<Date>,
    /// Number of the notice of intent (CBP Form 7553).
    pub notice: Symbol,
    /// Entry of the goods.
    pub entry: Option<EntryNumber>,
    /// Its line, from 1.
    pub entry_line: Option<u32>,
    /// Part number.
    pub part: Symbol,
    /// Tariff number.
    pub number: Option<HtsNumber>,
    /// Units destroyed, above zero; `None` when blank or unreadable.
    pub quantity: Option<Quantity>,
    /// Their unit.
    pub unit: Option<Unit>,
    /// Lot or serial number.
    pub lot: Symbol,
    /// How they were destroyed.
    pub method: Symbol,
    /// Where.
    pub location: Symbol,
    /// The officer who witnessed it, or the waiver.
    pub witness: Symbol,
    /// The row.
    pub place: Place,
}

/// A material in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillLine {
    /// Part number of the article.
    pub parent: Symbol,
    /// Part number of the material.
    pub component: Symbol,
    /// Units of the material in one unit of the article.
    pub quantity: Option<Quantity>,
    /// Their unit.
    pub unit: Option<Unit>,
    /// Percentage lost in making, as the list gives it: 5 is five percent.
    pub scrap: Option<Decimal>,
    /// First day on which the row holds.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// The row.
    pub place: Place,
}

/// Articles made, materials used, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductionRecord {
    /// Number of the production order.
    pub order: Symbol,
    /// The day.
    pub date: Option<Date>,
    /// Part number of the article.
    pub part: Symbol,
    /// Units made.
    pub quantity: Option<Quantity>,
    /// Their unit.
    pub unit: Option<Unit>,
    /// Lot or serial number of the article.
    pub lot: Symbol,
    /// Part number of the material.
    pub material: Symbol,
    /// Units of it used.
    pub material_quantity: Option<Quantity>,
    /// Their unit.
    pub material_unit: Option<Unit>,
    /// Lot or serial number of the material.
    pub material_lot: Symbol,
    /// Entry of the material.
    pub entry: Option<EntryNumber>,
    /// Its line, from 1.
    pub entry_line: Option<u32>,
    /// The row.
    pub place: Place,
}

/// A part of the parts master.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MasterPart {
    /// Part number.
    pub part: Symbol,
    /// What it is.
    pub description: Symbol,
    /// HTSUS number.
    pub number: Option<HtsNumber>,
    /// Schedule B number.
    pub schedule_b: Option<HtsNumber>,
    /// Unit in which it is kept.
    pub unit: Option<Unit>,
    /// Another unit in which it moves.
    pub other_unit: Option<Unit>,
    /// How many of [`Self::unit`] are one of [`Self::other_unit`].
    pub factor: Option<Decimal>,
    /// Country of origin.
    pub origin: Option<Country>,
    /// The row.
    pub place: Place,
}
