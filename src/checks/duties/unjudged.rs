//! Lines whose duty could not be held against the engine, counted by the first reason.

use crate::duty::Missing;
use crate::law::Doubt;

/// Why the duty of a line is not judged, in the order in which it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Its entry does not pay the duty of its own date, or the type is not known.
    EntryType,
    /// Its file lacks a column, or was not read to its end.
    Columns,
    /// The date of entry is missing.
    Date,
    /// The country of origin is missing.
    Origin,
    /// Goods of the United States that come back are reported in several ways.
    Domestic,
    /// Goods under chapter 98 pay on a part of the value.
    Provision,
    /// Several records of goods, one whose number cannot be read, or a record missing.
    Records,
    /// The value is missing or nothing.
    Value,
    /// The duty of the goods is missing.
    Paid,
    /// The day lies outside of the editions at hand.
    Days,
    /// The rate is not known for the number on the day.
    Rate,
    /// The rate is told in words, or asks for what no report has.
    Words,
    /// The rules of the special program do not tell.
    Program,
    /// A quantity in the unit of the rate is missing.
    Quantity,
    /// A heading may stand for the ordinary duty too.
    Heading,
}

impl Reason {
    const WORDS: [(Self, &'static str); 15] = [
        (Self::EntryType, "of entry types that do not pay the duty of their own date"),
        (
            Self::Columns,
            "in a file without special programs, or without value and duty of each tariff record, or \
             cut short",
        ),
        (Self::Date, "without a date of entry"),
        (Self::Origin, "without a country of origin"),
        (Self::Domestic, "of the United States that came back"),
        (Self::Provision, "under chapter 98"),
        (Self::Records, "with several records of goods, or one that cannot be read"),
        (Self::Value, "without a value"),
        (Self::Paid, "without the duty of the goods"),
        (Self::Days, "on days outside the editions of the tariff at hand"),
        (Self::Rate, "with numbers whose rate is not known on the day"),
        (Self::Words, "with rates that go by words, or by what no report tells"),
        (Self::Program, "whose special program leaves the rate open"),
        (Self::Quantity, "without a quantity in the unit of the rate"),
        (Self::Heading, "with a heading that may stand for the ordinary duty too"),
    ];

    /// Of what the engine misses.
    pub(super) fn of(missing: Missing<'_>) -> Self {
        match missing {
            Missing::Date => Self::Date,
            Missing::Origin => Self::Origin,
            Missing::Value | Missing::TooLarge => Self::Value,
            Missing::Quantity(_) => Self::Quantity,
            Missing::Rates(Doubt::BeforeFirst | Doubt::AfterLast) => Self::Days,
            Missing::Rates(_) | Missing::Rate | Missing::Measure(_) => Self::Rate,
            Missing::QuantityOf(_)
            | Missing::PartValue(_)
            | Missing::ContentValue
            | Missing::Words(_) => Self::Words,
            Missing::Program
            | Missing::ProgramUnknown
            | Missing::ProgramCountries(_)
            | Missing::ProgramBeside(_) => Self::Program,
            Missing::Provision => Self::Provision,
            Missing::Heading(_) => Self::Heading,
        }
    }
}

/// How many lines were not judged, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unjudged {
    /// All lines that were looked at.
    lines: u64,
    /// By reason, in the order of [`Reason`].
    counts: [u64; Reason::WORDS.len()],
    /// Lines of which a programme of chapter 99 could not be ruled on.
    chapter99: u64,
}

impl Unjudged {
    pub(super) fn saw(&mut self, lines: u64) {
        self.lines += lines;
    }

    pub(super) fn add(&mut self, reason: Reason, lines: u64) {
        if let Some(count) = self.counts.get_mut(reason as usize) {
            *count += lines;
        }
    }

    pub(super) fn add_chapter99(&mut self) {
        self.chapter99 += 1;
    }

    /// How many lines were not judged for a reason.
    #[must_use]
    pub fn count(&self, reason: Reason) -> u64 {
        self.counts.get(reason as usize).copied().unwrap_or_default()
    }

    /// What was not judged, in a sentence for ordinary duty and one for chapter 99; nothing where all
    /// was.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let mut all = Vec::new();
        let some = self.counts.iter().sum::<u64>();
        if some > 0 {
            let parts: Vec<String> = Reason::WORDS
                .iter()
                .map(|(reason, words)| (self.count(*reason), words))
                .filter(|(count, _)| *count > 0)
                .map(|(count, words)| format!("{count} {words}"))
                .collect();
            all.push(format!(
                "The ordinary duty of {some} of {} was not held against the law: {}. No finding about \
                 their duty does not mean that it is right.",
                lines(self.lines),
                parts.join("; ")
            ));
        }
        if self.chapter99 > 0 {
            all.push(format!(
                "Of {} of {} it is not known what a programme of chapter 99 asks: a list, a rate or a \
                 fact that no report tells is missing. The look-up names it for a number, a day and an \
                 origin.",
                self.chapter99,
                lines(self.lines)
            ));
        }
        all
    }
}

fn lines(count: u64) -> String {
    match count {
        1 => "1 entry line".to_owned(),
        many => format!("{many} entry lines"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_stand_in_their_order() {
        for (at, (reason, _)) in Reason::WORDS.iter().enumerate() {
            assert_eq!(*reason as usize, at);
        }
        let mut tally = Unjudged::default();
        assert!(tally.words().is_empty());
        tally.saw(3);
        tally.add(Reason::Provision, 2);
        tally.add_chapter99();
        let words = tally.words();
        assert!(words[0].starts_with("The ordinary duty of 2 of 3 entry lines"), "{words:?}");
        assert!(words[0].contains(": 2 under chapter 98."), "{words:?}");
        assert!(words[1].starts_with("Of 1 of 3 entry lines"), "{words:?}");
    }
}
