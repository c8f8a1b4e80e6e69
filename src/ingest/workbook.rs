//! A workbook: which sheet is the report.

use super::file::FileIntake;
use super::messages;
use super::sheet_notes;
use super::table::Table;
use crate::model::FileStatus;
use crate::text::{OpenError, Record, RowSink, SheetNotes, Visibility, Workbook};
use std::ops::ControlFlow;

/// Words in the names of sheets that reports stand in, the surest first.
const REPORT_NAMES: [&str; 4] = ["main report", "es-003", "es003", "report"];

/// Names of sheets beside a report that hold no data.
const NOT_DATA: &str = "parameters";

/// Reads only as far as the headings.
struct Probe(Table);

impl RowSink for Probe {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        self.0.record(record)?;
        if self.0.has_header() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// The sheets in the order in which they are tried: of two with names as sure the one that is shown.
fn order(names: &[&str], is_hidden: impl Fn(&usize) -> bool) -> Vec<usize> {
    let rank = |name: &str| {
        let name = name.to_lowercase();
        let report = REPORT_NAMES.iter().position(|word| name.contains(word));
        report.filter(|_| !name.contains(NOT_DATA)).unwrap_or(REPORT_NAMES.len())
    };
    let mut order: Vec<usize> = (0..names.len()).collect();
    let rank_at = |index: &usize| names.get(*index).map_or(usize::MAX, |name| rank(name));
    order.sort_by_key(|index| (rank_at(index), is_hidden(index)));
    order
}

/// Reads the report of a workbook.
pub(super) fn read(file: &mut FileIntake, bytes: &[u8]) {
    let workbook = match Workbook::open(bytes) {
        Ok(workbook) => workbook,
        Err(error) => {
            let (status, message) = match &error {
                OpenError::Cut | OpenError::Damaged(_) | OpenError::Memory => {
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
    let is_hidden = |index: &usize| workbook.visibility(*index) != Visibility::Visible;
    let order = order(&names, is_hidden);
    let mut closest: Option<Table> = None;
    for (tried, index) in order.iter().enumerate() {
        let mut table = Table::new(false);
        let mut notes = SheetNotes::default();
        let fault = workbook.read_noting(*index, &mut notes, &mut table).err();
        let name = names.get(*index).copied().unwrap_or("");
        if table.has_header() || fault.is_some() {
            let others = others(&workbook, &names, order.get(tried + 1..).unwrap_or(&[]));
            let (visibility, header) = (workbook.visibility(*index), table.header_row);
            let said = sheet_notes::texts(name, visibility, &notes, header, table.mapping.as_ref());
            let macros = messages::macros(&workbook);
            let said: Vec<String> = macros.into_iter().chain(others).chain(said).collect();
            let said = (!said.is_empty()).then(|| said.join(" "));
            return file.take_table(table, Some(name), fault.map(|f| f.to_string()), said);
        }
        let known = |table: &Table| table.mapping.as_ref().map_or(0, |m| m.mapped.len());
        if closest.as_ref().is_none_or(|best| known(&table) > known(best)) {
            closest = Some(table);
        }
    }
    file.stop(FileStatus::Refused, messages::no_sheet(&names, closest.as_ref()));
}

/// Sheets that look like reports too, for the message: only one is read.
fn others(workbook: &Workbook<'_>, names: &[&str], rest: &[usize]) -> Option<String> {
    let is_report = |index: &&usize| {
        let mut probe = Probe(Table::new(false));
        workbook.read(**index, &mut probe).is_ok() && probe.0.has_header()
    };
    let mut found: Vec<&str> =
        rest.iter().filter(is_report).filter_map(|index| names.get(*index).copied()).collect();
    found.sort_unstable();
    let (one, list) = (found.len() == 1, found.join("\", \""));
    (!found.is_empty()).then(|| {
        let (what, them) = if one { ("It is", "it") } else { ("They are", "each") };
        format!(
            "Another sheet looks like a report too: \"{list}\". {what} not read: save {them} as a file \
             of its own and add that."
        )
    })
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn sheets_by_their_names() {
        let shown = |_: &usize| false;
        let names = ["Notes", "Report Parameters", "ES-003", "Main Report"];
        assert_eq!(order(&names, shown), [3, 2, 0, 1]);
        assert_eq!(order(&["Sheet1", "Sheet2"], shown), [0, 1]);
        assert_eq!(order(&["Sheet1", "Sheet2"], |index| *index == 0), [1, 0]);
    }
}
