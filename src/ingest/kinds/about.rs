//! Which columns belong to a whole entry summary, to exports, to lines: what tells a report without lines
//! and a list of shipments from the others.

use crate::model::Field;

/// Columns of a whole entry summary, any of which makes a list of entry numbers a report on them. The
/// number of a claim is not among them: drawback claims have numbers too.
pub(super) const ABOUT_ENTRIES: &[Field] = &[
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
pub(in crate::ingest) fn is_of_entry(field: Field) -> bool {
    ABOUT_ENTRIES.contains(&field) || BESIDE.contains(&field)
}

/// Columns that lists of exports have and reports of imports do not. A list of entry lines may have a
/// date of shipment, an invoice and a part as well.
pub(in crate::ingest) const OF_EXPORTS: &[Field] =
    &[Field::Itn, Field::ScheduleB, Field::Destination, Field::DomesticForeign];

/// Columns that only lines have: a table with one of them is no report of whole entry summaries.
pub(in crate::ingest) const OF_LINES: &[Field] = &[
    Field::LineNumber,
    Field::TariffOrdinal,
    Field::HtsNumber,
    Field::PartNumber,
    Field::Quantity1,
];
