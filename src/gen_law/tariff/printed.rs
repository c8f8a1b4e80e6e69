//! The table `tariff_printed`: what earlier editions print otherwise than the schedule in use: how the
//! text of a number begins, and in which units it is counted.

use super::super::Error;
use super::super::source::Source;
use super::super::write::{Table, line};
use super::SCHEDULE;
use super::numbers::Units;
use super::report::{IN_USE, Report, names};
use super::schedule::{Number, Numbers, numbers};
use crate::law::TextKind;
use crate::law::schedule::{mark, plain, text_kind};
use std::collections::{BTreeMap, BTreeSet};

/// The mark of an edition that does not tell the text.
const UNTOLD: char = '-';

pub(super) fn table(source: &Source, report: &mut Report) -> Result<Table, Error> {
    let units = Units::new(source)?;
    let mut editions: Vec<Numbers> = numbers(source)?;
    editions.push((IN_USE, in_use(source)?));
    let all: BTreeSet<&String> = editions.iter().flat_map(|(_, numbers)| numbers.keys()).collect();
    let mut lines = Vec::new();
    let (mut texts, mut counted) = (0, 0);
    for number in all.into_iter().filter(|number| is_goods(number)) {
        let marks = marks(number, &editions);
        let other = other_units(number, &editions, &units);
        texts += usize::from(!marks.is_empty());
        counted += usize::from(!other.is_empty());
        if !marks.is_empty() || !other.is_empty() {
            lines.push(line(&[number, &marks, &other.join(" ")]));
        }
    }
    report.add(IN_USE, "numbers whose text began otherwise, or is not in it", texts);
    report.add(IN_USE, "numbers of which sources give several units", counted);
    Ok(Table::sorted("tariff_printed", "number\ttexts\tunits", lines, 1))
}

/// How the text begins in each edition of the tariff; empty where the schedule in use tells it too.
fn marks(number: &str, editions: &[Numbers]) -> String {
    let told = |name: &str| {
        let (_, numbers) = editions.iter().find(|(edition, _)| *edition == name)?;
        numbers.get(number).map(|printed| text_kind(&printed.text))
    };
    let now = told(IN_USE);
    let is_news = |kind: TextKind| kind != TextKind::Missing && Some(kind) != now;
    if !names().filter_map(told).any(is_news) {
        return String::new();
    }
    names().map(|name| told(name).map_or(UNTOLD, mark)).collect()
}

/// Units that an edition prints for a number of ten digits, where they are not those of CBP's list,
/// or of the schedule in use where the list does not have it.
fn other_units(number: &str, editions: &[Numbers], units: &Units) -> Vec<String> {
    if number.len() != 10 {
        return Vec::new();
    }
    let printed: Vec<String> = editions
        .iter()
        .filter_map(|(_, numbers)| units.translated(numbers.get(number)?.units.split(';')))
        .collect();
    let taken = units.listed(number).map(str::to_owned).or_else(|| printed.last().cloned());
    let other: BTreeSet<String> =
        printed.into_iter().filter(|codes| Some(codes) != taken.as_ref()).collect();
    other.into_iter().collect()
}

fn in_use(source: &Source) -> Result<BTreeMap<String, Number>, Error> {
    let mut numbers = BTreeMap::new();
    for record in source.records(SCHEDULE.0, SCHEDULE.1)?.iter() {
        let number = Number {
            text: record.raw("description")?.to_owned(),
            units: plain(record.raw("units")?),
        };
        numbers.insert(record.text("hts")?, number);
    }
    Ok(numbers)
}

fn is_goods(number: &str) -> bool {
    matches!(number.len(), 8 | 10)
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && !["00", "98", "99"].iter().any(|chapter| number.starts_with(chapter))
}
