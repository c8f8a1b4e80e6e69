//! The rate that an account pays on a number: where records of one number, origin, program and year
//! pay one rate almost without exception, the exceptions are suspicious.

use super::differ;
use crate::checks::Context;
use crate::law::{Chapter99Kind, RateForm};
use crate::model::{
    AccountKey, Country, Date, EntryDate, EntryLine, EntrySummary, Field, FileId, Hts8, HtsNumber,
    Money, Symbol,
};
use rust_decimal::{Decimal, RoundingStrategy};
use rustc_hash::FxHashMap;

/// Fewer records that pay the rate prove nothing.
const LEAST: usize = 8;
/// Of so many records of a group, this many must pay the rate.
const SHARE: (usize, usize) = (4, 5);
/// A rate is read only off values from this many cents on; smaller ones do not show it.
const TELLING_CENTS: i64 = 10_000;
/// A rate has four decimals: hundredths of a percent.
const RATE_DECIMALS: u32 = 4;
/// How far a duty may be from rate times value, beyond rounding.
const TOLERANCE_CENTS: i64 = 100;
/// Rates that change with the year may be those of the other year so many days around its end.
const TURN_DAYS: i16 = 31;
/// Zone goods keep the rates of another day.
const ZONE: &str = "06";
/// Groups of entry types that pay the duty of their own date.
const PAYING: &[&str] = &["consumption", "informal", "withdrawal"];

/// What a heading of chapter 99 does to the ordinary duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Effect {
    /// It leaves it alone.
    None,
    /// Its rates are told in words, and some may bring the whole duty up to a floor.
    Unsure,
    /// It may stand for it.
    Replaces,
}

/// What records must share to pay the same rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    account: Option<AccountKey>,
    hts: HtsNumber,
    origin: Country,
    spi: Symbol,
    /// Whether the line has headings of chapter 99, and whether column 2 applies.
    kind: (bool, bool),
    year: i16,
}

/// A record whose duty is not the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Deviation {
    /// The usual rate.
    pub rate: Decimal,
    /// Records that pay it.
    pub paying: usize,
    /// Records of the group.
    pub records: usize,
    /// The year.
    pub year: i16,
    /// Whether the rate is surely a percentage, so that it tells what is due.
    pub is_percentage: bool,
}

/// A record of goods: its place in the table of records, its value and duty.
#[derive(Debug, Clone, Copy)]
struct Sample {
    at: u32,
    date: Date,
    value: Money,
    duty: Money,
}

impl Sample {
    fn rate(&self) -> Decimal {
        let rate = self.duty.0.checked_div(self.value.0).unwrap_or(Decimal::ZERO);
        rate.round_dp_with_strategy(RATE_DECIMALS, RoundingStrategy::MidpointAwayFromZero)
    }

    /// Whether the duty is a rate of the value, within cents and a value cut to dollars.
    fn pays(&self, rate: Decimal, tolerance: Money) -> bool {
        let due = Money(rate * self.value.0);
        let half_a_dollar = Money(rate * Decimal::new(5, 1));
        !differ(self.duty, due, tolerance + half_a_dollar)
    }

    fn pays_exactly(&self, rate: Decimal) -> bool {
        self.pays(rate, Money::cents(1))
    }
}

/// The usual rate of a group, with how many pay it.
fn usual(samples: &[Sample]) -> Option<(Decimal, usize)> {
    if samples.len() < LEAST {
        return None;
    }
    let mut votes: FxHashMap<Decimal, usize> = FxHashMap::default();
    for sample in samples.iter().filter(|sample| sample.value >= Money::cents(TELLING_CENTS)) {
        *votes.entry(sample.rate().normalize()).or_default() += 1;
    }
    let (rate, _) = votes.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let paying = samples.iter().filter(|sample| sample.pays_exactly(rate)).count();
    (paying >= LEAST && paying * SHARE.1 >= samples.len() * SHARE.0).then_some((rate, paying))
}

/// Records whose duty is not the one that their like pay, by their place in the table of records.
pub(super) fn deviations(context: &Context<'_>) -> FxHashMap<u32, Deviation> {
    let mut groups = Groups::new(context);
    groups.samples.sort_by_key(|(key, sample)| (*key, sample.at));
    let keys: Vec<Key> = groups.samples.iter().map(|(key, _)| *key).collect();
    let samples: Vec<Sample> = groups.samples.iter().map(|(_, sample)| *sample).collect();
    let mut found = FxHashMap::default();
    let mut from = 0;
    for group in keys.chunk_by(|a, b| a == b) {
        let to = from + group.len();
        if let (Some(key), Some(of_group)) = (group.first(), samples.get(from..to)) {
            let others = |year: i16| group_of(&keys, &samples, Key { year, ..*key });
            judge(context, key, of_group, &others, &mut found);
        }
        from = to;
    }
    found
}

fn group_of<'s>(keys: &[Key], samples: &'s [Sample], key: Key) -> &'s [Sample] {
    let from = keys.partition_point(|other| *other < key);
    let to = keys.partition_point(|other| *other <= key);
    samples.get(from..to).unwrap_or_default()
}

fn judge<'s>(
    context: &Context<'_>,
    key: &Key,
    group: &[Sample],
    others: &dyn Fn(i16) -> &'s [Sample],
    found: &mut FxHashMap<u32, Deviation>,
) {
    let Some((rate, paying)) = usual(group) else { return };
    let is_percentage = context.book.rate_form(key.hts.hts8()) == Some(RateForm::Percentage);
    for sample in group {
        let is_zero = sample.duty.is_zero();
        let suspicious = !sample.pays(rate, Money::cents(TOLERANCE_CENTS))
            && (is_zero || is_percentage)
            && !is_lapse(context, key, sample, rate)
            && !is_of_other_year(sample, others);
        if suspicious {
            let (records, year) = (group.len(), key.year);
            let deviation = Deviation { rate, paying, records, year, is_percentage };
            found.insert(sample.at, deviation);
        }
    }
}

/// More duty than usual under a program that runs out from time to time keeps a claim open.
fn is_lapse(context: &Context<'_>, key: &Key, sample: &Sample, rate: Decimal) -> bool {
    if key.spi.is_none() || sample.duty.0 <= rate * sample.value.0 {
        return false;
    }
    let program = context.book.spi(context.portfolio.str(key.spi), sample.date).known();
    program.is_none_or(|program| program.span.to.is_some())
}

/// Around the turn of the year the rate can be that of the other year.
fn is_of_other_year<'s>(sample: &Sample, others: &dyn Fn(i16) -> &'s [Sample]) -> bool {
    let (year, day) = (sample.date.year(), sample.date.day_of_year());
    let left = sample.date.days_in_year() - day;
    let near = match (day <= TURN_DAYS, left < TURN_DAYS) {
        (true, _) => others(year - 1),
        (_, true) => others(year + 1),
        _ => return false,
    };
    let alike = near.iter().filter(|other| other.pays_exactly(sample.rate())).count();
    alike > 0 && alike * 2 >= near.len()
}

/// Collects the records that can be compared.
struct Groups<'a> {
    context: Context<'a>,
    effects: FxHashMap<(Hts8, EntryDate), Effect>,
    files: Vec<bool>,
    samples: Vec<(Key, Sample)>,
}

impl<'a> Groups<'a> {
    fn new(context: &Context<'a>) -> Self {
        let files = tariff_files(context);
        let mut groups =
            Self { context: *context, effects: FxHashMap::default(), files, samples: Vec::new() };
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
        let Some((at, hts, effect)) = self.goods(line, date) else { return };
        let (Some(value), Some(duty)) = (tariffs.value(at), tariffs.duty(at)) else { return };
        let moved = effect == Some(Effect::Unsure) && duty.is_zero();
        if value <= Money::ZERO || duty < Money::ZERO || moved {
            return;
        }
        let column2 = self.context.book.is_in_group("column 2", origin, date.0);
        let key = Key {
            account: entry.account,
            hts,
            origin,
            spi: line.spi,
            kind: (effect.is_some(), column2),
            year: date.0.year(),
        };
        self.samples.push((key, Sample { at, date: date.0, value, duty }));
    }

    /// The one record of goods of a line and what headings of chapter 99 beside it do. `None` for
    /// lines of several, of chapter 98, and with headings that may carry the ordinary duty too.
    fn goods(
        &mut self,
        line: &EntryLine,
        date: EntryDate,
    ) -> Option<(u32, HtsNumber, Option<Effect>)> {
        let tariffs = &self.context.portfolio.tariffs;
        let (mut goods, mut effect) = (None, None);
        for i in line.tariffs.clone() {
            let hts = tariffs.hts(i)?;
            match hts.chapter() {
                98 => return None,
                99 => effect = effect.max(Some(self.effect(hts, date))),
                _ if goods.is_some() => return None,
                _ => goods = Some((i, hts)),
            }
        }
        let (i, hts) = goods?;
        (effect != Some(Effect::Replaces)).then_some((i, hts, effect))
    }

    /// What a heading does: all that are not known to leave the ordinary duty alone may replace it.
    fn effect(&mut self, heading: HtsNumber, date: EntryDate) -> Effect {
        let book = self.context.book;
        let look = || {
            let Some(row) = book.chapter99(heading, date.0).in_force() else {
                return Effect::Replaces;
            };
            let told = row.rates_on(date.0).next().is_some();
            match row.kind {
                _ if row.rates_on(date.0).any(|step| step.total) => Effect::Replaces,
                Chapter99Kind::Additional if !told => Effect::Unsure,
                Chapter99Kind::Additional | Chapter99Kind::Exception | Chapter99Kind::Exclusion => {
                    Effect::None
                }
                _ => Effect::Replaces,
            }
        };
        *self.effects.entry((heading.hts8(), date)).or_insert_with(look)
    }

    /// Whether a file tells duty by tariff record, origin and program.
    fn is_told(&self, file: FileId) -> bool {
        let record = self.context.portfolio.file(file);
        record.has(Field::Spi) && self.files.get(usize::from(file.0)).copied().unwrap_or(false)
    }
}

/// For each file whether its rows are tariff records: a file with one row a line may give the duty of
/// the whole line, chapter 99 included.
pub(super) fn tariff_files(context: &Context<'_>) -> Vec<bool> {
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
