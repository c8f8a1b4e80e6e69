//! The kinds of file that are read: what each cannot do without, what tells it from the others, and
//! what is said when a column is missing.

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
];

/// Columns of a whole entry summary, any of which makes a list of entry numbers a report on them. The
/// number of a claim is not among them: drawback claims have numbers too.
const ABOUT_ENTRIES: &[Field] = &[
    Field::EntryDate,
    Field::EntrySummaryDate,
    Field::SummaryCreateDate,
    Field::ImportDate,
    Field::EntryType,
    Field::PortOfEntry,
    Field::ModeOfTransport,
    Field::LiquidationDate,
    Field::LiquidationStatus,
    Field::FinalLiquidation,
    Field::FinalLiquidationDate,
    Field::TotalLiquidatedDuty,
    Field::ProtestNumber,
    Field::ProtestStatus,
    Field::ReconciliationIndicator,
    Field::ReconciliationIssue,
    Field::ReconciliationOtherStatus,
    Field::ReconciliationFtaStatus,
    Field::ControlStatus,
    Field::PscIndicator,
    Field::LatestPscDate,
    Field::ReviewTeam,
    Field::Center,
    Field::TotalMpf,
    Field::TotalHmf,
    Field::TotalDuty,
    Field::TotalValue,
    Field::ClaimStatus,
    Field::ClaimError,
    Field::CapeEligible,
    Field::BondType,
    Field::BondNumber,
];

/// Columns of a whole entry summary that tell nothing alone.
const BESIDE: &[Field] = &[
    Field::EntryNumber,
    Field::ImporterNumber,
    Field::ImporterName,
    Field::FilerName,
    Field::SuretyCode,
    Field::ReconciliationOtherDueDate,
    Field::ReconciliationOtherEntry,
    Field::ReconciliationNafta,
    Field::ReconciliationFtaDueDate,
    Field::ReconciliationFtaEntry,
    Field::BillOfLading,
    Field::PortOfLading,
    Field::PortOfUnlading,
    Field::RelatedParty,
    Field::ClaimNumber,
];

/// Whether a field belongs to a whole entry summary, so that a report without lines may have it.
pub(super) fn is_of_entry(field: Field) -> bool {
    ABOUT_ENTRIES.contains(&field) || BESIDE.contains(&field)
}

/// Columns that lists of exports have and reports of imports do not. A list of entry lines may have a
/// date of shipment, an invoice and a part as well.
pub(super) const OF_EXPORTS: &[Field] =
    &[Field::Itn, Field::ScheduleB, Field::Destination, Field::DomesticForeign];

/// Columns that only lines have: a table with one of them is no report of whole entry summaries.
pub(super) const OF_LINES: &[Field] = &[
    Field::LineNumber,
    Field::TariffOrdinal,
    Field::HtsNumber,
    Field::PartNumber,
    Field::Quantity1,
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
        advice: "Add the column, or rename its heading.",
    },
];

impl Kind {
    /// The kind of a file; entry summaries where it is not known.
    pub(super) fn of(kind: SourceKind) -> Option<&'static Self> {
        KINDS.iter().find(|known| known.kind == kind).or(KINDS.first())
    }

    /// Whether files of this kind are not read without a column for this field, where no other stands
    /// in.
    pub(super) fn is_needed(&self, field: Field) -> bool {
        self.needs.iter().any(|group| group.first() == Some(&field))
    }
}
