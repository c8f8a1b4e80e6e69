//! The tables `tariff_rates`, `tariff_listed` and `tariff_report`.

use super::rows::{Shape, error, read, rising};
use super::small::number_text;
use crate::law::BookError;
use crate::law::tariff::{Flags, Listed, Programmes, Rate, RateRow, Rates, ReportRow, Special};
use crate::model::{Date, Hts8, HtsNumber};
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) const RATES: Shape = Shape {
    name: "tariff_rates",
    columns: &["subheading", "from", "to", "general", "column2", "special"],
};

pub(super) const LISTED: Shape =
    Shape { name: "tariff_listed", columns: &["subheading", "suffixes", "since", "flags"] };

pub(super) const REPORT: Shape =
    Shape { name: "tariff_report", columns: &["source", "date", "what", "rows"] };

/// The rates. Which programmes there are is taken from the table itself.
pub(super) fn rates(text: &str) -> Result<Rates, BookError> {
    let programmes = programmes(text);
    let mut general = Pool::default();
    let mut special = Pool::default();
    let rows = read(RATES, text, |row| {
        Ok(RateRow {
            subheading: row.parsed("eight digits", subheading)?,
            span: row.span()?,
            general: row.parsed("a rate", |text| general.place(text, Rate::read))?,
            column2: row.parsed("a rate", |text| general.place(text, Rate::read))?,
            special: row.parsed("rates with their programmes", |text| {
                special.place(text, |text| groups(text, &programmes))
            })?,
        })
    })?;
    rising(RATES, &rows, |row| (row.subheading, row.span.from))?;
    follow(&rows)?;
    let programmes = programmes.into_iter().map(Into::into).collect();
    Ok(Rates { rows, rates: general.values, specials: special.values, programmes })
}

/// The rows of a subheading hold every day between its first and its last once.
fn follow(rows: &[RateRow]) -> Result<(), BookError> {
    let broken = |pair: &[RateRow]| match pair {
        [a, b] if a.subheading == b.subheading => {
            a.span.to.and_then(|to| to.tomorrow().ok()) != b.span.from || b.span.from.is_none()
        }
        _ => false,
    };
    match rows.windows(2).position(broken) {
        Some(index) => Err(error(RATES.name, index + 3, "does not follow the row above it")),
        None => Ok(()),
    }
}

/// Distinct values in the order in which they first stand.
struct Pool<'a, T> {
    values: Vec<T>,
    known: FxHashMap<&'a str, u16>,
}

impl<T> Default for Pool<'_, T> {
    fn default() -> Self {
        Self { values: Vec::new(), known: FxHashMap::default() }
    }
}

impl<'a, T> Pool<'a, T> {
    fn place(&mut self, text: &'a str, read: impl FnOnce(&'a str) -> Option<T>) -> Option<u16> {
        if let Some(place) = self.known.get(text) {
            return Some(*place);
        }
        let place = u16::try_from(self.values.len()).ok()?;
        self.values.push(read(text)?);
        self.known.insert(text, place);
        Some(place)
    }
}

/// Every mark of a programme that the special rates name, rising.
fn programmes(text: &str) -> Vec<&str> {
    let mut marks: Vec<&str> = Vec::new();
    // Few texts are distinct; each is taken apart once.
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    for special in text.lines().skip(1).filter_map(|line| line.rsplit('\t').next()) {
        if !seen.insert(special) {
            continue;
        }
        for group in special.split('|') {
            let Some((_, list)) = group.rsplit_once(':') else { continue };
            for mark in list.split(',') {
                if let Err(at) = marks.binary_search(&mark) {
                    marks.insert(at, mark);
                }
            }
        }
    }
    marks
}

fn groups(text: &str, programmes: &[&str]) -> Option<Special> {
    let mut special = Special::default();
    for group in text.split('|').filter(|group| !group.is_empty()) {
        let (rate, list) = group.rsplit_once(':')?;
        let set = list.split(',').try_fold(Programmes::default(), |set, mark| {
            is_mark(mark).then_some(())?;
            let place = programmes.binary_search(&mark).ok()?;
            set.with(place).filter(|_| !set.contains(place))
        })?;
        if special.programmes().0 & set.0 != 0 {
            return None;
        }
        special.groups.push((set, Rate::read(rate)?));
    }
    Some(special)
}

/// One or two letters, and perhaps `+` or `*`.
fn is_mark(mark: &str) -> bool {
    let letters = mark.strip_suffix(['+', '*']).unwrap_or(mark);
    (1..=2).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// CBP's list.
pub(super) fn listed(text: &str) -> Result<Listed, BookError> {
    let mut listed = Listed::default();
    let mut pool: Pool<'_, Flags> = Pool::default();
    let lines = read(LISTED, text, |row| {
        let subheading = row.parsed("eight digits", subheading)?;
        let suffixes = row.parsed("two digits each", suffixes)?;
        let since = row.date()?;
        let flags = row.parsed("orders and agencies", |text| pool.place(text, flags))?;
        let first = suffixes.first().copied();
        for suffix in suffixes {
            let number = u64::from(subheading.digits()) * 100 + suffix;
            listed.rows.extend(HtsNumber::from_digits(number).map(|number| (number, since, flags)));
        }
        Ok((subheading, first))
    })?;
    rising(LISTED, &lines, |line| *line)?;
    listed.flags = pool.values;
    listed.rows.sort_unstable_by_key(|row| row.0);
    let twice = |pair: &[(HtsNumber, Date, u16)]| matches!(pair, [a, b] if a.0 == b.0);
    if listed.rows.windows(2).any(twice) {
        return Err(error(LISTED.name, 1, "a number stands on two lines"));
    }
    Ok(listed)
}

/// `AC:AM7 FD3`: under antidumping and countervailing orders, and the codes of agencies.
fn flags(text: &str) -> Option<Flags> {
    let (orders, agencies) = text.split_once(':')?;
    let agencies: Vec<Box<str>> =
        agencies.split(' ').filter(|code| !code.is_empty()).map(Into::into).collect();
    let rises = agencies.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    (rises && ["", "A", "C", "AC"].contains(&orders)).then(|| Flags {
        antidumping: orders.contains('A'),
        countervailing: orders.contains('C'),
        agencies,
    })
}

fn subheading(text: &str) -> Option<Hts8> {
    number_text(text, 8..=8)?.parse().ok().and_then(Hts8::from_digits)
}

fn suffixes(text: &str) -> Option<Vec<u64>> {
    text.split(' ').map(|part| number_text(part, 2..=2)?.parse().ok()).collect()
}

pub(super) fn report(text: &str) -> Result<Vec<ReportRow>, BookError> {
    let rows = read(REPORT, text, |row| {
        Ok(ReportRow {
            source: row.required()?.to_owned(),
            date: row.date()?,
            what: row.required()?.to_owned(),
            rows: row.parsed("a count", |text| number_text(text, 1..=9)?.parse().ok())?,
        })
    })?;
    rising(REPORT, &rows, |row| (row.date, row.source.as_str(), row.what.as_str()))?;
    Ok(rows)
}
