//! The plain case: one report whose rows stand sorted by entry, line and ordinal, as ACE writes them.
//! Its records become the portfolio's as they are; nothing is sorted, gathered or copied.

use super::entries::{self, Joined};
use super::group::differences;
use super::imports::{amounts, is_full, line, plain_amounts};
use super::{Ledger, Source};
use crate::ingest::imports::LinePart;
use crate::model::{Date, EntryId, Place, Portfolio};
use crate::text::NoRoom;

/// Whether every line of the file stands once, sorted, with records whose ordinals ascend. Columns of
/// the whole line that stand for the records' own call for a closer look.
pub(super) fn is_straight(source: &Source) -> bool {
    let data = &source.data;
    // Amounts of whole lines or entries, and entries without lines, are for the general way.
    let plain = !data.headers && !data.several && !data.no_value && !data.no_duty;
    plain && !data.line_value && !data.line_duty && !data.unsorted
}

/// Fills entries, lines and tariff records of the portfolio from such a file.
pub(super) fn take(
    mut source: Source,
    portfolio: &mut Portfolio,
    ledger: &mut Ledger,
) -> Result<(), NoRoom> {
    let mut tariffs = std::mem::take(&mut source.data.rows);
    let symbols = |symbol| source.symbol(symbol);
    let changed = source.symbols.is_some();
    tariffs.adopt(source.file, changed.then_some(&symbols));
    if tariffs.is_full() {
        return Err(NoRoom);
    }
    portfolio.tariffs = tariffs;
    let mut blocks = std::mem::take(&mut source.data.lines).into_blocks().peekable();
    let mut first = 0;
    let mut current = None;
    let mut import_date = None;
    while let Some(block) = blocks.next() {
        // The records of a line end where those of the next one start.
        let after = blocks.peek().and_then(|next| next.first());
        let after = after.map_or(portfolio.tariffs.len() as u32, |next| next.first);
        let next = block.iter().skip(1).map(|next| next.first).chain([after]);
        for ((part, at), end) in block.iter().zip(first..).zip(next) {
            if current != Some(part.entry) {
                close(portfolio);
                current = Some(part.entry);
                let found = entries::alone(&source, part.entry, &portfolio.text, ledger);
                let Some(Joined { summary: mut entry, import_date: date }) = found else {
                    continue;
                };
                import_date = date;
                let start = portfolio.lines.len() as u32;
                entry.lines = start..start;
                portfolio.entries.push(entry);
            }
            let id = EntryId(portfolio.entries.len().saturating_sub(1) as u32);
            add((id, import_date), (part, at), end, &source, portfolio, ledger);
        }
        first += block.len() as u32;
    }
    close(portfolio);
    if is_full(portfolio) { Err(NoRoom) } else { Ok(()) }
}

/// Adds a line of the last entry, the `at`th of its file, whose records end in front of `end`.
#[inline]
fn add(
    entry: (EntryId, Option<Date>),
    (part, at): (&LinePart, u32),
    end: u32,
    source: &Source,
    portfolio: &mut Portfolio,
    ledger: &mut Ledger,
) {
    let renamed;
    let part = match &source.symbols {
        None => part,
        Some(_) => {
            let texts = part.texts.map(|symbol| source.symbol(symbol));
            renamed = LinePart { texts, ..*part };
            &renamed
        }
    };
    let records = part.first..end;
    let row = portfolio.tariffs.place(part.first).row;
    let place = Place { file: source.file, row };
    let plain = source.data.plain_amounts(at).filter(|_| part.differs == 0);
    let plain = plain.and_then(|plain| plain_amounts(plain, &portfolio.tariffs, records.clone()));
    let packed = plain.unwrap_or_else(|| {
        let collected = source.data.amounts_of(at);
        differences(part, &collected, place, source, ledger);
        let tariffs = &portfolio.tariffs;
        let values = records.clone().map(|i| (tariffs.hts(i), tariffs.value(i)));
        amounts(&collected, values).into()
    });
    portfolio.lines.push(line(entry, part, packed, place, records));
}

/// Ends the lines of the last entry.
fn close(portfolio: &mut Portfolio) {
    let end = portfolio.lines.len() as u32;
    if let Some(entry) = portfolio.entries.last_mut() {
        entry.lines.end = end;
    }
}
