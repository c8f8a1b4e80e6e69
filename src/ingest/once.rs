//! An amount of a whole line that a report repeats on its rows.

use crate::model::{Money, Packed, Stored};

/// Collects the cells of one line and gives the amount once, whatever the order of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Once {
    amount: Option<Money>,
    /// Rows with the amount, of which no more than two are counted.
    rows: u8,
    /// Some row has a zero.
    has_zero: bool,
    differs: bool,
}

/// More rows than these say no more.
const MANY: u8 = 2;

impl Once {
    /// Takes the cell of one more row.
    #[inline]
    pub(super) fn push(&mut self, cell: Option<Money>) {
        let Some(cell) = cell else { return };
        if cell.is_zero() {
            self.has_zero = true;
            return;
        }
        self.rows = MANY.min(self.rows + 1);
        match self.amount {
            None => self.amount = Some(cell),
            Some(amount) => self.differs |= amount != cell,
        }
    }

    /// Takes the cell of a row that must be the only one with an amount.
    pub(super) fn only(&mut self, cell: Option<Money>) {
        self.differs |= self.rows > 0 || self.has_zero;
        self.push(cell);
    }

    /// Takes what another part of the same line has collected.
    pub(super) fn merge(&mut self, other: Self) {
        self.has_zero |= other.has_zero;
        self.differs |= other.differs || self.amount.zip(other.amount).is_some_and(|(a, b)| a != b);
        self.rows = MANY.min(self.rows + other.rows);
        self.amount = self.amount.or(other.amount);
    }

    /// Whether the cells cannot be one amount: neither repeated nor given on one row only.
    #[inline]
    pub(super) fn is_unclear(&self) -> bool {
        self.differs || self.has_zero && self.rows > 1
    }

    /// The amount: what all non-blank cells say, or the one cell that is not zero; `None` when there
    /// is none or they disagree.
    #[inline]
    pub(super) fn amount(&self) -> Option<Money> {
        if self.is_unclear() {
            return None;
        }
        self.amount.or(self.has_zero.then_some(Money::ZERO))
    }
}

/// Bits behind those of the packed amount.
const FLAGS: u32 = 4;

/// A packed amount that leaves room for the flags: fewer than seventeen digits.
impl Stored for Once {
    type Word = u64;

    #[inline]
    fn pack(self) -> u64 {
        let amount = Packed::new(self.amount.map(|Money(amount)| amount)).map(Packed::bits);
        let Some(bits) = amount.filter(|bits| bits >> (u64::BITS - FLAGS) == 0) else {
            return u64::MAX;
        };
        let flags = u64::from(self.differs) << 3 | u64::from(self.has_zero) << 2;
        bits << FLAGS | flags | u64::from(self.rows)
    }

    #[inline]
    fn unpack(word: u64) -> Option<Self> {
        if word == u64::MAX {
            return None;
        }
        let amount = Packed::from_bits(word >> FLAGS).value().map(Money);
        let is = |bit: u32| word >> bit & 1 == 1;
        Some(Self { amount, rows: (word & 3) as u8, has_zero: is(2), differs: is(3) })
    }

    #[inline]
    fn is_wide(word: u64) -> bool {
        word == u64::MAX
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Column;

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

    #[test]
    fn a_column_gives_back_what_it_was_given() {
        let money = |text: &str| Some(Money(text.parse().expect("a number")));
        let amounts = [None, money("5.00"), money("-0.01"), money("144115188075855.87")];
        let wide = [money("1801439850948198.4"), money("79228162514264337593543950335")];
        for amount in amounts.into_iter().chain(wide) {
            for rows in 0..=MANY {
                for flags in 0..4 {
                    let (has_zero, differs) = (flags & 1 == 1, flags & 2 == 2);
                    let once = Once { amount, rows, has_zero, differs };
                    let mut column = Column::new();
                    assert!(column.push(Once::default()) && column.push(once));
                    assert_eq!((column.get(0), column.get(1)), (Once::default(), once));
                    let back = Once::unpack(once.pack());
                    assert_eq!(back.is_none(), Once::is_wide(once.pack()));
                    assert!(back.is_none_or(|back| back == once));
                    assert_eq!(back.is_none(), amount.is_some() && wide.contains(&amount));
                }
            }
        }
    }
}
