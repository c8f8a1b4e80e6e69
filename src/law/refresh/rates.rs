//! The rates of a new edition beside those of the tables in use.
//!
//! A rate that stayed the same goes on; where it differs, the days between the last edition that shows
//! it and the new one are not known, but for steps that fall in January (`schedule::timeline`).

use super::edition::Known;
use crate::law::Tables;
use crate::law::schedule::{
    Days, Evidence, NONE, Schedule, Shown, Timeline, on, programmes, rate, rate_rows, written,
};
use crate::model::{Date, parse_iso};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The lines of the table `tariff_rates`.
pub(super) struct Rows {
    pub lines: Vec<String>,
    pub counts: BTreeMap<&'static str, usize>,
}

/// A line of the table in use.
#[derive(Clone, Copy)]
struct Row<'a> {
    line: &'a str,
    from: Option<Date>,
    general: &'a str,
    column2: &'a str,
    special: &'a str,
}

impl<'a> Row<'a> {
    fn read(line: &'a str) -> Option<(&'a str, Self)> {
        let mut fields = line.split('\t');
        let (eight, from, _) = (fields.next()?, fields.next()?, fields.next()?);
        let (general, column2, special) = (fields.next()?, fields.next()?, fields.next()?);
        Some((eight, Self { line, from: parse_iso(from), general, column2, special }))
    }
}

/// What the edition prints, in the form of the table. Few texts are distinct: each is read once.
#[derive(Default)]
struct Reader<'a> {
    rates: FxHashMap<&'a str, String>,
    specials: FxHashMap<&'a str, (BTreeMap<String, String>, String)>,
}

impl<'a> Reader<'a> {
    fn rate(&mut self, text: &'a str) -> String {
        self.rates.entry(text).or_insert_with(|| rate(text)).clone()
    }

    fn special(&mut self, text: &'a str) -> &(BTreeMap<String, String>, String) {
        self.specials.entry(text).or_insert_with(|| {
            let (marks, _) = programmes(text);
            let borrowed =
                marks.iter().map(|(mark, rate)| (mark.as_str(), rate.as_str())).collect();
            let text = written(&borrowed);
            (marks, text)
        })
    }
}

pub(super) fn rates(texts: &Tables, schedule: &Schedule, known: &[Known], day: Date) -> Rows {
    let mut before: BTreeMap<&str, Vec<Row<'_>>> = BTreeMap::new();
    for (eight, row) in texts.lines("tariff_rates").filter_map(Row::read) {
        before.entry(eight).or_default().push(row);
    }
    let eights: BTreeSet<&str> =
        before.keys().copied().chain(schedule.subheadings.keys().map(String::as_str)).collect();
    let last = Last::of(known);
    let mut reader = Reader::default();
    let mut counts = Counts::default();
    let mut lines = Vec::new();
    for eight in eights {
        let rows = before.get(eight).map_or(&[][..], Vec::as_slice);
        let same = || rows.iter().map(|row| row.line.to_owned());
        let Some(now) = schedule.subheadings.get(eight) else {
            lines.extend(same());
            continue;
        };
        let (general, column2) = (reader.rate(&now.rates.general), reader.rate(&now.rates.column2));
        let (marks, special) = reader.special(&now.rates.special);
        counts.add(eight, rows.last(), [&general, &column2, special]);
        let is_same = |row: &Row<'_>| {
            [row.general, row.column2, row.special] == [&general, &column2, special]
        };
        if rows.last().is_some_and(is_same) {
            lines.extend(same());
            continue;
        }
        let days = Days {
            general: last.general(rows, general, day),
            column2: last.column2(rows, column2, day),
            specials: last.specials(rows, marks, day),
        };
        lines.extend(rate_rows(eight, &days));
    }
    Rows { lines, counts: counts.named() }
}

/// The days of the editions that showed rates last.
struct Last {
    /// General rates.
    any: Option<(Date, Date)>,
    /// All rates.
    whole: Option<(Date, Date)>,
}

impl Last {
    fn of(known: &[Known]) -> Self {
        let days = |edition: &Known| (edition.from, edition.to);
        Self {
            any: known.iter().rfind(|edition| edition.is_schedule).map(days),
            whole: known.iter().rfind(|edition| edition.is_whole).map(days),
        }
    }

    fn general(&self, rows: &[Row<'_>], now: String, day: Date) -> Timeline {
        next(timeline(rows, |row| row.general.to_owned()), self.any, now, day, false)
    }

    fn column2(&self, rows: &[Row<'_>], now: String, day: Date) -> Timeline {
        next(timeline(rows, |row| row.column2.to_owned()), self.whole, now, day, false)
    }

    fn specials(
        &self,
        rows: &[Row<'_>],
        now: &BTreeMap<String, String>,
        day: Date,
    ) -> BTreeMap<String, Timeline> {
        let read: Vec<BTreeMap<&str, &str>> = rows.iter().map(|row| taken(row.special)).collect();
        let known = read.iter().flat_map(BTreeMap::keys).map(|mark| (*mark).to_owned());
        let marks: BTreeSet<String> = known.chain(now.keys().cloned()).collect();
        let days = |mark: &String| {
            let value = |at: usize| {
                let rates = read.get(at)?;
                Some((rates.get(mark.as_str()).copied().unwrap_or(NONE)).to_owned())
            };
            let mut at = 0..;
            let days = timeline(rows, |_| at.next().and_then(value).unwrap_or_default());
            let last = self.shown(&days);
            let now = now.get(mark).cloned().unwrap_or_default();
            next(days, last, now, day, true)
        };
        marks.iter().map(|mark| (mark.clone(), days(mark))).collect()
    }

    /// The edition that showed a special rate last: of one with general rates only, some readers told
    /// which programmes are free.
    fn shown(&self, days: &Timeline) -> Option<(Date, Date)> {
        let (any, whole) = (self.any?, self.whole?);
        let (later, earlier) = (on(days, Some(any.1), NONE), on(days, Some(whole.1), NONE));
        Some(if later == FREE && later != earlier { any } else { whole })
    }
}

const FREE: &str = "Free";

/// The days of one rate over the rows of a subheading.
fn timeline(rows: &[Row<'_>], mut value: impl FnMut(&Row<'_>) -> String) -> Timeline {
    let mut days: Timeline = Vec::new();
    for row in rows {
        let value = value(row);
        if days.last().is_none_or(|(_, last)| *last != value) {
            days.push((row.from, value));
        }
    }
    days
}

/// The days with what the new edition shows.
fn next(
    days: Timeline,
    last: Option<(Date, Date)>,
    value: String,
    day: Date,
    steps: bool,
) -> Timeline {
    let mut shown = match last {
        Some(last) => Shown::resume(days, last),
        None => Shown::default(),
    };
    shown.show(&Evidence { from: day, to: day, value }, steps);
    shown.finish()
}

/// Special rates of the table by programme.
pub(super) fn taken(special: &str) -> BTreeMap<&str, &str> {
    let groups = special.split('|').filter_map(|group| group.rsplit_once(':'));
    groups.flat_map(|(rate, marks)| marks.split(',').map(move |mark| (mark, rate))).collect()
}

/// How many rates of goods differ.
#[derive(Default)]
struct Counts {
    differ: [usize; 3],
    words: [usize; 2],
    blank: usize,
}

impl Counts {
    fn add(&mut self, eight: &str, last: Option<&Row<'_>>, now: [&String; 3]) {
        if eight.starts_with("98") || eight.starts_with("99") {
            return;
        }
        let [general, column2, _] = now;
        self.blank += usize::from(general == "?");
        for (count, rate) in self.words.iter_mut().zip([general, column2]) {
            *count += usize::from(rate.starts_with('='));
        }
        let Some(last) = last else { return };
        let before = [last.general, last.column2, last.special];
        for (count, (before, now)) in self.differ.iter_mut().zip(before.into_iter().zip(now)) {
            *count += usize::from(before != now);
        }
    }

    fn named(self) -> BTreeMap<&'static str, usize> {
        let [general, column2, special] = self.differ;
        let [general_words, column2_words] = self.words;
        BTreeMap::from([
            ("general rates of goods that differ from the edition before", general),
            ("column 2 rates of goods that differ from the edition before", column2),
            ("special rates of goods that differ from the edition before", special),
            ("general rates of goods kept as words", general_words),
            ("column 2 rates of goods kept as words", column2_words),
            ("subheadings of goods without a general rate", self.blank),
        ])
    }
}
