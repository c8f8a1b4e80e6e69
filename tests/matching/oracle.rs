//! The optimum of a small pool by successive best augmenting paths, and the worth of a pair by
//! plain arithmetic: neither shares a line with the optimiser.

use tidewaiter::drawback::matching::{Comparator, Pool, RateLine, Ratio, Reading, Weights};

/// Decimals of a dollar in which [`worth`] is exact: invented pools use fractions of 2 and 5 only.
pub const DECIMALS: u32 = 9;

/// The highest worth of any feasible matching when a unit of a pair is worth `weight`.
///
/// Paths of highest gain one after the other give, for every number of units, the best matching of
/// that many; gains fall, so it stops at the first that is not above zero.
pub fn optimum(pool: &Pool, weight: impl Fn(usize, usize) -> i128) -> i128 {
    let (n, m) = (pool.imports.len(), pool.exports.len());
    let mut supply: Vec<i64> = pool.imports.iter().map(|i| i.quantity).collect();
    let mut demand: Vec<i64> = pool.exports.iter().map(|j| j.quantity).collect();
    let mut flow = vec![vec![0_i64; m]; n];
    let mut total = 0;
    loop {
        // Bellman–Ford for the path of highest gain; nodes are imports, then exports.
        let mut gain: Vec<Option<i128>> = vec![None; n + m];
        let mut from = vec![usize::MAX; n + m];
        for i in (0..n).filter(|i| supply[*i] > 0) {
            gain[i] = Some(0);
        }
        for _ in 0..n + m {
            for i in 0..n {
                for j in 0..m {
                    let (import, export) = (&pool.imports[i], &pool.exports[j]);
                    if export.day < import.first_day || import.last_export_day < export.day {
                        continue;
                    }
                    let w = weight(i, j);
                    if let Some(g) = gain[i].map(|g| g + w)
                        && gain[n + j].is_none_or(|old| g > old)
                    {
                        (gain[n + j], from[n + j]) = (Some(g), i);
                    }
                    if flow[i][j] > 0
                        && let Some(g) = gain[n + j].map(|g| g - w)
                        && gain[i].is_none_or(|old| g > old)
                    {
                        (gain[i], from[i]) = (Some(g), n + j);
                    }
                }
            }
        }
        let ends = (0..m).filter(|j| demand[*j] > 0).filter_map(|j| Some((gain[n + j]?, j)));
        let Some((best, end)) = ends.max().filter(|(gain, _)| *gain > 0) else { return total };
        let mut path = vec![n + end];
        while from[path[path.len() - 1]] != usize::MAX {
            path.push(from[path[path.len() - 1]]);
        }
        let start = path[path.len() - 1];
        let mut units = supply[start].min(demand[end]);
        for step in path.windows(2).filter(|step| step[0] < n) {
            units = units.min(flow[step[0]][step[1] - n]);
        }
        for step in path.windows(2) {
            if step[0] >= n {
                flow[step[1]][step[0] - n] += units;
            } else {
                flow[step[0]][step[1] - n] -= units;
            }
        }
        supply[start] -= units;
        demand[end] -= units;
        total += best * i128::from(units);
    }
}

/// The worth of a unit of a pair in 10^-9 dollars, exact for fractions of 2 and 5.
pub fn worth(pool: &Pool, i: usize, j: usize) -> i128 {
    let Weights::Functions { functions, reading } = &pool.weights else {
        panic!("the oracle reads value functions");
    };
    let (import, export) = (&pool.imports[i], &pool.exports[j]);
    let other = export.origin.0 != 0 && export.origin != import.origin;
    let (mut paid, mut due, mut lesser) = (0, Some(0), 0);
    for class in &functions[i].classes {
        let a = exact(class.paid);
        let line = |line: &RateLine| exact(line.specific) + product(line.rate, export.value);
        let b = match &class.comparators[usize::from(other)] {
            Comparator::Unlimited => None,
            Comparator::Rates(one) => Some(line(one)),
            Comparator::LesserOf(one, two) => Some(line(one).min(line(two))),
        };
        paid += a;
        due = due.zip(b).map(|(sum, b)| sum + b);
        lesser += b.map_or(a, |b| a.min(b));
    }
    match reading {
        Reading::PerClass => lesser,
        Reading::Totals => due.map_or(paid, |due| due.min(paid)),
    }
}

fn exact(ratio: Ratio) -> i128 {
    product(ratio, Ratio::new(1, 1).expect("one"))
}

fn product(a: Ratio, b: Ratio) -> i128 {
    let ((an, ad), (bn, bd)) = (a.parts(), b.parts());
    let (num, den) = (i128::from(an) * i128::from(bn), i128::from(ad) * i128::from(bd));
    let num = num * 10_i128.pow(DECIMALS);
    assert_eq!(num % den, 0, "the invented pool is not exact in nine decimals");
    num / den
}
