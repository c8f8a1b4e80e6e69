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

fn read(text: &str, left: usize) -> FileRecord {
    limit::with(left, || {
        let mut intake = Intake::new("a.csv");
        text.as_bytes().chunks(1 << 16).for_each(|chunk| intake.push(chunk));
        let portfolio = assemble(vec![intake.finish()]);
        let record = portfolio.files[0].clone();
        let rows = record.rows;
        assert_eq!(rows.read, rows.used + rows.set_aside + rows.other, "{left} bytes");
        if record.status == FileStatus::Incomplete {
            assert!(portfolio.is_incomplete() && portfolio.lines.is_empty());
            assert!(portfolio.exports.is_empty());
        }
        record
    })
}

/// Reads a text with less and less memory.
fn with_less_and_less(text: &str) {
    let whole = read(text, usize::MAX);
    assert_eq!(whole.status, FileStatus::Complete, "{}", whole.message);
    let (mut stopped, mut rows) = (0, Vec::new());
    for step in 0..60 {
        let record =
            read(text, 3_usize.pow(step % 15) + usize::try_from(step).expect("small") * 997);
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
