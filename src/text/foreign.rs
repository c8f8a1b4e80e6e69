//! Files that people have and we do not read: what they seem to be, and what to ask for instead.

/// What a file seems to be, and what to do.
pub(super) type Foreign = (&'static str, &'static str);

const FROM_SOURCE: &str = "Figures cannot be read from it safely. In ACE, run the report again for the \
                           same period and download it as CSV or XLSX; or ask the broker for the lines \
                           of the entry summaries (Form 7501) as a spreadsheet, with entry number and \
                           line number on each row.";
const AS_TABLE: &str = "Open it in the program it came from and save the table as CSV or XLSX.";
const RESAVE: &str = "Open it in a spreadsheet program and save it as an XLSX workbook without a \
                      password, or as CSV. In ACE, choose XLSX or CSV when downloading the report.";
const ATTACHED: &str = "Save the report that is attached to it as a file of its own and give that file; \
                        if the figures stand in the text, ask the sender for them as CSV or XLSX.";
const IN_UTF8: &str = "Open it in a text editor and save it as UTF-8.";
const UNPACK: &str = "Unpack it and give the files inside.";
const AS_REPORT: &str = "Ask the broker or the system it comes from for the same lines as a CSV or XLSX \
                         table, with entry number and line number on each row.";
const LOCKED: &str = "It opens only with its password. Open it in a spreadsheet program, save it as an \
                      XLSX workbook without a password, and give that file; the password is not needed \
                      here and should not be shared.";

const MAGIC: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "a PDF document", FROM_SOURCE),
    (b"%!PS", "a PostScript document", FROM_SOURCE),
    (b"\x89PNG", "a PNG image", FROM_SOURCE),
    (b"\xFF\xD8\xFF", "a JPEG image", FROM_SOURCE),
    (b"GIF8", "a GIF image", FROM_SOURCE),
    (b"II*\0", "a TIFF image", FROM_SOURCE),
    (b"MM\0*", "a TIFF image", FROM_SOURCE),
    (b"{\\rtf", "a rich text document", AS_TABLE),
    (b"\x1F\x8B", "a gzip archive", UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xFD7zXZ", "an xz archive", UNPACK),
    (b"SQLite format 3", "an SQLite database", AS_TABLE),
    (b"\0\x01\0\0Standard", "a Microsoft Access database", AS_TABLE),
    (b"PAR1", "a Parquet file", AS_TABLE),
    (b"\x7FELF", "a program", FROM_SOURCE),
    (b"\0asm", "a program", FROM_SOURCE),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive", UNPACK),
    (b"\xFF\xFE\0\0", "text in UTF-32", IN_UTF8),
    (b"\0\0\xFE\xFF", "text in UTF-32", IN_UTF8),
];

/// The container of old Office files and of workbooks with a password.
pub(super) const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Streams of such a container, in the order in which they decide.
const STREAMS: &[(&str, Foreign)] = &[
    ("EncryptedPackage", ("a workbook with a password", LOCKED)),
    ("__substg1.0_", ("an e-mail message of Outlook (.msg)", ATTACHED)),
    ("WordDocument", ("an old Word document (.doc)", AS_TABLE)),
    ("PowerPoint Document", ("an old presentation (.ppt)", AS_TABLE)),
    ("Workbook", ("an old Excel workbook (.xls)", RESAVE)),
    ("Book", ("an old Excel workbook (.xls)", RESAVE)),
];

/// Lines at the head of an e-mail.
const MAIL: [&str; 10] = [
    "received:",
    "return-path:",
    "delivered-to:",
    "from:",
    "to:",
    "subject:",
    "date:",
    "message-id:",
    "mime-version:",
    "content-type:",
];

/// What a file seems to be by its first bytes, if it is no text and no zip archive.
pub(super) fn by_magic(head: &[u8]) -> Option<Foreign> {
    if head.starts_with(COMPOUND) {
        let found = STREAMS.iter().find(|(name, _)| has_wide(head, name));
        return Some(found.map_or(
            ("an old Excel workbook (.xls) or one with a password", RESAVE),
            |(_, foreign)| *foreign,
        ));
    }
    // Text begins with those two letters too, but has no zero byte soon after.
    if head.starts_with(b"MZ") && head.iter().take(64).any(|byte| *byte == 0) {
        return Some(("a program", FROM_SOURCE));
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Some(("a WebP image", FROM_SOURCE));
    }
    if matches!(head.get(4..12), Some(b"ftypheic" | b"ftypmif1" | b"ftypheix")) {
        return Some(("a HEIC photograph", FROM_SOURCE));
    }
    if head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]) {
        return Some(("a bitmap image", FROM_SOURCE));
    }
    if head.get(257..262) == Some(b"ustar") {
        return Some(("a tar archive", UNPACK));
    }
    let found = MAGIC.iter().find(|(magic, ..)| head.starts_with(magic));
    found.map(|(_, what, advice)| (*what, *advice))
}

/// Whether the bytes hold a word as two-byte characters.
fn has_wide(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.bytes().flat_map(|byte| [byte, 0]).collect();
    bytes.windows(wide.len()).any(|part| part == wide)
}

/// What text seems to be that is no table: markup, JSON, an e-mail.
pub(super) fn by_text(text: &[u8]) -> Option<Foreign> {
    let text = text.trim_ascii_start();
    let lower = text.get(..text.len().min(2_048)).unwrap_or(b"").to_ascii_lowercase();
    let has = |word: &[u8]| lower.windows(word.len()).any(|part| part == word);
    match lower.first()? {
        b'{' | b'[' if lower.iter().skip(1).any(|b| matches!(b, b'"' | b'{' | b'[')) => {
            Some(("JSON", AS_REPORT))
        }
        b'<' if has(b"<html") || has(b"<table") || has(b"<!doctype html") => Some((
            "a web page (some systems save tables as .xls that way)",
            "Open it in a spreadsheet program and save it as CSV or XLSX.",
        )),
        b'<' if has(b"<svg") => Some(("a drawing (SVG)", FROM_SOURCE)),
        b'<' if has(b"excel.sheet") || has(b"office:spreadsheet") => {
            Some(("an XML spreadsheet of Excel 2003", RESAVE))
        }
        b'<' if lower.starts_with(b"<?xml") => Some(("XML", AS_REPORT)),
        _ => mail(&lower),
    }
}

/// An e-mail begins with lines of its head, one after the other.
fn mail(lower: &[u8]) -> Option<Foreign> {
    let lines = lower.split(|byte| *byte == b'\n').take_while(|line| !line.trim_ascii().is_empty());
    let mut found = [false; MAIL.len()];
    for (at, line) in lines.enumerate() {
        let known = MAIL.iter().position(|word| line.starts_with(word.as_bytes()));
        match known.and_then(|index| found.get_mut(index)) {
            Some(seen) => *seen = true,
            // The first line of a mail is never a continued or an unknown one here.
            None if at == 0 => return None,
            None => {}
        }
    }
    if found.iter().filter(|seen| **seen).count() < 3 {
        return None;
    }
    let is_archive = lower.windows(17).any(|part| part == b"multipart/related");
    Some(match is_archive && !found.first().is_some_and(|received| *received) {
        true => ("a web archive (.mht)", RESAVE),
        false => ("an e-mail message", ATTACHED),
    })
}

/// What a zip archive that is no workbook seems to be, by the names in it.
pub(super) fn by_names(names: &[&str]) -> Option<Foreign> {
    let has = |name: &str| names.contains(&name);
    let starts = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    let ends = |ending: &str| names.iter().any(|name| name.to_ascii_lowercase().ends_with(ending));
    if has("xl/workbook.bin") {
        Some(("a binary Excel workbook (.xlsb)", RESAVE))
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        Some(("an OpenDocument file (.ods)", RESAVE))
    } else if has("Index/Document.iwa") || has("Index.zip") || starts("Index/Tables/") {
        Some((
            "a Numbers document of Apple",
            "Open it in Numbers, choose File, Export To, Excel (or CSV), and give that file.",
        ))
    } else if starts("word/") {
        Some(("a Word document", AS_REPORT))
    } else if starts("ppt/") {
        Some(("a presentation", AS_REPORT))
    } else if has("xl/workbook.xml") {
        None
    } else if ends(".csv") || ends(".xlsx") || ends(".txt") {
        Some((
            "a zip archive that is no workbook, with reports in it",
            "Unpack it and give the files inside; several can be given at once.",
        ))
    } else if ends(".pdf") {
        Some(("a zip archive that is no workbook, with PDF documents in it", FROM_SOURCE))
    } else {
        None
    }
}

/// What to do with an archive of anything else.
pub(super) const ARCHIVE: Foreign = ("a zip archive that is no workbook", UNPACK);

#[cfg(test)]
mod tests {
    use super::*;

    fn compound(stream: &str) -> Vec<u8> {
        let wide = stream.bytes().flat_map(|byte| [byte, 0]);
        COMPOUND.iter().copied().chain([0; 512]).chain(wide).collect()
    }

    #[test]
    fn old_containers_by_their_streams() {
        let what = |stream| by_magic(&compound(stream)).expect("a container").0;
        assert_eq!(what("EncryptedPackage"), "a workbook with a password");
        assert_eq!(what("Workbook"), "an old Excel workbook (.xls)");
        assert_eq!(what("__substg1.0_0037001F"), "an e-mail message of Outlook (.msg)");
        assert_eq!(what("WordDocument"), "an old Word document (.doc)");
        assert_eq!(what("?"), "an old Excel workbook (.xls) or one with a password");
    }

    #[test]
    fn texts_that_are_no_tables() {
        let what = |text: &str| by_text(text.as_bytes()).map(|(what, _)| what);
        let mail = "From: a@example.com\nTo: b@example.com\nSubject: report\n\nEntry,Line\n";
        assert_eq!(what(mail), Some("an e-mail message"));
        let archive = "MIME-Version: 1.0\nContent-Type: multipart/related\nDate: x\n\n<html>";
        assert_eq!(what(archive), Some("a web archive (.mht)"));
        assert_eq!(what("<?xml version=\"1.0\"?><a/>"), Some("XML"));
        let sheet = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>";
        assert_eq!(what(sheet), Some("an XML spreadsheet of Excel 2003"));
        assert_eq!(what("From: 01/01/2026\nEntry Number,Line\n"), None, "a title row");
        assert_eq!(what("Date:,Subject:\n1,2\n"), None);
        assert_eq!(what("BMW,Audi\n"), None);
        assert_eq!(by_magic(b"BMW,Audi,Opel\n"), None);
    }
}
