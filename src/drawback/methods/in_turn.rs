//! Lots taken one after the other: the greatest key first, each until nothing is left of it.

use super::MethodFault;
use super::events::Withdrawal;
use super::stock::{Lot, Rule, Stock};
use crate::model::Date;
use std::collections::BinaryHeap;

/// The earliest day of receipt that a withdrawal of a day may take from; `None` outside the calendar.
pub(super) type Window = Box<dyn Fn(Date) -> Option<Date>>;

/// A method that takes lots in turn.
pub(super) struct InTurn<K> {
    lots: BinaryHeap<(K, usize, Date)>,
    key: fn(Lot) -> K,
    window: Option<Window>,
}

impl<K: Ord> InTurn<K> {
    /// Takes the lot with the greatest key first.
    pub(super) fn new(key: fn(Lot) -> K) -> Self {
        Self { lots: BinaryHeap::new(), key, window: None }
    }

    /// The same, of lots received in a window before the withdrawal. The window only moves forward,
    /// so that a lot which has left it never returns.
    pub(super) fn within(key: fn(Lot) -> K, window: Window) -> Self {
        Self { window: Some(window), ..Self::new(key) }
    }
}

impl<K: Ord> Rule for InTurn<K> {
    fn receive(&mut self, lot: Lot) {
        self.lots.push(((self.key)(lot), lot.index, lot.day));
    }

    fn withdraw(
        &mut self,
        index: usize,
        withdrawal: &Withdrawal,
        stock: &mut Stock,
    ) -> Result<(), MethodFault> {
        let first = match &self.window {
            None => None,
            Some(window) => {
                let first = window(withdrawal.day);
                Some(first.ok_or(MethodFault::DayOutOfRange { event: index })?)
            }
        };
        let mut open = withdrawal.units;
        while !open.is_zero() {
            let Some((_, lot, day)) = self.lots.peek() else { break };
            let is_past = first.is_some_and(|first| *day < first);
            if !is_past {
                open -= stock.take(index, *lot, open);
            }
            if is_past || stock.left(*lot).is_zero() {
                self.lots.pop();
            }
        }
        Ok(())
    }
}
