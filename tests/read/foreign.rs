//! Files of other projects, from the folder that `TIDEWAITER_FIXTURES` names.

use super::support::{balanced, intake};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tidewaiter::model::FileStatus;
use tidewaiter::text::{FileType, Record, RowSink, TextReader, decode, file_type};

fn folder(name: &str) -> Option<PathBuf> {
    let Some(root) = std::env::var_os("TIDEWAITER_FIXTURES") else {
        eprintln!("skipped: TIDEWAITER_FIXTURES is not set");
        return None;
    };
    let path = Path::new(&root).join(name);
    path.is_dir().then_some(path)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

struct Rows(Vec<Vec<String>>);

impl RowSink for Rows {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        self.0.push((0..record.len()).map(|i| decode(record.raw(i)).into_owned()).collect());
        ControlFlow::Continue(())
    }
}

/// The rows of a text by the reader of this project.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let FileType::Text(encoding) = file_type(bytes) else { panic!("no text") };
    let mut rows = Rows(Vec::new());
    let mut reader = TextReader::new(bytes, encoding);
    reader.push(bytes, &mut rows).expect("readable");
    reader.finish(&mut rows).expect("an end");
    rows.0
}

#[test]
fn csv_spectrum_agrees_with_its_json() {
    let Some(folder) = folder("csv-spectrum") else { return };
    let mut compared = 0;
    for path in
        files(&folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "csv"))
    {
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let json = files(&folder).into_iter().find(|p| {
            p.extension().is_some_and(|e| e == "json")
                && p.file_stem().is_some_and(|s| s.to_string_lossy() == stem)
        });
        let Some(json) = json else { continue };
        let bytes = std::fs::read(&path).expect("bytes");
        let has_cr = bytes.contains(&b'\r');
        let rows = cells(&bytes);
        let json: serde_json::Value =
            serde_json::from_slice(&std::fs::read(&json).expect("json")).expect("valid");
        let expected = json.as_array().cloned().unwrap_or_else(|| vec![json]);
        let mut rows = rows.into_iter();
        let headings = rows.next().expect("headings");
        let rows: Vec<_> = rows.filter(|row| row.len() > 1 || !row[0].is_empty()).collect();
        assert_eq!(rows.len(), expected.len(), "{stem}");
        for (row, object) in rows.iter().zip(&expected) {
            for (heading, cell) in headings.iter().zip(row) {
                // That pair of files does not agree with itself: the number was made up in one.
                if stem == "location_coordinates" && heading == "Contact Phone Number" {
                    continue;
                }
                // Where a checkout has changed the line ends of the CSV, the JSON still has them.
                let told = object.get(heading).and_then(|v| v.as_str()).unwrap_or("missing");
                let told = if has_cr { told.to_owned() } else { told.replace('\r', "") };
                assert_eq!(&told, cell, "{stem} {heading}");
            }
        }
        compared += 1;
    }
    assert!(compared >= 10, "{compared} files compared");
}

/// Papa Parse's files, cell by cell: as an independent reader has them, which leaves out blank rows as
/// we do, and the corners of each as they stand in the file.
#[test]
fn papa_parse_files_have_the_cells_that_others_read() {
    let Some(folder) = folder("papaparse") else { return };
    let corners = [
        ("sample.csv", 2, 3, "A", "Z"),
        ("sample-header.csv", 3, 2, "title", "test name 02"),
        ("utf-8-bom-sample.csv", 2, 3, "A", "Z"),
        ("long-sample.csv", 8, 7, "Grant", "Phasellus@Quisquetincidunt.example"),
        ("verylong-sample.csv", 2_001, 3, "placeholder", "ABC"),
    ];
    for (name, count, width, first, last) in corners {
        let bytes = std::fs::read(folder.join(name)).expect(name);
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
        let theirs: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.expect(name).iter().map(str::to_owned).collect())
            .collect();
        let ours = cells(&bytes);
        assert_eq!(ours, theirs, "{name}");
        assert_eq!(ours.len(), count, "{name}");
        assert!(ours.iter().all(|row| (width - 1..=width).contains(&row.len())), "{name}");
        assert_eq!(ours.first().and_then(|row| row.first()).map(String::as_str), Some(first));
        assert_eq!(ours.last().and_then(|row| row.last()).map(String::as_str), Some(last));
    }
}

/// Workbooks of others that are broken: what is inside does not agree with its own checksum.
const DAMAGED: [&str; 1] = ["calamine/issue252.xlsx"];

/// What the refusal of a file must say: what it is, and what to do about it.
fn words_of(path: &Path) -> &'static [&'static str] {
    const NO_HEADINGS: &[&str] = &["No column headings that we know", "Expected is", "ES-003"];
    const OLD: &[&str] = &["an old Excel workbook (.xls)", "save it as an XLSX workbook", "ES-003"];
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    match (name, extension) {
        ("pass_protected.xlsx" | "pass_protected.xlsb", _) => {
            &["a workbook with a password", "should not be shared", "ES-003"]
        }
        ("issue252.xlsx", _) => {
            &["part \"xl/_rels/workbook.xml.rels\" is damaged or cut", "Download it again"]
        }
        (".js.txt", _) => &["The file is empty (0 bytes)", "Download it again"],
        // Without the signature of a workbook: a few bytes that some program left.
        ("too_small.xls", _) => NO_HEADINGS,
        (_, "xls") => OLD,
        (_, "xlsb") => {
            &["a binary Excel workbook (.xlsb)", "save it as an XLSX workbook", "ES-003"]
        }
        (_, "ods") => &["an OpenDocument file (.ods)", "save it as an XLSX workbook", "ES-003"],
        (_, "xlsx" | "xlsm") => &["No sheet of the workbook holds a report", "sheet", "report"],
        (_, "json") => &["This seems to be JSON", "Ask the broker", "ES-003"],
        (_, "html") => &["a web page", "save it as CSV or XLSX", "ES-003"],
        _ => NO_HEADINGS,
    }
}

#[test]
fn workbooks_and_texts_of_others_end_in_a_status() {
    for name in ["calamine", "readxl", "papaparse", "csv-spectrum"] {
        let Some(folder) = folder(name) else { return };
        let mut seen = 0;
        for path in files(&folder) {
            let bytes = std::fs::read(&path).expect("bytes");
            let start = Instant::now();
            let file = intake(&path.to_string_lossy(), &bytes);
            let record = file.record();
            assert!(start.elapsed() < Duration::from_secs(5), "{}", path.display());
            balanced(record);
            assert!(
                matches!(record.status, FileStatus::Refused | FileStatus::Incomplete),
                "{}: no report of ours",
                path.display()
            );
            for words in words_of(&path) {
                assert!(record.message.contains(words), "{}: {}", path.display(), record.message);
            }
            let is_damaged = DAMAGED.iter().any(|damaged| path.ends_with(damaged));
            assert_eq!(record.status == FileStatus::Incomplete, is_damaged, "{}", path.display());
            let rows = record.rows;
            assert_eq!((rows.read, rows.used), (0, 0), "{}", path.display());
            if std::env::var_os("TIDEWAITER_SHOW").is_some() {
                eprintln!("{:?} {}: {}", record.status, path.display(), record.message);
            }
            seen += 1;
        }
        assert!(seen > 5, "{name}: {seen} files");
    }
}
