//! Small workbooks, made by hand.

use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A zip archive of these parts.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

/// A workbook: sheets as (name, XML of the rows), shared strings, styles (both may be empty).
pub fn workbook(
    sheets: &[(&str, &str)],
    strings: &[&str],
    styles: &str,
    date1904: bool,
) -> Vec<u8> {
    let mut list = String::new();
    let mut relations = String::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    for (i, (name, rows)) in sheets.iter().enumerate() {
        list += &format!(r#"<sheet name="{name}" sheetId="{}" r:id="rId{i}"/>"#, i + 1);
        relations += &format!(
            r#"<Relationship Id="rId{i}" Type="{TYPES}/worksheet" Target="worksheets/sheet{i}.xml"/>"#
        );
        parts.push((
            format!("xl/worksheets/sheet{i}.xml"),
            format!(r#"<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#),
        ));
    }
    if !strings.is_empty() {
        let items: String = strings.iter().map(|s| format!("<si><t>{s}</t></si>")).collect();
        // The declared counts lie.
        parts.push((
            "xl/sharedStrings.xml".into(),
            format!(
                r#"<sst xmlns="{MAIN}" count="4000000000" uniqueCount="4000000000">{items}</sst>"#
            ),
        ));
        relations += &format!(
            r#"<Relationship Id="s" Type="{TYPES}/sharedStrings" Target="/xl/sharedStrings.xml"/>"#
        );
    }
    if !styles.is_empty() {
        parts.push((
            "xl/styles.xml".into(),
            format!(r#"<styleSheet xmlns="{MAIN}">{styles}</styleSheet>"#),
        ));
        relations +=
            &format!(r#"<Relationship Id="y" Type="{TYPES}/styles" Target="styles.xml"/>"#);
    }
    let flag = if date1904 { r#"<workbookPr date1904="1"/>"# } else { "" };
    parts.push((
        "xl/workbook.xml".into(),
        format!(
            r#"<workbook xmlns="{MAIN}" xmlns:r="{TYPES}">{flag}<sheets>{list}</sheets></workbook>"#
        ),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!("<Relationships>{relations}</Relationships>"),
    ));
    parts.push((
        "_rels/.rels".into(),
        format!(r#"<Relationships><Relationship Id="r" Type="{TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
    ));
    let parts: Vec<(&str, &str)> = parts.iter().map(|(n, c)| (n.as_str(), c.as_str())).collect();
    archive(&parts)
}

/// Rows of inline strings from text with `|` between cells.
pub fn inline_rows(lines: &[&str]) -> String {
    let row = |(i, line): (usize, &&str)| {
        let cells: String = line
            .split('|')
            .map(|c| format!(r#"<c t="inlineStr"><is><t>{}</t></is></c>"#, c.trim()))
            .collect();
        format!(r#"<row r="{}">{cells}</row>"#, i + 1)
    };
    lines.iter().enumerate().map(row).collect()
}
