//! A foreign layout of 51 columns, as a vendor's made-up sample has it: headings that are not those of
//! ACE, the fee of the entry repeated on each of its lines, and an invoice date without separators.

use super::mapping_support::{ROWS, entry_number, table};
use super::support::{dollars, read};
use std::collections::BTreeSet;
use tidewaiter::model::{Field, FileStatus};

/// Headings, and the value below; `#` stands for the entry, `@` for the line, `%` for its value.
const COLUMNS: [(&str, &str); 51] = [
    ("Entry Number", "#"),
    ("Entry Line Number", "@"),
    ("Entry Type", "01"),
    ("Filer Code", "ABC"),
    ("Broker Reference", "R-1"),
    ("Importer of Record", "12-345678900"),
    ("Importer Name", "Example Imports"),
    ("Consignee Number", "12-345678900"),
    ("Consignee Name", "Example Imports"),
    ("Port of Entry", "2704"),
    ("Port of Unlading", "2704"),
    ("Entry Date", "03/14/2025"),
    ("Entry Summary Date", "03/28/2025"),
    ("Import Date", "03/12/2025"),
    ("Export Date", "02/20/2025"),
    ("Invoice Date", "021525"),
    ("Invoice Number", "INV-77"),
    ("Invoice Line", "1"),
    ("Purchase Order", "PO-9"),
    ("Part Number", "KEG-50"),
    ("Product Description", "Steel kegs"),
    ("HTS Code", "7310.10.0015"),
    ("Country of Origin", "MX"),
    ("Country of Export", "MX"),
    ("Manufacturer ID", "MXACMSTE123MEX"),
    ("Supplier Name", "Acme Steel"),
    ("SPI Code", ""),
    ("Quantity", "10"),
    ("Unit of Measure", "NO"),
    ("Gross Weight KG", "120"),
    ("Entered Value", "%"),
    ("Duty Rate", "0%"),
    ("Duty Amount", "0"),
    ("Section 301 Heading", ""),
    ("Section 301 Rate", ""),
    ("Section 301 Duty", ""),
    ("Section 232 Duty", ""),
    ("Merchandise Processing Fee", "34.64"),
    ("Harbor Maintenance Fee", "12.50"),
    ("Antidumping Case", ""),
    ("Liquidation Date", ""),
    ("Liquidation Status", "UNLIQUIDATED"),
    ("Bill of Lading", "MAEU123"),
    ("Vessel", "EVER EXAMPLE"),
    ("Voyage", "12E"),
    ("Carrier", "MAEU"),
    ("Container Number", "MSKU1234565"),
    ("Mode of Transport", "11"),
    ("Currency", "USD"),
    ("Exchange Rate", "1"),
    ("Comments", "none"),
];

/// Each entry has two lines.
fn cell(value: &str, row: usize) -> String {
    match value {
        "#" => entry_number(row / 2),
        "@" => (row % 2 + 1).to_string(),
        "%" => if row.is_multiple_of(2) { "$4,000.00" } else { "$6,000.00" }.to_owned(),
        other => other.to_owned(),
    }
}

fn sample() -> Vec<u8> {
    let column = |(heading, value): (&str, &str)| {
        (heading.to_owned(), (0..ROWS).map(|row| cell(value, row)).collect::<Vec<_>>())
    };
    table(&COLUMNS.map(column))
}

#[test]
fn every_column_is_used_or_listed_and_none_twice() {
    let bytes = sample();
    let portfolio = read(&[("sample.csv", &bytes)]);
    let file = &portfolio.files[0];
    assert_eq!((file.status, file.rows.used), (FileStatus::Complete, ROWS as u64));
    let used: Vec<&str> = file.mapping.iter().map(|column| column.heading.as_str()).collect();
    let listed = used.iter().copied().chain(file.unused.iter().map(String::as_str));
    let all: BTreeSet<&str> = listed.clone().collect();
    assert_eq!((listed.count(), all.len()), (51, 51), "used {used:?}, unused {:?}", file.unused);
    assert!(COLUMNS.iter().all(|(heading, _)| all.contains(heading)));
    for (field, heading) in [
        (Field::EntryNumber, "Entry Number"),
        (Field::LineNumber, "Entry Line Number"),
        (Field::HtsNumber, "HTS Code"),
        (Field::CountryOfOrigin, "Country of Origin"),
        (Field::TariffValue, "Entered Value"),
        (Field::EntryDate, "Entry Date"),
    ] {
        let column = file.mapping.iter().find(|column| column.field == field);
        assert_eq!(column.map(|column| column.heading.as_str()), Some(heading), "{used:?}");
    }
}

/// What ACE has no element for is not taken for something else: neither the rates nor the dates and
/// texts of the invoice.
#[test]
fn what_is_foreign_is_not_used() {
    let bytes = sample();
    let portfolio = read(&[("sample.csv", &bytes)]);
    let unused = &portfolio.files[0].unused;
    for heading in
        ["Invoice Date", "Section 301 Rate", "Exchange Rate", "Currency", "Voyage", "Comments"]
    {
        assert!(unused.iter().any(|name| name == heading), "{heading} is used: {unused:?}");
    }
}

#[test]
fn the_fee_repeated_on_each_line_counts_once() {
    let bytes = sample();
    let portfolio = read(&[("sample.csv", &bytes)]);
    assert_eq!(portfolio.lines.len(), ROWS);
    let account = &portfolio.accounts[0];
    assert_eq!(Some(account.value), dollars(&format!("{}", 5_000 * ROWS)));
    let fees = portfolio.entries.iter().map(|entry| entry.total_mpf);
    assert!(fees.clone().all(|fee| fee == dollars("34.64")), "{}", portfolio.files[0].message);
}

/// Where all lines are worth the same, one amount on each of them says nothing: it is not counted.
#[test]
fn a_fee_that_may_be_either_is_unknown() {
    let text = String::from_utf8(sample()).expect("text");
    let text = text.replace("$4,000.00", "$5,000.00").replace("$6,000.00", "$5,000.00");
    let portfolio = read(&[("sample.csv", text.as_bytes())]);
    assert!(portfolio.entries.iter().all(|entry| entry.total_mpf.is_none()));
    assert!(portfolio.lines.iter().all(|line| line.amounts().mpf.is_none()));
    let message = &portfolio.files[0].message;
    assert!(message.contains("nothing tells whether it is each line's own"), "{message}");
}
