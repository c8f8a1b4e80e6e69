//! What can still be done about an entry, and until when.

use super::Context;
use crate::clock;
use crate::finding::Amount;
use crate::model::{Choice, Date, EntrySummary, Switch, iso};

/// The way that is open for a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remedy {
    /// One sentence.
    pub words: String,
    /// The last day, where one is known and not over.
    pub deadline: Option<Date>,
    /// Whether every way known to us has ended, so that nothing paid too much can come back.
    pub is_over: bool,
}

impl Remedy {
    /// The money of a finding as far as it can still move: what may come back only while a way is
    /// open. What is owed stays owed.
    pub(crate) fn reachable(&self, amount: Amount) -> Amount {
        Amount { back: amount.back.filter(|_| !self.is_over), ..amount }
    }
}

/// A post summary correction while the entry is not liquidated, a protest after that.
pub(crate) fn remedy(context: &Context<'_>, entry: &EntrySummary) -> Remedy {
    match liquidated_on(context, entry) {
        Some(date) => by_protest(context, date),
        None => by_correction(context, entry),
    }
}

fn by_correction(context: &Context<'_>, entry: &EntrySummary) -> Remedy {
    let last = entry
        .entry_date
        .and_then(|date| clock::psc_deadline(date, entry.liquidation_date, context.book))
        .map(|date| rolled(context, date));
    match last {
        Some(date) if date >= context.options.as_of => Remedy {
            words: format!("Until {} a post summary correction can change it.", iso(date)),
            deadline: Some(date),
            is_over: false,
        },
        Some(date) => Remedy {
            words: format!(
                "The time for a post summary correction ended on {}; what is left is a protest \
                 after liquidation, or a prior disclosure.",
                iso(date)
            ),
            deadline: None,
            is_over: false,
        },
        None => Remedy {
            words: "Until when a post summary correction is possible cannot be told from this \
                    report."
                .to_owned(),
            deadline: None,
            is_over: false,
        },
    }
}

fn by_protest(context: &Context<'_>, liquidation: Date) -> Remedy {
    let last = clock::protest_deadline(liquidation, context.book).map(|date| rolled(context, date));
    match last {
        Some(date) if date >= context.options.as_of => Remedy {
            words: format!(
                "The entry was liquidated on {}; a protest can be filed until {}.",
                iso(liquidation),
                iso(date)
            ),
            deadline: Some(date),
            is_over: false,
        },
        Some(date) => Remedy {
            words: format!(
                "The entry was liquidated on {} and the time for a protest ended on {}: the liquidation \
                 is final. Duty paid too much is not counted as money that may come back; duty paid \
                 too little is corrected by a prior disclosure (19 USC 1592(c)(4)).",
                iso(liquidation),
                iso(date)
            ),
            deadline: None,
            is_over: true,
        },
        None => Remedy {
            words: format!("The entry was liquidated on {}.", iso(liquidation)),
            deadline: None,
            is_over: false,
        },
    }
}

/// The option `weekend-roll` moves a last day to the next working day.
fn rolled(context: &Context<'_>, date: Date) -> Date {
    match context.options.choice(Switch::WeekendRoll) {
        Choice::Upside => clock::next_business_day(date, context.book).unwrap_or(date),
        Choice::Base | Choice::Low => date,
    }
}

/// The date of liquidation if the entry is liquidated. A report also gives the date for which
/// liquidation is scheduled: a date to come, or one whose status says that it is not done.
fn liquidated_on(context: &Context<'_>, entry: &EntrySummary) -> Option<Date> {
    let date = entry.liquidation_date?;
    let status = context.portfolio.str(entry.liquidation_status).to_ascii_lowercase();
    const OPEN: &[&str] = &["not ", "un", "sched", "pend", "suspend", "extend", "set"];
    let open = OPEN.iter().any(|word| status.starts_with(word));
    (date <= context.options.as_of && !open).then_some(date)
}
