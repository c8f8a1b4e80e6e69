//! Workbooks of other projects hold what they say: sheets by name and visibility, and cells, as an
//! independent reader sees them. The table lies beside this file; the workbooks come from the folder
//! that `TIDEWAITER_FIXTURES` names.

use std::ops::ControlFlow;
use std::path::Path;
use tidewaiter::text::{Record, RowSink, Visibility, Workbook, decode};

/// `file | sheet | name | hidden | row:column=text…`
const TABLE: &str = include_str!("fixture_cells.txt");

/// Looks for the cells that are expected.
struct Cells<'a> {
    wanted: Vec<(u32, usize, &'a str)>,
    wrong: Vec<String>,
}

impl RowSink for Cells<'_> {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        let wrong = &mut self.wrong;
        self.wanted.retain(|(row, column, text)| {
            let found = decode(record.cell(*column).bytes);
            if *row == record.row && found != *text {
                wrong.push(format!("{row}:{column} is {found:?}, not {text:?}"));
            }
            *row != record.row
        });
        ControlFlow::Continue(())
    }
}

fn check(line: &str, folder: &Path) -> Vec<String> {
    let mut parts = line.split('|');
    let mut next = || parts.next().expect("a cell of the table");
    let (file, sheet, name, hidden) = (next(), next(), next(), next());
    let index: usize = sheet.parse().expect("a number");
    let Ok(bytes) = std::fs::read(folder.join(file)) else {
        return vec![format!("{file} is absent")];
    };
    let workbook = match Workbook::open(&bytes) {
        Ok(workbook) => workbook,
        Err(error) => return vec![format!("{file}: {error}")],
    };
    let mut wrong = Vec::new();
    if workbook.sheets().nth(index) != Some(name) {
        wrong.push(format!("sheet {index} is {:?}", workbook.sheets().nth(index)));
    }
    if (workbook.visibility(index) == Visibility::Visible) != hidden.is_empty() {
        wrong.push(format!("sheet {index} is {:?}", workbook.visibility(index)));
    }
    let wanted = parts.map(|cell| {
        let (at, text) = cell.split_once('=').expect("a place and a text");
        let (row, column) = at.split_once(':').expect("a row and a column");
        (row.parse().expect("a row"), column.parse().expect("a column"), text)
    });
    let mut cells = Cells { wanted: wanted.collect(), wrong: Vec::new() };
    if let Err(fault) = workbook.read(index, &mut cells) {
        wrong.push(fault.to_string());
    }
    wrong.extend(cells.wrong);
    wrong.extend(cells.wanted.iter().map(|(row, column, _)| format!("{row}:{column} is missing")));
    wrong.iter().map(|what| format!("{file} \"{name}\": {what}")).collect()
}

#[test]
fn workbooks_of_others_hold_what_they_say() {
    let Some(root) = std::env::var_os("TIDEWAITER_FIXTURES") else {
        eprintln!("skipped: TIDEWAITER_FIXTURES is not set");
        return;
    };
    let lines: Vec<&str> = TABLE.lines().collect();
    assert!(lines.len() > 100, "{} sheets", lines.len());
    let wrong: Vec<String> = lines.iter().flat_map(|line| check(line, Path::new(&root))).collect();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}
