//! The committed tables against their sources, where these are at hand.

use std::path::{Path, PathBuf};
use tidewaiter::gen_law;
use tidewaiter::law::EMBEDDED;

/// The folder of sources, or a word that the test is skipped.
pub(super) fn sources() -> Option<PathBuf> {
    let dir = std::env::var_os("TIDEWAITER_SOURCES").map(PathBuf::from);
    if dir.is_none() {
        eprintln!("skipped: TIDEWAITER_SOURCES does not name the folder of sources");
    }
    dir
}

/// The bytes of a gzipped file.
pub(super) fn gzipped(path: &Path) -> Vec<u8> {
    use std::io::Read as _;
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut text = Vec::new();
    flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut text).expect("gzip");
    text
}

/// A folder of this test's own under the build folder.
fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&dir).expect("a folder under the build folder");
    dir
}

#[test]
fn the_committed_tables_are_what_the_sources_give() {
    let Some(sources) = sources() else { return };
    let out = scratch("law");
    let summary = gen_law::run(&sources, &out).expect("the sources are understood");
    assert_eq!(summary.hash, tidewaiter::law::Book::load().expect("book").hash);
    for (name, committed) in EMBEDDED {
        let written = std::fs::read_to_string(out.join(format!("{name}.tsv"))).expect(name);
        assert_eq!(written, committed, "{name}");
    }
}

#[test]
fn every_programme_of_the_list_is_a_row() {
    let Some(sources) = sources() else { return };
    let book = tidewaiter::law::Book::load().expect("book");
    let mut list = csv::Reader::from_path(sources.join("law/chapter99.csv")).expect("list");
    let mut rows = 0;
    for record in list.records() {
        let record = record.expect("record");
        let field = |at: usize| record.get(at).expect("field");
        let row = book.chapter99.iter().find(|row| {
            let from = row.span.from.map(tidewaiter::model::iso).unwrap_or_default();
            (row.from.as_str(), row.to.as_str(), from.as_str()) == (field(0), field(1), field(7))
        });
        let row = row.unwrap_or_else(|| panic!("{} has no row", field(0)));
        assert_eq!(row.rate_text, field(6), "{}", field(0));
        assert_eq!(row.drawback.word(), field(9), "{}", field(0));
        rows += 1;
    }
    assert_eq!(rows, book.chapter99.len());
}

/// Text that is not understood stops the generator and is placed.
#[test]
fn a_rate_that_is_not_understood_is_placed() {
    let Some(sources) = sources() else { return };
    let copy = scratch("sources");
    for file in ["law", "data/ref", "data/hts"] {
        let to = copy.join(file);
        std::fs::create_dir_all(&to).expect("folder");
        for entry in std::fs::read_dir(sources.join(file)).expect("folder").flatten() {
            if entry.path().is_file() {
                let bytes = std::fs::read(entry.path()).expect("file");
                std::fs::write(to.join(entry.file_name()), bytes).expect("file");
            }
        }
    }
    let list = copy.join("law/chapter99.csv");
    let text = std::fs::read_to_string(&list).expect("list");
    std::fs::write(&list, text.replacen("MX,+25%,", "MX,a quarter,", 1)).expect("list");
    let out = scratch("law-of-wrong-sources");
    let error = gen_law::run(&copy, &out).expect_err("not a rate").to_string();
    for part in ["chapter99.csv", "row 2", "`rate`", "`a quarter`"] {
        assert!(error.contains(part), "{error}");
    }
    assert!(std::fs::read_dir(&out).expect("folder").next().is_none(), "nothing is written");
}
