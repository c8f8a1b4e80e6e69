//! Lists of tariff numbers: which of them a number stands on.
//!
//! Tables `measure_lists` (each list with the days for which it is known) and `measure_numbers`.

use crate::law::{Confidence, Span};
use crate::model::{Date, HtsNumber};
use rustc_hash::FxHashMap;

/// A list of tariff numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoodsList {
    /// Its name: `301/9903.88.01`, `232-copper`.
    pub name: String,
    /// The days for which it is known; on other days nothing follows from it.
    pub known: Span,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// Key of the citation.
    pub cite: String,
    /// Where it comes from.
    pub note: String,
}

/// A number of four to ten digits that stands on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::law) struct Entry {
    /// The digits.
    pub(in crate::law) prefix: u64,
    /// How many digits.
    pub(in crate::law) digits: u8,
    /// The list, by its place.
    pub(in crate::law) list: u8,
    /// The days on which it stands there.
    pub(in crate::law) span: Span,
}

/// The lists, and where each number stands.
#[derive(Debug, Clone, Default)]
pub struct GoodsLists {
    lists: Vec<GoodsList>,
    /// By digits and prefix: list and days.
    entries: FxHashMap<(u8, u64), Vec<(u8, Span)>>,
    /// By subheading: the lists that hold only some of its numbers of ten digits.
    deep: FxHashMap<u64, u64>,
    /// The lengths of prefix that occur, as bits.
    lengths: u16,
    /// The lists known from each day on which one begins or ceases to be, rising; before the first day
    /// those known since ever.
    known: Vec<(Date, u64)>,
    known_before: u64,
}

/// Where a number stands on a day; a bit for each list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// On the list.
    pub(super) on: u64,
    /// The list holds some numbers of the subheading, not this one.
    pub(super) beside: u64,
    /// The list is known on the day.
    pub(super) known: u64,
}

/// The most digits that a subheading has.
const SUBHEADING: u8 = 8;
const WHOLE: u8 = 10;

impl GoodsLists {
    /// From lists (at most 64) and entries.
    pub(in crate::law) fn new(lists: Vec<GoodsList>, rows: &[Entry]) -> Self {
        let mut made = Self { lists, ..Self::default() };
        made.know();
        for row in rows {
            let places = made.entries.entry((row.digits, row.prefix)).or_default();
            places.push((row.list, row.span));
            made.lengths |= 1 << row.digits;
            if row.digits > SUBHEADING {
                let subheading = row.prefix / 10u64.pow(u32::from(row.digits - SUBHEADING));
                *made.deep.entry(subheading).or_default() |= bit(row.list);
            }
        }
        made
    }

    /// The days for which lists are known and on which numbers stand on them.
    pub(in crate::law) fn spans(&self) -> impl Iterator<Item = Span> {
        let places = self.entries.values().flatten().map(|(_, span)| *span);
        self.lists.iter().map(|list| list.known).chain(places)
    }

    /// The lists.
    #[must_use]
    pub fn lists(&self) -> &[GoodsList] {
        &self.lists
    }

    /// How many numbers stand on lists, those on several counted on each.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.values().map(Vec::len).sum()
    }

    /// Whether no number stands on any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The place of a list.
    pub(in crate::law) fn place(&self, name: &str) -> Option<usize> {
        self.lists.iter().position(|list| list.name == name)
    }

    /// The names of the lists that a number stands on, on a day for which they are known.
    pub fn of(&self, number: HtsNumber, date: Date) -> impl Iterator<Item = &GoodsList> {
        let standing = self.standing(number, date);
        let places = self.lists.iter().enumerate();
        places.filter(move |(at, _)| has(standing.on & standing.known, *at)).map(|(_, list)| list)
    }

    /// Every number of a list, with its count of digits and its days, in no order.
    pub fn numbers(&self, name: &str) -> impl Iterator<Item = (u64, u8, Span)> + '_ {
        let place = self.place(name).and_then(|place| u8::try_from(place).ok());
        let all = self.entries.iter();
        let all =
            all.flat_map(|((digits, prefix), on)| on.iter().map(|on| (*prefix, *digits, *on)));
        all.filter(move |(_, _, (list, _))| Some(*list) == place)
            .map(|(prefix, digits, (_, span))| (prefix, digits, span))
    }

    pub(super) fn standing(&self, number: HtsNumber, date: Date) -> Standing {
        let mut standing = Standing::default();
        let digits = number.digits();
        for length in (1..=WHOLE).filter(|length| self.lengths & (1 << length) != 0) {
            let prefix = digits / 10u64.pow(u32::from(WHOLE - length));
            for (list, span) in self.entries.get(&(length, prefix)).into_iter().flatten() {
                if span.contains(date) {
                    standing.on |= bit(*list);
                }
            }
        }
        let deep = self.deep.get(&u64::from(number.hts8().digits())).copied().unwrap_or_default();
        standing.beside = deep & !standing.on;
        let above = self.known.partition_point(|(from, _)| *from <= date);
        let known = above.checked_sub(1).and_then(|at| self.known.get(at));
        standing.known = known.map_or(self.known_before, |(_, bits)| *bits);
        standing
    }

    /// Fills in which lists are known when.
    fn know(&mut self) {
        let ends = self
            .lists
            .iter()
            .flat_map(|list| [list.known.from, list.known.to.and_then(|day| day.tomorrow().ok())]);
        let mut days: Vec<Date> = ends.flatten().collect();
        days.sort_unstable();
        days.dedup();
        let lists = self.lists.iter().enumerate();
        let bits = |holds: &dyn Fn(Span) -> bool| {
            let known = lists.clone().filter(|(_, list)| holds(list.known));
            known.fold(0, |bits, (place, _)| bits | 1u64 << (place & 63))
        };
        let before = days.first().and_then(|day| day.yesterday().ok());
        self.known_before = before.map_or(0, |before| bits(&|known| known.contains(before)));
        self.known = days.iter().map(|day| (*day, bits(&|known| known.contains(*day)))).collect();
    }
}

fn bit(list: u8) -> u64 {
    1 << (list & 63)
}

pub(super) fn has(bits: u64, place: usize) -> bool {
    bits & (1 << (place & 63)) != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_iso;

    fn list(name: &str, from: &str) -> GoodsList {
        GoodsList {
            name: name.to_owned(),
            known: Span { from: parse_iso(from), to: None },
            confidence: Confidence::Secondary,
            cite: String::new(),
            note: String::new(),
        }
    }

    #[test]
    fn prefixes_of_every_length_count() {
        let entry = |prefix, digits, list| Entry { prefix, digits, list, span: Span::default() };
        let rows = [entry(7604, 4, 0), entry(76_169_951, 8, 1), entry(7_616_995_160, 10, 0)];
        let lists = GoodsLists::new(vec![list("a", "2025-01-01"), list("b", "2026-01-01")], &rows);
        let on = |number: &str, day: &str| {
            let number = HtsNumber::new(number).expect("number");
            let on = lists.of(number, parse_iso(day).expect("day"));
            on.map(|list| list.name.clone()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(on("7604.10.1000", "2025-06-01"), "a");
        assert_eq!(on("7616.99.5160", "2025-06-01"), "a", "b is not known yet");
        assert_eq!(on("7616.99.5160", "2026-06-01"), "a b");
        assert_eq!(on("7616.99.5190", "2026-06-01"), "b");
        let beside = lists.standing(
            HtsNumber::new("7616995190").expect("number"),
            parse_iso("2026-06-01").expect("day"),
        );
        assert!(has(beside.beside, 0), "the list holds another number of the subheading");
    }
}
