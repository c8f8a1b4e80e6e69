//! What the programme that a line claims gives its goods on the day of entry.

use super::spi_wrong_country::leaves_out;
use crate::checks::Context;
use crate::law::{Before, Book, Grant, Granted, Line, Rate, Spi};
use crate::model::{EntryDate, EntryLine, Field, HtsNumber, LineTariff, Money, Symbol, r2};
use rustc_hash::FxHashMap;

/// Additional duties, which leave the ordinary duty as it is; other headings of chapters 98 and 99 may
/// give a programme's rate themselves.
const ADDITIONAL: u64 = 9903;

/// Claims of a programme, by programme, number and day of entry.
#[derive(Debug, Default)]
pub(super) struct Claims<'a>(FxHashMap<(Symbol, HtsNumber, EntryDate), Option<Claim<'a>>>);

/// A programme that is in force, and what it gives a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim<'a> {
    pub programme: &'a Spi,
    pub line: Line<'a>,
    /// The rate it gives; `None` where it gives none.
    pub granted: Option<Granted<'a>>,
}

/// A line that claims a programme, with the one record of its goods.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claimed<'a> {
    pub record: LineTariff,
    pub claim: Claim<'a>,
    /// Whether a heading of chapter 99 carries duty: it may stand for the ordinary duty too.
    pub beside_duty: bool,
}

impl<'a> Claims<'a> {
    /// The claim of a line that can be judged: a programme in force, goods of its countries, one record
    /// of goods, no heading that may itself give a rate, and rates that are known.
    pub(super) fn of(
        &mut self,
        context: &Context<'a>,
        line: &EntryLine,
        date: EntryDate,
    ) -> Option<Claimed<'a>> {
        if line.spi.is_none() {
            return None;
        }
        let portfolio = context.portfolio;
        let (goods, beside_duty) = one_goods(context, line)?;
        let number = portfolio.tariffs.hts(goods)?;
        let code = portfolio.str(line.spi);
        let look = || claim(context.book, code, number, date, Before::taken(context.options));
        let claim = (*self.0.entry((line.spi, number, date)).or_insert_with(look))?;
        let out = line
            .origin
            .is_some_and(|origin| leaves_out(context.book, claim.programme, origin, date));
        let record = portfolio.tariffs.get(goods);
        (!out).then_some(Claimed { record, claim, beside_duty })
    }
}

/// The record of the goods, and whether another carries duty; `None` where there are several, or where
/// a heading may give a rate.
fn one_goods(context: &Context<'_>, line: &EntryLine) -> Option<(u32, bool)> {
    let tariffs = &context.portfolio.tariffs;
    let (mut goods, mut beside_duty) = (None, false);
    for at in line.tariffs.clone() {
        let number = tariffs.hts(at)?;
        match number.chapter() {
            98 | 99 if number.digits() / 1_000_000 != ADDITIONAL => return None,
            99 => beside_duty |= tariffs.duty(at).is_some_and(|duty| !duty.is_zero()),
            _ if goods.is_some() => return None,
            _ => goods = Some(at),
        }
    }
    Some((goods?, beside_duty))
}

fn claim<'b>(
    book: &'b Book,
    code: &str,
    number: HtsNumber,
    date: EntryDate,
    before: Before,
) -> Option<Claim<'b>> {
    let programme = book.spi(code, date.0).in_force()?;
    let line = book.rates_on(number.hts8(), date.0, before).ok()?;
    let granted = match line.grant(programme) {
        Grant::Rate(granted) => Some(granted),
        Grant::Nothing => None,
        Grant::Beside(_) | Grant::Elsewhere => return None,
    };
    Some(Claim { programme, line, granted })
}

impl Claimed<'_> {
    /// Value and duty of the goods, where the report tells the duty of each record.
    pub(super) fn paid(&self, context: &Context<'_>) -> Option<(Money, Money)> {
        let told = context.portfolio.file(self.record.place.file).has(Field::TariffDuty);
        let value = self.record.value.filter(|value| told && *value > Money::ZERO)?;
        let duty = self.record.duty.filter(|duty| *duty >= Money::ZERO)?;
        Some((value, duty))
    }
}

/// The duty of a rate that is a share of the value.
pub(super) fn duty_at(rate: &Rate, value: Money) -> Option<Money> {
    Some(r2(value.0 * rate.share()?))
}
