//! A hostile file, and what has to become of it.

use super::{bombs, damage, sheets, texts};
use tidewaiter::model::FileStatus;
use tidewaiter::model::FileStatus::{Complete, Incomplete, Partial, Refused};

/// One file.
pub struct Case {
    pub name: &'static str,
    /// Its name, which decides nothing.
    pub file: &'static str,
    pub bytes: Box<dyn Fn() -> Vec<u8>>,
    pub status: FileStatus,
    /// Rows that are used of it.
    pub used: u64,
    /// Words of its message.
    pub words: &'static [&'static str],
    /// Ten megabytes and more: slow where the program is built without optimisation.
    pub is_heavy: bool,
}

impl Case {
    fn new(name: &'static str, status: FileStatus, bytes: impl Fn() -> Vec<u8> + 'static) -> Self {
        Self {
            name,
            file: "a.csv",
            bytes: Box::new(bytes),
            status,
            used: 0,
            words: &[],
            is_heavy: false,
        }
    }

    /// A file that reads to its end.
    pub fn complete(name: &'static str, used: u64, bytes: impl Fn() -> Vec<u8> + 'static) -> Self {
        Self { used, ..Self::new(name, Complete, bytes) }
    }

    /// A file of which rows are set aside.
    pub fn partial(name: &'static str, used: u64, bytes: impl Fn() -> Vec<u8> + 'static) -> Self {
        Self { used, ..Self::new(name, Partial, bytes) }
    }

    /// A file whose reading stops inside it after `used` rows.
    pub fn incomplete(
        name: &'static str,
        used: u64,
        bytes: impl Fn() -> Vec<u8> + 'static,
    ) -> Self {
        Self { used, ..Self::new(name, Incomplete, bytes) }
    }

    /// A file that is not opened for rows.
    pub fn refused(name: &'static str, bytes: impl Fn() -> Vec<u8> + 'static) -> Self {
        Self::new(name, Refused, bytes)
    }

    pub fn says(self, words: &'static [&'static str]) -> Self {
        Self { words, ..self }
    }

    pub fn heavy(self) -> Self {
        Self { is_heavy: true, ..self }
    }

    pub fn called(self, file: &'static str) -> Self {
        Self { file, ..self }
    }
}

/// All of them.
pub fn all() -> Vec<Case> {
    let mut all = bombs::cases();
    all.extend(damage::cases());
    all.extend(texts::cases());
    all.extend(renamed());
    all
}

fn renamed() -> Vec<Case> {
    vec![
        Case::complete("a workbook called CSV", 1, sheets::good).called("report.csv"),
        Case::complete("CSV called a workbook", 1, || sheets::good_text().into()).called("a.xlsx"),
        Case::complete("a report called a program", 1, || sheets::good_text().into())
            .called("../../a.exe"),
        Case::refused("a picture called CSV", || b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec())
            .says(&["a PNG image", "In ACE, run the report again"]),
        Case::refused("a PDF called a workbook", || {
            b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj".to_vec()
        })
        .called("7501.xlsx")
        .says(&["a PDF document", "In ACE, run the report again"]),
        Case::refused("a web page called .xls", || b"<html><table><tr><td>Entry".to_vec())
            .called("report.xls")
            .says(&["a web page", "save it as CSV or XLSX"]),
        Case::refused("a program called CSV", || b"MZ\x90\0\x03\0\0\0\x04\0".to_vec())
            .says(&["a program"]),
        Case::refused("a workbook with a password", || compound("EncryptedPackage"))
            .called("report.xlsx")
            .says(&["a workbook with a password", "without a password"]),
        Case::refused("an old workbook", || compound("Workbook"))
            .called("report.xlsx")
            .says(&["an old Excel workbook", "XLSX"]),
        Case::refused("text in UTF-32", || {
            let units = sheets::good_text();
            let units = units.chars().flat_map(|c| u32::from(c).to_le_bytes());
            [0xFF, 0xFE, 0, 0].into_iter().chain(units).collect()
        })
        .says(&["UTF-32", "save it as UTF-8"]),
        Case::refused("a file without bytes", Vec::new).says(&["empty (0 bytes)"]),
    ]
}

/// The beginning of a compound file whose directory names a part.
fn compound(part: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1_024, 0);
    bytes.extend(part.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4_096, 0);
    bytes
}
