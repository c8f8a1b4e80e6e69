//! The book: all tables, and the questions that can be asked of them.

use super::headings::Headings;
use super::lookup::pick;
use super::{
    Center, CenterPrefix, Chapter99, Citation, CountryRow, Destination, Edition, EntryRule,
    EntryType, Holiday, Listed, Lookup, Mode, NumberHistory, OriginGroup, Param, Printed, Rates,
    ReportRow, Spi, Tariff, transport,
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
    /// The last day for which its sources speak: nothing later was found in them. `None` where the
    /// table says nothing of days, or where the editions of the schedule say it
    /// ([`Book::known_days`]).
    pub known_to: Option<Date>,
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

/// The law in use. It is made whole by [`Book::load`] or [`Book::from_tables`], sorted and indexed;
/// to change a table, make another book.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// SHA-256 over the bytes of all tables in the order of their names, in hexadecimal.
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
    /// What entry types mean for duties and fees.
    pub entry_rules: Vec<EntryRule>,
    /// Modes of transport.
    pub modes: Vec<Mode>,
    /// Origins with rules of their own.
    pub origin_groups: Vec<OriginGroup>,
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
    /// What earlier editions of the tariff print otherwise.
    pub printed: Printed,
    /// Editions of the tariff, in order of date.
    pub tariff_editions: Vec<Edition>,
    /// Numbers that are not in every edition.
    pub tariff_changes: Vec<NumberHistory>,
    /// The day on which the numbers of six digits last changed worldwide; before it the editions at
    /// hand say nothing.
    pub nomenclature: Option<Date>,
    /// What CBP's list adds to a number.
    pub listed: Listed,
    /// The rates of duty.
    pub rates: Rates,
    /// What the tables of the tariff were made from.
    pub tariff_report: Vec<ReportRow>,
    /// The programmes of chapter 99, in the order in which their headings are reported.
    pub measures: Vec<super::Measure>,
    /// Their rules.
    pub rulebook: super::Rulebook,
    /// Where the rows of chapter 99 are.
    pub(crate) headings: Headings,
}

/// The records of a sorted table whose key is `key`.
fn run<'a, T>(rows: &'a [T], key: &str, of: impl Fn(&T) -> &str) -> &'a [T] {
    let from = rows.partition_point(|row| of(row) < key);
    let rest = rows.get(from..).unwrap_or_default();
    rest.get(..rest.partition_point(|row| of(row) == key)).unwrap_or_default()
}

/// The record of a sorted table whose key is `key`.
fn one<'a, T, K: Ord>(rows: &'a [T], key: &K, of: impl Fn(&T) -> K) -> Option<&'a T> {
    rows.binary_search_by(|row| of(row).cmp(key)).ok().and_then(|at| rows.get(at))
}

impl Book {
    /// The law that comes with this build.
    ///
    /// # Errors
    /// When a table does not read, which the tests of the build exclude.
    pub fn load() -> Result<Self, BookError> {
        Self::from_tables(&super::EMBEDDED)
    }

    /// A book from named tables: each of [`super::EMBEDDED`] exactly once, in any order, each in the
    /// format of the file it stands for.
    ///
    /// # Errors
    /// When a table is missing, given twice or not known; when a heading, field or order is wrong;
    /// when a citation is not registered; when two records answer for the same thing and day.
    pub fn from_tables(tables: &[(&str, &str)]) -> Result<Self, BookError> {
        super::load::book(tables)
    }

    /// The value of a key on a date.
    #[must_use]
    pub fn param(&self, key: &str, date: Date) -> Lookup<&Param> {
        pick(run(&self.params, key, |param| &param.key).iter(), |param| param.span, date)
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
        let holding = self.headings.holding(heading.hts8().digits());
        let rows = || holding.iter().filter_map(|at| self.chapter99.get(usize::from(*at)));
        if let Some(row) = rows().find(|row| row.span.contains(date)) {
            return Lookup::InForce(row);
        }
        let Some(width) = rows().next().map(Chapter99::width) else {
            return Lookup::Unknown;
        };
        pick(rows().take_while(|row| row.width() == width), |row| row.span, date)
    }

    /// The row that speaks for a chapter 99 heading of which every row in force on a date leaves a
    /// country of origin out; `None` where one of them may hold it.
    #[must_use]
    pub fn chapter99_without(
        &self,
        heading: HtsNumber,
        date: Date,
        origin: Country,
    ) -> Option<&Chapter99> {
        let origin = origin.of_province();
        let holding = self.headings.holding(heading.hts8().digits());
        let rows = holding.iter().filter_map(|at| self.chapter99.get(usize::from(*at)));
        let mut in_force = rows.filter(|row| row.span.contains(date)).peekable();
        let narrowest = in_force.peek().copied()?;
        in_force.all(|row| row.countries.contains(origin) == Some(false)).then_some(narrowest)
    }

    /// The row of a duty, tax or fee that is not a heading: `DUTY-GENERAL`, `AD`, `FEE:499`, `IRT:016`.
    #[must_use]
    pub fn duty_row(&self, code: &str, date: Date) -> Lookup<&Chapter99> {
        let codes = self.headings.codes().iter();
        let rows = codes
            .filter_map(|at| self.chapter99.get(usize::from(*at)))
            // Most rows hold one code: lengths tell them apart before any text is compared.
            .filter(|row| {
                row.from == code
                    || (row.from != row.to && row.from.as_str() <= code && code <= row.to.as_str())
            });
        pick(rows, |row| row.span, date)
    }

    /// A special program on a date of entry.
    #[must_use]
    pub fn spi(&self, code: &str, date: Date) -> Lookup<&Spi> {
        pick(run(&self.spi, code, |row| &row.code).iter(), |row| row.span, date)
    }

    /// An entry type.
    #[must_use]
    pub fn entry_type(&self, code: &str) -> Option<&EntryType> {
        run(&self.entry_types, code, |row| &row.code).first()
    }

    /// What an entry type means for a duty or fee: `adcvd`, `harbor_fee`. `None` when not known.
    #[must_use]
    pub fn entry_rule(&self, entry_type: &str, rule: &str) -> Option<&EntryRule> {
        run(&self.entry_rules, entry_type, |row| &row.entry_type)
            .iter()
            .find(|row| row.rule == rule)
    }

    /// The mode of transport that a report's text names, by code or word.
    #[must_use]
    pub fn mode(&self, text: &str) -> Option<&Mode> {
        transport::named(&self.modes, text)
    }

    /// Whether an origin belongs to a group on a date.
    #[must_use]
    pub fn is_in_group(&self, group: &str, origin: Country, date: Date) -> bool {
        let rows = run(&self.origin_groups, group, |row| &row.group);
        rows.iter().any(|row| row.country == origin && row.span.contains(date))
    }

    /// A country.
    #[must_use]
    pub fn country(&self, code: Country) -> Option<&CountryRow> {
        one(&self.countries, &code, |row| row.code)
    }

    /// The rule of a provision (`a`, `b`, `c`, `d`, `j1`, `j2`, `p`) for a destination on an export
    /// date; `None` when the destination has no rule of its own, which is any foreign country.
    #[must_use]
    pub fn destination(&self, place: &str, provision: &str, date: Date) -> Option<&Destination> {
        let place = run(&self.destinations, place, |row| &row.place);
        let rows = run(place, provision, |row| &row.provision);
        pick(rows.iter(), |row| row.span, date).in_force()
    }

    /// The Center of a tariff number, by longest prefix.
    #[must_use]
    pub fn center_of(&self, number: HtsNumber) -> Option<(&Center, &CenterPrefix)> {
        let digits = format!("{:010}", number.digits());
        let prefix = (1..=digits.len()).rev().find_map(|length| {
            run(&self.center_prefixes, digits.get(..length)?, |row| &row.prefix).first()
        })?;
        let center = run(&self.centers, &prefix.center, |row| &row.code).first()?;
        Some((center, prefix))
    }

    /// A citation by its key.
    #[must_use]
    pub fn citation(&self, cite: &str) -> Option<&Citation> {
        run(&self.citations, cite, |citation| &citation.cite).first()
    }

    /// The newest day on which any table was read.
    #[must_use]
    pub fn newest(&self) -> Option<Date> {
        self.tables.iter().map(|table| table.read_on).max()
    }
}
