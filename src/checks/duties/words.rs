//! What findings on duty have in common.

use super::Fault;
use crate::checks::Context;
use crate::checks::remedies::programme::is_weak;
use crate::finding::{Amount, Severity};
use crate::model::{EntrySummary, LineTariff, Money, iso};

impl Fault<'_> {
    /// Whether it must not accuse anyone: what it rests on is weak, or the law of a near day explains
    /// it.
    pub(in crate::checks) fn is_open(&self) -> bool {
        is_weak(self.confidence) || self.near.is_some()
    }

    /// The severity, where that of the check is `sure`.
    pub(in crate::checks) fn severity(&self, sure: Severity) -> Severity {
        if self.is_open() { Severity::Note } else { sure }
    }

    /// The money between what is due and what was paid; none while the fault is open.
    pub(in crate::checks) fn difference(&self, due: Money, paid: Money) -> Amount {
        match due {
            _ if self.is_open() || due == paid => Amount::default(),
            due if due > paid => Amount { owed: Some(due - paid), back: None },
            due => Amount { owed: None, back: Some(paid - due) },
        }
    }

    /// What makes it open, as sentences to be added.
    pub(in crate::checks) fn doubts(&self) -> String {
        let mut words = String::new();
        if is_weak(self.confidence) {
            words += &format!(" What this rests on is {} here.", self.confidence.words());
        }
        if let Some(day) = self.near {
            words += &format!(
                " By the law of {} the line would be right: the rate is that of the day on which \
                 documents and duty were deposited, or on which an in-bond movement was accepted at \
                 the first port (19 USC 1315(a)).",
                iso(day)
            );
        }
        words
    }

    /// The record that it is about.
    pub(in crate::checks) fn record(&self, context: &Context<'_>) -> LineTariff {
        context.portfolio.tariffs.get(self.record)
    }

    /// The record of the goods.
    pub(in crate::checks) fn goods(&self, context: &Context<'_>) -> Option<LineTariff> {
        context.portfolio.goods_of(context.portfolio.line(self.line)).next()
    }

    /// The entry summary.
    pub(in crate::checks) fn entry<'a>(&self, context: &Context<'a>) -> &'a EntrySummary {
        context.portfolio.entry(context.portfolio.line(self.line).entry)
    }

    /// `8471.30.01.00 of CN on 2025-06-02`.
    pub(in crate::checks) fn goods_words(&self, context: &Context<'_>) -> String {
        let line = context.portfolio.line(self.line);
        let number = self.goods(context).and_then(|goods| goods.hts);
        let number = number.map_or_else(|| "the goods".to_owned(), |number| number.to_string());
        let origin = line.origin.map(|origin| format!(" of {origin}")).unwrap_or_default();
        let date = self.entry(context).entry_date;
        let date = date.map(|date| format!(" on {date}")).unwrap_or_default();
        format!("{number}{origin}{date}")
    }
}
