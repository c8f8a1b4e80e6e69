//! For which day and which origin the law is looked up from a row of a report.

use crate::model::{Place, Portfolio, iso};
use serde::Serialize;

/// What a row of an entry line says that the law turns on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LawContext {
    /// The day of entry.
    pub on: Option<String>,
    /// The country of origin.
    pub origin: Option<String>,
}

impl LawContext {
    /// Of a row; `None` where the row is no tariff record of an entry line.
    #[must_use]
    pub fn of(portfolio: &Portfolio, place: Place) -> Option<Self> {
        let tariffs = &portfolio.tariffs;
        let count = u32::try_from(tariffs.len()).ok()?;
        let at = (0..count).find(|at| tariffs.place(*at) == place)?;
        let line = portfolio.line(tariffs.line(at));
        let entry = portfolio.entry(line.entry);
        Some(Self {
            on: entry.entry_date.map(|date| iso(date.0)),
            origin: line.origin.map(|origin| origin.of_province().to_string()),
        })
    }
}
