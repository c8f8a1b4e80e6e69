//! The identity test of substitution: which goods may stand for which (19 U.S.C. 1313(j)(2), (5),
//! (6); 19 CFR 190.2 "substituted").

use crate::law::{Book, TextKind};
use crate::model::{Date, ExportNumberKind, Hts8, HtsNumber};

/// Which texts count as "other", and what lifts the bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OtherRule {
    /// The first eight digits of a Schedule B number are enough (switch `other_rule_schedule_b`).
    pub schedule_b_suffices: bool,
    /// A subheading without a text is not "other" (switch `other_text_missing`).
    pub missing_is_named: bool,
}

impl OtherRule {
    /// Whether a text bars substitution at its level.
    #[must_use]
    pub fn is_other(self, text: TextKind) -> bool {
        match text {
            TextKind::Other => true,
            TextKind::Named => false,
            TextKind::Missing => !self.missing_is_named,
        }
    }
}

/// The texts of a tariff number: of an import on its entry date, of an export on its own date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tables {
    /// Of the 8-digit subheading.
    pub eight: TextKind,
    /// Of the 10-digit number.
    pub ten: TextKind,
}

impl Tables {
    /// The texts that the tariff has for a number on a day.
    #[must_use]
    pub fn on(book: &Book, number: HtsNumber, date: Date) -> Self {
        Self { eight: book.text8_on(number.hts8(), date), ten: book.text10_on(number, date) }
    }
}

/// How a description begins: "other" as a whole word, whatever tags and marks stand before it.
#[must_use]
pub fn text_kind(description: &str) -> TextKind {
    let mut rest = description.trim_start();
    while let Some((_, after)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        rest = after.trim_start();
    }
    let word: String = rest
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    match word.to_lowercase().as_str() {
        "" => TextKind::Missing,
        "other" => TextKind::Other,
        _ => TextKind::Named,
    }
}

/// Whether exported goods may be substituted for imported goods under 1313(j)(2).
///
/// The first eight digits must agree, on the export side of an HTSUS or a Schedule B number
/// ((j)(6)). Where the import's 8-digit text begins with "other" (or there is none), only equal
/// 10-digit HTSUS numbers with a text that does not begin with "other" will do ((j)(5)).
#[must_use]
pub fn may_substitute(
    import: HtsNumber,
    export: HtsNumber,
    kind: ExportNumberKind,
    texts: Tables,
    rule: OtherRule,
) -> bool {
    if import.hts8() != export.hts8() {
        return false;
    }
    if !rule.is_other(texts.eight) {
        return true;
    }
    match kind {
        // A missing 10-digit text is never "named": the switch speaks of the 8-digit text alone.
        ExportNumberKind::Hts => import == export && texts.ten == TextKind::Named,
        ExportNumberKind::ScheduleB | ExportNumberKind::Unknown => rule.schedule_b_suffices,
    }
}

/// What imports and exports of one pool have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Identity {
    /// The 8-digit subheading.
    Eight(Hts8),
    /// The 10-digit number, where the 8-digit text begins with "other".
    Ten(HtsNumber),
}

impl Identity {
    /// The subheading.
    #[must_use]
    pub fn hts8(self) -> Hts8 {
        match self {
            Self::Eight(number) => number,
            Self::Ten(number) => number.hts8(),
        }
    }
}

/// The identity that an import can be designated under, or `None` when nothing can stand for it.
#[must_use]
pub fn import_identity(number: HtsNumber, texts: Tables, rule: OtherRule) -> Option<Identity> {
    if !rule.is_other(texts.eight) || rule.schedule_b_suffices {
        return Some(Identity::Eight(number.hts8()));
    }
    (texts.ten == TextKind::Named).then_some(Identity::Ten(number))
}

/// The identity that an export can serve, or `None` when it can stand for nothing.
#[must_use]
pub fn export_identity(
    number: HtsNumber,
    kind: ExportNumberKind,
    texts: Tables,
    rule: OtherRule,
) -> Option<Identity> {
    if !rule.is_other(texts.eight) {
        return Some(Identity::Eight(number.hts8()));
    }
    match kind {
        ExportNumberKind::Hts if texts.ten != TextKind::Named => None,
        ExportNumberKind::Hts if !rule.schedule_b_suffices => Some(Identity::Ten(number)),
        ExportNumberKind::ScheduleB | ExportNumberKind::Unknown if !rule.schedule_b_suffices => {
            None
        }
        _ => Some(Identity::Eight(number.hts8())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ExportNumberKind::{Hts, ScheduleB, Unknown};

    fn number(text: &str) -> HtsNumber {
        HtsNumber::new(text).expect("number")
    }

    const DIAMONDS: Tables = Tables { eight: TextKind::Other, ten: TextKind::Named };

    #[test]
    fn other_is_a_word() {
        for (text, kind) in [
            ("Other", TextKind::Other),
            ("<il>Other:", TextKind::Other),
            ("- - other, of cotton", TextKind::Other),
            ("Otherwise prepared", TextKind::Named),
            ("", TextKind::Missing),
            (" : ", TextKind::Missing),
        ] {
            assert_eq!(text_kind(text), kind, "{text}");
        }
    }

    #[test]
    fn diamonds_of_hq_h350619() {
        let pair = |import, export, kind, rule| {
            may_substitute(number(import), number(export), kind, DIAMONDS, rule)
        };
        let base = OtherRule::default();
        assert!(pair("7102.39.0010", "7102.39.0010", Hts, base));
        assert!(!pair("7102.39.0010", "7102.39.0050", Hts, base));
        assert!(!pair("7102.39.0010", "7102.39.0010", ScheduleB, base));
        assert!(!pair("7102.39.0010", "7102.39.0010", Unknown, base));
        let wide = OtherRule { schedule_b_suffices: true, ..base };
        assert!(pair("7102.39.0010", "7102.39.0050", ScheduleB, wide));
        assert!(pair("7102.39.0010", "7102.39.0010", Unknown, wide));
        assert!(!pair("7102.39.0010", "7102.31.0000", ScheduleB, wide));
        assert!(!pair("7102.39.0010", "7102.39.0050", Hts, wide));
    }

    #[test]
    fn a_pool_never_holds_a_pair_that_the_test_refuses_in_the_base() {
        let base = OtherRule::default();
        let kinds = [TextKind::Other, TextKind::Named, TextKind::Missing];
        for eight in kinds {
            for ten in kinds {
                for (import, export) in [("7102390010", "7102390010"), ("7102390010", "7102390050")]
                {
                    for kind in [Hts, ScheduleB, Unknown] {
                        let (import, export) = (number(import), number(export));
                        let texts = Tables { eight, ten };
                        let pooled = import_identity(import, texts, base).is_some_and(|id| {
                            Some(id) == export_identity(export, kind, texts, base)
                        });
                        assert_eq!(pooled, may_substitute(import, export, kind, texts, base));
                    }
                }
            }
        }
    }
}
