//! CSV files to take away.

use super::csv::Table;
use super::drawback::all;
use super::{FindingView, Report};
use crate::model::FileStatus;
use serde_json::Value;

/// What a CSV file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvKind {
    /// Findings, a row a place.
    Findings,
    /// Designations.
    Designations,
    /// Rows set aside and amounts not in the estimate, by reason.
    SetAside,
}

impl CsvKind {
    /// By its name: `findings`, `designations`, `set_aside`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "findings" => Some(Self::Findings),
            "designations" => Some(Self::Designations),
            "set_aside" => Some(Self::SetAside),
            _ => None,
        }
    }
}

impl Report<'_> {
    /// A CSV file. Cells that a spreadsheet could run as a formula are neutralised by a leading
    /// apostrophe; numbers are left as they are.
    #[must_use]
    pub fn csv(&self, kind: CsvKind) -> Vec<u8> {
        match kind {
            CsvKind::Findings => self.findings_csv(),
            CsvKind::Designations => self.designations_csv(),
            CsvKind::SetAside => self.set_aside_csv(),
        }
    }

    /// What stands in front of everything taken away from an incomplete report.
    pub(super) fn mark(&self) -> Option<&'static str> {
        (self.status() == FileStatus::Incomplete).then_some(
            "INCOMPLETE: a file was not read to its end. Nothing is summed or estimated, and what is \
             listed is not all there is.",
        )
    }

    fn findings_csv(&self) -> Vec<u8> {
        let mut table = Table::marked(
            self.mark(),
            &[
                "Code",
                "Check",
                "Area",
                "Severity",
                "What",
                "Why",
                "What to do",
                "Cause",
                "File",
                "Sheet",
                "Row",
                "Column",
                "Cell",
                "Value",
                "May be owed",
                "May come back",
                "Act until",
                "Citations",
            ],
        );
        for finding in self.findings() {
            let view = serde_json::to_value(FindingView::new(finding, self.portfolio, self.raw));
            let Ok(view) = view else { continue };
            let text = |pointer: &str| plain(view.pointer(pointer));
            let citations = finding.citations().join("; ");
            let places = finding.places().len().max(1);
            for index in 0..places {
                let place = |name: &str| plain(view.pointer(&format!("/places/{index}/{name}")));
                // Money stands on the first place only, so that a column can be summed.
                let money = |name: &str| if index == 0 { text(name) } else { String::new() };
                let cells = [
                    text("/code"),
                    text("/name"),
                    text("/area"),
                    text("/severity"),
                    text("/what"),
                    text("/why"),
                    text("/action"),
                    text("/cause"),
                    place("file"),
                    place("sheet"),
                    place("row"),
                    place("column"),
                    place("cell"),
                    place("value"),
                    money("/amount/owed"),
                    money("/amount/back"),
                    text("/deadline"),
                    citations.clone(),
                ];
                table.row(cells.iter().map(String::as_str));
            }
        }
        table.into_bytes()
    }

    fn designations_csv(&self) -> Vec<u8> {
        let mut table = Table::marked(
            self.mark(),
            &[
                "Provision",
                "Importer",
                "Entry",
                "Line",
                "Subheading",
                "Import file",
                "Import row",
                "ITN",
                "Export line",
                "Export file",
                "Export row",
                "Quantity",
                "Unit",
                "Amount",
            ],
        );
        for (index, one) in self.estimate.into_iter().flat_map(all).enumerate() {
            let view = super::DesignationView::new(self, index, one, false);
            let Ok(view) = serde_json::to_value(view) else { continue };
            let cells = [
                "/provision",
                "/importer",
                "/import/entry",
                "/import/line",
                "/subheading",
                "/import/file",
                "/import/row",
                "/export/itn",
                "/export/line",
                "/export/file",
                "/export/row",
                "/quantity",
                "/unit",
                "/amount",
            ]
            .map(|pointer| plain(view.pointer(pointer)));
            table.row(cells.iter().map(String::as_str));
        }
        table.into_bytes()
    }

    fn set_aside_csv(&self) -> Vec<u8> {
        let mut table = Table::marked(
            self.mark(),
            &["Where", "Reason", "Rows or lines", "Amount", "The amount is", "Citation"],
        );
        let sums = self.sums();
        for file in &self.portfolio.files {
            for group in &file.set_aside {
                let amount = group.amount.filter(|_| sums).map(|money| money.text());
                let rows = group.rows.to_string();
                let amount = amount.unwrap_or_default();
                table.row([
                    &file.name,
                    &group.reason,
                    rows.as_str(),
                    &amount,
                    "read on the rows",
                    "",
                ]);
            }
        }
        for account in self.estimate.into_iter().flat_map(|estimate| &estimate.accounts) {
            for group in &account.ineligible {
                let lines = group.lines.to_string();
                let amount = group.amount.text();
                let (reason, cite) = (group.reason.text(), group.reason.cite());
                let measures = group.reason.side().measures();
                table.row([account.importer.as_str(), reason, &lines, &amount, measures, cite]);
            }
        }
        table.into_bytes()
    }
}

fn plain(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
