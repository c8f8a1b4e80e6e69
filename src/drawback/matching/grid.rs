//! The grid of money a pool is solved on.

use super::ratio::Round;
use rust_decimal::Decimal;

/// Money of one pool as whole multiples of 10^-`exponent` dollars, so that sums and comparisons are
/// exact. The finest grid is taken on which no sum of the pool can leave 128 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    pub(super) exponent: u32,
}

/// Decimals that a sum of money keeps when it leaves the grid.
const DECIMALS: u32 = 12;

impl Grid {
    /// Decimal places of a dollar that one step of the grid stands for.
    #[must_use]
    pub fn exponent(self) -> u32 {
        self.exponent
    }

    /// A sum on the grid in dollars, cut to twelve decimals: for what can be claimed.
    #[must_use]
    pub fn dollars_down(self, sum: i128) -> Option<Decimal> {
        self.dollars(sum, Round::Down)
    }

    /// A sum on the grid in dollars, raised to twelve decimals: for bounds.
    #[must_use]
    pub fn dollars_up(self, sum: i128) -> Option<Decimal> {
        self.dollars(sum, Round::Up)
    }

    fn dollars(self, sum: i128, round: Round) -> Option<Decimal> {
        let keep = self.exponent.min(DECIMALS);
        let step = 10_i128.checked_pow(self.exponent - keep)?;
        let up = i128::from(round == Round::Up && sum.rem_euclid(step) > 0);
        Decimal::try_from_i128_with_scale(sum.div_euclid(step) + up, keep).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaving_the_grid_rounds_the_safe_way() {
        let grid = Grid { exponent: 18 };
        let sum = 19 * 10_i128.pow(18) + 1;
        assert_eq!(grid.dollars_down(sum), Some(Decimal::from(19)));
        assert!(grid.dollars_up(sum) > Some(Decimal::from(19)));
        assert_eq!(Grid { exponent: 0 }.dollars_up(7), Some(Decimal::from(7)));
    }
}
