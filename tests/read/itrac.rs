//! ITRAC as ACE gives it now: one report of each kind, here as the sheets of one workbook; and the Main
//! Report with all of its columns.

use super::support::{dollars, read};
use super::xlsx::{inline_rows, workbook};
use std::collections::BTreeSet;
use tidewaiter::model::{FileStatus, Portfolio, SourceKind};

const BONDS: &[&str] = &[
    "Bond Details",
    "Importer Number|Importer Name|Bond Number|Bond Type|Surety Code|Bond Liability Amount|Bond Effective Date",
    "12-345678900|Acme Inc|991234567|8|036|50000|01/01/2024",
];
const CARGO: &[&str] = &[
    "Cargo Release Details",
    "Entry Number|Release Line Number|Filer Code|Port of Entry Code|Mode of Transport|Bill of Lading Number|Cargo \
     Release Date|HTS Number|Country of Origin Code|Exam Type|Cargo Release Status",
    "ABC12345676|1|ABC|2704|11|OOLU123456789|03/10/2025|8471300100|CN||Released",
    "ABC12345684|1|ABC|2704|11|OOLU987654321|03/29/2025|8708295060|DE|VACIS|Released",
];
const HEADER: &[&str] = &[
    "Entry Summary Header",
    "Entry Summary Number|Entry Type Code|Importer Number|Port of Entry Code|Entry Date|Reconciliation Indicator|\
     Liquidation Date|Liquidation Status|Total Liquidated Duty Amount",
    "ABC12345676|01|12-345678900|2704|03/14/2025|Y|01/23/2026|Liquidated|250",
    "ABC12345684|01|12-345678900|2704|04/02/2025|N|02/13/2026|Liquidated|50",
];
const LINES: &[&str] = &[
    "Importer Name|Importer Number|Bond Type|Bond Number|Surety Code|Entry Type Code|Entry Summary Number|Entry \
     Summary Line Number|Importation Date|Entry Summary Date|Reconciliation Indicator|Reconciliation Issue Code|\
     Country of Origin Code|Manufacturer ID|HTS Number - Full|Line Tariff Quantity (1)|Line Goods Value Amount|Line \
     Duty Amount|Total Paid MPF Amount|Line MPF Amount|Line HMF Amount",
    "Acme Inc|12-345678900|8|991234567|036|01|ABC12345676|1|03/10/2025|03/21/2025|Y|001|CN|CNSHEEXP123SHA|8471300100|10|\
     $1,000.00|$250.00|$32.71|$3.46|$1.25",
    "Acme Inc|12-345678900|8|991234567|036|01|ABC12345684|1|03/29/2025|04/09/2025|N||DE|DEBOSCH1STU|8708295060|5|\
     $2,000.00|$50.00|$32.71|$6.93|$2.50",
];
const TARIFFS: &[&str] = &[
    "Entry Summary Number|Entry Summary Line Number|Entry Type Code|Importer Number|Port of Entry Code|Entry Date|Entry \
     Summary Date|Country of Origin Code|Country of Export Code|Tariff Ordinal Number|HTS Number - Full|Line Tariff \
     Goods Value Amount|Line Tariff Duty Amount|Line Tariff Quantity (1)|Line Tariff UOM (1) Code",
    "ABC12345676|1|01|12-345678900|2704|03/14/2025|03/21/2025|CN|CN|1|99038803|$0.00|$250.00||",
    "ABC12345676|1|01|12-345678900|2704|03/14/2025|03/21/2025|CN|CN|2|8471300100|$1,000.00|$0.00|10|NO",
    "ABC12345684|1|01|12-345678900|2704|04/02/2025|04/09/2025|DE|DE|1|8708295060|$2,000.00|$50.00|5|NO",
];
const RECONCILIATION_HEADER: &[&str] = &[
    "Reconciliation Entry Summary Number|Reconciliation Issue Code|Reconciliation Due Date|Reconciliation Status|\
     Reconciliation Filed Date|Total Reconciled Duty Amount",
    "ABC90000016|001|12/14/2026|Open||0",
];
const RECONCILIATION_DETAILS: &[&str] = &[
    "Reconciliation Entry Summary Number|Underlying Entry Summary Number|Original Duty Amount|Reconciled Duty Amount",
    "ABC90000016|ABC12345676|250|262",
];
const PARAMETERS: &[&str] =
    &["|Entry Summary Line Tariff Details||FOR OFFICIAL USE ONLY", "Report Parameters:|x"];

fn itrac() -> Portfolio {
    let sheets: Vec<(&str, String)> = [
        ("Bond Details", BONDS),
        ("Cargo Release Details", CARGO),
        ("Entry Summary Header", HEADER),
        ("ES Line Details", LINES),
        ("ES Line Tariff Details", TARIFFS),
        ("Reconciliation Header", RECONCILIATION_HEADER),
        ("Reconciliation Details", RECONCILIATION_DETAILS),
        ("Report Parameters", PARAMETERS),
    ]
    .into_iter()
    .map(|(name, rows)| (name, inline_rows(rows)))
    .collect();
    let sheets: Vec<(&str, &str)> = sheets.iter().map(|(n, rows)| (*n, rows.as_str())).collect();
    read(&[("itrac.xlsx", &workbook(&sheets, &[], "", false))])
}

#[test]
fn every_sheet_of_itrac_is_read_or_named() {
    let portfolio = itrac();
    let taken: Vec<_> = portfolio
        .files
        .iter()
        .map(|f| (f.sheet.as_deref().unwrap_or(""), f.kind, f.status, f.rows.used))
        .collect();
    assert_eq!(
        taken,
        [
            ("Entry Summary Header", SourceKind::EntryHeaders, FileStatus::Complete, 2),
            ("ES Line Details", SourceKind::EntrySummaries, FileStatus::Complete, 2),
            ("ES Line Tariff Details", SourceKind::EntrySummaries, FileStatus::Complete, 3),
        ]
    );
    let said = &portfolio.files[0].message;
    for name in [
        "Bond Details",
        "Cargo Release Details",
        "Reconciliation Header",
        "Reconciliation Details",
        "Report Parameters",
    ] {
        assert!(said.contains(&format!("\"{name}\"")), "{name} is not named: {said}");
    }
}

#[test]
fn sheets_beside_the_lines_add_no_line_and_no_amount() {
    let portfolio = itrac();
    assert_eq!(
        (portfolio.entries.len(), portfolio.lines.len(), portfolio.tariffs.len()),
        (2, 2, 3)
    );
    assert!(portfolio.conflicts.is_empty() && portfolio.repeated.is_empty());
    assert!(portfolio.duplicated.is_empty());
    let account = &portfolio.accounts[0];
    assert_eq!(portfolio.accounts.len(), 1);
    assert_eq!((Some(account.value), Some(account.duty)), (dollars("3000"), dollars("300")));
    let amounts = portfolio.lines[0].amounts();
    assert_eq!((amounts.mpf, amounts.hmf), (dollars("3.46"), dollars("1.25")));
    assert_eq!(portfolio.entries[0].liquidated_duty, dollars("250"));
}

/// The Main Report with its 41 columns in their order, two of them without a meaning that we have.
const MAIN: [(&str, &str); 41] = [
    ("Entry Summary Number", "ABC12345676"),
    ("CAPE PHASE 1 ELIGIBLE", "Y"),
    ("CLAIM NUMBER", ""),
    ("CLAIM ERROR", ""),
    ("Entry Type Code", "01"),
    ("Importer Number", "12-345678900"),
    ("Importer Name", "Acme Inc"),
    ("Port of Entry Code", "2704"),
    ("Entry Date", "03/14/2025"),
    ("Entry Summary Date", "03/21/2025"),
    ("Initial Entry Summary Create Date", "03/12/2025"),
    ("Reconciliation Indicator", "N"),
    ("Control Status", "CBP"),
    ("Post Summary Correction Indicator", "N"),
    ("Liquidation Date", "01/23/2026"),
    ("Liquidation Status", "Liquidated"),
    ("Final Liquidation", "N"),
    ("Protest Number", "270426100123"),
    ("Protest Status", "Open"),
    ("Account Manager Remarks", "none"),
    ("Entry Summary Line Number", "1"),
    ("Review Team Number", "A12"),
    ("Country of Origin Code", "CN"),
    ("Country of Export Code", "HK"),
    ("Manufacturer ID", "CNSHEEXP123SHA"),
    ("Foreign Exporter ID", ""),
    ("Line SPI Code", ""),
    ("Line SPI", ""),
    ("Manufacturer Name", "Shenzhen Export Co"),
    ("Foreign Exporter Name", ""),
    ("Tariff Ordinal Number", "1"),
    ("HTS Number - Full", "8471300100"),
    ("Line Tariff Quantity (1)", "10"),
    ("Line Tariff UOM (1) Code", "NO"),
    ("Line Tariff Quantity (2)", "20.5"),
    ("Line Tariff UOM (2) Code", "KG"),
    ("Line Tariff Quantity (3)", ""),
    ("Line Tariff UOM (3) Code", ""),
    ("Line Tariff Goods Value Amount", "$1,000.00"),
    ("Line Tariff Duty Amount", "$250.00"),
    ("Universe Refresh Key", "7"),
];

#[test]
fn each_of_the_41_columns_is_used_or_listed_as_unused() {
    let headings: Vec<&str> = MAIN.iter().map(|(heading, _)| *heading).collect();
    let values: Vec<&str> = MAIN.iter().map(|(_, value)| *value).collect();
    let rows = inline_rows(&[&headings.join("|"), &values.join("|")]);
    let portfolio = read(&[("es003.xlsx", &workbook(&[("Main Report", &rows)], &[], "", false))]);
    let file = &portfolio.files[0];
    assert_eq!(file.status, FileStatus::Complete, "{}", file.message);
    assert_eq!((file.layout.as_str(), file.rows.used), ("ACE ES-003 Main Report", 1));
    let used: Vec<usize> = file.mapping.iter().map(|column| usize::from(column.index)).collect();
    let distinct: BTreeSet<usize> = used.iter().copied().collect();
    assert_eq!(distinct.len(), used.len(), "no column is used twice");
    for column in &file.mapping {
        assert_eq!(column.heading, headings[usize::from(column.index)]);
    }
    let unused: Vec<&str> = file.unused.iter().map(|heading| heading.as_ref()).collect();
    let left: Vec<&str> =
        (0..MAIN.len()).filter(|at| !distinct.contains(at)).map(|at| headings[at]).collect();
    assert_eq!(unused, left, "what is not used is listed");
    assert_eq!(
        unused,
        [
            "Account Manager Remarks",
            "Line Tariff Quantity (3)",
            "Line Tariff UOM (3) Code",
            "Universe Refresh Key"
        ]
    );
    let record = portfolio.tariffs.get(0);
    assert_eq!((record.value, record.duty), (dollars("1000"), dollars("250")));
}
