//! Archives that are broken, or hold what no workbook needs.

use super::cases::Case;
use super::run::read;
use super::sheets::{self, HEADINGS, frame, good_rows, sheet, with};
use super::zip::{Part, archive};
use tidewaiter::model::FileStatus;

pub fn cases() -> Vec<Case> {
    [archives(), relations()].into_iter().flatten().collect()
}

fn archives() -> Vec<Case> {
    vec![
        Case::refused("a part that is there twice", || {
            with(vec![sheet(&good_rows()), Part::new("XL/Worksheets/Sheet1.xml", b"<a/>")])
        })
        .says(&["is in it twice"]),
        Case::complete("parts whose names lead out of the archive", 1, || {
            let names = ["../../xl/worksheets/sheet1.xml", "/etc/passwd", "..\\..\\windows\\a.dll"];
            let more = names.map(|name| Part::new(name, b"<worksheet/>"));
            archive(&[more.to_vec(), frame(1), vec![sheet(&good_rows())]].concat())
        }),
        Case::refused("an archive in an archive", || {
            archive(&[Part::stored("report.xlsx", &sheets::good())])
        })
        .says(&["a zip archive that is no workbook", "Unpack it"]),
        Case::incomplete("an archive for a sheet", 0, || {
            with(vec![Part::stored("xl/worksheets/sheet1.xml", &sheets::good())])
        })
        .says(&["is damaged or cut"]),
        Case::complete("macros beside the sheets", 1, || {
            with(vec![sheet(&good_rows()), Part::stored("xl/vbaProject.bin", b"\xD0\xCF\x11\xE0")])
        })
        .says(&["holds macros; they were neither read nor run"]),
        Case::refused("parts with a password", || with(vec![sheet(&good_rows()).encrypted()]))
            .says(&["a zip archive with a password", "without a password"]),
        Case::refused("parts packed by LZMA", || {
            let parts = [frame(1), vec![sheet(&good_rows())]].concat();
            archive(&parts.into_iter().map(|part| part.packed_by(14)).collect::<Vec<_>>())
        })
        .says(&[
            "\"xl/workbook.xml\" is packed by a method that we do not read",
            "Open the workbook in Excel and save it again as XLSX",
        ]),
        Case::incomplete("a sheet packed by Deflate64", 0, || {
            with(vec![sheet(&good_rows()).packed_by(9)])
        })
        .says(&[
            "\"xl/worksheets/sheet1.xml\" is packed by a method that we do not read",
            "save it again as XLSX",
        ]),
        Case::refused("texts packed by Zstandard", || {
            let text = Part::new("xl/sharedStrings.xml", b"<sst><si><t>x</t></si></sst>");
            with(vec![text.packed_by(93), sheet(&good_rows())])
        })
        .says(&["\"xl/sharedStrings.xml\" is packed by a method that we do not read"]),
        Case::complete("a picture packed by LZMA", 1, || {
            let picture = Part::stored("xl/media/image1.png", b"\x89PNG").packed_by(14);
            with(vec![sheet(&good_rows()), picture])
        }),
        Case::incomplete("a sheet whose checksum does not agree", 1, || {
            with(vec![sheet(&good_rows()).with_wrong_checksum()])
        })
        .says(&["is damaged or cut", "Download the workbook again"]),
        Case::incomplete("texts whose checksum does not agree", 0, || {
            let text = Part::new("xl/sharedStrings.xml", b"<sst><si><t>x</t></si></sst>");
            with(vec![text.with_wrong_checksum(), sheet(&good_rows())])
        })
        .says(&["\"xl/sharedStrings.xml\" is damaged or cut"]),
        Case::refused("sixty thousand parts, it says", || {
            let mut bytes = sheets::good();
            let at = bytes.len() - 12;
            bytes[at..at + 2].copy_from_slice(&60_000u16.to_le_bytes());
            bytes
        }),
        Case::incomplete("a directory outside the file", 0, || {
            let mut bytes = sheets::good();
            let at = bytes.len() - 6;
            bytes[at..at + 4].copy_from_slice(&0xFFFF_FFF0_u32.to_le_bytes());
            bytes
        })
        .says(&["has no end"]),
        Case::refused("a large directory that is not there", || {
            let mut bytes = sheets::good();
            let at = bytes.len() - 12;
            bytes[at..at + 2].copy_from_slice(&[0xFF; 2]);
            bytes
        }),
        Case::incomplete("half a workbook", 0, || {
            let bytes = sheets::good();
            bytes[..bytes.len() / 2].to_vec()
        })
        .says(&["the file was cut"]),
        Case::incomplete("a sheet without end", 1, || {
            with(vec![Part::new(
                "xl/worksheets/sheet1.xml",
                format!("<worksheet><sheetData>{}", good_rows()).as_bytes(),
            )])
        })
        .says(&["is damaged or cut"]),
        Case::complete("a text longer than a cell holds", 2, || {
            let row = sheets::rows(&[&format!("ABC12345684|1|{}", "é".repeat(32_768))]);
            sheets::of_rows(&(good_rows() + &row))
        })
        .says(&["1 cell holds more than 32,767 characters (first C3)"]),
    ]
}

/// A workbook whose one sheet is said to be elsewhere.
fn sheet_at(target: &str) -> Vec<u8> {
    let relations = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" {target}/></Relationships>"
    );
    let mut parts = frame(1);
    parts[2] = Part::new("xl/_rels/workbook.xml.rels", relations.as_bytes());
    archive(&[parts, vec![sheet(&good_rows())]].concat())
}

fn relations() -> Vec<Case> {
    vec![
        Case::refused("a sheet outside the archive", || {
            sheet_at("Target=\"../../../../../../etc/passwd\"")
        })
        .says(&["has no sheet with cells"]),
        Case::refused("a sheet on the network", || {
            sheet_at("TargetMode=\"External\" Target=\"https://example.org/sheet1.xml\"")
        })
        .says(&["has no sheet with cells"]),
        Case::complete("links to other workbooks", 1, || {
            let link = "<externalLink><externalBook r:id=\"rId1\"/></externalLink>";
            let relation = "<Relationships><Relationship Id=\"rId1\" Type=\"x/externalLinkPath\" \
                            TargetMode=\"External\" Target=\"file:///etc/passwd\"/></Relationships>";
            with(vec![
                sheet(&good_rows()),
                Part::new("xl/externalLinks/externalLink1.xml", link.as_bytes()),
                Part::new("xl/externalLinks/_rels/externalLink1.xml.rels", relation.as_bytes()),
            ])
        }),
        Case::refused("twenty thousand relations", || {
            let one = "<Relationship Id=\"rId9\" Type=\"x/worksheet\" Target=\"a\"/>";
            let all = format!("<Relationships>{}</Relationships>", one.repeat(20_000));
            let mut parts = frame(1);
            parts[2] = Part::stored("xl/_rels/workbook.xml.rels", all.as_bytes());
            archive(&[parts, vec![sheet(&good_rows())]].concat())
        })
        .says(&["more than 10000 sheets or relations"]),
    ]
}

#[test]
fn a_workbook_cut_anywhere_is_not_complete() {
    let whole = sheets::good();
    for part in 0..16 {
        let cut = read("a.xlsx", &whole[..whole.len() * part / 16]);
        assert_ne!(cut.status, FileStatus::Complete, "{part}/16: {}", cut.message);
        assert_eq!(cut.rows.used, 0, "{part}/16");
    }
}

#[test]
fn a_text_cut_anywhere_keeps_what_it_has_and_says_so() {
    let rows = "\"ABC12345676\",\"1\",\"2025-01-15\",\"8471300100\",\"1000.00\",\"10.00\",\"12-345678900\"\n";
    let whole = format!("{}\n{}", HEADINGS.replace('|', ","), rows.repeat(40));
    for part in 1..16 {
        let cut = read("a.csv", &whole.as_bytes()[..whole.len() * part / 16 + 1]);
        let said = cut.message.contains("ends inside row") || cut.message.contains("never closed");
        assert!(cut.status == FileStatus::Complete || said, "{part}/16: {}", cut.message);
    }
}

#[test]
fn a_changed_bit_anywhere_never_changes_a_value_in_silence() {
    let whole = sheets::good();
    let told = read("a.xlsx", &whole);
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        let record = read("a.xlsx", &bytes);
        // What is still complete lost nothing: the change was in what no value depends on.
        if record.status == FileStatus::Complete {
            assert_eq!(record.rows, told.rows, "byte {at}");
        }
    }
}
