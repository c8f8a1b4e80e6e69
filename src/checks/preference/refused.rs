//! What is owed where the claim of a program gives nothing: the duty without it, and the fee from which
//! it frees.

use super::spi_wrong_country::leaves_out;
use crate::checks::Context;
use crate::checks::arithmetic::FeeWithout;
use crate::checks::duties::{pays_duty, told};
use crate::checks::remedies::programme::is_weak;
use crate::duty::{Column, Engine, LineRecords, Program, Question};
use crate::finding::Amount;
use crate::law::{Before, Rate, Spi};
use crate::model::{EntryId, EntryLine, EntrySummary, LineId, Money, r2};

/// The group of origins whose goods come back.
const DOMESTIC: &str = "domestic";

/// The duty without the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Duty<'b> {
    /// So much more than was paid is due, at this rate of this column.
    More(Money, Column<'b>, &'b Rate),
    /// It was paid.
    Paid(Column<'b>, &'b Rate),
    /// There is none for anybody.
    Free,
    /// It cannot be told.
    Unknown,
}

/// The fee without the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fee {
    /// The program does not free from it.
    Same,
    /// So much more is due on the entry summary.
    More(Money),
    /// It cannot be told.
    Unknown,
}

/// What is owed without the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Owed<'b> {
    pub duty: Duty<'b>,
    pub fee: Fee,
}

/// Reckons line after line.
pub(super) struct Without<'a> {
    context: Context<'a>,
    engine: Engine<'a>,
    records: LineRecords,
    /// Files whose rows are tariff records with duty, value and program.
    told: Vec<bool>,
    fees: FeeWithout<'a>,
    /// How many lines of the entry summary asked about last have a claim that gives nothing.
    claims: Option<(EntryId, usize)>,
}

impl<'a> Without<'a> {
    pub(super) fn new(context: &Context<'a>) -> Self {
        Self {
            context: *context,
            engine: Engine::new(context.book, Before::taken(context.options)),
            records: LineRecords::default(),
            told: told(context),
            fees: FeeWithout::new(*context),
            claims: None,
        }
    }

    /// What is owed on a line whose program gives nothing.
    pub(super) fn of(
        &mut self,
        entry: &EntrySummary,
        (id, line): (LineId, &EntryLine),
        program: &Spi,
    ) -> Owed<'a> {
        let duty = self.duty(entry, line).unwrap_or(Duty::Unknown);
        let fee = match program.mpf_exempt {
            Some(false) => Fee::Same,
            // Several claims share one least and one most, so that no part of the fee is a line's own.
            Some(true) if self.refused(entry, line) == 1 => {
                self.fees.more(entry, id).map_or(Fee::Unknown, Fee::More)
            }
            Some(true) | None => Fee::Unknown,
        };
        Owed { duty, fee }
    }

    fn duty(&mut self, entry: &EntrySummary, line: &EntryLine) -> Option<Duty<'a>> {
        let (portfolio, book) = (self.context.portfolio, self.context.book);
        let date = entry.entry_date?.0;
        let told = self.told.get(usize::from(line.place.file.0)).copied().unwrap_or(false);
        // Goods of the United States that come back are reported in several ways.
        let comes_back = book.is_in_group(DOMESTIC, line.origin?, date);
        if !told || comes_back || !pays_duty(&self.context, entry) {
            return None;
        }
        self.records.read(portfolio, line);
        let (goods, number) = self.records.goods?;
        if !self.records.whole || self.records.provision.is_some() {
            return None;
        }
        let terms = self.engine.terms(&Question {
            number,
            provision: None,
            origin: line.origin,
            date: Some(date),
            program: Program::of_cell(portfolio.str(line.spi)),
            headings: &self.records.headings,
        });
        let known = terms.ordinary.ok()?;
        if matches!(known.column, Column::Special(_)) || is_weak(known.confidence) {
            return None;
        }
        if *known.rate == Rate::Free {
            return Some(Duty::Free);
        }
        let measured = self.records.measured(portfolio);
        let due = r2(terms.ordinary_duty(&measured).ok()?);
        measured.value.filter(|value| *value > Money::ZERO)?;
        let paid = portfolio.tariffs.duty(goods).filter(|paid| *paid >= Money::ZERO)?;
        let more = due - paid;
        if more.0 <= terms.rounding().max(Money::cents(1).0) {
            return Some(Duty::Paid(known.column, known.rate));
        }
        // The record of a heading may carry the ordinary duty as well.
        let beside = self
            .records
            .stack
            .iter()
            .any(|(_, at)| portfolio.tariffs.duty(*at).is_some_and(|duty| !duty.is_zero()));
        (!beside || !paid.is_zero()).then_some(Duty::More(more, known.column, known.rate))
    }

    /// How many lines of an entry summary claim a program that gives them nothing.
    fn refused(&mut self, entry: &EntrySummary, line: &EntryLine) -> usize {
        if let Some((known, count)) = self.claims
            && known == line.entry
        {
            return count;
        }
        let (portfolio, book) = (self.context.portfolio, self.context.book);
        let gives_nothing = |line: &EntryLine| {
            let Some(date) = entry.entry_date.filter(|_| line.spi.is_some()) else { return false };
            let program = book.spi(portfolio.str(line.spi), date.0);
            program.in_force().map_or(program.known().is_some(), |program| {
                line.origin.is_some_and(|origin| leaves_out(book, program, origin, date))
            })
        };
        let count = portfolio.lines_of(entry).filter(|(_, line)| gives_nothing(line)).count();
        self.claims = Some((line.entry, count));
        count
    }
}

impl Owed<'_> {
    /// The money, as far as it is known.
    pub(super) fn amount(&self) -> Amount {
        let duty = if let Duty::More(more, ..) = self.duty { Some(more) } else { None };
        let fee = if let Fee::More(more) = self.fee { Some(more) } else { None };
        let owed = match (duty, fee.filter(|fee| !fee.is_zero())) {
            (Some(duty), Some(fee)) => Some(duty + fee),
            (duty, fee) => duty.or(fee),
        };
        Amount { owed, back: None }
    }

    /// What is owed, in sentences; `paid` is the duty on the goods.
    pub(super) fn words(&self, paid: Money) -> String {
        let duty = match self.duty {
            Duty::More(more, column, rate) => {
                format!(
                    "Without it {}, {rate}, asks for {more} more than was paid.",
                    column.words()
                )
            }
            Duty::Paid(column, rate) => {
                format!("Without it {}, {rate}, asks for no more than was paid.", column.words())
            }
            Duty::Free => "Without it the goods are free of ordinary duty all the same.".to_owned(),
            Duty::Unknown if paid > Money::ZERO => {
                format!(
                    "A duty of {paid} was paid on the goods; what is due without it cannot be told here."
                )
            }
            Duty::Unknown => "What duty is due without it cannot be told here.".to_owned(),
        };
        let fee = match self.fee {
            Fee::Same => "The merchandise processing fee is the same with it.".to_owned(),
            Fee::More(more) if more.is_zero() => {
                "The merchandise processing fee of the entry summary stays as it is.".to_owned()
            }
            Fee::More(more) => {
                format!("The merchandise processing fee of the entry summary is {more} more.")
            }
            Fee::Unknown => {
                "Whether more of the merchandise processing fee is due cannot be told here."
                    .to_owned()
            }
        };
        format!("{duty} {fee}")
    }
}
