//! A workbook: which sheets are reports. All of them are read.

use super::choice::Choices;
use super::file::FileIntake;
use super::messages;
use super::preview::SheetName;
use super::table::Table;
use crate::model::FileStatus;
use crate::text::{OpenError, Workbook};
use std::sync::Arc;

/// Words in the names of sheets that reports stand in, the surest first.
const REPORT_NAMES: [&str; 4] = ["main report", "es-003", "es003", "report"];

/// Sheets of a workbook that are read as reports at most; the rest is named.
const MOST_SHEETS: usize = 60;

/// Names of sheets beside a report that hold no data.
const NOT_DATA: &str = "parameters";

/// The sheets in the order in which they are tried: those that somebody chose first.
fn order(names: &[&str], choices: &Choices) -> Vec<usize> {
    let rank = |name: &str| {
        if choices.names_sheet(name) {
            return 0;
        }
        let name = name.to_lowercase();
        let report = REPORT_NAMES.iter().position(|word| name.contains(word));
        report.filter(|_| !name.contains(NOT_DATA)).unwrap_or(REPORT_NAMES.len()) + 1
    };
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|index| names.get(*index).map_or(usize::MAX, |name| rank(name)));
    order
}

/// Reads the reports of a workbook.
pub(super) fn read(file: &mut FileIntake, bytes: &[u8], choices: &Arc<Choices>) {
    let workbook = match Workbook::open(bytes) {
        Ok(workbook) => workbook,
        Err(error) => {
            let (status, message) = match &error {
                OpenError::Cut | OpenError::Damaged(_) => {
                    (FileStatus::Incomplete, error.to_string())
                }
                OpenError::Hostile(_) => (FileStatus::Refused, error.to_string()),
                OpenError::Foreign(what, advice) => {
                    (FileStatus::Refused, messages::foreign(what, advice))
                }
            };
            return file.stop(status, message);
        }
    };
    let names: Vec<&str> = workbook.sheets().collect();
    let mut sheets = Sheets::default();
    let listed = names.iter().map(|name| SheetName { name: (*name).to_owned(), hidden: false });
    file.sheets = listed.collect();
    for index in order(&names, choices) {
        let name = names.get(index).copied().unwrap_or("");
        let mut table = Table::new(false, choices, Some(name));
        let fault = workbook.read(index, &mut table).err().map(|fault| fault.to_string());
        // Rows that are read only now end the sheet: there is nothing left to break off.
        let _ = table.settle();
        sheets.add(index, name, table, fault);
    }
    sheets.give(file, &names);
}

/// Sheets of a workbook, the surest first.
#[derive(Default)]
struct Sheets<'a> {
    /// Reports, and sheets in which reading stopped.
    read: Vec<(&'a str, Table, Option<String>)>,
    /// Sheets without a report, by their place in the workbook.
    unread: Vec<(usize, &'a str, Table)>,
}

impl<'a> Sheets<'a> {
    fn add(&mut self, index: usize, name: &'a str, table: Table, fault: Option<String>) {
        if (table.has_header() || fault.is_some()) && self.read.len() < MOST_SHEETS {
            self.read.push((name, table, fault));
        } else {
            self.unread.push((index, name, table));
        }
    }

    fn give(mut self, file: &mut FileIntake, names: &[&str]) {
        self.unread.sort_by_key(|(index, ..)| *index);
        // A fault in a sheet that is no report so far must not stand for the workbook.
        self.read.sort_by_key(|(_, table, _)| !table.has_header());
        if self.read.is_empty() {
            let known = |table: &Table| table.mapping.as_ref().map_or(0, |m| m.mapped.len());
            let mut closest: Option<(&str, Table)> = None;
            for (_, name, table) in self.unread {
                if closest.as_ref().is_none_or(|(_, best)| known(&table) > known(best)) {
                    closest = Some((name, table));
                }
            }
            let message = messages::no_sheet(names, closest.as_ref().map(|(_, table)| table));
            if let Some((name, mut table)) = closest {
                file.take_preview(table.preview.take(), Some(name));
            }
            return file.stop(FileStatus::Refused, message);
        }
        let note = messages::sheets_not_read(&self.unread);
        for (at, (name, table, fault)) in self.read.into_iter().enumerate() {
            match at {
                0 => file.take_table(table, Some(name), fault, note.clone()),
                _ => file.take_sheet(table, name, fault),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Choices, order};

    #[test]
    fn sheets_by_their_names() {
        let names = ["Notes", "Report Parameters", "ES-003", "Main Report"];
        assert_eq!(order(&names, &Choices::default()), [3, 2, 0, 1]);
        assert_eq!(order(&["Sheet1", "Sheet2"], &Choices::default()), [0, 1]);
    }
}
