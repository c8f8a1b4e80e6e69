//! Wherever memory ends, reading ends with a word about it: nothing aborts, nothing that was lost is
//! used, and the next file reads.

use super::{Intake, assemble};
use crate::model::{FileRecord, FileStatus};
use crate::text::memory_limit as limit;

/// A report of so many rows, three to an entry, each with words of its own.
fn report(rows: usize) -> String {
    let head = "Entry Summary Number,Entry Summary Line Number,Tariff Ordinal Number,HTS Number - Full,Line \
                Tariff Goods Value Amount,Line Tariff Duty Amount,Line MPF Amount,Manufacturer ID,Description\n";
    let row = |i: usize| {
        format!(
            "ABC{:08},{},1,8471300100,{}.50,{}.25,{}.10,MXACE{i}MON,goods number {i}\n",
            i / 3,
            i % 3 + 1,
            1_000 + i,
            i % 50,
            i % 7
        )
    };
    head.to_owned() + &(0..rows).map(row).collect::<String>()
}

fn exports(rows: usize) -> String {
    let row = |i: usize| format!("X20250618{i:06},1,2025-06-18,7310100015,{i},NO,{i}.00,DE\n");
    let head = "ITN,Line Number,Export Date,Schedule B/HTS Number,Quantity 1,UOM 1,Value,Country\n";
    head.to_owned() + &(0..rows).map(row).collect::<String>()
}

fn ledger(rows: usize) -> String {
    let row =
        |i: usize| format!("M-{i},{:02}/0{}/2025,Receipt,P-{i},{i}.5\n", i % 12 + 1, i % 9 + 1);
    let head = "Movement Number,Movement Date,Movement Type,Part Number,Quantity\n";
    head.to_owned() + &(0..rows).map(row).collect::<String>()
}

fn parts(rows: usize) -> String {
    let row = |i: usize| format!("P-{i},kegs number {i},7310100015,NO,MX\n");
    let head = "Part Number,Part Description,HTS Number,Base Unit,Country of Origin\n";
    head.to_owned() + &(0..rows).map(row).collect::<String>()
}

fn watched(rows: usize) -> String {
    let row = |i: usize| format!("A-201-{i:03},case {i},7310.10; 7310.29; 8471.30,MX; CN,1.5\n");
    let head = "Case Number,Order,Tariff Numbers,Countries,Cash Deposit Rate\n";
    head.to_owned() + &(0..rows).map(row).collect::<String>()
}

/// Whole entry summaries with days that can be read in two ways, totals and claims.
fn claims(rows: usize) -> String {
    let head = "Entry Summary Number,Entry Date,Import Date,Total Duty Amount,CAPE Claim Number,Claim Status\n";
    let row = |i: usize| {
        format!("ABC{:08},03/04/2025,02/03/2025,\"1,{:03}\",{i},Accepted\n", i / 2, i % 999)
    };
    head.to_owned() + &(0..rows).map(row).collect::<String>()
}

/// A report of the same lines as [`report`], in another order and with columns that may be of the whole
/// entry.
fn unsorted(rows: usize) -> String {
    let head = "Entry Number,Line,HTS,Entered Value,Total Duty,MPF,Import Date\n";
    let row = |i: usize| {
        format!("ABC{:08},{},8471300100,{}.50,9.00,7.00,03/04/2025\n", i / 3, i % 3 + 1, 1_000 + i)
    };
    head.to_owned() + &(0..rows).rev().map(row).collect::<String>()
}

fn read(text: &str, left: usize) -> FileRecord {
    read_files(&[text], left).swap_remove(0)
}

/// The records of files, the first of the first file first.
fn read_files(texts: &[&str], left: usize) -> Vec<FileRecord> {
    limit::with(left, || {
        let intake = |(text, name): (&&str, &str)| {
            let mut intake = Intake::new(name);
            text.as_bytes().chunks(1 << 16).for_each(|chunk| intake.push(chunk));
            intake.finish()
        };
        let files = texts.iter().zip(["a.csv", "b.csv"]).map(intake).collect();
        let portfolio = assemble(files);
        let mut records = portfolio.files.clone();
        records.sort_by(|a, b| a.name.cmp(&b.name));
        for record in &records {
            let rows = record.rows;
            assert_eq!(rows.read, rows.used + rows.set_aside + rows.other, "{left} bytes");
            assert!(portfolio.is_incomplete() || record.status != FileStatus::Incomplete);
        }
        if records.iter().all(|record| record.status == FileStatus::Incomplete) {
            assert!(portfolio.lines.is_empty() && portfolio.tariffs.is_empty());
            assert!(portfolio.entries.is_empty() && portfolio.without_lines.is_empty());
            assert!(portfolio.exports.is_empty() && portfolio.movements.is_empty());
            assert!(portfolio.lists.parts.is_empty() && portfolio.lists.watched_cases.is_empty());
        }
        records
    })
}

/// Reads a text with less and less memory.
fn with_less_and_less(text: &str) {
    let whole = read(text, usize::MAX);
    assert_eq!(whole.status, FileStatus::Complete, "{}", whole.message);
    let is_enough = |left: &usize| read(text, *left).status == FileStatus::Complete;
    let enough = (1..40).map(|bits| 1 << bits).find(is_enough).expect("enough");
    let less = std::iter::successors(Some(enough), |left| Some(left * 5 / 6));
    let (mut stopped, mut rows) = (0, Vec::new());
    for left in less.take(50).chain([0, 1, 100]) {
        let record = read(text, left);
        if record.status == FileStatus::Complete {
            assert_eq!(record.rows, whole.rows);
            continue;
        }
        assert_eq!(record.status, FileStatus::Incomplete, "{}", record.message);
        assert!(record.message.contains("Reading stopped at row "), "{}", record.message);
        assert!(record.message.contains("needs more memory"), "{}", record.message);
        stopped += 1;
        rows.push(record.rows.read);
        assert_eq!(read(text, usize::MAX).status, FileStatus::Complete, "the next file reads");
    }
    rows.sort_unstable();
    rows.dedup();
    assert!(stopped > 10 && rows.len() > 5, "stopped {stopped} times, behind {rows:?} rows");
}

#[test]
fn lines_of_entries_end_with_a_word() {
    with_less_and_less(&report(2_000));
}

#[test]
fn exports_end_with_a_word() {
    with_less_and_less(&exports(3_000));
}

#[test]
fn movements_end_with_a_word() {
    with_less_and_less(&ledger(3_000));
}

#[test]
fn lists_end_with_a_word() {
    with_less_and_less(&parts(3_000));
    with_less_and_less(&watched(900));
}

#[test]
fn whole_entries_and_claims_end_with_a_word() {
    with_less_and_less(&claims(3_000));
}

#[test]
fn lines_in_any_order_end_with_a_word() {
    with_less_and_less(&unsorted(3_000));
}

#[test]
fn what_was_read_but_cannot_be_joined_is_given_back() {
    let texts = [report(600), unsorted(600)];
    let texts = texts.each_ref().map(String::as_str);
    let whole = read_files(&texts, usize::MAX);
    assert!(whole.iter().all(|r| r.status != FileStatus::Incomplete), "{}", whole[0].message);
    let mut joined = 0;
    for left in (0..80).map(|step| step * 12_000) {
        let records = read_files(&texts, left);
        let stopped = |record: &FileRecord| record.status == FileStatus::Incomplete;
        if records.iter().all(|record| stopped(record) && record.rows.read == 601) {
            joined += 1;
            let said = |record: &FileRecord| record.message.contains("needs more memory");
            assert!(records.iter().all(said), "{}", records[0].message);
        }
        if !records.iter().any(stopped) {
            assert_eq!(records, whole, "{left} bytes");
        }
    }
    assert!(joined > 2, "both files were read, and then there was no room to join them: {joined}");
    assert_eq!(read_files(&texts, usize::MAX), whole, "the next files read");
}
