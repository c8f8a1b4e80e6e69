//! Ledgers of inventory: receipts put to the entry lines they came from, withdrawals to the exports
//! they served, and what an accounting method makes of them (19 CFR 190.14).

use super::claims::claims;
use super::facts::{DirectFacts, OwnExport, Sources};
use super::identify::{How, Work};
use super::keys::Keys;
use super::lots;
use crate::drawback::conversion::{Conversion, Factors};
use crate::drawback::exact::Fraction;
use crate::drawback::methods::{
    Event, ExportPeriod, Method, MethodTerms, Receipt, Residue, TurnoverAverage, WindowEdge,
    Withdrawal, attribute, average_turnover,
};
use crate::drawback::pools::Terms;
use crate::drawback::reason::Reason;
use crate::model::{
    AccountKey, Date, ExportId, FileId, LineId, Movement, MovementKind, Portfolio, SourceKind,
    Symbol, Unit,
};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// The inventory of one part in one unit.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Movements, in the order of content.
    pub moves: Vec<Move>,
    /// Whether every movement could be read and put in the unit of its lines: a method needs all of
    /// them (19 CFR 190.14(b)(3)).
    pub usable: bool,
}

/// A movement with what it is linked to.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    /// The day.
    pub day: Date,
    /// Units.
    pub units: Decimal,
    /// What moved.
    pub what: Moved,
}

/// What moved.
#[derive(Debug, Clone, Copy)]
pub enum Moved {
    /// Received; the place of its line in [`DirectFacts::sources`] where it was imported.
    In(Option<u32>),
    /// Withdrawn; the place of its export in [`DirectFacts::exports`] where it is known.
    Out {
        /// For export.
        export: bool,
        /// The export.
        of: Option<u32>,
    },
}

/// A ledger before its lines and exports have places.
pub(super) struct Draft {
    part: Symbol,
    unit: Option<Unit>,
    moves: Vec<(Date, Decimal, Link)>,
    readable: bool,
}

#[derive(Clone, Copy)]
enum Link {
    In(Option<LineId>),
    Out { export: bool, of: Option<ExportId> },
}

impl Draft {
    /// The exports that its withdrawals served.
    pub(super) fn exports(&self) -> impl Iterator<Item = ExportId> + '_ {
        self.moves.iter().filter_map(|(_, _, link)| match link {
            Link::Out { of, .. } => *of,
            Link::In(_) => None,
        })
    }
}

/// Exports by what a withdrawal may say of them.
struct Index {
    by_number: FxHashMap<u32, Vec<ExportId>>,
    by_goods: FxHashMap<(u32, Date, Decimal), Vec<ExportId>>,
}

impl Index {
    fn new(portfolio: &Portfolio, own: &[OwnExport], keys: &mut Keys<'_>) -> Self {
        let mut index = Self { by_number: FxHashMap::default(), by_goods: FxHashMap::default() };
        for one in own {
            let export = portfolio.exports.get(one.export.0);
            let number = keys.of(export.itn);
            index.by_number.entry(number).or_default().push(one.export);
            if let (Some(date), Some(units)) = (export.date, export.quantity) {
                let goods = (keys.of(export.part), date.0, units.0.normalize());
                index.by_goods.entry(goods).or_default().push(one.export);
            }
        }
        index
    }

    /// The export of a withdrawal: by transaction number and line, else by part, day and units where
    /// that is one export alone.
    fn find(&self, portfolio: &Portfolio, one: &Movement, keys: &mut Keys<'_>) -> Option<ExportId> {
        let part = keys.of(one.part);
        let number = keys.of(one.itn);
        if number != 0 {
            let of_number = self.by_number.get(&number)?;
            let mut fits = of_number.iter().filter(|id| {
                let own = keys.of(portfolio.exports.part(id.0));
                if one.export_line == 0 {
                    own == part || of_number.len() == 1
                } else {
                    portfolio.exports.line(id.0) == one.export_line
                }
            });
            return fits.next().copied().filter(|_| fits.next().is_none());
        }
        let goods = (part, one.date?, one.quantity?.0.normalize());
        match self.by_goods.get(&goods)?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

/// The ledgers of an account, by part and unit in the order of their first movement.
pub(super) fn drafts(
    portfolio: &Portfolio,
    account: AccountKey,
    sole: bool,
    own: &[OwnExport],
    keys: &mut Keys<'_>,
) -> Vec<Draft> {
    if portfolio.movements.is_empty() {
        return Vec::new();
    }
    let index = Index::new(portfolio, own, keys);
    let whole = !has_gaps(portfolio);
    let mut places: FxHashMap<(u32, Option<Unit>), usize> = FxHashMap::default();
    let mut drafts: Vec<Draft> = Vec::new();
    for one in &portfolio.movements {
        let part = keys.of(one.part);
        let ours = one.account.map_or(sole, |of| of == account);
        if !ours || part == 0 {
            continue;
        }
        let at = *places.entry((part, one.unit)).or_insert_with(|| {
            let (part, unit) = (one.part, one.unit);
            drafts.push(Draft { part, unit, moves: Vec::new(), readable: whole });
            drafts.len() - 1
        });
        let Some(draft) = drafts.get_mut(at) else { continue };
        let (Some(day), Some(units)) = (one.date, one.quantity) else {
            draft.readable = false;
            continue;
        };
        let link = match one.kind {
            MovementKind::ReceiptImported => Link::In(line_of(portfolio, account, one)),
            MovementKind::ReceiptDomestic => Link::In(None),
            MovementKind::WithdrawalExport => {
                Link::Out { export: true, of: index.find(portfolio, one, keys) }
            }
            MovementKind::WithdrawalDomestic => Link::Out { export: false, of: None },
        };
        draft.moves.push((day, units.0, link));
    }
    drafts
}

/// Whether rows of a ledger were set aside for anything but standing elsewhere with equal values. Such
/// a row may have moved any of the goods, so that no inventory is known to be told whole.
fn has_gaps(portfolio: &Portfolio) -> bool {
    portfolio.files.iter().zip(0_u16..).any(|(file, at)| {
        let repeats = portfolio.duplicated.iter().chain(&portfolio.repeated);
        let repeated = repeats.filter(|pair| pair.repeated.file == FileId(at)).count() as u64;
        file.kind == SourceKind::Inventory && file.rows.set_aside > repeated
    })
}

/// The entry line of a receipt; an entry of one line needs no line number.
fn line_of(portfolio: &Portfolio, account: AccountKey, one: &Movement) -> Option<LineId> {
    let number = one.entry?;
    let at = portfolio.entries.binary_search_by_key(&number, |entry| entry.number).ok()?;
    let entry = portfolio.entries.get(at).filter(|entry| entry.account == Some(account))?;
    let mut lines = portfolio.lines_of(entry);
    match one.entry_line {
        Some(line) => lines.find(|(_, of)| of.number == line).map(|(id, _)| id),
        None => lines.next().map(|(id, _)| id).filter(|_| lines.next().is_none()),
    }
}

/// Ledgers with places for their lines and exports.
pub(super) fn ledgers(
    drafts: &[Draft],
    found: &mut DirectFacts,
    sources: &mut Sources<'_, '_>,
) -> Vec<Ledger> {
    let factors = Factors::new(sources.portfolio);
    drafts.iter().map(|draft| ledger(draft, found, sources, &factors)).collect()
}

fn ledger(
    draft: &Draft,
    found: &mut DirectFacts,
    sources: &mut Sources<'_, '_>,
    factors: &Factors<'_>,
) -> Ledger {
    let mut moves = Vec::with_capacity(draft.moves.len());
    for (day, units, link) in &draft.moves {
        let what = match link {
            Link::In(line) => Moved::In(line.map(|line| sources.place(line, found))),
            Link::Out { export, of } => {
                Moved::Out { export: *export, of: of.and_then(|of| found.export(of)) }
            }
        };
        moves.push(Move { day: *day, units: *units, what });
    }
    let unit = |source: u32| found.sources.get(source as usize).and_then(|one| one.unit);
    let mut units: Vec<Unit> = moves
        .iter()
        .filter_map(|one| match one.what {
            Moved::In(source) => source.and_then(unit),
            Moved::Out { of, .. } => of.and_then(|of| found.exports.get(of as usize)?.unit),
        })
        .collect();
    units.sort_unstable();
    units.dedup();
    // The ledger, its lines and its exports must count alike, by a factor of the parts master if need be.
    let alike = match (units.as_slice(), draft.unit) {
        ([unit], Some(own)) if own != *unit => {
            let conversion = factors.between(sources.portfolio, draft.part, own, *unit);
            conversion.is_some_and(|conversion| convert(&mut moves, &conversion))
        }
        (units, _) => units.len() <= 1,
    };
    Ledger { moves, usable: draft.readable && alike }
}

/// Puts movements in another unit; whether all of them could be.
fn convert(moves: &mut [Move], conversion: &Conversion) -> bool {
    moves.iter_mut().all(|one| match conversion.convert(one.units) {
        Some(units) => {
            one.units = units;
            true
        }
        None => false,
    })
}

/// Identifies by the ledgers under a method.
pub(super) fn identify(work: &mut Work<'_, '_>, method: Method) {
    let direct = work.direct;
    for ledger in &direct.ledgers {
        let identified = ledger.usable.then(|| of_ledger(work, ledger, method)).flatten();
        if identified.is_none() {
            work.found.failed_ledgers += 1;
        }
        close(work, ledger);
    }
}

/// What a ledger accounts for is not joined by part number as well.
fn close(work: &mut Work<'_, '_>, ledger: &Ledger) {
    for one in &ledger.moves {
        if let Moved::Out { of: Some(of), .. } = one.what
            && let Some(open) = work.open.get_mut(of as usize)
        {
            *open = Decimal::ZERO;
        }
    }
}

fn of_ledger(work: &mut Work<'_, '_>, ledger: &Ledger, method: Method) -> Option<()> {
    let events: Vec<Event> = ledger.moves.iter().map(|one| event(work, one)).collect();
    let terms = method_terms(work, &events)?;
    let mut covered = FxHashSet::default();
    for one in attribute(method, &events, &terms).ok()? {
        let (Some(out), Some(from)) =
            (ledger.moves.get(one.withdrawal), ledger.moves.get(one.receipt))
        else {
            continue;
        };
        let Moved::Out { of: Some(export), .. } = out.what else {
            if let Moved::In(Some(source)) = from.what {
                work.remove(source, one.units);
            }
            continue;
        };
        covered.insert(export);
        attributed(work, from, export, one.units, method);
    }
    for one in &ledger.moves {
        if let Moved::Out { of: Some(export), .. } = one.what
            && !covered.contains(&export)
        {
            work.refuse(export, Reason::IdentifiedUsedUp);
        }
    }
    Some(())
}

/// Units of a receipt that a method puts to an export.
fn attributed(work: &mut Work<'_, '_>, from: &Move, export: u32, units: Decimal, method: Method) {
    let Some(facts) = work.direct.exports.get(export as usize) else { return };
    let Moved::In(Some(source)) = from.what else {
        // Domestic goods, or goods whose entry is not known.
        return work.refuse(export, Reason::IdentifiedLineOut);
    };
    let open = work.open.get(export as usize).copied().unwrap_or_default();
    let wanted = units.min(open);
    match work.may_claim(facts) {
        Ok(day) if wanted > Decimal::ZERO => {
            let taken = work.take(source, export, day, wanted, How::Method(method));
            work.open[export as usize] -= taken;
            work.remove(source, units - wanted);
        }
        Ok(_) => {
            work.remove(source, units);
        }
        Err(reason) => {
            work.remove(source, units);
            work.refuse(export, reason);
        }
    }
}

fn event(work: &Work<'_, '_>, one: &Move) -> Event {
    let (day, units) = (one.day, one.units);
    match one.what {
        Moved::In(source) => {
            let worth = source.and_then(|source| work.worths.get(source as usize)).cloned();
            Event::Receipt(Receipt { day, units, per_unit: worth.unwrap_or(Fraction::ZERO) })
        }
        Moved::Out { export, .. } => Event::Withdrawal(Withdrawal { day, units, export }),
    }
}

fn method_terms(work: &Work<'_, '_>, events: &[Event]) -> Option<MethodTerms> {
    let (book, on) = (work.terms.book, work.filing);
    let readings = work.terms.readings.direct;
    let edge = if readings.short_window { WindowEdge::LeftOut } else { WindowEdge::Counts };
    let residue =
        if readings.largest_remainder { Residue::LargestRemainder } else { Residue::Lowest };
    Some(MethodTerms {
        turnover_days: TurnoverAverage::of(book, on)
            .and_then(|least| average_turnover(events, least)),
        window_last_day: edge,
        residue,
        export_period_start: ExportPeriod::unused(book, on)?,
    })
}

/// What each method would give on the ledgers of an account, lots apart; `None` for a method that
/// cannot be applied to them. Empty without a ledger.
#[must_use]
pub fn worths(terms: &Terms<'_, '_>, filing: Date) -> Vec<(Method, Option<Decimal>)> {
    let ledgers = terms.facts.direct.as_deref().map_or(0, |direct| direct.ledgers.len());
    if ledgers == 0 {
        return Vec::new();
    }
    let of = |method| {
        let mut work = Work::new(terms, filing)?;
        lots::identify(&mut work);
        identify(&mut work, method);
        if work.found.failed_ledgers == ledgers as u64 {
            return None;
        }
        let mut by_method = work.done().attributions;
        by_method.retain(|one| matches!(one.how, How::Method(_)));
        Some(claims(terms, &by_method).iter().flat_map(|claim| claim.cents).sum())
    };
    let worths: BTreeMap<Method, Option<Decimal>> =
        Method::ALL.into_iter().map(|method| (method, of(method))).collect();
    worths.into_iter().collect()
}
