//! Everything that was read, as one value: what checks, drawback and report work on.

use super::{
    AccountKey, Blocks, EntryId, EntryLine, EntrySummary, Exports, Field, FileId, FileRecord,
    FileStatus, Interner, LineId, LineTariff, LineTariffs, Lists, Money, Movement, Place, Symbol,
};

/// One record that stands in two places: the same key with equal values (`repeated`, used once).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlap {
    /// The place that is used.
    pub used: Place,
    /// The place that was set aside.
    pub repeated: Place,
}

/// The same key with different values: the later extract is used, never both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// The place that is used.
    pub used: Place,
    /// The place that was set aside.
    pub other: Place,
    /// The first column that differs.
    pub field: Field,
}

/// An importer's account: totals are kept per account, never over several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Nine characters; `None` for rows without an importer number.
    pub key: Option<AccountKey>,
    /// Names seen, sorted.
    pub names: Vec<String>,
    /// Entry lines.
    pub lines: u64,
    /// Entered value.
    pub value: Money,
    /// Duty on tariff records.
    pub duty: Money,
}

/// The data of a session. Lists are sorted by content, so that arrival does not matter.
#[derive(Debug, Clone, Default)]
pub struct Portfolio {
    /// Files, sorted by content hash and name; [`FileId`] indexes them.
    pub files: Vec<FileRecord>,
    /// Interned text.
    pub text: Interner,
    /// Entry summaries, sorted by number.
    pub entries: Blocks<EntrySummary>,
    /// Entry summaries of which no file has a line, sorted by number: they stand apart, since nothing
    /// can be checked or claimed on them.
    pub without_lines: Vec<EntrySummary>,
    /// Entry lines, sorted by entry and number.
    pub lines: Blocks<EntryLine>,
    /// Tariff records, sorted by entry, line and ordinal.
    pub tariffs: LineTariffs,
    /// Exports, sorted by content.
    pub exports: Exports,
    /// Movements of inventory, sorted by content.
    pub movements: Vec<Movement>,
    /// The lists beside the reports.
    pub lists: Lists,
    /// Exact repeats of (entry, line, ordinal) inside one file: a finding.
    pub duplicated: Vec<Overlap>,
    /// Repeats across files: set aside as *repeated*.
    pub repeated: Vec<Overlap>,
    /// Same key, different values.
    pub conflicts: Vec<Conflict>,
    /// Accounts, sorted by key.
    pub accounts: Vec<Account>,
}

impl Portfolio {
    /// The text of a symbol.
    #[must_use]
    pub fn str(&self, symbol: Symbol) -> &str {
        self.text.text(symbol)
    }

    /// A file.
    #[must_use]
    pub fn file(&self, id: FileId) -> &FileRecord {
        &self.files[id.0 as usize]
    }

    /// An entry summary.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &EntrySummary {
        &self.entries[id.0 as usize]
    }

    /// An entry line.
    #[must_use]
    pub fn line(&self, id: LineId) -> &EntryLine {
        &self.lines[id.0 as usize]
    }

    /// The lines of an entry summary, with their numbers in [`Self::lines`].
    pub fn lines_of(&self, entry: &EntrySummary) -> impl Iterator<Item = (LineId, &EntryLine)> {
        entry.lines.clone().map(|i| (LineId(i), &self.lines[i as usize]))
    }

    /// The tariff records of a line.
    pub fn tariffs_of(&self, line: &EntryLine) -> impl Iterator<Item = LineTariff> + '_ {
        line.tariffs.clone().map(|i| self.tariffs.get(i))
    }

    /// The records of a line that carry goods: chapters 1–98.
    pub fn goods_of(&self, line: &EntryLine) -> impl Iterator<Item = LineTariff> + '_ {
        self.tariffs_of(line).filter(|t| t.hts.is_none_or(|hts| !hts.is_chapter99()))
    }

    /// Whether any file has a column for a field.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.files.iter().any(|file| file.has(field))
    }

    /// Whether any file stopped inside: then no sum over more than one row may be shown.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.files.iter().any(|file| file.status == FileStatus::Incomplete)
    }
}
