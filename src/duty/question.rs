//! What is asked about goods, and what one line has of them.

use crate::model::{Country, Date, Hts8, HtsNumber, Money, Quantity, Unit};

/// The special program of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program<'a> {
    /// The report does not tell whether one is claimed.
    NotTold,
    /// None is claimed.
    None,
    /// This one is, by its code: `KR`.
    Claimed(&'a str),
}

impl<'a> Program<'a> {
    /// The program of a cell of a report that has the column; blank is none.
    #[must_use]
    pub fn of_cell(text: &'a str) -> Self {
        match text.trim() {
            "" => Self::None,
            code => Self::Claimed(code),
        }
    }

    /// The code; empty where none is claimed or told.
    #[must_use]
    pub fn code(self) -> &'a str {
        match self {
            Self::NotTold | Self::None => "",
            Self::Claimed(code) => code,
        }
    }
}

/// The goods that a question is about. Every line with the same answers to these has the same
/// [`super::Terms`].
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Their number in chapters 1 to 97.
    pub number: HtsNumber,
    /// The number of chapter 98 beside it, where there is one.
    pub provision: Option<HtsNumber>,
    /// The country of origin; provinces of Canada count as Canada.
    pub origin: Option<Country>,
    /// The day whose law governs: mostly the day of entry (19 U.S.C. 1315).
    pub date: Option<Date>,
    /// The special program.
    pub program: Program<'a>,
    /// The chapter 99 headings on the line, in any order.
    pub headings: &'a [Hts8],
}

/// What a line has of the goods. `None` is unknown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Measured {
    /// The entered value, which stands on the record of chapters 1 to 97.
    pub value: Option<Money>,
    /// The quantities with their units.
    pub quantities: [Option<(Quantity, Unit)>; 2],
}
