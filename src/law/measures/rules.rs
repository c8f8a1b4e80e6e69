//! The rules of the programmes: conditions in order, the first that holds decides.
//!
//! Table `measure_rules`.

use super::lists::GoodsLists;
use super::rates::{ByOrigin, HeadingRates};
use crate::law::{Confidence, CountrySet, Span};
use crate::model::Hts8;

/// A rule as its table writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureRule {
    /// Key of the programme.
    pub measure: String,
    /// Its place among the rules of the programme.
    pub step: u32,
    /// The days on which it holds.
    pub span: Span,
    /// The origins.
    pub origins: CountrySet,
    /// The special programs of which one must be claimed; none for any goods.
    pub spi: Vec<String>,
    /// The list on which the number must stand, or the beginning of the names of several; empty for
    /// any number.
    pub list: String,
    /// The beginnings of the keys of programmes of which one must charge the goods.
    pub others: Vec<String>,
    /// What follows.
    pub verdict: Verdict,
    /// The heading, or the first of those among which origin and day choose.
    pub heading: Option<Hts8>,
    /// The last of them.
    pub last: Option<Hts8>,
    /// How sure we are of the rule.
    pub confidence: Confidence,
    /// Why, or what is missing.
    pub words: String,
}

/// What follows from a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The programme is not about the goods.
    Outside,
    /// It lets them go.
    Freed,
    /// It charges them.
    Charged,
    /// It charges them unless facts that the report does not tell let them go: charged where the line
    /// claims the heading, unknown where it does not.
    Told,
    /// It may let them go: the next rules say what it charges otherwise.
    Doubt,
    /// It charges them where the line claims one of its headings; else nothing is known.
    AsClaimed,
    /// It charges them under the heading where the line claims that; else the next rules say. So goods
    /// in transit on the day of a new rate keep the old one, which no report tells.
    WhereClaimed,
    /// Nothing is known.
    Unknown,
}

impl Verdict {
    const WORDS: [(Self, &'static str); 8] = [
        (Self::Outside, "outside"),
        (Self::Freed, "freed"),
        (Self::Charged, "charged"),
        (Self::Told, "told"),
        (Self::Doubt, "doubt"),
        (Self::AsClaimed, "as_claimed"),
        (Self::WhereClaimed, "where_claimed"),
        (Self::Unknown, "unknown"),
    ];

    /// The verdict named by a word, as the table writes it.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, name)| *name == word).map(|(verdict, _)| *verdict)
    }
}

/// A rule ready to be asked.
#[derive(Debug, Clone)]
pub(super) struct Ready {
    pub(super) rule: MeasureRule,
    /// The lists asked for, as bits.
    pub(super) lists: u64,
    /// The weakest mark of them.
    pub(super) list_confidence: Confidence,
    /// For lists that stand for a heading each: list and heading.
    pub(super) named: Vec<(usize, Hts8)>,
    /// The programmes asked for, as bits.
    pub(super) others: u64,
    /// The rates among which origin and day choose.
    pub(super) rates: ByOrigin,
}

/// Why a rule cannot be used.
pub(in crate::law) type Refused = String;

impl Ready {
    pub(super) fn new(
        rule: MeasureRule,
        keys: &[&str],
        lists: &GoodsLists,
        rates: &HeadingRates,
    ) -> Result<Self, Refused> {
        if matches!(rule.origins, CountrySet::Unknown(_)) {
            return Err("the origins of a rule must be known".to_owned());
        }
        let family = rule.list.ends_with('/');
        let asked: Vec<usize> = (0..)
            .zip(lists.lists())
            .filter(|(_, list)| {
                list.name == rule.list || (family && list.name.starts_with(&rule.list))
            })
            .map(|(place, _)| place)
            .collect();
        if asked.is_empty() != rule.list.is_empty() {
            return Err(format!("there is no list `{}`", rule.list));
        }
        let named = if family { named(&asked, lists, &rule.list)? } else { Vec::new() };
        let mut others = 0;
        for start in &rule.others {
            let found = (0..64usize).zip(keys).filter(|(_, key)| {
                **key == start || (start.ends_with('-') && key.starts_with(start.as_str()))
            });
            let bits = found.fold(0, |bits, (place, _)| bits | 1u64 << place);
            if bits == 0 {
                return Err(format!("there is no programme `{start}`"));
            }
            others |= bits;
        }
        let by_origin = match (rule.heading, rule.last) {
            (Some(from), last) => rates.by_origin(from, last.unwrap_or(from)),
            _ => ByOrigin::default(),
        };
        let marks = asked.iter().filter_map(|place| lists.lists().get(*place));
        let list_confidence = marks.map(|list| list.confidence).max();
        let list_confidence = list_confidence.unwrap_or(Confidence::Primary);
        let lists = asked.iter().fold(0, |bits, place| bits | 1u64 << (place & 63));
        Ok(Self { rule, lists, list_confidence, named, others, rates: by_origin })
    }
}

/// Lists whose names end with the heading they stand for: `301/9903.88.01`.
fn named(asked: &[usize], lists: &GoodsLists, family: &str) -> Result<Vec<(usize, Hts8)>, Refused> {
    let heading = |place: &usize| {
        let name = lists.lists().get(*place)?.name.strip_prefix(family)?;
        Some((*place, crate::model::HtsNumber::new(name)?.hts8()))
    };
    let named: Option<Vec<_>> = asked.iter().map(heading).collect();
    named.ok_or_else(|| format!("the lists of `{family}` must be named by headings"))
}
