//! A writer of zip archives that can lie.

use flate2::{Compress, Compression, Crc, FlushCompress};

/// A part of an archive, as it will stand there.
#[derive(Clone)]
pub struct Part {
    name: String,
    method: u16,
    flags: u16,
    packed: Vec<u8>,
    crc: u32,
    unpacked: u32,
    /// The packed size that the directory tells, where it is not the true one.
    told: Option<u32>,
    /// Another part whose bytes the directory names as those of this one.
    same_as: Option<usize>,
}

impl Part {
    /// A deflated part.
    pub fn new(name: &str, content: &[u8]) -> Self {
        let (packed, crc) = (deflate(content, FlushCompress::Finish), crc(content));
        Self::packed(name, packed, crc, content.len())
    }

    /// A part that is not packed.
    pub fn stored(name: &str, content: &[u8]) -> Self {
        let part = Self::packed(name, content.to_vec(), crc(content), content.len());
        Self { method: 0, ..part }
    }

    /// A part of `start`, `times` times `middle`, and `end`, packed without being spelt out: a repeated
    /// block of the packed form is a repeated block of the content.
    pub fn repeated(name: &str, start: &str, middle: &str, times: usize, end: &str) -> Self {
        let mut packed = deflate(start.as_bytes(), FlushCompress::Full);
        let block = deflate(middle.as_bytes(), FlushCompress::Full);
        let mut crc = Crc::new();
        crc.update(start.as_bytes());
        for _ in 0..times {
            packed.extend_from_slice(&block);
            crc.update(middle.as_bytes());
        }
        packed.extend(deflate(end.as_bytes(), FlushCompress::Finish));
        crc.update(end.as_bytes());
        let length = start.len() + middle.len() * times + end.len();
        Self::packed(name, packed, crc.sum(), length)
    }

    fn packed(name: &str, packed: Vec<u8>, crc: u32, length: usize) -> Self {
        Self {
            name: name.to_owned(),
            method: 8,
            flags: 0,
            packed,
            crc,
            unpacked: length as u32,
            told: None,
            same_as: None,
        }
    }

    /// The same with a password, or so it says.
    pub fn encrypted(self) -> Self {
        Self { flags: 1, ..self }
    }

    /// The same packed by another method, or so it says.
    pub fn packed_by(self, method: u16) -> Self {
        Self { method, ..self }
    }

    /// The same with lies about its sizes.
    pub fn with_sizes(self, packed: Option<u32>, unpacked: u32) -> Self {
        Self { told: packed, unpacked, ..self }
    }

    /// The same with a wrong checksum.
    pub fn with_wrong_checksum(self) -> Self {
        Self { crc: !self.crc, ..self }
    }

    /// A name for the bytes of another part.
    pub fn same_as(name: &str, other: usize, parts: &[Self]) -> Self {
        Self { name: name.to_owned(), same_as: Some(other), ..parts[other].clone() }
    }

    fn common(&self) -> Vec<u8> {
        let packed = self.told.unwrap_or(self.packed.len() as u32);
        let mut out: Vec<u8> = [20u16, self.flags, self.method, 0, 0x21]
            .iter()
            .flat_map(|n| n.to_le_bytes())
            .collect();
        out.extend([self.crc, packed, self.unpacked].iter().flat_map(|n| n.to_le_bytes()));
        out.extend((self.name.len() as u16).to_le_bytes());
        out
    }
}

/// The archive of these parts.
pub fn archive(parts: &[Part]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut offsets: Vec<u32> = Vec::new();
    for part in parts {
        if let Some(other) = part.same_as {
            offsets.push(offsets[other]);
            continue;
        }
        offsets.push(out.len() as u32);
        out.extend(0x0403_4b50_u32.to_le_bytes());
        out.extend(part.common());
        out.extend([0; 2]);
        out.extend(part.name.bytes());
        out.extend(&part.packed);
    }
    let start = out.len() as u32;
    for (part, offset) in parts.iter().zip(offsets) {
        out.extend(0x0201_4b50_u32.to_le_bytes());
        out.extend(20u16.to_le_bytes());
        out.extend(part.common());
        out.extend([0; 12]);
        out.extend(offset.to_le_bytes());
        out.extend(part.name.bytes());
    }
    let length = out.len() as u32 - start;
    out.extend(0x0605_4b50_u32.to_le_bytes());
    out.extend([0; 4]);
    out.extend((parts.len() as u16).to_le_bytes());
    out.extend((parts.len() as u16).to_le_bytes());
    out.extend([length, start].iter().flat_map(|n| n.to_le_bytes()));
    out.extend([0; 2]);
    out
}

fn crc(content: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(content);
    crc.sum()
}

fn deflate(content: &[u8], flush: FlushCompress) -> Vec<u8> {
    let mut packed = Vec::with_capacity(content.len() + 1_000);
    Compress::new(Compression::new(9), false)
        .compress_vec(content, &mut packed, flush)
        .expect("deflated");
    packed
}
