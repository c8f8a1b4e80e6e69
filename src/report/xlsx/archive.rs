//! The zip archive around a workbook, written front to back: what is not known before a part is
//! written, its sizes and checksum, stands behind it (APPNOTE 4.3.9).

use crate::model::Date;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::{self, Write};

/// Sizes stand behind the part.
const FLAGS: u16 = 1 << 3;
const DEFLATED: u16 = 8;
/// The version of the format that knows deflated parts.
const VERSION: u16 = 20;
/// The lightest effort that still finds repeated prose; more takes longer and saves little.
const EFFORT: u32 = 4;

#[derive(Debug)]
struct Entry {
    name: String,
    crc: u32,
    packed: u32,
    unpacked: u32,
    offset: u32,
}

/// Counts what goes into the sink.
#[derive(Debug)]
struct Counted<W> {
    out: W,
    bytes: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let n = self.out.write(buffer)?;
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// An archive in the making.
#[derive(Debug)]
pub(super) struct Archive<W: Write> {
    out: Counted<W>,
    /// The day of all parts, as zip packs it.
    day: u16,
    entries: Vec<Entry>,
}

/// The content of a part on its way into the compressor.
struct Part<'a, W: Write> {
    encoder: DeflateEncoder<&'a mut Counted<W>>,
    crc: Crc,
    bytes: u64,
}

impl<W: Write> Write for Part<'_, W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let n = self.encoder.write(buffer)?;
        self.crc.update(buffer.get(..n).unwrap_or_default());
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.encoder.flush()
    }
}

impl<W: Write> Archive<W> {
    /// An archive whose parts are of `day`.
    pub(super) fn new(out: W, day: Date) -> Self {
        // Zip counts years from 1980, in seven bits.
        let year = u16::try_from(i32::from(day.year()) - 1980).unwrap_or_default().min(127);
        let day = year << 9 | (day.month() as u16) << 5 | day.day() as u16;
        Self { out: Counted { out, bytes: 0 }, day, entries: Vec::new() }
    }

    /// Writes a part.
    pub(super) fn part<T>(
        &mut self,
        name: &str,
        content: impl FnOnce(&mut dyn Write) -> io::Result<T>,
    ) -> io::Result<T> {
        let offset = small(self.out.bytes)?;
        let mut header = 0x0403_4b50_u32.to_le_bytes().to_vec();
        header.extend(self.common());
        header.extend([0; 12]);
        header.extend(short(name.len())?);
        header.extend([0; 2]);
        header.extend(name.bytes());
        self.out.write_all(&header)?;
        let start = self.out.bytes;
        let (result, crc, unpacked) = deflate(&mut self.out, content)?;
        let packed = small(self.out.bytes - start)?;
        let entry = Entry { name: name.to_owned(), crc, packed, unpacked, offset };
        self.out.write_all(&0x0807_4b50_u32.to_le_bytes())?;
        self.out.write_all(&entry.sizes())?;
        self.entries.push(entry);
        Ok(result)
    }

    /// What local header and directory have in common, from the version on.
    fn common(&self) -> Vec<u8> {
        [VERSION, FLAGS, DEFLATED, 0, self.day].iter().flat_map(|n| n.to_le_bytes()).collect()
    }

    /// Writes the directory and gives the sink back.
    pub(super) fn finish(mut self) -> io::Result<W> {
        let start = small(self.out.bytes)?;
        for entry in &self.entries {
            let mut record = 0x0201_4b50_u32.to_le_bytes().to_vec();
            record.extend(VERSION.to_le_bytes());
            record.extend(self.common());
            record.extend(entry.sizes());
            record.extend(short(entry.name.len())?);
            record.extend([0; 12]);
            record.extend(entry.offset.to_le_bytes());
            record.extend(entry.name.bytes());
            self.out.write_all(&record)?;
        }
        let length = small(self.out.bytes)? - start;
        let count = short(self.entries.len())?;
        let mut end = 0x0605_4b50_u32.to_le_bytes().to_vec();
        end.extend([0; 4]);
        end.extend(count);
        end.extend(count);
        end.extend(length.to_le_bytes());
        end.extend(start.to_le_bytes());
        end.extend([0; 2]);
        self.out.write_all(&end)?;
        self.out.flush()?;
        Ok(self.out.out)
    }
}

impl Entry {
    /// Checksum and sizes.
    fn sizes(&self) -> Vec<u8> {
        [self.crc, self.packed, self.unpacked].iter().flat_map(|n| n.to_le_bytes()).collect()
    }
}

/// Passes content through the compressor; gives its checksum and size too.
fn deflate<W: Write, T>(
    out: &mut Counted<W>,
    content: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> io::Result<(T, u32, u32)> {
    let encoder = DeflateEncoder::new(out, Compression::new(EFFORT));
    let mut part = Part { encoder, crc: Crc::new(), bytes: 0 };
    let result = content(&mut part)?;
    let Part { encoder, crc, bytes } = part;
    encoder.finish()?;
    Ok((result, crc.sum(), small(bytes)?))
}

/// A number that the format keeps in four bytes; sheets end long before.
fn small(number: u64) -> io::Result<u32> {
    u32::try_from(number).map_err(|_| io::Error::other("the workbook is larger than 4 GB"))
}

fn short(number: usize) -> io::Result<[u8; 2]> {
    let number = u16::try_from(number).map_err(|_| io::Error::other("too many parts"))?;
    Ok(number.to_le_bytes())
}
