//! One cell of a report or list, with what stands beside it.

use crate::reading::read;
use tidewaiter::ingest::assemble;
use tidewaiter::model::{Field, FileStatus, Portfolio};

fn quoted(cell: &[u8]) -> Vec<u8> {
    let doubled = cell.iter().flat_map(|b| std::iter::repeat_n(*b, if *b == b'"' { 2 } else { 1 }));
    [b'"'].into_iter().chain(doubled).chain([b'"']).collect()
}

/// A table of one row.
pub fn table(headings: &str, cells: &[&[u8]]) -> Vec<u8> {
    let row: Vec<Vec<u8>> = cells.iter().map(|cell| quoted(cell)).collect();
    [headings.as_bytes(), b"\n", &row.join(&b','), b"\n"].concat()
}

/// The portfolio of a row of an entry line with these further cells; `None` where the file was not read
/// to its end or the column of `field` is not used, since its one cell contradicts its heading.
pub fn line(field: Field, headings: &str, cells: &[&[u8]]) -> Option<Portfolio> {
    let headings = format!("Entry Summary Number,Entry Summary Line Number,{headings}");
    let cells: Vec<&[u8]> = [&b"ABC12345676"[..], b"1"].iter().chain(cells).copied().collect();
    used(field, &table(&headings, &cells))
}

/// The same for a whole table.
pub fn used(field: Field, table: &[u8]) -> Option<Portfolio> {
    let portfolio = assemble(vec![read(table, 1 << 20)]);
    let file = portfolio.files.first()?;
    let is_used = file.mapping.iter().any(|column| column.field == field);
    let is_read = matches!(file.status, FileStatus::Complete | FileStatus::Partial);
    (is_used && is_read).then_some(portfolio)
}

/// A cell whose text needs no trimming and no decoding.
pub fn plain(data: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(data).ok()?;
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())).then_some(text)
}

/// The number of a text of at most so many digits, with a point and a zero or two behind them or not.
pub fn whole(text: &str, most: usize) -> Option<u32> {
    let digits = text.strip_suffix(".00").or(text.strip_suffix(".0")).unwrap_or(text);
    let fits = (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| digits.parse().ok())?
}
