//! Which keys a text may mean: the beginning of a number, a code, words of a programme.

use super::heading::table_of;
use super::number::{numbers, range, subheadings};
use super::programme::{found, kind};
use super::small;
use super::words::{count, days, headings, rate, row_key};
use crate::law::{Before, Book};
use crate::model::{Date, HtsNumber};
use serde::Serialize;

/// Something that a text may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The key that [`super::LawPage::of`] answers.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// What is told of it at once.
    pub detail: String,
}

/// Suggestions at most, and of one kind.
const MOST: usize = 24;
const MOST_OF_A_KIND: usize = 8;

/// What was asked for: words in lower case.
pub(super) struct Asked {
    whole: String,
    words: Vec<String>,
}

impl Asked {
    pub(super) fn new(text: &str) -> Self {
        let whole = text.trim().to_lowercase();
        let words = whole.split([' ', ',']).filter(|word| !word.is_empty());
        Self { words: words.map(str::to_owned).collect(), whole }
    }
}

/// Whether the texts together have all the words that were asked for.
pub(super) fn matches(asked: &Asked, texts: &[&str]) -> bool {
    let lower: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    !asked.words.is_empty()
        && asked.words.iter().all(|word| lower.iter().any(|text| text.contains(word.as_str())))
}

/// Digits with the dots of a tariff number.
pub(super) fn dotted(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + 3);
    for (at, digit) in digits.chars().enumerate() {
        if matches!(at, 4 | 6 | 8) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// What a text may mean on a day, the likeliest first: what its code is exactly, then programmes,
/// then numbers, then what has its words.
#[must_use]
pub fn law_search(book: &Book, text: &str, on: Date) -> Vec<Suggestion> {
    let asked = Asked::new(text);
    if asked.words.is_empty() {
        return Vec::new();
    }
    let digits: String = asked.whole.chars().filter(|c| !matches!(c, '.' | ' ' | '-')).collect();
    let is_number = (2..=10).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let mut all = codes(book, &asked.whole);
    if !is_number || digits.len() <= 3 {
        all.extend(programmes(book, &asked, on));
    }
    if is_number {
        all.extend(of_number(book, &digits, on));
    } else {
        all.extend(named(book, &asked));
    }
    let mut kept: Vec<Suggestion> = Vec::with_capacity(MOST);
    for one in all {
        if kept.len() < MOST && kept.iter().all(|other| other.key != one.key) {
            kept.push(one);
        }
    }
    kept
}

fn suggest(key: String, label: impl Into<String>, detail: impl Into<String>) -> Suggestion {
    Suggestion { key, label: label.into(), detail: detail.into() }
}

/// What has this very code.
fn codes(book: &Book, code: &str) -> Vec<Suggestion> {
    let is = |other: &str| other.eq_ignore_ascii_case(code);
    let spi = book.spi.iter().filter(|row| is(&row.code));
    let spi = spi.map(|row| {
        suggest(
            format!("spi/{}", row.code),
            format!("{} (special program)", row.code),
            &row.programme,
        )
    });
    let types = book.entry_types.iter().filter(|row| is(&row.code)).map(|row| {
        suggest(format!("entry_type/{}", row.code), format!("{} (entry type)", row.code), &row.name)
    });
    let duties = book.chapter99.iter().filter(|row| row.digits.is_none());
    let duties =
        duties.filter(|row| is(&row.from) || row.from.split(':').next_back().is_some_and(is));
    let duties = duties.map(|row| suggest(row_key(row), &row.from, &row.programme));
    let centers = book.centers.iter().filter(|row| is(&row.code));
    let centers = centers.map(|row| {
        suggest(format!("center/{}", row.code), format!("{} (Center)", row.code), &row.name)
    });
    let countries = book.countries.iter().filter(|row| is(row.code.as_str()));
    let countries = countries.map(|row| {
        suggest(format!("country/{}", row.code), format!("{} (country)", row.code), &row.name)
    });
    spi.chain(types).chain(duties).chain(centers).chain(countries).collect()
}

/// Programmes of chapter 99 by their words: each by itself, then their headings.
fn programmes(book: &Book, asked: &Asked, on: Date) -> Vec<Suggestion> {
    let measures = book.measures.iter();
    let measures = measures.filter(|row| matches(asked, &[&row.name, &row.key, &row.section]));
    let mut all: Vec<Suggestion> = measures
        .take(MOST_OF_A_KIND)
        .map(|row| suggest(format!("measure/{}", row.key), &row.name, days(row.span)))
        .collect();
    let rows: Vec<_> = found(book, &asked.whole).collect();
    if rows.len() > 1 {
        let running =
            table_of(rows.iter().copied(), on).rows.iter().filter(|row| row.holds).count();
        all.push(suggest(
            format!("programme/{}", asked.whole),
            format!("{}: \u{201c}{}\u{201d}", kind(&rows), asked.whole),
            format!("{}, {running} in force on this day", count(rows.len(), "row")),
        ));
    }
    let headings = rows.iter().take(MOST_OF_A_KIND).map(|row| {
        suggest(row_key(row), headings(row), format!("{}, {}", row.programme, days(row.span)))
    });
    all.extend(headings);
    all
}

/// Numbers that begin with some digits.
fn of_number(book: &Book, digits: &str, on: Date) -> Vec<Suggestion> {
    let Some((from, to)) = range(digits) else { return Vec::new() };
    let mut all = Vec::new();
    if digits.starts_with("99") {
        let rows = book
            .chapter99
            .iter()
            .filter(|row| row.digits.is_some_and(|(first, last)| first <= to && from <= last));
        let exact = HtsNumber::new(digits).map(|number| number.hts8().to_string());
        all.extend(rows.map(|row| match &exact {
            Some(heading) => suggest(format!("chapter99/{heading}"), heading, &row.programme),
            None => suggest(row_key(row), headings(row), &row.programme),
        }));
        return all;
    }
    let general = |number: HtsNumber| match book.rates_on(number.hts8(), on, Before::Unknown) {
        Ok(line) => format!("general {}", rate(line.general)),
        Err(doubt) => format!("not known: {}", doubt.words()),
    };
    if digits.len() < 8 {
        let found = subheadings(book, from, to);
        if digits.len() >= 4 && !found.is_empty() {
            let detail = count(found.len(), "subheading");
            all.push(suggest(format!("hts/{digits}"), dotted(digits), detail));
        }
        all.extend(found.iter().take(MOST).filter_map(|one| {
            let number = HtsNumber::from_digits(u64::from(one.digits()) * 100)?;
            let key = format!("hts/{:08}", one.digits());
            Some(suggest(key, one.to_string(), general(number)))
        }));
        return all;
    }
    if digits.len() == 8
        && let Some(number) = HtsNumber::new(digits)
    {
        all.push(suggest(format!("hts/{digits}"), dotted(digits), general(number)));
    }
    let below = numbers(book, from, to).into_iter();
    let below = below.map(|number| (number, format!("{:010}", number.digits())));
    let below = below.filter(|(_, text)| text.starts_with(digits));
    all.extend(
        below.map(|(number, text)| {
            suggest(format!("hts/{text}"), number.to_string(), general(number))
        }),
    );
    if digits.len() == 10 && all.is_empty() {
        let detail = "no edition at hand has it";
        all.push(suggest(format!("hts/{digits}"), dotted(digits), detail));
    }
    all
}

/// What has the words in its name.
fn named(book: &Book, asked: &Asked) -> Vec<Suggestion> {
    let mut all: Vec<Suggestion> = Vec::new();
    let params = book.params.iter().map(|row| (row, small::key_words(&row.key)));
    let params = params.filter(|(_, words)| matches(asked, &[words]));
    all.extend(params.map(|(row, words)| suggest(row.key.clone(), words, small::said(row))));
    all.dedup_by(|a, b| a.key == b.key);
    all.truncate(MOST_OF_A_KIND);
    let mut kind =
        |some: &mut dyn Iterator<Item = Suggestion>| all.extend(some.take(MOST_OF_A_KIND));
    kind(&mut book.spi.iter().filter(|row| matches(asked, &[&row.programme])).map(|row| {
        suggest(
            format!("spi/{}", row.code),
            &row.programme,
            format!("special program {}", row.code),
        )
    }));
    kind(&mut book.entry_types.iter().filter(|row| matches(asked, &[&row.name])).map(|row| {
        suggest(format!("entry_type/{}", row.code), &row.name, format!("entry type {}", row.code))
    }));
    let duties = book.chapter99.iter().filter(|row| row.digits.is_none());
    kind(&mut duties.filter(|row| matches(asked, &[&row.programme, &row.from])).map(|row| {
        suggest(row_key(row), &row.programme, format!("{} {}", row.kind.word(), row.from))
    }));
    kind(&mut book.centers.iter().filter(|row| matches(asked, &[&row.name])).map(|row| {
        suggest(format!("center/{}", row.code), &row.name, format!("Center {}", row.code))
    }));
    kind(&mut book.countries.iter().filter(|row| matches(asked, &[&row.name])).map(|row| {
        suggest(format!("country/{}", row.code), &row.name, format!("country {}", row.code))
    }));
    kind(&mut book.modes.iter().filter(|row| matches(asked, &[&row.name])).map(|row| {
        suggest(format!("mode/{}", row.code), &row.name, format!("mode of transport {}", row.code))
    }));
    let cites = book.citations.iter();
    kind(
        &mut cites
            .filter(|row| matches(asked, &[&row.cite, &row.rule]))
            .map(|row| suggest(format!("citation/{}", row.cite), &row.cite, &row.rule)),
    );
    all
}
