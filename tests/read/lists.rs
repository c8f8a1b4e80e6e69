//! The lists beside the reports: typed, joined, each row accounted for.

use super::support::read;
use tidewaiter::ingest::Template;
use tidewaiter::model::{FileStatus, Lists, Portfolio, Quantity, RequestForm, Unit, iso};

fn dec(text: &str) -> Quantity {
    Quantity(text.parse().expect("number"))
}

fn one(text: &str) -> Portfolio {
    read(&[("list.csv", text.as_bytes())])
}

fn filled(name: &str) -> Portfolio {
    read(&[("a.csv", &Template::named(name).expect(name).csv())])
}

#[test]
fn examples_are_typed() {
    let all = |name: &str| filled(name);
    let portfolio = all("prior-claims");
    let claim = &portfolio.lists.prior_claims[0];
    assert_eq!(claim.entry.to_string(), "ABC-1234567-6");
    assert_eq!((claim.entry_line, claim.ordinal), (Some(1), Some(1)));
    assert_eq!((claim.quantity, claim.unit), (Some(dec("40")), Unit::new("NO")));
    assert!(claim.number.is_some());
    assert_eq!(claim.date.map(iso).as_deref(), Some("2026-03-16"));
    let portfolio = all("used-exports");
    let used = &portfolio.lists.used_exports[0];
    assert_eq!(portfolio.str(used.itn), "X20250618123456");
    assert_eq!((used.line, used.quantity), (Some(1), Some(dec("40"))));
    let portfolio = all("destructions");
    let gone = &portfolio.lists.destructions[0];
    assert!(gone.date.is_some() && gone.entry.is_some() && gone.number.is_some());
    assert_eq!((gone.quantity, gone.entry_line), (Some(dec("20")), Some(1)));
    let portfolio = all("bill-of-materials");
    let line = &portfolio.lists.bill_of_materials[0];
    assert_eq!([line.parent, line.component].map(|s| portfolio.str(s)), ["KIT-TAP", "KEG-50"]);
    assert_eq!((line.quantity, line.scrap.map(Quantity)), (Some(dec("2")), Some(dec("2.5"))));
    assert!(line.from < line.to);
    let portfolio = all("production");
    let made = &portfolio.lists.production[0];
    assert_eq!((made.quantity, made.material_quantity), (Some(dec("60")), Some(dec("120"))));
    assert!(made.entry.is_some() && made.material_unit.is_some());
    let portfolio = all("parts");
    let part = &portfolio.lists.parts[0];
    assert!(part.number.is_some() && part.schedule_b.is_some() && part.origin.is_some());
    assert_eq!(part.factor.map(Quantity), Some(dec("4")));
    let portfolio = all("watch-list");
    let case = &portfolio.lists.watched_cases[0];
    assert_eq!((case.numbers.len(), case.countries.len()), (2, 1));
    let portfolio = all("cbp-requests");
    let request = &portfolio.lists.requests[0];
    assert_eq!(request.kind, RequestForm::Cf28);
    assert!(request.issued < request.answered && request.answered < request.due);
}

#[test]
fn rows_are_accounted_for() {
    let portfolio = one("Earlier claims\n\
                         Import Entry Number,Import Entry Line Number,Quantity Designated,UOM,Drawback Claim Number\n\
                         ABC-0000001-4,1,40,NO,D1\n\
                         ,,,,\n\
                         Import Entry Number,Import Entry Line Number,Quantity Designated,UOM,Drawback Claim Number\n\
                         nonsense,1,40,NO,D1\n\
                         ABC-0000001-4,2,many,NO,D1\n\
                         ABC-0000001-4,3,5,cartons or so,D1\n\
                         ABC-0000002-2,,,,\n\
                         Total,,85,,\n");
    let file = &portfolio.files[0];
    assert_eq!(file.status, FileStatus::Partial);
    let rows = file.rows;
    assert_eq!((rows.read, rows.used, rows.set_aside, rows.other), (10, 4, 1, 5));
    assert_eq!(file.set_aside[0].examples[0].row, 6);
    assert!(file.set_aside[0].reason.contains("entry number"));
    assert!(file.message.contains("\"many\"") && file.message.contains("\"cartons or so\""));
    assert!(file.message.contains("a number above zero"), "{}", file.message);
    let claims = &portfolio.lists.prior_claims;
    let quantities: Vec<_> = claims.iter().map(|claim| claim.quantity).collect();
    assert_eq!(quantities, [Some(dec("40")), None, None, None], "unread units take the whole line");
}

#[test]
fn what_is_named_and_not_there_is_told() {
    let portfolio = one("Import Entry Number,Import Entry Line Number,Quantity Designated\n\
                         ABC-0000002-2,7,5\nABC-0000001-4,1,40\n");
    let message = &portfolio.files[0].message;
    assert!(message.contains("2 rows name an entry line that no file here has"), "{message}");
    assert!(message.contains("first in row 2: ABC-0000002-2, line 7"), "{message}");
}

#[test]
fn repeats_across_files_are_used_once() {
    let list = "ITN,Export Line Number,Quantity Claimed,Drawback Claim Number\n\
                X20250601000001,1,40,D1\nX20250601000001,1,40,D1\n";
    let other = "ITN,Export Line Number,Quantity Claimed,Drawback Claim Number\n\
                 X20250601000001,1,40,D1\nX20250601000002,1,5,D1\n";
    let portfolio = read(&[("a.csv", list.as_bytes()), ("b.csv", other.as_bytes())]);
    assert_eq!(portfolio.lists.used_exports.len(), 3, "two of one file, one of the other");
    let aside: u64 = portfolio.files.iter().map(|file| file.rows.set_aside).sum();
    assert_eq!((aside, portfolio.repeated.len()), (1, 1));
    let parts = "Part Number,HTS Number\nP1,7310100015\nP1,7310100015\n";
    let portfolio = one(parts);
    assert_eq!(portfolio.lists.parts.len(), 1, "equal rows of a parts master are one part");
    assert_eq!(portfolio.files[0].rows.set_aside, 1);
}

/// Text of two files is one; the order of files and rows changes nothing.
#[test]
fn order_changes_nothing() {
    let texts = |lists: &Lists, portfolio: &Portfolio| -> Vec<(String, String)> {
        let text = |symbol| portfolio.str(symbol).to_owned();
        lists
            .bill_of_materials
            .iter()
            .map(|line| (text(line.parent), text(line.component)))
            .collect()
    };
    let head = "Parent Part Number,Component Part Number,Quantity Per\n";
    let (a, b) = (format!("{head}Z,A,1\nB,C,2\n"), format!("{head}M,N,3\nA,Z,4\n"));
    let turned = format!("{head}B,C,2\nZ,A,1\n");
    let first = read(&[("a.csv", a.as_bytes()), ("b.csv", b.as_bytes())]);
    let second = read(&[("b.csv", b.as_bytes()), ("a.csv", turned.as_bytes())]);
    let pairs = texts(&first.lists, &first);
    assert_eq!(pairs, texts(&second.lists, &second));
    assert_eq!(pairs.iter().map(|pair| pair.0.as_str()).collect::<Vec<_>>(), ["A", "B", "M", "Z"]);
}

/// Nothing in a text column makes a title of a part, and a total is none.
#[test]
fn totals_and_titles_are_no_parts() {
    let portfolio = one("Part Number,HTS Number,Base UOM,Conversion Factor\n\
                         SUM-100,7310100015,NO,2\n\
                         Total,,,2\n\
                         printed on Tuesday,,,\n");
    let rows = portfolio.files[0].rows;
    assert_eq!((rows.used, rows.other), (1, 3));
}
