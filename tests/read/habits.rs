use super::support::{dollars, read_fixture};
use tidewaiter::model::{Field, FileStatus, iso};

#[test]
fn habits_of_spreadsheets() {
    let portfolio = read_fixture("es003_habits.csv");
    let file = &portfolio.files[0];
    assert_eq!(file.status, FileStatus::Partial);
    assert_eq!((file.header_row, file.rows.used, file.rows.set_aside), (4, 3, 3));
    assert_eq!((file.rows.read, file.rows.other), (14, 8));
    let aside: Vec<_> = file.set_aside.iter().map(|a| (a.rows, a.amount)).collect();
    assert_eq!(aside.iter().map(|a| a.0).sum::<u64>(), 3);
    let row_of = |word: &str| {
        let found = file.set_aside.iter().find(|a| a.reason.contains(word)).expect(word);
        (found.examples[0].row, found.amount)
    };
    assert_eq!(row_of("entry number"), (10, dollars("7")));
    assert_eq!(row_of("line number"), (11, dollars("3")));
    assert_eq!(row_of("more cells"), (12, dollars("3")));

    let entry = &portfolio.entries[0];
    assert_eq!(portfolio.str(entry.entry_type), "01");
    assert_eq!(portfolio.str(entry.port), "0708");
    assert_eq!(entry.entry_date.map(|d| iso(d.0)).as_deref(), Some("2025-03-04"));
    let records: Vec<_> = portfolio.tariffs.iter().collect();
    assert_eq!(records[0].duty, dollars("1250.50"));
    assert_eq!(records[1].hts.map(|h| h.to_string()).as_deref(), Some("0101.21.00.10"));
    assert_eq!(records[1].duty, dollars("-1"));
    assert_eq!(records[2].hts, None, "scientific notation has lost digits");
    assert_eq!(portfolio.str(records[2].hts_raw), "8.4713E+09");
    assert_eq!((records[2].duty, records[2].quantity), (dollars("-2"), None));
    for part in [
        "Column L \"Line Tariff Quantity (1)\": 1 cell could not be read (first in row 7: \"abc\")",
        "Column I \"HTS Number - Full\": 1 number had lost a leading zero",
    ] {
        assert!(file.message.contains(part), "{part} is not in {}", file.message);
    }
    assert!(!file.message.contains("do not agree"), "three ways to write one date agree");
    assert!(file.has(Field::EntryDate));
}
