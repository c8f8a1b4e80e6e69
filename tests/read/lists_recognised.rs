//! Every kind of file is taken for itself, whatever the order of its columns.

use super::support::{fixture, read};
use tidewaiter::ingest::{Template, templates};
use tidewaiter::model::{FileRecord, FileStatus, SourceKind};

fn record(text: &str) -> FileRecord {
    read(&[("a.csv", text.as_bytes())]).files.remove(0)
}

/// Rows with their cells in another order: turned round, and moved by some places.
fn shuffled(rows: &[Vec<String>], turn: usize) -> String {
    let line = |row: &Vec<String>| {
        let mut row = row.clone();
        if turn % 2 == 1 {
            row.reverse();
        }
        let len = row.len();
        row.rotate_left(turn % len.max(1));
        row.join("\t") + "\n"
    };
    rows.iter().map(line).collect()
}

fn rows_of(template: &Template) -> Vec<Vec<String>> {
    let headings = template.columns.iter().map(|column| column.heading.to_owned());
    let examples = template.columns.iter().map(|column| column.example.to_owned());
    vec![headings.collect(), examples.collect()]
}

#[test]
fn templates_in_any_order_of_columns() {
    for template in templates() {
        let rows = rows_of(&template);
        for turn in 0..rows[0].len() {
            let file = record(&shuffled(&rows, turn));
            assert_eq!(file.kind, template.kind, "{} turned by {turn}", template.name);
            assert_eq!(file.rows.used, 1, "{} turned by {turn}: {}", template.name, file.message);
        }
    }
}

#[test]
fn fixtures_are_what_they_were() {
    for (name, kind) in [
        ("broker.csv", SourceKind::EntrySummaries),
        ("es003_extended.csv", SourceKind::EntrySummaries),
        ("es003_habits.csv", SourceKind::EntrySummaries),
        ("es003_main_report.csv", SourceKind::EntrySummaries),
        ("es003_standard.csv", SourceKind::EntrySummaries),
        ("line_database.tsv", SourceKind::EntrySummaries),
        ("line_details.csv", SourceKind::EntrySummaries),
        ("exports_aes.csv", SourceKind::Exports),
        ("ledger.csv", SourceKind::Inventory),
        ("ledger_in_out.csv", SourceKind::Inventory),
    ] {
        let bytes = fixture(name);
        assert_eq!(read(&[(name, &bytes)]).files[0].kind, kind, "{name}");
        let text = String::from_utf8_lossy(&bytes);
        let delimiter = if name.ends_with("tsv") { '\t' } else { ',' };
        // Lines with quoted cells are left out: they are of no matter here.
        let rows: Vec<Vec<String>> = text
            .lines()
            .filter(|line| !line.contains('"'))
            .map(|line| line.split(delimiter).map(str::to_owned).collect())
            .collect();
        for turn in 1..rows.first().map_or(0, Vec::len) {
            assert_eq!(record(&shuffled(&rows, turn)).kind, kind, "{name} turned by {turn}");
        }
    }
}

/// Lists as people have them.
#[test]
fn lists_from_other_programs() {
    for (headings, kind) in [
        ("Parent Item|Component Item|Qty Per|UOM|Scrap %", SourceKind::BillOfMaterials),
        ("Assembly|Level|Material|Usage Qty|Unit", SourceKind::BillOfMaterials),
        (
            "Work Order|Completion Date|Finished Part Number|Quantity Completed|Component|Quantity Consumed|UOM",
            SourceKind::Production,
        ),
        ("SKU|Description|HTS Code|COO|UOM", SourceKind::Parts),
        ("Item No|Base UOM|Alternate UOM|Conversion Factor", SourceKind::Parts),
        (
            "Entry Number|Line Number|HTSUS|Quantity|UOM|Drawback Claim Number|Drawback Provision",
            SourceKind::PriorClaims,
        ),
        ("Import Entry|Line|Quantity Designated|Unit", SourceKind::PriorClaims),
        ("ITN|Line|Quantity Claimed|UOM|Claim Number", SourceKind::UsedExports),
        ("Shipment Reference|Line|Drawback Entry Number|Quantity", SourceKind::UsedExports),
        ("Date Destroyed|SKU|Qty Destroyed|UOM|Witness", SourceKind::Destructions),
        ("Case Number|Scope|HTS Number|Country|Deposit Rate|From|To", SourceKind::AdcvdWatch),
        (
            "Form Type|Request Number|Entry Number|Date Issued|Response Due|Date Answered|Center|Subject",
            SourceKind::Requests,
        ),
        // What is none of them.
        (
            "Entry Number|Line Number|HTS|Value|Duty|Part Number|Claim Number",
            SourceKind::EntrySummaries,
        ),
        (
            "ITN|Line Number|Export Date|Schedule B|Quantity|UOM|Value|Drawback Claim Number",
            SourceKind::Exports,
        ),
        (
            "Part Number|Date|Transaction Type|Quantity|UOM|Work Order|Lot Number",
            SourceKind::Inventory,
        ),
    ] {
        let file = record(&format!("{}\n", headings.replace('|', "\t")));
        assert_eq!(file.kind, kind, "{headings}: {}", file.message);
    }
}

/// A report that lacks a column is told so; it is no list.
#[test]
fn half_reports_are_no_lists() {
    for headings in [
        "Entry Number|HTS|Value|Part Number",
        "ITN|Line Number|Quantity|UOM",
        "ITN|Line|HTS|Quantity|Part Number|Destination",
        "Entry Number|HTS Number|Case Number|Country of Origin",
        "Part Number|Quantity|UOM",
    ] {
        let file = record(&format!("{}\n", headings.replace('|', "\t")));
        assert_eq!(file.status, FileStatus::Refused, "{headings}: {:?}", file.kind);
    }
}
