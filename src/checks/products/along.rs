//! What a difference goes along with.

use super::Occurrence;
use crate::model::{EntryLine, EntrySummary, Portfolio, Symbol};
use std::collections::BTreeSet;

/// Names in a list, at most.
const NAMED: usize = 3;

/// Something that may tell lines apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trait {
    Filer,
    Supplier,
    Port,
}

/// The first thing that tells some lines from the others: each side has it, and no value stands on
/// both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Along {
    /// One sentence.
    pub words: String,
    /// Whom it points to, such as `filer ABC`; for grouping.
    pub cause: Option<String>,
}

/// What tells `few` from `most`: filer, supplier or port.
pub(crate) fn along<K>(
    portfolio: &Portfolio,
    few: &[Occurrence<K>],
    most: &[Occurrence<K>],
) -> Along {
    let mut tested = Vec::new();
    for one in [Trait::Filer, Trait::Supplier, Trait::Port] {
        let (Some(these), Some(others)) = (one.values(portfolio, few), one.values(portfolio, most))
        else {
            continue;
        };
        tested.push(one.word());
        if these.is_disjoint(&others) {
            let words = format!(
                "The difference goes along with the {}: {} against {}.",
                one.word(),
                named(&these),
                named(&others)
            );
            let alone = these.iter().next().filter(|_| these.len() == 1);
            return Along { words, cause: alone.map(|value| format!("{} {value}", one.word())) };
        }
    }
    Along { words: format!("It does not go along with {}.", listed_or(&tested)), cause: None }
}

fn listed_or(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

fn named(values: &BTreeSet<&str>) -> String {
    let names: Vec<&str> = values.iter().take(NAMED).copied().collect();
    let rest = values.len() - names.len();
    let more = if rest == 0 { String::new() } else { format!(" and {rest} more") };
    names.join(", ") + &more
}

impl Trait {
    fn word(self) -> &'static str {
        match self {
            Self::Filer => "filer",
            Self::Supplier => "supplier",
            Self::Port => "port",
        }
    }

    /// The values on some lines; `None` when a line has none.
    fn values<'a, K>(
        self,
        portfolio: &'a Portfolio,
        lines: &[Occurrence<K>],
    ) -> Option<BTreeSet<&'a str>> {
        let value = |one: &Occurrence<K>| {
            let line = portfolio.line(one.line);
            self.value(portfolio, line, portfolio.entry(line.entry))
        };
        lines.iter().map(value).collect()
    }

    fn value<'a>(
        self,
        portfolio: &'a Portfolio,
        line: &EntryLine,
        entry: &'a EntrySummary,
    ) -> Option<&'a str> {
        let text = |symbol: Symbol| symbol.is_some().then(|| portfolio.str(symbol));
        match self {
            Self::Filer => Some(entry.number.filer()),
            Self::Supplier => text(line.mid).or_else(|| text(line.manufacturer)),
            Self::Port => text(entry.port),
        }
    }
}
