//! Which Center an entry line points to.

use crate::law::{Book, Center, Confidence};
use crate::model::{EntryLine, HtsNumber, Portfolio};
use rustc_hash::FxHashMap;

/// Special classification provisions: they say how goods are treated, not what they are.
const SPECIAL_PROVISIONS: u8 = 98;

/// The Center that a tariff number points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    /// Its place in [`Book::centers`].
    pub center: u16,
    /// How the prefix that led there is known.
    pub confidence: Confidence,
    /// The chapter of the goods.
    pub chapter: u8,
}

/// Asks the law for the Center of each tariff number once.
#[derive(Debug)]
pub struct Ballot<'b> {
    book: &'b Book,
    known: FxHashMap<HtsNumber, Option<Pointer>>,
}

impl<'b> Ballot<'b> {
    /// Under a law book.
    #[must_use]
    pub fn new(book: &'b Book) -> Self {
        Self { book, known: FxHashMap::default() }
    }

    /// The Center that a line points to, or `None`: it is then undecided.
    ///
    /// Each line has one vote. Its first record of goods with a readable number casts it: that record
    /// classifies what was imported, later ones are its parts. Headings of chapter 99 and provisions
    /// of chapter 98 have none.
    pub fn vote(&mut self, portfolio: &Portfolio, line: &EntryLine) -> Option<Pointer> {
        let goods = line
            .tariffs
            .clone()
            .filter_map(|record| portfolio.tariffs.hts(record))
            .find(|number| !number.is_chapter99() && number.chapter() != SPECIAL_PROVISIONS)?;
        let book = self.book;
        *self.known.entry(goods).or_insert_with(|| pointer(book, goods))
    }
}

fn pointer(book: &Book, number: HtsNumber) -> Option<Pointer> {
    let (center, prefix) = book.center_of(number)?;
    Some(Pointer {
        center: place(book, center)?,
        confidence: prefix.confidence,
        chapter: number.chapter(),
    })
}

fn place(book: &Book, center: &Center) -> Option<u16> {
    let at = book.centers.iter().position(|known| known.code == center.code)?;
    u16::try_from(at).ok()
}
