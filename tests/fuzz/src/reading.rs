//! The readers: no panic, rows that balance, and the size of the chunks changes nothing.

use crate::zip::{Part, archive as zipped};
use std::ops::ControlFlow;
use tidewaiter::ingest::{FileIntake, Intake, assemble};
use tidewaiter::text::{Record, RowSink, Workbook, decode};

/// Reads a file in chunks of a size.
pub fn read(bytes: &[u8], chunk: usize) -> FileIntake {
    let mut intake = Intake::without_hash("a");
    bytes.chunks(chunk.max(1)).for_each(|chunk| intake.push(chunk));
    let file = intake.finish();
    let rows = file.record().rows;
    assert_eq!(rows.read, rows.used + rows.set_aside + rows.other);
    file
}

/// Text in any encoding; the first byte is the size of the chunks.
pub fn text(data: &[u8]) {
    let Some((size, bytes)) = data.split_first() else { return };
    let (whole, pieces) = (read(bytes, 1 << 20), read(bytes, usize::from(*size)));
    assert_eq!(whole.record(), pieces.record());
    let _ = assemble(vec![whole]);
}

const HEADINGS: &[u8] = b"Entry Summary Number,Entry Summary Line Number,";
const ROW: &[u8] = b"\nABC12345676,1,2,3,4,5,6,7,8,9\n";

/// A row of headings behind the two that every report has, and one without them.
pub fn headers(data: &[u8]) {
    read(&[HEADINGS, data, ROW].concat(), 1 << 20);
    read(&[data, ROW].concat(), 1 << 20);
}

struct Cells(usize);

impl RowSink for Cells {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        self.0 += record.cells().map(|cell| decode(cell.bytes).len()).sum::<usize>();
        ControlFlow::Continue(())
    }
}

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="{id}" Type="{TYPES}/{kind}" Target="{target}"/>"#)
}

/// A workbook whose parts are sound as an archive.
fn around(sheet: &[u8], strings: &[u8], styles: &[u8]) -> Vec<u8> {
    let root = relation("r", "officeDocument", "xl/workbook.xml");
    let all = [
        relation("a", "worksheet", "sheet.xml"),
        relation("b", "sharedStrings", "strings.xml"),
        relation("c", "styles", "styles.xml"),
    ];
    let wrapped = |all: &str| format!("<Relationships>{all}</Relationships>");
    let book = r#"<workbook><sheets><sheet name="Report" r:id="a"/></sheets></workbook>"#;
    zipped(&[
        Part::stored("_rels/.rels", wrapped(&root).as_bytes()),
        Part::stored("xl/workbook.xml", book.as_bytes()),
        Part::stored("xl/_rels/workbook.xml.rels", wrapped(&all.concat()).as_bytes()),
        Part::stored("xl/sheet.xml", sheet),
        Part::stored("xl/strings.xml", strings),
        Part::stored("xl/styles.xml", styles),
    ])
}

/// The XML of a workbook: sheet, shared strings and styles with a line of `====` between them.
pub fn workbook(data: &[u8]) {
    let mut parts = split(data, b"\n====\n");
    let mut next = || parts.next().unwrap_or(b"<a/>");
    let bytes = around(next(), next(), next());
    if let Ok(workbook) = Workbook::open(&bytes) {
        let _ = workbook.read(0, &mut Cells(0));
    }
    let _ = assemble(vec![read(&bytes, 1 << 20)]);
}

fn split<'a>(data: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = Some(data);
    std::iter::from_fn(move || {
        let all = rest?;
        let at = all.windows(mark.len()).position(|window| window == mark);
        rest = at.map(|at| &all[at + mark.len()..]);
        Some(at.map_or(all, |at| &all[..at]))
    })
}

const SHEET: &str = "<worksheet><sheetData><row><c t=\"str\"><v>Entry Number</v></c><c t=\"str\"><v>Line</v></c>\
                     <c t=\"str\"><v>HTS</v></c></row><row><c t=\"str\"><v>ABC12345676</v></c><c><v>1</v></c>\
                     <c><v>8471300100</v></c></row></sheetData></worksheet>";

/// A sound workbook with bytes changed: four bytes of input are a place, a value, and how it is put in.
pub fn archive(data: &[u8]) {
    let mut bytes = around(SHEET.as_bytes(), b"<sst/>", b"<styleSheet/>");
    for change in data.chunks_exact(4) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % bytes.len();
        match change[3] % 8 {
            0 => bytes.truncate(at.max(4)),
            1 => bytes.insert(at, change[2]),
            2 => bytes[at] ^= change[2],
            _ => bytes[at] = change[2],
        }
    }
    read(&bytes, 1 << 20);
}
