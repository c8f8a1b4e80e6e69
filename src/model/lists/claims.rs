//! What earlier drawback claims took, and the lines and exports it concerns.

use crate::model::{
    Date, EntryNumber, ExportId, HtsNumber, LineId, Place, Portfolio, Quantity, Symbol, Unit,
};
use rustc_hash::FxHashMap;

/// Units of an import line designated in a drawback claim before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorClaim {
    /// The entry.
    pub entry: EntryNumber,
    /// Its line, from 1; `None` when the list does not say.
    pub entry_line: Option<u32>,
    /// Ordinal of the tariff record, from 1.
    pub ordinal: Option<u32>,
    /// Tariff number of the goods.
    pub number: Option<HtsNumber>,
    /// Units designated, above zero; `None` when they or their unit cannot be read, so that the whole
    /// line counts as designated.
    pub quantity: Option<Quantity>,
    /// Their unit; `None` when the list has none, so that it is that of the line
    /// (19 CFR 190.51(a)(2)(viii)).
    pub unit: Option<Unit>,
    /// Number of the claim.
    pub claim: Symbol,
    /// Provision, as the list words it.
    pub provision: Symbol,
    /// Day on which the claim was filed.
    pub date: Option<Date>,
    /// The row.
    pub place: Place,
}

impl PriorClaim {
    /// The lines that a claim may concern: the one it names; where it names none those with its tariff
    /// number, else all of the entry. Empty when the portfolio has no such line.
    #[must_use]
    pub fn lines(&self, portfolio: &Portfolio) -> Vec<LineId> {
        let found = portfolio.entries.binary_search_by_key(&self.entry, |entry| entry.number);
        let Some(entry) = found.ok().and_then(|at| portfolio.entries.get(at)) else {
            return Vec::new();
        };
        let lines = || portfolio.lines_of(entry);
        if let Some(number) = self.entry_line {
            return lines().filter(|(_, line)| line.number == number).map(|(id, _)| id).collect();
        }
        let has = |id: LineId, wanted: HtsNumber| {
            let mut records = portfolio.tariffs_of(portfolio.line(id));
            records.any(|record| record.hts.is_some_and(|hts| hts.hts8() == wanted.hts8()))
        };
        let by_number: Vec<LineId> = match self.number {
            Some(wanted) => lines().map(|(id, _)| id).filter(|id| has(*id, wanted)).collect(),
            None => Vec::new(),
        };
        if by_number.is_empty() { lines().map(|(id, _)| id).collect() } else { by_number }
    }
}

/// Units of an export claimed on before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedExport {
    /// Internal transaction number.
    pub itn: Symbol,
    /// Shipment reference.
    pub reference: Symbol,
    /// Line of the export, from 1; `None` when the list does not say.
    pub line: Option<u32>,
    /// Units claimed on, above zero; `None` when they or their unit cannot be read, so that the whole
    /// export counts as used.
    pub quantity: Option<Quantity>,
    /// Their unit; `None` when the list has none, so that it is that of the export.
    pub unit: Option<Unit>,
    /// Number of the claim.
    pub claim: Symbol,
    /// Provision, as the list words it.
    pub provision: Symbol,
    /// Date of export.
    pub date: Option<Date>,
    /// The row.
    pub place: Place,
}

/// Exports by transaction number or shipment reference, compared without case and surrounding space.
#[derive(Debug)]
pub struct ExportIndex<'a> {
    portfolio: &'a Portfolio,
    by_number: FxHashMap<String, Vec<ExportId>>,
}

impl<'a> ExportIndex<'a> {
    /// The exports of a portfolio.
    #[must_use]
    pub fn new(portfolio: &'a Portfolio) -> Self {
        let mut by_number: FxHashMap<String, Vec<ExportId>> = FxHashMap::default();
        for at in 0..portfolio.exports.len() as u32 {
            let number = key(portfolio.str(portfolio.exports.itn(at)));
            if !number.is_empty() {
                by_number.entry(number).or_default().push(ExportId(at));
            }
        }
        Self { portfolio, by_number }
    }

    /// The exports that a row of the list may concern: those of its number with its line, where both
    /// have one.
    #[must_use]
    pub fn find(&self, used: &UsedExport) -> Vec<ExportId> {
        let of = |symbol| self.by_number.get(&key(self.portfolio.str(symbol)));
        let Some(found) = of(used.itn).or_else(|| of(used.reference)) else { return Vec::new() };
        let line = |id: &ExportId| self.portfolio.exports.line(id.0);
        let fits = |id: &&ExportId| used.line.is_none_or(|n| line(id) == n || line(id) == 0);
        found.iter().filter(fits).copied().collect()
    }
}

fn key(text: &str) -> String {
    text.trim().to_ascii_uppercase()
}
