//! The accounting methods of 19 CFR 190.14(c): which receipts the units of a withdrawal came from.
//!
//! They are pure functions of the movements of one inventory. A method is elected, never optimised:
//! each is simulated exactly as the regulation says, and the results may be compared before one is
//! elected and used exclusively (19 CFR 190.14(b)(5)). Whether the lot so identified still counts,
//! such as one imported too long before the export, is for the provision to say; no younger lot
//! takes its place (19 CFR 190.14(c)(3)(i)).

mod average;
mod events;
mod fifo;
mod in_turn;
mod lifo;
mod low_to_high;
mod low_to_high_blanket;
mod low_to_high_turnover;
mod stock;
mod terms;
#[cfg(test)]
mod tests;
mod turnover;

pub use average::rounded_parts;
pub use events::{Event, Receipt, Withdrawal};
pub use terms::{ExportPeriod, MethodTerms, Residue, WindowEdge};
pub use turnover::{TurnoverAverage, average_turnover};

use crate::model::Date;
use rust_decimal::Decimal;
use stock::Rule;

/// An approved accounting method (19 CFR 190.14(c)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// First in, first out: (c)(1).
    Fifo,
    /// Last in, first out: (c)(2).
    Lifo,
    /// Low-to-high, ordinary: (c)(3)(ii).
    LowToHigh,
    /// Low-to-high with an established average inventory turn-over period: (c)(3)(iii).
    LowToHighTurnover,
    /// Low-to-high blanket: (c)(3)(iv).
    LowToHighBlanket,
    /// Average: (c)(4).
    Average,
}

impl Method {
    /// All methods in the order of the regulation.
    pub const ALL: [Self; 6] = [
        Self::Fifo,
        Self::Lifo,
        Self::LowToHigh,
        Self::LowToHighTurnover,
        Self::LowToHighBlanket,
        Self::Average,
    ];

    /// The method that a value of the option `inventory-method` names; `None` for `none` and for
    /// anything else.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }

    /// Its value in the option `inventory-method`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fifo => "fifo",
            Self::Lifo => "lifo",
            Self::LowToHigh => "low-to-high",
            Self::LowToHighTurnover => "low-to-high-turnover",
            Self::LowToHighBlanket => "low-to-high-blanket",
            Self::Average => "average",
        }
    }

    /// The code of the method on a drawback entry in ACE; read in a secondary source only.
    #[must_use]
    pub fn ace_code(self) -> &'static str {
        match self {
            Self::Fifo => "02",
            Self::Lifo => "03",
            Self::LowToHigh => "04",
            Self::LowToHighTurnover => "05",
            Self::LowToHighBlanket => "06",
            Self::Average => "07",
        }
    }

    /// The paragraph of the regulation.
    #[must_use]
    pub fn paragraph(self) -> &'static str {
        match self {
            Self::Fifo => "19 CFR 190.14(c)(1)",
            Self::Lifo => "19 CFR 190.14(c)(2)",
            Self::LowToHigh => "19 CFR 190.14(c)(3)(ii)",
            Self::LowToHighTurnover => "19 CFR 190.14(c)(3)(iii)",
            Self::LowToHighBlanket => "19 CFR 190.14(c)(3)(iv)",
            Self::Average => "19 CFR 190.14(c)(4)",
        }
    }

    /// Whether withdrawals for domestic shipment are accounted for. Under low-to-high with a
    /// turn-over period and under the blanket they do not affect the available units
    /// (19 CFR 190.14(c)(3)(iii)(B), (iv)(B)).
    #[must_use]
    pub fn counts_domestic(self) -> bool {
        !matches!(self, Self::LowToHighTurnover | Self::LowToHighBlanket)
    }
}

/// Units of a withdrawal that a method identifies with a receipt; both by their index in the events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// The withdrawal.
    pub withdrawal: usize,
    /// The receipt.
    pub receipt: usize,
    /// Units, above zero.
    pub units: Decimal,
}

/// What a method makes of the movements of one inventory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Withdrawals in the order in which they happen, each with its lots in the order taken.
    ///
    /// Withdrawals for domestic shipment have theirs where the method accounts for them. Units of an
    /// export that no receipt in the window of a low-to-high method covers have none: they carry no
    /// drawback.
    pub attributions: Vec<Attribution>,
    /// Receipts of which units are left, and how many, by index.
    pub remaining: Vec<(usize, Decimal)>,
}

/// Movements that no method can account for; the event is an index into those given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MethodFault {
    /// A withdrawal takes more than was ever received and is not yet withdrawn: movements are
    /// missing, or the beginning inventory is.
    #[error("on {day} {short} units more are withdrawn than were received")]
    MoreWithdrawnThanReceived {
        /// The withdrawal.
        event: usize,
        /// Its day.
        day: Date,
        /// Units that are missing.
        short: Decimal,
    },
    /// Units of a movement are zero or below.
    #[error("the units of a movement are not above zero")]
    NotAboveZero {
        /// The movement.
        event: usize,
    },
    /// The turn-over method is asked for, and its period is not known.
    #[error("the average inventory turn-over period is not known")]
    TurnoverUnknown,
    /// A window would begin before the calendar does.
    #[error("the day of a withdrawal lies outside the calendar")]
    DayOutOfRange {
        /// The withdrawal.
        event: usize,
    },
}

/// Identifies the units of each withdrawal with receipts, as `method` says.
///
/// Events are taken day by day; on one day receipts come first, those with the least drawback before
/// others, then exports, then domestic withdrawals; what is equal in this stays in the order given.
///
/// # Errors
/// When more is withdrawn than was received, when units are not above zero, or when the turn-over
/// period is needed and not known.
pub fn attribute(
    method: Method,
    events: &[Event],
    terms: &MethodTerms,
) -> Result<Vec<Attribution>, MethodFault> {
    simulate(method, events, terms).map(|outcome| outcome.attributions)
}

/// The same with the lots that remain.
///
/// # Errors
/// As [`attribute`].
pub fn simulate(
    method: Method,
    events: &[Event],
    terms: &MethodTerms,
) -> Result<Outcome, MethodFault> {
    let mut rule: Box<dyn Rule> = match method {
        Method::Fifo => Box::new(fifo::rule()),
        Method::Lifo => Box::new(lifo::rule()),
        Method::LowToHigh => Box::new(low_to_high::rule()),
        Method::LowToHighTurnover => Box::new(low_to_high_turnover::rule(terms)?),
        Method::LowToHighBlanket => Box::new(low_to_high_blanket::rule(terms)),
        Method::Average => Box::new(average::Average::new(terms.residue)),
    };
    stock::walk(events, method.counts_domestic(), rule.as_mut())
}
