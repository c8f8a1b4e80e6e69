//! Files: what they were, what became of their rows, and the way back to a cell.

use super::{Field, Money};

/// A file of the session, numbered by content order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u16);

/// Where a record stands: the file, and its row as a spreadsheet shows it (1 is the first record;
/// title and blank rows count, a record with line breaks is one row).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The row, from 1.
    pub row: u32,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceKind {
    /// Entry summary lines: ES-003 and its variants.
    EntrySummaries,
    /// Exports by the data elements of 15 CFR 30.6.
    Exports,
    /// Receipts into inventory and withdrawals from it.
    Inventory,
    /// One row an entry summary: entry summary header, liquidation and claim status reports.
    EntryHeaders,
    /// Merchandise destroyed under CBP supervision (19 CFR 190.71).
    Destructions,
    /// What a unit of an article is made of.
    BillOfMaterials,
    /// Production records: articles made and materials used, by date.
    Production,
    /// Parts with their tariff numbers, units of measure and conversion factors.
    Parts,
    /// Drawback claims filed before: imports already designated.
    PriorClaims,
    /// Exports already used as the basis of a drawback claim.
    UsedExports,
    /// Antidumping and countervailing duty cases that the importer watches.
    AdcvdWatch,
    /// Requests and notices from CBP: CF-28, CF-29, notices of action.
    Requests,
    /// Law for the session, no report: an export of the tariff schedule, or a rule pack.
    Law,
    /// Not a report we read.
    Unknown,
}

impl SourceKind {
    /// The word in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::EntrySummaries => "entry_summaries",
            Self::Exports => "exports",
            Self::Inventory => "inventory",
            Self::EntryHeaders => "entry_headers",
            Self::Destructions => "destructions",
            Self::BillOfMaterials => "bill_of_materials",
            Self::Production => "production",
            Self::Parts => "parts",
            Self::PriorClaims => "prior_claims",
            Self::UsedExports => "used_exports",
            Self::AdcvdWatch => "adcvd_watch_list",
            Self::Requests => "cbp_requests",
            Self::Law => "law",
            Self::Unknown => "unknown",
        }
    }
}

/// How the reading of a file ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FileStatus {
    /// Every row was used or is a header, blank, title or total row.
    Complete,
    /// Some rows were set aside, with reasons.
    Partial,
    /// Reading stopped inside the file: no sum may be shown.
    Incomplete,
    /// Not a report we read; no row was read.
    Refused,
}

impl FileStatus {
    /// The word in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Partial => "partial",
            Self::Incomplete => "incomplete",
            Self::Refused => "refused",
        }
    }
}

/// Rows of a file: `read = used + set_aside + other`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowCounts {
    /// Rows read.
    pub read: u64,
    /// Rows that became records.
    pub used: u64,
    /// Rows set aside with a reason.
    pub set_aside: u64,
    /// Header, blank, title and total rows.
    pub other: u64,
}

/// Rows set aside for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Why, in a short sentence that names the column and what was expected.
    pub reason: String,
    /// How many.
    pub rows: u64,
    /// The duty (imports) or value (exports) on them where it could be read.
    pub amount: Option<Money>,
    /// The first of them, at most ten.
    pub examples: Vec<Place>,
}

/// A column of a file that we use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedColumn {
    /// What it is.
    pub field: Field,
    /// Index from 0 in the record.
    pub index: u16,
    /// The heading as in the file.
    pub heading: String,
}

/// How sure it is what a column holds, where its heading is not known. Such a column is used only once
/// somebody has confirmed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Heading or values point to it, not both.
    Possible,
    /// The heading is like one we know, and the values fit.
    Likely,
}

impl Confidence {
    /// The word in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
        }
    }
}

/// A column that may be one of ours and is not used until that is confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuessedColumn {
    /// What it may be.
    pub field: Field,
    /// Index from 0 in the record.
    pub index: u16,
    /// The heading as in the file.
    pub heading: String,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why, in a short sentence.
    pub reason: String,
}

/// A file of the session and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRecord {
    /// Name as given, without folders.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// The layout recognised, such as `ACE ES-003`.
    pub layout: String,
    /// Sheet read, for workbooks.
    pub sheet: Option<String>,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// How reading ended.
    pub status: FileStatus,
    /// What was assumed or went wrong, placed, with what to do; empty when there is nothing to say.
    pub message: String,
    /// Columns used.
    pub mapping: Vec<MappedColumn>,
    /// Headings not used.
    pub unused: Vec<String>,
    /// Whether every column that matters is known by its heading or was chosen: nothing waits to be
    /// confirmed.
    pub certain: bool,
    /// Columns that may be ours, not used, in the order of the file.
    pub guesses: Vec<GuessedColumn>,
    /// The row of the headings, from 1.
    pub header_row: u32,
    /// Row accounting.
    pub rows: RowCounts,
    /// Rows set aside, by reason.
    pub set_aside: Vec<SetAside>,
    /// The delimiter of a text file, so that one record can be read again.
    pub delimiter: Option<u8>,
}

impl FileRecord {
    /// The mapped column of a field.
    #[must_use]
    pub fn column(&self, field: Field) -> Option<&MappedColumn> {
        self.mapping.iter().find(|column| column.field == field)
    }

    /// Whether the file has a column for a field.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.column(field).is_some()
    }
}

/// Letters of a spreadsheet column from its index: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn cell_letters(index: u16) -> String {
    let mut n = u32::from(index) + 1;
    let mut letters = Vec::new();
    while n > 0 {
        n -= 1;
        letters.push(b'A' + (n % 26) as u8);
        n /= 26;
    }
    letters.reverse();
    String::from_utf8(letters).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_as_a_spreadsheet_shows_them() {
        for (index, letters) in
            [(0, "A"), (10, "K"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(cell_letters(index), letters);
        }
    }
}
