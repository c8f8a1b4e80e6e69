//! Movements of one inventory, and the order in which a method takes them.

use crate::drawback::exact::Fraction;
use crate::model::Arrange;
use crate::model::Date;
use rust_decimal::Decimal;

/// Units received into the inventory: a lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The day.
    pub day: Date,
    /// Units, above zero.
    pub units: Decimal,
    /// Drawback attributable to each unit; zero for domestic and for duty-free goods, which must be
    /// accounted for (19 CFR 190.14(c)(3)(i)).
    pub per_unit: Fraction,
}

/// Units withdrawn from the inventory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The day.
    pub day: Date,
    /// Units, above zero.
    pub units: Decimal,
    /// For export, whether or not drawback is claimed on it.
    pub export: bool,
}

/// A movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Into the inventory.
    Receipt(Receipt),
    /// Out of it.
    Withdrawal(Withdrawal),
}

impl Event {
    /// The day.
    #[must_use]
    pub fn day(&self) -> Date {
        match self {
            Self::Receipt(receipt) => receipt.day,
            Self::Withdrawal(withdrawal) => withdrawal.day,
        }
    }

    /// The units.
    #[must_use]
    pub fn units(&self) -> Decimal {
        match self {
            Self::Receipt(receipt) => receipt.units,
            Self::Withdrawal(withdrawal) => withdrawal.units,
        }
    }
}

/// The place of each receipt's drawback per unit among all, equal amounts alike; withdrawals have 0.
/// Fractions are compared here once, small numbers afterwards.
pub(super) fn ranks(events: &[Event]) -> Vec<usize> {
    let mut receipts: Vec<(usize, &Receipt)> = events
        .iter()
        .enumerate()
        .filter_map(|(index, event)| match event {
            Event::Receipt(receipt) => Some((index, receipt)),
            Event::Withdrawal(_) => None,
        })
        .collect();
    receipts.arrange_by(|(_, a), (_, b)| a.per_unit.cmp(&b.per_unit));
    let mut ranks = vec![0; events.len()];
    let (mut rank, mut previous): (usize, Option<&Receipt>) = (0, None);
    for (index, receipt) in receipts {
        rank += usize::from(previous.is_some_and(|before| before.per_unit != receipt.per_unit));
        if let Some(slot) = ranks.get_mut(index) {
            *slot = rank;
        }
        previous = Some(receipt);
    }
    ranks
}

/// The events in the order in which they are taken: see [`super::attribute`].
pub(super) fn in_order(events: &[Event], ranks: &[usize]) -> Vec<usize> {
    let key = |index: &usize| {
        let event = events.get(*index)?;
        let class = match event {
            Event::Receipt(_) => 0,
            Event::Withdrawal(withdrawal) if withdrawal.export => 1,
            Event::Withdrawal(_) => 2,
        };
        Some((event.day(), class, ranks.get(*index).copied(), *index))
    };
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_unstable_by_key(key);
    order
}
