//! An entry summary of the account.

use super::facts::Class;
use super::standing::Standing;
use crate::model::{Country, Date, Money};

/// An entry summary.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Eleven characters.
    pub number: String,
    /// Place in the profile's filers.
    pub filer: usize,
    pub entry_type: &'static str,
    pub port: &'static str,
    pub mode: &'static str,
    pub imported: Date,
    pub entered: Date,
    pub filed: Date,
    pub lines: Vec<Line>,
    /// Fee of the whole summary; `None` where the law book does not know it.
    pub mpf: Option<Money>,
    pub standing: Standing,
    /// A mistake is planted in it: one is enough.
    pub marked: bool,
    /// The line whose last record stands twice.
    pub repeated: Option<usize>,
}

/// A line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Places in the profile.
    pub part: usize,
    pub supplier: usize,
    /// What it is filed under.
    pub class: Class,
    pub origin: Country,
    pub export_country: Country,
    pub spi: Option<&'static str>,
    pub mid: String,
    pub quantity: i64,
    pub second: Option<i64>,
    pub units: [&'static str; 2],
    pub value: Money,
    pub case: Option<&'static str>,
    pub antidumping: Money,
    /// Headings of chapter 99 first, the goods last.
    pub records: Vec<Record>,
    /// The duty reported for the line.
    pub duty: Money,
    pub mpf: Option<Money>,
    pub hmf: Money,
}

/// A tariff record.
#[derive(Debug, Clone)]
pub(super) struct Record {
    /// As the report writes it.
    pub hts: String,
    pub duty: Money,
}

impl Entry {
    /// Rows of the report.
    pub(super) fn rows(&self) -> usize {
        let records: usize = self.lines.iter().map(|line| line.records.len()).sum();
        records + usize::from(self.repeated.is_some())
    }

    /// Whether it came by sea.
    pub(super) fn is_by_sea(&self) -> bool {
        matches!(self.mode, "10" | "11")
    }
}

impl Line {
    /// The record of the goods.
    pub(super) fn goods(&self) -> Option<&Record> {
        self.records.last()
    }

    /// The sum over its records.
    pub(super) fn sum(&self) -> Money {
        self.records.iter().map(|record| record.duty).sum()
    }

    /// Whether a heading stands for the ordinary duty too.
    pub(super) fn is_replaced(&self) -> bool {
        self.goods().is_some_and(|goods| goods.duty.is_zero()) && !self.class.rate.is_zero()
    }
}
