//! What identifies goods, read once whatever the reading: lots and serial numbers, part numbers,
//! ledgers of inventory. An account without them costs a look at each number and nothing more.

use super::keys::Keys;
use super::ledger::{self, Ledger};
use super::place::{Place, place};
use crate::drawback::account::AccountFacts;
use crate::drawback::eligibility::Owner;
use crate::drawback::lock::ClaimBasis;
use crate::drawback::reason::Reason;
use crate::law::Book;
use crate::model::{AccountKey, Date, ExportId, LineId, Portfolio, Unit};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

/// An export that something may identify.
#[derive(Debug, Clone)]
pub struct DirectExport {
    /// The export.
    pub export: ExportId,
    /// Its place in [`AccountFacts::exports`], where substitution may use it.
    pub substitution: Option<u32>,
    /// Date of export.
    pub date: Option<Date>,
    /// Units, above zero.
    pub quantity: Option<Decimal>,
    /// Units of them that no earlier claim was based on.
    pub open: Decimal,
    /// Their unit.
    pub unit: Option<Unit>,
    /// Whose it is.
    pub owner: Owner,
    /// Where it went.
    pub place: Place,
}

impl DirectExport {
    /// Units that earlier claims used.
    #[must_use]
    pub fn used(&self) -> Decimal {
        self.quantity.unwrap_or_default() - self.open
    }
}

/// An import line that something may identify.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The line.
    pub line: LineId,
    /// Its place in [`AccountFacts::lines`]; nothing comes back of a line that is not there.
    pub basis: Option<u32>,
    /// Units; `None` where they are not known, so that any number may have come from it.
    pub units: Option<Decimal>,
    /// Units of them that may still be claimed directly: all but those that earlier claims designated,
    /// and none where such a claim fixed another basis. `None` where the number is not known.
    pub open: Option<Decimal>,
    /// Their unit.
    pub unit: Option<Unit>,
    /// The first day on which an export may come from it.
    pub first_day: Option<Date>,
}

impl Source {
    /// Units that earlier claims designated.
    #[must_use]
    pub fn designated(&self) -> Decimal {
        self.units.zip(self.open).map_or(Decimal::ZERO, |(units, open)| units - open)
    }
}

/// Lines and exports that carry the same number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lot {
    /// Places in [`DirectFacts::sources`], by line.
    pub sources: Vec<u32>,
    /// Places in [`DirectFacts::exports`], by content, which is by date first.
    pub exports: Vec<u32>,
}

/// What is identified in an account.
#[derive(Debug, Clone, Default)]
pub struct DirectFacts {
    /// Exports, by content.
    pub exports: Vec<DirectExport>,
    /// Import lines, by entry and line.
    pub sources: Vec<Source>,
    /// Lots and serial numbers that stand on both sides, with part numbers that agree.
    pub lots: Vec<Lot>,
    /// Exports whose lot number is imported, but under part numbers that differ or leave it open.
    pub mismatched: Vec<u32>,
    /// Part numbers that stand on both sides.
    pub parts: Vec<Lot>,
    /// Ledgers of inventory.
    pub ledgers: Vec<Ledger>,
    /// Places in [`AccountFacts::lines`] of the sources, sorted.
    lines: Vec<u32>,
}

impl DirectFacts {
    /// Places in [`AccountFacts::lines`] of the lines that something may identify, sorted.
    #[must_use]
    pub fn lines(&self) -> &[u32] {
        &self.lines
    }

    /// Whether something may identify a line (a place in [`AccountFacts::lines`]).
    #[must_use]
    pub fn identifies_line(&self, line: u32) -> bool {
        self.lines.binary_search(&line).is_ok()
    }

    /// Whether something may identify an export.
    #[must_use]
    pub fn identifies_export(&self, export: ExportId) -> bool {
        self.export(export).is_some()
    }

    /// The place of an export in [`Self::exports`].
    #[must_use]
    pub fn export(&self, export: ExportId) -> Option<u32> {
        let found = self.exports.binary_search_by_key(&export, |one| one.export).ok()?;
        u32::try_from(found).ok()
    }
}

/// Reads what is identified into each account that has something.
pub fn attach(portfolio: &Portfolio, book: &Book, accounts: &mut [AccountFacts<'_>]) {
    let sole = accounts.iter().filter(|facts| facts.key.is_some()).count() == 1;
    let mut keys = Keys::new(&portfolio.text);
    for facts in accounts {
        let Some(account) = facts.key else { continue };
        let found = read(portfolio, book, facts, account, sole, &mut keys);
        facts.direct = found.map(Box::new);
    }
}

/// An export of the account: its number, where substitution has it, whose it is.
#[derive(Clone, Copy)]
pub(super) struct OwnExport {
    pub(super) export: ExportId,
    substitution: Option<u32>,
    owner: Owner,
}

fn own_exports(facts: &AccountFacts<'_>) -> Vec<OwnExport> {
    let stands = (0u32..).zip(&facts.exports).map(|(at, one)| OwnExport {
        export: one.export,
        substitution: Some(at),
        owner: one.owner,
    });
    let out = facts.exports_out.iter().map(|one| OwnExport {
        export: one.export,
        substitution: None,
        owner: one.owner,
    });
    let mut all: Vec<_> = stands.chain(out).collect();
    all.sort_unstable_by_key(|one| one.export);
    all
}

/// Lines of the account with the numbers that join them: lot and part, 0 for none.
fn numbered_lines(
    portfolio: &Portfolio,
    facts: &AccountFacts<'_>,
    keys: &mut Keys<'_>,
) -> Vec<(LineId, u32, u32)> {
    let lines = facts.lines.iter().map(|basis| basis.line);
    let out = facts.lines_out.iter().map(|out| out.line);
    let mut all: Vec<_> = lines
        .chain(out)
        .filter_map(|id| {
            let line = portfolio.line(id);
            let numbers = (keys.of(line.serial), keys.of(line.part));
            (numbers != (0, 0)).then_some((id, numbers.0, numbers.1))
        })
        .collect();
    all.sort_unstable();
    all
}

fn read(
    portfolio: &Portfolio,
    book: &Book,
    facts: &AccountFacts<'_>,
    account: AccountKey,
    sole: bool,
    keys: &mut Keys<'_>,
) -> Option<DirectFacts> {
    let lines = numbered_lines(portfolio, facts, keys);
    if (lines.is_empty() && portfolio.movements.is_empty())
        || (facts.exports.is_empty() && facts.exports_out.is_empty())
    {
        return None;
    }
    let own = own_exports(facts);
    let drafts = ledger::drafts(portfolio, account, sole, &own, keys);
    let lot_numbers: FxHashSet<u32> = lines.iter().map(|line| line.1).collect();
    let part_numbers: FxHashSet<u32> = lines.iter().map(|line| line.2).collect();
    let withdrawn: FxHashSet<ExportId> = drafts.iter().flat_map(ledger::Draft::exports).collect();
    let mut found = DirectFacts::default();
    let mut joins = Joins::default();
    for one in own {
        let lot = keys.of(portfolio.exports.serial(one.export.0));
        let part = keys.of(portfolio.exports.part(one.export.0));
        let by_lot = lot != 0 && lot_numbers.contains(&lot);
        let by_part = part != 0 && part_numbers.contains(&part);
        if by_lot || by_part || withdrawn.contains(&one.export) {
            let at = found.exports.len() as u32;
            found.exports.push(export(portfolio, book, facts, one));
            if by_lot {
                joins.lots.entry(lot).or_default().push((at, part));
            }
            if by_part {
                joins.parts.entry(part).or_default().push(at);
            }
        }
    }
    let mut sources = Sources { portfolio, facts, places: FxHashMap::default() };
    found.ledgers = ledger::ledgers(&drafts, &mut found, &mut sources);
    joins.join(&lines, &mut found, &mut sources);
    found.lines = found.sources.iter().filter_map(|source| source.basis).collect();
    found.lines.sort_unstable();
    (!found.sources.is_empty()).then_some(found)
}

fn export(
    portfolio: &Portfolio,
    book: &Book,
    facts: &AccountFacts<'_>,
    own: OwnExport,
) -> DirectExport {
    let export = portfolio.exports.get(own.export.0);
    let date = export.date.map(|date| date.0);
    let quantity = export.quantity.map(|units| units.0).filter(|units| *units > Decimal::ZERO);
    let open = facts.before.left(own.export, quantity.unwrap_or_default());
    let conversion = facts.conversions.of(own.export);
    let (quantity, open, unit) = match conversion {
        Some(found) => {
            let converted = |units| found.convert(units);
            (quantity.and_then(converted), converted(open).unwrap_or_default(), Some(found.to))
        }
        None => (quantity, open, export.unit),
    };
    DirectExport {
        export: own.export,
        substitution: own.substitution,
        date,
        quantity,
        open,
        unit,
        owner: own.owner,
        place: date.map_or(Place::Refused(Reason::ExportDateMissing), |date| {
            place(book, export.destination, date)
        }),
    }
}

/// Makes sources, each line once.
pub(super) struct Sources<'a, 'b> {
    pub(super) portfolio: &'a Portfolio,
    pub(super) facts: &'a AccountFacts<'b>,
    places: FxHashMap<LineId, u32>,
}

impl Sources<'_, '_> {
    /// The place of a line among the sources.
    pub(super) fn place(&mut self, line: LineId, found: &mut DirectFacts) -> u32 {
        if let Some(known) = self.places.get(&line) {
            return *known;
        }
        let at = found.sources.len() as u32;
        found.sources.push(self.source(line));
        self.places.insert(line, at);
        at
    }

    fn source(&self, id: LineId) -> Source {
        if let Ok(at) = self.facts.lines.binary_search_by_key(&id, |basis| basis.line)
            && let Some(basis) = self.facts.lines.get(at)
        {
            return Source {
                line: id,
                basis: u32::try_from(at).ok(),
                units: Some(basis.quantity),
                open: Some(match basis.fixed {
                    Some(ClaimBasis::Substitution) => Decimal::ZERO,
                    _ => basis.open,
                }),
                unit: Some(basis.unit),
                first_day: Some(basis.import.unwrap_or(basis.entry_date)),
            };
        }
        let line = self.portfolio.line(id);
        let entered = self.portfolio.entry(line.entry).entry_date.map(|date| date.0);
        let mut goods = self.portfolio.goods_of(line);
        // Of several goods on a line it is not known which one the number is for.
        let record = goods.next().filter(|_| goods.next().is_none());
        let unit = record.as_ref().and_then(|record| record.unit);
        let units = record.as_ref().and_then(|record| record.quantity).map(|units| units.0);
        let units = units.filter(|units| *units > Decimal::ZERO && unit.is_some());
        Source {
            line: id,
            basis: None,
            units,
            // Nothing is claimed on it in any case; its units stand in the way of others all the same.
            open: units,
            unit,
            first_day: line.import_date.map(|date| date.0).or(entered),
        }
    }
}

/// Exports by the numbers they carry.
#[derive(Default)]
struct Joins {
    /// By lot, with the part number.
    lots: FxHashMap<u32, Vec<(u32, u32)>>,
    parts: FxHashMap<u32, Vec<u32>>,
}

impl Joins {
    /// Puts lines to the exports with the same numbers. Lots stand in the order of their first line.
    fn join(
        &self,
        lines: &[(LineId, u32, u32)],
        found: &mut DirectFacts,
        sources: &mut Sources<'_, '_>,
    ) {
        let mut lots: Vec<(u32, LineId, u32)> = Vec::new();
        let mut parts: Vec<(u32, LineId)> = Vec::new();
        for (id, lot, part) in lines {
            if self.lots.contains_key(lot) {
                lots.push((*lot, *id, *part));
            }
            if self.parts.contains_key(part) {
                parts.push((*part, *id));
            }
        }
        lots.sort_unstable();
        parts.sort_unstable();
        let mut by_lot: Vec<_> = lots.chunk_by(|a, b| a.0 == b.0).collect();
        by_lot.sort_unstable_by_key(|lot| lot.first().map(|one| one.1));
        for lot in by_lot {
            let key = lot.first().map_or(0, |one| one.0);
            if let Some(exports) = self.lots.get(&key) {
                split_by_part(lot, exports, found, sources);
            }
        }
        let mut by_part: Vec<_> = parts.chunk_by(|a, b| a.0 == b.0).collect();
        by_part.sort_unstable_by_key(|part| part.first().map(|one| one.1));
        for part in by_part {
            let key = part.first().map_or(0, |one| one.0);
            let exports = self.parts.get(&key).cloned().unwrap_or_default();
            let places = part.iter().map(|one| sources.place(one.1, found)).collect();
            found.parts.push(Lot { sources: places, exports });
        }
    }
}

/// One lot number: part numbers, where both sides have them, must agree. Where the lines of the lot
/// carry several, each is a lot of its own, and what carries none is not identified.
fn split_by_part(
    lines: &[(u32, LineId, u32)],
    exports: &[(u32, u32)],
    found: &mut DirectFacts,
    sources: &mut Sources<'_, '_>,
) {
    let mut parts: Vec<u32> = lines.iter().map(|line| line.2).collect();
    parts.sort_unstable();
    parts.dedup();
    let named = parts.iter().filter(|part| **part != 0).count();
    let some_blank = parts.first() == Some(&0);
    let mut lots: Vec<(u32, Lot)> = Vec::new();
    if named <= 1 {
        lots.push((parts.last().copied().unwrap_or(0), Lot::default()));
    } else if !some_blank {
        lots.extend(parts.iter().map(|part| (*part, Lot::default())));
    }
    let place = |lots: &[(u32, Lot)], part: u32| match named {
        0 | 1 => (!lots.is_empty()).then_some(0),
        _ => lots.binary_search_by_key(&part, |(key, _)| *key).ok(),
    };
    for (_, id, part) in lines {
        let at = sources.place(*id, found);
        let of = place(&lots, *part).and_then(|of| lots.get_mut(of));
        if let Some((_, lot)) = of {
            lot.sources.push(at);
        }
    }
    for (at, part) in exports {
        let of = place(&lots, *part).and_then(|of| lots.get_mut(of));
        let agrees = |key: u32| key == *part || (named <= 1 && (*part == 0 || key == 0));
        match of.filter(|(key, _)| agrees(*key)) {
            Some((_, lot)) => lot.exports.push(*at),
            None => found.mismatched.push(*at),
        }
    }
    found.lots.extend(lots.into_iter().map(|(_, lot)| lot).filter(|lot| !lot.exports.is_empty()));
}
