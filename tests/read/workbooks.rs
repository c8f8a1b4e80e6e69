use super::support::{dollars, fixture, read};
use super::xlsx::{archive, inline_rows, workbook};
use tidewaiter::model::{FileStatus, Portfolio, iso};

const HEADINGS: &str = "Entry Summary Number|Entry Summary Line Number|Entry Date|HTS Number - Full|\
                        Line Tariff Goods Value Amount|Line Tariff Duty Amount|Line Tariff Quantity (1)";
const DATES: &str = r#"<numFmts><numFmt numFmtId="164" formatCode="mm/dd/yyyy"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>"#;

fn one(bytes: &[u8]) -> Portfolio {
    read(&[("book.xlsx", bytes)])
}

#[test]
fn numbers_dates_and_shared_text() {
    let data = r#"<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3"><v>1</v></c>
        <c r="D3" s="1"><v>45306</v></c><c r="E3"><v>8.4713001E9</v></c><c r="F3"><v>2567.4899999999998</v></c>
        <c r="G3"><v>1.25E1</v></c></row>
        <row r="5"><c r="B5" t="str"><f>A1</f><v>ABC12345684</v></c><c r="C5"><v>1</v></c>
        <c r="E5" t="inlineStr"><is><r><t>8708.29</t></r><r><t>.5060</t></r></is></c><c r="F5" t="e"><v>#N/A</v></c></row>"#;
    let headings: String = HEADINGS
        .split('|')
        .enumerate()
        .map(|(i, h)| {
            format!(r#"<c r="{}1" t="inlineStr"><is><t>{h}</t></is></c>"#, (b'B' + i as u8) as char)
        })
        .collect();
    let rows = format!("<row r=\"1\">{headings}</row>{data}");
    let parameters = inline_rows(&["Report Parameters|x"]);
    let sheets = [("Report Parameters", parameters.as_str()), ("Main Report", &rows)];
    let portfolio = one(&workbook(&sheets, &["ABC&#49;2345676"], DATES, false));
    let file = &portfolio.files[0];
    assert_eq!(file.status, FileStatus::Complete, "{}", file.message);
    assert_eq!(file.sheet.as_deref(), Some("Main Report"));
    assert_eq!((file.rows.read, file.rows.used), (3, 2));
    let first = portfolio.tariffs.get(0);
    assert_eq!(first.place.row, 3);
    assert_eq!((first.value, first.duty), (dollars("2567.49"), dollars("12.5")));
    assert_eq!(first.hts.map(|h| h.to_string()).as_deref(), Some("8471.30.01.00"));
    assert_eq!(portfolio.entries[0].entry_date.map(|d| iso(d.0)).as_deref(), Some("2024-01-15"));
    let second = portfolio.tariffs.get(1);
    assert_eq!(second.hts.map(|h| h.to_string()).as_deref(), Some("8708.29.50.60"));
    assert_eq!((second.place.row, second.value), (5, None));
    assert!(file.message.contains("Sheet \"Main Report\", column F"), "{}", file.message);
    assert!(file.message.contains("row 5: \"#N/A\""), "{}", file.message);
}

#[test]
fn days_from_1904_and_text_from_anywhere() {
    let rows = format!(
        r#"{}<row r="2"><c t="inlineStr"><is><t>ABC12345676</t></is></c><c><v>1</v></c><c s="1"><v>43844</v></c></row>"#,
        inline_rows(&[HEADINGS])
    );
    let portfolio = one(&workbook(&[("Any name", &rows)], &[], DATES, true));
    assert_eq!(portfolio.entries[0].entry_date.map(|d| iso(d.0)).as_deref(), Some("2024-01-15"));
}

#[test]
fn a_workbook_without_data_is_refused_by_name() {
    let notes = inline_rows(&["Notes|about", "nothing|here"]);
    let portfolio = one(&workbook(&[("Notes", &notes), ("Pivot", "")], &[], "", false));
    let file = &portfolio.files[0];
    assert_eq!(file.status, FileStatus::Refused);
    assert!(file.message.contains("\"Notes\", \"Pivot\""), "{}", file.message);
    assert_eq!(file.rows.read, 0);
}

#[test]
fn a_second_report_is_not_dropped_in_silence() {
    let rows = inline_rows(&[HEADINGS, "ABC12345676|1|2024-01-15|8471300100|1|2|3"]);
    let portfolio =
        one(&workbook(&[("Main Report", &rows), ("Main Report (2)", &rows)], &[], "", false));
    let sheets: Vec<_> = portfolio.files.iter().map(|file| file.sheet.as_deref()).collect();
    assert_eq!(sheets, [Some("Main Report"), Some("Main Report (2)")]);
    assert_eq!((portfolio.tariffs.len(), portfolio.repeated.len()), (1, 1));
}

#[test]
fn hostile_and_foreign_archives() {
    let refused = |bytes: &[u8], word: &str| {
        let portfolio = one(bytes);
        let file = &portfolio.files[0];
        assert_eq!(file.status, FileStatus::Refused, "{}", file.message);
        assert!(file.message.contains(word), "{word} is not in {}", file.message);
    };
    refused(&archive(&[("a.csv", "x")]), "zip archive that is no workbook");
    refused(&archive(&[("word/document.xml", "x")]), "Word document");
    refused(&archive(&[("xl/workbook.bin", "x")]), ".xlsb");
    refused(&archive(&[("content.xml", ""), ("META-INF/manifest.xml", "")]), ".ods");
    let names: Vec<String> = (0..1_001).map(|i| format!("part{i}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), "")).collect();
    refused(&archive(&many), "1001 parts");
    let evil = r#"<!DOCTYPE x [<!ENTITY a "b">]><workbook/>"#;
    refused(&archive(&[("xl/workbook.xml", evil)]), "document type");
    refused(&archive(&[("xl/a", ""), ("XL/A", "")]), "twice");
}

#[test]
fn bombs_and_cut_workbooks_stop() {
    let rows = inline_rows(&[HEADINGS, "ABC12345676|1|2024-01-15|8471300100|1|2|3"]);
    let bomb = format!("{rows}{}", " ".repeat(40 << 20));
    let portfolio = one(&workbook(&[("Main Report", &bomb)], &[], "", false));
    let file = &portfolio.files[0];
    assert_eq!(file.status, FileStatus::Incomplete);
    assert!(file.message.contains("sheet \"Main Report\" near row 2"), "{}", file.message);
    assert!(portfolio.lines.is_empty(), "no sum may rest on it");

    let whole = workbook(&[("Main Report", &rows)], &[], "", false);
    let portfolio = one(&whole[..whole.len() - 40]);
    assert_eq!(portfolio.files[0].status, FileStatus::Incomplete);
    let far = format!(r#"{rows}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
    let portfolio = one(&workbook(&[("Main Report", &far)], &["x"], "", false));
    assert_eq!(portfolio.lines.len(), 1);
    assert_eq!(portfolio.files[0].rows.read, 3);
}

#[test]
fn other_files_are_named() {
    for (name, word) in
        [("report.pdf", "a PDF document"), ("chart.png", "a PNG image"), ("old.xls", "(.xls)")]
    {
        let portfolio = read(&[(name, &fixture(name))]);
        let file = &portfolio.files[0];
        assert_eq!(file.status, FileStatus::Refused);
        assert!(file.message.contains(word) && file.message.contains("ES-003"), "{}", file.message);
    }
}

/// What people have instead of a report: each is told what to ask for.
#[test]
fn other_files_say_what_to_ask_for() {
    let zip = |names: &[&str]| {
        let parts: Vec<(&str, &str)> = names.iter().map(|name| (*name, "x")).collect();
        archive(&parts)
    };
    let compound = |stream: &str| -> Vec<u8> {
        let wide = stream.bytes().flat_map(|byte| [byte, 0]);
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".iter().copied().chain([0; 600]).chain(wide).collect()
    };
    let mail = "Received: from x\r\nFrom: a@example.com\r\nSubject: ES-003\r\n\r\nhello\r\n";
    let cases: [(&str, Vec<u8>, &str, &str); 15] = [
        ("7501.pdf", b"%PDF-1.7\n".to_vec(), "a PDF document", "Form 7501"),
        ("shot.jpg", b"\xFF\xD8\xFF\xE0".to_vec(), "a JPEG image", "run the report again"),
        ("old.xls", compound("Workbook"), "(.xls)", "save it as an XLSX workbook"),
        ("locked.xlsx", compound("EncryptedPackage"), "with a password", "should not be shared"),
        ("mail.msg", compound("__substg1.0_1000001F"), "Outlook", "attached to it"),
        ("mail.eml", mail.into(), "an e-mail message", "attached to it"),
        ("page.xls", b"<html><table>".to_vec(), "a web page", "save it as CSV or XLSX"),
        ("data.xml", b"<?xml version=\"1.0\"?><a/>".to_vec(), "XML", "Ask the broker"),
        ("data.json", b"{\"a\":[1]}".to_vec(), "JSON", "Ask the broker"),
        ("book.xlsb", zip(&["xl/workbook.bin"]), "(.xlsb)", "save it as an XLSX workbook"),
        ("book.ods", zip(&["content.xml", "META-INF/manifest.xml"]), "(.ods)", "XLSX"),
        ("book.numbers", zip(&["Index/Document.iwa"]), "Numbers", "Export To"),
        ("letter.docx", zip(&["word/document.xml"]), "a Word document", "Ask the broker"),
        ("reports.zip", zip(&["es003.csv"]), "with reports in it", "Unpack it"),
        ("forms.zip", zip(&["7501.pdf"]), "with PDF documents in it", "Form 7501"),
    ];
    for (name, bytes, what, advice) in cases {
        let file = read(&[(name, &bytes)]).files.remove(0);
        assert_eq!(file.status, FileStatus::Refused, "{name}: {}", file.message);
        assert_eq!(file.rows.read, 0);
        for word in [what, advice, "ES-003"] {
            assert!(file.message.contains(word), "{name}: {word} is not in {}", file.message);
        }
    }
}

#[test]
fn damaged_archives_never_panic() {
    let rows = inline_rows(&[HEADINGS, "ABC12345676|1|2024-01-15|8471300100|1|2|3"]);
    let whole = workbook(&[("Main Report", &rows)], &["x"], DATES, false);
    for at in (0..whole.len()).step_by(3) {
        for byte in [0x00, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            let portfolio = one(&bytes);
            assert_eq!(portfolio.files.len(), 1);
        }
        let cut = one(&whole[..at.max(4)]);
        assert_ne!(cut.files[0].status, FileStatus::Complete);
    }
}
