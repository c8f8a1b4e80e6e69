//! Delimited text by RFC 4180, in chunks of any size, one record in memory at a time.

use super::fault::{Fault, FaultKind, MAX_COLUMNS, MAX_RECORD};
use super::record::{Record, RowSink, Span};
use super::scan::{BLOCK, common, structural};
use std::ops::ControlFlow;

/// How many bytes are taken at a time to finish a record begun in an earlier chunk.
const PIECE: usize = 4096;

/// Where the reading of one record stands. Positions count from the start of the record, so that
/// they stay true when its bytes move.
#[derive(Debug, Default)]
struct Progress {
    spans: Vec<Span>,
    /// Cells whose doubled quotes were undone.
    scratch: Vec<u8>,
    field_start: u32,
    in_quotes: bool,
    quoted: bool,
    /// The cell has doubled quotes or text after its closing quote.
    rough: bool,
    /// One past the last closing quote of the cell.
    after_close: u32,
    /// Cells taken over from the record above.
    unchanged: usize,
    /// The column, from 1, of a cell whose quotation marks take in what are rows (see
    /// [`Progress::undo_quotes`]); 0 for none.
    stray: usize,
}

/// Fewer equal bytes at the start of a record are not worth keeping its cells.
const WORTH: usize = 24;

impl Progress {
    fn clear(&mut self) {
        self.spans.clear();
        self.scratch.clear();
        self.next_field(0);
        self.in_quotes = false;
        self.unchanged = 0;
        self.stray = 0;
    }

    /// Starts the next record. Reports repeat what belongs to a whole entry on each of its rows, so
    /// that a record mostly starts with the bytes of the one above, `previous`: cells that lie within
    /// them, delimiter included, are the same and are kept. Gives the bytes that need no second look.
    fn next_record(&mut self, previous: &[u8], rest: &[u8]) -> usize {
        let equal = if self.scratch.is_empty() { common(previous, rest) } else { 0 };
        if equal < WORTH {
            self.clear();
            return 0;
        }
        let end = |span: &Span| {
            let before = (span.start as usize).checked_sub(1).and_then(|i| previous.get(i));
            span.end as usize + usize::from(before == Some(&b'"'))
        };
        let kept = self.spans.partition_point(|span| end(span) < equal);
        let start = kept.checked_sub(1).and_then(|i| self.spans.get(i)).map_or(0, |s| end(s) + 1);
        self.spans.truncate(kept);
        self.next_field(start as u32);
        self.in_quotes = false;
        self.unchanged = kept;
        start
    }

    fn next_field(&mut self, start: u32) {
        self.field_start = start;
        self.quoted = false;
        self.rough = false;
        self.after_close = 0;
    }

    /// A quotation mark. It opens a cell only as its first character; elsewhere in an unquoted cell
    /// it is an ordinary character, as spreadsheets read it.
    fn quote(&mut self, at: u32) {
        if self.in_quotes {
            self.in_quotes = false;
            self.after_close = at + 1;
        } else if at == self.field_start {
            self.in_quotes = true;
            self.quoted = true;
        } else if self.quoted {
            self.rough = true;
            self.in_quotes = at == self.after_close;
        }
    }

    /// Ends the cell at `end`; `record` holds the bytes of the record from its start.
    #[inline]
    fn end_field(&mut self, end: u32, record: &[u8]) {
        let start = self.field_start;
        let span = if !self.quoted {
            Span { start, end }
        } else if !self.rough && self.after_close == end {
            Span { start: start + 1, end: end - 1 }
        } else {
            self.undo_quotes(record.get(start as usize..end as usize).unwrap_or(b""))
        };
        self.spans.push(span);
    }

    /// Takes doubled quotes and text after the closing one as they are meant. A cell that both goes
    /// over a line end and has text after its closing quote is two cells of two rows: one of its quotes
    /// is stray, and the rows between would be swallowed.
    #[cold]
    fn undo_quotes(&mut self, cell: &[u8]) -> Span {
        let start = self.scratch.len() as u32;
        let mut bytes = cell.iter().copied().skip(1).peekable();
        let mut inside = true;
        let (mut has_line_end, mut has_text_after) = (false, false);
        while let Some(byte) = bytes.next() {
            if byte != b'"' || !inside {
                has_line_end |= matches!(byte, b'\n' | b'\r');
                has_text_after |= !inside && !matches!(byte, b' ' | b'\t');
                self.scratch.push(byte);
            } else if bytes.peek() == Some(&b'"') {
                self.scratch.push(b'"');
                bytes.next();
            } else {
                inside = false;
            }
        }
        if has_line_end && has_text_after && self.stray == 0 {
            self.stray = self.spans.len() + 1;
        }
        Span { start: start | Span::SCRATCH, end: self.scratch.len() as u32 }
    }
}

/// A reader of delimited text.
#[derive(Debug)]
pub struct Delimited {
    delimiter: u8,
    /// The bytes of a record begun in an earlier chunk.
    carry: Vec<u8>,
    progress: Progress,
    row: u32,
    offset: u64,
    after_cr: bool,
    stopped: bool,
}

impl Delimited {
    /// A reader for records with this delimiter; `offset` is where the first one starts in the file.
    #[must_use]
    pub fn new(delimiter: u8, offset: u64) -> Self {
        Self {
            delimiter,
            carry: Vec::new(),
            progress: Progress::default(),
            row: 1,
            offset,
            after_cr: false,
            stopped: false,
        }
    }

    /// The row of the record being read, from 1.
    #[must_use]
    pub fn row(&self) -> u32 {
        self.row
    }

    /// Takes the next bytes and passes every record that ends in them on.
    ///
    /// # Errors
    /// A [`Fault`] stops the reading: the records before it have been passed on.
    pub fn push(&mut self, chunk: &[u8], sink: &mut impl RowSink) -> Result<(), Fault> {
        if self.stopped {
            return Ok(());
        }
        self.take(chunk, sink)
    }

    fn take(&mut self, chunk: &[u8], sink: &mut impl RowSink) -> Result<(), Fault> {
        let mut rest = chunk;
        if !self.carry.is_empty() {
            rest = self.finish_carry(chunk, sink)?;
        }
        if rest.is_empty() || self.stopped {
            return Ok(());
        }
        let tail = self.run(rest, 0, sink)?;
        self.carry.extend_from_slice(rest.get(tail..).unwrap_or(b""));
        Ok(())
    }

    /// Completes the record in `carry` from the chunk; returns the bytes of the chunk after it.
    fn finish_carry<'a>(
        &mut self,
        chunk: &'a [u8],
        sink: &mut impl RowSink,
    ) -> Result<&'a [u8], Fault> {
        let mut rest = chunk;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(rest.len().min(PIECE));
            let mut carry = std::mem::take(&mut self.carry);
            let scanned = carry.len();
            carry.extend_from_slice(piece);
            let tail = self.run(&carry, scanned, sink)?;
            if tail == 0 {
                self.carry = carry;
                rest = after;
                continue;
            }
            // The bytes of the next record are all in this piece: read them again from the chunk.
            self.progress.clear();
            let again = carry.len() - tail;
            carry.clear();
            self.carry = carry;
            return Ok(chunk.get(chunk.len() - after.len() - again..).unwrap_or(b""));
        }
        Ok(rest)
    }

    /// Reads `data`, which starts with the current record, from `from` on (what stands before has
    /// been looked at). Returns where the unfinished record starts.
    fn run(&mut self, data: &[u8], from: usize, sink: &mut impl RowSink) -> Result<usize, Fault> {
        let mut start = 0;
        let mut base = from;
        'blocks: while base < data.len() {
            let mut marks = self.marks(data, base);
            while marks != 0 {
                let pos = base + marks.trailing_zeros() as usize;
                marks &= marks - 1;
                let byte = data.get(pos).copied().unwrap_or(b'\n');
                if byte == self.delimiter && !self.progress.in_quotes {
                    let at = (pos - start) as u32;
                    self.progress.end_field(at, data.get(start..).unwrap_or(b""));
                    self.progress.next_field(at + 1);
                } else if byte == 0 {
                    let offset = self.offset + (pos - start) as u64;
                    return Err(self.fault(FaultKind::NulByte { offset }));
                } else if byte == b'"' {
                    self.progress.quote((pos - start) as u32);
                } else if self.progress.in_quotes {
                    // A delimiter or line end inside quotes is text.
                } else {
                    let seen = self.end_record((start, pos), data, sink)?;
                    if self.stopped {
                        return Ok(data.len());
                    }
                    start = pos + 1;
                    if byte == b'\r' && !self.after_cr {
                        start += 1;
                    }
                    let on = start + seen - base;
                    if on >= BLOCK {
                        base += on;
                        continue 'blocks;
                    }
                    marks &= u64::MAX << on;
                }
            }
            base += BLOCK;
            if base.min(data.len()) - start > MAX_RECORD {
                let quote = self.progress.in_quotes.then_some(self.progress.spans.len() + 1);
                return Err(self.fault(FaultKind::RecordTooLong { quote }));
            }
        }
        Ok(start)
    }

    /// A line end at `pos` for a record that starts at `start`: passes the record on and begins the
    /// next, whose first bytes may be known (see [`Progress::next_record`]). The LF of a CRLF goes with
    /// its CR where both are at hand; then `after_cr` is not set.
    fn end_record(
        &mut self,
        (start, pos): (usize, usize),
        data: &[u8],
        sink: &mut impl RowSink,
    ) -> Result<usize, Fault> {
        let mut next = pos + 1;
        let is_cr = data.get(pos) == Some(&b'\r');
        if !is_cr && pos == start && self.after_cr {
            self.after_cr = false;
            self.offset += 1;
            self.progress.clear();
            return Ok(0);
        }
        let record = data.get(start..pos).unwrap_or(b"");
        self.emit(record, true, sink)?;
        next += usize::from(is_cr && data.get(next) == Some(&b'\n'));
        self.after_cr = is_cr && next == pos + 1;
        self.offset += (next - start) as u64;
        self.row = self.row.saturating_add(1);
        Ok(self.progress.next_record(record, data.get(next..).unwrap_or(b"")))
    }

    #[inline]
    fn marks(&self, data: &[u8], base: usize) -> u64 {
        let rest = data.get(base..).unwrap_or(b"");
        if let Some(block) = rest.first_chunk::<BLOCK>() {
            return structural(block, self.delimiter);
        }
        let mut block = [b' '; BLOCK];
        for (to, byte) in block.iter_mut().zip(rest) {
            *to = *byte;
        }
        structural(&block, self.delimiter)
    }

    fn emit(&mut self, bytes: &[u8], ended: bool, sink: &mut impl RowSink) -> Result<(), Fault> {
        self.progress.end_field(bytes.len() as u32, bytes);
        if bytes.len() > MAX_RECORD {
            return Err(self.fault(FaultKind::RecordTooLong { quote: None }));
        }
        if self.progress.spans.len() > MAX_COLUMNS {
            return Err(self.fault(FaultKind::TooManyColumns));
        }
        if self.progress.stray > 0 {
            let column = self.progress.stray;
            return Err(self.fault(FaultKind::StrayQuote { column }));
        }
        let Progress { spans, scratch, unchanged, .. } = &self.progress;
        let at = (self.row, self.offset, ended);
        let record = Record::delimited(at, *unchanged, bytes, scratch, spans);
        self.stopped = matches!(sink.record(&record), ControlFlow::Break(()));
        Ok(())
    }

    /// Ends the file: passes a last record without a line end on.
    ///
    /// # Errors
    /// A quotation mark that was never closed.
    pub fn finish(mut self, sink: &mut impl RowSink) -> Result<(), Fault> {
        if self.stopped || self.carry.is_empty() {
            return Ok(());
        }
        if self.progress.in_quotes {
            let column = self.progress.spans.len() + 1;
            return Err(self.fault(FaultKind::UnclosedQuote { column }));
        }
        let carry = std::mem::take(&mut self.carry);
        self.emit(&carry, false, sink)
    }

    fn fault(&mut self, kind: FaultKind) -> Fault {
        self.stopped = true;
        Fault { kind, row: self.row }
    }
}
