//! The duty of every subheading, with the days on which it is known.
//!
//! Table `tariff_rates`: one row for each subheading and stretch of days on which all its rates stayed
//! the same, from the editions of the schedule. Where two editions differ and nothing tells the day
//! between them, a row of its own says `?` for what is not known on those days. The rates of a
//! programme that falls step by step change on the 1 January between two editions.

use super::{Grant, Granted, Programmes, Rate, Special};
use crate::law::{Span, Spi};
use crate::model::{Date, Hts8};

/// The rates of all subheadings.
#[derive(Debug, Clone, Default)]
pub struct Rates {
    /// By subheading and date.
    pub(in crate::law) rows: Vec<RateRow>,
    pub(in crate::law) rates: Vec<Rate>,
    pub(in crate::law) specials: Vec<Special>,
    /// The programmes as the schedule marks them, rising.
    pub(in crate::law) programmes: Vec<Box<str>>,
}

/// The rates of a subheading over some days, by their place in the lists of rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::law) struct RateRow {
    pub(in crate::law) subheading: Hts8,
    pub(in crate::law) span: Span,
    pub(in crate::law) general: u16,
    pub(in crate::law) column2: u16,
    pub(in crate::law) special: u16,
}

/// The rates of a subheading on a day.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// The subheading.
    pub subheading: Hts8,
    /// The days on which the editions show these rates.
    pub span: Span,
    /// Column 1, general.
    pub general: &'a Rate,
    /// Column 2.
    pub column2: &'a Rate,
    /// Column 1, special.
    pub special: &'a Special,
    rates: &'a Rates,
}

impl Rates {
    /// The rates of a subheading on a day. Days before the first edition and after the last are
    /// answered by the nearest; [`super::Validity`] says whether the number was there at all.
    #[must_use]
    pub fn on(&self, subheading: Hts8, date: Date) -> Option<Line<'_>> {
        let first = self.rows.partition_point(|row| row.subheading < subheading);
        let rows = self.rows.get(first..)?.iter();
        let mut rows = rows.take_while(|row| row.subheading == subheading);
        self.line(rows.find(|row| row.span.contains(date))?)
    }

    /// All rows of a subheading, in order of date.
    pub fn rows_of(&self, subheading: Hts8) -> impl Iterator<Item = Line<'_>> {
        let first = self.rows.partition_point(|row| row.subheading < subheading);
        let rows = self.rows.iter().skip(first);
        rows.take_while(move |row| row.subheading == subheading).filter_map(|row| self.line(row))
    }

    /// Every row, by subheading and date.
    pub fn iter(&self) -> impl Iterator<Item = Line<'_>> {
        self.rows.iter().filter_map(|row| self.line(row))
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the table is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The programmes as the schedule marks them, rising.
    pub fn programmes(&self) -> impl Iterator<Item = &str> {
        self.programmes.iter().map(AsRef::as_ref)
    }

    /// The place of a programme's mark.
    #[must_use]
    pub fn programme(&self, mark: &str) -> Option<usize> {
        self.programmes.binary_search_by(|known| known.as_ref().cmp(mark)).ok()
    }

    fn line(&self, row: &RateRow) -> Option<Line<'_>> {
        Some(Line {
            subheading: row.subheading,
            span: row.span,
            general: self.rates.get(usize::from(row.general))?,
            column2: self.rates.get(usize::from(row.column2))?,
            special: self.specials.get(usize::from(row.special))?,
            rates: self,
        })
    }
}

impl<'a> Line<'a> {
    /// What the programme claimed gives: the rate beside its own mark, else beside the mark with an
    /// asterisk, which leaves some of its countries out. `None` when the programme has no rate here.
    #[must_use]
    pub fn special(&self, claimed: &str) -> Option<Granted<'a>> {
        self.marked(|mark| mark == claimed)
            .or_else(|| self.marked(|mark| mark.strip_suffix('*') == Some(claimed)))
    }

    /// What goods get that claim a programme in force.
    #[must_use]
    pub fn grant(&self, programme: &Spi) -> Grant<'a> {
        let code = programme.code.as_str();
        if let Some(granted) = self.special(code) {
            return Grant::Rate(granted);
        }
        if !self.rates.programmes().any(|mark| is_mark_of(mark, code)) {
            return Grant::Elsewhere;
        }
        let mut marks = self.marks(self.special.programmes());
        let beside = marks.find(|mark| programme.also.iter().any(|also| also == mark));
        beside.map_or(Grant::Nothing, Grant::Beside)
    }

    fn marked(&self, is: impl Fn(&str) -> bool) -> Option<Granted<'a>> {
        let place = self.rates.programmes.iter().position(|mark| is(mark))?;
        let rate = self.special.rate(place)?;
        Some(Granted { mark: self.rates.programmes.get(place)?, rate })
    }

    /// The marks of a set of programmes, rising.
    pub fn marks(&self, set: Programmes) -> impl Iterator<Item = &'a str> {
        let rates = self.rates;
        set.places().filter_map(|place| rates.programmes.get(place)).map(AsRef::as_ref)
    }
}

/// Whether a mark of the schedule is that of a programme, or that of it with some countries left out.
fn is_mark_of(mark: &str, code: &str) -> bool {
    mark == code || mark.strip_suffix('*') == Some(code)
}
