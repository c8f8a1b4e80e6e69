//! The parts around the sheets.

use super::text;
use crate::model::{Date, iso};
use std::io::{self, Write};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// Where the workbook stands.
pub(super) const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

/// A sheet that was written.
#[derive(Debug)]
pub(super) struct Listed {
    /// Its name.
    pub name: String,
    /// The range of its filter.
    pub filter: String,
}

/// The path of a sheet, by its place from 0.
pub(super) fn sheet_path(index: usize) -> String {
    format!("xl/worksheets/sheet{}.xml", index + 1)
}

/// The list of sheets, with their filters and with headings repeated on every printed page.
pub(super) fn workbook(out: &mut dyn Write, sheets: &[Listed]) -> io::Result<()> {
    write!(
        out,
        r#"{HEAD}
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView/></bookViews><sheets>"#
    )?;
    for (n, sheet) in (1..).zip(sheets) {
        let n: usize = n;
        out.write_all(br#"<sheet name=""#)?;
        text::write(&sheet.name, out)?;
        write!(out, r#"" sheetId="{n}" r:id="rId{n}"/>"#)?;
    }
    out.write_all(b"</sheets><definedNames>")?;
    for (n, sheet) in sheets.iter().enumerate() {
        write!(out, r#"<definedName name="_xlnm._FilterDatabase" localSheetId="{n}" hidden="1">"#)?;
        quoted(&sheet.name, out)?;
        write!(out, "!{}</definedName>", absolute(&sheet.filter))?;
    }
    for (n, sheet) in sheets.iter().enumerate() {
        write!(out, r#"<definedName name="_xlnm.Print_Titles" localSheetId="{n}">"#)?;
        quoted(&sheet.name, out)?;
        out.write_all(b"!$1:$1</definedName>")?;
    }
    out.write_all(b"</definedNames></workbook>")
}

fn quoted(name: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"'")?;
    text::write(&name.replace('\'', "''"), out)?;
    out.write_all(b"'")
}

/// `A1:C9` as `$A$1:$C$9`.
fn absolute(range: &str) -> String {
    let mut out = String::new();
    let mut before = ':';
    for c in range.chars() {
        let starts_letters = c.is_ascii_alphabetic() && before == ':';
        let starts_digits = c.is_ascii_digit() && before.is_ascii_alphabetic();
        if starts_letters || starts_digits {
            out.push('$');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Which part is which.
pub(super) fn relations(out: &mut dyn Write, sheets: &[Listed]) -> io::Result<()> {
    write!(
        out,
        r#"{HEAD}
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
    )?;
    for n in 1..=sheets.len() {
        write!(
            out,
            r#"<Relationship Id="rId{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>"#
        )?;
    }
    write!(
        out,
        r#"<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
        sheets.len() + 1
    )
}

/// What kind each part is of.
pub(super) fn types(out: &mut dyn Write, sheets: &[Listed]) -> io::Result<()> {
    write!(
        out,
        r#"{HEAD}
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#
    )?;
    for index in 0..sheets.len() {
        let path = sheet_path(index);
        write!(
            out,
            r#"<Override PartName="/{path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#
        )?;
    }
    out.write_all(b"</Types>")
}

/// Title and day.
pub(super) fn properties(out: &mut dyn Write, title: &str, day: Date) -> io::Result<()> {
    write!(
        out,
        r#"{HEAD}
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>"#
    )?;
    text::write(title, out)?;
    let day = iso(day);
    write!(
        out,
        r#"</dc:title><dc:creator>Tidewaiter</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>"#
    )
}
