//! Mistakes planted on purpose: of every kind that the checks know, each in an entry of its own.
//!
//! Whoever adds a check adds its mistake here: one function in the file of its area, one word in
//! [`ALL`].

mod arithmetic;
mod classification;
mod deposits;
mod fees;
mod identifiers;
mod parties;
mod preference;
mod reading;
mod remedies;

use super::Settings;
use super::account::Entries;
use super::entry::Entry;
use super::later;
use super::planted::Kind;
use super::random::Random;
use std::collections::BTreeMap;

/// A mistake that was planted.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub check: &'static str,
    pub kind: Kind,
    /// Place of the entry; line and record, where one of them is wrong.
    pub entry: usize,
    pub line: Option<usize>,
    pub record: Option<usize>,
    /// Further lines with the same mistake.
    pub others: Vec<(usize, usize)>,
    pub what: String,
    pub collateral: &'static [&'static str],
}

impl Mark {
    /// Everywhere the mistake stands.
    pub(super) fn places(&self) -> impl Iterator<Item = (usize, Option<usize>)> + '_ {
        let others = self.others.iter().map(|(entry, line)| (*entry, Some(*line)));
        std::iter::once((self.entry, self.line)).chain(others)
    }
}

/// A kind of mistake.
struct Mistake {
    check: &'static str,
    kind: Kind,
    /// What else may rightly be found in the entry.
    collateral: &'static [&'static str],
    /// How many are planted where others are planted once.
    times: usize,
    /// Plants one; `None` where there is no place for it.
    plant: fn(&mut Ground<'_, '_>) -> Option<Done>,
}

/// What a planter did.
struct Done {
    entry: usize,
    line: Option<usize>,
    record: Option<usize>,
    others: Vec<(usize, usize)>,
    what: String,
}

impl Done {
    fn entry(entry: usize, what: String) -> Self {
        Self { entry, line: None, record: None, others: Vec::new(), what }
    }

    fn line(entry: usize, line: usize, what: String) -> Self {
        Self { line: Some(line), ..Self::entry(entry, what) }
    }

    fn record(entry: usize, line: usize, record: usize, what: String) -> Self {
        Self { record: Some(record), ..Self::line(entry, line, what) }
    }
}

const fn surely(
    check: &'static str,
    plant: fn(&mut Ground<'_, '_>) -> Option<Done>,
    collateral: &'static [&'static str],
) -> Mistake {
    Mistake { check, kind: Kind::Deterministic, collateral, times: 1, plant }
}

const fn likely(
    check: &'static str,
    plant: fn(&mut Ground<'_, '_>) -> Option<Done>,
    collateral: &'static [&'static str],
) -> Mistake {
    Mistake { check, kind: Kind::Statistical, collateral, times: 1, plant }
}

/// A number that is not its own may stand out among those of its part.
const OTHER_NUMBER: &[&str] = &["product_several_hts", "line_duty_implausible"];
/// Goods under another number may be counted otherwise.
const OTHER_NUMBERS: &[&str] = &["line_duty_implausible", "quantity_unit_wrong"];
/// Headings of chapter 99 may hang on the program, and their rate on the ordinary duty.
const NO_RATE: &[&str] = &[
    "line_duty_implausible",
    "mpf_not_formula",
    "mpf_below_minimum",
    "chapter99_wrong_product",
    "chapter99_superfluous",
    "chapter99_missing",
];
const FULL_DUTY: &[&str] = &["line_duty_implausible", "chapter99_wrong_rate"];
/// Goods counted otherwise have another value of a unit.
const OTHER_UNIT: &[&str] = &["unit_value_far_from_history"];
/// Goods that suddenly pay nothing, or something else, stand out too.
const OTHER_DUTY: &[&str] = &["line_duty_implausible"];
const NO_DUTY: &[&str] = &["line_duty_implausible", "mpf_not_formula", "mpf_below_minimum"];

/// Every kind. The scarcest places are given out first.
const ALL: &[Mistake] = &[
    surely("adcvd_case_missing", deposits::case_missing, &[]),
    surely("adcvd_entry_type_wrong", deposits::type_wrong, &[]),
    surely("chapter99_out_of_dates", remedies::out_of_dates, OTHER_DUTY),
    surely("chapter99_superfluous", remedies::superfluous, OTHER_DUTY),
    surely("chapter99_wrong_product", remedies::wrong_product, OTHER_DUTY),
    surely("chapter99_wrong_rate", remedies::wrong_rate, OTHER_DUTY),
    surely("chapter99_missing", remedies::missing, OTHER_DUTY),
    surely("mpf_above_maximum", fees::above_maximum, &[]),
    surely("spi_not_in_force", preference::not_in_force, NO_DUTY),
    surely("spi_rate_not_granted", preference::not_granted, NO_RATE),
    likely("product_several_hts", classification::several_numbers, OTHER_NUMBERS),
    likely("supplier_several_origins", parties::second_origin, OTHER_DUTY),
    Mistake { times: 3, ..likely("unit_value_far_from_history", arithmetic::unit_value, &[]) },
    likely("line_duty_implausible", arithmetic::implausible, &[]),
    surely("ordinary_duty_wrong", arithmetic::ordinary, &[]),
    surely("spi_wrong_country", preference::wrong_country, NO_RATE),
    surely("spi_rate_not_taken", preference::not_taken, FULL_DUTY),
    surely("chapter99_wrong_country", remedies::wrong_country, OTHER_DUTY),
    surely("hts_number_not_valid", classification::not_valid, OTHER_NUMBER),
    surely("quantity_unit_wrong", classification::other_unit, OTHER_UNIT),
    surely("hts_number_malformed", classification::malformed, OTHER_NUMBER),
    surely("line_duty_not_sum", arithmetic::not_sum, &[]),
    surely("mpf_below_minimum", fees::below_minimum, &[]),
    surely("mpf_not_formula", fees::not_formula, &[]),
    surely("hmf_missing", fees::harbor_missing, &[]),
    surely("hmf_wrong_mode", fees::harbor_by_air, &[]),
    surely("mid_malformed", parties::malformed, &["supplier_several_origins"]),
    surely("entry_number_check_digit_wrong", identifiers::check_digit, &[]),
    surely("entry_line_duplicated", identifiers::repeated, &[]),
    surely("entry_summary_late", identifiers::late, &[]),
    surely(later::CONFLICT, reading::conflict, &[]),
];

/// Rows of an account for one mistake of each kind, and the mistakes of each kind in a small one.
const ROWS_PER_MISTAKE: usize = 3_600;

/// How many mistakes of each kind an account holds: five and more in 20,000 rows.
fn each(settings: Settings) -> usize {
    (settings.rows / ROWS_PER_MISTAKE).max(1)
}

/// How many rows the mistakes may add to the list.
pub(super) fn rows(settings: Settings) -> usize {
    each(settings) * 6
}

/// Plants the mistakes of every kind.
pub(super) fn plant(account: &mut Entries<'_>, settings: Settings) -> Vec<Mark> {
    let random = Random::new(settings.seed, "mistakes");
    let mut ground = Ground::new(account, random);
    let mut marks = Vec::new();
    for mistake in ALL {
        for nth in 0..each(settings) * mistake.times {
            ground.nth = nth;
            let Some(done) = (mistake.plant)(&mut ground) else { break };
            ground.mark(&done);
            marks.push(Mark {
                check: mistake.check,
                kind: mistake.kind,
                entry: done.entry,
                line: done.line,
                record: done.record,
                others: done.others,
                what: done.what,
                collateral: mistake.collateral,
            });
        }
    }
    marks
}

/// Where mistakes are planted.
struct Ground<'g, 'a> {
    account: &'g mut Entries<'a>,
    random: Random,
    /// Which of its kind comes next, from 0.
    nth: usize,
    /// How many lines each part of a supplier has.
    history: BTreeMap<(usize, usize), usize>,
    /// Parts and suppliers that have a mistake which shows over several lines.
    used_parts: Vec<usize>,
    used_suppliers: Vec<usize>,
}

impl<'g, 'a> Ground<'g, 'a> {
    fn new(account: &'g mut Entries<'a>, random: Random) -> Self {
        let mut history = BTreeMap::new();
        for line in account.list.iter().flat_map(|entry| &entry.lines) {
            *history.entry((line.part, line.supplier)).or_insert(0) += 1;
        }
        let (used_parts, used_suppliers) = (Vec::new(), Vec::new());
        Self { account, random, nth: 0, history, used_parts, used_suppliers }
    }

    /// An entry without a mistake, of those that fit; the search starts anywhere.
    fn find(&mut self, fits: impl Fn(&Entry) -> bool) -> Option<usize> {
        let count = self.account.list.len();
        let start = self.random.place(count);
        let places = (start..count).chain(0..start);
        let mut free = places.filter_map(|place| Some((place, self.account.list.get(place)?)));
        free.find(|(_, entry)| !entry.marked && fits(entry)).map(|(place, _)| place)
    }

    /// An entry without a mistake and a line of it, of those that fit.
    fn find_line(
        &mut self,
        fits: impl Fn(&Entry, &super::entry::Line) -> bool,
    ) -> Option<(usize, usize)> {
        let entry = self.find(|entry| entry.lines.iter().any(|line| fits(entry, line)))?;
        let found = self.account.list.get(entry)?;
        let line = found.lines.iter().position(|line| fits(found, line))?;
        Some((entry, line))
    }

    fn entry(&mut self, place: usize) -> Option<&mut Entry> {
        self.account.list.get_mut(place)
    }

    /// Changes a line and reckons its entry anew.
    fn change(
        &mut self,
        entry: usize,
        line: usize,
        change: impl FnOnce(&mut super::entry::Line),
    ) -> Option<()> {
        let world = self.account.world;
        let entry = self.account.list.get_mut(entry)?;
        change(entry.lines.get_mut(line)?);
        world.figure(entry).ok()
    }

    fn mark(&mut self, done: &Done) {
        let others = done.others.iter().map(|(entry, _)| *entry);
        for place in std::iter::once(done.entry).chain(others) {
            if let Some(entry) = self.account.list.get_mut(place) {
                entry.marked = true;
            }
        }
    }
}
