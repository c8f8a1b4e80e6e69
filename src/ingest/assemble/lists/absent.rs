//! Earlier claims on lines and exports that no file has: they take nothing, and the list says so.

use crate::model::{ExportIndex, FileId, Place, Portfolio};
use std::collections::BTreeMap;

/// Rows of a file that name what is not there: how many, and the first with its name.
type Absent = BTreeMap<FileId, (u64, u32, String)>;

fn count(absent: &mut Absent, place: Place, name: String) {
    let (rows, first, shown) =
        absent.entry(place.file).or_insert_with(|| (0, place.row, name.clone()));
    *rows += 1;
    if place.row < *first {
        (*first, *shown) = (place.row, name);
    }
}

/// Adds a sentence to the message of each list that names entry lines or exports that are not there.
pub(in crate::ingest::assemble) fn note_absent(portfolio: &mut Portfolio) {
    let (lines, exports) = (absent_lines(portfolio), absent_exports(portfolio));
    let what = "an entry line that no file here has";
    note(portfolio, &lines, what, "Add the report with it, if it is to be seen.");
    let what = "an export that no list here has";
    note(portfolio, &exports, what, "Add the export list with it, if it is to be seen.");
}

fn note(portfolio: &mut Portfolio, absent: &Absent, what: &str, action: &str) {
    for (file, (rows, first, name)) in absent {
        let Some(record) = portfolio.files.get_mut(usize::from(file.0)) else { continue };
        let space = if record.message.is_empty() { "" } else { " " };
        let start = if *rows == 1 { "1 row names".to_owned() } else { format!("{rows} rows name") };
        let text = format!(
            "{start} {what} (first in row {first}: {name}); nothing is taken off for {}. {action}",
            if *rows == 1 { "it" } else { "them" }
        );
        record.message = format!("{}{space}{text}", record.message);
    }
}

fn absent_lines(portfolio: &Portfolio) -> Absent {
    let mut absent = Absent::new();
    for claim in &portfolio.lists.prior_claims {
        if claim.lines(portfolio).is_empty() {
            let line = claim.entry_line.map(|line| format!(", line {line}")).unwrap_or_default();
            count(&mut absent, claim.place, format!("{}{line}", claim.entry));
        }
    }
    absent
}

fn absent_exports(portfolio: &Portfolio) -> Absent {
    let mut absent = Absent::new();
    if portfolio.lists.used_exports.is_empty() {
        return absent;
    }
    let index = ExportIndex::new(portfolio);
    for used in &portfolio.lists.used_exports {
        if index.find(used).is_empty() {
            let number = if used.itn.is_some() { used.itn } else { used.reference };
            let line = used.line.map(|line| format!(", line {line}")).unwrap_or_default();
            count(&mut absent, used.place, format!("{}{line}", portfolio.str(number)));
        }
    }
    absent
}
