//! A programme of chapter 99 with its headings.

use crate::law::{Confidence, Span};
use crate::model::Hts8;

/// A programme of chapter 99 that is ruled on by itself: `301-china`, `232-steel`, `122`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its key, such as `301-china`.
    pub key: String,
    /// Its name: "Section 301 China".
    pub name: String,
    /// The section of the law: `201`, `232`, `301`, `122`, `338` or `IEEPA`.
    pub section: String,
    /// The days on which it charges anything; an open end is one that no source tells.
    pub span: Span,
    /// Key of the citation.
    pub cite: String,
    /// How sure we are of the programme as a whole.
    pub confidence: Confidence,
    /// What the reader should know.
    pub note: String,
    /// Its headings, rising.
    pub headings: Vec<MeasureHeadings>,
}

/// A run of headings of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeasureHeadings {
    /// The first.
    pub from: Hts8,
    /// The last.
    pub to: Hts8,
    /// What they do.
    pub role: Role,
}

/// What a heading does in its programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// It charges a duty.
    Charges,
    /// It says that goods pay as much in column 1 already, or are let go for what the report tells:
    /// their number, origin, program or another programme.
    Frees,
    /// It lets goods go for facts that the report does not tell: content, use, transit, an exclusion.
    Claims,
}

impl Role {
    const WORDS: [(Self, &'static str); 3] =
        [(Self::Charges, "charges"), (Self::Frees, "frees"), (Self::Claims, "claims")];

    /// The role named by a word, as the table writes it.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, name)| *name == word).map(|(role, _)| *role)
    }

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(role, _)| *role == self).map_or("", |(_, word)| word)
    }
}

impl Measure {
    /// What a heading does here; `None` when it belongs to another programme.
    #[must_use]
    pub fn role(&self, heading: Hts8) -> Option<Role> {
        let mut runs = self.headings.iter();
        runs.find(|run| run.from <= heading && heading <= run.to).map(|run| run.role)
    }
}
