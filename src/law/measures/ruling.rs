//! What a programme says of goods.

use super::Measure;
use crate::law::Confidence;
use crate::model::Hts8;
use rust_decimal::Decimal;

/// The ruling of one programme, and how sure we are of it: the weakest of list, heading and dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The programme.
    pub measure: &'a Measure,
    /// What it says.
    pub ruling: Ruling<'a>,
    /// The weakest mark of what the ruling rests on.
    pub confidence: Confidence,
    /// With [`Ruling::Unknown`]: what it charges if nothing that could not be told lets the goods go.
    /// It is also kept where the headings claimed settled the question.
    pub otherwise: Option<Charge>,
}

/// What a programme says of goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling<'a> {
    /// Known not to be about them: not on its list, not of its countries, not in force.
    Outside,
    /// It would be about them, but something that the data tell lets them go.
    Freed(Freed<'a>),
    /// A heading claimed on the line says that facts which the report does not tell let them go: an
    /// exclusion, goods in transit, content of the United States.
    Claimed {
        /// That heading.
        heading: Hts8,
    },
    /// It charges them.
    Charged(Charge),
    /// It cannot be told from what is at hand.
    Unknown(Why<'a>),
}

/// Goods that a programme lets go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freed<'a> {
    /// The heading that says so on the line; `None` where none is reported for it, or where several
    /// could be and the line claims none of them.
    pub heading: Option<Hts8>,
    /// What lets them go.
    pub by: FreedBy<'a>,
}

/// What lets goods go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FreedBy<'a> {
    /// Another programme charges them: its key.
    Measure(&'a str),
    /// The special program claimed.
    Program,
    /// Their number stands on a list of exceptions.
    Listed,
    /// Their country of origin.
    Origin,
}

/// A duty that a programme charges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charge {
    /// The heading to report. With [`Extra::UpTo`], the one for goods whose column 1 rate lies below
    /// the total.
    pub heading: Hts8,
    /// How much.
    pub extra: Extra,
    /// Of what.
    pub base: Base,
}

/// How much a programme charges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// A share of the base on top of column 1: 0.25 for 25 percent.
    Added(Decimal),
    /// So much that column 1 and this together reach a total share.
    UpTo {
        /// The total.
        total: Decimal,
        /// The heading to report where column 1 reaches the total by itself: nothing is added then.
        reached: Option<Hts8>,
        /// Whether the heading carries the whole total and the record of chapters 1 to 97 nothing
        /// (CSMS 66319804); where `false` the heading carries the difference, or the source does not
        /// tell: the sum of both records is the same.
        replaces: bool,
    },
}

/// What a charge is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Base {
    /// The entered value.
    Value,
    /// The value of a part that the report does not tell, such as the steel in the goods: the duty
    /// lies between nothing and the rate on the entered value.
    PartOfValue,
}

/// Why a ruling cannot be given. The words say what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why<'a> {
    /// The list of goods at hand does not speak for this day.
    ListOnDay(&'a str),
    /// No list of goods is at hand.
    NoList(&'a str),
    /// The rate on this day is not known.
    Rate(&'a str),
    /// It depends on facts of the goods that the report does not tell.
    Facts(&'a str),
    /// It depends on another programme whose ruling is not known: its key.
    Measure(&'a str),
    /// The number is no number of goods, or not one of the editions at hand.
    Number(&'a str),
}

impl<'a> Why<'a> {
    /// What is missing, in words; the key of a programme for [`Why::Measure`].
    #[must_use]
    pub fn words(&self) -> &'a str {
        match self {
            Self::ListOnDay(words)
            | Self::NoList(words)
            | Self::Rate(words)
            | Self::Facts(words)
            | Self::Measure(words)
            | Self::Number(words) => words,
        }
    }
}

/// What is reported for a charge once the rate of column 1 is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported {
    /// The heading.
    pub heading: Hts8,
    /// What it adds to column 1, as a share of the base.
    pub added: Decimal,
    /// Whether its record carries column 1 too.
    pub replaces: bool,
}

impl Charge {
    /// What is reported where column 1 (general or special, as the line claims it) is `column1`, a
    /// share of the value.
    #[must_use]
    pub fn beside(&self, column1: Decimal) -> Reported {
        let nothing = Reported { heading: self.heading, added: Decimal::ZERO, replaces: false };
        match self.extra {
            Extra::Added(added) => Reported { added, ..nothing },
            Extra::UpTo { total, reached, .. } if column1 >= total => {
                Reported { heading: reached.unwrap_or(self.heading), ..nothing }
            }
            Extra::UpTo { total, replaces, .. } => {
                Reported { added: total.saturating_sub(column1), replaces, ..nothing }
            }
        }
    }
}
