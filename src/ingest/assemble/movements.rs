//! Movements of all ledgers: sorted by content, what stands twice used once.
//!
//! A movement number identifies a movement with its part, kind, entry line and lot: of equal ones one
//! is used, wherever they stand; of those with other values the one that moves less. Without a number
//! equal rows of one ledger are movements of their own, since the same quantity may well move twice a
//! day, and only the copies of another ledger are repeats.

use super::{Adopted, CONFLICT_OF_MOVEMENTS, Ledger};
use crate::ingest::movements::{MovementData, Numbered};
use crate::model::{Field, Interner, Movement, Portfolio};
use crate::text::{NoRoom, has_room, reserve_exact};
use std::cmp::Ordering;

/// An inventory ledger.
pub(super) type MovementSource = Adopted<MovementData>;

/// Takes away what was filled.
pub(super) fn clear(portfolio: &mut Portfolio) {
    portfolio.movements = Vec::new();
}

/// Fills the movements of the portfolio.
pub(super) fn assemble(
    sources: Vec<MovementSource>,
    portfolio: &mut Portfolio,
    ledger: &mut Ledger,
) -> Result<(), NoRoom> {
    let count: usize = sources.iter().map(|s| s.data.rows.len()).sum();
    // All of them, those that are kept, and half as many on their way while either is sorted.
    if !has_room(count.saturating_mul(size_of::<Numbered>() * 5 / 2)) {
        return Err(NoRoom);
    }
    let mut rows = Vec::new();
    reserve_exact(&mut rows, count)?;
    for mut source in sources {
        for mut row in std::mem::take(&mut source.data.rows) {
            let movement = &mut row.movement;
            movement.part = source.symbol(movement.part);
            movement.itn = source.symbol(movement.itn);
            movement.lot = source.symbol(movement.lot);
            movement.place.file = source.file;
            row.number = source.symbol(row.number);
            rows.push(row);
        }
    }
    let text = &portfolio.text;
    rows.sort_by(|a, b| {
        by_key(a, b, text)
            .then_with(|| by_content(&a.movement, &b.movement, text))
            .then_with(|| a.movement.place.cmp(&b.movement.place))
    });
    let mut kept = Vec::new();
    reserve_exact(&mut kept, rows.len())?;
    for same in rows.chunk_by(|a, b| by_key(a, b, text).is_eq()) {
        settle(same, text, &mut kept, ledger);
    }
    kept.sort_by(|a, b| by_content(a, b, text).then_with(|| a.place.cmp(&b.place)));
    portfolio.movements = kept;
    Ok(())
}

/// Numbered movements by what identifies them; others by everything they say.
fn by_key(a: &Numbered, b: &Numbered, text: &Interner) -> Ordering {
    let (x, y) = (&a.movement, &b.movement);
    let numbered = a.number.is_some().cmp(&b.number.is_some());
    if a.number.is_none() || b.number.is_none() {
        return numbered.then_with(|| by_content(x, y, text));
    }
    text.text(a.number)
        .cmp(text.text(b.number))
        .then_with(|| x.account.cmp(&y.account))
        .then_with(|| text.text(x.part).cmp(text.text(y.part)))
        .then_with(|| x.kind.cmp(&y.kind))
        .then_with(|| (x.entry, x.entry_line).cmp(&(y.entry, y.entry_line)))
        .then_with(|| text.text(x.lot).cmp(text.text(y.lot)))
}

/// By account, part and day, receipts first, so that each inventory stands together in its order.
fn by_content(a: &Movement, b: &Movement, text: &Interner) -> Ordering {
    a.account
        .cmp(&b.account)
        .then_with(|| text.text(a.part).cmp(text.text(b.part)))
        .then_with(|| a.date.cmp(&b.date))
        .then_with(|| a.kind.cmp(&b.kind))
        .then_with(|| (a.entry, a.entry_line).cmp(&(b.entry, b.entry_line)))
        .then_with(|| text.text(a.itn).cmp(text.text(b.itn)))
        .then_with(|| a.export_line.cmp(&b.export_line))
        .then_with(|| text.text(a.lot).cmp(text.text(b.lot)))
        .then_with(|| a.quantity.cmp(&b.quantity))
        .then_with(|| a.unit.cmp(&b.unit))
}

fn settle(same: &[Numbered], text: &Interner, kept: &mut Vec<Movement>, ledger: &mut Ledger) {
    let Some(first) = same.first() else { return };
    if first.number.is_none() {
        return settle_unnumbered(same, kept, ledger);
    }
    let mut used = &first.movement;
    for row in same.iter().skip(1) {
        let other = &row.movement;
        match difference(used, other, text) {
            None => ledger.repeated(used.place, other.place, None),
            Some(field) => {
                // No date tells which ledger is later. Units that cannot be read are less than any.
                let (less, more) =
                    if other.quantity < used.quantity { (other, used) } else { (used, other) };
                let reason = CONFLICT_OF_MOVEMENTS;
                ledger.conflict_because(reason, less.place, more.place, field, None);
                used = less;
            }
        }
    }
    kept.push(used.clone());
}

fn settle_unnumbered(same: &[Numbered], kept: &mut Vec<Movement>, ledger: &mut Ledger) {
    // Equal rows stand sorted by place, so that those of one file follow each other.
    let files = same.chunk_by(|a, b| a.movement.place.file == b.movement.place.file);
    let mut most: &[Numbered] = &[];
    for rows in files.clone() {
        if rows.len() > most.len() {
            most = rows;
        }
    }
    let Some(used) = most.first().map(|row| row.movement.place) else { return };
    for row in files.flatten() {
        if row.movement.place.file == used.file {
            kept.push(row.movement.clone());
        } else {
            ledger.repeated(used, row.movement.place, None);
        }
    }
}

fn difference(a: &Movement, b: &Movement, text: &Interner) -> Option<Field> {
    let found = |field, differs: bool| differs.then_some(field);
    found(Field::MovementDate, a.date != b.date)
        .or_else(|| found(Field::MovementQuantity, a.quantity != b.quantity))
        .or_else(|| found(Field::MovementUnit, a.unit != b.unit))
        .or_else(|| found(Field::MovementItn, text.text(a.itn) != text.text(b.itn)))
        .or_else(|| found(Field::MovementExportLine, a.export_line != b.export_line))
}
