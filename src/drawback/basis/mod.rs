//! What each entry line brings: the units, the value, and the amounts by class that may come back.

mod duty;
mod line;
mod mpf;

pub use duty::{Component, Standing, Status};
pub use line::{LineBasis, LineFacts, SetAside, line_facts};
pub use mpf::{EntryMpf, MpfFacts, MpfLine, MpfState, entry_mpf};

/// The accounting classes of a drawback claim (19 CFR 190.51(a)(2)(vii)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// 364, duty.
    Duty,
    /// 365, internal revenue tax.
    Tax,
    /// 398, harbor maintenance fee.
    Hmf,
    /// 399, merchandise processing fee.
    Mpf,
}

impl Class {
    /// All classes.
    pub const ALL: [Self; 4] = [Self::Duty, Self::Tax, Self::Hmf, Self::Mpf];

    /// The accounting class code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Duty => "364",
            Self::Tax => "365",
            Self::Hmf => "398",
            Self::Mpf => "399",
        }
    }

    /// In words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Duty => "duty",
            Self::Tax => "internal revenue tax",
            Self::Hmf => "harbor maintenance fee",
            Self::Mpf => "merchandise processing fee",
        }
    }
}
