//! The kinds of file that are read: what each cannot do without, what tells it from the others, and
//! what is said when a column is missing.

mod about;

use about::ABOUT_ENTRIES;
pub(super) use about::{OF_EXPORTS, OF_LINES, is_of_entry};

use super::lists::List;
use crate::model::{Field, SourceKind};

/// A kind of file.
#[derive(Debug)]
pub(super) struct Kind {
    /// What the records become.
    pub kind: SourceKind,
    /// A file without one of these groups (any one column of a group is enough) is not read.
    pub needs: &'static [&'static [Field]],
    /// Groups that only this kind has, as far as their headings are not weak: a file that could be two
    /// kinds is this one where all of them are there. Empty where columns are counted only.
    pub decides: &'static [&'static [Field]],
    /// What a file seems to be that comes close to this kind.
    pub seems: &'static str,
    /// What to do about columns that are missing.
    pub advice: &'static str,
}

/// A layout as the header data file names it.
#[derive(Debug)]
pub(super) struct Layout {
    /// Its name, shown in the report.
    pub name: &'static str,
    /// The kind it is a layout of.
    pub kind: SourceKind,
    /// Headings that other tables have as well: alone they decide nothing.
    pub is_weak: bool,
}

const fn layout(name: &'static str, kind: SourceKind) -> Layout {
    Layout { name, kind, is_weak: false }
}

const fn weak(name: &'static str, kind: SourceKind) -> Layout {
    Layout { name, kind, is_weak: true }
}

/// The plain ES-003.
pub(super) const STANDARD: &str = "ACE ES-003";
/// With importation date, filer or rate.
pub(super) const EXTENDED: &str = "ACE ES-003 extended";
/// With liquidation and protest columns.
pub(super) const MAIN_REPORT: &str = "ACE ES-003 Main Report";
/// One row a line, with bond and reconciliation columns.
pub(super) const LINE_DETAILS: &str = "ACE entry summary line details";
/// An inventory ledger.
pub(super) const INVENTORY: &str = "Inventory ledger";
/// Lines as customs software lists them.
pub(super) const BROKER: &str = "Broker entry lines";
/// Exports by the data elements of 15 CFR 30.6.
pub(super) const AES: &str = "AES export list";
/// Shipments by part, without tariff numbers.
pub(super) const SHIPMENTS: &str = "Shipment list";
/// One row an entry summary.
pub(super) const HEADERS: &str = "Entry summary header";
/// Claims in CAPE for a refund of duty under IEEPA.
pub(super) const CAPE: &str = "CAPE claim status";
/// Fee columns by parts of their headings.
pub(super) const CONTAINS: &str = "contains";

/// Layouts per kind, from the plainest to the one whose headings decide.
pub(super) const LAYOUTS: &[Layout] = &[
    layout(CONTAINS, SourceKind::EntrySummaries),
    weak("Inventory", SourceKind::Inventory),
    layout(INVENTORY, SourceKind::Inventory),
    layout("Export list", SourceKind::Exports),
    layout(AES, SourceKind::Exports),
    layout(BROKER, SourceKind::EntrySummaries),
    layout(STANDARD, SourceKind::EntrySummaries),
    layout(EXTENDED, SourceKind::EntrySummaries),
    layout(MAIN_REPORT, SourceKind::EntrySummaries),
    layout(LINE_DETAILS, SourceKind::EntrySummaries),
    layout(HEADERS, SourceKind::EntryHeaders),
    layout(CAPE, SourceKind::EntryHeaders),
    weak("Destructions", SourceKind::Destructions),
    layout("Destruction records", SourceKind::Destructions),
    weak("Materials", SourceKind::BillOfMaterials),
    layout("Bill of materials", SourceKind::BillOfMaterials),
    weak("Production", SourceKind::Production),
    layout("Production records", SourceKind::Production),
    weak("Parts", SourceKind::Parts),
    layout("Parts master", SourceKind::Parts),
    weak("Claims", SourceKind::PriorClaims),
    layout("Prior drawback claims", SourceKind::PriorClaims),
    weak("Exports claimed", SourceKind::UsedExports),
    layout("Exports already used", SourceKind::UsedExports),
    weak("Cases", SourceKind::AdcvdWatch),
    layout("AD/CVD watch list", SourceKind::AdcvdWatch),
    weak("Log", SourceKind::Requests),
    layout("CBP request log", SourceKind::Requests),
];

/// Columns of entry lines that tell by their headings whose list it is.
pub(super) const KEYS_AND_AMOUNTS: &[Field] = &[
    Field::EntryNumber,
    Field::LineNumber,
    Field::HtsNumber,
    Field::TariffValue,
    Field::LineValue,
    Field::TariffDuty,
    Field::LineDuty,
];

/// All kinds, in the order in which they are tried; of two that fit as well the earlier wins.
pub(super) const KINDS: &[Kind] = &[
    Kind {
        kind: SourceKind::EntrySummaries,
        needs: &[
            &[Field::EntryNumber],
            &[Field::LineNumber],
            &[
                Field::HtsNumber,
                Field::TariffValue,
                Field::TariffDuty,
                Field::LineValue,
                Field::LineDuty,
            ],
        ],
        decides: &[],
        seems: "This seems to be an entry summary report.",
        advice: "Run the ACE report ES-003 (Entry Summary Line Tariff Details) with that column, or \
                 rename its heading.",
    },
    Kind {
        kind: SourceKind::Exports,
        needs: &[
            &[Field::ExportDate],
            &[
                Field::ExportTariffNumber,
                Field::ScheduleB,
                Field::ExportHts,
                // A list of shipments by part: its tariff numbers stay unknown.
                Field::ExportPart,
            ],
            &[Field::ExportQuantity],
        ],
        decides: &[],
        seems: "This seems to be an export list.",
        advice: "Run the ACE export report AES-202 with that column, or rename its heading.",
    },
    Kind {
        kind: SourceKind::EntryHeaders,
        needs: &[&[Field::EntryNumber], ABOUT_ENTRIES],
        decides: &[],
        seems: "This seems to be a list of entry summaries without their lines.",
        advice: "Run the ACE report ES-003 (Entry Summary Line Tariff Details) for the lines, or add a \
                 column of the entry, such as its date or liquidation status.",
    },
    Kind {
        kind: SourceKind::Inventory,
        needs: &[
            &[Field::MovementPart],
            &[Field::MovementDate],
            &[Field::MovementQuantity, Field::QuantityIn, Field::QuantityChange],
            &[Field::MovementType, Field::QuantityOut, Field::QuantityChange],
        ],
        decides: &[
            &[Field::MovementDate],
            &[Field::MovementType, Field::QuantityIn, Field::QuantityChange],
        ],
        seems: "This seems to be an inventory ledger.",
        advice: ADVICE,
    },
    Kind {
        kind: SourceKind::Destructions,
        needs: &[
            &[Field::DestructionDate],
            &[Field::DestructionQuantity],
            &[
                Field::DestructionEntry,
                Field::DestructionPart,
                Field::DestructionHts,
                Field::DestructionLot,
            ],
        ],
        decides: &[&[Field::DestructionDate, Field::DestructionQuantity]],
        seems: "This seems to be a list of destructions.",
        advice: ADVICE,
    },
    Kind {
        kind: SourceKind::BillOfMaterials,
        needs: &[&[Field::BomParent], &[Field::BomComponent], &[Field::BomQuantity]],
        decides: &[&[Field::BomParent], &[Field::BomComponent]],
        seems: "This seems to be a bill of materials.",
        advice: ADVICE,
    },
    Kind {
        kind: SourceKind::Production,
        needs: &[
            &[Field::ProductionDate],
            &[Field::ProducedPart, Field::MaterialPart],
            &[Field::ProducedQuantity, Field::MaterialQuantity],
        ],
        decides: &[
            &[Field::ProductionDate, Field::ProductionOrder],
            &[Field::ProducedQuantity, Field::MaterialQuantity],
        ],
        seems: "This seems to be a list of production records.",
        advice: ADVICE,
    },
    Kind {
        kind: SourceKind::Parts,
        needs: &[&[Field::MasterPart], &[Field::MasterHts, Field::MasterFactor]],
        decides: &[&[Field::MasterUnit, Field::MasterOtherUnit, Field::MasterFactor]],
        seems: "This seems to be a parts master.",
        advice: ADVICE,
    },
    Kind {
        kind: SourceKind::PriorClaims,
        needs: &[
            &[Field::ClaimedEntry],
            &[Field::ClaimedLine, Field::ClaimedHts],
            &[Field::ClaimedQuantity, Field::ClaimedUnder],
        ],
        decides: &[&[
            Field::ClaimedQuantity,
            Field::ClaimedUnder,
            Field::ClaimedProvision,
            Field::ClaimedDate,
        ]],
        seems: "This seems to be a list of drawback claims filed before.",
        advice: ADVICE,
    },
    Kind {
        kind: SourceKind::UsedExports,
        needs: &[&[Field::UsedItn, Field::UsedReference], &[Field::UsedQuantity, Field::UsedUnder]],
        decides: &[&[Field::UsedQuantity, Field::UsedUnder, Field::UsedProvision]],
        seems: "This seems to be a list of exports claimed on before.",
        advice: ADVICE,
    },
    Kind {
        kind: SourceKind::AdcvdWatch,
        needs: &[&[Field::WatchedCase], &[Field::WatchedHts], &[Field::WatchedCountry]],
        decides: &[&[
            Field::WatchedCase,
            Field::WatchedOrder,
            Field::WatchedHts,
            Field::WatchedCountry,
            Field::WatchedRate,
        ]],
        seems: "This seems to be a list of antidumping and countervailing duty cases to watch.",
        advice: ADVICE,
    },
    Kind {
        kind: SourceKind::Requests,
        needs: &[
            &[Field::RequestForm, Field::RequestNumber],
            &[Field::RequestIssued, Field::RequestDue],
        ],
        decides: &[
            &[Field::RequestForm, Field::RequestNumber],
            &[Field::RequestIssued, Field::RequestDue],
        ],
        seems: "This seems to be a log of requests from CBP.",
        advice: ADVICE,
    },
];

const ADVICE: &str = "Add the column, or rename its heading.";

impl Kind {
    /// The kind of a file; entry summaries where it is not known.
    pub(super) fn of(kind: SourceKind) -> Option<&'static Self> {
        KINDS.iter().find(|known| known.kind == kind).or(KINDS.first())
    }

    /// Whether it is a list beside the reports: its columns, parts and entries and quantities, stand in
    /// the reports too, so that a table is one only where it is no report that is whole.
    pub(super) fn is_list(&self) -> bool {
        List::of(self.kind).is_some()
    }

    /// Whether a table is of this kind only where headings say so that no other kind has: exports used
    /// before would else be taken for exports, and the other way round.
    pub(super) fn must_decide(&self) -> bool {
        matches!(self.kind, SourceKind::PriorClaims | SourceKind::UsedExports)
    }

    /// Whether files of this kind are not read without a column for this field, where no other stands
    /// in.
    pub(super) fn is_needed(&self, field: Field) -> bool {
        self.needs.iter().any(|group| group.first() == Some(&field))
    }
}
