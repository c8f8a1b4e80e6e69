//! What a workbook says beside the values of its cells, where it matters for the rows that were read.

use super::mapping::Mapping;
use crate::model::cell_letters;
use crate::text::{Merge, SheetNotes, Visibility};

/// Sentences on the sheet that was read.
pub(super) fn texts(
    sheet: &str,
    visibility: Visibility,
    notes: &SheetNotes,
    header_row: u32,
    mapping: Option<&Mapping>,
) -> Vec<String> {
    let mut texts = Vec::new();
    if visibility != Visibility::Visible {
        texts.push(format!("Sheet \"{sheet}\" is hidden in the workbook and was read."));
    }
    let used = |column: usize| {
        mapping.is_some_and(|m| m.mapped.iter().any(|known| usize::from(known.index) == column))
    };
    let matters = |merge: &&Merge| {
        let (first, last) = merge.rows;
        let (left, right) = merge.columns;
        first > header_row && (last > first || right > left) && (left..=right).any(used)
    };
    let merged = notes.merges.iter().filter(matters);
    let count = merged.clone().count();
    // The first by its place: how a file lists them says nothing.
    if let Some(first) = merged.min_by_key(|merge| (merge.rows, merge.columns)) {
        texts.push(format!(
            "Sheet \"{sheet}\": cells are merged in {} (first {}{}:{}{}). The value stands in the \
             first cell of each and the others count as blank: undo the merge and fill the value \
             down, or export the report with repeated values on.",
            if count == 1 { "1 place".to_owned() } else { format!("{count} places") },
            letters(first.columns.0),
            first.rows.0,
            letters(first.columns.1),
            first.rows.1
        ));
    }
    let formulas = notes.formulas;
    if formulas.count > 0 {
        texts.push(format!(
            "Sheet \"{sheet}\": {} no stored result and count as blank (first {}{}). Open the \
             workbook in a spreadsheet program, save it, and add it again.",
            if formulas.count == 1 {
                "1 formula has".to_owned()
            } else {
                format!("{} formulas have", formulas.count)
            },
            letters(formulas.first.1),
            formulas.first.0
        ));
    }
    let long = notes.long;
    if long.count > 0 {
        texts.push(format!(
            "Sheet \"{sheet}\": {} more than 32,767 characters (first {}{}), which no spreadsheet \
             writes; the file was made or changed by another program.",
            if long.count == 1 {
                "1 cell holds".to_owned()
            } else {
                format!("{} cells hold", long.count)
            },
            letters(long.first.1),
            long.first.0
        ));
    }
    texts
}

fn letters(column: usize) -> String {
    cell_letters(u16::try_from(column).unwrap_or(u16::MAX))
}
