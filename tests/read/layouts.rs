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
    assert_eq!(line.amounts().value, dollars("1000"));
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
    assert_eq!(exports[2].destination.map(|c| c.to_string()).as_deref(), Some("DE"));
    assert_eq!(portfolio.str(exports[2].destination_raw), "Germany", "the text is kept");
}

#[test]
fn extended_es003_with_semicolons() {
    let portfolio = read_fixture("es003_extended.csv");
    let file = &portfolio.files[0];
    assert_eq!((file.layout.as_str(), file.delimiter), ("ACE ES-003 extended", Some(b';')));
    assert!(file.unused.is_empty() && file.has(Field::PrimaryDutyRate));
    let record = portfolio.tariffs.get(0);
    assert_eq!(record.quantity2.map(|q| q.to_string()).as_deref(), Some("20.5"));
    assert_eq!(record.unit2.map(|u| u.to_string()).as_deref(), Some("KG"));
    assert_eq!(portfolio.lines[0].import_date.map(|d| iso(d.0)).as_deref(), Some("2025-03-10"));
    assert_eq!(portfolio.str(portfolio.entries[0].filer_name), "Harbor Brokers");
}

#[test]
fn main_report_with_liquidation_and_protest() {
    let portfolio = read_fixture("es003_main_report.csv");
    let file = &portfolio.files[0];
    assert_eq!(
        (file.layout.as_str(), file.status),
        ("ACE ES-003 Main Report", FileStatus::Complete)
    );
    assert!(file.unused.is_empty(), "{:?}", file.unused);
    let entry = &portfolio.entries[0];
    let text = |symbol| portfolio.str(symbol);
    assert_eq!((text(entry.protest), text(entry.protest_status)), ("270426100123", "Open"));
    assert_eq!(
        (text(entry.liquidation_status), text(entry.final_liquidation)),
        ("Liquidated", "N")
    );
    assert_eq!((text(entry.psc), text(entry.review_team)), ("Y", "A12"));
    assert_eq!(entry.liquidation_date.map(iso).as_deref(), Some("2026-01-23"));
    assert_eq!(entry.liquidated_duty, dollars("230"));
    let line = &portfolio.lines[0];
    assert_eq!((text(line.mid), text(line.spi)), ("CNSHEEXP123SHA", "S+"));
    assert_eq!(line.export_country.map(|c| c.to_string()).as_deref(), Some("HK"));
    assert_eq!(portfolio.tariffs.len(), 2);
}

#[test]
fn line_details_give_one_record_a_line() {
    let portfolio = read_fixture("line_details.csv");
    let file = &portfolio.files[0];
    assert_eq!(file.layout, "ACE entry summary line details");
    assert!(file.unused.is_empty(), "{:?}", file.unused);
    let (entry, line) = (&portfolio.entries[0], &portfolio.lines[1]);
    assert_eq!(entry.total_mpf, dollars("32.71"), "the total repeats on each row and counts once");
    assert_eq!((line.amounts().mpf, line.amounts().hmf), (dollars("1.73"), dollars("0.63")));
    assert_eq!(
        (line.amounts().value, line.amounts().reported_duty),
        (dollars("500"), dollars("82.5"))
    );
    let record = portfolio.tariffs.get(1);
    assert_eq!((record.value, record.duty, record.ordinal), (dollars("500"), dollars("82.5"), 1));
    assert_eq!(entry.latest_psc.map(iso).as_deref(), Some("2025-04-30"));
    assert_eq!(portfolio.str(entry.reconciliation_status[0]), "Filed");
    assert_eq!(portfolio.str(entry.reconciliation_status[1]), "Open");
    assert_eq!(Some(portfolio.accounts[0].duty), dollars("82.5"));
}

#[test]
fn database_headings_without_tariff_number() {
    let portfolio = read_fixture("line_database.tsv");
    let file = &portfolio.files[0];
    assert_eq!(
        (file.layout.as_str(), file.delimiter),
        ("ACE entry summary line (database)", Some(b'\t'))
    );
    assert!(file.unused.is_empty() && !file.has(Field::HtsNumber));
    assert!(file.message.contains("no column for HTS Number"), "{}", file.message);
    assert_eq!(portfolio.lines[0].amounts().value, dollars("1000"));
    assert_eq!(portfolio.tariffs.get(0).hts, None);
}

#[test]
fn broker_lines_by_synonyms() {
    let portfolio = read_fixture("broker.csv");
    let file = &portfolio.files[0];
    assert_eq!(
        (file.layout.as_str(), file.status),
        ("Broker entry lines", FileStatus::Complete),
        "{}",
        file.message
    );
    assert_eq!(file.unused, ["Total Duty", "Internal Note"]);
    let (entry, line) = (&portfolio.entries[0], &portfolio.lines[0]);
    let text = |symbol| portfolio.str(symbol);
    assert_eq!((text(entry.entry_type), text(entry.port), text(entry.mode)), ("03", "0708", "11"));
    assert_eq!((text(line.part), text(line.description)), ("P-100", "Steel nails"));
    assert_eq!(text(line.adcvd_case), "A-570-909");
    assert_eq!((line.amounts().antidumping, line.amounts().mpf), (dollars("500"), dollars("6.93")));
    assert_eq!(line.amounts().hmf, dollars("2.50"));
    assert_eq!(portfolio.tariffs.get(0).value, dollars("2000"));
    assert_eq!(portfolio.tariffs.get(0).duty, dollars("0"));
}

#[test]
fn line_amounts_repeated_on_records_are_not_multiplied() {
    let text = "Entry Summary Number,Entry Summary Line Number,Tariff Ordinal Number,HTS Number - Full,Line Goods \
                Value Amount,Line Duty Amount\nABC12345676,1,1,99038803,1000,250\nABC12345676,1,2,8471300100,1000,250\n\
                ABC12345676,2,1,99038803,0,50\nABC12345676,2,2,8471300100,200,0\n";
    let portfolio = super::support::read(&[("a.csv", text.as_bytes())]);
    let values: Vec<_> = portfolio.tariffs.iter().map(|t| (t.value, t.duty)).collect();
    assert_eq!(values[..2], [(None, None), (dollars("1000"), None)]);
    assert_eq!(values[2..], [(dollars("0"), dollars("50")), (dollars("200"), dollars("0"))]);
    assert_eq!(portfolio.lines[0].amounts().value, dollars("1000"));
    assert_eq!(portfolio.lines[0].amounts().reported_duty, dollars("250"));
    assert_eq!(
        (portfolio.lines[1].amounts().value, Some(portfolio.accounts[0].value)),
        (dollars("200"), dollars("1200"))
    );
}
