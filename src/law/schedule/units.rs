//! The schedule's words for units of quantity as the codes of ACE.
//!
//! `units.tsv` comes from comparing the words of the schedule with CBP's list of tariff numbers; where
//! a number is on that list, its own codes are surer than these.

const WORDS: &str = include_str!("units.tsv");

/// Nothing is counted.
const NOT_COUNTED: &str = "X";

/// The codes of words joined by `;`, joined by `+`; `None` when one is not known or there are none.
pub(crate) fn unit_codes(words: &str) -> Option<String> {
    let words = words.split(';').map(str::trim).filter(|word| !word.is_empty());
    let codes: Option<Vec<&str>> = words.map(code).collect();
    codes.filter(|codes| !codes.is_empty()).map(|codes| codes.join("+"))
}

fn code(word: &str) -> Option<&'static str> {
    if word == NOT_COUNTED {
        return Some(NOT_COUNTED);
    }
    let lines = WORDS.lines().skip(1).filter_map(|line| line.split_once('\t'));
    lines.into_iter().find(|(known, _)| *known == word).map(|(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;

    #[test]
    fn words_become_codes() {
        assert_eq!(unit_codes("No.;kg").as_deref(), Some("NO+KG"));
        assert_eq!(unit_codes("X").as_deref(), Some("X"));
        assert_eq!(unit_codes(""), None);
        assert_eq!(unit_codes("kg;bushels"), None);
    }

    #[test]
    fn every_code_is_one() {
        for (word, code) in WORDS.lines().skip(1).filter_map(|line| line.split_once('\t')) {
            assert!(Unit::new(code).is_some_and(|unit| unit.as_str() == code), "{word}: {code}");
        }
    }
}
