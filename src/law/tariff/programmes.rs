//! Special rates: which programme grants which rate.
//!
//! In the table they are `Free:A,AU,BH|0.068/KG:KR|=See 9822.04.25:AU`: groups joined by `|`, each a
//! rate and the programmes it holds for, as the schedule marks them. `A*` is a programme that leaves
//! some countries out, `A+` one for the least developed alone.

use super::Rate;

/// A set of programmes, by their place in [`super::Rates::programmes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Programmes(pub(in crate::law) u64);

impl Programmes {
    /// Whether the programme at a place is in the set.
    #[must_use]
    pub fn contains(self, place: usize) -> bool {
        u32::try_from(place).is_ok_and(|place| self.0.checked_shr(place).unwrap_or(0) & 1 == 1)
    }

    /// Whether it has no programme.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The places of its programmes, rising.
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..u64::BITS as usize).filter(move |place| self.contains(*place))
    }

    /// With one more; `None` when there is no such place.
    pub(in crate::law) fn with(self, place: usize) -> Option<Self> {
        let bit = 1u64.checked_shl(u32::try_from(place).ok()?)?;
        Some(Self(self.0 | bit))
    }
}

/// The special rates of a subheading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Special {
    /// Each rate with the programmes it holds for; no programme is in two.
    pub groups: Vec<(Programmes, Rate)>,
}

/// What a programme gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Granted<'a> {
    /// The programme as the schedule marks it: `A*` for a claim of `A`.
    pub mark: &'a str,
    /// Its rate.
    pub rate: &'a Rate,
}

/// What the schedule gives goods that claim a programme in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grant<'a> {
    /// The rate beside its mark.
    Rate(Granted<'a>),
    /// No rate beside its own mark, but one beside this, which its goods may have too: which of them
    /// do, the line does not tell.
    Beside(&'a str),
    /// The schedule marks it nowhere: its goods have their rates by words elsewhere.
    Elsewhere,
    /// None.
    Nothing,
}

impl<'a> Grant<'a> {
    /// The rate, where it is one.
    #[must_use]
    pub fn rate(self) -> Option<Granted<'a>> {
        if let Self::Rate(granted) = self { Some(granted) } else { None }
    }
}

impl Special {
    /// All programmes that have a rate.
    #[must_use]
    pub fn programmes(&self) -> Programmes {
        Programmes(self.groups.iter().fold(0, |all, (set, _)| all | set.0))
    }

    /// The rate of the programme at a place.
    #[must_use]
    pub fn rate(&self, place: usize) -> Option<&Rate> {
        self.groups.iter().find(|(set, _)| set.contains(place)).map(|(_, rate)| rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_hold_what_was_put_in() {
        let set = [0, 5, 63].into_iter().try_fold(Programmes::default(), Programmes::with);
        let set = set.expect("places");
        assert_eq!(set.places().collect::<Vec<_>>(), [0, 5, 63]);
        assert!(!set.contains(1) && !set.contains(64) && !set.is_empty());
        assert_eq!(set.with(64), None);
    }
}
