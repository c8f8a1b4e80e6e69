//! In which form the general rate of a subheading is written.
//!
//! Table `rate_forms`: the USITC tariff database of June 2025, which holds every subheading of goods
//! of the tariff in use. The rates themselves are not kept.

/// The form of a general rate of duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RateForm {
    /// Free, or a percentage below a hundred of the value.
    Percentage,
    /// A percentage of a hundred or more.
    AboveValue,
    /// By quantity, by quantity and value, or told in words.
    Other,
}

impl RateForm {
    /// The form named by words, as the table writes them; percentages are not in the table.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        match words {
            "above value" => Some(Self::AboveValue),
            "other" => Some(Self::Other),
            _ => None,
        }
    }
}
