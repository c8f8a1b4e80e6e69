//! For which day and which goods the law is looked up from a row of a report.

use crate::duty::LineRecords;
use crate::model::{Place, Portfolio, iso};
use serde::Serialize;

/// What the entry line of a row says that the law turns on, as a [`super::LawAsk`] has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LawContext {
    /// The day of entry.
    pub on: Option<String>,
    /// The country of origin.
    pub origin: Option<String>,
    /// The special program claimed; empty for none.
    pub program: String,
    /// The headings of chapter 99 on the line.
    pub headings: String,
    /// The entered value; empty where the line does not have one record of goods.
    pub value: String,
    /// The first quantity, where it has a unit.
    pub quantity: String,
    /// Its unit.
    pub unit: String,
}

impl LawContext {
    /// Of a row; `None` where the row is no tariff record of an entry line.
    #[must_use]
    pub fn of(portfolio: &Portfolio, place: Place) -> Option<Self> {
        let tariffs = &portfolio.tariffs;
        let count = u32::try_from(tariffs.len()).ok()?;
        // Rows stand in the order of entries, not of places, so that all are looked at: once a click.
        let at = (0..count).find(|at| tariffs.place(*at) == place)?;
        let line = portfolio.line(tariffs.line(at));
        let entry = portfolio.entry(line.entry);
        let mut records = LineRecords::default();
        records.read(portfolio, line);
        let headings: Vec<String> = records.headings.iter().map(ToString::to_string).collect();
        let whole = records.whole && records.provision.is_none();
        let measured = if whole { records.measured(portfolio) } else { Default::default() };
        let [first, _] = measured.quantities;
        Some(Self {
            on: entry.entry_date.map(|date| iso(date.0)),
            origin: line.origin.map(|origin| origin.of_province().to_string()),
            program: portfolio.str(line.spi).trim().to_owned(),
            headings: headings.join(" "),
            value: measured.value.map_or_else(String::new, |value| value.text()),
            quantity: first
                .map_or_else(String::new, |(quantity, _)| quantity.0.normalize().to_string()),
            unit: first.map_or_else(String::new, |(_, unit)| unit.to_string()),
        })
    }
}
