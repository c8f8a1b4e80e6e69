//! The goods that are asked about.

use crate::model::{Country, Date, Hts8, HtsNumber};

/// The goods of a line, as far as the programmes of chapter 99 look at them.
#[derive(Debug, Clone, Copy)]
pub struct Goods<'a> {
    /// Their number in chapters 1 to 97. Numbers of chapters 98 and 99 are not goods: every ruling on
    /// them is [`super::Ruling::Unknown`].
    pub number: HtsNumber,
    /// The country of origin; provinces of Canada count as Canada.
    pub origin: Country,
    /// The day whose law governs, which the caller settles: mostly the day of entry (19 U.S.C. 1315).
    pub date: Date,
    /// The special program claimed, such as `S`; empty for none.
    pub spi: &'a str,
    /// The chapter 99 headings claimed on the line, in any order.
    pub claimed: &'a [Hts8],
}
