//! Small files that grow, and files that say more than they hold.

use super::cases::Case;
use super::sheets::{self, MAIN, SHEET_END, SHEET_START, good_rows, sheet_xml, with};
use super::zip::{Part, archive};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
const SST: &str = "<sst><si><t>";
const SST_END: &str = "</t></si></sst>";

pub fn cases() -> Vec<Case> {
    [growing(), entities(), lies()].into_iter().flatten().collect()
}

/// `times` times 64 KiB of `unit` between the start and the end of a sheet.
fn sheet(start: &str, unit: &str, times: usize, end: &str) -> Part {
    let block = unit.repeat((1 << 16) / unit.len());
    let (start, end) = (format!("{SHEET_START}{start}"), format!("{end}{SHEET_END}"));
    Part::repeated(SHEET, &start, &block, times, &end)
}

fn strings(start: &str, unit: &str, times: usize, end: &str) -> Part {
    Part::repeated(STRINGS, start, &unit.repeat((1 << 16) / unit.len()), times, end)
}

fn growing() -> Vec<Case> {
    let cell = "<row><c t=\"str\"><v>";
    vec![
        Case::incomplete("one endless cell", 1, move || {
            let start = format!("{}{cell}", good_rows());
            with(vec![sheet(&start, "x", 400, "</v></c></row>").with_sizes(None, 2 << 30)])
        })
        .says(&[
            "sheet \"Report 1\" near row 3",
            "longer than 1 MB",
            "save it as XLSX or CSV",
        ]),
        Case::incomplete("one endless cell in pieces", 1, move || {
            let start = format!("{}{cell}", good_rows());
            with(vec![sheet(&start, "xxxxxxxxxxxxxxx&lt;", 60, "</v></c></row>")])
        })
        .says(&["near row 3", "the cell in column A is longer than 1 MB"]),
        Case::incomplete("white space without end", 1, || {
            with(vec![sheet(&good_rows(), " ", 800, "")])
        })
        .heavy()
        .says(&["near row 2", "100 times its packed size"]),
        Case::incomplete("a tag without end", 1, || {
            with(vec![sheet(&format!("{}<row ", good_rows()), "a=\"1\" ", 100, "></row>")])
        })
        .says(&["near row 2", "one tag longer than 4 MB"]),
        Case::incomplete("blank cells without end", 1, || {
            with(vec![sheet(&good_rows(), "<row><c/><c/></row>", 400, "")])
        })
        .heavy()
        .says(&["unpacks to more than 100 times its packed size"]),
        Case::refused("shared texts without end", || {
            with(vec![
                strings("<sst>", "<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>", 400, "</sst>"),
                sheets::sheet(&good_rows()),
            ])
        })
        .heavy()
        .says(&[STRINGS, "100 times its packed size", "save the sheet as CSV"]),
        Case::refused("one endless shared text", || {
            with(vec![strings(SST, "x", 400, SST_END), sheets::sheet(&good_rows())])
        })
        .says(&[STRINGS, "longer than 1 MB"]),
        Case::refused("styles without end", || {
            let styles = Part::repeated(
                "xl/styles.xml",
                "<x><cellXfs>",
                &"<xf/>".repeat(13_107),
                400,
                "</cellXfs></x>",
            );
            with(vec![styles, sheets::sheet(&good_rows())])
        })
        .heavy()
        .says(&["xl/styles.xml", "100 times its packed size"]),
        Case::refused("hundreds of sheets of nothing", || {
            let mut parts = sheets::frame(300);
            for i in 1..=300 {
                let name = format!("xl/worksheets/sheet{i}.xml");
                parts.push(Part::repeated(
                    &name,
                    SHEET_START,
                    &"<row/>".repeat(10_922),
                    2,
                    SHEET_END,
                ));
            }
            archive(&parts)
        })
        .heavy()
        .says(&["No sheet of the workbook holds a report"]),
        Case::refused("parts over one another", || {
            let mut parts = sheets::frame(200);
            parts.push(Part::repeated(
                "xl/worksheets/sheet1.xml",
                SHEET_START,
                &" ".repeat(1 << 16),
                40,
                SHEET_END,
            ));
            for i in 2..=200 {
                parts.push(Part::same_as(&format!("xl/worksheets/sheet{i}.xml"), 3, &parts));
            }
            archive(&parts)
        })
        .says(&["lies over another part", "save the sheet as CSV"]),
        Case::refused("one sheet a thousand times", || {
            let mut parts = sheets::frame(1);
            let one = "<sheet name=\"R\" sheetId=\"1\" r:id=\"rId1\"/>";
            let book = format!("<workbook><sheets>{}</sheets></workbook>", one.repeat(1_000));
            parts[1] = Part::new("xl/workbook.xml", book.as_bytes());
            parts.push(sheet("", "<row/>", 100, ""));
            archive(&parts)
        })
        .says(&["\"xl/worksheets/sheet1.xml\" is two of its sheets", "save the sheet as CSV"]),
        Case::incomplete("one shared text in every cell of every row", 1, || {
            let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(32_000));
            let row = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(500));
            let rows = good_rows() + &row.repeat(700);
            with(vec![Part::new(STRINGS, long.as_bytes()), sheets::sheet(&rows)])
        })
        .says(&[
            "near row 9",
            "more shared text than 1000 bytes each",
            "save it as XLSX or CSV",
        ]),
        Case::complete("parts with names of sixty thousand letters", 1, || {
            let long = "x".repeat(60_000);
            let more = (0..900).map(|i| Part::stored(&format!("{long}{i:03}"), b""));
            archive(&[more.collect(), sheets::frame(1), vec![sheets::sheet(&good_rows())]].concat())
        }),
        Case::incomplete("one shared text in every cell of a row", 1, || {
            let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(40_000));
            let row = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(16_000));
            with(vec![Part::new(STRINGS, long.as_bytes()), sheets::sheet(&(good_rows() + &row))])
        })
        .says(&["near row 3", "the text of the row is longer than 16 MB"]),
        Case::incomplete("elements a hundred thousand deep", 1, || {
            with(vec![sheets::sheet(&(good_rows() + &"<a>".repeat(100_000)))])
        })
        .says(&["more than 100 deep"]),
        Case::refused("elements a hundred thousand deep in the texts", || {
            let nested = format!("<sst>{}", "<si>".repeat(100_000));
            with(vec![Part::new(STRINGS, nested.as_bytes()), sheets::sheet(&good_rows())])
        })
        .says(&[STRINGS, "more than 100 deep"]),
        Case::refused("an archive of a thousand and one parts", || {
            let more = (0..1_001).map(|i| Part::stored(&format!("{i}"), b""));
            archive(&[sheets::frame(1), more.collect()].concat())
        })
        .says(&["1004 parts", "more than 1000"]),
    ]
}

/// What `&lol9;` would be is 10^9 times "lol".
fn laughs() -> String {
    let mut text = "<!DOCTYPE lolz [<!ENTITY lol \"lol\">".to_owned();
    for i in 1..=9 {
        let inner = if i == 1 { "&lol;".to_owned() } else { format!("&lol{};", i - 1) };
        text += &format!("<!ENTITY lol{i} \"{}\">", inner.repeat(10));
    }
    text + "]>"
}

const EXTERNAL: &str = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";

fn entities() -> Vec<Case> {
    vec![
        Case::refused("a billion laughs", || {
            let text = format!("{}<sst><si><t>&lol9;</t></si></sst>", laughs());
            with(vec![Part::new(STRINGS, text.as_bytes()), sheets::sheet(&good_rows())])
        })
        .says(&[STRINGS, "declares a document type"]),
        Case::incomplete("a billion laughs in the sheet", 0, || {
            let text = laughs() + &sheet_xml(&good_rows());
            with(vec![Part::new(SHEET, text.as_bytes())])
        })
        .says(&["declares a document type"]),
        Case::refused("an external entity", || {
            let text = format!("{EXTERNAL}<sst><si><t>&e;</t></si></sst>");
            with(vec![Part::new(STRINGS, text.as_bytes()), sheets::sheet(&good_rows())])
        })
        .says(&["declares a document type"]),
        Case::incomplete("an entity that nobody declares", 1, || {
            sheets::of_rows(&(good_rows() + "<row><c t=\"str\"><v>&e;</v></c></row>"))
        })
        .says(&["near row 3", "is damaged or cut"]),
        Case::incomplete("a character that is none", 1, || {
            sheets::of_rows(&(good_rows() + "<row><c t=\"str\"><v>&#xD800;</v></c></row>"))
        })
        .says(&["near row 3", "is damaged or cut"]),
    ]
}

fn lies() -> Vec<Case> {
    let told = |more: &'static str| move || sheets::of_rows(&(good_rows() + more));
    vec![
        Case::complete("four thousand million shared texts, it says", 1, || {
            let text = "<sst count=\"4000000000\" uniqueCount=\"4000000000\"><si><t>x</t></si></sst>";
            with(vec![Part::new(STRINGS, text.as_bytes()), sheets::sheet(&good_rows())])
        }),
        Case::complete("a dimension of all columns and rows, it says", 1, || {
            let text = format!(
                "<worksheet xmlns=\"{MAIN}\"><dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" \
                 max=\"4000000000\"/></cols><sheetData>{}</sheetData></worksheet>",
                good_rows()
            );
            with(vec![Part::new(SHEET, text.as_bytes())])
        }),
        Case::refused("the first cell and the last", || {
            sheets::of_rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")
        })
        .says(&["No sheet of the workbook holds a report"]),
        Case::partial("a last cell below a report", 1, told("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"XFD1048576\"><v>1</v></c></row>")),
        Case::incomplete("every row to the last column", 1, || {
            let row = "<row><c t=\"str\"><v>ABC12345676</v></c><c r=\"XFD1\"><v>1</v></c></row>";
            sheets::of_rows(&(good_rows() + &row.repeat(4_000)))
        })
        .heavy()
        .says(&["more than 64000000 cells"]),
        Case::incomplete("a cell past the last column", 1, told("<row><c r=\"XFE3\"><v>1</v></c></row>"))
            .says(&["near row 3", "past column XFD"]),
        Case::incomplete("a shared text that is not there", 1, told("<row><c t=\"s\"><v>4000000000</v></c></row>"))
            .says(&["near row 3", "refers to text 4000000000"]),
        Case::complete("rows and styles with impossible numbers", 1, || {
            sheets::of_rows(&good_rows().replacen("<row>", "<row r=\"4294967295\" s=\"-1\">", 1).replacen("<c ", "<c s=\"99999999999\" ", 1))
        }),
        Case::complete("a part larger than told", 1, || {
            with(vec![sheets::sheet(&good_rows()).with_sizes(None, 5)])
        }),
        Case::complete("a part smaller than told", 1, || {
            with(vec![sheets::sheet(&good_rows()).with_sizes(None, u32::MAX - 1)])
        }),
        Case::refused("a part packed smaller than told", || {
            archive(&[vec![sheets::sheet(&good_rows()).with_sizes(Some(1 << 30), 9)], sheets::frame(1)].concat())
        })
        .says(&["lies over another part"]),
        Case::incomplete("a part packed larger than told", 0, || {
            with(vec![sheets::sheet(&good_rows()).with_sizes(Some(40), 9)])
        })
        .says(&["is damaged"]),
    ]
}
