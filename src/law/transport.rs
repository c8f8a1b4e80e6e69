//! Modes of transport by which goods enter.
//!
//! Table `modes`: the codes of the instructions to CBP Form 7501, with the words by which reports
//! name them.

use super::Confidence;

/// Over what goods travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// Water.
    Water,
    /// Rail or road.
    Land,
    /// Air.
    Air,
    /// Mail, by hand, through a pipe.
    Other,
}

impl Way {
    const WORDS: [(Self, &'static str); 4] =
        [(Self::Water, "water"), (Self::Land, "land"), (Self::Air, "air"), (Self::Other, "other")];

    /// The way named by a word, as the table writes it.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, name)| *name == word).map(|(way, _)| *way)
    }

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(way, _)| *way == self).map_or("", |(_, word)| word)
    }
}

/// A mode of transport.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mode {
    /// Two digits.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Over what.
    pub way: Way,
    /// Whether cargo that comes in this way pays the harbor maintenance fee; `None` when not known.
    pub harbor_fee: Option<bool>,
    /// Words that name it, in lower case.
    pub words: Vec<String>,
    /// Where it stands.
    pub cite: String,
    /// How sure we are.
    pub confidence: Confidence,
}

/// The mode that a report's text names: by its two digits, alone or in front of other text, else by
/// a word. Words of several ways, such as "sea-air", name none.
pub(super) fn named<'a>(modes: &'a [Mode], text: &str) -> Option<&'a Mode> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let (code, rest) = text.split_at_checked(digits)?;
        let ends = rest.is_empty() || rest == ".0" || rest.starts_with([' ', '-', ':', '/', ',']);
        return modes.iter().find(|mode| ends && mode.code == code);
    }
    let mut found: Option<&Mode> = None;
    for word in text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase) {
        let Some(mode) = modes.iter().find(|mode| mode.words.contains(&word)) else { continue };
        match found {
            Some(other) if other.words != mode.words => return None,
            _ => found = Some(mode),
        }
    }
    found
}
