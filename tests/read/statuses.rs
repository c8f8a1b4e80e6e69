use super::support::{balanced, fixture, intake, read};
use tidewaiter::ingest::{Intake, RawRows, assemble, raw_record};
use tidewaiter::model::{FileRecord, FileStatus};

fn record(bytes: &[u8]) -> FileRecord {
    let file = intake("some/folder/report.csv", bytes);
    balanced(file.record());
    file.record().clone()
}

#[test]
fn a_file_cut_inside_a_record_is_incomplete() {
    let whole = fixture("es003_standard.csv");
    let cut = record(&whole[..whole.len() - 30]);
    assert_eq!(cut.status, FileStatus::Incomplete);
    assert!(cut.message.contains("ends inside row 5: it has 9 of 15 cells"), "{}", cut.message);
    assert!(cut.message.contains("Download it again"));
    assert_eq!((cut.rows.used, cut.rows.set_aside), (3, 1));
    assert!(assemble(vec![intake("cut.csv", &whole[..whole.len() - 30])]).lines.is_empty());
    let no_end = record(&whole[..whole.len() - 1]);
    assert_eq!((no_end.status, no_end.rows.used), (FileStatus::Complete, 4), "all cells are there");
    let between = record(&whole[..whole.len() - 88]);
    assert_eq!(between.status, FileStatus::Incomplete);
}

#[test]
fn an_unclosed_quote_is_placed() {
    let text = String::from_utf8(fixture("es003_standard.csv")).expect("text");
    let open = record(text.replace("\"$1,000.00\"", "\"$1,000.00").as_bytes());
    assert_eq!(open.status, FileStatus::Incomplete);
    assert!(open.message.contains("opened at row 3, column 12"), "{}", open.message);
    assert_eq!(open.rows.used, 1);
}

#[test]
fn utf16_and_single_bytes_are_read_with_a_word() {
    let text = String::from_utf8(fixture("es003_standard.csv")).expect("text");
    for little in [true, false] {
        let unit = |u: u16| if little { u.to_le_bytes() } else { u.to_be_bytes() };
        let bytes: Vec<u8> = text.encode_utf16().flat_map(unit).collect();
        let file = record(&bytes);
        assert_eq!((file.status, file.rows.used), (FileStatus::Complete, 4), "{}", file.message);
        assert!(file.message.contains("UTF-16"), "{}", file.message);
        let cut = record(&bytes[..bytes.len() - 41]);
        assert_eq!(cut.status, FileStatus::Incomplete, "{}", cut.message);
        let mut rows = RawRows::new(&file, &[3, 1]);
        bytes.chunks(7).for_each(|chunk| rows.push(chunk));
        let (rows, _) = rows.finish();
        assert_eq!((rows[0].0, rows[1].0, rows[1].1[11].as_str()), (1, 3, "$1,000.00"));
    }
    let latin = b"Entry Number,Line,HTS,Description\nABC12345676,1,8471300100,Caf\xe9\n";
    let file = record(latin);
    assert_eq!(file.status, FileStatus::Complete);
    assert!(
        file.message.contains("read as Windows-1252 (first in row 2: \"Café\")"),
        "{}",
        file.message
    );
    let portfolio = read(&[("latin.csv", latin)]);
    assert_eq!(portfolio.str(portfolio.lines[0].description), "Café");
}

#[test]
fn files_that_are_no_reports_are_refused() {
    let refused = |bytes: &[u8], word: &str| {
        let file = record(bytes);
        assert_eq!(file.status, FileStatus::Refused, "{}", file.message);
        assert!(file.message.contains(word), "{word} is not in {}", file.message);
        assert_eq!(file.rows.read, 0);
    };
    refused(b"", "empty (0 bytes)");
    refused(b"\n\n\n", "no row with anything in it");
    refused(b"{\"a\":1}", "JSON");
    refused(b"<html><table>", "a web page");
    refused(b"name,age\nJo,4\n", "begins \"name");
    refused(
        b"Entry No,HTS,Line ID,Value\nABC12345676,8471300100,1,2\n",
        "lack Entry Summary Line Number",
    );
    refused(
        b"Entry No,HTS,Line ID,Value\nABC12345676,8471300100,1,2\n",
        "\"Line ID\" looks like Entry Summary Line Number",
    );
    refused(b"Entry Number,Importer,B/L\nABC12345676,Acme,M1\n", "lack");
    refused(b"ITN,Export Date,Schedule B,Value\nX,1,2,3\n", "lack Quantity 1");
}

#[test]
fn a_word_in_the_name_of_an_importer_ends_no_file() {
    let head = "Entry Summary Number,Entry Summary Line Number,Importer Name,HTS Number - Full,\
                Line Tariff Goods Value Amount,Line Tariff Duty Amount\n\
                ABC12345676,1,Total Wine,8471300100,1000,0\n";
    let cut = record(format!("{head}ABC12345684,1,Total Wine,84713").as_bytes());
    assert_eq!(cut.status, FileStatus::Incomplete, "{}", cut.message);
    assert!(cut.message.contains("ends inside row 3: it has 4 of 6 cells"), "{}", cut.message);
    for end in ["Grand Total", "Total records: 1,,", "Totals,1,,,1000", ",,Sum,,1000"] {
        let whole = record(format!("{head}{end}").as_bytes());
        assert_eq!(whole.status, FileStatus::Complete, "{end}: {}", whole.message);
    }
}

#[test]
fn a_cancelled_file_is_incomplete() {
    let mut intake = Intake::new("a.csv");
    let bytes = [fixture("es003_standard.csv"), vec![b'\n'; 70_000]].concat();
    intake.push(&bytes);
    assert_eq!(intake.layout(), Some("ACE ES-003"));
    assert!(intake.rows() > 5 && intake.bytes() > 70_000);
    let file = intake.cancel();
    assert_eq!(file.record().status, FileStatus::Incomplete);
    assert!(file.record().message.contains("cancelled"));
}

#[test]
fn a_row_is_found_again_by_its_offset() {
    let bytes = [b"\xEF\xBB\xBF".as_slice(), &fixture("es003_standard.csv")].concat();
    let portfolio = read(&[("a.csv", &bytes)]);
    let record = portfolio.tariffs.get(1);
    let cells = raw_record(&portfolio.files[0], &bytes[record.offset as usize..]).expect("cells");
    assert_eq!((cells[10].as_str(), cells[11].as_str()), ("8471300100", "$1,000.00"));
}
