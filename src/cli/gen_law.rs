//! `tidewaiter gen-law SOURCE_DIR`.

use super::{Error, OK, output};
use std::path::Path;

/// Writes the law tables from a folder of sources.
pub fn run(source: &Path, out: &Path) -> Result<u8, Error> {
    let summary = tidewaiter::gen_law::run(source, out)
        .map_err(|error| Error::Generator(error.to_string()))?;
    output::message(&format!("law {}", summary.hash));
    for (name, rows) in &summary.tables {
        output::message(&format!("  {name}: {rows} records"));
    }
    for row in &summary.tariff {
        output::message(&format!("  {}: {} {}", row.source, row.rows, row.what));
    }
    Ok(OK)
}
