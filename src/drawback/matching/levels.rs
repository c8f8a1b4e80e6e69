//! A few levels that stand for many rates.

/// Chooses at most `most` of the `rates` (with their weights) as levels, ascending, so that every
/// rate is at or below a level and the weighted excess of levels over rates is small: starting from
/// the highest alone, the cut that saves most is added, again and again.
///
/// Zero rates need no level and get none.
pub(super) fn levels(mut rates: Vec<(i128, i128)>, most: usize) -> Vec<i128> {
    rates.retain(|(rate, _)| *rate > 0);
    rates.sort_unstable();
    rates.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    if rates.len() <= most {
        return rates.into_iter().map(|(rate, _)| rate).collect();
    }
    let mut bounds = vec![rates.len() - 1];
    let mut cuts = vec![best_cut(&rates, 0, rates.len() - 1)];
    while bounds.len() < most {
        let Some(at) = (0..cuts.len()).max_by_key(|at| (cuts[*at].0, usize::MAX - *at)) else {
            break;
        };
        let cut = cuts[at].1;
        let start = if at == 0 { 0 } else { bounds[at - 1] + 1 };
        let end = bounds[at];
        if cut == end {
            break;
        }
        bounds.insert(at, cut);
        cuts[at] = best_cut(&rates, cut + 1, end);
        cuts.insert(at, best_cut(&rates, start, cut));
    }
    bounds.into_iter().map(|at| rates[at].0).collect()
}

/// Within `start..=end`, the position whose rate as a further level saves most, and how much; `end`
/// where there is none.
fn best_cut(rates: &[(i128, i128)], start: usize, end: usize) -> (i128, usize) {
    let top = rates[end].0;
    let mut below = 0;
    let mut best = (0, end);
    for (at, (rate, weight)) in rates.iter().enumerate().take(end).skip(start) {
        below += weight;
        let saved = (top - rate) * below;
        if saved > best.0 {
            best = (saved, at);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_rates_are_their_own_levels() {
        assert_eq!(levels(vec![(5, 1), (0, 9), (3, 1), (5, 2)], 4), vec![3, 5]);
        assert_eq!(levels(Vec::new(), 4), Vec::<i128>::new());
    }

    #[test]
    fn levels_fall_on_the_clusters() {
        let rates = vec![(100, 1), (101, 1), (102, 1), (250, 1), (251, 1), (400, 1)];
        assert_eq!(levels(rates, 3), vec![102, 251, 400]);
    }
}
