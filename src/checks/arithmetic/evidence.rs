//! What a report says of the value on which an entry summary pays the merchandise processing fee.

use crate::checks::Context;
use crate::law::{Book, Lookup};
use crate::model::{
    Country, EntryDate, EntryLine, EntrySummary, Field, FileStatus, LineId, Money, Symbol,
};
use rustc_hash::FxHashMap;

/// Whether a line pays the fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subjection {
    /// On this value.
    Subject(Money),
    /// Not at all.
    Exempt,
    /// The report or the law book does not tell.
    Unknown,
}

/// The lines of an entry summary, as far as the fee goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Basis {
    /// How many lines there are.
    pub lines: usize,
    /// Value of the lines that are surely subject.
    pub value: Money,
    /// Whether some line is surely subject.
    pub subject: bool,
    /// Whether all lines are there and each one's standing is known, so that `value` is the base.
    pub whole: bool,
    /// Whether no line seems to be missing.
    pub unbroken: bool,
}

/// Groups of origins on which lines are not judged unless a program that frees them is claimed.
/// Products of some of them are free of the fee whatever is claimed (19 U.S.C. 58c(b)(8)(B), 19 CFR
/// 24.23(c)), on lists that the law book does not have; its groups are generous and only ever silence
/// the check.
const NOT_JUDGED: &[&str] = &["insular", "freely associated", "caribbean basin", "least developed"];

/// Headings of chapter 98 that pay the fee on a part of the value (19 U.S.C. 58c(b)(8)(D)).
const PARTLY_SUBJECT: &[u32] = &[98_020_060, 98_020_080];

/// Reads the lines of entry summaries; remembers what the law says of a program on a date.
pub(super) struct Lines<'a> {
    context: Context<'a>,
    programs: FxHashMap<(Symbol, EntryDate), Option<bool>>,
    judged: FxHashMap<(Country, EntryDate), bool>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        Self { context, programs: FxHashMap::default(), judged: FxHashMap::default() }
    }

    /// The base of the fee of an entry summary.
    pub(super) fn basis(&mut self, entry: &EntrySummary, date: EntryDate) -> Basis {
        self.basis_but(entry, date, None)
    }

    /// The base with one line taken to be free of the fee.
    pub(super) fn basis_but(
        &mut self,
        entry: &EntrySummary,
        date: EntryDate,
        free: Option<LineId>,
    ) -> Basis {
        let portfolio = self.context.portfolio;
        let mut basis = Basis {
            lines: entry.lines.len(),
            value: Money::ZERO,
            subject: false,
            whole: true,
            unbroken: true,
        };
        for ((id, line), expected) in portfolio.lines_of(entry).zip(1..) {
            let file = portfolio.file(line.place.file);
            basis.unbroken &= line.number == expected && file.status != FileStatus::Incomplete;
            if free == Some(id) {
                continue;
            }
            match self.subjection(line, date) {
                Subjection::Subject(value) => {
                    basis.value += value;
                    basis.subject |= value > Money::ZERO;
                }
                Subjection::Exempt => {}
                Subjection::Unknown => basis.whole = false,
            }
        }
        basis.whole &= basis.unbroken;
        basis
    }

    /// The value on which a line would pay the fee if it claimed no program.
    pub(super) fn value_without_program(&mut self, line: LineId, date: EntryDate) -> Option<Money> {
        let portfolio = self.context.portfolio;
        let line = portfolio.line(line);
        let mut numbers = line.tariffs.clone().filter_map(|i| portfolio.tariffs.hts(i));
        let chapter98 = numbers.any(|hts| hts.chapter() == 98);
        let subject = !chapter98 && self.origin_speaks(line, date) == Some(false);
        line.amounts().value.filter(|value| subject && *value > Money::ZERO)
    }

    fn subjection(&mut self, line: &EntryLine, date: EntryDate) -> Subjection {
        let portfolio = self.context.portfolio;
        let mut numbers = line.tariffs.clone().filter_map(|i| portfolio.tariffs.hts(i));
        let chapter98 = numbers.find(|hts| hts.chapter() == 98);
        if let Some(hts) = chapter98 {
            let partly = PARTLY_SUBJECT.contains(&hts.hts8().digits());
            return if partly { Subjection::Unknown } else { Subjection::Exempt };
        }
        match self.is_exempt(line, date) {
            Some(true) => Subjection::Exempt,
            Some(false) => line.amounts().value.map_or(Subjection::Unknown, Subjection::Subject),
            None => Subjection::Unknown,
        }
    }

    fn is_exempt(&mut self, line: &EntryLine, date: EntryDate) -> Option<bool> {
        let (portfolio, book) = (self.context.portfolio, self.context.book);
        if line.spi.is_some() {
            let look = || exempt_program(book, portfolio.str(line.spi), date);
            return match *self.programs.entry((line.spi, date)).or_insert_with(look) {
                Some(false) => self.origin_speaks(line, date),
                other => other,
            };
        }
        if portfolio.file(line.place.file).has(Field::Spi) {
            return self.origin_speaks(line, date);
        }
        None
    }

    /// `Some(false)` unless goods of the origin may be free of the fee whatever is claimed.
    fn origin_speaks(&mut self, line: &EntryLine, date: EntryDate) -> Option<bool> {
        let (origin, book) = (line.origin?, self.context.book);
        let look = || !NOT_JUDGED.iter().any(|group| book.is_in_group(group, origin, date.0));
        self.judged.entry((origin, date)).or_insert_with(look).then_some(false)
    }
}

/// Whether a program frees from the fee on a date; `None` when that is not known.
fn exempt_program(book: &Book, code: &str, date: EntryDate) -> Option<bool> {
    match book.spi(code, date.0) {
        Lookup::InForce(spi) => spi.mpf_exempt,
        Lookup::NotYet(_) | Lookup::Ended(_) | Lookup::Unknown => None,
    }
}
