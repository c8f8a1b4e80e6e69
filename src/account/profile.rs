//! An account cut by port, filer, supplier, origin, Center and month.

use super::ballot::Pointer;
use super::cut::{Cut, CutRow, Gather, Sum};
use crate::law::Book;
use crate::model::Arrange;
use crate::model::{Country, Date, EntryLine, EntrySummary, Portfolio, Symbol};

/// The name of what a line does not state.
const NOT_STATED: &str = "not stated";

/// The name of lines that point to no Center.
const UNDECIDED: &str = "undecided";

/// Months up to which those without a line are shown too, so that a mistyped year makes no long list.
const UNBROKEN_MONTHS: u32 = 240;

/// The cuts of one account; each of them holds every line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Entry lines.
    pub lines: u64,
    /// By port of entry.
    pub ports: Cut,
    /// By filer code, the first three characters of the entry number.
    pub filers: Cut,
    /// By manufacturer identification, or by name where there is none.
    pub suppliers: Cut,
    /// By country of origin.
    pub origins: Cut,
    /// By the Center that a line points to.
    pub centers: Cut,
    /// By month of entry, in order.
    pub months: Cut,
}

/// Who made the goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Supplier {
    Identified(Symbol),
    Named(Symbol),
    NotStated,
}

/// A month as a number that counts months.
type Month = i32;

const MONTHS: i32 = 12;

/// Gathers the cuts of one account.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    lines: u64,
    ports: Gather<Symbol>,
    filers: Gather<[u8; 3]>,
    suppliers: Gather<Supplier>,
    origins: Gather<Option<Country>>,
    centers: Gather<Option<u16>>,
    months: Gather<Option<Month>>,
}

impl Gathering {
    /// Adds what its header says of a summary's lines.
    pub(super) fn add_entry(&mut self, entry: &EntrySummary, sum: Sum, findings: &[u32]) {
        self.lines += sum.lines;
        self.ports.add(entry.port, sum, findings);
        let mut filer = [0; 3];
        filer.iter_mut().zip(entry.number.filer().bytes()).for_each(|(to, from)| *to = from);
        let place = self.filers.add(filer, sum, findings);
        self.filers.label(place, entry.filer_name, sum.lines);
        self.months.add(entry.entry_date.map(|date| month(date.0)), sum, findings);
    }

    /// Adds what a line says of itself.
    pub(super) fn add_line(
        &mut self,
        line: &EntryLine,
        pointer: Option<Pointer>,
        sum: Sum,
        findings: &[u32],
    ) {
        let supplier = match (line.mid.is_some(), line.manufacturer.is_some()) {
            (true, _) => Supplier::Identified(line.mid),
            (false, true) => Supplier::Named(line.manufacturer),
            (false, false) => Supplier::NotStated,
        };
        let place = self.suppliers.add(supplier, sum, findings);
        if matches!(supplier, Supplier::Identified(_)) {
            self.suppliers.label(place, line.manufacturer, sum.lines);
        }
        self.origins.add(line.origin, sum, findings);
        self.centers.add(pointer.map(|pointer| pointer.center), sum, findings);
    }

    /// The cuts.
    pub(super) fn finish(self, portfolio: &Portfolio, book: &Book) -> Profile {
        let largest = |rows: Vec<CutRow>| Cut::largest(rows);
        Profile {
            lines: self.lines,
            ports: largest(rows(self.ports, portfolio, |port, _| {
                (stated(portfolio.str(port)), None)
            })),
            filers: largest(rows(self.filers, portfolio, |code, name| {
                (stated(&String::from_utf8_lossy(&code)), name)
            })),
            suppliers: largest(rows(self.suppliers, portfolio, |supplier, name| match supplier {
                Supplier::Identified(mid) => (portfolio.str(mid).to_owned(), name),
                Supplier::Named(maker) => (portfolio.str(maker).to_owned(), None),
                Supplier::NotStated => (NOT_STATED.to_owned(), None),
            })),
            origins: largest(rows(self.origins, portfolio, |origin, _| match origin {
                Some(code) => (code.to_string(), book.country(code).map(|row| row.name.clone())),
                None => (NOT_STATED.to_owned(), None),
            })),
            centers: largest(rows(self.centers, portfolio, |center, _| {
                match center.and_then(|at| book.centers.get(usize::from(at))) {
                    Some(center) => (center.code.clone(), Some(center.name.clone())),
                    None => (UNDECIDED.to_owned(), None),
                }
            })),
            months: months(self.months, portfolio),
        }
    }
}

fn stated(text: &str) -> String {
    if text.is_empty() { NOT_STATED.to_owned() } else { text.to_owned() }
}

fn rows<K: Copy + Eq + std::hash::Hash>(
    gather: Gather<K>,
    portfolio: &Portfolio,
    name: impl Fn(K, Option<String>) -> (String, Option<String>),
) -> Vec<CutRow> {
    gather
        .finish(portfolio)
        .map(|(key, sum, label, findings)| {
            let (name, label) = name(key, label);
            row(name, label, sum, findings)
        })
        .collect()
}

fn row(name: String, label: Option<String>, sum: Sum, findings: u64) -> CutRow {
    CutRow { name, label, lines: sum.lines, value: sum.value, duty: sum.duty, findings }
}

fn month(date: Date) -> Month {
    i32::from(date.year()) * MONTHS + i32::from(date.month()) - 1
}

/// Every month from the first to the last, those without a line too; lines without an entry date
/// stand last.
fn months(gather: Gather<Option<Month>>, portfolio: &Portfolio) -> Cut {
    let mut found: Vec<_> = gather.finish(portfolio).collect();
    found.arrange_by_key(|(month, ..)| (month.is_none(), *month));
    let span = |a: Month, b: Month| b.abs_diff(a);
    let dated = || found.iter().filter_map(|(month, ..)| *month);
    let unbroken = dated()
        .next()
        .zip(dated().next_back())
        .is_some_and(|(first, last)| span(first, last) < UNBROKEN_MONTHS);
    let mut rows = Vec::with_capacity(found.len());
    let mut next: Option<Month> = None;
    for (month, sum, _, findings) in found {
        let Some(month) = month else {
            rows.push(row(NOT_STATED.to_owned(), None, sum, findings));
            continue;
        };
        if let Some(from) = next.filter(|_| unbroken) {
            rows.extend((from..month).map(|empty| row(month_name(empty), None, nothing(), 0)));
        }
        rows.push(row(month_name(month), None, sum, findings));
        next = Some(month + 1);
    }
    Cut { rows, rest: None }
}

/// A month without lines has no value and no duty, which is known.
fn nothing() -> Sum {
    let zero = Some(crate::model::Money::ZERO);
    Sum { lines: 0, value: zero, duty: zero }
}

fn month_name(month: Month) -> String {
    format!("{:04}-{:02}", month.div_euclid(MONTHS), month.rem_euclid(MONTHS) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_iso;

    fn names(days: &[&str]) -> Vec<String> {
        let mut gather = Gather::default();
        for day in days {
            gather.add(parse_iso(day).map(month), Sum { lines: 1, ..Sum::default() }, &[]);
        }
        months(gather, &Portfolio::default()).rows.into_iter().map(|row| row.name).collect()
    }

    #[test]
    fn months_are_whole_and_in_order() {
        assert_eq!(
            names(&["2026-02-01", "2025-11-30"]),
            ["2025-11", "2025-12", "2026-01", "2026-02"]
        );
        assert_eq!(names(&["2026-02-01", ""]), ["2026-02", "not stated"]);
    }

    #[test]
    fn a_mistyped_year_makes_no_long_list() {
        assert_eq!(
            names(&["1926-02-01", "2026-02-28", "2026-04-01"]),
            ["1926-02", "2026-02", "2026-04"]
        );
    }
}
