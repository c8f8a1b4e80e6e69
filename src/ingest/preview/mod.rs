//! What the reader made of a table, and what may be chosen: for confirming columns by hand.

mod columns;

use super::choice::{Choice, ChosenColumn};
use super::headers::Headers;
use super::kinds::{KINDS, Kind};
use super::recognise::{Decision, candidates};
use crate::model::Arrange;
use crate::model::{Field, SourceKind};
use columns::columns;
use serde::Serialize;

/// What the reader made of a file, and what may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Preview {
    /// The number of the file in its session.
    pub handle: u32,
    /// Its name.
    pub name: String,
    /// The sheets of a workbook; none for text.
    pub sheets: Vec<SheetName>,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// The row of the headings, or the one most like them; 0 when there is none.
    pub header_row: u32,
    /// Rows that somebody chose to pass over.
    pub skip_rows: Vec<u32>,
    /// What the table is, or seems to be.
    pub kind: Option<&'static str>,
    /// Its layout.
    pub layout: Option<String>,
    /// Everything is known or was chosen: nothing waits to be confirmed.
    pub certain: bool,
    /// The file is read as it stands.
    pub readable: bool,
    /// The columns in order.
    pub columns: Vec<PreviewColumn>,
    /// What is missing, with the columns that come closest.
    pub missing: Vec<MissingField>,
    /// What may be chosen for this kind.
    pub fields: Vec<FieldChoice>,
    /// Kinds that may be chosen.
    pub kinds: Vec<KindChoice>,
    /// All headings of the row, for a choice that applies to them.
    #[serde(skip)]
    headings: Vec<String>,
    #[serde(skip)]
    source: Option<SourceKind>,
    #[serde(skip)]
    chosen: Option<Choice>,
}

/// A sheet, and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// What its table is, or seems to be.
    pub kind: Option<&'static str>,
    /// Its layout, where it is read.
    pub layout: Option<String>,
    /// The row of its headings, or the one most like them.
    pub header_row: u32,
    /// Everything in it is known or was chosen.
    pub certain: bool,
    /// It is read as it stands.
    pub readable: bool,
    /// Somebody chose not to read it.
    pub left_out: bool,
}

/// A column and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PreviewColumn {
    /// Index from 0.
    pub index: usize,
    /// Letters as a spreadsheet shows them.
    pub letters: String,
    /// The heading as in the file.
    pub heading: String,
    /// What it is or may be.
    pub field: Option<&'static str>,
    /// The same as its usual heading.
    pub label: Option<&'static str>,
    /// `known`, `chosen`, `likely`, `possible` or `none`; only the first two are used.
    pub confidence: &'static str,
    /// Why, in a short sentence.
    pub reason: String,
    /// The first values, five at most, as they stand in the file.
    pub samples: Vec<String>,
    #[serde(skip)]
    used: Option<Field>,
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MissingField {
    /// What.
    pub field: &'static str,
    /// The same as its usual heading.
    pub label: &'static str,
    /// Whether the file is not read without it.
    pub required: bool,
    /// Columns that come closest.
    pub candidates: Vec<Candidate>,
}

/// A column that may be the missing one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Index from 0.
    pub index: usize,
    /// Its heading.
    pub heading: String,
}

/// Something that a column may be chosen to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChoice {
    /// What.
    pub field: &'static str,
    /// The same as its usual heading.
    pub label: &'static str,
    /// Whether files of this kind are not read without it.
    pub required: bool,
}

/// A kind of file that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindChoice {
    /// The word in the report and in mapping files.
    pub kind: &'static str,
    /// What it is called.
    pub title: &'static str,
}

/// The usual heading of a field in files of a kind.
fn label(kind: SourceKind, field: Field) -> &'static str {
    Headers::first(kind, field).unwrap_or_else(|| field.label())
}

impl SheetName {
    /// Says what the sheet was taken for.
    pub(super) fn take(&mut self, preview: &Preview) {
        self.kind = preview.kind;
        self.layout.clone_from(&preview.layout);
        self.header_row = preview.header_row;
        self.certain = preview.certain;
        self.left_out = preview.chosen.as_ref().is_some_and(|choice| choice.leave_out);
        self.readable = preview.readable && preview.kind.is_some() && !self.left_out;
    }
}

impl Preview {
    /// From the first rows of a table.
    pub(super) fn new(decision: &Decision) -> Self {
        let Decision { mapping, header_row, headings, census, choice, is_close, .. } = decision;
        let kind = mapping.kind;
        let missing = mapping.missing.iter().map(|field| MissingField {
            field: field.label(),
            label: label(kind, *field),
            required: true,
            candidates: candidates(mapping, headings, census, *field)
                .into_iter()
                .filter_map(|index| {
                    let heading = headings.get(index)?.text.clone();
                    Some(Candidate { index, heading })
                })
                .collect(),
        });
        let (source, missing) =
            if *is_close { (Some(kind), missing.collect()) } else { (None, Vec::new()) };
        Self {
            header_row: *header_row,
            skip_rows: choice.as_ref().map_or_else(Vec::new, |choice| choice.skip_rows.clone()),
            kind: source.map(SourceKind::name),
            layout: mapping.is_enough().then(|| mapping.layout.to_owned()),
            certain: mapping.is_certain(),
            readable: mapping.is_enough(),
            columns: columns(mapping, headings, census, source.is_some()),
            missing,
            fields: source.map_or_else(Vec::new, fields),
            kinds: KINDS.iter().map(|kind| kind_choice(kind.kind)).collect(),
            headings: headings.iter().map(|heading| heading.text.clone()).collect(),
            source,
            chosen: choice.clone(),
            ..Self::default()
        }
    }

    /// Whether a table that is read has columns that are only guessed, and nobody has chosen yet.
    #[must_use]
    pub fn waits(&self) -> bool {
        let is_chosen = self.chosen.as_ref().is_some_and(|choice| !choice.columns.is_empty());
        self.readable && self.source.is_some() && !self.certain && !is_chosen
    }

    /// The mapping of a file that is read, as a choice for all files with these headings; `None` for one
    /// that is not read. What somebody chose stays as it is.
    #[must_use]
    pub fn choice(&self) -> Option<Choice> {
        let kind = self.source.filter(|_| self.readable)?;
        if let Some(chosen) = self.chosen.as_ref().filter(|chosen| !chosen.headings.is_empty()) {
            return Some(chosen.clone());
        }
        let columns = self.columns.iter().filter_map(|column| {
            let index = u16::try_from(column.index).ok()?;
            Some(ChosenColumn { index, heading: column.heading.clone(), field: column.used? })
        });
        let by_hand = self.chosen.as_ref();
        Some(Choice {
            headings: self.headings.clone(),
            kind: Some(kind),
            sheet: by_hand.and_then(|choice| choice.sheet.clone()),
            header_row: by_hand.and_then(|choice| choice.header_row),
            skip_rows: self.skip_rows.clone(),
            columns: columns.collect(),
            leave_out: false,
        })
    }
}

fn fields(kind: SourceKind) -> Vec<FieldChoice> {
    let of_kind = Kind::of(kind);
    let mut fields: Vec<FieldChoice> = Headers::fields(kind)
        .into_iter()
        .map(|field| FieldChoice {
            field: field.label(),
            label: label(kind, field),
            required: of_kind.is_some_and(|of_kind| of_kind.is_needed(field)),
        })
        .collect();
    fields.arrange_by_key(|field| !field.required);
    fields
}

fn kind_choice(kind: SourceKind) -> KindChoice {
    KindChoice { kind: kind.name(), title: title(kind) }
}

/// What a kind of file is called where one is chosen.
fn title(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::EntrySummaries => "Entry summary lines (ES-003 and the like)",
        SourceKind::Exports => "Export list",
        SourceKind::Inventory => "Inventory ledger",
        SourceKind::EntryHeaders => "Entry summaries without lines (header, liquidation, claims)",
        SourceKind::Destructions => "Destruction records",
        SourceKind::BillOfMaterials => "Bill of materials",
        SourceKind::Production => "Production records",
        SourceKind::Parts => "Parts with units and conversion factors",
        SourceKind::PriorClaims => "Drawback claims filed before",
        SourceKind::UsedExports => "Exports already used for a claim",
        SourceKind::AdcvdWatch => "AD/CVD watch list",
        SourceKind::Requests => "Requests and notices from CBP",
        SourceKind::Law => "Law",
        SourceKind::Unknown => "Another table",
    }
}
