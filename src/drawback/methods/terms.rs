//! What a method needs beside the movements: open questions of the regulation, and its periods.

use crate::clock::keys;
use crate::law::Book;
use crate::model::{Choice, Date, Options, Switch};
use jiff::Span;

/// Which days before a withdrawal a turn-over period of so many days holds. The printed example fits
/// both (switch `turnover-window`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WindowEdge {
    /// The day that many days before counts: 0–30 for 30.
    #[default]
    Counts,
    /// It does not: 0–29 for 30.
    LeftOut,
}

impl WindowEdge {
    /// The reading that the options take.
    #[must_use]
    pub fn of(options: &Options) -> Self {
        match options.choice(Switch::TurnoverWindow) {
            Choice::Base | Choice::Low => Self::Counts,
            Choice::Upside => Self::LeftOut,
        }
    }

    /// The first day of the window of a withdrawal; `None` outside the calendar.
    pub(super) fn first_day(self, withdrawal: Date, days: u32) -> Option<Date> {
        let back = match self {
            Self::Counts => days,
            Self::LeftOut => days.saturating_sub(1),
        };
        days_before(withdrawal, i64::from(back))
    }
}

/// Who gets the units of an average withdrawal that rounding leaves over (switch
/// `average-residue`); the regulation is silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Residue {
    /// The lots with the least drawback; what is too much comes off those with the most.
    #[default]
    Lowest,
    /// The lots with the largest remainders.
    LargestRemainder,
}

impl Residue {
    /// The reading that the options take.
    #[must_use]
    pub fn of(options: &Options) -> Self {
        match options.choice(Switch::AverageResidue) {
            Choice::Base | Choice::Low => Self::Lowest,
            Choice::Upside => Self::LargestRemainder,
        }
    }
}

/// The statutory period for export, looked back from a withdrawal: how far the blanket method reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportPeriod {
    /// Years from the receipt, the anniversary itself left out, as 1313(j) counts from importation.
    Years(i32),
    /// Days before the withdrawal, that day included, as 1313(p) counts them.
    Days(i32),
}

impl ExportPeriod {
    /// The period of 19 U.S.C. 1313(j) in force on a day.
    #[must_use]
    pub fn unused(book: &Book, on: Date) -> Option<Self> {
        book.whole(keys::EXPORT_PERIOD, on).map(Self::Years)
    }

    /// The period of 19 U.S.C. 1313(p) in force on a day.
    #[must_use]
    pub fn petroleum(book: &Book, on: Date) -> Option<Self> {
        book.whole(keys::PETROLEUM, on).map(Self::Days)
    }

    /// The earliest day of receipt for a withdrawal; `None` outside the calendar.
    #[must_use]
    pub fn first_day(self, withdrawal: Date) -> Option<Date> {
        match self {
            Self::Years(years) => {
                // 29 February falls back to the 28th here, so that the day after it is right in
                // every year.
                let span = Span::new().try_years(years).ok()?;
                withdrawal.checked_sub(span).ok()?.tomorrow().ok()
            }
            Self::Days(days) => days_before(withdrawal, i64::from(days)),
        }
    }
}

fn days_before(date: Date, days: i64) -> Option<Date> {
    date.checked_sub(Span::new().try_days(days).ok()?).ok()
}

/// What a method needs beside the movements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MethodTerms {
    /// The established average inventory turn-over period in days, where there is one.
    pub turnover_days: Option<u32>,
    /// Where the window of that period ends.
    pub window_last_day: WindowEdge,
    /// The odd units of the average method.
    pub residue: Residue,
    /// How far the blanket method looks back.
    pub export_period_start: ExportPeriod,
}

impl MethodTerms {
    /// The terms that options and law give for the movements of unused merchandise, 1313(j)(1);
    /// `None` when the law does not know the period for export on that day.
    #[must_use]
    pub fn unused(
        options: &Options,
        book: &Book,
        on: Date,
        turnover_days: Option<u32>,
    ) -> Option<Self> {
        Some(Self {
            turnover_days,
            window_last_day: WindowEdge::of(options),
            residue: Residue::of(options),
            export_period_start: ExportPeriod::unused(book, on)?,
        })
    }
}
