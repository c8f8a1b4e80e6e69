//! `tidewaiter template [NAME]`: files to fill in.

use super::check::today;
use super::{Error, OK, io, output};
use std::path::{Path, PathBuf};
use tidewaiter::ingest::{Template, templates};
use tidewaiter::report::template_xlsx;

/// What `template` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The name of a template, such as exports; without one they are listed.
    name: Option<String>,
    /// Prints what belongs in each column instead of the file.
    #[arg(long, requires = "name")]
    notes: bool,
    /// Writes the file as a workbook (XLSX) with what belongs in each column on a second sheet.
    #[arg(long, requires = "name", conflicts_with = "notes", value_name = "FILE")]
    xlsx: Option<PathBuf>,
}

/// Prints a line for each template, or the file of one, or its columns.
pub fn run(arguments: &Arguments) -> Result<u8, Error> {
    let Some(name) = &arguments.name else {
        for Template { name, title, adds, .. } in templates() {
            output::line(&format!("{name:<18} {title}: {adds}"));
        }
        return Ok(OK);
    };
    let template = Template::named(name).ok_or_else(|| {
        Error::Usage(format!("there is no template \"{name}\"; `tidewaiter template` lists them"))
    })?;
    if arguments.notes {
        notes(&template);
    } else if let Some(path) = &arguments.xlsx {
        workbook(&template, path)?;
    } else {
        output::bytes(&template.csv());
    }
    Ok(OK)
}

/// Writes the template as a workbook.
fn workbook(template: &Template, path: &Path) -> Result<(), Error> {
    let written = template_xlsx(template, today()).and_then(|bytes| std::fs::write(path, bytes));
    written.map_err(io(path))
}

/// A table of the columns. Notes are the longest and stand last, so that no cell is padded to them.
fn notes(template: &Template) {
    let mut rows = vec![["Column", "Required", "Example", "Note"]];
    rows.extend(template.columns.iter().map(|column| {
        let required = if column.required { "required" } else { "" };
        [column.heading, required, column.example, column.note]
    }));
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let [first, second, third] = [0, 1, 2].map(width);
    for [heading, required, example, note] in &rows {
        output::line(&format!("{heading:<first$}  {required:<second$}  {example:<third$}  {note}"));
    }
}
