//! Unit values of one product of one supplier over time.
//!
//! A group has one account, ten-digit number, supplier, unit of measure and part number. The check
//! and the picture on the page both read these groups, so they can never disagree.

use super::{judge, rounding};
use crate::checks::Context;
use crate::checks::products::{Name, Names};
use crate::checks::statistics::Log;
use crate::model::{AccountKey, Date, EntryLine, HtsNumber, LineTariff, Portfolio, Unit};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// What the lines of a group share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    account: Option<AccountKey>,
    number: HtsNumber,
    supplier: Option<Name>,
    unit: Option<Unit>,
    part: Option<Name>,
}

/// The unit value of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The date of entry.
    pub date: Option<Date>,
    /// Its logarithm.
    pub log: Log,
    /// The record in the table of tariff records.
    pub tariff: u32,
    /// Whether it is far from the history of its group.
    pub outlier: bool,
}

/// A history of unit values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The account.
    pub account: Option<AccountKey>,
    /// The ten-digit number.
    pub number: HtsNumber,
    /// The supplier: manufacturer identification, else name, in capitals.
    pub supplier: Option<String>,
    /// The unit of measure.
    pub unit: Option<Unit>,
    /// The part number, in capitals.
    pub part: Option<String>,
    /// The unit values, in time.
    pub points: Vec<Point>,
    /// The median of all.
    pub median: Log,
    /// Nothing between these is found.
    pub low: Log,
    /// Nothing between these is found.
    pub high: Log,
}

impl Group {
    /// How many of its values are far from the others.
    #[must_use]
    pub fn outliers(&self) -> usize {
        self.points.iter().filter(|point| point.outlier).count()
    }
}

/// An observation before it is put into its group.
struct Observed {
    group: u32,
    date: Option<Date>,
    tariff: u32,
    log: Log,
}

/// The unit of goods that are not counted.
const NOT_COUNTED: &str = "X";
/// Goods of this chapter split their value over records, so that none has a unit value.
const SPLIT_CHAPTER: u8 = 98;

/// The groups with enough unit values to have a history: those with outliers first, then the most
/// lines, then by content. Takes n log n steps.
#[must_use]
pub fn groups(context: &Context<'_>) -> Vec<Group> {
    let mut names = Names::new(context.portfolio);
    let (keys, mut observed) = observe(context, &mut names);
    observed.sort_unstable_by_key(|one| (one.group, one.date, one.tariff));
    let mut groups: Vec<Group> = observed
        .chunk_by(|a, b| a.group == b.group)
        .filter_map(|chunk| {
            let key = keys.get(chunk.first()?.group as usize)?;
            judged(context.portfolio, &names, key, chunk)
        })
        .collect();
    groups.sort_by_cached_key(|group| {
        let sizes = (group.outliers() > 0, group.points.len());
        let text = (group.supplier.clone(), group.part.clone());
        (std::cmp::Reverse(sizes), group.number, text, group.unit, group.account)
    });
    groups
}

fn judged(
    portfolio: &Portfolio,
    names: &Names<'_>,
    key: &Key,
    chunk: &[Observed],
) -> Option<Group> {
    if chunk.len() < judge::FEWEST {
        return None;
    }
    let text = |name: Option<Name>| name.map(|name| names.text(name).to_owned());
    let mut group = Group {
        account: key.account,
        number: key.number,
        supplier: text(key.supplier),
        unit: key.unit,
        part: text(key.part),
        points: chunk
            .iter()
            .map(|one| Point { date: one.date, log: one.log, tariff: one.tariff, outlier: false })
            .collect(),
        median: Log(0),
        low: Log(0),
        high: Log(0),
    };
    judge::judge(&mut group)?;
    rounding::forgive(portfolio, &mut group);
    Some(group)
}

fn observe(context: &Context<'_>, names: &mut Names<'_>) -> (Vec<Key>, Vec<Observed>) {
    let portfolio = context.portfolio;
    let mut numbers: FxHashMap<Key, u32> = FxHashMap::default();
    let mut keys = Vec::new();
    let mut observed = Vec::new();
    for entry in context.entries() {
        for (_, line) in portfolio.lines_of(entry) {
            let mut named = None;
            for tariff in goods(portfolio, line) {
                let Some((number, log)) = measured(portfolio, tariff) else { continue };
                let (supplier, part) =
                    *named.get_or_insert_with(|| (names.supplier(line), names.of(line.part)));
                let unit = portfolio.tariffs.unit(tariff);
                let key = Key { account: entry.account, number, supplier, unit, part };
                let group = *numbers.entry(key).or_insert_with(|| {
                    keys.push(key);
                    u32::try_from(keys.len() - 1).unwrap_or(u32::MAX)
                });
                let date = entry.entry_date.map(|date| date.0);
                observed.push(Observed { group, date, tariff, log });
            }
        }
    }
    (keys, observed)
}

/// The records of a line that have a unit value: none where chapter 98 splits the value.
fn goods(portfolio: &Portfolio, line: &EntryLine) -> impl Iterator<Item = u32> {
    let chapter = |tariff: u32| portfolio.tariffs.hts(tariff).map(HtsNumber::chapter);
    let split = line.tariffs.clone().any(|tariff| chapter(tariff) == Some(SPLIT_CHAPTER));
    let all = if split { 0..0 } else { line.tariffs.clone() };
    all.filter(move |tariff| chapter(*tariff).is_some_and(|chapter| chapter < SPLIT_CHAPTER))
}

/// The number of a record and the logarithm of its unit value, where it has both.
fn measured(portfolio: &Portfolio, tariff: u32) -> Option<(HtsNumber, Log)> {
    let tariffs = &portfolio.tariffs;
    let (number, value) = (tariffs.hts(tariff)?, tariffs.value(tariff)?);
    let quantity = tariffs.quantity(tariff)?;
    let counted = tariffs.unit(tariff).is_none_or(|unit| unit.as_str() != NOT_COUNTED);
    Some((number, Log::of_ratio(value.0, quantity.0).filter(|_| counted)?))
}

/// The unit value of a record as a decimal; `None` without a value or a quantity above zero.
#[must_use]
pub fn unit_value(record: &LineTariff) -> Option<Decimal> {
    let quantity = record.quantity?.0;
    record.value?.0.checked_div(quantity)
}
