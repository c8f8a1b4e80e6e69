//! Sheets of what an importer keeps beside the reports: the requests from CBP, and the other lists.

use super::list::{Kind, field, items, objects};
use crate::report::xlsx::Workbook;
use serde_json::Value;
use std::io::{self, Write};

/// Requests from CBP, and the lists that were read. Without any there is no sheet.
pub(super) fn write<W: Write>(book: &mut Workbook<W>, overview: &Value) -> io::Result<()> {
    let requests = items(&overview["requests"]);
    if !requests.is_empty() {
        let fields = [
            field("Request", 14, "/form", Kind::Text),
            field("Number", 18, "/number", Kind::Code),
            field("Entry", 16, "/entry", Kind::Code),
            field("Issued", 12, "/issued", Kind::Day),
            field("Answer due", 12, "/due", Kind::Day),
            field("Due by", 26, "/due_by", Kind::Text),
            field("Answered", 12, "/answered", Kind::Day),
            field("Days left", 10, "/days_left", Kind::Number),
            field("Center or team", 24, "/team", Kind::Text),
            field("About", 60, "/subject", Kind::Text),
        ];
        objects(book, "CBP requests", &fields, requests)?;
    }
    let lists = items(&overview["lists"]);
    if !lists.is_empty() {
        let fields = [
            field("List", 22, "/kind", Kind::Text),
            field("Rows", 10, "/rows", Kind::Number),
            field("Holds", 50, "/holds", Kind::Text),
            field("Decides", 80, "/decides", Kind::Text),
            field("Not computed", 80, "/not_computed", Kind::Text),
        ];
        objects(book, "Lists", &fields, lists)?;
    }
    Ok(())
}
