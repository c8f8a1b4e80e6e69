//! The assignment of an account to a Center of Excellence and Expertise (19 CFR 101.10): by the
//! predominant number of its entry lines, not by their value.

use super::{change, grounds};
use crate::law::{Book, Center};
use crate::model::{Date, Money};
use rust_decimal::Decimal;

/// The law's key of the months whose lines decide.
const WINDOW: &str = "clock/center_window";

/// The days whose lines decide, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: Date,
    /// The account's latest entry date.
    pub to: Date,
}

impl Window {
    /// The months of the law that end on a day; `None` where the law book has none.
    #[must_use]
    pub fn ending(to: Date, book: &Book) -> Option<Self> {
        let months = book.whole(WINDOW, to)?;
        let before = to.checked_sub(jiff::Span::new().try_months(months).ok()?).ok()?;
        Some(Self { from: before.tomorrow().ok()?, to })
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// The lines that point to a Center.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// The Center's place in [`Book::centers`].
    pub center: u16,
    /// Lines.
    pub lines: u64,
    /// Those of them whose prefix a primary text names.
    pub sourced: u64,
    /// Those whose prefix is known at second hand.
    pub secondary: u64,
    /// Their entered value, as far as stated.
    pub value: Money,
    /// Chapters of the goods with their lines, the most first.
    pub chapters: Vec<(u8, u64)>,
}

/// The Center with the most value among the lines: a second opinion, which does not decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueOpinion {
    /// The Center's place in [`Book::centers`].
    pub center: u16,
    /// Its part of the value.
    pub share: Decimal,
}

/// What the report itself says, by entry summaries of the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The Center named most often, as reported.
    pub center: Option<String>,
    /// The review team named most often, as reported.
    pub team: Option<String>,
    /// Summaries that name another Center, or where no Center is named another team.
    pub differ: u64,
}

/// How sure an assignment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// It holds on prefixes that a primary text names, whatever becomes of the other lines.
    Sourced,
    /// It rests on prefixes known at second hand or from memory, or lines without a Center could turn
    /// it.
    Likely,
    /// Several Centers have equally many lines: no assignment.
    Tied,
}

impl Certainty {
    /// The word in the report.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sourced => "sourced",
            Self::Likely => "likely",
            Self::Tied => "tied",
        }
    }
}

/// Why no Center is assigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCenter {
    /// Rows without an importer number beside accounts that have one.
    WithoutImporter,
    /// No line has an entry date.
    WithoutDate,
    /// No line of the window points to a Center.
    WithoutVote,
}

impl NoCenter {
    /// In words, to follow the name of the account.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::WithoutImporter => "the rows name no importer, and a Center is an importer's",
            Self::WithoutDate => "no entry line has an entry date",
            Self::WithoutVote => {
                "no entry line of the latest twelve months has a readable tariff number that points \
                 to a Center"
            }
        }
    }
}

/// An account's Center.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Never empty: the most lines first, equal ones by code, which decides nothing but their order.
    pub votes: Vec<Vote>,
    /// Lines of the window.
    pub of: u64,
    /// Those that point to no Center.
    pub undecided: u64,
    /// Entered value of all lines of the window, as far as stated.
    pub value: Money,
    /// The window.
    pub window: Window,
    /// What the report says.
    pub reported: Option<Reported>,
}

impl Assignment {
    /// The vote that stands first; with a tie it is no assignment.
    #[must_use]
    pub fn leader(&self) -> Option<&Vote> {
        self.votes.first()
    }

    /// The Centers that share the most lines; one of them unless there is a tie.
    #[must_use]
    pub fn leaders(&self) -> &[Vote] {
        let most = self.leader().map_or(0, |leader| leader.lines);
        let several = self.votes.partition_point(|vote| vote.lines == most);
        self.votes.get(..several).unwrap_or_default()
    }

    /// Lines by which the first leads the second, or all it has.
    #[must_use]
    pub fn lead(&self) -> u64 {
        let lines = |at: usize| self.votes.get(at).map_or(0, |vote| vote.lines);
        lines(0) - lines(1)
    }

    /// A part of the lines of the window.
    #[must_use]
    pub fn share(&self, lines: u64) -> Decimal {
        Decimal::from(lines).checked_div(Decimal::from(self.of)).unwrap_or_default()
    }

    /// A part of the value of the window; `None` where no value is stated.
    #[must_use]
    pub fn value_share(&self, value: Money) -> Option<Decimal> {
        if self.value <= Money::ZERO {
            return None;
        }
        value.0.checked_div(self.value.0)
    }

    /// The Center with the most value; of equal ones the first by code.
    #[must_use]
    pub fn by_value(&self) -> Option<ValueOpinion> {
        let most =
            self.votes.iter().max_by_key(|vote| (vote.value, std::cmp::Reverse(vote.center)))?;
        Some(ValueOpinion { center: most.center, share: self.value_share(most.value)? })
    }

    /// How sure it is: sourced only if the leader's lines under prefixes of a primary text are more than
    /// any other Center could have when every other line, undecided or less well known, went to it.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        if self.leaders().len() > 1 {
            return Certainty::Tied;
        }
        let sourced: u64 = self.votes.iter().map(|vote| vote.sourced).sum();
        let uncertain = self.of - sourced;
        let rivals = self.votes.iter().skip(1).map(|vote| vote.sourced).max().unwrap_or_default();
        match self.leader() {
            Some(leader) if leader.sourced > rivals + uncertain => Certainty::Sourced,
            _ => Certainty::Likely,
        }
    }

    /// What it rests on, in a sentence or two with numbers.
    #[must_use]
    pub fn rests_on(&self, book: &Book) -> String {
        grounds::sentences(self, book)
    }

    /// What would change it, in a sentence or two with numbers.
    #[must_use]
    pub fn change(&self, book: &Book) -> String {
        change::sentence(self, book)
    }

    /// A Center of the book.
    #[must_use]
    pub fn center<'b>(&self, book: &'b Book, place: u16) -> Option<&'b Center> {
        book.centers.get(usize::from(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{iso, parse_iso};

    #[test]
    fn windows_are_twelve_months_with_both_ends() {
        let book = Book::load().expect("book");
        for (to, from) in [
            ("2026-03-15", "2025-03-16"),
            ("2026-03-31", "2025-04-01"),
            ("2025-12-31", "2025-01-01"),
            ("2028-02-29", "2027-03-01"),
            ("2027-02-28", "2026-03-01"),
        ] {
            let window = Window::ending(parse_iso(to).expect("date"), &book).expect("window");
            assert_eq!((iso(window.from).as_str(), iso(window.to).as_str()), (from, to));
            assert!(window.contains(window.from) && window.contains(window.to));
            assert!(!window.contains(window.from.yesterday().expect("day")));
        }
    }
}
