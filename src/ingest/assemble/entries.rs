//! Entry summaries from the parts that the files have of them.

use super::{Ledger, Source};
use crate::ingest::imports::{EntryPart, entry_differences};
use crate::model::{Date, EntryDate, EntrySummary, ImporterNumber, Interner, Place};

/// An entry summary from its parts, given as (file, part); its lines are set by the caller.
pub(super) fn entry(
    parts: &[(usize, u32)],
    sources: &[Source],
    text: &Interner,
    ledger: &mut Ledger,
) -> Option<EntrySummary> {
    let mut merged: Vec<(usize, EntryPart)> = Vec::new();
    for (index, part) in parts {
        let source = sources.get(*index)?;
        let mut part = *source.data.entries.get(*part as usize)?;
        part.raw = source.symbol(part.raw);
        part.texts = part.texts.map(|symbol| source.symbol(symbol));
        match merged.last_mut().filter(|(of, _)| of == index) {
            Some((_, kept)) => kept.join(&part, text),
            None => merged.push((*index, part)),
        }
    }
    let place = merged
        .iter()
        .filter_map(|(index, part)| Some(Place { file: sources.get(*index)?.file, row: part.row }))
        .min()?;
    for (index, part) in &merged {
        let Some(source) = sources.get(*index) else { continue };
        for field in entry_differences(part.differs) {
            ledger.differs(Place { file: source.file, row: part.row }, field);
        }
    }
    // The latest extract speaks first; others fill what it leaves blank.
    merged.sort_by_key(|(_, part)| std::cmp::Reverse(rank(part)));
    let mut parts = merged.into_iter().map(|(_, part)| part);
    let mut kept = parts.next()?;
    for part in parts {
        if rank(&part) == rank(&kept) { kept.join(&part, text) } else { fill(&mut kept, &part) }
    }
    Some(summary(&kept, place, text))
}

fn rank(part: &EntryPart) -> Option<Date> {
    let [.., liquidation, psc] = part.dates;
    liquidation.max(psc)
}

fn fill(kept: &mut EntryPart, new: &EntryPart) {
    for (kept, new) in kept.texts.iter_mut().zip(new.texts) {
        if kept.is_none() {
            *kept = new;
        }
    }
    for (kept, new) in kept.dates.iter_mut().zip(new.dates) {
        *kept = kept.or(new);
    }
    for (kept, new) in kept.money.iter_mut().zip(new.money) {
        *kept = kept.or(new);
    }
}

fn summary(part: &EntryPart, place: Place, text: &Interner) -> EntrySummary {
    let [
        importer,
        importer_name,
        entry_type,
        port,
        filer_name,
        mode,
        liquidation_status,
        final_liquidation,
        reconciliation,
        fta_status,
        other_status,
        psc,
        protest,
        protest_status,
        review_team,
        center,
    ] = part.texts;
    let [entry_date, summary_date, liquidation_date, latest_psc] = part.dates;
    let [liquidated_duty, total_mpf] = part.money;
    EntrySummary {
        number: part.number,
        number_raw: part.raw,
        account: ImporterNumber::account(text.text(importer)),
        importer,
        importer_name,
        entry_type,
        port,
        filer_name,
        mode,
        entry_date: entry_date.map(EntryDate),
        summary_date,
        liquidation_date,
        liquidation_status,
        final_liquidation,
        liquidated_duty,
        reconciliation,
        reconciliation_status: [fta_status, other_status],
        psc,
        latest_psc,
        protest,
        protest_status,
        total_mpf,
        review_team,
        center,
        place,
        lines: 0..0,
    }
}
