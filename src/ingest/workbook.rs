//! A workbook: which sheets are reports. All of them are read.

use super::choice::Choices;
use super::file::FileIntake;
use super::messages;
use super::preview::{Preview, SheetName};
use super::sheet_notes;
use super::table::Table;
use crate::model::Arrange;
use crate::model::FileStatus;
use crate::text::{Limits, OpenError, SheetNotes, Visibility, Workbook};
use std::sync::Arc;

/// Words in the names of sheets that reports stand in, the surest first.
const REPORT_NAMES: [&str; 4] = ["main report", "es-003", "es003", "report"];

/// Names of sheets beside a report that hold no data.
const NOT_DATA: &str = "parameters";

/// The sheets in the order in which they are tried: those that somebody chose first, and of two with
/// names as sure the one that is shown.
fn order(names: &[&str], choices: &Choices, is_hidden: impl Fn(&usize) -> bool) -> Vec<usize> {
    let rank = |name: &str| {
        if choices.names_sheet(name) {
            return 0;
        }
        let name = name.to_lowercase();
        let report = REPORT_NAMES.iter().position(|word| name.contains(word));
        report.filter(|_| !name.contains(NOT_DATA)).unwrap_or(REPORT_NAMES.len()) + 1
    };
    let mut order: Vec<usize> = (0..names.len()).collect();
    let rank_at = |index: &usize| names.get(*index).map_or(usize::MAX, |name| rank(name));
    order.arrange_by_key(|index| (rank_at(index), is_hidden(index)));
    order
}

/// Reads the reports of a workbook.
pub(super) fn read(file: &mut FileIntake, bytes: &[u8], choices: &Arc<Choices>, limits: Limits) {
    let workbook = match Workbook::open_within(bytes, limits) {
        Ok(workbook) => workbook,
        Err(error) => {
            let (status, message) = match &error {
                OpenError::Cut | OpenError::Damaged(_) | OpenError::Memory => {
                    (FileStatus::Incomplete, error.to_string())
                }
                OpenError::Hostile(_) | OpenError::Packing(_) => {
                    (FileStatus::Refused, error.to_string())
                }
                OpenError::Foreign(what, advice) => {
                    (FileStatus::Refused, messages::foreign(what, advice))
                }
            };
            return file.stop(status, message);
        }
    };
    let names: Vec<&str> = workbook.sheets().collect();
    let is_hidden = |index: &usize| workbook.visibility(*index) != Visibility::Visible;
    let mut sheets = Sheets { most: limits.reports, ..Sheets::default() };
    let listed = names.iter().enumerate().map(|(index, name)| SheetName {
        name: (*name).to_owned(),
        hidden: is_hidden(&index),
        ..SheetName::default()
    });
    file.sheets = listed.collect();
    for index in order(&names, choices, is_hidden) {
        let name = names.get(index).copied().unwrap_or("");
        let mut table = Table::new(false, choices, Some(name));
        let mut notes = SheetNotes::default();
        let fault = workbook.read_noting(index, &mut notes, &mut table).err();
        // Rows that are read only now end the sheet: there is nothing left to break off.
        let _ = table.settle();
        let fault = table.out_of_room().or(fault);
        if let (Some(sheet), Some(preview)) = (file.sheets.get_mut(index), &table.preview) {
            sheet.take(preview);
        }
        let (visibility, header) = (workbook.visibility(index), table.header_row);
        let said = sheet_notes::texts(name, visibility, &notes, header, table.mapping.as_ref());
        let said = (!said.is_empty()).then(|| said.join(" "));
        if choices.looks_at(name) {
            sheets.wanted = table.preview.clone().map(|preview| (name, preview));
        }
        sheets.add(index, Sheet { name, table, fault: fault.map(|f| f.to_string()), said });
    }
    sheets.give(file, &names, messages::macros(&workbook));
}

/// A sheet that was read.
struct Sheet<'a> {
    name: &'a str,
    table: Table,
    fault: Option<String>,
    /// What the workbook says of it beside its cells.
    said: Option<String>,
}

/// Sheets of a workbook, the surest first.
#[derive(Default)]
struct Sheets<'a> {
    /// Reports, and sheets in which reading stopped.
    read: Vec<Sheet<'a>>,
    /// Sheets without a report, by their place in the workbook.
    unread: Vec<(usize, &'a str, Table)>,
    /// Reports that are read at most.
    most: usize,
    /// Reports past the most, by their place in the workbook.
    beyond: Vec<(usize, &'a str)>,
    /// Sheets that somebody chose not to read.
    left_out: Vec<&'a str>,
    /// The sheet that somebody looks at, read or not.
    wanted: Option<(&'a str, Box<Preview>)>,
}

impl<'a> Sheets<'a> {
    fn add(&mut self, index: usize, sheet: Sheet<'a>) {
        if sheet.table.is_left_out {
            return self.left_out.push(sheet.name);
        }
        let is_read = sheet.table.has_header() || sheet.fault.is_some();
        if !is_read {
            self.unread.push((index, sheet.name, sheet.table));
        } else if self.read.len() < self.most {
            self.read.push(sheet);
        } else {
            self.beyond.push((index, sheet.name));
        }
    }

    fn give(mut self, file: &mut FileIntake, names: &[&str], macros: Option<String>) {
        self.unread.arrange_by_key(|(index, ..)| *index);
        // A fault in a sheet that is no report so far must not stand for the workbook.
        self.read.arrange_by_key(|sheet| !sheet.table.has_header());
        if self.read.is_empty() {
            let known = |table: &Table| table.mapping.as_ref().map_or(0, |m| m.mapped.len());
            let mut closest: Option<(&str, Table)> = None;
            for (_, name, table) in self.unread {
                if closest.as_ref().is_none_or(|(_, best)| known(&table) > known(best)) {
                    closest = Some((name, table));
                }
            }
            let message = messages::no_sheet(names, closest.as_ref().map(|(_, table)| table));
            let left_out = messages::sheets_left_out(&self.left_out);
            let message = left_out.into_iter().chain([message]).collect::<Vec<_>>().join(" ");
            if let Some((name, mut table)) = closest {
                file.take_preview(table.preview.take(), Some(name));
            }
            if let Some((name, preview)) = self.wanted {
                file.show(preview, name);
            }
            return file.stop(FileStatus::Refused, message);
        }
        self.beyond.arrange_by_key(|(index, _)| *index);
        let beyond: Vec<&str> = self.beyond.iter().map(|(_, name)| *name).collect();
        let said_beyond = messages::sheets_beyond(&beyond, self.most);
        let not_read = messages::sheets_not_read(&self.unread);
        let left_out = messages::sheets_left_out(&self.left_out);
        for (at, Sheet { name, table, fault, said }) in self.read.into_iter().enumerate() {
            if at > 0 {
                file.take_sheet(table, name, fault, said);
                continue;
            }
            let texts = macros.iter().chain(&left_out).chain(&not_read).cloned();
            let said: Vec<String> = texts.chain(said).collect();
            let said = (!said.is_empty()).then(|| said.join(" "));
            file.take_table(table, Some(name), fault, said);
        }
        if let (Some(first), Some(message)) = (beyond.first(), said_beyond) {
            file.leave_sheet(first, message);
        }
        if let Some((name, preview)) = self.wanted {
            file.show(preview, name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Choices, order};

    #[test]
    fn sheets_by_their_names() {
        let (none, shown) = (Choices::default(), |_: &usize| false);
        let names = ["Notes", "Report Parameters", "ES-003", "Main Report"];
        assert_eq!(order(&names, &none, shown), [3, 2, 0, 1]);
        assert_eq!(order(&["Sheet1", "Sheet2"], &none, shown), [0, 1]);
        assert_eq!(order(&["Sheet1", "Sheet2"], &none, |index| *index == 0), [1, 0]);
    }
}
