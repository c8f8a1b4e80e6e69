//! Amounts whose point may be one before cents or one of thousands.

use crate::ingest::tally::Note;

/// Amounts with a point in front of three digits, in a column that does not say what it separates.
pub(super) fn unproven(place: &str, note: &Note) -> String {
    let Note { cells, row, value, .. } = note;
    let (amounts, read) = if *cells == 1 {
        ("1 amount has".to_owned(), "it was")
    } else {
        (format!("{cells} amounts have"), "they were")
    };
    format!(
        "{place}: {amounts} a point in front of three digits, which may separate thousands, and no \
         cell of the column proves either way; {read} read with a point before the cents (first in row \
         {row}: \"{value}\"). If the point separates thousands, write the amounts without it, such as \
         1234.00, and add the file again."
    )
}
