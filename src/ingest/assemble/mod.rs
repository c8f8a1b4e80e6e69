//! Files to one portfolio: rows of one line together, lines of one entry together, everything sorted
//! by content, what stands twice used once.

mod accounts;
mod compare;
mod entries;
mod exports;
mod group;
mod imports;
mod lists;
mod movements;
mod overlap;
mod straight;
mod totals;

use accounts::accounts;

use super::file::FileIntake;
use super::imports::ImportData;
use super::messages;
use super::table::Data;
use super::tally::Asides;
use crate::model::Arrange;
use crate::model::{
    CapeClaim, Conflict, Field, FileId, FileRecord, FileStatus, Interner, Money, Overlap, Place,
    Portfolio, Symbol,
};
use crate::text::{Fault, FaultKind, NoRoom, has_room, push};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use totals::Whose;

const REPEATED_ROW: &str = "Repeated: an equal row with the same key stands in this file already. It \
                            is used once.";
const REPEATED_FILE: &str = "Repeated: a row with the same key and equal values stands in another \
                             file or sheet. It is used once.";
const CONFLICT: &str = "Conflict: a row with the same key and other values stands in another place. \
                        The later extract is used.";
const CONFLICT_OF_MOVEMENTS: &str = "Conflict: a movement with the same number and other values stands \
                                     in another place. The one that moves less is used.";

/// Joins the files of a session. Their order does not matter: they are sorted by size, hash and
/// name. Each sheet of a workbook that was read is a file of its own.
///
/// The rows of a file whose reading stopped inside are left out: no sum may rest on them.
#[must_use]
pub fn assemble(mut files: Vec<FileIntake>) -> Portfolio {
    files.arrange_by(|a, b| a.by_content().cmp(&b.by_content()));
    let mut portfolio = Portfolio::default();
    let (mut imports, mut exports, mut movements) = (Vec::new(), Vec::new(), Vec::new());
    let mut lists = Vec::new();
    let mut ledger = Ledger::default();
    let parts = files.into_iter().flat_map(FileIntake::into_parts);
    for (index, (mut record, data)) in parts.enumerate() {
        let id = FileId(u16::try_from(index).unwrap_or(u16::MAX));
        ledger.open(&mut record, id);
        if record.status != FileStatus::Incomplete {
            match data {
                Data::Imports(mut data) => {
                    let Ok(totals) = totals::settle(&mut data) else {
                        stop(&mut record);
                        portfolio.files.push(record);
                        continue;
                    };
                    ledger.totals.extend(totals.into_iter().map(|(f, whose)| (id, f, whose)));
                    if data.several {
                        ledger.several.push(id);
                    }
                    imports.push(Source::new(id, *data, &mut portfolio.text));
                }
                Data::Exports(mut data) => {
                    let own = std::mem::take(&mut data.text);
                    exports.push(Adopted::new(id, *data, own, &mut portfolio.text));
                }
                Data::Movements(mut data) => {
                    let own = std::mem::take(&mut data.text);
                    movements.push(Adopted::new(id, data, own, &mut portfolio.text));
                }
                Data::List(mut data) => {
                    let own = std::mem::take(&mut data.text);
                    lists.push(Adopted::new(id, data, own, &mut portfolio.text));
                }
                Data::None => {}
            }
        }
        portfolio.files.push(record);
    }
    let files = |sources: &[Source]| sources.iter().map(|source| source.file).collect();
    let joined = (&mut portfolio, &mut ledger);
    join(files(&imports), imports, joined, imports::assemble, imports::clear);
    let joined = (&mut portfolio, &mut ledger);
    join(Adopted::files(&exports), exports, joined, exports::assemble, exports::clear);
    let joined = (&mut portfolio, &mut ledger);
    join(Adopted::files(&movements), movements, joined, movements::assemble, movements::clear);
    let joined = (&mut portfolio, &mut ledger);
    join(Adopted::files(&lists), lists, joined, lists::assemble, lists::clear);
    ledger.close(&mut portfolio);
    lists::note_absent(&mut portfolio);
    portfolio.accounts = accounts(&portfolio);
    portfolio
}

/// Joins the records of files of one sort. Where there is no room for all of them none is used: the
/// files are named, and no sum rests on them.
fn join<S>(
    files: Vec<FileId>,
    sources: Vec<S>,
    (portfolio, ledger): (&mut Portfolio, &mut Ledger),
    assemble: impl FnOnce(Vec<S>, &mut Portfolio, &mut Ledger) -> Result<(), NoRoom>,
    clear: impl FnOnce(&mut Portfolio),
) {
    let found = ledger.lengths();
    let is_done = !portfolio.text.is_full() && assemble(sources, portfolio, ledger).is_ok();
    if is_done && !ledger.is_full {
        return;
    }
    clear(portfolio);
    ledger.back_to(found);
    for file in files {
        if let Some(record) = portfolio.files.get_mut(usize::from(file.0)) {
            stop(record);
        }
    }
}

/// Gives a file back for whose records there is no room.
fn stop(record: &mut FileRecord) {
    let row = u32::try_from(record.rows.read).unwrap_or(u32::MAX);
    record.status = FileStatus::Incomplete;
    record.message = Fault { kind: FaultKind::Memory, row }.to_string();
}

/// Records of one entry or line from which on room is looked for before they are gathered: real ones
/// have fewer.
const MANY: usize = 1 << 12;

/// Whether so many records, of so many bytes each, can be gathered.
fn fits(records: usize, bytes: usize) -> bool {
    records < MANY || has_room(records.saturating_mul(bytes))
}

/// The text of a file in the portfolio: the first file's as it is, the others' joined to it.
fn adopt(text: &mut Interner, own: Interner) -> Option<Vec<Symbol>> {
    if text.bytes() == 0 {
        *text = own;
        return None;
    }
    Some(text.absorb(&own))
}

fn look_up(symbols: Option<&Vec<Symbol>>, symbol: Symbol) -> Symbol {
    match symbols {
        None => symbol,
        Some(symbols) => symbols.get(symbol.index()).copied().unwrap_or(Symbol::NONE),
    }
}

/// A file of entry lines.
#[derive(Debug)]
struct Source {
    file: FileId,
    data: ImportData,
    symbols: Option<Vec<Symbol>>,
}

impl Source {
    fn new(file: FileId, mut data: ImportData, text: &mut Interner) -> Self {
        let symbols = adopt(text, std::mem::take(&mut data.text));
        Self { file, data, symbols }
    }

    /// A claim with its words in the portfolio's text.
    fn claim(&self, claim: &CapeClaim) -> CapeClaim {
        CapeClaim {
            number: self.symbol(claim.number),
            status: self.symbol(claim.status),
            error: self.symbol(claim.error),
        }
    }

    fn symbol(&self, symbol: Symbol) -> Symbol {
        look_up(self.symbols.as_ref(), symbol)
    }

    fn has(&self, field: Field) -> bool {
        self.data.has.contains(&field)
    }
}

/// The records of a file whose text has joined the portfolio's.
#[derive(Debug)]
struct Adopted<T> {
    file: FileId,
    data: T,
    symbols: Option<Vec<Symbol>>,
}

impl<T> Adopted<T> {
    fn new(file: FileId, data: T, own: Interner, text: &mut Interner) -> Self {
        Self { file, data, symbols: adopt(text, own) }
    }

    fn files(sources: &[Self]) -> Vec<FileId> {
        sources.iter().map(|source| source.file).collect()
    }

    fn symbol(&self, symbol: Symbol) -> Symbol {
        look_up(self.symbols.as_ref(), symbol)
    }
}

/// What the assembly sets aside, per file, and the pairs it found.
#[derive(Debug, Default)]
struct Ledger {
    asides: Vec<(Asides, u64)>,
    duplicated: Vec<Overlap>,
    repeated: Vec<Overlap>,
    conflicts: Vec<Conflict>,
    /// Per file and field: how many entries or lines differ inside the file, and the first row.
    differences: BTreeMap<(FileId, Field), (u64, u32)>,
    /// The same for entries of which another file says something else.
    elsewhere: BTreeMap<(FileId, Field), (u64, u32)>,
    /// Per file of entry summaries without lines: how many have none in any file.
    without_lines: BTreeMap<FileId, u64>,
    /// Columns whose amounts are not the lines' own.
    totals: Vec<(FileId, Field, Whose)>,
    /// Rows set aside of files in which a row may be several records.
    counted: FxHashSet<Place>,
    several: Vec<FileId>,
    /// Something was lost because there was no room for it.
    is_full: bool,
}

impl Ledger {
    fn open(&mut self, record: &mut FileRecord, id: FileId) {
        let mut reasons = std::mem::take(&mut record.set_aside);
        for place in reasons.iter_mut().flat_map(|aside| &mut aside.examples) {
            place.file = id;
        }
        self.asides.push((Asides::from_record(reasons), 0));
    }

    /// How many pairs were found so far.
    fn lengths(&self) -> [usize; 3] {
        [self.duplicated.len(), self.repeated.len(), self.conflicts.len()]
    }

    /// Forgets the pairs that were found since, and that something was lost.
    fn back_to(&mut self, [duplicated, repeated, conflicts]: [usize; 3]) {
        self.duplicated.truncate(duplicated);
        self.repeated.truncate(repeated);
        self.conflicts.truncate(conflicts);
        self.is_full = false;
    }

    fn aside(&mut self, reason: &str, amount: Option<Money>, place: Place) {
        self.is_full |= self.counted.try_reserve(1).is_err();
        if self.is_full {
            return;
        }
        if self.several.contains(&place.file) && !self.counted.insert(place) {
            return;
        }
        if let Some((asides, rows)) = self.asides.get_mut(usize::from(place.file.0)) {
            asides.add(reason, amount, place);
            *rows += 1;
        }
    }

    /// Rows of one entry or line of a file differ in a field that they should share.
    fn differs(&mut self, place: Place, field: Field) {
        if matches!(field, Field::PscIndicator | Field::LatestPscDate) {
            // These belong to lines in some layouts; the latest counts.
            return;
        }
        let (times, first) = self.differences.entry((place.file, field)).or_insert((0, place.row));
        *times += 1;
        *first = place.row.min(*first);
    }

    /// Another file says something else of an entry.
    fn elsewhere(&mut self, place: Place, field: Field) {
        let (times, first) = self.elsewhere.entry((place.file, field)).or_insert((0, place.row));
        *times += 1;
        *first = place.row.min(*first);
    }

    /// Entries of a file have no line in any file.
    fn lacks_lines(&mut self, file: FileId) {
        *self.without_lines.entry(file).or_default() += 1;
    }

    fn repeated(&mut self, used: Place, repeated: Place, amount: Option<Money>) {
        let pair = Overlap { used, repeated };
        if used.file == repeated.file {
            self.is_full |= push(&mut self.duplicated, pair).is_err();
            self.aside(REPEATED_ROW, amount, repeated);
        } else {
            self.is_full |= push(&mut self.repeated, pair).is_err();
            self.aside(REPEATED_FILE, amount, repeated);
        }
    }

    fn conflict(&mut self, used: Place, other: Place, field: Field, amount: Option<Money>) {
        self.conflict_because(CONFLICT, used, other, field, amount);
    }

    fn conflict_because(
        &mut self,
        reason: &str,
        used: Place,
        other: Place,
        field: Field,
        amount: Option<Money>,
    ) {
        self.is_full |= push(&mut self.conflicts, Conflict { used, other, field }).is_err();
        self.aside(reason, amount, other);
    }

    fn close(self, portfolio: &mut Portfolio) {
        for ((asides, moved), record) in self.asides.into_iter().zip(&mut portfolio.files) {
            record.set_aside = asides.finish();
            record.rows.used = record.rows.used.saturating_sub(moved);
            record.rows.set_aside += moved;
            if moved > 0 && record.status == FileStatus::Complete {
                record.status = FileStatus::Partial;
            }
        }
        let mut say = |file: FileId, text: &dyn Fn(&FileRecord) -> String| {
            if let Some(record) = portfolio.files.get_mut(usize::from(file.0)) {
                let text = text(record);
                let space = if record.message.is_empty() { "" } else { " " };
                record.message = format!("{}{space}{text}", record.message);
            }
        };
        for (file, field, whose) in self.totals {
            say(file, &|record| messages::not_of_lines(record, field, whose == Whose::Entry));
        }
        for ((file, field), (times, row)) in self.differences {
            say(file, &|record| messages::differs(record, field, times, row));
        }
        for ((file, field), (times, row)) in self.elsewhere {
            say(file, &|record| messages::elsewhere(record, field, times, row));
        }
        for (file, times) in self.without_lines {
            say(file, &|_| messages::without_lines(times));
        }
        portfolio.duplicated = self.duplicated;
        portfolio.repeated = self.repeated;
        portfolio.conflicts = self.conflicts;
        portfolio.duplicated.arrange_by_key(|pair| (pair.used, pair.repeated));
        portfolio.repeated.arrange_by_key(|pair| (pair.used, pair.repeated));
        portfolio.conflicts.arrange_by_key(|pair| (pair.used, pair.other));
    }
}
