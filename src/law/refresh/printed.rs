//! The table `tariff_printed` with a new edition: what editions print otherwise than the one in use.

use super::numbers::{Counts, UNKNOWN};
use crate::law::schedule::{mark, unit_codes};
use crate::law::{Tables, TextKind};
use std::collections::BTreeMap;

/// The editions so far.
#[derive(Clone, Copy)]
pub(super) struct Editions {
    pub count: usize,
    /// The place of the one whose texts the table `tariff` has.
    pub shown: Option<usize>,
}

pub(super) struct Printed {
    /// By number: the marks of its texts, one for each edition or none, and further units.
    rows: BTreeMap<String, (String, String)>,
    editions: Editions,
}

/// The mark of an edition that does not tell a text.
const UNTOLD: &str = "-";

impl Printed {
    pub(super) fn read(tables: &Tables, editions: Editions) -> Self {
        let row = |line: &str| {
            let mut fields = line.split('\t').map(str::to_owned);
            Some((fields.next()?, (fields.next()?, fields.next()?)))
        };
        let mut rows: BTreeMap<String, (String, String)> =
            tables.lines("tariff_printed").filter_map(row).collect();
        // What the new edition tells is put in the place of this.
        for (texts, _) in rows.values_mut().filter(|(texts, _)| !texts.is_empty()) {
            texts.push_str(UNTOLD);
        }
        Self { rows, editions }
    }

    /// The mark of a text from now on; where it is another than before, or others were known, all are
    /// kept with their editions.
    pub(super) fn text(
        &mut self,
        number: &str,
        before: &str,
        now: TextKind,
        counts: &mut Counts,
    ) -> &'static str {
        // An edition without a text says nothing against the one that is known.
        let now = match (mark(now), before) {
            ('o', _) | ('?', "o") => "o",
            ('n', _) | ('?', "n") => "n",
            _ => return UNKNOWN,
        };
        let is_other = !before.is_empty() && before != UNKNOWN && before != now;
        counts.texts += usize::from(is_other);
        if !is_dated(number) {
            return now;
        }
        if is_other {
            let Editions { count, shown } = self.editions;
            let (texts, _) = self.rows.entry(number.to_owned()).or_default();
            if texts.is_empty() {
                let marks = (0..=count).map(|at| if Some(at) == shown { before } else { UNTOLD });
                *texts = marks.collect();
            }
        }
        if let Some((texts, _)) = self.rows.get_mut(number)
            && texts.pop().is_some()
        {
            texts.push_str(now);
        }
        now
    }

    /// The units in use; words that say others are kept beside.
    pub(super) fn units(
        &mut self,
        number: &str,
        before: &str,
        words: &str,
        counts: &mut Counts,
    ) -> String {
        let codes = unit_codes(words);
        counts.untranslated += usize::from(codes.is_none() && !words.is_empty());
        let is_known = !before.is_empty() && before != UNKNOWN;
        match codes {
            Some(codes) if !is_known => codes,
            Some(codes) => {
                if codes != before {
                    counts.units += 1;
                    self.beside(number, &codes);
                }
                before.to_owned()
            }
            None if is_known => before.to_owned(),
            None => UNKNOWN.to_owned(),
        }
    }

    fn beside(&mut self, number: &str, codes: &str) {
        if !is_dated(number) {
            return;
        }
        let (_, units) = self.rows.entry(number.to_owned()).or_default();
        if units.split(' ').all(|known| known != codes) {
            let mut all: Vec<&str> = units.split(' ').filter(|list| !list.is_empty()).collect();
            all.push(codes);
            all.sort_unstable();
            *units = all.join(" ");
        }
    }

    pub(super) fn lines(self) -> Vec<String> {
        let row = |(number, (texts, units))| format!("{number}\t{texts}\t{units}");
        self.rows.into_iter().map(row).collect()
    }
}

/// Whether texts are kept by edition: those of goods.
fn is_dated(number: &str) -> bool {
    !["98", "99"].iter().any(|chapter| number.starts_with(chapter))
}
