//! An amount of a whole line that a report repeats on its rows.

use crate::model::Money;

/// Collects the cells of one line and gives the amount once, whatever the order of the rows.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Once {
    amount: Option<Money>,
    /// Rows with a zero, rows with the amount.
    zeros: u16,
    rows: u16,
    differs: bool,
}

impl Once {
    /// Takes the cell of one more row.
    pub(super) fn push(&mut self, cell: Option<Money>) {
        let Some(cell) = cell else { return };
        if cell.is_zero() {
            self.zeros = self.zeros.saturating_add(1);
            return;
        }
        self.rows = self.rows.saturating_add(1);
        match self.amount {
            None => self.amount = Some(cell),
            Some(amount) => self.differs |= amount != cell,
        }
    }

    /// Takes the cell of a row that must be the only one with an amount.
    pub(super) fn only(&mut self, cell: Option<Money>) {
        self.differs |= self.rows > 0 || self.zeros > 0;
        self.push(cell);
    }

    /// Takes what another part of the same line has collected.
    pub(super) fn merge(&mut self, other: Self) {
        self.zeros = self.zeros.saturating_add(other.zeros);
        self.differs |= other.differs || self.amount.zip(other.amount).is_some_and(|(a, b)| a != b);
        self.rows = self.rows.saturating_add(other.rows);
        self.amount = self.amount.or(other.amount);
    }

    /// Whether the cells cannot be one amount: neither repeated nor given on one row only.
    pub(super) fn is_unclear(&self) -> bool {
        self.differs || self.zeros > 0 && self.rows > 1
    }

    /// The amount: what all non-blank cells say, or the one cell that is not zero; `None` when there
    /// is none or they disagree.
    pub(super) fn amount(&self) -> Option<Money> {
        if self.is_unclear() {
            return None;
        }
        self.amount.or((self.zeros > 0).then_some(Money::ZERO))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn once(cells: &[Option<i64>]) -> Once {
        let mut once = Once::default();
        cells.iter().for_each(|cell| once.push(cell.map(Money::cents)));
        once
    }

    #[test]
    fn repeated_amounts_count_once() {
        let amount = |cells: &[Option<i64>]| once(cells).amount();
        assert_eq!(amount(&[Some(500), None, Some(500)]), Some(Money::cents(500)));
        assert_eq!(amount(&[Some(0), Some(500)]), Some(Money::cents(500)));
        assert_eq!(amount(&[Some(0), Some(0)]), Some(Money::ZERO));
        assert_eq!(amount(&[None]), None);
        assert_eq!(amount(&[Some(500), Some(600)]), None);
        assert_eq!(amount(&[Some(500), Some(0), Some(500)]), None);
        let mut merged = once(&[Some(500)]);
        merged.merge(once(&[Some(600)]));
        assert!(merged.is_unclear());
    }
}
