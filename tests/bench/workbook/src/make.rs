//! A workbook as a spreadsheet program writes it: shared text, numbers, dates by their style.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use zip::write::{SimpleFileOptions, ZipWriter};

pub const COLUMNS: u32 = 45;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Tables that cells share; an entry number each ten rows comes on top.
const SHARED: u32 = 5_000;

/// Writes the parts that every workbook has; `rest` writes the sheet and the shared strings.
pub fn package(path: &Path, rest: impl FnOnce(&mut ZipWriter<BufWriter<File>>)) {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path).expect("a file")));
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="Main Report" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                r#"<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
            ),
        ),
    ];
    for (name, text) in parts {
        start(&mut zip, name);
        zip.write_all(text.as_bytes()).expect("written");
    }
    rest(&mut zip);
    zip.finish().expect("an archive");
}

/// Starts a part.
pub fn start(zip: &mut ZipWriter<BufWriter<File>>, name: &str) {
    zip.start_file(name, SimpleFileOptions::default().large_file(true)).expect("a part");
}

/// What stands in front of and behind the rows of a sheet.
pub fn sheet_start() -> String {
    format!(r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}"><sheetData>"#)
}

/// Writes `rows` rows and a heading; returns the number of cells.
pub fn workbook(path: &Path, rows: u32) -> u64 {
    package(path, |zip| {
        start(zip, "xl/sharedStrings.xml");
        write!(zip, r#"<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{MAIN}">"#).expect("written");
        for index in 0..SHARED {
            write!(zip, "<si><t>Shared &amp; text number {index}</t></si>").expect("written");
        }
        for entry in 0..=rows / 10 {
            write!(zip, "<si><t>ABC{entry:07}4</t></si>").expect("written");
        }
        write!(zip, "</sst>").expect("written");
        start(zip, "xl/worksheets/sheet1.xml");
        zip.write_all(sheet_start().as_bytes()).expect("written");
        for row in 0..=rows {
            zip.write_all(row_xml(row).as_bytes()).expect("written");
        }
        write!(zip, "</sheetData></worksheet>").expect("written");
    });
    u64::from(rows + 1) * u64::from(COLUMNS)
}

fn row_xml(row: u32) -> String {
    let number = row + 1;
    let mut xml = format!(r#"<row r="{number}" spans="1:45" x14ac:dyDescent="0.25">"#);
    for column in 0..COLUMNS {
        let letters = letters(column);
        let mixed = row.wrapping_mul(2_654_435_761).wrapping_add(column * 40_503);
        let cell = match column % 5 {
            _ if row == 0 => format!(r#"<c r="{letters}{number}" t="s"><v>{column}</v></c>"#),
            0 if column == 0 => {
                format!(r#"<c r="{letters}{number}" t="s"><v>{}</v></c>"#, SHARED + row / 10)
            }
            0 | 1 => format!(r#"<c r="{letters}{number}" t="s"><v>{}</v></c>"#, mixed % SHARED),
            2 => format!(r#"<c r="{letters}{number}" s="1"><v>{}</v></c>"#, 45_000 + mixed % 900),
            3 => format!(
                r#"<c r="{letters}{number}"><v>{}.{:02}</v></c>"#,
                mixed % 90_000,
                mixed % 97
            ),
            _ => format!(r#"<c r="{letters}{number}"><v>{}</v></c>"#, mixed % 1_000),
        };
        xml.push_str(&cell);
    }
    xml.push_str("</row>");
    xml
}

fn letters(column: u32) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    if column < 26 { last.to_string() } else { format!("A{last}") }
}
