//! Findings of one check, packed: an account can have one on every line.

use super::{Amount, Area, At, Finding, Severity};
use crate::model::{Arrange, Date, Decimals, Interner, Money, Symbol};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// Bytes of words kept in one piece, so that growing moves none of them.
const PIECE_BYTES: usize = 1 << 18;

/// The findings of one check. Texts that several share are kept once.
#[derive(Debug)]
pub struct Findings {
    code: &'static str,
    name: &'static str,
    area: Area,
    packed: Vec<Packed>,
    /// What is wrong, one after the other.
    words: Vec<String>,
    /// Why, what to do, causes.
    texts: Interner,
    places: Vec<At>,
    citations: Vec<Vec<&'static str>>,
    by_citations: FxHashMap<Vec<&'static str>, u32>,
}

#[derive(Debug, Clone)]
struct Packed {
    /// The piece of `words`, where in it, and how long.
    what: (u32, u32, u32),
    why: Symbol,
    action: Symbol,
    cause: Symbol,
    /// The first of `places` and the one after the last.
    places: (u32, u32),
    citations: u32,
    amount: Decimals<2>,
    deadline: Option<Date>,
    severity: Severity,
}

/// A finding among [`Findings`].
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    all: &'a Findings,
    packed: &'a Packed,
}

impl Findings {
    /// No findings yet of a check.
    #[must_use]
    pub fn new(code: &'static str, name: &'static str, area: Area) -> Self {
        Self {
            code,
            name,
            area,
            packed: Vec::new(),
            words: Vec::new(),
            texts: Interner::default(),
            places: Vec::new(),
            citations: Vec::new(),
            by_citations: FxHashMap::default(),
        }
    }

    /// Adds a finding, whose code, name and area are those of the check.
    pub fn push(&mut self, finding: Finding) {
        let what = self.say(&finding.what);
        let first = self.places.len() as u32;
        self.places.extend(finding.places);
        let amounts = [finding.amount.owed, finding.amount.back];
        let citations = self.cite(finding.citations);
        self.packed.push(Packed {
            what,
            why: self.texts.intern(&finding.why),
            action: self.texts.intern(&finding.action),
            cause: self.texts.intern(&finding.cause),
            places: (first, self.places.len() as u32),
            citations,
            amount: Decimals::new(amounts.map(|amount| amount.map(|money| money.0))),
            deadline: finding.deadline,
            severity: finding.severity,
        });
    }

    fn say(&mut self, what: &str) -> (u32, u32, u32) {
        let has_room = |piece: &String| piece.len() + what.len() <= piece.capacity();
        if !self.words.last().is_some_and(has_room) {
            // The first piece grows with what is in it, since most checks find little.
            let room = if self.words.is_empty() { 0 } else { PIECE_BYTES };
            self.words.push(String::with_capacity(room.max(what.len())));
        }
        let at = self.words.len().saturating_sub(1);
        let Some(piece) = self.words.get_mut(at) else { return (0, 0, 0) };
        let start = piece.len() as u32;
        piece.push_str(what);
        (at as u32, start, what.len() as u32)
    }

    fn cite(&mut self, citations: Vec<&'static str>) -> u32 {
        if let Some(known) = self.by_citations.get(&citations) {
            return *known;
        }
        let number = self.citations.len() as u32;
        self.citations.push(citations.clone());
        self.by_citations.insert(citations, number);
        number
    }

    /// Sorts by words and places, so that the order of arrival does not matter.
    pub fn arrange(&mut self) {
        let mut packed = std::mem::take(&mut self.packed);
        packed.arrange_by(|a, b| self.at(a).by_content(self.at(b)));
        self.packed = packed;
    }

    fn at<'a>(&'a self, packed: &'a Packed) -> Found<'a> {
        Found { all: self, packed }
    }

    /// All, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Found<'_>> {
        self.packed.iter().map(|packed| self.at(packed))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.packed.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.packed.is_empty()
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}

impl<'a> Found<'a> {
    /// Code of the check.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.all.code
    }

    /// Name of the check.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.all.name
    }

    /// Area of the check.
    #[must_use]
    pub fn area(self) -> Area {
        self.all.area
    }

    /// Severity.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.packed.severity
    }

    /// What is wrong.
    #[must_use]
    pub fn what(self) -> &'a str {
        let (piece, start, length) = self.packed.what;
        let words = self.all.words.get(piece as usize).map(String::as_str).unwrap_or_default();
        words.get(start as usize..(start + length) as usize).unwrap_or_default()
    }

    /// Why it matters.
    #[must_use]
    pub fn why(self) -> &'a str {
        self.all.texts.text(self.packed.why)
    }

    /// What to do.
    #[must_use]
    pub fn action(self) -> &'a str {
        self.all.texts.text(self.packed.action)
    }

    /// What findings of one cause share.
    #[must_use]
    pub fn cause(self) -> &'a str {
        self.all.texts.text(self.packed.cause)
    }

    /// The cells, the first one first.
    #[must_use]
    pub fn places(self) -> &'a [At] {
        let (start, end) = self.packed.places;
        self.all.places.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The money.
    #[must_use]
    pub fn amount(self) -> Amount {
        let [owed, back] = self.packed.amount.all().map(|amount| amount.map(Money));
        Amount { owed, back }
    }

    /// Keys of [`crate::law::Citation`].
    #[must_use]
    pub fn citations(self) -> &'a [&'static str] {
        let citations = self.all.citations.get(self.packed.citations as usize);
        citations.map(Vec::as_slice).unwrap_or_default()
    }

    /// The last day to act, if a clock is known.
    #[must_use]
    pub fn deadline(self) -> Option<Date> {
        self.packed.deadline
    }

    /// The order by words, then places.
    #[must_use]
    pub fn by_content(self, other: Self) -> Ordering {
        self.what().cmp(other.what()).then_with(|| self.places().cmp(other.places()))
    }

    /// The finding as it was given.
    #[must_use]
    pub fn whole(self) -> Finding {
        Finding {
            code: self.code(),
            name: self.name(),
            area: self.area(),
            severity: self.severity(),
            what: self.what().to_owned(),
            why: self.why().to_owned(),
            action: self.action().to_owned(),
            cause: self.cause().to_owned(),
            places: self.places().to_vec(),
            amount: self.amount(),
            citations: self.citations().to_vec(),
            deadline: self.deadline(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, FileId, Place};

    fn finding(number: u32) -> Finding {
        let place = Place { file: FileId(0), row: number };
        Finding {
            code: "TW001",
            name: "name",
            area: Area::Reading,
            severity: if number.is_multiple_of(2) { Severity::Error } else { Severity::Note },
            what: format!("{number:08}{}", "x".repeat(number as usize % 300)),
            why: "why".to_owned(),
            action: String::new(),
            cause: format!("cause {}", number % 3),
            places: (0..number % 4).map(|_| At { place, field: Field::Spi, offset: 7 }).collect(),
            amount: Amount { owed: Some(Money::cents(i64::from(number))), back: None },
            citations: vec![["a", "b"][number as usize % 2]],
            deadline: None,
        }
    }

    #[test]
    fn findings_come_back_as_they_went_in() {
        let all: Vec<Finding> = (0..5000).map(finding).collect();
        let mut findings = Findings::new("TW001", "name", Area::Reading);
        findings.extend(all.iter().rev().cloned());
        assert!(findings.words.len() > 2, "several pieces");
        findings.arrange();
        let back: Vec<Finding> = findings.iter().map(Found::whole).collect();
        assert_eq!(back, all);
        assert_eq!(
            (findings.texts.text(findings.packed[0].why), findings.citations.len()),
            ("why", 2)
        );
    }

    #[test]
    fn a_finding_takes_few_bytes_beside_its_words() {
        assert!(size_of::<Packed>() <= 80, "{}", size_of::<Packed>());
    }
}
