use super::support::{dollars, read_fixture};
use tidewaiter::model::{ExportNumberKind, ExportOrigin, Field, FileStatus, SourceKind, iso};

#[test]
fn standard_es003() {
    let portfolio = read_fixture("es003_standard.csv");
    let file = &portfolio.files[0];
    assert_eq!(file.status, FileStatus::Complete, "{}", file.message);
    assert_eq!((file.kind, file.layout.as_str()), (SourceKind::EntrySummaries, "ACE ES-003"));
    assert_eq!(file.message, "");
    assert_eq!((file.rows.read, file.rows.used, file.rows.other), (5, 4, 1));
    assert_eq!(file.mapping.len(), 15);
    assert_eq!(file.sha256.len(), 64);
    assert_eq!((portfolio.entries.len(), portfolio.lines.len()), (2, 3));
    let entry = &portfolio.entries[0];
    assert_eq!(entry.number.to_string(), "ABC-1234567-6");
    assert_eq!(portfolio.str(entry.entry_type), "01");
    assert_eq!(entry.account.map(|key| key.to_string()).as_deref(), Some("123456789"));
    assert_eq!(entry.entry_date.map(|date| iso(date.0)).as_deref(), Some("2025-03-14"));
    let (_, line) = portfolio.lines_of(entry).next().expect("a line");
    let records: Vec<_> = portfolio.tariffs_of(line).collect();
    assert_eq!(records.len(), 2);
    assert!(records[0].hts.is_some_and(|hts| hts.is_chapter99()));
    assert_eq!((records[0].duty, records[1].value), (dollars("250"), dollars("1000")));
    assert_eq!(line.amounts.value, dollars("1000"));
    assert_eq!(records[1].place.row, 3);
    let account = &portfolio.accounts[0];
    assert_eq!((account.lines, Some(account.value)), (3, dollars("3500")));
    assert_eq!(Some(account.duty), dollars("382.5"));
    assert_eq!(file.column(Field::HtsNumber).map(|column| column.index), Some(10));
}

#[test]
fn aes_export_list() {
    let portfolio = read_fixture("exports_aes.csv");
    let file = &portfolio.files[0];
    assert_eq!((file.kind, file.layout.as_str()), (SourceKind::Exports, "AES export list"));
    assert_eq!(file.status, FileStatus::Partial, "a cancelled export is set aside");
    assert_eq!((file.rows.used, file.rows.set_aside, file.rows.other), (3, 1, 2));
    assert_eq!(file.set_aside[0].amount, dollars("800"));
    let exports: Vec<_> = portfolio.exports.iter().collect();
    assert_eq!(exports[0].number_kind, ExportNumberKind::Hts);
    assert_eq!(
        (exports[0].origin, exports[1].origin),
        (ExportOrigin::Foreign, ExportOrigin::Domestic)
    );
    assert_eq!((exports[0].value, exports[0].line), (dollars("1600"), 1));
    assert_eq!(exports[2].destination, None, "a name is no code: unknown, not guessed");
    assert_eq!(portfolio.str(exports[2].destination_raw), "Germany");
    assert!(file.message.contains("row 4: \"Germany\""), "{}", file.message);
}
