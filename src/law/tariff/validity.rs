//! Whether a number was valid on a day, and if not, why.

use super::{Edition, Line, NumberStanding};
use crate::law::Book;
use crate::model::{Date, Hts8, HtsNumber, Options};

/// What is taken to hold on days before the first edition at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Before {
    /// Nothing: the answer is unknown, unless CBP's list tells it.
    #[default]
    Unknown,
    /// What the first edition says, back to the day its nomenclature began.
    Unchanged,
}

impl Before {
    /// As the option `tariff-before-first` has it.
    #[must_use]
    pub fn taken(options: &Options) -> Self {
        if options.takes_tariff_unchanged() { Self::Unchanged } else { Self::Unknown }
    }
}

/// Why it is not known whether a number was valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The day lies before the first edition at hand.
    BeforeFirst,
    /// The day lies after the last edition at hand.
    AfterLast,
    /// The editions around the day disagree, and nothing tells the day of the change.
    EditionsDisagree,
    /// CBP's list has the number, but no edition around the day has it.
    ListDisagrees,
    /// A subheading padded with zeros: it may be a number of eight digits.
    Padded,
    /// The chapter is not kept number by number: chapter 99 goes by its programmes.
    NotKept,
    /// No edition at hand prints rates for the subheading.
    NoRates,
}

impl Doubt {
    /// In words, for the end of a sentence: `not known: the day lies before …`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::BeforeFirst => "the day lies before the first edition at hand",
            Self::AfterLast => "the day lies after the last edition at hand",
            Self::EditionsDisagree => "the editions before and after the day disagree",
            Self::ListDisagrees => "CBP's list has it, the editions around the day do not",
            Self::Padded => "it may be a number of eight digits",
            Self::NotKept => "chapter 99 is kept by programme",
            Self::NoRates => "no edition at hand prints rates for it",
        }
    }
}

/// Whether a number was valid on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity<'a> {
    /// It was.
    Valid,
    /// No longer: an edition before the day is the last that has it.
    Retired {
        /// That edition.
        last: &'a Edition,
        /// What it became, as a comparison of texts has it; often nothing is known.
        became: &'a [HtsNumber],
    },
    /// Not yet: an edition after the day is the first that has it.
    NotYet {
        /// That edition.
        first: &'a Edition,
    },
    /// No edition at hand has it.
    Never,
    /// It is not known.
    Unknown(Doubt),
}

impl Book {
    /// Whether a number of goods (chapters 1 to 98) was valid on a day.
    #[must_use]
    pub fn validity(&self, number: HtsNumber, date: Date, before: Before) -> Validity<'_> {
        if !self.is_kept(number) {
            return Validity::Unknown(Doubt::NotKept);
        }
        match self.number_standing(number, self.day_of(date, before)) {
            NumberStanding::Valid => Validity::Valid,
            NumberStanding::NotValid => self.why_not(number, date),
            NumberStanding::Unknown => Validity::Unknown(self.doubt(number, date, before)),
        }
    }

    /// Whether a subheading of eight digits was there on a day: valid where one of its numbers was,
    /// not valid where none can have been.
    #[must_use]
    pub fn subheading_standing(&self, subheading: Hts8, date: Date) -> NumberStanding {
        let (mut any, mut unknown) = (false, false);
        let mut look = |number: HtsNumber| {
            let standing = self.number_standing(number, date);
            any |= standing == NumberStanding::Valid;
            unknown |= standing == NumberStanding::Unknown;
        };
        self.tariff.numbers_of(subheading).for_each(|(number, _)| look(number));
        let first = self.tariff_changes.partition_point(|row| row.number.hts8() < subheading);
        let changed = self.tariff_changes.iter().skip(first);
        changed.take_while(|row| row.number.hts8() == subheading).for_each(|row| look(row.number));
        HtsNumber::from_digits(u64::from(subheading.digits()) * 100).into_iter().for_each(look);
        match (any, unknown) {
            (true, _) => NumberStanding::Valid,
            (false, true) => NumberStanding::Unknown,
            (false, false) => NumberStanding::NotValid,
        }
    }

    /// The rates of a subheading on a day between the first and the last edition. A rate in them may
    /// still be [`super::Rate::Unknown`], where two editions differ and the day of the change is not
    /// known.
    ///
    /// # Errors
    /// Why there is no answer for the day.
    pub fn rates_on(
        &self,
        subheading: Hts8,
        date: Date,
        before: Before,
    ) -> Result<Line<'_>, Doubt> {
        let date = self.day_of(date, before);
        let (first, last) = (self.tariff_editions.first(), self.tariff_editions.last());
        if first.is_none_or(|first| date < first.to) {
            return Err(Doubt::BeforeFirst);
        }
        if last.is_none_or(|last| last.from < date) {
            return Err(Doubt::AfterLast);
        }
        self.rates.on(subheading, date).ok_or(Doubt::NoRates)
    }

    /// The day that answers for a day: with [`Before::Unchanged`] the first edition answers for the
    /// days before it, back to the beginning of its nomenclature.
    #[must_use]
    pub fn day_of(&self, date: Date, before: Before) -> Date {
        let first = self.tariff_editions.first().map(|edition| edition.to);
        match (before, first, self.nomenclature) {
            (Before::Unchanged, Some(first), Some(since)) if since <= date && date < first => first,
            _ => date,
        }
    }

    fn is_kept(&self, number: HtsNumber) -> bool {
        (1..=98).contains(&number.chapter()) && !self.tariff.is_empty()
    }

    fn why_not(&self, number: HtsNumber, date: Date) -> Validity<'_> {
        let editions = self.editions_with(number);
        if let Some(last) = editions.iter().rev().copied().find(|edition| edition.to <= date) {
            let became = self.number_history(number).map_or(&[][..], |row| &row.became);
            return Validity::Retired { last, became };
        }
        match editions.first().copied() {
            Some(first) => Validity::NotYet { first },
            None => Validity::Never,
        }
    }

    fn doubt(&self, number: HtsNumber, date: Date, before: Before) -> Doubt {
        let date = self.day_of(date, before);
        let editions = &self.tariff_editions;
        if editions.first().is_none_or(|first| date < first.to) {
            return Doubt::BeforeFirst;
        }
        if editions.last().is_none_or(|last| last.from < date) {
            return Doubt::AfterLast;
        }
        if self.is_listed_on(number, date) {
            Doubt::ListDisagrees
        } else if self.may_be_padded(number) {
            Doubt::Padded
        } else {
            Doubt::EditionsDisagree
        }
    }
}
