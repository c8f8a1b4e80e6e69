//! One walk over all lines.

use super::compare::Compared;
use super::fault::{Fault, FaultKind};
use super::headings::{OnLine, Programmes};
use super::lines::{Reported, may_be_adcvd, pays_duty, told};
use super::unjudged::{Reason, Unjudged};
use crate::checks::Context;
use crate::checks::remedies::programme::{Standing, standing};
use crate::duty::{Engine, LineRecords, Measured, Terms};
use crate::law::{Answer, Before, Book, Ruling};
use crate::model::{Date, EntryLine, EntrySummary, LineId, Money};

/// Key of the days before an entry on which an in-bond movement may have been accepted at the first
/// port, which then sets the rate (19 U.S.C. 1315(a)(2)).
const IN_BOND_DAYS: &str = "entry/in_bond/before_entry";

/// The group of origins whose goods come back.
const DOMESTIC: &str = "domestic";

/// What the duty engine makes of the lines.
#[derive(Debug, Default)]
pub struct Judged<'b> {
    faults: Vec<Fault<'b>>,
    /// A bit for each line: whether its ordinary duty is known.
    known: Vec<u64>,
    /// Lines of which nothing can be told.
    unjudged: Unjudged,
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
            judged: Self { faults: Vec::new(), known, unjudged: Unjudged::default() },
        };
        for entry in context.entries() {
            let lines = u64::try_from(entry.lines.len()).unwrap_or_default();
            walk.judged.unjudged.saw(lines);
            if !pays_duty(context, entry) {
                walk.judged.unjudged.add(Reason::EntryType, lines);
                continue;
            }
            for (id, line) in context.portfolio.lines_of(entry) {
                if let Err(reason) = walk.line(entry, id, line) {
                    walk.judged.unjudged.add(reason, 1);
                }
            }
        }
        walk.judged
    }

    /// The faults, in the order of lines.
    pub(in crate::checks) fn faults(&self) -> &[Fault<'b>] {
        &self.faults
    }

    /// The lines of which nothing can be told.
    pub(in crate::checks) fn unjudged(&self) -> &Unjudged {
        &self.unjudged
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
    /// Judges a line; an error says why its ordinary duty cannot be.
    fn line(&mut self, entry: &EntrySummary, id: LineId, line: &EntryLine) -> Result<(), Reason> {
        let told = self.files.get(usize::from(line.place.file.0)).copied().unwrap_or(false);
        if !told {
            return Err(Reason::Columns);
        }
        let date = entry.entry_date.ok_or(Reason::Date)?;
        let portfolio = self.context.portfolio;
        let book = self.context.book;
        if book.is_in_group(DOMESTIC, line.origin.ok_or(Reason::Origin)?, date.0) {
            return Err(Reason::Domestic);
        }
        self.records.read(portfolio, line);
        if self.records.provision.is_some() {
            return Err(Reason::Provision);
        }
        let (goods, _) =
            self.records.goods.filter(|_| self.records.whole).ok_or(Reason::Records)?;
        self.programmes.on_line(portfolio, &self.records.stack, &mut self.on_line);
        let measured = self.records.measured(portfolio);
        if measured.value.is_none_or(|value| value <= Money::ZERO) {
            return Err(Reason::Value);
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
        if knows.is_ok()
            && let Some(word) = self.judged.known.get_mut(id.0 as usize / 64)
        {
            *word |= 1 << (id.0 % 64);
        }
        let days = (faults.len() > first).then(|| near(book, entry, line, date.0));
        for day in days.into_iter().flatten() {
            let mut then = Vec::new();
            let _ = compare(&mut self.engine, &self.on_line, reported, day, &mut then);
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
        if let Some(question) = reported.question(date.0)
            && self.engine.terms(&question).about().iter().any(is_open)
        {
            self.judged.unjudged.add_chapter99();
        }
        knows
    }
}

/// Whether it is not known what a programme asks.
fn is_open(answer: &Answer<'_>) -> bool {
    matches!(answer.ruling, Ruling::Unknown(_))
}

fn compare<'b>(
    engine: &mut Engine<'b>,
    on_line: &[OnLine<'b>],
    reported: Reported<'_>,
    date: Date,
    found: &mut Vec<Fault<'b>>,
) -> Result<(), Reason> {
    let question = reported.question(date).ok_or(Reason::Records)?;
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
fn near(
    book: &Book,
    entry: &EntrySummary,
    line: &EntryLine,
    date: Date,
) -> impl Iterator<Item = Date> + use<> {
    let days = book.whole(IN_BOND_DAYS, date).map(|days| jiff::Span::new().days(days));
    let in_bond = days.and_then(|days| date.checked_sub(days).ok());
    let days = [in_bond, line.import_date.map(|date| date.0), entry.summary_date];
    days.into_iter().flatten().filter(move |day| *day != date)
}
