//! The records of goods whose duty can be compared with that of their like.

use super::differ;
use crate::checks::Context;
use crate::duty::may_carry_ordinary;
use crate::model::{
    AccountKey, Country, Date, EntryDate, EntryLine, EntrySummary, Field, FileId, Hts8, HtsNumber,
    Money, Symbol,
};
use rust_decimal::{Decimal, RoundingStrategy};
use rustc_hash::FxHashMap;

/// A rate has four decimals: hundredths of a percent.
const RATE_DECIMALS: u32 = 4;
/// Zone goods keep the rates of another day.
const ZONE: &str = "06";
/// Groups of entry types that pay the duty of their own date.
const PAYING: &[&str] = &["consumption", "informal", "withdrawal"];

/// What records must share to pay the same rate; the year stands last, so that the years of one kind
/// of records stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    account: Option<AccountKey>,
    pub(super) hts: HtsNumber,
    origin: Country,
    pub(super) spi: Symbol,
    pub(super) column2: bool,
    /// Whether headings of chapter 99 stand on the line.
    beside: bool,
    /// Of these, the ones that may carry the ordinary duty too, at most two.
    pub(super) headings: [Option<Hts8>; 2],
    pub(super) year: i16,
}

impl Key {
    /// Whether it differs from another in nothing but the year.
    pub(super) fn is_kind_of(&self, other: &Self) -> bool {
        Self { year: other.year, ..*self } == *other
    }
}

/// A record of goods: its place in the table of records, its value and duty.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    pub(super) at: u32,
    pub(super) date: Date,
    pub(super) value: Money,
    pub(super) duty: Money,
}

impl Sample {
    pub(super) fn rate(&self) -> Decimal {
        let rate = self.duty.0.checked_div(self.value.0).unwrap_or(Decimal::ZERO);
        rate.round_dp_with_strategy(RATE_DECIMALS, RoundingStrategy::MidpointAwayFromZero)
    }

    /// Whether the duty is a rate of the value, within cents and a value cut to dollars.
    pub(super) fn pays(&self, rate: Decimal, tolerance: Money) -> bool {
        let due = Money(rate * self.value.0);
        let half_a_dollar = Money(rate * Decimal::new(5, 1));
        !differ(self.duty, due, tolerance + half_a_dollar)
    }

    pub(super) fn pays_exactly(&self, rate: Decimal) -> bool {
        self.pays(rate, Money::cents(1))
    }
}

/// All records that can be compared, by their place in the table of records; those of one key stand
/// side by side.
pub(super) fn comparable(context: &Context<'_>) -> Vec<(Key, u32)> {
    let mut records = Groups::new(context).records;
    records.sort_unstable();
    records
}

/// The record at a place, with what is compared.
pub(super) fn sample(context: &Context<'_>, at: u32) -> Option<Sample> {
    let (portfolio, tariffs) = (context.portfolio, &context.portfolio.tariffs);
    let date = portfolio.entry(portfolio.line(tariffs.line(at)).entry).entry_date?;
    Some(Sample { at, date: date.0, value: tariffs.value(at)?, duty: tariffs.duty(at)? })
}

/// Collects the records that can be compared.
struct Groups<'a> {
    context: Context<'a>,
    replacing: FxHashMap<(Hts8, EntryDate), bool>,
    files: Vec<bool>,
    records: Vec<(Key, u32)>,
}

impl<'a> Groups<'a> {
    fn new(context: &Context<'a>) -> Self {
        let files = tariff_files(context);
        let mut groups =
            Self { context: *context, replacing: FxHashMap::default(), files, records: Vec::new() };
        for entry in context.entries() {
            let Some(date) = entry.entry_date.filter(|_| groups.pays_duty(entry)) else { continue };
            for (_, line) in context.portfolio.lines_of(entry) {
                groups.take(entry, line, date);
            }
        }
        groups
    }

    fn pays_duty(&self, entry: &EntrySummary) -> bool {
        let entry_type = self.context.portfolio.str(entry.entry_type);
        let row = self.context.book.entry_type(entry_type);
        entry_type != ZONE && row.is_some_and(|row| PAYING.contains(&row.group.as_str()))
    }

    fn take(&mut self, entry: &EntrySummary, line: &EntryLine, date: EntryDate) {
        let tariffs = &self.context.portfolio.tariffs;
        let Some(origin) = line.origin.filter(|_| self.is_told(line.place.file)) else { return };
        let Some((at, hts)) = self.goods(line) else { return };
        let Some((beside, headings)) = self.headings(line, date) else { return };
        let (Some(value), Some(duty)) = (tariffs.value(at), tariffs.duty(at)) else { return };
        if value <= Money::ZERO || duty < Money::ZERO {
            return;
        }
        let column2 = self.context.book.is_in_group("column 2", origin, date.0);
        let key = Key {
            account: entry.account,
            hts,
            origin,
            spi: line.spi,
            column2,
            beside,
            headings,
            year: date.0.year(),
        };
        self.records.push((key, at));
    }

    /// The one record of goods of a line; `None` for lines of several and of chapter 98.
    fn goods(&self, line: &EntryLine) -> Option<(u32, HtsNumber)> {
        let tariffs = &self.context.portfolio.tariffs;
        let mut goods = None;
        for i in line.tariffs.clone() {
            let hts = tariffs.hts(i)?;
            match hts.chapter() {
                98 => return None,
                99 => {}
                _ if goods.is_some() => return None,
                _ => goods = Some((i, hts)),
            }
        }
        goods
    }

    /// Whether headings of chapter 99 stand on a line, and those that may carry its ordinary duty;
    /// `None` where these are more than two.
    fn headings(&mut self, line: &EntryLine, date: EntryDate) -> Option<(bool, [Option<Hts8>; 2])> {
        let tariffs = &self.context.portfolio.tariffs;
        let (mut beside, mut found) = (false, [None; 2]);
        for i in line.tariffs.clone() {
            let Some(hts) = tariffs.hts(i).filter(|hts| hts.is_chapter99()) else { continue };
            beside = true;
            if self.may_replace(hts, date) {
                *found.iter_mut().find(|place| place.is_none())? = Some(hts.hts8());
            }
        }
        found.sort_unstable();
        Some((beside, found))
    }

    /// Whether a heading may stand for the ordinary duty: all that are not known to leave it alone.
    fn may_replace(&mut self, heading: HtsNumber, date: EntryDate) -> bool {
        let book = self.context.book;
        let look = || may_carry_ordinary(book, heading, date.0);
        *self.replacing.entry((heading.hts8(), date)).or_insert_with(look)
    }

    /// Whether a file tells duty by tariff record, origin and program.
    fn is_told(&self, file: FileId) -> bool {
        let record = self.context.portfolio.file(file);
        record.has(Field::Spi) && self.files.get(usize::from(file.0)).copied().unwrap_or(false)
    }
}

/// For each file whether its rows are tariff records: a file with one row a line may give the duty of
/// the whole line, chapter 99 included.
pub(in crate::checks) fn tariff_files(context: &Context<'_>) -> Vec<bool> {
    let portfolio = context.portfolio;
    let ordinal = portfolio.files.iter().map(|file| file.has(Field::TariffOrdinal));
    let mut files: Vec<bool> = ordinal.collect();
    if files.contains(&false) {
        let headings = portfolio
            .tariffs
            .iter()
            .filter(|record| record.hts.is_some_and(HtsNumber::is_chapter99));
        for record in headings {
            if let Some(file) = files.get_mut(usize::from(record.place.file.0)) {
                *file = true;
            }
        }
    }
    for (has, file) in files.iter_mut().zip(&portfolio.files) {
        *has &= file.has(Field::TariffDuty) && file.has(Field::TariffValue);
    }
    files
}
