//! The table `tariff` from the schedule: which numbers there are, in which units they are counted,
//! and whether their text begins with "other".

use super::super::Error;
use super::super::source::{Record, Source};
use super::super::write::Table;
use super::report::{self, IN_USE, Report};
use super::{LIST, SCHEDULE};
use crate::law::TextKind;
use crate::law::schedule::{mark, text_kind};
use std::collections::{BTreeMap, HashMap};

/// One subheading.
#[derive(Default)]
struct Subheading {
    own: Option<TextKind>,
    /// Suffix, how the text begins, units.
    numbers: BTreeMap<String, (TextKind, String)>,
}

pub(super) fn table(source: &Source, report: &mut Report) -> Result<Table, Error> {
    let units = Units::new(source)?;
    let mut subheadings: BTreeMap<String, Subheading> = BTreeMap::new();
    let records = source.records(SCHEDULE.0, SCHEDULE.1)?;
    for record in records.iter() {
        let number = record.parsed("hts", "4, 6, 8 or 10 digits", digits)?;
        let text = text_kind(record.raw("description")?);
        units.compare(&record, &number, report)?;
        match (number.split_at_checked(8), record.text("level")?.as_str()) {
            (Some((eight, "")), "8") => {
                subheadings.entry(eight.to_owned()).or_default().own = Some(text);
            }
            (Some((eight, suffix)), "10") => {
                let numbers = &mut subheadings.entry(eight.to_owned()).or_default().numbers;
                numbers.insert(suffix.to_owned(), (text, units.of(&record, &number)?));
            }
            (None, "4" | "6") => {}
            (_, level) => return Err(record.error("level", "this must fit the number", level)),
        }
    }
    let statistical = subheadings.values().map(|eight| eight.numbers.len()).sum();
    report.add(IN_USE, "numbers of 10 digits", statistical);
    let lines = subheadings
        .into_iter()
        .map(|(eight, subheading)| subheading.line(&eight, &units))
        .collect();
    Ok(Table::sorted("tariff", "subheading\ttext\tnumbers", lines, 1))
}

impl Subheading {
    fn line(mut self, eight: &str, units: &Units) -> String {
        // The schedule prints some statistical numbers only as parts of their subheading: the
        // numbers are known from CBP's list, their texts are not.
        if self.numbers.is_empty() {
            for (suffix, codes) in units.numbers_below(eight) {
                self.numbers.insert(suffix, (TextKind::Missing, codes));
            }
        }
        let text = self.own.unwrap_or_else(|| self.only_text());
        let numbers: Vec<String> = self
            .numbers
            .iter()
            .map(|(suffix, (text, units))| format!("{suffix}{}:{units}", mark(*text)))
            .collect();
        format!("{eight}\t{}\t{}", mark(text), numbers.join(" "))
    }

    /// Where the schedule has no line of its own for a subheading, it has a single 10-digit line,
    /// whose text is that of the subheading.
    fn only_text(&self) -> TextKind {
        let mut texts = self.numbers.values().map(|(text, _)| *text);
        match (texts.next(), texts.next()) {
            (Some(text), None) => text,
            _ => TextKind::Missing,
        }
    }
}

/// Units of quantity: CBP's list by number, and the schedule's words.
pub(super) struct Units {
    by_number: BTreeMap<String, String>,
    by_words: HashMap<String, String>,
}

impl Units {
    pub(super) fn new(source: &Source) -> Result<Self, Error> {
        let report = source.report(LIST.0, LIST.1)?;
        let mut by_number = BTreeMap::new();
        for record in report.iter() {
            let columns = ["Census Qty 1", "Census Qty 2", "Census Qty 3"];
            let codes: Vec<String> =
                columns.iter().map(|column| record.text(column)).collect::<Result<_, _>>()?;
            let codes: Vec<&str> =
                codes.iter().map(String::as_str).filter(|code| !code.is_empty()).collect();
            let units = if codes.is_empty() { "X".to_owned() } else { codes.join("+") };
            by_number.insert(record.text("Tariff Number")?, units);
        }
        let words = source.records(
            "data/ref/uom_usitc_text_to_cbp_code.csv",
            "usitc_unit_text,cbp_code,n_agree,n_total,alternatives",
        )?;
        let mut by_words = HashMap::new();
        for record in words.iter() {
            by_words.insert(record.text("usitc_unit_text")?, record.text("cbp_code")?);
        }
        by_words.remove("");
        Ok(Self { by_number, by_words })
    }

    /// CBP's own code for the number; for a number newer than the list, its words translated. No
    /// words at all mean that the source lost them, not that nothing is counted.
    fn of(&self, record: &Record<'_>, number: &str) -> Result<String, Error> {
        if let Some(units) = self.listed(number) {
            return Ok(units.to_owned());
        }
        let text = record.text("units")?;
        if text.is_empty() {
            return Ok("?".to_owned());
        }
        self.translated(text.split(';')).ok_or_else(|| {
            record.error("units", "every unit must be one of the list of units", &text)
        })
    }

    /// CBP's codes for a number, joined by `+`.
    pub(super) fn listed(&self, number: &str) -> Option<&str> {
        self.by_number.get(number).map(String::as_str)
    }

    /// The codes of the schedule's words; `None` when one is not known or there are none.
    pub(super) fn translated<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<String> {
        let words = words.map(str::trim).filter(|word| !word.is_empty());
        let code = |word: &'w str| match word {
            "X" => Some("X"),
            word => self.by_words.get(word).map(String::as_str),
        };
        let codes: Option<Vec<&str>> = words.map(code).collect();
        codes.filter(|codes| !codes.is_empty()).map(|codes| codes.join("+"))
    }

    /// Counts where CBP's codes are not what the schedule's words say.
    fn compare(&self, record: &Record<'_>, number: &str, counts: &mut Report) -> Result<(), Error> {
        let text = record.text("units")?;
        let words = self.translated(text.split(';'));
        let (Some(words), Some(codes)) = (words, self.listed(number)) else { return Ok(()) };
        let differs = usize::from(words != codes);
        counts.add(report::LIST, "numbers with other units than the schedule's words", differs);
        Ok(())
    }

    fn numbers_below(&self, eight: &str) -> Vec<(String, String)> {
        self.by_number
            .range(eight.to_owned()..)
            .take_while(|(number, _)| number.starts_with(eight))
            .filter_map(|(number, units)| Some((number.get(8..10)?.to_owned(), units.clone())))
            .collect()
    }
}

fn digits(text: &str) -> Option<String> {
    let known = matches!(text.len(), 4 | 6 | 8 | 10);
    (known && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
}
