use super::support::{fixture, read, read_fixture};
use super::xlsx::{inline_rows, workbook};
use tidewaiter::ingest::{Intake, assemble};
use tidewaiter::model::{FileStatus, MovementKind, Portfolio, SourceKind, iso};

/// Each movement in words: part, day, kind, units.
fn said(portfolio: &Portfolio) -> Vec<String> {
    let movement = |m: &tidewaiter::model::Movement| {
        let day = m.date.map_or("?".to_owned(), iso);
        let units = m.quantity.map_or("?".to_owned(), |quantity| quantity.to_string());
        format!("{} {day} {:?} {units}", portfolio.str(m.part), m.kind)
    };
    portfolio.movements.iter().map(movement).collect()
}

#[test]
fn a_ledger_by_movement_type() {
    let portfolio = read_fixture("ledger.csv");
    let file = &portfolio.files[0];
    assert_eq!((file.kind, file.layout.as_str()), (SourceKind::Inventory, "Inventory ledger"));
    assert_eq!(file.kind.name(), "inventory");
    assert!(file.unused.is_empty(), "{:?}", file.unused);
    assert_eq!(file.status, FileStatus::Partial);
    assert_eq!((file.rows.used, file.rows.set_aside, file.rows.other), (9, 2, 3));
    assert_eq!(
        said(&portfolio),
        [
            "P-100 ? WithdrawalDomestic 3",
            "P-100 2025-01-02 ReceiptDomestic 40",
            "P-100 2025-03-14 ReceiptImported 1000",
            "P-100 2025-03-20 ReceiptDomestic 50",
            "P-100 2025-04-01 WithdrawalDomestic 30",
            "P-100 2025-06-01 WithdrawalExport 200",
            "P-100 2025-06-03 WithdrawalExport 10",
            "P-100 2025-06-04 WithdrawalDomestic 5",
            "P-100 2025-06-07 ReceiptImported ?",
        ]
    );
    let imported = &portfolio.movements[2];
    assert_eq!(imported.entry.map(|e| e.to_string()).as_deref(), Some("ABC-1234567-6"));
    assert_eq!((imported.entry_line, imported.export_line), (Some(2), 0));
    assert_eq!(portfolio.str(imported.lot), "L-7");
    assert_eq!(imported.unit.map(|u| u.to_string()).as_deref(), Some("NO"));
    assert_eq!(imported.account.map(|key| key.to_string()).as_deref(), Some("123456789"));
    let exported = &portfolio.movements[5];
    assert_eq!((portfolio.str(exported.itn), exported.export_line), ("X20250601000001", 1));
    assert!(portfolio.entries.is_empty() && portfolio.exports.is_empty());
    assert!(portfolio.accounts.is_empty(), "a ledger alone is no account");
}

#[test]
fn messages_of_a_ledger_are_placed() {
    let portfolio = read_fixture("ledger.csv");
    let file = &portfolio.files[0];
    for part in [
        "Column B \"Movement Date\": 1 cell could not be read (first in row 11: \"\"); expected a date",
        "Column F \"Quantity\": 1 cell could not be read (first in row 12: \"many\"); expected a quantity",
        "1 receipt neither has an entry number nor is called imported (first in row 2)",
        "1 withdrawal neither has an ITN nor is called export (first in row 5)",
        "missing from the inventory of their part",
    ] {
        assert!(file.message.contains(part), "{part} is not in {}", file.message);
    }
    let reasons: Vec<_> =
        file.set_aside.iter().map(|a| (a.reason.as_str(), a.examples[0].row)).collect();
    assert!(reasons[0].0.starts_with("The movement type is none that we know"), "{reasons:?}");
    assert_eq!(reasons[0].1, 9);
    assert!(reasons[1].0.starts_with("The part number is blank"), "{reasons:?}");
}

#[test]
fn a_ledger_by_columns_in_and_out() {
    let portfolio = read_fixture("ledger_in_out.csv");
    let file = &portfolio.files[0];
    assert_eq!((file.kind, file.header_row), (SourceKind::Inventory, 3));
    assert_eq!((file.rows.used, file.rows.set_aside, file.rows.other), (4, 1, 3));
    assert_eq!(
        said(&portfolio),
        [
            "A-1 2025-02-01 ReceiptDomestic 10",
            "A-1 2025-02-03 WithdrawalDomestic 4",
            "A-1 2025-02-03 WithdrawalDomestic 4",
            "B-2 2025-02-01 ReceiptImported 12.5",
        ],
        "equal rows are two movements, an entry number means imported"
    );
    assert_eq!(portfolio.str(portfolio.movements[1].itn), "SO-17");
}

#[test]
fn signs_of_a_ledger() {
    let text = |rows: &str| format!("SKU,Transaction Date,Quantity Change\n{rows}");
    let portfolio = read(&[("a.csv", text("A,2025-01-01,10\nA,2025-01-02,-4\n").as_bytes())]);
    let signed = ["A 2025-01-01 ReceiptDomestic 10", "A 2025-01-02 WithdrawalDomestic 4"];
    assert_eq!(said(&portfolio), signed);
    let typed = |rows: &str| format!("Part,Date,Movement Type,Qty\n{rows}");
    let signed = typed("A,2025-01-01,In,9\nA,2025-01-02,Out,-4\nA,2025-01-03,Export,-1\n");
    assert_eq!(read(&[("a.csv", signed.as_bytes())]).files[0].status, FileStatus::Complete);
    let mixed =
        typed("A,2025-01-01,In,9\nA,2025-01-02,Out,-4\nA,2025-01-03,Out,-1\nA,2025-01-04,Out,1\n");
    let portfolio = read(&[("a.csv", mixed.as_bytes())]);
    let file = &portfolio.files[0];
    assert_eq!((file.rows.used, file.rows.set_aside), (3, 1));
    assert!(file.set_aside[0].reason.contains("reversal"), "{:?}", file.set_aside);
    assert_eq!(file.set_aside[0].examples[0].row, 5, "the rarer sign is the reversal");
    let reversed = typed("A,2025-01-01,Receipt,9\nA,2025-01-02,Receipt,-4\n");
    assert_eq!(read(&[("a.csv", reversed.as_bytes())]).files[0].rows.set_aside, 1);
}

#[test]
fn ledgers_that_overlap() {
    let ledger = fixture("ledger.csv");
    let again = [ledger.as_slice(), b"\n"].concat();
    let portfolio = read(&[("a.csv", &ledger), ("b.csv", &again)]);
    assert_eq!((portfolio.movements.len(), portfolio.repeated.len()), (9, 9));
    let plain = fixture("ledger_in_out.csv");
    let again = [plain.as_slice(), b"\n"].concat();
    let portfolio = read(&[("a.csv", &plain), ("b.csv", &again)]);
    assert_eq!((portfolio.movements.len(), portfolio.repeated.len()), (4, 4));
    let head = "Movement Number,Part,Movement Date,Movement Type,Qty\n";
    let text = format!("{head}7,A,2025-01-01,In,9\n7,A,2025-01-01,In,9\n8,A,2025-01-01,In,9\n");
    let portfolio = read(&[("a.csv", text.as_bytes())]);
    assert_eq!((portfolio.movements.len(), portfolio.duplicated.len()), (2, 1));
    assert!(portfolio.files[0].set_aside[0].reason.starts_with("Repeated"));
    let (one, other) =
        (format!("{head}7,A,2025-01-01,In,9\n"), format!("{head}7,A,2025-01-01,In,8\n"));
    let portfolio = read(&[("a.csv", one.as_bytes()), ("b.csv", other.as_bytes())]);
    assert_eq!(said(&portfolio), ["A 2025-01-01 ReceiptDomestic 8"]);
    assert_eq!(portfolio.conflicts.len(), 1);
    let aside = portfolio.files.iter().flat_map(|file| &file.set_aside).next().expect("one");
    assert!(aside.reason.contains("The one that moves less is used"), "{}", aside.reason);
}

#[test]
fn a_ledger_in_a_workbook() {
    let rows = inline_rows(&[
        "Part Number|Movement Date|Movement Type|Quantity|Entry Number|Entry Line",
        "P-1|2025-01-02|Import|100|ABC12345676|1",
        "P-1|2025-02-02|Export|40||",
    ]);
    let book = workbook(&[("Inventory", &rows)], &[], "", false);
    let portfolio = read(&[("book.xlsx", &book)]);
    assert_eq!(portfolio.files[0].status, FileStatus::Complete, "{}", portfolio.files[0].message);
    assert_eq!(
        said(&portfolio),
        ["P-1 2025-01-02 ReceiptImported 100", "P-1 2025-02-02 WithdrawalExport 40"]
    );
}

/// Every fixture and every sample is what it was before ledgers were read.
#[test]
fn no_report_is_taken_for_a_ledger() {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut seen = 0;
    for folder in ["tests/fixtures", "www/src/sample", "tests/cases"] {
        for path in files(&std::path::Path::new(root).join(folder)) {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let is_table = [".csv", ".tsv", ".xlsx"].iter().any(|end| name.ends_with(end));
            if !is_table {
                continue;
            }
            let portfolio = read(&[(&name, &std::fs::read(&path).expect("bytes"))]);
            let kind = portfolio.files[0].kind;
            let is_ledger = ["ledger", "inventory"].iter().any(|word| name.starts_with(word));
            assert_eq!(kind == SourceKind::Inventory, is_ledger, "{}", path.display());
            assert_eq!(portfolio.movements.is_empty(), !is_ledger, "{}", path.display());
            let is_exports = name.contains("export") && !name.starts_with("es003");
            assert_eq!(kind == SourceKind::Exports, is_exports, "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen} files");
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn kind_of(headings: &str) -> (SourceKind, FileStatus, String) {
    let file = read(&[("a.csv", format!("{headings}\n").as_bytes())]).files.remove(0);
    (file.kind, file.status, file.message)
}

#[test]
fn headings_that_two_kinds_share() {
    for (headings, kind) in [
        // Entry lines with a stray heading of a ledger.
        (
            "Entry Number,Line,HTS,Entry Date,Value,Duty,Qty,UOM,Part,Movement Type,Date",
            SourceKind::EntrySummaries,
        ),
        (
            "Entry Number,Line,HTS,Part,Date,Transaction Type,Quantity,Value,Duty",
            SourceKind::EntrySummaries,
        ),
        (
            "ITN,Export Date,HTS,Part,Quantity,UOM,Value,Transaction Date,Direction",
            SourceKind::Exports,
        ),
        // Ledgers with tariff numbers, values and all.
        (
            "Entry Number,Entry Line,HTS,Part,Movement Date,Movement Type,Quantity,UOM,Value,ITN",
            SourceKind::Inventory,
        ),
        (
            "Item,Description,Transaction Date,Transaction Type,Quantity,UOM,Origin,HTS,Value,Lot",
            SourceKind::Inventory,
        ),
    ] {
        let (found, status, message) = kind_of(headings);
        assert_eq!((found, status), (kind, FileStatus::Complete), "{headings}: {message}");
    }
}

#[test]
fn refused_tables_are_told_what_helps() {
    for (headings, words) in [
        (
            "Part,Movement Date,Quantity,Unit,Lot Number,Entry Number",
            ["inventory ledger", "lack Movement Type", "Add a column Movement Type"],
        ),
        (
            "Movement Date,Movement Type,Quantity,ITN,Lot Number",
            ["inventory ledger", "lack Ledger Part Number", "Add the column"],
        ),
        (
            "ITN,Export Date,Schedule B,Value,Destination",
            ["export list", "lack Quantity 1", "AES-202"],
        ),
        (
            "Entry Number,Importer,HTS,Port",
            ["without the line numbers", "lack Entry Summary Line Number", "ES-003"],
        ),
    ] {
        let (_, status, message) = kind_of(headings);
        assert_eq!(status, FileStatus::Refused, "{headings}");
        for word in words {
            assert!(message.contains(word), "{headings}: {word} is not in {message}");
        }
    }
    let shipped = kind_of("Part,Transaction Date,Quantity,Quantity Shipped").2;
    assert!(shipped.contains("lack Movement Type"), "{shipped}");
    let (_, _, empty) = kind_of("");
    for word in ["ES-003", "AES-202", "inventory ledger"] {
        assert!(empty.contains(word), "{empty}");
    }
}

#[test]
fn order_of_rows_and_chunks_change_no_movement() {
    let text = String::from_utf8(fixture("ledger.csv")).expect("text");
    let mut rows: Vec<&str> = text.lines().collect();
    let head = rows.remove(0);
    rows.reverse();
    let turned = format!("{head}\n{}\n", rows.join("\n"));
    assert_eq!(said(&read(&[("a.csv", turned.as_bytes())])), said(&read_fixture("ledger.csv")));
    let mut intake = Intake::new("ledger.csv");
    text.as_bytes().chunks(7).for_each(|chunk| intake.push(chunk));
    let portfolio = assemble(vec![intake.finish()]);
    assert_eq!(portfolio.movements, read_fixture("ledger.csv").movements);
    let cut = read(&[("cut.csv", &text.as_bytes()[..text.len() - 150])]);
    assert_eq!(cut.files[0].status, FileStatus::Incomplete);
    assert!(cut.movements.is_empty(), "no inventory rests on part of a ledger");
    assert!(portfolio.movements.iter().any(|m| m.kind == MovementKind::WithdrawalExport));
}
