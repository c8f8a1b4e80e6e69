//! One walk over all lines.

use super::compare::Compared;
use super::fault::{Fault, FaultKind};
use super::headings::{OnLine, Programmes};
use super::lines::{Reported, may_be_adcvd, pays_duty, told};
use crate::checks::Context;
use crate::checks::remedies::programme::{Standing, standing};
use crate::duty::{Engine, LineRecords, Measured, Terms};
use crate::law::{Answer, Before, Book, Ruling};
use crate::model::{Date, EntryLine, EntrySummary, LineId, Money};

/// Days before an entry on which an in-bond movement may have been accepted at the first port, which
/// then sets the rate (19 U.S.C. 1315(a)(2)).
const IN_BOND_DAYS: i32 = 31;

/// The group of origins whose goods come back.
const DOMESTIC: &str = "domestic";

/// What the duty engine makes of the lines.
#[derive(Debug, Default)]
pub struct Judged<'b> {
    faults: Vec<Fault<'b>>,
    /// A bit for each line: whether its ordinary duty is known.
    known: Vec<u64>,
}

/// Gives the faults to a check: those found for all checks together, or found now.
pub(in crate::checks) fn with<T>(
    context: &Context<'_>,
    use_it: impl FnOnce(&Judged<'_>) -> T,
) -> T {
    match context.judged {
        Some(judged) => use_it(judged),
        None => use_it(&Judged::new(context)),
    }
}

impl<'b> Judged<'b> {
    /// Judges every line that can be judged.
    #[must_use]
    pub fn new(context: &Context<'b>) -> Self {
        let files = told(context);
        if !files.contains(&true) {
            return Self::default();
        }
        let mut known = Vec::new();
        let words = context.portfolio.lines.len().div_ceil(64);
        // Without memory for the bits no line counts as known, which other checks then look at.
        if known.try_reserve_exact(words).is_ok() {
            known.resize(words, 0);
        }
        let mut walk = Walk {
            context: *context,
            engine: Engine::new(context.book, Before::taken(context.options)),
            programmes: Programmes::new(context.book),
            records: LineRecords::default(),
            on_line: Vec::new(),
            files,
            judged: Self { faults: Vec::new(), known },
        };
        for entry in context.entries().filter(|entry| pays_duty(context, entry)) {
            for (id, line) in context.portfolio.lines_of(entry) {
                walk.line(entry, id, line);
            }
        }
        walk.judged
    }

    /// The faults, in the order of lines.
    pub(in crate::checks) fn faults(&self) -> &[Fault<'b>] {
        &self.faults
    }

    /// Whether the ordinary duty of a line is known, so that no guess is needed.
    pub(in crate::checks) fn knows(&self, line: LineId) -> bool {
        let word = self.known.get(line.0 as usize / 64);
        word.is_some_and(|word| word >> (line.0 % 64) & 1 == 1)
    }
}

struct Walk<'b> {
    context: Context<'b>,
    engine: Engine<'b>,
    programmes: Programmes<'b>,
    records: LineRecords,
    on_line: Vec<OnLine<'b>>,
    files: Vec<bool>,
    judged: Judged<'b>,
}

impl<'b> Walk<'b> {
    fn line(&mut self, entry: &EntrySummary, id: LineId, line: &EntryLine) {
        let told = self.files.get(usize::from(line.place.file.0)).copied().unwrap_or(false);
        let Some(date) = entry.entry_date.filter(|_| told) else { return };
        let portfolio = self.context.portfolio;
        // Goods of the United States that come back are reported in several ways.
        let book = self.context.book;
        if line.origin.is_none_or(|origin| book.is_in_group(DOMESTIC, origin, date.0)) {
            return;
        }
        self.records.read(portfolio, line);
        let Some((goods, _)) = self.records.goods.filter(|_| self.can_judge()) else { return };
        self.programmes.on_line(portfolio, &self.records.stack, &mut self.on_line);
        let measured = self.records.measured(portfolio);
        if measured.value.is_none_or(|value| value <= Money::ZERO) {
            return;
        }
        let reported = Reported {
            portfolio,
            id,
            line,
            records: &self.records,
            goods,
            paid: portfolio.tariffs.duty(goods),
            measured,
            adcvd: may_be_adcvd(&self.context, entry, line),
        };
        let first = self.judged.faults.len();
        let mut faults = std::mem::take(&mut self.judged.faults);
        let knows = compare(&mut self.engine, &self.on_line, reported, date.0, &mut faults);
        if knows && let Some(word) = self.judged.known.get_mut(id.0 as usize / 64) {
            *word |= 1 << (id.0 % 64);
        }
        let days = (faults.len() > first).then(|| near(entry, line, date.0));
        for day in days.into_iter().flatten() {
            let mut then = Vec::new();
            compare(&mut self.engine, &self.on_line, reported, day, &mut then);
            let terms = reported.question(day).map(|question| self.engine.terms(&question));
            for fault in faults.iter_mut().skip(first).filter(|fault| fault.near.is_none()) {
                let told = terms.is_some_and(|terms| {
                    tells(self.context.book, terms, &fault.kind, &measured, day)
                });
                let still = then.iter().any(|other| other.kind.is_like(&fault.kind));
                fault.near = (told && !still).then_some(day);
            }
        }
        self.judged.faults = faults;
    }

    /// Goods under chapter 98 pay on a part of the value, which records give in several ways.
    fn can_judge(&self) -> bool {
        self.records.whole && self.records.provision.is_none()
    }
}

fn compare<'b>(
    engine: &mut Engine<'b>,
    on_line: &[OnLine<'b>],
    reported: Reported<'_>,
    date: Date,
    found: &mut Vec<Fault<'b>>,
) -> bool {
    let Some(question) = reported.question(date) else { return false };
    let book = engine.book();
    let terms = engine.terms(&question);
    Compared { book, date, reported, terms, on_line }.faults(found)
}

/// Whether the law of a day speaks of what a fault is about: of the ordinary duty, or of a heading that
/// can be used on that day.
fn tells(
    book: &Book,
    terms: &Terms<'_>,
    kind: &FaultKind<'_>,
    measured: &Measured,
    day: Date,
) -> bool {
    let Some(measure) = kind.measure() else { return terms.ordinary_duty(measured).is_ok() };
    let unknown = |answer: &Answer<'_>| {
        std::ptr::eq(answer.measure, measure) && matches!(answer.ruling, Ruling::Unknown(_))
    };
    let usable = kind
        .on_line()
        .is_none_or(|heading| matches!(standing(book, heading, day), Standing::Usable));
    usable && terms.answers.as_deref().is_ok_and(|answers| !answers.iter().any(unknown))
}

/// Days whose law may govern in place of that of the date of entry: that of an in-bond movement, of
/// arrival, or of the deposit of duties with the entry summary (19 U.S.C. 1315(a)).
fn near(entry: &EntrySummary, line: &EntryLine, date: Date) -> impl Iterator<Item = Date> + use<> {
    let in_bond = date.checked_sub(jiff::Span::new().days(IN_BOND_DAYS)).ok();
    let days = [in_bond, line.import_date.map(|date| date.0), entry.summary_date];
    days.into_iter().flatten().filter(move |day| *day != date)
}
