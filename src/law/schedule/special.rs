//! The column of special rates, programme by programme.

use super::wording::rate;
use std::collections::BTreeMap;

/// The rate of each programme in the form of the table, and whether words were left over.
pub(crate) fn programmes(text: &str) -> (BTreeMap<String, String>, bool) {
    let mut found = BTreeMap::new();
    let (mut from, mut at, mut left) = (0, 0, false);
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('(')).map(|open| at + open) {
        let Some(close) = text.get(open..).and_then(|rest| rest.find(')')).map(|end| open + end)
        else {
            break;
        };
        at = close + 1;
        let inside = text.get(open + 1..close).unwrap_or_default();
        // A parenthesis that holds anything but programmes belongs to the words of a rate.
        let Some(marks) = marks(inside) else { continue };
        let words = text.get(from..open).unwrap_or_default().trim();
        from = at;
        if words.is_empty() {
            left = true;
            continue;
        }
        for mark in marks {
            left |= found.insert(mark, rate(words)).is_some();
        }
    }
    left |= text.get(from..).is_some_and(|rest| !rest.trim_matches([' ', '.', ',']).is_empty());
    (found, left)
}

/// The programmes of a list, some of which are parted by a point or a space.
fn marks(list: &str) -> Option<Vec<String>> {
    let parts = list.split([',', ' ', '.']).filter(|part| !part.is_empty());
    let marks: Option<Vec<String>> =
        parts.map(|mark| is_mark(mark).then(|| mark.to_owned())).collect();
    marks.filter(|marks| !marks.is_empty())
}

fn is_mark(mark: &str) -> bool {
    let letters = mark.strip_suffix(['+', '*']).unwrap_or(mark);
    (1..=2).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Rates as the reader of the newest edition took them apart: `KR=0.0;AU=None`. Only what is free is
/// told surely; `None` stands for everything else.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn taken_apart(text: &str) -> BTreeMap<String, String> {
    let pairs = text.split(';').filter_map(|pair| pair.split_once('='));
    let free = pairs.filter(|(mark, rate)| is_mark(mark) && *rate == "0.0");
    free.map(|(mark, _)| (mark.to_owned(), "Free".to_owned())).collect()
}

/// Rates by programme in the form of the table.
pub(crate) fn written(programmes: &BTreeMap<&str, &str>) -> String {
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (mark, rate) in programmes {
        groups.entry(rate).or_default().push(mark);
    }
    let groups = groups.iter().map(|(rate, marks)| format!("{rate}:{}", marks.join(",")));
    groups.collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programmes_are_read() {
        let text = "Free (BH,CL, JO) 6.8¢/kg + 1.1% (PA) See 9822.04.25 (AU) See note 3(e) (CO,PE)";
        let (found, left) = programmes(text);
        assert!(!left);
        let of = |mark: &str| found.get(mark).map(String::as_str);
        assert_eq!(of("JO"), Some("Free"));
        assert_eq!(of("PA"), Some("0.068/KG+1.1%"));
        assert_eq!(of("AU"), Some("=See 9822.04.25"));
        assert_eq!(of("PE"), Some("=See note 3(e)"));
        assert_eq!(of("KR"), None);
        assert!(programmes("Free (A) and more").1);
        assert!(programmes("Free (A) 2% (A)").1, "twice");
        assert_eq!(programmes("Free (MA,.OM,E IL)").0.len(), 4);
        assert_eq!(taken_apart("KR=0.0;AU=None").len(), 1);
    }
}
