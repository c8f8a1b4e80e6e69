//! Lists of customs software: totals repeated on lines, several tariff numbers on a row.

use super::support::{dollars, read};
use tidewaiter::model::{FileStatus, Portfolio, SourceKind};

const HEAD: &str = "Entry Number,Line No,HTS,Entered Value,Duty,MPF,HMF\n";

fn list(head: &str, rows: &[&str]) -> Portfolio {
    let text = format!("{head}{}\n", rows.join("\n"));
    read(&[("lines.csv", text.as_bytes())])
}

fn fees(portfolio: &Portfolio) -> Vec<Option<tidewaiter::model::Money>> {
    portfolio.lines.iter().map(|line| line.amounts().mpf).collect()
}

#[test]
fn a_fee_of_the_entry_on_each_line_counts_once() {
    let portfolio = list(
        HEAD,
        &[
            "ABC-1234567-6,1,8471.30.0100,10000,0,51.96,18.75",
            "ABC-1234567-6,2,6109.10.0012,5000,825,51.96,18.75",
            "ABC-1234568-4,1,8708.29.5060,2000,50,32.71,2.50",
        ],
    );
    assert_eq!(fees(&portfolio), [None, None, None]);
    let entry = &portfolio.entries[0];
    assert_eq!((entry.total_mpf, entry.totals.hmf), (dollars("51.96"), dollars("18.75")));
    assert_eq!(portfolio.entries[1].total_mpf, dollars("32.71"));
    let message = &portfolio.files[0].message;
    for word in ["Column F \"MPF\": the lines of an entry repeat one amount", "Column G \"HMF\""] {
        assert!(message.contains(word), "{word} is not in {message}");
    }
    assert_eq!(Some(portfolio.accounts[0].duty), dollars("875"), "the duty is each line's own");
}

#[test]
fn a_fee_of_the_line_stays_with_it() {
    let portfolio = list(
        HEAD,
        &[
            "ABC-1234567-6,1,8471.30.0100,10000,0,34.64,12.50",
            "ABC-1234567-6,2,6109.10.0012,5000,825,17.32,6.25",
            "ABC-1234568-4,1,8471.30.0100,10000,0,34.64,12.50",
            "ABC-1234568-4,2,8471.30.0100,10000,0,34.64,12.50",
        ],
    );
    let amounts = ["34.64", "17.32", "34.64", "34.64"].map(dollars);
    assert_eq!(fees(&portfolio), amounts);
    assert_eq!((portfolio.entries[1].total_mpf, portfolio.files[0].message.as_str()), (None, ""));
    // The fee is the line's where the heading says so, whatever stands there.
    let named = HEAD.replace("MPF", "Line MPF");
    let portfolio = list(
        &named,
        &[
            "ABC-1234567-6,1,8471300100,10000,0,51.96,",
            "ABC-1234567-6,2,6109100012,5000,825,51.96,",
        ],
    );
    assert_eq!(fees(&portfolio), [dollars("51.96"), dollars("51.96")]);
}

#[test]
fn what_cannot_be_told_is_unknown() {
    let portfolio = list(
        HEAD,
        &[
            "ABC-1234567-6,1,8471.30.0100,10000,0,34.64,12.50",
            "ABC-1234567-6,2,8471.30.0100,10000,0,34.64,12.50",
        ],
    );
    assert_eq!(fees(&portfolio), [None, None]);
    assert_eq!(portfolio.entries[0].total_mpf, None);
    let message = &portfolio.files[0].message;
    assert!(message.contains("nothing tells whether it is each line's own"), "{message}");
}

#[test]
fn total_duty_of_the_entry_is_no_duty_of_a_line() {
    let head = "Entry No,Line,HTS,Value,Total Duty\n";
    let rows = [
        "ABC12345676,1,8471300100,1000,832.50",
        "ABC12345676,2,6109100012,5000,832.50",
        "ABC12345684,1,8708295060,2000,50",
    ];
    let portfolio = list(head, &rows);
    assert!(portfolio.tariffs.iter().all(|record| record.duty.is_none()));
    assert_eq!(portfolio.entries[0].totals.duty, dollars("832.50"));
    assert_eq!(portfolio.entries[1].totals.duty, dollars("50"));
    assert_eq!(Some(portfolio.accounts[0].value), dollars("8000"));
    let own =
        list(head, &["ABC12345676,1,8471300100,1000,7.5", "ABC12345676,2,6109100012,5000,825"]);
    assert_eq!(Some(own.accounts[0].duty), dollars("832.50"), "totals of lines are lines'");
    // Two lines may bear one duty by chance: it is unknown, not doubled and not halved.
    let chance = HEAD.replace(",MPF,HMF", "");
    let rows = ["ABC12345676,1,8471300100,1000,50", "ABC12345676,2,6109100012,2000,50"];
    let portfolio = list(&chance, &rows);
    assert!(portfolio.tariffs.iter().all(|record| record.duty.is_none()));
    assert!(portfolio.files[0].message.contains("Column E \"Duty\""));
}

#[test]
fn each_number_with_its_own_duty_is_a_record() {
    let head = "Entry No,Line,HTS 1,HTS 2,Add'l HTS 2,Value,Quantity,UOM,Duty 1,Duty 2,Duty 3\n";
    let portfolio = list(
        head,
        &[
            "ABC12345676,1,8471.30.0100,9903.88.03,,1000,10,NO,0,250,",
            "ABC12345676,2,9903.88.15,6109.10.0012,N/A,500,48,DOZ,37.50,82.50,",
            "ABC12345684,1,8708.29.5060,,,2000,100,KG,50,,",
        ],
    );
    let records: Vec<_> = portfolio
        .tariffs
        .iter()
        .map(|t| (t.hts.map(|h| h.to_string()).unwrap_or_default(), t.value, t.duty))
        .collect();
    assert_eq!(
        records,
        [
            ("9903.88.03".to_owned(), None, dollars("250")),
            ("8471.30.01.00".to_owned(), dollars("1000"), dollars("0")),
            ("9903.88.15".to_owned(), None, dollars("37.50")),
            ("6109.10.00.12".to_owned(), dollars("500"), dollars("82.50")),
            ("8708.29.50.60".to_owned(), dollars("2000"), dollars("50")),
        ]
    );
    let quantities: Vec<_> = portfolio.tariffs.iter().map(|t| t.quantity.is_some()).collect();
    assert_eq!(quantities, [false, true, false, true, true], "the goods bear the quantity");
    assert_eq!(Some(portfolio.accounts[0].duty), dollars("420"));
    let file = &portfolio.files[0];
    assert_eq!((file.status, file.rows.used), (FileStatus::Complete, 3), "{}", file.message);
    let twice = list(head, &["ABC12345676,1,8471300100,99038803,,1000,10,NO,0,250,"; 2]);
    assert_eq!((twice.tariffs.len(), twice.files[0].rows.set_aside), (2, 1), "a row is one row");
}

#[test]
fn a_blended_duty_is_the_lines() {
    let head = "Entry No,Line,HTS,301 Number,Value,Total Duty\n";
    let portfolio = list(
        head,
        &[
            "ABC12345676,1,6109.10.0012,9903.88.15,500,120",
            "ABC12345676,2,8471.30.0100,,1000,0",
            "ABC12345684,1,6109.10.0012,9903.88.15,100,24",
        ],
    );
    let duties: Vec<_> = portfolio.tariffs.iter().map(|record| record.duty).collect();
    assert_eq!(duties, [None, None, dollars("0"), None, None]);
    let reported: Vec<_> =
        portfolio.lines.iter().map(|line| line.amounts().reported_duty).collect();
    assert_eq!(reported, [dollars("120"), None, dollars("24")]);
    let message = &portfolio.files[0].message;
    assert!(message.contains("2 rows have several tariff numbers and one duty"), "{message}");
    // Invoice rows of one line: nobody says whether the duty is the row's or the line's.
    let rows =
        ["ABC12345676,1,6109100012,99038815,500,120", "ABC12345676,1,6109100012,99038815,600,120"];
    let portfolio = list(head, &rows);
    assert_eq!(portfolio.lines[0].amounts().reported_duty, None);
    assert_eq!(portfolio.tariffs.len(), 3, "the further number stands once");
    assert_eq!(portfolio.files[0].rows.set_aside, 0);
}

#[test]
fn form_7501_lines_as_customs_software_lists_them() {
    let head = "Filer Code/Entry No.\tCBP Line Number\tEntry Type Code\tU.S. Port Code\tImport Date\tDate of Entry\tExporting \
                Country\tCountry of Origin\tManufacturer ID (MID)\tImporter of Record No.\tDescription of Merchandise\tHTSUSA \
                Number\tA/D Case Number\tNet Quantity in HTSUS Units\tUnit of Measure\tEntered Value\tHTSUS Rate\tDuty \
                Amount\tMerchandise Processing Fee\tHarbor Maintenance Fee\tInvoice Number\tShip Date\n";
    let row = "ABC-1234567-6\t001\t01\t2704\t03/10/2025\t03/14/2025\tVN\tVN\tVNTEXTIL45HAN\t12-345678900\tT-shirts\t\
               6109.10.0012\t\t48\tDOZ\t$500\t16.5%\t$82.50\t1.73\t0.63\tINV-1\t03/01/2025";
    let portfolio = list(head, &[row]);
    let file = &portfolio.files[0];
    assert_eq!(
        (file.kind, file.layout.as_str()),
        (SourceKind::EntrySummaries, "Broker entry lines")
    );
    assert_eq!(file.status, FileStatus::Complete, "{}", file.message);
    assert_eq!(file.unused, ["Invoice Number", "Ship Date"]);
    let (line, record) = (&portfolio.lines[0], portfolio.tariffs.get(0));
    assert_eq!((record.value, record.duty), (dollars("500"), dollars("82.50")));
    assert_eq!((line.amounts().mpf, line.amounts().hmf), (dollars("1.73"), dollars("0.63")));
    assert_eq!(portfolio.str(line.mid), "VNTEXTIL45HAN");
}

#[test]
fn a_broker_list_with_the_entry_heading_of_ace_is_no_report_of_ace() {
    let head = "Entry Summary Number,Line,HTS,Value,MPF,Entry Date\n";
    let rows = [
        "ABC-1234567-6,1,8471.30.0100,10000,51.96,03/04/2025",
        "ABC-1234567-6,2,6109.10.0012,5000,51.96,03/04/2025",
        "ABC-1234568-4,1,8708.29.5060,2000,32.71,05/04/2025",
    ];
    let portfolio = list(head, &rows);
    let file = &portfolio.files[0];
    assert_eq!(file.layout, "Broker entry lines");
    assert_eq!(fees(&portfolio), [None, None, None]);
    assert_eq!(portfolio.entries[0].total_mpf, dollars("51.96"));
    assert_eq!(portfolio.entries[1].total_mpf, dollars("32.71"));
    assert!(file.message.contains("Column E \"MPF\": the lines of an entry repeat one amount"));
    // Nothing in the column proves that months come first, and it is said.
    assert!(file.message.contains("Column F \"Entry Date\""), "{}", file.message);
}

#[test]
fn a_column_that_somebody_put_into_a_report_of_ace_is_judged_by_its_own_heading() {
    let head = "Entry Summary Number,Entry Summary Line Number,Tariff Ordinal Number,HTS Number - Full,\
                Line Tariff Goods Value Amount,Line Tariff Duty Amount,MPF\n";
    let rows = [
        "ABC-1234567-6,1,1,8471300100,10000,0,51.96",
        "ABC-1234567-6,2,1,6109100012,5000,825,51.96",
    ];
    let portfolio = list(head, &rows);
    assert_eq!(portfolio.files[0].layout, "ACE ES-003");
    assert_eq!(fees(&portfolio), [None, None]);
    assert_eq!(portfolio.entries[0].total_mpf, dollars("51.96"));
    // ACE's own heading says that the fee is the line's.
    let own = list(&head.replace("MPF", "Line MPF Amount"), &rows);
    assert_eq!(fees(&own), [dollars("51.96"), dollars("51.96")]);
}

#[test]
fn numbers_that_stand_in_one_cell_are_read() {
    let head = "Entry No,Line,HTS,Value,Quantity,UOM,Duty\n";
    let portfolio = list(
        head,
        &[
            "ABC12345676,1,8471.30.0100,1000,10,NO,0",
            "ABC12345676,2,9903.88.15; 6109.10.0012,500,48,DOZ,120",
            "ABC12345684,1,\"8708.29.5060, 9903.88.03, 9903.01.25\",2000,100,KG,50",
        ],
    );
    let records: Vec<_> = portfolio
        .tariffs
        .iter()
        .map(|t| (t.hts.map(|h| h.digits()).unwrap_or_default(), t.value, t.quantity.is_some()))
        .collect();
    assert_eq!(
        records,
        [
            (8_471_300_100, dollars("1000"), true),
            (9_903_881_500, None, false),
            (6_109_100_012, dollars("500"), true),
            (9_903_012_500, None, false),
            (9_903_880_300, None, false),
            (8_708_295_060, dollars("2000"), true),
        ]
    );
    let duties: Vec<_> = portfolio.tariffs.iter().map(|record| record.duty).collect();
    assert_eq!(duties, [dollars("0"), None, None, None, None, None]);
    let reported = |line: usize| portfolio.lines[line].amounts().reported_duty;
    assert_eq!((reported(1), reported(2)), (dollars("120"), dollars("50")));
    let file = &portfolio.files[0];
    assert_eq!((file.status, file.rows.used), (FileStatus::Complete, 3), "{}", file.message);
    assert!(file.message.contains("2 rows have several tariff numbers and one duty"));
    assert!(!file.message.contains("several codes"), "{}", file.message);
    let raw = portfolio.tariffs.get(1).hts_raw;
    assert_eq!(portfolio.str(raw), "9903.88.15; 6109.10.0012", "the text of the cell is kept");
}

#[test]
fn the_value_of_several_goods_is_nobodys() {
    let head = "Entry No,Line,HTS,Value,Quantity,UOM,Duty\n";
    let row = "ABC12345676,1,8471.30.0100 / 6109.10.0012,1000,10,NO,82.50";
    let portfolio = list(head, &[row, "ABC12345676,2,8708295060,7,1,NO,1"]);
    let values: Vec<_> = portfolio.tariffs.iter().map(|r| (r.value, r.duty)).collect();
    assert_eq!(values, [(None, None), (None, None), (dollars("7"), dollars("1"))]);
    assert_eq!(portfolio.lines[0].amounts().reported_duty, dollars("82.50"));
    let message = &portfolio.files[0].message;
    assert!(
        message.contains("1 row has several tariff numbers of goods and one value"),
        "{message}"
    );
    // Amounts whose spelling the rest of the column settles go to the same records.
    let head = "Entry No;Line;HTS;Value;Duty\n";
    let rows =
        ["ABC12345676;1;99038815, 6109100012;1.234;120,50", "ABC12345676;2;8708295060;7,25;1"];
    let portfolio = list(head, &rows);
    let values: Vec<_> = portfolio.tariffs.iter().map(|r| (r.value, r.duty)).collect();
    assert_eq!(values, [(None, None), (dollars("1234"), None), (dollars("7.25"), dollars("1"))]);
    assert_eq!(portfolio.lines[0].amounts().reported_duty, dollars("120.50"));
}
