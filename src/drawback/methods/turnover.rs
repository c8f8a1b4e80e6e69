//! The average inventory turn-over period, from the movements (19 CFR 190.14(c)(3)(iii)(C)).
//!
//! A turn-over period is the time in which as many units are withdrawn as were on hand when it began;
//! the next one begins when it ends. All withdrawals count, domestic ones too: it is the rate of
//! withdrawal from the inventory that is measured. A ledger that leaves them out overstates it.

use super::events::{self, Event};
use crate::law::Book;
use crate::model::Date;
use jiff::Span;
use rust_decimal::Decimal;

/// The path under which the law keeps the years that must be averaged.
const YEARS: &str = "drawback/accounting/turnover/years";
/// The path of the periods that must be averaged where the inventory turns over fewer times a year.
const PERIODS: &str = "drawback/accounting/turnover/periods";

/// How much has to be averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnoverAverage {
    /// Years that the movements must cover.
    pub years: i32,
    /// Turn-over periods that they must hold.
    pub periods: usize,
}

impl TurnoverAverage {
    /// What the law asks for on a day.
    #[must_use]
    pub fn of(book: &Book, on: Date) -> Option<Self> {
        let periods = usize::try_from(book.whole(PERIODS, on)?).ok()?;
        Some(Self { years: book.whole(YEARS, on)?, periods })
    }
}

/// A turn-over period that is not over.
struct Open {
    since: Date,
    on_hand: Decimal,
    withdrawn: Decimal,
}

/// The average turn-over period of one inventory in whole days, parts of a day counted as one.
///
/// `None` when the movements do not cover enough time or turn-overs to average, or when they withdraw
/// more than they receive. Where several goods have periods of their own the longest may serve them
/// all (the same paragraph).
#[must_use]
pub fn average_turnover(events: &[Event], least: TurnoverAverage) -> Option<u32> {
    let order = events::in_order(events, &events::ranks(events));
    let (mut on_hand, mut first, mut last) = (Decimal::ZERO, None, None);
    let mut open: Option<Open> = None;
    let (mut days, mut periods) = (0u64, 0usize);
    for of_day in order.chunk_by(|a, b| day(events, *a) == day(events, *b)) {
        let today = day(events, *of_day.first()?)?;
        let (received, withdrawn) = moved(events, of_day);
        on_hand += received - withdrawn;
        if on_hand < Decimal::ZERO {
            return None;
        }
        if let Some(period) = &mut open {
            period.withdrawn += withdrawn;
            if period.withdrawn >= period.on_hand {
                days += u64::try_from(period.since.until(today).ok()?.get_days()).ok()?;
                periods += 1;
                open = None;
            }
        }
        if open.is_none() && on_hand > Decimal::ZERO {
            first = first.or(Some(today));
            open = Some(Open { since: today, on_hand, withdrawn: Decimal::ZERO });
        }
        last = Some(today);
    }
    let enough = first?.checked_add(Span::new().try_years(least.years).ok()?).ok()?;
    if periods == 0 || periods < least.periods || last?.tomorrow().ok()? < enough {
        return None;
    }
    u32::try_from(days.div_ceil(periods as u64)).ok()
}

fn day(events: &[Event], index: usize) -> Option<Date> {
    events.get(index).map(Event::day)
}

/// Units received and withdrawn by some events.
fn moved(events: &[Event], of: &[usize]) -> (Decimal, Decimal) {
    let mut sums = (Decimal::ZERO, Decimal::ZERO);
    for event in of.iter().filter_map(|index| events.get(*index)) {
        match event {
            Event::Receipt(receipt) => sums.0 += receipt.units,
            Event::Withdrawal(withdrawal) => sums.1 += withdrawal.units,
        }
    }
    sums
}
