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
const DIFFERS: u64 = 1 << 3;
const HAS_ZERO: u64 = 1 << 2;
const ROWS: u64 = 3;

/// The amount of a word as [`Once::amount`] gives it, packed as lines keep theirs; `None` when it is
/// unclear or did not fit.
#[inline]
pub(super) fn plain_amount(word: u64) -> Option<Packed> {
    // A word that only says that the amount did not fit has all bits set.
    let is_unclear = word & DIFFERS != 0 || word & HAS_ZERO != 0 && word & ROWS > 1;
    let amount = Packed::from_bits(word >> FLAGS);
    if is_unclear || amount != Packed::NONE || word & HAS_ZERO == 0 {
        return (!is_unclear).then_some(amount);
    }
    Packed::new(Some(Money::ZERO.0))
}

/// A packed amount that leaves room for the flags: fewer than seventeen digits.
impl Stored for Once {
    type Word = u64;

    #[inline]
    fn pack(self) -> u64 {
        let amount = Packed::new(self.amount.map(|Money(amount)| amount)).map(Packed::bits);
        let Some(bits) = amount.filter(|bits| bits >> (u64::BITS - FLAGS) == 0) else {
            return u64::MAX;
        };
        let differs = if self.differs { DIFFERS } else { 0 };
        let has_zero = if self.has_zero { HAS_ZERO } else { 0 };
        bits << FLAGS | differs | has_zero | u64::from(self.rows)
    }

    #[inline]
    fn unpack(word: u64) -> Option<Self> {
        if word == u64::MAX {
            return None;
        }
        let amount = Packed::from_bits(word >> FLAGS).value().map(Money);
        let is = |flag: u64| word & flag != 0;
        let rows = (word & ROWS) as u8;
        Some(Self { amount, rows, has_zero: is(HAS_ZERO), differs: is(DIFFERS) })
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
                    let plain = plain_amount(once.pack());
                    assert_eq!(plain.is_none(), back.is_none() || once.is_unclear());
                    let told = plain.map(|plain| plain.value().map(|amount| amount.unpack()));
                    let amount = once.amount().map(|Money(amount)| amount.unpack());
                    assert!(told.is_none_or(|told| told == amount));
                }
            }
        }
    }
}
