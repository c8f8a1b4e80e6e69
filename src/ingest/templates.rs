//! Files to fill in, made from the same table of headings that the reader uses.

use super::headers::Headers;
use super::kinds::Kind;
use crate::model::{Field, SourceKind};
use serde::Serialize;

const DATA: &str = include_str!("templates.csv");

/// Name, kind, title, and what the file adds to the report.
const TEMPLATES: [(&str, SourceKind, &str, &str); 12] = [
    (
        "es003",
        SourceKind::EntrySummaries,
        "Entry summary lines",
        "What was imported, at what value and duty: every check of the report, the Center, and the \
         duty that a drawback claim can rest on. The ACE report ES-003 has these columns; the file \
         is for data from elsewhere.",
    ),
    (
        "entry-headers",
        SourceKind::EntryHeaders,
        "Entry summary headers",
        "One row for each entry summary: dates, liquidation, protest, reconciliation and claims that \
         the lines leave blank. It completes entries whose lines are in another file, and alone it \
         gives no estimate.",
    ),
    (
        "exports",
        SourceKind::Exports,
        "Export list",
        "What was exported: with it the drawback estimate says which imports may be claimed on. The \
         ACE export report AES-202 has most of these columns.",
    ),
    (
        "inventory",
        SourceKind::Inventory,
        "Inventory ledger",
        "Receipts and withdrawals: with it the goods exported are traced to their entries by an \
         accounting method, so that direct identification counts beside substitution.",
    ),
    (
        "prior-claims",
        SourceKind::PriorClaims,
        "Prior drawback claims",
        "Imports that earlier claims designated: what they took is no longer claimed.",
    ),
    (
        "used-exports",
        SourceKind::UsedExports,
        "Exports already used",
        "Exports that earlier claims were based on: what they took is no longer claimed on.",
    ),
    (
        "destructions",
        SourceKind::Destructions,
        "Destruction records",
        "Merchandise destroyed under CBP supervision. What goods that an entry line or a lot number \
         identifies could bring at most is told beside the estimate, which does not claim on it.",
    ),
    (
        "bill-of-materials",
        SourceKind::BillOfMaterials,
        "Bill of materials",
        "What articles made in the United States consist of. It is read and counted; manufacturing \
         drawback is not estimated yet.",
    ),
    (
        "production",
        SourceKind::Production,
        "Production records",
        "Articles made and materials used, by day. They are read and counted; manufacturing drawback \
         is not estimated yet.",
    ),
    (
        "parts",
        SourceKind::Parts,
        "Parts master",
        "Parts with tariff numbers, units of measure and conversion factors. Exports and inventory in \
         another unit than the import's are put in the import's by the factor of their part.",
    ),
    (
        "watch-list",
        SourceKind::AdcvdWatch,
        "AD/CVD watch list",
        "Antidumping and countervailing duty cases to look for: lines entered in their tariff numbers \
         and from their countries without a case number are reported.",
    ),
    (
        "cbp-requests",
        SourceKind::Requests,
        "CBP request log",
        "Requests and notices from CBP: the report says how many days are left to answer.",
    ),
];

/// A file to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Template {
    /// Its name, such as `es003` or `prior-claims`.
    pub name: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What it adds to the report.
    pub adds: &'static str,
    /// Its columns in order.
    pub columns: Vec<TemplateColumn>,
    /// What the reader takes the file for.
    #[serde(skip)]
    pub kind: SourceKind,
}

/// A column of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TemplateColumn {
    /// The heading, as the reader knows it first.
    pub heading: &'static str,
    /// Whether the file is not read without the column.
    pub required: bool,
    /// What belongs there.
    pub note: &'static str,
    /// An invented value.
    pub example: &'static str,
    /// What the column is.
    #[serde(skip)]
    pub field: Field,
}

/// A template for each kind of file that is read.
#[must_use]
pub fn templates() -> Vec<Template> {
    TEMPLATES
        .into_iter()
        .map(|(name, kind, title, adds)| {
            let rows =
                DATA.lines().skip(1).filter_map(|row| row.strip_prefix(name)?.strip_prefix(','));
            let columns = rows.filter_map(|row| TemplateColumn::read(row, kind)).collect();
            Template { name, title, adds, columns, kind }
        })
        .collect()
}

impl TemplateColumn {
    /// Reads a row of the data file behind the template's name. Rows that make no sense are left out;
    /// a test allows none.
    fn read(row: &'static str, kind: SourceKind) -> Option<Self> {
        let mut cells = row.splitn(3, ',');
        let (name, example, note) = (cells.next()?, cells.next()?, cells.next()?);
        let field = Field::ALL.iter().copied().find(|field| format!("{field:?}") == name)?;
        let heading = Headers::first(kind, field)?;
        let required = Kind::of(kind).is_some_and(|kind| kind.is_needed(field));
        Some(Self { heading, required, note, example, field })
    }
}

impl Template {
    /// The template of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        templates().into_iter().find(|template| template.name == name)
    }

    /// The file: headings and one row of examples, as CSV in UTF-8.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        let headings = self.columns.iter().map(|column| column.heading);
        let examples = self.columns.iter().map(|column| column.example);
        format!("{}\r\n{}\r\n", line(headings), line(examples)).into_bytes()
    }
}

/// Cells with commas or quotation marks stand in quotation marks.
fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let quoted = |cell: &str| {
        let plain = !cell.contains([',', '"', '\n']);
        if plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    cells.map(quoted).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_data_is_a_column() {
        let columns: usize = templates().iter().map(|template| template.columns.len()).sum();
        assert_eq!(columns, DATA.lines().skip(1).count());
    }
}
