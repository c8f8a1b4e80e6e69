//! For what the law is looked up: a day, and of goods what their duty turns on.

use crate::duty::{Measured, Program, Question};
use crate::law::Before;
use crate::model::{Country, Date, Hts8, HtsNumber, Money, Options, Quantity, Unit, parse_iso};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What a person asks, as it is written; blank where it is left open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LawAsk {
    /// The day.
    pub on: String,
    /// The country of origin, two letters.
    pub origin: String,
    /// The special program claimed.
    pub program: String,
    /// The chapter 99 headings on the line, with blanks or commas between them.
    pub headings: String,
    /// The entered value in dollars.
    pub value: String,
    /// The quantity, and its unit in CBP's code.
    pub quantity: String,
    /// The unit.
    pub unit: String,
    /// `unknown` or `unchanged`, as the option `tariff-before-first`; blank is unknown.
    pub tariff_before_first: String,
}

/// What is asked, read.
#[derive(Debug, Clone)]
pub struct LawQuestion {
    /// The day.
    pub on: Date,
    /// The country of origin.
    pub origin: Option<Country>,
    /// The special program claimed; empty for none.
    pub program: String,
    /// The chapter 99 headings on the line.
    pub headings: Vec<Hts8>,
    /// Value and quantity.
    pub measured: Measured,
    /// What is taken of the tariff before its first edition.
    pub before: Before,
}

impl LawQuestion {
    /// For a day and nothing else.
    #[must_use]
    pub fn on(on: Date) -> Self {
        Self {
            on,
            origin: None,
            program: String::new(),
            headings: Vec::new(),
            measured: Measured::default(),
            before: Before::Unknown,
        }
    }

    /// The question about goods of a number.
    pub(super) fn of(&self, number: HtsNumber) -> Question<'_> {
        Question {
            number,
            provision: None,
            origin: self.origin,
            date: Some(self.on),
            program: Program::of_cell(&self.program),
            headings: &self.headings,
        }
    }
}

impl LawAsk {
    /// Reads what is asked.
    ///
    /// # Errors
    /// What cannot be read, for the person who wrote it.
    pub fn read(&self) -> Result<LawQuestion, String> {
        let on = parse_iso(self.on.trim())
            .ok_or_else(|| format!("\"{}\" is not a date such as 2026-11-24.", self.on))?;
        let mut options = Options::new(on);
        if !self.tariff_before_first.is_empty() {
            options
                .set("tariff-before-first", &self.tariff_before_first)
                .map_err(|error| error.to_string())?;
        }
        Ok(LawQuestion {
            on,
            origin: maybe(&self.origin, "a country code such as CN", Country::new)?,
            program: self.program.trim().to_ascii_uppercase(),
            headings: self.headings()?,
            measured: self.measured()?,
            before: Before::taken(&options),
        })
    }

    fn headings(&self) -> Result<Vec<Hts8>, String> {
        let mut all = self
            .headings
            .split([',', ';', ' ', '\t', '\n'])
            .filter(|text| !text.is_empty())
            .map(|text| {
                let number = HtsNumber::new(text).filter(|number| number.is_chapter99());
                let wrong = || format!("\"{text}\" is not a heading such as 9903.88.03.");
                number.map(HtsNumber::hts8).ok_or_else(wrong)
            })
            .collect::<Result<Vec<_>, _>>()?;
        all.sort_unstable();
        all.dedup();
        Ok(all)
    }

    fn measured(&self) -> Result<Measured, String> {
        let value = amount(&self.value, "a value in dollars such as 1250.00")?;
        let quantity = amount(&self.quantity, "a quantity such as 12.5")?;
        let code = self.unit.trim().to_ascii_uppercase();
        let unit = maybe(&code, "a unit such as KG or NO", Unit::new)?;
        Ok(Measured {
            value: value.map(Money),
            quantities: [quantity.map(Quantity).zip(unit), None],
        })
    }
}

fn maybe<T>(text: &str, what: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    read(text).map(Some).ok_or_else(|| format!("\"{text}\" is not {what}."))
}

/// An amount, with or without commas and the dollar sign.
fn amount(text: &str, what: &str) -> Result<Option<Decimal>, String> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '$' | ' ')).collect();
    maybe(&plain, what, |text| {
        Decimal::from_str(text).ok().filter(|amount| *amount >= Decimal::ZERO)
    })
}
