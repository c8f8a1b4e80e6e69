//! Files that harm readers.

use super::make::{package, sheet_start, start};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use zip::ZipWriter;

/// A file and how it is made.
pub struct Case {
    pub name: &'static str,
    pub write: fn(&Path),
}

pub const CASES: [Case; 10] = [
    Case { name: "A1 and XFD1048576 only", write: sparse },
    Case { name: "shared strings claim 4000000000", write: count },
    Case { name: "30 million cells", write: cells },
    Case { name: "one cell of 2 GiB", write: long },
    Case { name: "1 GiB of white space", write: space },
    Case { name: "entity expansion", write: entities },
    Case { name: "100000 elements deep", write: deep },
    Case { name: "a tag of 1 GiB", write: tag },
    Case { name: "cut in half", write: cut },
    Case { name: "empty sheet part", write: empty },
];

type Zip = ZipWriter<BufWriter<File>>;

fn sheet(path: &Path, rows: impl FnOnce(&mut Zip)) {
    package(path, |zip| {
        start(zip, "xl/worksheets/sheet1.xml");
        zip.write_all(sheet_start().as_bytes()).expect("written");
        rows(zip);
        write!(zip, "</sheetData></worksheet>").expect("written");
    });
}

fn repeated(zip: &mut Zip, text: &str, bytes: u64) {
    let block = text.repeat((1 << 20) / text.len());
    for _ in 0..bytes / block.len() as u64 {
        zip.write_all(block.as_bytes()).expect("written");
    }
}

fn sparse(path: &Path) {
    sheet(path, |zip| {
        write!(zip, r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#)
            .expect("written");
    });
}

fn count(path: &Path) {
    package(path, |zip| {
        start(zip, "xl/sharedStrings.xml");
        write!(zip, r#"<sst count="4000000000" uniqueCount="4000000000"><si><t>a</t></si></sst>"#).expect("written");
        start(zip, "xl/worksheets/sheet1.xml");
        write!(zip, r#"{}<row r="1"><c t="s"><v>0</v></c></row></sheetData></worksheet>"#, sheet_start())
            .expect("written");
    });
}

fn cells(path: &Path) {
    sheet(path, |zip| {
        let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1_000));
        for _ in 0..30_000 {
            zip.write_all(row.as_bytes()).expect("written");
        }
    });
}

fn long(path: &Path) {
    sheet(path, |zip| {
        write!(zip, r#"<row><c t="inlineStr"><is><t>"#).expect("written");
        repeated(zip, "a", 2 << 30);
        write!(zip, "</t></is></c></row>").expect("written");
    });
}

fn space(path: &Path) {
    sheet(path, |zip| repeated(zip, " ", 1 << 30));
}

fn tag(path: &Path) {
    sheet(path, |zip| {
        write!(zip, "<row").expect("written");
        repeated(zip, " ", 1 << 30);
        write!(zip, "/>").expect("written");
    });
}

fn entities(path: &Path) {
    package(path, |zip| {
        start(zip, "xl/sharedStrings.xml");
        write!(zip, "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\">").expect("written");
        for (name, of) in ["b", "c", "d", "e", "f", "g", "h"].iter().zip(["a", "b", "c", "d", "e", "f", "g"]) {
            write!(zip, "<!ENTITY {name} \"{}\">", format!("&{of};").repeat(10)).expect("written");
        }
        write!(zip, "<!ENTITY x SYSTEM \"file:///etc/hostname\">]><sst><si><t>&h;&x;</t></si></sst>").expect("written");
        start(zip, "xl/worksheets/sheet1.xml");
        write!(zip, r#"{}<row r="1"><c t="s"><v>0</v></c></row></sheetData></worksheet>"#, sheet_start())
            .expect("written");
    });
}

fn deep(path: &Path) {
    sheet(path, |zip| zip.write_all("<row>".repeat(100_000).as_bytes()).expect("written"));
}

fn cut(path: &Path) {
    sparse(path);
    let bytes = std::fs::read(path).expect("bytes");
    std::fs::write(path, &bytes[..bytes.len() / 2]).expect("written");
}

fn empty(path: &Path) {
    package(path, |zip| start(zip, "xl/worksheets/sheet1.xml"));
}
