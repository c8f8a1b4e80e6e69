//! Codes that lost their zeros, countries that are none, units in the cells of ledgers, and what is said
//! of each: only what is true.

use super::support::{dollars, read};
use tidewaiter::model::{FileStatus, Portfolio};

fn one(text: &str) -> Portfolio {
    read(&[("a.csv", text.as_bytes())])
}

#[test]
fn codes_that_get_their_zeros_back_are_told() {
    let portfolio = one(
        "Entry Summary Number,Entry Summary Line Number,Entry Type Code,Importer Number,Port of Entry \
                         Code,HTS Number - Full,Line Tariff Goods Value Amount,Line Tariff Duty Amount\n\
                         ABC12345676,1,1,2-345678900,708,8471300100,1000,0\n\
                         ABC12345684,1,01 - Consumption,02-345678900,2704,8471300100,1000,0\n",
    );
    let message = &portfolio.files[0].message;
    for words in [
        "\"Entry Type Code\": 1 number had lost a leading zero and got it back (first in row 2: \"1\")",
        "\"Importer Number\": 1 number had lost a leading zero and got it back (first in row 2: \"2-345678900\")",
        "\"Port of Entry Code\": 1 number had lost a leading zero and got it back (first in row 2: \"708\")",
    ] {
        assert!(message.contains(words), "{words} is not in {message}");
    }
    let entry = &portfolio.entries[0];
    assert_eq!([entry.entry_type, entry.port].map(|s| portfolio.str(s)), ["01", "0708"]);
    assert_eq!(portfolio.accounts.len(), 1, "one importer, with and without the zero");
}

#[test]
fn zeros_of_exporters_and_of_owners_of_ledgers_are_told() {
    let exports = one(
        "ITN,Line Number,Date of Export,Schedule B Number,Quantity 1,UOM 1,Country of Ultimate \
                       Destination,USPPI ID\nX20250601000001,1,06/01/2025,8471300100,4,NO,DE,2345678900\n",
    );
    let file = &exports.files[0];
    assert!(file.message.contains("1 number had lost a leading zero"), "{}", file.message);
    let ledger = one("Movement Date,Movement Type,Part,Quantity,Importer Number\n\
                      2025-01-02,Imported receipt,A,5,2345678900\n");
    let file = &ledger.files[0];
    assert!(file.message.contains("1 number had lost a leading zero"), "{}", file.message);
}

#[test]
fn two_letters_that_are_no_country_are_unknown_and_told() {
    let portfolio = one(
        "Entry Summary Number,Entry Summary Line Number,HTS Number - Full,Line Tariff Goods Value \
                         Amount,Line Tariff Duty Amount,Country of Origin Code\n\
                         ABC12345676,1,8471300100,1000,0,ZZ\n\
                         ABC12345684,1,8471300100,1000,0,TW\n\
                         ABC12345692,1,8471300100,1000,0,EU\n",
    );
    let origins: Vec<_> =
        portfolio.lines.iter().map(|line| line.origin.map(|c| c.to_string())).collect();
    assert_eq!(origins, [None, Some("TW".to_owned()), None]);
    let file = &portfolio.files[0];
    assert_eq!(file.rows.used, 3, "the lines count");
    let words = "\"Country of Origin Code\": 2 cells could not be read (first in row 2: \"ZZ\")";
    assert!(file.message.contains(words), "{}", file.message);
    let exports = one(
        "ITN,Line Number,Date of Export,Schedule B Number,Quantity 1,UOM 1,Country of Ultimate \
                       Destination\nX20250601000001,1,06/01/2025,8471300100,4,NO,ZZ\n",
    );
    let export = exports.exports.iter().next().expect("an export");
    assert_eq!((export.destination, exports.str(export.destination_raw)), (None, "ZZ"));
    assert!(exports.files[0].message.contains("\"ZZ\""), "{}", exports.files[0].message);
}

#[test]
fn a_unit_may_stand_in_the_quantity_of_a_ledger() {
    let portfolio = one("Movement Date,Movement Type,Part,Quantity,UOM\n\
                         2025-01-02,Imported receipt,A,12 KG,\n\
                         2025-01-03,Imported receipt,A,\"1,200.5 kg\",KG\n\
                         2025-01-04,Withdrawal for export,A,-3 KG,\n\
                         2025-01-05,Imported receipt,A,7 KG,NO\n\
                         2025-01-06,Imported receipt,A,8 somethings,KG\n");
    let moved: Vec<_> = portfolio
        .movements
        .iter()
        .map(|m| (m.quantity.map(|q| q.to_string()), m.unit.map(|u| u.to_string())))
        .collect();
    let known = |q: &str| (Some(q.to_owned()), Some("KG".to_owned()));
    let unknown = |unit: &str| (None, Some(unit.to_owned()));
    assert_eq!(
        moved,
        [known("12"), known("1200.5"), known("3"), unknown("NO"), unknown("KG")],
        "{}",
        portfolio.files[0].message
    );
    let message = &portfolio.files[0].message;
    assert!(message.contains("\"7 KG\"") && message.contains("\"8 somethings\""), "{message}");
}

#[test]
fn received_and_withdrawn_columns_take_units_too() {
    let portfolio = one("Date,Part,Qty In,Qty Out\n\
                         2025-01-02,A,12 KG,\n\
                         2025-01-03,A,,5 KG\n");
    let file = &portfolio.files[0];
    assert_eq!(file.status, FileStatus::Complete, "{}", file.message);
    let units: Vec<_> = portfolio.movements.iter().map(|m| m.unit.map(|u| u.to_string())).collect();
    assert_eq!(units, [Some("KG".to_owned()), Some("KG".to_owned())]);
}

#[test]
fn one_duty_for_several_numbers_is_said_only_where_there_is_one() {
    // Without a proof of what the point is, the value stays open until the column ends.
    let rows = "ABC12345676,1,6109.10.0012,9903.88.15,1.234";
    let none = one(&format!("Entry No,Line,HTS,301 Number,Value\n{rows}\n"));
    let said = "several tariff numbers and one duty";
    assert!(!none.files[0].message.contains(said), "{}", none.files[0].message);
    let blank = one(&format!("Entry No,Line,HTS,301 Number,Value,Total Duty\n{rows},\n"));
    assert!(!blank.files[0].message.contains(said), "{}", blank.files[0].message);
    let told = one(&format!("Entry No,Line,HTS,301 Number,Value,Total Duty\n{rows},120\n"));
    assert!(told.files[0].message.contains(said), "{}", told.files[0].message);
    assert_eq!(told.lines[0].amounts().reported_duty, dollars("120"));
}
