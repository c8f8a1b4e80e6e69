//! Which column of the schedule goods pay, and its rate.

use super::{Measured, Missing, Program, Question, amount};
use crate::law::{Before, Book, Confidence, Grant, Line, Lookup, Rate};
use crate::model::{Country, Date, HtsNumber};
use rust_decimal::Decimal;

/// A column of the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column<'b> {
    /// Column 1, general.
    General,
    /// Column 1, special, by the mark beside the rate: `A*` for a claim of `A`.
    Special(&'b str),
    /// Column 2.
    Two,
    /// A provision of chapter 98 that lets the goods in free.
    Provision(HtsNumber),
}

impl Column<'_> {
    /// In a sentence: `the general rate`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::General => "the general rate".to_owned(),
            Self::Special(mark) => format!("the rate of program {mark}"),
            Self::Two => "the rate of column 2".to_owned(),
            Self::Provision(number) => format!("the rate of provision {number}"),
        }
    }
}

/// Why a program claimed gives nothing, so that the general rate is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It was not in force.
    NotInForce,
    /// The country of origin is not in it.
    Country,
    /// The schedule has no rate under it for the number.
    NotGranted,
}

/// The ordinary duty of goods on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordinary<'b> {
    /// The column.
    pub column: Column<'b>,
    /// The rate.
    pub rate: &'b Rate,
    /// The general rate beside it, whatever the column.
    pub general: &'b Rate,
    /// Why the program claimed gives nothing.
    pub refusal: Option<Refusal>,
    /// Key of the citation.
    pub cite: &'static str,
    /// How sure we are.
    pub confidence: Confidence,
}

impl<'b> Ordinary<'b> {
    /// The duty of a line by the rate, exact.
    ///
    /// # Errors
    /// The quantity or value that is missing, or why the rate is not known.
    pub fn duty(&self, measured: &Measured) -> Result<Decimal, Missing<'b>> {
        amount::duty(self.rate, measured)
    }
}

const COLUMN2: &str = "column 2";
const SCHEDULE: &str = "HTSUS general statistical note 3";
const COLUMN2_NOTE: &str = "HTSUS general note 3(b)";
const PROGRAMS: &str = "HTSUS general notes 3-35";

/// The ordinary duty of goods.
///
/// # Errors
/// What is missing to tell.
pub fn ordinary<'b>(
    book: &'b Book,
    question: &Question<'_>,
    before: Before,
) -> Result<Ordinary<'b>, Missing<'b>> {
    let date = question.date.ok_or(Missing::Date)?;
    let origin = question.origin.ok_or(Missing::Origin)?.of_province();
    if let Some(provision) = question.provision
        && let Some(free) = provided(book, provision, origin, date, before)?
    {
        return Ok(free);
    }
    let line = line(book, question.number, date, before)?;
    if book.is_in_group(COLUMN2, origin, date) {
        return Ok(Ordinary {
            column: Column::Two,
            rate: line.column2,
            cite: COLUMN2_NOTE,
            confidence: Confidence::Memory,
            ..general(&line)
        });
    }
    by_program(book, &line, question.program, origin, date)
}

fn line(
    book: &Book,
    number: HtsNumber,
    date: Date,
    before: Before,
) -> Result<Line<'_>, Missing<'_>> {
    book.rates_on(number.hts8(), date, before).map_err(Missing::Rates)
}

/// The editions of the schedule were read as public copies, so their rates are second hand.
fn general<'b>(line: &Line<'b>) -> Ordinary<'b> {
    Ordinary {
        column: Column::General,
        rate: line.general,
        general: line.general,
        refusal: None,
        cite: SCHEDULE,
        confidence: Confidence::Secondary,
    }
}

/// Free entry under chapter 98; `None` where the provision leaves the duty of the subheading.
fn provided<'b>(
    book: &'b Book,
    provision: HtsNumber,
    origin: Country,
    date: Date,
    before: Before,
) -> Result<Option<Ordinary<'b>>, Missing<'b>> {
    let line = line(book, provision, date, before)?;
    let two = book.is_in_group(COLUMN2, origin, date);
    let rate = if two { line.column2 } else { line.general };
    match rate {
        Rate::Free => {
            let column = Column::Provision(provision);
            Ok(Some(Ordinary { column, rate, ..general(&line) }))
        }
        Rate::Duties(duties) if matches!(duties.as_ref(), [crate::law::Duty::Applicable]) => {
            Ok(None)
        }
        Rate::Duties(_) | Rate::Words(_) | Rate::Unknown => Err(Missing::Provision),
    }
}

fn by_program<'b>(
    book: &'b Book,
    line: &Line<'b>,
    program: Program<'_>,
    origin: Country,
    date: Date,
) -> Result<Ordinary<'b>, Missing<'b>> {
    let plain = general(line);
    match program {
        Program::None => Ok(plain),
        // Nothing can be below free, and where nothing is granted nothing can be claimed.
        Program::NotTold if *line.general == Rate::Free || line.special.programmes().is_empty() => {
            Ok(plain)
        }
        Program::NotTold => Err(Missing::Program),
        Program::Claimed(code) => {
            let refused = |refusal| Ok(Ordinary { refusal: Some(refusal), ..plain });
            match book.spi(code, date) {
                Lookup::Unknown => Err(Missing::ProgramUnknown),
                Lookup::NotYet(_) | Lookup::Ended(_) => refused(Refusal::NotInForce),
                Lookup::InForce(spi) if spi.countries.contains(origin) == Some(false) => {
                    refused(Refusal::Country)
                }
                Lookup::InForce(spi) => match line.grant(spi) {
                    Grant::Nothing => refused(Refusal::NotGranted),
                    Grant::Elsewhere => Err(Missing::ProgramUnknown),
                    Grant::Beside(mark) => Err(Missing::ProgramBeside(mark)),
                    Grant::Rate(granted) if granted.mark.ends_with('*') => {
                        Err(Missing::ProgramCountries(granted.mark))
                    }
                    Grant::Rate(granted) => Ok(Ordinary {
                        column: Column::Special(granted.mark),
                        rate: granted.rate,
                        cite: PROGRAMS,
                        ..plain
                    }),
                },
            }
        }
    }
}
