//! The book: all tables, and the questions that can be asked of them.

use super::lookup::pick;
use super::{
    Center, CenterPrefix, Chapter99, Citation, CountryRow, Destination, EntryType, Holiday, Lookup,
    Param, Spi, Tariff,
};
use crate::model::{Country, Date, HtsNumber};
use rust_decimal::Decimal;

/// A table of the book, for the list of what was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableInfo {
    /// Its name, such as `chapter99`.
    pub name: String,
    /// The day its sources were read.
    pub read_on: Date,
    /// How many records it holds.
    pub rows: usize,
    /// What it was made from.
    pub source: String,
}

/// A table that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("law table {table}, line {line}: {what}")]
pub struct BookError {
    /// The table.
    pub table: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

/// The law in use.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// SHA-256 over all tables, in hexadecimal.
    pub hash: String,
    /// The tables.
    pub tables: Vec<TableInfo>,
    /// Single values, sorted by key and date.
    pub params: Vec<Param>,
    /// Chapter 99 programmes and other duties, taxes and fees.
    pub chapter99: Vec<Chapter99>,
    /// Special programs.
    pub spi: Vec<Spi>,
    /// Entry types.
    pub entry_types: Vec<EntryType>,
    /// Countries.
    pub countries: Vec<CountryRow>,
    /// Destinations with rules of their own.
    pub destinations: Vec<Destination>,
    /// The ten Centers.
    pub centers: Vec<Center>,
    /// Tariff prefixes of the Centers.
    pub center_prefixes: Vec<CenterPrefix>,
    /// National holidays.
    pub holidays: Vec<Holiday>,
    /// Citations, sorted by key.
    pub citations: Vec<Citation>,
    /// The tariff.
    pub tariff: Tariff,
}

impl Book {
    /// The value of a key on a date.
    #[must_use]
    pub fn param(&self, key: &str, date: Date) -> Lookup<&Param> {
        pick(self.params.iter().filter(|param| param.key == key), |param| param.span, date)
    }

    /// The decimal of a key that is in force on a date.
    #[must_use]
    pub fn decimal(&self, key: &str, date: Date) -> Option<Decimal> {
        self.param(key, date).in_force().map(|param| param.value)
    }

    /// The whole number of a key (days, years) that is in force on a date.
    #[must_use]
    pub fn whole(&self, key: &str, date: Date) -> Option<i32> {
        use rust_decimal::prelude::ToPrimitive;
        self.decimal(key, date)?.to_i32()
    }

    /// The programme of a chapter 99 heading on a date: of the rows that hold the heading and the
    /// date the narrowest wins; where none holds the date, the narrowest row says whether it is yet
    /// to come or over.
    #[must_use]
    pub fn chapter99(&self, heading: HtsNumber, date: Date) -> Lookup<&Chapter99> {
        let digits = heading.hts8().digits();
        let holds =
            |row: &&Chapter99| row.digits.is_some_and(|(from, to)| from <= digits && digits <= to);
        let rows = self.chapter99.iter().filter(holds);
        if let Some(row) =
            rows.clone().filter(|row| row.span.contains(date)).min_by_key(|row| row.width())
        {
            return Lookup::InForce(row);
        }
        let Some(width) = rows.clone().map(Chapter99::width).min() else {
            return Lookup::Unknown;
        };
        pick(rows.filter(|row| row.width() == width), |row| row.span, date)
    }

    /// The row of a duty, tax or fee that is not a heading: `DUTY-GENERAL`, `AD`, `FEE:499`, `IRT:016`.
    #[must_use]
    pub fn duty_row(&self, code: &str, date: Date) -> Lookup<&Chapter99> {
        let rows = self.chapter99.iter().filter(|row| {
            row.digits.is_none() && row.from.as_str() <= code && code <= row.to.as_str()
        });
        pick(rows, |row| row.span, date)
    }

    /// A special program on a date of entry.
    #[must_use]
    pub fn spi(&self, code: &str, date: Date) -> Lookup<&Spi> {
        pick(self.spi.iter().filter(|row| row.code == code), |row| row.span, date)
    }

    /// An entry type.
    #[must_use]
    pub fn entry_type(&self, code: &str) -> Option<&EntryType> {
        self.entry_types.iter().find(|row| row.code == code)
    }

    /// A country.
    #[must_use]
    pub fn country(&self, code: Country) -> Option<&CountryRow> {
        self.countries.iter().find(|row| row.code == code)
    }

    /// The rule of a provision (`a`, `b`, `c`, `d`, `j1`, `j2`, `p`) for a destination on an export
    /// date; `None` when the destination has no rule of its own, which is any foreign country.
    #[must_use]
    pub fn destination(&self, place: &str, provision: &str, date: Date) -> Option<&Destination> {
        let rows =
            self.destinations.iter().filter(|row| row.place == place && row.provision == provision);
        pick(rows, |row| row.span, date).in_force()
    }

    /// The Center of a tariff number, by longest prefix.
    #[must_use]
    pub fn center_of(&self, number: HtsNumber) -> Option<(&Center, &CenterPrefix)> {
        let digits = format!("{:010}", number.digits());
        let prefix = self
            .center_prefixes
            .iter()
            .filter(|row| digits.starts_with(&row.prefix))
            .max_by_key(|row| row.prefix.len())?;
        let center = self.centers.iter().find(|center| center.code == prefix.center)?;
        Some((center, prefix))
    }

    /// A citation by its key.
    #[must_use]
    pub fn citation(&self, cite: &str) -> Option<&Citation> {
        self.citations.iter().find(|citation| citation.cite == cite)
    }

    /// The newest day on which any table was read.
    #[must_use]
    pub fn newest(&self) -> Option<Date> {
        self.tables.iter().map(|table| table.read_on).max()
    }
}
