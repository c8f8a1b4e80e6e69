//! The readers: each counts the filled cells of the first sheet.

use calamine::{Reader, Xlsx};
use std::io::{BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;
use tidewaiter::text::{Record, RowSink, Workbook};

/// Their names; the first is the floor.
pub const READERS: [&str; 4] = ["inflate and scan", "tidewaiter", "calamine whole", "calamine streamed"];

/// Cells after which the streamed reader is stopped.
const MAX_CELLS: u64 = 64_000_000;

/// Microseconds that this process has been on a processor, which other programs do not lengthen.
fn cpu_micros() -> u64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    text.split_whitespace().next().and_then(|n| n.parse::<u64>().ok()).unwrap_or(0) / 1_000
}

/// Reads a file and prints microseconds, peak memory in megabytes and what came out.
pub fn run(name: &str, path: &Path) {
    let bytes = std::fs::read(path).expect("a file");
    let start = cpu_micros();
    let result = match name {
        "inflate and scan" => floor(&bytes),
        "tidewaiter" => ours(&bytes),
        "calamine whole" => whole(bytes),
        _ => streamed(bytes),
    };
    let micros = cpu_micros() - start;
    let said = match result {
        Ok(cells) => format!("{cells} cells"),
        Err(error) => format!("refused: {}", error.chars().take(60).collect::<String>()),
    };
    println!("{micros}\t{}\t{said}", peak_megabytes());
}

fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1_024
}

/// Inflates the sheet and the shared strings and counts the cells by their tags; resolves nothing.
fn floor(bytes: &[u8]) -> Result<u64, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
    let mut cells = 0;
    for name in ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"] {
        let Ok(mut part) = archive.by_name(name) else { continue };
        let mut buffer = vec![0; 1 << 16];
        let mut last = 0;
        loop {
            let n = part.read(&mut buffer).map_err(|e| e.to_string())?;
            let Some(block) = buffer.get(..n).filter(|block| !block.is_empty()) else { break };
            cells += u64::from(last == b'<' && block[0] == b'c');
            cells += memchr::memchr_iter(b'<', block)
                .filter(|at| matches!(block.get(at + 1..), Some([b'c', b' ' | b'>', ..])))
                .count() as u64;
            last = block[n - 1];
        }
    }
    Ok(cells)
}

struct Count(u64, u64);

impl RowSink for Count {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        for cell in record.cells() {
            self.0 += u64::from(!cell.is_empty());
            self.1 = self.1.wrapping_add(cell.bytes.len() as u64);
        }
        ControlFlow::Continue(())
    }
}

fn ours(bytes: &[u8]) -> Result<u64, String> {
    let workbook = Workbook::open(bytes).map_err(|error| error.to_string())?;
    let mut count = Count(0, 0);
    workbook.read(0, &mut count).map_err(|fault| fault.to_string())?;
    Ok(count.0)
}

fn whole(bytes: Vec<u8>) -> Result<u64, String> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let name = workbook.sheet_names().first().cloned().ok_or("no sheet")?;
    let range = workbook.worksheet_range(&name).map_err(|error| error.to_string())?;
    Ok(range.used_cells().count() as u64)
}

fn streamed(bytes: Vec<u8>) -> Result<u64, String> {
    let mut workbook =
        Xlsx::new(BufReader::new(Cursor::new(bytes))).map_err(|error| error.to_string())?;
    let name = workbook.sheet_names().first().cloned().ok_or("no sheet")?;
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(|error| error.to_string())?;
    let mut count = 0;
    while let Some(cell) = cells.next_cell().map_err(|error| error.to_string())? {
        std::hint::black_box(&cell);
        count += 1;
        if count > MAX_CELLS {
            return Err("too many cells".to_owned());
        }
    }
    Ok(count)
}
