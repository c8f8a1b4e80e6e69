//! What stands in the way of an answer.

use crate::law::{Doubt, Why};
use crate::model::{Hts8, Unit};

/// The input or the rule that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing<'b> {
    /// The date that sets the rate.
    Date,
    /// The country of origin.
    Origin,
    /// Whether a special program is claimed.
    Program,
    /// The entered value.
    Value,
    /// A quantity in this unit.
    Quantity(Unit),
    /// A quantity that reports do not have, in words: "lead content".
    QuantityOf(&'b str),
    /// The value of a part, in words: "case".
    PartValue(&'b str),
    /// The value of a part on which a programme of chapter 99 charges.
    ContentValue,
    /// The rates of the day, and why.
    Rates(Doubt),
    /// The rate: editions before and after the day differ.
    Rate,
    /// The rate is told in words that are no sum of duties.
    Words(&'b str),
    /// The rules of the program claimed.
    ProgramUnknown,
    /// The countries that a program leaves out for this number, by its mark: `A*`.
    ProgramCountries(&'b str),
    /// Whether the goods of the program have the rate beside another mark too, by that mark.
    ProgramBeside(&'b str),
    /// What the provision of chapter 98 leaves of the duty.
    Provision,
    /// Whether this heading on the line stands for the ordinary duty too.
    Heading(Hts8),
    /// What a programme of chapter 99 asks, and why.
    Measure(Why<'b>),
    /// The amount is larger than can be reckoned.
    TooLarge,
}

impl Missing<'_> {
    /// In words, as what is missing: `the country of origin`.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Date => "the date of entry".to_owned(),
            Self::Origin => "the country of origin".to_owned(),
            Self::Program => "whether a special program is claimed".to_owned(),
            Self::Value => "the entered value".to_owned(),
            Self::Quantity(unit) => format!("the quantity in {unit}"),
            Self::QuantityOf(what) => format!("the quantity by {what}"),
            Self::PartValue(what) => format!("the value of {what}"),
            Self::ContentValue => "the value of the content that is charged".to_owned(),
            Self::Rates(doubt) => format!("the rates of that day: {}", doubt.words()),
            Self::Rate => {
                "the rate of that day: the editions before and after it differ".to_owned()
            }
            Self::Words(words) => format!("a rate in figures; the schedule says \"{words}\""),
            Self::ProgramUnknown => "the rules of the special program".to_owned(),
            Self::ProgramCountries(mark) => {
                format!("the countries that the schedule leaves out with {mark}")
            }
            Self::ProgramBeside(mark) => format!(
                "whether the goods of the special program may have the rate beside {mark}, since the \
                 schedule has none beside its own mark"
            ),
            Self::Provision => "what the provision of chapter 98 leaves of the duty".to_owned(),
            Self::Heading(heading) => {
                format!("whether heading {heading} stands for the ordinary duty too")
            }
            Self::Measure(why) => match why {
                Why::Measure(key) => format!("the ruling of the programme {key}"),
                other => other.words().to_owned(),
            },
            Self::TooLarge => "an amount that can be reckoned with".to_owned(),
        }
    }
}
