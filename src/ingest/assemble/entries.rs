//! Entry summaries from the parts that the files have of them.

use super::{Ledger, Source, fits};
use crate::ingest::imports::{ENTRY_DATES, ENTRY_TEXT, EntryExtra, EntryPart, entry_differences};
use crate::model::Arrange;
use crate::model::{
    CapeClaim, Date, EntryDate, EntrySummary, EntryTotals, Field, FileId, ImporterNumber, Interner,
    Place, Symbol,
};
use crate::text::push;
use std::collections::BTreeSet;

/// What all files say of an entry summary.
pub(super) struct Joined {
    pub summary: EntrySummary,
    /// Date of importation by a report without lines, for lines that have none.
    pub import_date: Option<Date>,
}

/// What one file says of an entry summary.
#[derive(Clone, Copy)]
struct Part {
    file: FileId,
    headers: bool,
    part: EntryPart,
    extra: EntryExtra,
}

impl Part {
    fn place(&self) -> Place {
        Place { file: self.file, row: self.part.row }
    }

    /// How late the extract is.
    fn rank(&self) -> Option<Date> {
        let [.., liquidation, psc] = self.part.dates;
        liquidation.max(psc)
    }

    fn join(&mut self, new: &Self, text: &Interner) {
        self.part.join(&new.part, text);
        self.extra.join(&new.extra);
    }

    /// Takes what this one leaves blank.
    fn fill(&mut self, new: &Self) {
        for (kept, new) in self.part.texts.iter_mut().zip(new.part.texts) {
            if kept.is_none() {
                *kept = new;
            }
        }
        for (kept, new) in self.part.dates.iter_mut().zip(new.part.dates) {
            *kept = kept.or(new);
        }
        for (kept, new) in self.part.money.iter_mut().zip(new.part.money) {
            *kept = kept.or(new);
        }
        self.extra.fill(&new.extra);
    }
}

/// An entry summary from its parts, given as (file, part); its lines are set by the caller.
pub(super) fn entry(
    parts: &[(usize, u32)],
    sources: &[Source],
    text: &Interner,
    ledger: &mut Ledger,
) -> Option<Joined> {
    if let [(index, part)] = parts {
        return alone(sources.get(*index)?, *part, text, ledger);
    }
    let mut merged: Vec<Part> = Vec::new();
    for (index, part) in parts {
        let source = sources.get(*index)?;
        let at = *part as usize;
        let part = in_portfolio(source.data.entries.get(at)?, source);
        let extra = source.data.extras.get(at).copied().unwrap_or_default();
        let new = Part { file: source.file, headers: source.data.headers, part, extra };
        match merged.last_mut().filter(|kept| kept.file == new.file) {
            Some(kept) => kept.join(&new, text),
            None => merged.push(new),
        }
    }
    // The lines are the entry: a report without them only adds to it.
    let place = merged.iter().map(|part| (part.headers, part.place())).min()?.1;
    for part in &merged {
        for field in entry_differences(part.part.differs).chain(part.extra.differences()) {
            ledger.differs(part.place(), field);
        }
    }
    let kept = join(&mut merged, text, ledger)?;
    let of_parts = parts.iter().filter_map(|(index, part)| Some((sources.get(*index)?, *part)));
    let claims = claims(of_parts, text, ledger);
    Some(joined(&kept.part, &kept.extra, place, claims, text))
}

/// An entry summary of which one part is all that there is.
pub(super) fn alone(
    source: &Source,
    at: u32,
    text: &Interner,
    ledger: &mut Ledger,
) -> Option<Joined> {
    let part = source.data.entries.get(at as usize)?;
    let extra = source.data.extras.get(at as usize).copied().unwrap_or_default();
    let place = Place { file: source.file, row: part.row };
    for field in entry_differences(part.differs).chain(extra.differences()) {
        ledger.differs(place, field);
    }
    let claims = claims([(source, at)], text, ledger);
    if source.symbols.is_none() {
        return Some(joined(part, &extra, place, claims, text));
    }
    let part = in_portfolio(part, source);
    Some(joined(&part, &extra, place, claims, text))
}

/// A part with its words in the portfolio's text.
fn in_portfolio(part: &EntryPart, source: &Source) -> EntryPart {
    let texts = part.texts.map(|symbol| source.symbol(symbol));
    EntryPart { raw: source.symbol(part.raw), texts, ..*part }
}

fn joined(
    part: &EntryPart,
    extra: &EntryExtra,
    place: Place,
    cape: Vec<CapeClaim>,
    text: &Interner,
) -> Joined {
    let [value, duty, hmf] = extra.totals;
    let totals = EntryTotals { value, duty, hmf };
    Joined { summary: summary(part, (totals, cape), place, text), import_date: extra.import_date }
}

/// The latest extract speaks first; others fill what it leaves blank. Which file stands first does not
/// matter.
fn join(merged: &mut [Part], text: &Interner, ledger: &mut Ledger) -> Option<Part> {
    merged.arrange_by_key(|part| std::cmp::Reverse(part.rank()));
    let mut kept: Option<Part> = None;
    for of_rank in merged.chunk_by(|a, b| a.rank() == b.rank()) {
        let (first, others) = of_rank.split_first()?;
        let mut joined = *first;
        others.iter().for_each(|part| joined.join(part, text));
        match &mut kept {
            None => kept = Some(joined),
            Some(kept) => kept.fill(&joined),
        }
    }
    let kept = kept?;
    if merged.len() > 1 {
        for part in merged.iter() {
            for field in disagreements(part, &kept, text) {
                ledger.elsewhere(part.place(), field);
            }
        }
    }
    Some(kept)
}

/// Fields of an entry that do not change with time, in which a file says something else than what is
/// used.
fn disagreements<'a>(
    part: &'a Part,
    kept: &'a Part,
    text: &'a Interner,
) -> impl Iterator<Item = Field> + 'a {
    let same_time = part.rank() == kept.rank();
    let texts = ENTRY_TEXT.iter().zip(part.part.texts).zip(kept.part.texts);
    let texts = texts.filter_map(move |((field, ours), used)| {
        let differs = match field {
            Field::ImporterNumber => {
                let account = |symbol| ImporterNumber::account(text.text(symbol));
                account(ours) != account(used)
            }
            Field::EntryType | Field::PortOfEntry => ours != used,
            _ => false,
        };
        (ours.is_some() && used.is_some() && differs).then_some(*field)
    });
    let dates = ENTRY_DATES.iter().zip(part.part.dates).zip(kept.part.dates);
    let dates = dates.filter_map(move |((field, ours), used)| {
        let counts = *field == Field::EntryDate
            || same_time && matches!(field, Field::EntrySummaryDate | Field::LiquidationDate);
        (counts && ours.is_some() && used.is_some() && ours != used).then_some(*field)
    });
    let money = [Field::TotalLiquidatedDuty, Field::TotalMpf];
    let money = money.into_iter().zip(part.part.money).zip(kept.part.money);
    let money = money.filter_map(move |((field, ours), used)| {
        (same_time && ours.is_some() && used.is_some() && ours != used).then_some(field)
    });
    texts.chain(dates).chain(money)
}

/// The claims that name the entry, each once: one that another file tells more of is the same claim.
fn claims<'a>(
    parts: impl IntoIterator<Item = (&'a Source, u32)>,
    text: &Interner,
    ledger: &mut Ledger,
) -> Vec<CapeClaim> {
    let mut claims: Vec<CapeClaim> = Vec::new();
    for (source, part) in parts {
        let all = &source.data.claims;
        let from = all.partition_point(|(entry, _)| *entry < part);
        let of_part = all.iter().skip(from).take_while(|(entry, _)| *entry == part);
        for (_, claim) in of_part {
            ledger.is_full |= push(&mut claims, source.claim(claim)).is_err();
        }
    }
    let words = |claim: &CapeClaim| [claim.number, claim.status, claim.error].map(|s| text.text(s));
    claims.arrange_by(|a, b| words(a).cmp(&words(b)));
    claims.dedup();
    if !fits(claims.len(), 4 * size_of::<CapeClaim>()) {
        ledger.is_full = true;
        return Vec::new();
    }
    claims.chunk_by(|a, b| a.number == b.number).flat_map(whole).collect()
}

/// Of the different claims with one number, sorted by status and error, those of which no other tells
/// more: one without a status or an error is part of one that has the other and both.
fn whole(claims: &[CapeClaim]) -> Vec<CapeClaim> {
    let with_status = claims.iter().filter(|claim| claim.status.is_some());
    let errors: BTreeSet<Symbol> = with_status.map(|claim| claim.error).collect();
    let is_part =
        |at: usize, claim: &CapeClaim| match (claim.status.is_some(), claim.error.is_some()) {
            (true, true) => false,
            // The one without an error stands first of those with its status.
            (true, false) => claims.get(at + 1).is_some_and(|next| next.status == claim.status),
            (false, true) => errors.contains(&claim.error),
            (false, false) => claims.len() > 1,
        };
    let whole = claims.iter().enumerate().filter(|(at, claim)| !is_part(*at, claim));
    whole.map(|(_, claim)| *claim).collect()
}

fn summary(
    part: &EntryPart,
    (totals, cape): (EntryTotals, Vec<CapeClaim>),
    place: Place,
    text: &Interner,
) -> EntrySummary {
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
        totals,
        cape,
        review_team,
        center,
        place,
        lines: 0..0,
    }
}
