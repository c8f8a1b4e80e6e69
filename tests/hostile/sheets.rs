//! Workbooks around hostile parts.

use super::zip::{Part, archive};

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// Headings and one row that read, with `|` between cells.
pub const HEADINGS: &str = "Entry Summary Number|Entry Summary Line Number|Entry Date|HTS Number - Full|\
                            Line Tariff Goods Value Amount|Line Tariff Duty Amount|Importer Number";
pub const ROW: &str = "ABC12345676|1|2025-01-15|8471300100|1000.00|10.00|12-345678900";

/// The parts that every workbook of `sheets` sheets has; shared strings and styles are named in them.
pub fn frame(sheets: usize) -> Vec<Part> {
    let (mut list, mut relations) = (String::new(), String::new());
    for i in 1..=sheets {
        list += &format!(r#"<sheet name="Report {i}" sheetId="{i}" r:id="rId{i}"/>"#);
        relations += &format!(
            r#"<Relationship Id="rId{i}" Type="{TYPES}/worksheet" Target="worksheets/sheet{i}.xml"/>"#
        );
    }
    for (id, part) in [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")] {
        relations += &format!(r#"<Relationship Id="{id}" Type="{TYPES}/{id}" Target="{part}"/>"#);
    }
    vec![
        Part::new(
            "_rels/.rels",
            format!(r#"<Relationships><Relationship Id="r" Type="{TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#).as_bytes(),
        ),
        Part::new(
            "xl/workbook.xml",
            format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{TYPES}"><sheets>{list}</sheets></workbook>"#).as_bytes(),
        ),
        Part::new(
            "xl/_rels/workbook.xml.rels",
            format!("<Relationships>{relations}</Relationships>").as_bytes(),
        ),
    ]
}

/// A workbook of one sheet with these parts besides.
pub fn with(parts: Vec<Part>) -> Vec<u8> {
    archive(&[frame(1), parts].concat())
}

/// A workbook whose one sheet has these rows.
pub fn of_rows(rows: &str) -> Vec<u8> {
    with(vec![sheet(rows)])
}

/// The first sheet with these rows.
pub fn sheet(rows: &str) -> Part {
    Part::new("xl/worksheets/sheet1.xml", sheet_xml(rows).as_bytes())
}

pub fn sheet_xml(rows: &str) -> String {
    format!("{SHEET_START}{rows}{SHEET_END}")
}

pub const SHEET_START: &str = "<?xml version=\"1.0\"?><worksheet><sheetData>";
pub const SHEET_END: &str = "</sheetData></worksheet>";

/// Rows of text cells from lines with `|` between them.
pub fn rows(lines: &[&str]) -> String {
    lines.iter().map(|line| row(line)).collect()
}

fn row(line: &str) -> String {
    let cell = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    format!("<row>{}</row>", line.split('|').map(cell).collect::<String>())
}

/// Headings and the good row.
pub fn good_rows() -> String {
    rows(&[HEADINGS, ROW])
}

/// A workbook that reads.
pub fn good() -> Vec<u8> {
    of_rows(&good_rows())
}

/// The same report as CSV.
pub fn good_text() -> String {
    format!("{}\n{}\n", HEADINGS.replace('|', ","), ROW.replace('|', ","))
}
