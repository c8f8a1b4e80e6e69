//! What few reports say of a whole entry summary: its date of importation, its totals, its claims.

use super::cells::{chosen, dated, money};
use super::merge::{merge_date, merge_least};
use super::parts::ImportData;
use crate::ingest::mapping::Mapping;
use crate::ingest::settle::Settle;
use crate::ingest::slot::{Slot, plain, symbol};
use crate::ingest::tally::Tally;
use crate::ingest::values::Way;
use crate::model::{CapeClaim, Date, Field, Money, SourceKind, Symbol};
use crate::text::{Record, push};

/// Amounts of a whole entry summary beside those of every report.
pub(in crate::ingest) const ENTRY_TOTALS: [Field; 3] =
    [Field::TotalValue, Field::TotalDuty, Field::TotalHmf];

const CLAIM: [Field; 3] = [Field::ClaimNumber, Field::ClaimStatus, Field::ClaimError];

/// What consecutive rows say beside [`super::EntryPart`].
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::ingest) struct EntryExtra {
    /// Date of importation, from a report without lines.
    pub import_date: Option<Date>,
    /// In the order of [`ENTRY_TOTALS`].
    pub totals: [Option<Money>; ENTRY_TOTALS.len()],
    /// Fields in which its rows differ: [`ENTRY_TOTALS`], then the date of importation.
    differs: u8,
}

impl EntryExtra {
    /// Joins another part of the same entry summary.
    pub(in crate::ingest) fn join(&mut self, new: &Self) {
        self.differs |= new.differs;
        new.totals.iter().enumerate().for_each(|(index, new)| self.join_total(index, *new));
        self.join_date(new.import_date);
    }

    /// Takes what this one leaves blank.
    pub(in crate::ingest) fn fill(&mut self, new: &Self) {
        self.import_date = self.import_date.or(new.import_date);
        for (kept, new) in self.totals.iter_mut().zip(new.totals) {
            *kept = kept.or(new);
        }
    }

    /// The fields in which the rows of a file differ.
    pub(in crate::ingest) fn differences(&self) -> impl Iterator<Item = Field> + use<> {
        let bits = self.differs;
        let fields = ENTRY_TOTALS.into_iter().chain([Field::ImportDate]);
        fields.enumerate().filter(move |(i, _)| bits >> i & 1 == 1).map(|(_, field)| field)
    }

    fn join_total(&mut self, index: usize, new: Option<Money>) {
        if let Some(kept) = self.totals.get_mut(index) {
            self.differs |= u8::from(merge_least(kept, new)) << index;
        }
    }

    fn join_date(&mut self, new: Option<Date>) {
        let differs = merge_date(&mut self.import_date, new, Field::ImportDate);
        self.differs |= u8::from(differs) << ENTRY_TOTALS.len();
    }
}

/// Reads those columns.
#[derive(Debug)]
pub(super) struct Extras {
    import_date: Vec<Slot<Option<Way<Date>>>>,
    totals: Vec<Slot<Option<Way<Money>>>>,
    claim: Vec<Slot<Symbol>>,
    open_date: Settle<Date>,
    open_totals: [Settle<Money>; ENTRY_TOTALS.len()],
    /// The layout tells that months come first, and a point before the cents.
    is_told: bool,
}

impl Extras {
    /// For a file with these columns; `None` where it has none of them.
    pub(super) fn new(mapping: &Mapping) -> Option<Box<Self>> {
        let columns = &mapping.columns;
        let headers = mapping.kind == SourceKind::EntryHeaders;
        let date: &[Field] = if headers { &[Field::ImportDate] } else { &[] };
        // Without a number nothing tells that a status is one of a claim.
        let is_claim = columns.get(Field::ClaimNumber).is_some();
        let claim: &[Field] = if is_claim { &CLAIM } else { &[] };
        let (import_date, claim) = (Slot::of(date, columns), Slot::of(claim, columns));
        let totals = Slot::of(&ENTRY_TOTALS, columns);
        let none = import_date.is_empty() && totals.is_empty() && claim.is_empty();
        let open_totals = ENTRY_TOTALS.map(Settle::new);
        let open_date = Settle::new(Field::ImportDate);
        let is_told = mapping.layout.starts_with("ACE");
        (!none)
            .then(|| Box::new(Self { import_date, totals, claim, open_date, open_totals, is_told }))
    }

    /// Whether something was lost because there was no room for it.
    pub(super) fn is_full(&self) -> bool {
        self.open_date.is_full() || self.open_totals.iter().any(Settle::is_full)
    }

    /// Ends the columns; what was open goes to its entry.
    pub(super) fn finish(self, data: &mut ImportData, tally: &mut Tally) {
        let extras = &mut data.extras;
        self.open_date.finish(self.is_told, tally, |to, date| {
            if let Some(extra) = extras.get_mut(to as usize) {
                extra.join_date(Some(date));
            }
        });
        for (index, column) in self.open_totals.into_iter().enumerate() {
            column.finish(self.is_told, tally, |to, money| {
                if let Some(extra) = extras.get_mut(to as usize) {
                    extra.join_total(index, Some(money));
                }
            });
        }
    }

    /// Takes a row of the last entry of `data`; `same` says that the row above is of it too.
    pub(super) fn take(
        &mut self,
        same: bool,
        row: (&Record<'_>, usize),
        data: &mut ImportData,
        tally: &mut Tally,
    ) {
        if !same {
            data.is_full |= push(&mut data.extras, EntryExtra::default()).is_err();
        }
        let to = data.extras.len().saturating_sub(1) as u32;
        let Some(extra) = data.extras.last_mut() else { return };
        for slot in &mut self.import_date {
            if slot.take(row, tally, dated) || !same {
                let (at, open) = (slot.at(row.0), &mut self.open_date);
                extra.join_date(slot.value.and_then(|way| open.take(way, to, at)));
            }
        }
        for (slot, open) in chosen(&mut self.totals, &mut self.open_totals) {
            if slot.take(row, tally, money) || !same {
                let at = slot.at(row.0);
                extra.join_total(slot.index, slot.value.and_then(|way| open.take(way, to, at)));
            }
        }
        let mut changed = !same;
        for slot in &mut self.claim {
            changed |= slot.take(row, tally, |cell| symbol(&mut data.text, cell, plain));
        }
        let number = self.claim.first().map_or(Symbol::NONE, |slot| slot.value);
        if changed && number.is_some() {
            let of = |field| {
                let slot = self.claim.iter().find(|slot| slot.field == field);
                slot.map_or(Symbol::NONE, |slot| slot.value)
            };
            let (status, error) = (of(Field::ClaimStatus), of(Field::ClaimError));
            let entry = data.entries.len().saturating_sub(1) as u32;
            let claim = (entry, CapeClaim { number, status, error });
            data.is_full |= push(&mut data.claims, claim).is_err();
        }
    }
}
