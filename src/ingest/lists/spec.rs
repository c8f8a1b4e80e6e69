//! What the columns of each list hold, and what a row of it cannot do without.

use crate::model::{Field, SourceKind};

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Holds {
    /// Text as it stands.
    Text,
    /// A number above zero.
    Amount,
    /// A percentage from zero up, with or without its sign.
    Percent,
    /// A date.
    Day,
    /// An entry number.
    Entry,
    /// A whole number from 1.
    Whole,
    /// A tariff number of eight or ten digits.
    Number,
    /// Tariff numbers of four to ten digits, several in a cell.
    Numbers,
    /// A unit of measure.
    Unit,
    /// A country.
    Country,
    /// Countries, several in a cell.
    Countries,
}

impl Holds {
    /// What is expected there, in words.
    pub(in crate::ingest) fn words(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Amount => "a number above zero such as 120 or 12.5",
            Self::Percent => "a percentage such as 2.5",
            Self::Day => "a date such as 01/31/2026",
            Self::Entry => "an entry number such as ABC-1234567-6",
            Self::Whole => "a whole number from 1",
            Self::Number => "eight or ten digits",
            Self::Numbers => {
                "tariff numbers of four, six, eight or ten digits, separated by semicolons"
            }
            Self::Unit => "a unit code such as NO or KG",
            Self::Country => "a two-letter country code",
            Self::Countries => "two-letter country codes, separated by semicolons",
        }
    }
}

/// A kind of list.
#[derive(Debug)]
pub(in crate::ingest) struct List {
    /// The kind.
    pub kind: SourceKind,
    /// Its columns in the order by which rows are sorted.
    pub columns: &'static [(Field, Holds)],
    /// Of each group one cell must be readable; else the row is set aside for the reason.
    pub key: &'static [(&'static [Field], &'static str)],
    /// Whether equal rows of one file are as many things; else they are one.
    pub counts_repeats: bool,
}

use Holds::{Amount, Countries, Country, Day, Entry, Number, Numbers, Percent, Text, Unit, Whole};

/// All kinds of list.
const LISTS: &[List] = &[
    List {
        kind: SourceKind::Destructions,
        columns: &[
            (Field::DestructionDate, Day),
            (Field::DestructionEntry, Entry),
            (Field::DestructionEntryLine, Whole),
            (Field::DestructionPart, Text),
            (Field::DestructionHts, Number),
            (Field::DestructionLot, Text),
            (Field::DestructionQuantity, Amount),
            (Field::DestructionUnit, Unit),
            (Field::DestructionNotice, Text),
            (Field::DestructionMethod, Text),
            (Field::DestructionPlace, Text),
            (Field::DestructionWitness, Text),
        ],
        key: &[
            (
                &[Field::DestructionDate],
                "The date of destruction is blank or not a date such as 01/31/2026.",
            ),
            (
                &[
                    Field::DestructionEntry,
                    Field::DestructionPart,
                    Field::DestructionHts,
                    Field::DestructionLot,
                ],
                "Neither an entry nor a part, tariff or lot number says what was destroyed.",
            ),
        ],
        counts_repeats: true,
    },
    List {
        kind: SourceKind::BillOfMaterials,
        columns: &[
            (Field::BomParent, Text),
            (Field::BomComponent, Text),
            (Field::BomFrom, Day),
            (Field::BomTo, Day),
            (Field::BomQuantity, Amount),
            (Field::BomUnit, Unit),
            (Field::BomScrap, Percent),
        ],
        key: &[
            (&[Field::BomParent], "The part number of the article is blank."),
            (&[Field::BomComponent], "The part number of the component is blank."),
        ],
        counts_repeats: true,
    },
    List {
        kind: SourceKind::Production,
        columns: &[
            (Field::ProductionDate, Day),
            (Field::ProductionOrder, Text),
            (Field::ProducedPart, Text),
            (Field::ProducedLot, Text),
            (Field::ProducedQuantity, Amount),
            (Field::ProducedUnit, Unit),
            (Field::MaterialPart, Text),
            (Field::MaterialLot, Text),
            (Field::MaterialQuantity, Amount),
            (Field::MaterialUnit, Unit),
            (Field::MaterialEntry, Entry),
            (Field::MaterialEntryLine, Whole),
        ],
        key: &[
            (
                &[Field::ProductionDate],
                "The date of production is blank or not a date such as 01/31/2026.",
            ),
            (
                &[Field::ProducedPart, Field::MaterialPart],
                "Neither the article made nor a material used has a part number.",
            ),
        ],
        counts_repeats: true,
    },
    List {
        kind: SourceKind::Parts,
        columns: &[
            (Field::MasterPart, Text),
            (Field::MasterHts, Number),
            (Field::MasterScheduleB, Number),
            (Field::MasterUnit, Unit),
            (Field::MasterOtherUnit, Unit),
            (Field::MasterFactor, Amount),
            (Field::MasterOrigin, Country),
            (Field::MasterDescription, Text),
        ],
        key: &[(&[Field::MasterPart], "The part number is blank.")],
        counts_repeats: false,
    },
    List {
        kind: SourceKind::PriorClaims,
        columns: &[
            (Field::ClaimedEntry, Entry),
            (Field::ClaimedLine, Whole),
            (Field::ClaimedOrdinal, Whole),
            (Field::ClaimedHts, Number),
            (Field::ClaimedDate, Day),
            (Field::ClaimedUnder, Text),
            (Field::ClaimedProvision, Text),
            (Field::ClaimedQuantity, Amount),
            (Field::ClaimedUnit, Unit),
        ],
        key: &[(
            &[Field::ClaimedEntry],
            "The entry number is blank or not eleven letters and digits such as ABC-1234567-6, so \
             that the designation can be taken off no line.",
        )],
        counts_repeats: true,
    },
    List {
        kind: SourceKind::UsedExports,
        columns: &[
            (Field::UsedItn, Text),
            (Field::UsedReference, Text),
            (Field::UsedLine, Whole),
            (Field::UsedDate, Day),
            (Field::UsedUnder, Text),
            (Field::UsedProvision, Text),
            (Field::UsedQuantity, Amount),
            (Field::UsedUnit, Unit),
        ],
        key: &[(
            &[Field::UsedItn, Field::UsedReference],
            "Neither an ITN nor a shipment reference says which export was claimed on.",
        )],
        counts_repeats: true,
    },
    List {
        kind: SourceKind::AdcvdWatch,
        columns: &[
            (Field::WatchedCase, Text),
            (Field::WatchedHts, Numbers),
            (Field::WatchedCountry, Countries),
            (Field::WatchedFrom, Day),
            (Field::WatchedTo, Day),
            (Field::WatchedRate, Text),
            (Field::WatchedOrder, Text),
        ],
        key: &[
            (&[Field::WatchedCase], "The case number is blank."),
            (
                &[Field::WatchedHts],
                "The tariff numbers to watch are blank or not four, six, eight or ten digits each.",
            ),
            (&[Field::WatchedCountry], "The countries to watch are blank or not two-letter codes."),
        ],
        counts_repeats: false,
    },
    List {
        kind: SourceKind::Requests,
        columns: &[
            (Field::RequestDue, Day),
            (Field::RequestIssued, Day),
            (Field::RequestForm, Text),
            (Field::RequestNumber, Text),
            (Field::RequestEntry, Entry),
            (Field::RequestAnswered, Day),
            (Field::RequestTeam, Text),
            (Field::RequestSubject, Text),
        ],
        key: &[
            (
                &[Field::RequestForm, Field::RequestNumber],
                "Neither the form nor a number says which request this is.",
            ),
            (
                &[Field::RequestDue, Field::RequestIssued],
                "Neither the day of issue nor the day on which the answer is due can be read.",
            ),
        ],
        counts_repeats: false,
    },
];

impl List {
    /// The list of a kind.
    pub(in crate::ingest) fn of(kind: SourceKind) -> Option<&'static Self> {
        LISTS.iter().find(|list| list.kind == kind)
    }

    /// The place of a column.
    pub(in crate::ingest) fn place(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|(of, _)| *of == field)
    }

    /// The columns that may stand for the first thing a row cannot do without.
    pub(in crate::ingest) fn first_key(&self) -> &'static [Field] {
        self.key.first().map_or(&[], |(group, _)| group)
    }
}

/// What a column of a list holds; `None` for other columns.
pub(in crate::ingest) fn holds(field: Field) -> Option<Holds> {
    let mut columns = LISTS.iter().flat_map(|list| list.columns);
    columns.find(|(of, _)| *of == field).map(|(_, holds)| *holds)
}
