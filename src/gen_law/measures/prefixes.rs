//! Numbers of a list, made short: each under its heading, and all numbers of a subheading as one.

use std::collections::{BTreeMap, BTreeSet};

/// Lists with their numbers: by name, first and last day.
pub(super) type Lists = BTreeMap<(String, String, String), BTreeSet<String>>;

/// Every number of ten digits in use, by its first eight.
pub(super) type Numbers = BTreeMap<String, BTreeSet<String>>;

/// Numbers of ten digits that are all there are under their eight become those eight; what stands
/// under a shorter number of the same list goes.
pub(super) fn shorter(list: &BTreeSet<String>, numbers: &Numbers) -> BTreeSet<String> {
    let mut by_eight: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut short = BTreeSet::new();
    for number in list {
        match number.get(..8) {
            Some(eight) if number.len() == 10 => {
                by_eight.entry(eight).or_default().insert(number);
            }
            _ => {
                short.insert(number.clone());
            }
        }
    }
    for (eight, ten) in by_eight {
        let whole = ten.iter().any(|number| number.ends_with("00"))
            || numbers.get(eight).is_some_and(|all| all.iter().all(|n| ten.contains(n.as_str())));
        if whole {
            short.insert(eight.to_owned());
        } else {
            short.extend(ten.into_iter().map(str::to_owned));
        }
    }
    let covered = |number: &String| {
        (2..number.len()).any(|length| number.get(..length).is_some_and(|p| short.contains(p)))
    };
    short.iter().filter(|number| !covered(number)).cloned().collect()
}

/// The lines of a list: `2 or 4 digits`, and what stands behind them.
pub(super) fn lines(list: &BTreeSet<String>) -> Vec<(String, String)> {
    let mut by_heading: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for number in list {
        let cut = if number.len() < 4 { 2 } else { 4 };
        let (heading, tail) = number.split_at(cut.min(number.len()));
        by_heading.entry(heading).or_default().push(if tail.is_empty() { "*" } else { tail });
    }
    by_heading.into_iter().map(|(heading, tails)| (heading.to_owned(), tails.join(" "))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(numbers: &[&str]) -> BTreeSet<String> {
        numbers.iter().map(|number| (*number).to_owned()).collect()
    }

    #[test]
    fn whole_subheadings_are_one() {
        let all = set(&["0101210010", "0101210020"]);
        let numbers: Numbers = [("01012100".to_owned(), all.clone())].into();
        assert_eq!(shorter(&all, &numbers), set(&["01012100"]));
        assert_eq!(shorter(&set(&["0101210010"]), &numbers), set(&["0101210010"]));
        assert_eq!(shorter(&set(&["0102000000"]), &numbers), set(&["01020000"]));
        assert_eq!(shorter(&set(&["0101", "0101210010"]), &numbers), set(&["0101"]));
    }

    #[test]
    fn numbers_stand_under_their_heading() {
        let lines = lines(&set(&["72", "7604", "01012100", "01012900"]));
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(lines, [pair("0101", "2100 2900"), pair("72", "*"), pair("7604", "*")]);
    }
}
