//! Columns that settle what their cells mean, and cells that cannot be read with the reason.

use super::support::{dollars, read};
use tidewaiter::model::{FileStatus, Portfolio, iso};

fn es003(rows: &[[&str; 7]]) -> Vec<u8> {
    let mut text = String::from(
        "Entry Summary Number;Entry Summary Line Number;Tariff Ordinal Number;Entry Date;\
         HTS Number - Full;Line Tariff Goods Value Amount;Country of Origin Code\n",
    );
    for row in rows {
        text += &row.join(";");
        text.push('\n');
    }
    text.into_bytes()
}

/// One row an entry, with these dates and values.
fn rows<'a>(cells: &[(&'a str, &'a str)]) -> Portfolio {
    const ENTRIES: [&str; 5] =
        ["ABC12345676", "ABC12345684", "ABC12345692", "ABC12345700", "ABC12345718"];
    let rows: Vec<[&str; 7]> = cells
        .iter()
        .zip(ENTRIES)
        .map(|((date, value), entry)| [entry, "1", "1", date, "8471300100", value, "CN"])
        .collect();
    read(&[("a.csv", &es003(&rows))])
}

fn dates(portfolio: &Portfolio) -> Vec<Option<String>> {
    portfolio.entries.iter().map(|entry| entry.entry_date.map(|date| iso(date.0))).collect()
}

fn date(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_column_that_proves_day_first_is_read_so() {
    let portfolio =
        rows(&[("05/01/2024", "1"), ("2024-02-03", "1"), ("15/01/2024", "1"), ("06/01/2024", "1")]);
    assert_eq!(
        dates(&portfolio),
        [date("2024-01-05"), date("2024-02-03"), date("2024-01-15"), date("2024-01-06")],
        "a date that can be read one way only stays as it is"
    );
    let message = &portfolio.files[0].message;
    assert!(
        message.contains("Column D \"Entry Date\": the day stands before the month"),
        "{message}"
    );
    assert!(message.contains("1 cell shows (first in row 4: \"15/01/2024\")"), "{message}");
    assert_eq!(portfolio.files[0].status, FileStatus::Complete);
}

#[test]
fn months_come_first_unless_the_column_proves_otherwise() {
    let portfolio = rows(&[("05/01/2024", "1"), ("06/01/2024", "1")]);
    assert_eq!(dates(&portfolio), [date("2024-05-01"), date("2024-06-01")]);
    assert_eq!(portfolio.files[0].message, "", "ACE writes months first");
    let portfolio = rows(&[("05/01/2024", "1"), ("15/01/2024", "1"), ("01/16/2024", "1")]);
    assert_eq!(dates(&portfolio), [date("2024-05-01"), None, date("2024-01-16")]);
    let message = &portfolio.files[0].message;
    assert!(message.contains("month and day are the other way round"), "{message}");
    assert!(message.contains("proof of both"), "{message}");
}

#[test]
fn a_broker_list_without_proof_says_what_was_assumed() {
    let text = "Entry No,Line No,HTS,Value,Entry Date\nABC12345676,1,8471300100,5,05/01/2024\n";
    let portfolio = read(&[("a.csv", text.as_bytes())]);
    assert_eq!(dates(&portfolio), [date("2024-05-01")]);
    let message = &portfolio.files[0].message;
    assert!(message.contains("1 date can be read month first or day first"), "{message}");
}

#[test]
fn a_column_that_proves_decimal_commas_is_read_so() {
    let values = |cells: &[(&str, &str)]| -> Vec<_> {
        rows(cells).tariffs.iter().map(|record| record.value).collect()
    };
    let european = [
        ("2024-01-05", "1.234"),
        ("2024-01-05", "12,50"),
        ("2024-01-05", "1.234,56"),
        ("2024-01-05", "7"),
    ];
    assert_eq!(
        values(&european),
        [dollars("1234"), dollars("12.50"), dollars("1234.56"), dollars("7")]
    );
    let message = rows(&european).files[0].message.clone();
    assert!(message.contains("cents stand behind a comma, as 2 cells show"), "{message}");
    // One cell that can only be read with a point: the commas are not believed.
    let torn = [("2024-01-05", "1,234"), ("2024-01-05", "12,50"), ("2024-01-05", "12.50")];
    assert_eq!(values(&torn), [dollars("1234"), None, dollars("12.50")]);
    let message = rows(&torn).files[0].message.clone();
    assert!(message.contains("do not say where the cents begin"), "{message}");
    assert_eq!(values(&[("2024-01-05", "1,234")]), [dollars("1234")]);
}

#[test]
fn cells_that_cannot_be_read_say_why() {
    let portfolio = read(&[(
        "a.csv",
        &es003(&[
            ["ABC12345676", "1", "1", "2024-01-05", "8.4713E+09", "€5", "CN/HK"],
            ["ABC12345684", "1", "1", "#N/A", "9903.88.15, 8471.30.0100", "5.00 CR", "China"],
            ["ABC12345692", "1", "1", "2024-01-05", "8471300100", "5", "Korea, South"],
        ]),
    )]);
    let message = &portfolio.files[0].message;
    for part in [
        "Column E \"HTS Number - Full\": 1 cell could not be read, because a number in scientific",
        "because the amount is not in US dollars (first in row 2: \"€5\")",
        "because CR and DR do not say which sign is meant",
        "Column G \"Country of Origin Code\": 1 cell could not be read, because several codes",
        "Column D \"Entry Date\": 1 cell could not be read, because a formula ends in an error",
    ] {
        assert!(message.contains(part), "{part} is not in {message}");
    }
    let origins: Vec<_> =
        portfolio.lines.iter().map(|line| line.origin.map(|c| c.to_string())).collect();
    assert_eq!(origins, [None, date("CN"), date("KR")]);
    // Digits that are lost are not made up; several numbers in a cell are all there.
    let numbers: Vec<_> = portfolio.tariffs.iter().map(|r| r.hts.map(|h| h.digits())).collect();
    let read = [8_471_300_100, 9_903_881_500, 8_471_300_100];
    assert_eq!((numbers[0], &numbers[1..]), (None, &read.map(Some)[..]));
}

#[test]
fn a_quantity_brings_its_unit() {
    let text = "Entry Summary Number|Entry Summary Line Number|HTS Number - Full|\
                Line Tariff Quantity (1)|Line Tariff UOM (1) Code\n\
                ABC12345676|1|8471300100|12 KG|\nABC12345676|2|8471300100|12 KGS|KG\n\
                ABC12345676|3|8471300100|12 KG|NO\nABC12345676|4|8471300100|1,200|pieces\n\
                261103162|1|8471300100|1|NO\n";
    let portfolio = read(&[("a.txt", text.as_bytes())]);
    let read: Vec<(Option<String>, Option<String>)> = portfolio
        .tariffs
        .iter()
        .map(|r| (r.quantity.map(|q| q.to_string()), r.unit.map(|u| u.to_string())))
        .collect();
    let some = |text: &str| Some(text.to_owned());
    let mut expected = vec![
        (some("1"), some("NO")),
        (some("12"), some("KG")),
        (some("12"), some("KG")),
        (None, some("NO")),
        (some("1200"), some("PCS")),
    ];
    expected.sort();
    let mut read = read;
    read.sort();
    assert_eq!(read, expected);
    let message = &portfolio.files[0].message;
    assert!(message.contains("1 quantity has a unit that differs"), "{message}");
    assert!(
        message.contains("\"Entry Summary Number\": 1 number had lost a leading zero"),
        "{message}"
    );
}

#[test]
fn exports_and_ledgers_settle_their_dates_too() {
    let exports = "ITN,Line Number,Export Date,Schedule B,Quantity,UOM,Value\n\
                   X20240115123456,1,05/01/2024,8471300100,12 KG,,\"1.234,50\"\n\
                   X20240115123457,1,15/01/2024,8471300100,12,NO,\"2,50\"\n";
    let portfolio = read(&[("a.csv", exports.as_bytes())]);
    let days: Vec<_> = portfolio.exports.iter().map(|e| e.date.map(|d| iso(d.0))).collect();
    assert_eq!(days, [date("2024-01-05"), date("2024-01-15")]);
    let values: Vec<_> = portfolio.exports.iter().map(|e| e.value).collect();
    assert_eq!(values, [dollars("1234.50"), dollars("2.50")]);
    assert_eq!(portfolio.exports.get(0).unit.map(|u| u.to_string()).as_deref(), Some("KG"));
    let ledger = "Part Number,Movement Date,Movement Type,Quantity\n\
                  P1,05/01/2024,receipt,5\nP1,15/01/2024,receipt,5\n";
    let portfolio = read(&[("a.csv", ledger.as_bytes())]);
    let days: Vec<_> = portfolio.movements.iter().map(|m| m.date.map(iso)).collect();
    assert_eq!(days, [date("2024-01-05"), date("2024-01-15")]);
}

/// A broker's list of amounts, one entry a row: value, duty under the second number, duty of the entry,
/// and quantity.
fn amounts(rows: &[[&str; 4]]) -> Portfolio {
    const ENTRIES: [&str; 3] = ["ABC12345676", "ABC12345684", "ABC12345692"];
    let mut text = "Entry No|Line No|HTS|Value|HTS 2|Duty 2|Total Entry Duty|Quantity\n".to_owned();
    for ([value, second, total, quantity], entry) in rows.iter().zip(ENTRIES) {
        text += &format!("{entry}|1|8471300100|{value}|99038803|{second}|{total}|{quantity}\n");
    }
    read(&[("a.txt", text.as_bytes())])
}

#[test]
fn a_point_that_may_separate_thousands_is_told() {
    let open = amounts(&[
        ["500", "7", "8", "1.234"],
        ["1.234", "$2.500", "3.750", "2.345"],
        ["12.345", "9", "10", "12"],
    ]);
    let message = &open.files[0].message;
    for part in [
        "Column D \"Value\": 2 amounts have a point in front of three digits, which may separate \
         thousands, and no cell of the column proves either way; they were read with a point before \
         the cents (first in row 3: \"1.234\").",
        "Column F \"Duty 2\": 1 amount has a point",
        "it was read with a point before the cents (first in row 3: \"$2.500\"). If the point \
         separates thousands, write the amounts without it, such as 1234.00, and add the file again.",
        "Column G \"Total Entry Duty\": 1 amount has a point",
    ] {
        assert!(message.contains(part), "{part} is not in {message}");
    }
    assert_eq!(message.matches("may separate thousands").count(), 3, "quantities may: {message}");
    let goods = || open.tariffs.iter().filter(|record| record.value.is_some());
    let values: Vec<_> = goods().map(|record| record.value).collect();
    assert_eq!(values, [dollars("500"), dollars("1.234"), dollars("12.345")]);
    let quantities: Vec<_> = goods().filter_map(|r| r.quantity).map(|q| q.to_string()).collect();
    assert_eq!(quantities, ["1.234", "2.345", "12"]);
}

#[test]
fn a_column_that_proves_its_points_is_silent() {
    // Another cell has cents, whether in front or behind; a comma in front of three digits is usual.
    for (first, second) in [("1.234", "7.50"), ("7.5", "1.234"), ("1.234", "1,234.00")] {
        let portfolio = amounts(&[[first, first, first, "1"], [second, second, second, "1"]]);
        assert!(!portfolio.files[0].message.contains("separate thousands"), "{first} {second}");
    }
    let commas = amounts(&[["1,234", "1,234", "1,234", "1"], ["500", "7", "8", "1"]]);
    assert!(!commas.files[0].message.contains("separate thousands"));
    // ACE writes a point before the cents and no thousands.
    let ace = rows(&[("2024-01-05", "1.234"), ("2024-01-05", "500")]);
    assert_eq!(ace.files[0].message, "");
    assert_eq!(ace.tariffs.get(0).value, dollars("1.234"));
}

#[test]
fn points_of_export_values_are_told_too() {
    let text = "ITN,Line Number,Export Date,Schedule B,Quantity,UOM,Value\n\
                X20240115123456,1,2024-01-15,8471300100,1.234,KG,1.234\n";
    let portfolio = read(&[("a.csv", text.as_bytes())]);
    assert_eq!(portfolio.exports.get(0).value, dollars("1.234"));
    let message = &portfolio.files[0].message;
    assert!(message.contains("Column G \"Value\": 1 amount has a point"), "{message}");
    assert_eq!(message.matches("may separate thousands").count(), 1, "{message}");
}

/// Quantities of one column, each in the cell with its unit, as they are read; and what is said.
fn with_units(cells: &[&str]) -> (Vec<Option<String>>, String) {
    const ENTRIES: [&str; 3] = ["ABC12345676", "ABC12345684", "ABC12345692"];
    let mut text = "Entry Summary Number|Entry Summary Line Number|HTS Number - Full|\
                    Line Tariff Quantity (1)|Line Tariff UOM (1) Code\n"
        .to_owned();
    for (cell, entry) in cells.iter().zip(ENTRIES) {
        text += &format!("{entry}|1|8471300100|{cell}|KG\n");
    }
    let mut portfolio = read(&[("a.txt", text.as_bytes())]);
    let quantities = portfolio.tariffs.iter().map(|r| r.quantity.map(|q| q.to_string())).collect();
    (quantities, portfolio.files.remove(0).message)
}

#[test]
fn a_unit_in_the_cell_does_not_hide_the_comma() {
    let some = |text: &str| Some(text.to_owned());
    let (quantities, message) = with_units(&["12,5 KG", "1.250", "7 kg"]);
    assert_eq!(quantities, [some("12.5"), some("1250"), some("7")]);
    assert!(message.contains("1 cell shows (first in row 2: \"12,5 KG\")"), "{message}");
    // A point proves the other way, with or without a unit.
    for point in ["3.75", "3.75 KG"] {
        let (quantities, message) = with_units(&["12,5 KG", point, "1,250 KG"]);
        assert_eq!(quantities, [None, some("3.75"), some("1250")]);
        assert!(message.contains("could not be read"), "{message}");
        assert!(message.contains("first in row 2: \"12,5 KG\""), "{message}");
    }
    // Without proof it is as ever.
    let (quantities, message) = with_units(&["1,250 KG", "1.250 KG", "7"]);
    assert_eq!(quantities, [some("1250"), some("1.25"), some("7")]);
    assert_eq!(message, "");
}
