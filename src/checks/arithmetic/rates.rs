//! The rate that an account pays on a number: where records of one number, origin, program and year
//! pay one rate almost without exception, the exceptions are suspicious.

use super::samples::{Key, Sample, comparable, sample};
use crate::checks::Context;
use crate::law::RateForm;
use crate::model::{Field, Money, Symbol};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// Fewer records that pay the rate prove nothing.
const LEAST: usize = 8;
/// Of so many records of a group, this many must pay the rate.
const SHARE: (usize, usize) = (4, 5);
/// A rate is read only off values from this many cents on; smaller ones do not show it.
const TELLING_CENTS: i64 = 10_000;
/// How far a duty may be from rate times value, beyond rounding.
const TOLERANCE_CENTS: i64 = 100;
/// Rates that change with the year may be those of the other year so many days around its end.
const TURN_DAYS: i16 = 31;

/// A record whose duty is not the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Deviation {
    /// The rate that the duty should be of the value.
    pub rate: Decimal,
    /// Who says so.
    pub by: Authority,
    /// Whether the rate is surely a percentage, so that it tells what is due.
    pub is_percentage: bool,
}

/// Where a rate comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Authority {
    /// Records of the same kind.
    Like {
        /// How many pay the rate.
        paying: usize,
        /// How many there are.
        records: usize,
        /// First and last year in which they were entered.
        years: (i16, i16),
    },
    /// The column of the report with the current rate of column 1.
    Column,
}

/// Records of one kind with their keys, over one year or all.
type Group<'s> = &'s [(Key, Sample)];

/// The usual rate of a group, with how many pay it.
fn usual(group: Group<'_>) -> Option<(Decimal, usize)> {
    if group.len() < LEAST {
        return None;
    }
    let mut votes: FxHashMap<Decimal, usize> = FxHashMap::default();
    for (_, sample) in group {
        if sample.value >= Money::cents(TELLING_CENTS) {
            *votes.entry(sample.rate().normalize()).or_default() += 1;
        }
    }
    let (rate, _) = votes.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let paying = paying(group, rate);
    (paying >= LEAST && paying * SHARE.1 >= group.len() * SHARE.0).then_some((rate, paying))
}

fn paying(group: Group<'_>, rate: Decimal) -> usize {
    group.iter().filter(|(_, sample)| sample.pays_exactly(rate)).count()
}

/// Records whose duty is not the one that their like pay, by their place in the table of records.
pub(super) fn deviations(context: &Context<'_>) -> FxHashMap<u32, Deviation> {
    let mut found = FxHashMap::default();
    let column = RateColumn::new(context);
    let mut kind: Vec<(Key, Sample)> = Vec::new();
    for records in comparable(context).chunk_by(|(a, _), (b, _)| a.is_kind_of(b)) {
        kind.clear();
        kind.extend(records.iter().filter_map(|(key, at)| Some((*key, sample(context, *at)?))));
        for year in kind.chunk_by(|(a, _), (b, _)| a.year == b.year) {
            if !judge(context, &kind, year, &mut found) {
                column.judge(year, &mut found);
            }
        }
    }
    found
}

/// Judges the records of a year by their like; says whether these show a rate.
fn judge(
    context: &Context<'_>,
    kind: Group<'_>,
    year: Group<'_>,
    found: &mut FxHashMap<u32, Deviation>,
) -> bool {
    let (group, (rate, paying)) = match usual(year) {
        Some(usual) => (year, usual),
        None => match usual_of_years(kind, year) {
            Some(usual) => (kind, usual),
            None => return false,
        },
    };
    for (key, sample) in year {
        let is_percentage = context.book.rate_form(key.hts.hts8()) == Some(RateForm::Percentage);
        let suspicious = !sample.pays(rate, Money::cents(TOLERANCE_CENTS))
            && (sample.duty.is_zero() || is_percentage)
            && !is_carried_elsewhere(key, rate)
            && !is_lapse(context, key, sample, rate)
            && !is_of_other_year(kind, sample)
            && (group.len() == year.len() || is_alone(year, sample));
        if suspicious {
            let by = Authority::Like { paying, records: group.len(), years: years(group) };
            found.insert(sample.at, Deviation { rate, by, is_percentage });
        }
    }
    true
}

/// Where a year has too few records, the usual rate of all years, if others of that year pay it too.
/// Without a program the rates of the tariff seldom change; under one they change each January.
fn usual_of_years(kind: Group<'_>, year: Group<'_>) -> Option<(Decimal, usize)> {
    let (key, _) = year.first()?;
    if key.spi.is_some() || year.len() >= LEAST {
        return None;
    }
    usual(kind).filter(|(rate, _)| paying(year, *rate) > 1)
}

/// Whether no other record of the year pays the same.
fn is_alone(year: Group<'_>, sample: &Sample) -> bool {
    let rate = sample.rate();
    year.iter().all(|(_, other)| other.at == sample.at || !other.pays_exactly(rate))
}

fn years(group: Group<'_>) -> (i16, i16) {
    let year = |of: Option<&(Key, Sample)>| of.map_or(0, |(key, _)| key.year);
    (year(group.first()), year(group.last()))
}

/// Beside a heading that may carry the ordinary duty, goods without duty are usual, and duty on them
/// may only stand on the other record.
fn is_carried_elsewhere(key: &Key, rate: Decimal) -> bool {
    rate.is_zero() && key.headings.iter().any(Option::is_some)
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
fn is_of_other_year(kind: Group<'_>, sample: &Sample) -> bool {
    let (year, day) = (sample.date.year(), sample.date.day_of_year());
    let left = sample.date.days_in_year() - day;
    let other = match (day <= TURN_DAYS, left < TURN_DAYS) {
        (true, _) => year - 1,
        (_, true) => year + 1,
        _ => return false,
    };
    let from = kind.partition_point(|(key, _)| key.year < other);
    let to = kind.partition_point(|(key, _)| key.year <= other);
    let near = kind.get(from..to).unwrap_or_default();
    let alike = paying(near, sample.rate());
    alike > 0 && alike * 2 >= near.len()
}

/// The column with the current rate of column 1, of the files that have it. It is the rate of the day
/// on which the report was made, so it speaks only where the like of a record do not.
struct RateColumn<'a> {
    context: Context<'a>,
    files: Vec<bool>,
}

impl<'a> RateColumn<'a> {
    fn new(context: &Context<'a>) -> Self {
        let named = |heading: &str| heading.to_ascii_lowercase().contains("column 1");
        let files = context.portfolio.files.iter().map(|file| {
            file.column(Field::PrimaryDutyRate).is_some_and(|column| named(&column.heading))
        });
        Self { context: *context, files: files.collect() }
    }

    fn judge(&self, year: Group<'_>, found: &mut FxHashMap<u32, Deviation>) {
        if !self.files.contains(&true) {
            return;
        }
        for (key, sample) in year {
            let Some(rate) = self.rate(key, sample) else { continue };
            if !sample.pays(rate, Money::cents(TOLERANCE_CENTS)) {
                let deviation = Deviation { rate, by: Authority::Column, is_percentage: false };
                found.insert(sample.at, deviation);
            }
        }
    }

    /// The rate that the report gives for a record to which column 1 applies in full.
    fn rate(&self, key: &Key, sample: &Sample) -> Option<Decimal> {
        let tariffs = &self.context.portfolio.tariffs;
        let of_column1 = key.spi.is_none() && !key.column2 && key.headings == [None; 2];
        let file = usize::from(tariffs.place(sample.at).file.0);
        let has = self.files.get(file).copied().unwrap_or(false);
        (of_column1 && has).then(|| self.plain(tariffs.primary_rate(sample.at)))?
    }

    /// `16.5%` or `Free`; every other text is none.
    fn plain(&self, text: Symbol) -> Option<Decimal> {
        let text = self.context.portfolio.str(text).trim();
        if text.eq_ignore_ascii_case("free") {
            return Some(Decimal::ZERO);
        }
        let percent: Decimal = text.strip_suffix('%')?.trim_end().parse().ok()?;
        (!percent.is_sign_negative()).then(|| percent.checked_div(Decimal::ONE_HUNDRED))?
    }
}
