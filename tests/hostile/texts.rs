//! Text in every encoding and every broken shape.

use super::cases::Case;
use super::sheets::{HEADINGS, ROW, good_text};

pub fn cases() -> Vec<Case> {
    [encodings(), quotes(), shapes(), words()].into_iter().flatten().collect()
}

fn utf16(little: bool, mark: bool) -> Vec<u8> {
    let text = good_text();
    let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

fn described(description: &[u8]) -> Vec<u8> {
    let head = HEADINGS.replace('|', ",") + ",Description\n" + &ROW.replace('|', ",") + ",";
    [head.as_bytes(), description, b"\n"].concat()
}

fn encodings() -> Vec<Case> {
    const MARK: &[&str] = &["UTF-16 (its byte order mark says so)"];
    const ZEROS: &[&str] = &["UTF-16 (every second byte is zero)"];
    vec![
        Case::complete("UTF-8 with a mark", 1, || format!("\u{feff}{}", good_text()).into()),
        Case::complete("UTF-16, little end first, with a mark", 1, || utf16(true, true)).says(MARK),
        Case::complete("UTF-16, big end first, with a mark", 1, || utf16(false, true)).says(MARK),
        Case::complete("UTF-16, little end first", 1, || utf16(true, false)).says(ZEROS),
        Case::complete("UTF-16, big end first", 1, || utf16(false, false)).says(ZEROS),
        Case::incomplete("UTF-16 that ends in half a character", 1, || {
            [utf16(true, true), vec![b'A']].concat()
        })
        .says(&["ends in half a character"]),
        Case::complete("Windows-1252", 1, || described(b"Caf\xE9 \x80 5"))
            .says(&["read as Windows-1252 (first in row 2: \"Café € 5\")"]),
        Case::complete("UTF-8 and Windows-1252 in one file", 2, || {
            described("Café".as_bytes())
                .into_iter()
                .chain(*b"ABC12345684,1,,,,,,Caf\xE9\n")
                .collect()
        })
        .says(&["1 cell is not UTF-8 and was read as Windows-1252 (first in row 3"]),
        Case::incomplete("a zero byte", 1, || [good_text().as_bytes(), b"ABC\0,1\n"].concat())
            .says(&["row 3", "a zero byte at offset", "Download it again"]),
        Case::incomplete("nothing but zero bytes", 0, || vec![0; 100_000])
            .says(&["zero byte at offset 0"]),
    ]
}

fn quotes() -> Vec<Case> {
    vec![
        Case::incomplete("a quotation mark that never closes", 1, || {
            (good_text() + "ABC12345684,\"1,2025-01-15\nABC12345692,1,\n").into()
        })
        .says(&["opened at row 3, column 2, is never closed", "close the quotation mark"]),
        Case::incomplete("ten megabytes behind a quotation mark", 1, || {
            (good_text() + "ABC12345684,1,\"" + &"x,y\n".repeat(2_500_000)).into()
        })
        .says(&["row 3 is longer than 1 MB, because a quotation mark opened in its column 3"]),
        Case::refused("nothing but quotation marks", || vec![b'"'; 200_000])
            .says(&["No column headings"]),
        Case::incomplete("an odd number of quotation marks", 0, || vec![b'"'; 199_999])
            .says(&["opened at row 1, column 1"]),
        Case::incomplete("a stray quotation mark that the next row's closes", 1, || {
            let rows = "ABC12345684,1,\"2025-01-15\nABC12345692,1,\"2025-01-15\",,,,\n";
            (good_text() + rows + "ABC12345700,1,,,,,\n").into()
        })
        .says(&["opened at row 3, column 3", "behind the end of its line", "double it"]),
        Case::incomplete(
            "a stray quotation mark in rows that are as wide together as one",
            1,
            || (good_text() + "ABC12345684,1,\"2025\nABC12345692,1,\"x\",,,,\n").into(),
        )
        .says(&["opened at row 3, column 3", "rows between them"]),
        Case::incomplete("two stray quotation marks in different columns", 1, || {
            (good_text() + "ABC12345684,\"1,,,,,\nABC12345692,1,x\",,,,\n\"ABC,1,,,,,\nA\"B\n")
                .into()
        })
        .says(&["opened at row 4, column 1"]),
        Case::complete("a description over several lines", 1, || {
            described(b"\"two\nlines, and \"\"a third\"\"\r\nwith a comma\" ")
        }),
        Case::incomplete("a cell of eight megabytes", 1, || {
            (good_text() + "ABC12345684,1," + &"x".repeat(8 << 20) + "\n").into()
        })
        .says(&["row 3 is longer than 1 MB", "shorten that row"]),
    ]
}

fn shapes() -> Vec<Case> {
    vec![
        Case::incomplete("a hundred thousand headings", 0, || {
            (HEADINGS.replace('|', ",") + &",x".repeat(100_000) + "\n").into()
        })
        .says(&["row 1 has more than 10000 columns", "its own columns only"]),
        Case::incomplete("a hundred thousand cells in a row", 1, || {
            (good_text() + &",".repeat(100_000) + "\n").into()
        })
        .says(&["row 3 has more than 10000 columns"]),
        Case::refused("ten thousand equal headings, thirty times", || {
            ("HTS,".repeat(9_999) + "HTS\n").repeat(30).into()
        })
        .says(&["Column A \"HTS\" is not used as HTS Number - Full"]),
        Case::refused("nothing but line ends", || vec![b'\n'; 3_000_000])
            .says(&["no row with anything in it"]),
        Case::refused("nothing but delimiters", || vec![b','; 9_000])
            .says(&["no row with anything"]),
        Case::complete("a million line ends below a report", 1, || {
            (good_text() + &"\r".repeat(200_000)).into()
        }),
        Case::refused("rows of every width", || {
            let rows: String = (0..400).map(|i| "x,".repeat(i * 7 % 90) + "\n").collect();
            (good_text() + &rows).into()
        })
        .says(&["the heading is known, but"]),
        Case::partial("good rows cut or continued to every width", 28, || {
            let good = good_text();
            let row = good.lines().nth(1).unwrap_or_default();
            let cells: Vec<&str> = row.split(',').collect();
            let wide = |i: usize| cells.iter().cycle().take(1 + i * 7 % 90).copied();
            let rows: String =
                (0..400).map(|i| wide(i).collect::<Vec<_>>().join(",") + "\n").collect();
            (good.clone() + &rows).into()
        }),
        Case::incomplete("half a row", 1, || {
            let text = good_text() + "ABC12345684,1,2025";
            text.into()
        })
        .says(&["ends inside row 3: it has 3 of 7 cells"]),
    ]
}

fn words() -> Vec<Case> {
    vec![
        Case::complete("headings that are words of JavaScript", 1, || {
            let text =
                HEADINGS.replace('|', ",") + ",__proto__,constructor,toString,hasOwnProperty\n";
            (text + &ROW.replace('|', ",") + ",1,2,3,4\n").into()
        }),
        Case::complete("cells that look like formulas", 1, || {
            described(b"\"=HYPERLINK(\"\"https://example.org\"\",\"\"+@SUM(1)\"\")\"")
        }),
        Case::complete("characters that are not seen", 2, || {
            let row = "ABC12345684,1,\u{202e}9\u{7}9\u{1b}[31m\u{2066},8471300100,,,\n";
            (good_text() + row).into()
        })
        .says(&["Column C \"Entry Date\": 1 cell could not be read"]),
        Case::complete("a heading that is not seen to its end", 1, || {
            let text = HEADINGS.replace('|', ",") + ",\u{202e}eulaV\u{1b}[2J\n";
            (text + &ROW.replace('|', ",") + ",1\n").into()
        })
        .called("\u{202e}vsc.\u{7}.csv"),
    ]
}
