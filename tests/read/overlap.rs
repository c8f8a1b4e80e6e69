use super::support::{dollars, fixture, read};
use tidewaiter::model::{Field, FileStatus};

const HEAD: &str = "Entry Summary Number,Entry Summary Line Number,Importer Number,Importer Name,Country of \
                    Origin Code,Tariff Ordinal Number,HTS Number - Full,Line Tariff Goods Value Amount,Line \
                    Tariff Duty Amount,Liquidation Date\n";

fn es003(rows: &[&str]) -> String {
    format!("{HEAD}{}\n", rows.join("\n"))
}

const A1: &str = "ABC12345676,1,12-345678900,Acme,CN,1,99038803,0,250,01/05/2026";
const A2: &str = "ABC12345676,1,12-345678900,Acme,CN,2,8471300100,1000,0,01/05/2026";

#[test]
fn one_extract_in_two_files_counts_once() {
    let both = fixture("es003_standard.csv");
    let longer = [
        both.as_slice(),
        b"ABC12345684,2,01,12-345678900,2704,04/02/2025,04/10/2025,DE,DE,1,8708295060,10,1,1,KG\n",
    ]
    .concat();
    let portfolio = read(&[("a.csv", &both), ("b.csv", &longer)]);
    assert_eq!(portfolio.tariffs.len(), 5);
    assert_eq!(portfolio.repeated.len(), 4);
    assert!(portfolio.conflicts.is_empty() && portfolio.duplicated.is_empty());
    assert_eq!(Some(portfolio.accounts[0].duty), dollars("383.5"));
    let status: Vec<_> = portfolio.files.iter().map(|f| (f.rows.used, f.rows.set_aside)).collect();
    assert!(status == [(4, 0), (1, 4)] || status == [(5, 0), (0, 4)], "{status:?}");
    let repeats = portfolio.files.iter().find(|f| f.status == FileStatus::Partial).expect("one");
    assert!(repeats.set_aside[0].reason.starts_with("Repeated"));
    assert_eq!(repeats.set_aside[0].amount, dollars("382.5"));
}

#[test]
fn a_repeat_inside_one_file_is_a_finding() {
    let portfolio = read(&[("a.csv", es003(&[A1, A2, A2]).as_bytes())]);
    assert_eq!((portfolio.duplicated.len(), portfolio.tariffs.len()), (1, 2));
    let pair = portfolio.duplicated[0];
    assert_eq!((pair.used.row, pair.repeated.row), (3, 4));
    assert_eq!(portfolio.lines[0].amounts().value, dollars("1000"));
    assert_eq!(portfolio.files[0].rows.set_aside, 1);
}

#[test]
fn the_later_extract_replaces_the_whole_line() {
    let old = es003(&[A1, A2]);
    let corrected = "ABC12345676,1,12-345678900,Acme,VN,1,8471300100,1000,30,02/05/2026";
    for names in [("a.csv", "b.csv"), ("b.csv", "a.csv")] {
        let new = es003(&[corrected]);
        let portfolio = read(&[(names.0, old.as_bytes()), (names.1, new.as_bytes())]);
        assert_eq!(portfolio.conflicts.len(), 2);
        assert_eq!(portfolio.conflicts[0].field, Field::CountryOfOrigin);
        assert_eq!(portfolio.tariffs.len(), 1, "the chapter 99 record of the old version is gone");
        assert_eq!(portfolio.tariffs.get(0).duty, dollars("30"));
        assert_eq!(portfolio.lines[0].origin.map(|c| c.to_string()).as_deref(), Some("VN"));
    }
    let undated = |duty: &str| es003(&[&format!("ABC12345676,1,,,CN,1,8471300100,1000,{duty},")]);
    let portfolio =
        read(&[("x.csv", undated("30").as_bytes()), ("y.csv", undated("20").as_bytes())]);
    assert_eq!(portfolio.tariffs.get(0).duty, dollars("20"), "undated: the one that claims less");
    let inside = read(&[(
        "x.csv",
        (undated("30") + "ABC12345676,1,,,CN,1,8471300100,1000,20,\n").as_bytes(),
    )]);
    assert_eq!((inside.conflicts.len(), inside.tariffs.get(0).duty), (1, dollars("20")));
}

#[test]
fn line_details_beside_tariff_details_add_what_those_lack() {
    let details = "Entry Summary Number,Entry Summary Line Number,Bond Type,HTS Number - Full,Line Goods Value \
                   Amount,Line Duty Amount,Line MPF Amount\nABC12345676,1,8,8471300100,1000,250,3.46\n";
    let portfolio = read(&[("a.csv", es003(&[A1, A2]).as_bytes()), ("b.csv", details.as_bytes())]);
    assert_eq!((portfolio.conflicts.len(), portfolio.repeated.len()), (0, 0));
    assert!(portfolio.files.iter().all(|file| file.rows.set_aside == 0), "each row adds something");
    assert_eq!(portfolio.tariffs.len(), 2);
    assert_eq!(portfolio.lines[0].amounts().mpf, dollars("3.46"));
    assert_eq!(portfolio.lines[0].amounts().reported_duty, dollars("250"));
    assert_eq!(Some(portfolio.accounts[0].duty), dollars("250"));
}

#[test]
fn several_importers_are_several_accounts() {
    let other = "ABC12345684,1,98-7654321,Zeta,DE,1,8708295060,10,1,";
    let portfolio = read(&[("a.csv", es003(&[A1, A2, other]).as_bytes())]);
    let keys: Vec<_> = portfolio.accounts.iter().map(|a| a.key.map(|k| k.to_string())).collect();
    assert_eq!(keys, [Some("123456789".to_owned()), Some("987654321".to_owned())]);
    assert_eq!(portfolio.accounts[1].names, ["Zeta"]);
    assert_eq!(Some(portfolio.accounts[1].value), dollars("10"));
}

#[test]
fn exports_in_two_lists_count_once() {
    let list = fixture("exports_aes.csv");
    let again = [list.as_slice(), b"\n"].concat();
    let portfolio = read(&[("a.csv", &list), ("b.csv", &again)]);
    assert_eq!((portfolio.exports.len(), portfolio.repeated.len()), (3, 3));
    let plain =
        "Export Date,HTS,Quantity,UOM\n06/01/2025,8471300100,5,NO\n06/01/2025,8471300100,5,NO\n";
    let portfolio =
        read(&[("a.csv", plain.as_bytes()), ("b.csv", (plain.to_owned() + "\n").as_bytes())]);
    assert_eq!(
        (portfolio.exports.len(), portfolio.repeated.len()),
        (2, 2),
        "no line number tells them apart"
    );
    let changed =
        "ITN,Line Number,Export Date,HTS,Quantity\nX20250601000001,1,06/01/2025,8471300100,3\n";
    let portfolio = read(&[("a.csv", &list), ("b.csv", changed.as_bytes())]);
    assert_eq!(portfolio.conflicts.len(), 1);
    assert_eq!(portfolio.exports.get(0).quantity.map(|q| q.to_string()).as_deref(), Some("3"));
}

#[test]
fn rows_that_should_agree_are_named_whatever_their_order() {
    let mpf = "Entry Number,Line,HTS,Entry Date,Origin,MPF\n";
    let rows = [
        "ABC12345676,1,9903.88.03,03/14/2025,CN,3.46",
        "ABC12345676,1,8471300100,03/15/2025,HK,4.00",
    ];
    for order in [[0, 1], [1, 0]] {
        let text = format!("{mpf}{}\n{}\n", rows[order[0]], rows[order[1]]);
        let portfolio = read(&[("a.csv", text.as_bytes())]);
        let message = &portfolio.files[0].message;
        for part in [
            "Column D \"Entry Date\": the rows of 1 entry do not agree (first near row 2); the earliest date is used.",
            "Column E \"Origin\": the rows of 1 line do not agree",
            "Column F \"MPF\": the rows of 1 line do not agree (first near row 2); the amount of the line counts as unknown.",
        ] {
            assert!(message.contains(part), "{part} is not in {message}");
        }
        assert_eq!(
            portfolio.entries[0].entry_date.map(|d| d.to_string()).as_deref(),
            Some("2025-03-14")
        );
        assert_eq!(portfolio.lines[0].origin.map(|c| c.to_string()).as_deref(), Some("CN"));
        assert_eq!(portfolio.lines[0].amounts().mpf, None);
    }
}
