//! Median and median absolute deviation: what is usual, whatever a few values say.

use super::Log;

/// The standard deviation of a normal sample is the median absolute deviation times this, in ten
/// thousandths: a fact of the normal distribution (one over the quantile at three quarters).
const NORMAL_TEN_THOUSANDTHS: i64 = 14_826;

/// What is usual among some values. Up to half of them may be wrong without moving it far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// The median.
    pub median: Log,
    /// The spread: the median absolute deviation, scaled to the standard deviation it has where
    /// values are normal.
    pub spread: Log,
}

impl Usual {
    /// Of some values; `None` of none. Sorts them.
    #[must_use]
    pub fn of(values: &mut [Log]) -> Option<Self> {
        values.sort_unstable();
        let median = median(values)?;
        let mut deviations: Vec<Log> = values.iter().map(|value| value.distance(median)).collect();
        let deviation = median_of(&mut deviations)?;
        Some(Self { median, spread: Log(deviation.0 * NORMAL_TEN_THOUSANDTHS / 10_000) })
    }

    /// How far from the median is far: a number of spreads, in tenths, but at least a factor.
    #[must_use]
    pub fn limit(&self, tenths: i64, least: Log) -> Log {
        Log(self.spread.0 * tenths / 10).max(least)
    }
}

/// The median of sorted values: the middle one, or the middle between two.
#[must_use]
pub fn median(sorted: &[Log]) -> Option<Log> {
    let upper = sorted.get(sorted.len() / 2)?;
    if !sorted.len().is_multiple_of(2) {
        return Some(*upper);
    }
    let lower = sorted.get(sorted.len() / 2 - 1)?;
    Some(Log(lower.0 + (upper.0 - lower.0) / 2))
}

/// The median of values in any order. Sorts them.
#[must_use]
pub fn median_of(values: &mut [Log]) -> Option<Log> {
    values.sort_unstable();
    median(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn logs<const N: usize>(values: [i64; N]) -> [Log; N] {
        values.map(Log)
    }

    #[test]
    fn medians() {
        assert_eq!(median_of(&mut logs([5, 1, 3])), Some(Log(3)));
        assert_eq!(median_of(&mut logs([4, 1, 3, 2])), Some(Log(2)));
        assert_eq!(median_of(&mut logs([-7, -2])), Some(Log(-5)));
        assert_eq!(median_of(&mut []), None);
    }

    #[test]
    fn a_few_wrong_values_move_nothing() {
        let clean = Usual::of(&mut logs([90, 95, 100, 105, 110, 100, 100, 95, 105])).expect("some");
        let wrong =
            Usual::of(&mut logs([90, 95, 100, 105, 110, 100, 100, 95, 9_000])).expect("some");
        assert_eq!((clean.median, clean.spread), (Log(100), Log(7)));
        assert_eq!((wrong.median, wrong.spread), (Log(100), Log(7)));
        assert_eq!(clean.limit(35, Log(10)), Log(24));
        assert_eq!(clean.limit(35, Log(50)), Log(50));
    }

    #[test]
    fn equal_values_have_no_spread() {
        let usual = Usual::of(&mut logs([7, 7, 7, 7])).expect("some");
        assert_eq!((usual.median, usual.spread), (Log(7), Log(0)));
    }
}
