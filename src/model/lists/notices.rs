//! Cases that are watched, and what CBP asks.

use crate::model::{Country, Date, EntryNumber, HtsNumber, Place, Symbol};

/// The beginning of a tariff number: a heading, a subheading or a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HtsPrefix {
    digits: u64,
    length: u8,
}

impl HtsPrefix {
    /// Reads four, six, eight or ten digits; points, spaces and hyphens separate.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let (mut digits, mut length) = (0u64, 0u8);
        for byte in text.bytes() {
            match byte {
                b'0'..=b'9' if length < 10 => {
                    digits = digits * 10 + u64::from(byte - b'0');
                    length += 1;
                }
                b'.' | b' ' | b'-' => {}
                _ => return None,
            }
        }
        matches!(length, 4 | 6 | 8 | 10).then_some(Self { digits, length })
    }

    /// Whether a number begins so.
    #[must_use]
    pub fn covers(self, number: HtsNumber) -> bool {
        let behind = 10u32.saturating_sub(u32::from(self.length));
        number.digits() / 10u64.pow(behind) == self.digits
    }
}

/// An antidumping or countervailing duty case that the importer watches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchedCase {
    /// Case number, such as `A-570-900`.
    pub case: Symbol,
    /// The order, in words.
    pub order: Symbol,
    /// Tariff numbers in which goods under the order are entered; its scope decides, not they.
    pub numbers: Vec<HtsPrefix>,
    /// Countries of the order, sorted; empty when the list names none.
    pub countries: Vec<Country>,
    /// Rate of the cash deposit, as the list words it.
    pub rate: Symbol,
    /// First day of entry under watch.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// The row.
    pub place: Place,
}

impl WatchedCase {
    /// Whether goods of a number and an origin, entered on a day, fall under the watch.
    #[must_use]
    pub fn covers(&self, number: HtsNumber, origin: Country, entered: Date) -> bool {
        self.numbers.iter().any(|prefix| prefix.covers(number))
            && self.countries.contains(&origin)
            && self.from.is_none_or(|from| from <= entered)
            && self.to.is_none_or(|to| entered <= to)
    }
}

/// What CBP sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RequestForm {
    /// CBP Form 28, request for information.
    Cf28,
    /// CBP Form 29, notice of action.
    Cf29,
    /// Something else, or not told.
    Other,
}

impl RequestForm {
    /// Reads the words of a log: `CF-28`, `CBP Form 29`, `Notice of Action (Proposed)`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.to_ascii_lowercase();
        let number =
            |wanted: &str| text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits == wanted);
        match (number("28"), number("29")) {
            (true, false) => Self::Cf28,
            (false, true) => Self::Cf29,
            (true, true) => Self::Other,
            _ if text.contains("request for information") => Self::Cf28,
            _ if text.contains("notice of action") => Self::Cf29,
            _ => Self::Other,
        }
    }
}

/// A request or notice from CBP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its kind, as the log words it.
    pub form: Symbol,
    /// Its kind.
    pub kind: RequestForm,
    /// Its number.
    pub number: Symbol,
    /// The entry it is about.
    pub entry: Option<EntryNumber>,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Day on which the answer is due, where the log says so.
    pub due: Option<Date>,
    /// Day of the answer; `None` while there is none.
    pub answered: Option<Date>,
    /// Whether the log has something where the day of the answer stands, though no date.
    pub answer_unclear: bool,
    /// Center or team that asks.
    pub team: Symbol,
    /// What it is about.
    pub subject: Symbol,
    /// The row.
    pub place: Place,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_iso;

    #[test]
    fn numbers_by_their_beginning() {
        let number = HtsNumber::new("7310.10.0015").expect("number");
        let covers = |text: &str| HtsPrefix::new(text).map(|prefix| prefix.covers(number));
        for text in ["7310", "7310.10", "7310.10.00", "7310100015"] {
            assert_eq!(covers(text), Some(true), "{text}");
        }
        assert_eq!(covers("7310.29"), Some(false));
        for text in ["", "731", "7310.1", "73101000155", "chapter 73"] {
            assert_eq!(covers(text), None, "{text}");
        }
        let early = HtsNumber::new("0101.21.0010").expect("number");
        assert!(HtsPrefix::new("0101").is_some_and(|prefix| prefix.covers(early)));
        assert!(HtsPrefix::new("1012").is_some_and(|prefix| !prefix.covers(early)));
    }

    #[test]
    fn a_watch_has_first_and_last_days() {
        let day = |text: &str| parse_iso(text).expect("date");
        let country = |text: &str| Country::new(text).expect("country");
        let number = HtsNumber::new("7310.10.0015").expect("number");
        let case = WatchedCase {
            case: Symbol::NONE,
            order: Symbol::NONE,
            numbers: HtsPrefix::new("7310.10").into_iter().collect(),
            countries: vec![country("MX")],
            rate: Symbol::NONE,
            from: Some(day("2024-01-02")),
            to: Some(day("2024-12-31")),
            place: Place { file: crate::model::FileId(0), row: 2 },
        };
        for (on, covered) in [
            ("2024-01-01", false),
            ("2024-01-02", true),
            ("2024-12-31", true),
            ("2025-01-01", false),
        ] {
            assert_eq!(case.covers(number, country("MX"), day(on)), covered, "{on}");
        }
        assert!(!case.covers(number, country("CA"), day("2024-06-01")));
    }

    #[test]
    fn forms_by_their_words() {
        for (text, form) in [
            ("CF-28", RequestForm::Cf28),
            ("CBP Form 28", RequestForm::Cf28),
            ("Request for Information", RequestForm::Cf28),
            ("CF29", RequestForm::Cf29),
            ("Notice of Action (Proposed)", RequestForm::Cf29),
            ("CF-28/29", RequestForm::Other),
            ("Letter of 2028", RequestForm::Other),
            ("", RequestForm::Other),
        ] {
            assert_eq!(RequestForm::of(text), form, "{text}");
        }
    }
}
