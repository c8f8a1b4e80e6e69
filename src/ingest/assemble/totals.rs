//! Amounts of a whole entry that a list repeats on each line: they count once an entry, never once a
//! line.

use crate::ingest::imports::{Amount, ENTRY_TOTALS, EntryExtra, ImportData, Suspect};
use crate::ingest::once::Once;
use crate::model::{EntryNumber, Field, Money};
use crate::text::{NoRoom, has_room, reserve, reserve_exact};
use rust_decimal::Decimal;

/// Lines that show one amount by chance: with as many it is no chance any more.
const NO_CHANCE: u64 = 3;

/// Whose the amounts of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Line,
    Entry,
    Unclear,
}

/// A part of a line by its entry and number.
type Part = (EntryNumber, u32, u32);

/// What the entries of several lines show in a column.
#[derive(Debug, Default)]
struct Seen {
    /// Entries whose lines show several amounts.
    several: u64,
    /// Entries whose lines show one amount though they differ in what it depends on.
    one: u64,
    /// The most lines of such an entry.
    lines: u64,
    /// Entries whose lines show one amount as they would if it were their own.
    alike: u64,
}

impl Seen {
    fn whose(&self, suspect: Suspect) -> Whose {
        let is_fee = matches!(suspect.amount, Amount::Mpf | Amount::Hmf);
        let is_sure = suspect.is_total || self.lines >= NO_CHANCE || self.one > 1;
        match suspect.amount {
            _ if self.several > 0 => Whose::Line,
            // Lines of one value may bear different duties.
            Amount::Value if !suspect.is_total && self.one < NO_CHANCE => Whose::Line,
            _ if self.one > 0 && (is_fee || is_sure) => Whose::Entry,
            _ if self.one > 0 => Whose::Unclear,
            _ if self.alike == 0 => Whose::Line,
            _ if suspect.is_total => Whose::Entry,
            _ if is_fee => Whose::Unclear,
            _ => Whose::Line,
        }
    }
}

/// Moves amounts of whole entries from the lines to the entries, and takes away those that cannot be
/// told; says what became of which column.
///
/// # Errors
/// When there is no room to look at all lines.
pub(super) fn settle(data: &mut ImportData) -> Result<Vec<(Field, Whose)>, NoRoom> {
    let suspects = std::mem::take(&mut data.suspects).0;
    if suspects.is_empty() {
        return Ok(Vec::new());
    }
    let parts = parts(data)?;
    let found = suspects.iter().map(|suspect| (*suspect, seen(data, &parts, suspect.amount)));
    let found: Vec<(Suspect, Whose)> = found.map(|(s, seen)| (s, seen.whose(s))).collect();
    for (suspect, whose) in &found {
        if *whose == Whose::Entry {
            move_up(data, &parts, suspect.amount)?;
        }
    }
    let taken = found.into_iter().filter(|(_, whose)| *whose != Whose::Line);
    let taken: Vec<(Field, Whose)> = taken
        .map(|(suspect, whose)| {
            take_away(data, suspect.amount);
            (suspect.field, whose)
        })
        .collect();
    Ok(taken)
}

fn parts(data: &ImportData) -> Result<Vec<Part>, NoRoom> {
    // The amounts of all lines of an entry are looked at together.
    if !has_room(
        data.lines.len().saturating_mul(size_of::<Part>() + 2 * size_of::<Option<Money>>()),
    ) {
        return Err(NoRoom);
    }
    let found = data.lines.iter().zip(0u32..).filter_map(|(line, part)| {
        let entry = data.entries.get(line.entry as usize)?;
        Some((entry.number, line.number, part))
    });
    let mut parts: Vec<Part> = Vec::new();
    reserve_exact(&mut parts, data.lines.len())?;
    parts.extend(found);
    parts.sort_unstable();
    Ok(parts)
}

/// The amount of a line: what is told for it, or the sum over its rows.
fn amount(data: &ImportData, line: &[Part], amount: Amount) -> Option<Money> {
    let once = |index: usize| {
        let mut merged = Once::default();
        for (.., part) in line {
            merged.merge(*data.amounts_of(*part).get(index)?);
        }
        merged.amount()
    };
    let sum = |get: fn(&ImportData, u32) -> Option<Money>| {
        let mut sum = None;
        for (.., part) in line {
            let first = data.lines.get(*part as usize).map_or(0, |line| line.first);
            let next = data.lines.get(*part as usize + 1);
            let end = next.map_or(data.rows.len() as u32, |next| next.first);
            for value in (first..end).filter_map(|row| get(data, row)) {
                sum = Some(sum.unwrap_or(Money::ZERO) + value);
            }
        }
        sum
    };
    match amount {
        Amount::Mpf => once(0),
        Amount::Hmf => once(1),
        Amount::Value => sum(|data, row| data.rows.value(row)),
        Amount::Duty => sum(|data, row| data.rows.duty(row)),
    }
}

fn seen(data: &ImportData, parts: &[Part], of: Amount) -> Seen {
    let mut seen = Seen::default();
    let basis = if of == Amount::Value { Amount::Duty } else { Amount::Value };
    for entry in parts.chunk_by(|a, b| a.0 == b.0) {
        let lines = || entry.chunk_by(|a, b| a.1 == b.1);
        if lines().take(2).count() < 2 {
            continue;
        }
        let mut amounts = lines().map(|line| amount(data, line, of));
        let first = amounts.next().flatten().filter(|first| !first.is_zero());
        let others: Vec<Option<Money>> = amounts.collect();
        let told = others.iter().flatten().chain(&first).filter(|amount| !amount.is_zero());
        let mut told: Vec<Money> = told.copied().collect();
        told.sort_unstable();
        told.dedup();
        if told.len() > 1 {
            seen.several += 1;
        } else if let Some(first) = first.filter(|first| others.iter().all(|o| *o == Some(*first)))
        {
            let bases: Vec<Money> = lines().filter_map(|line| amount(data, line, basis)).collect();
            if differ(&bases, first) {
                seen.one += 1;
                seen.lines = seen.lines.max(others.len() as u64 + 1);
            } else {
                seen.alike += 1;
            }
        }
    }
    seen
}

/// Whether the lines differ so much in what an amount depends on that it cannot be the same for all of
/// them, rounded to the cent as it is.
fn differ(bases: &[Money], amount: Money) -> bool {
    let (Some(least), Some(most)) = (bases.iter().min(), bases.iter().max()) else { return false };
    let cent = Decimal::new(1, 2);
    most.0 * (amount.0 - cent) > least.0 * (amount.0 + cent)
}

fn move_up(data: &mut ImportData, parts: &[Part], of: Amount) -> Result<(), NoRoom> {
    let total = match of {
        Amount::Mpf => None,
        Amount::Value => ENTRY_TOTALS.iter().position(|field| *field == Field::TotalValue),
        Amount::Duty => ENTRY_TOTALS.iter().position(|field| *field == Field::TotalDuty),
        Amount::Hmf => ENTRY_TOTALS.iter().position(|field| *field == Field::TotalHmf),
    };
    if total.is_some() {
        let more = data.entries.len().saturating_sub(data.extras.len());
        reserve(&mut data.extras, more)?;
        data.extras.resize(data.entries.len(), EntryExtra::default());
    }
    for entry in parts.chunk_by(|a, b| a.0 == b.0) {
        let lines = entry.chunk_by(|a, b| a.1 == b.1);
        let mut amounts: Vec<Money> = lines.filter_map(|line| amount(data, line, of)).collect();
        amounts.sort_unstable();
        amounts.dedup();
        amounts.retain(|amount| !amount.is_zero());
        let [amount] = amounts.as_slice() else { continue };
        for (.., part) in entry {
            let Some(at) = data.lines.get(*part as usize).map(|line| line.entry as usize) else {
                continue;
            };
            let place = match total {
                Some(index) => data.extras.get_mut(at).and_then(|e| e.totals.get_mut(index)),
                None => data.entries.get_mut(at).and_then(|e| e.money.last_mut()),
            };
            if let Some(place) = place {
                *place = place.or(Some(*amount));
            }
        }
    }
    Ok(())
}

/// No line has the amount any more, as if the column were not there.
fn take_away(data: &mut ImportData, of: Amount) {
    let (index, fields): (usize, &[Field]) = match of {
        Amount::Mpf => (0, &[Field::LineMpf]),
        Amount::Hmf => (1, &[Field::LineHmf]),
        Amount::Value => (2, &[Field::TariffValue, Field::LineValue]),
        Amount::Duty => (3, &[Field::TariffDuty, Field::LineDuty]),
    };
    if let Some(column) = data.amounts.get_mut(index) {
        *column = None;
    }
    data.has.retain(|field| !fields.contains(field));
    data.no_value |= of == Amount::Value;
    data.no_duty |= of == Amount::Duty;
}
