//! The faults of one line on the law of one day.

use super::TOLERANCE_CENTS;
use super::fault::{Fault, FaultKind};
use super::headings::OnLine;
use super::lines::Reported;
use super::unjudged::Reason;
use crate::duty::{Column, Terms};
use crate::law::{Book, Charge, Confidence, Extra, Role, Ruling};
use crate::model::{Date, Money, r2};
use rust_decimal::Decimal;

/// A line, the day, and what the law asks.
#[derive(Clone, Copy)]
pub(super) struct Compared<'c, 'b> {
    pub book: &'b Book,
    pub date: Date,
    pub reported: Reported<'c>,
    pub terms: &'c Terms<'b>,
    /// The headings of programmes on the line, each once.
    pub on_line: &'c [OnLine<'b>],
}

impl<'b> Compared<'_, 'b> {
    /// Adds the faults; an error says why the ordinary duty of the line is not known.
    pub(super) fn faults(&self, found: &mut Vec<Fault<'b>>) -> Result<(), Reason> {
        let before = found.len();
        let together = self.terms.about().iter().any(|answer| self.is_one_sum(&answer.ruling));
        for answer in self.terms.about() {
            self.programme(answer, found);
        }
        if !together {
            found.extend(self.ordinary());
        }
        if found.len() > before && self.adds_up().unwrap_or_else(|| self.may_be_blended()) {
            let mut at = 0;
            found.retain(|fault| {
                at += 1;
                at <= before || !fault.kind.is_amount()
            });
        }
        self.reported.paid.ok_or(Reason::Paid)?;
        self.ordinary_duty().map(|_| ()).map_err(Reason::of)
    }

    pub(super) fn ordinary_duty(&self) -> Result<Decimal, crate::duty::Missing<'b>> {
        self.terms.ordinary_duty(&self.reported.measured)
    }

    /// Whether a charge that tops up the ordinary duty stands on the line, so that only their sum
    /// tells: some carry the ordinary duty on their own record.
    fn is_one_sum(&self, ruling: &Ruling<'_>) -> bool {
        let Ruling::Charged(Charge { heading, extra: Extra::UpTo { .. }, .. }) = ruling else {
            return false;
        };
        self.on_line.iter().any(|on| on.heading == *heading)
    }

    /// The ordinary duty, where it is another than the rate gives. What programs ask for has checks of
    /// its own: a claim that gives nothing, and the general rate paid beside a claim.
    fn ordinary(&self) -> Option<Fault<'b>> {
        let ordinary = self.terms.ordinary.ok().filter(|known| known.refusal.is_none())?;
        let due = r2(self.ordinary_duty().ok()?);
        let paid = self.reported.paid.filter(|paid| *paid >= Money::ZERO)?;
        let within =
            |due: Money| is_near(paid, due, self.terms.rounding().max(rounding(ordinary.general)));
        let by_general = || self.terms.general_duty(&self.reported.measured).ok().map(r2);
        let special = matches!(ordinary.column, Column::Special(_));
        if within(due)
            || (special && by_general().is_none_or(within))
            || (paid > due && self.reported.adcvd)
        {
            return None;
        }
        let kind = FaultKind::Ordinary { ordinary, due };
        Some(self.fault(self.reported.goods, kind, ordinary.confidence))
    }

    /// Whether the duty of a heading may stand on the record of the goods: it has none of its own, and
    /// the goods have more than is due on them.
    fn may_be_blended(&self) -> bool {
        let due = self.ordinary_duty().ok().map(r2);
        let more = self.reported.paid.zip(due).is_some_and(|(paid, due)| paid > due);
        let without =
            |on: &OnLine<'_>| on.role == Role::Charges && on.paid.is_none_or(|paid| paid.is_zero());
        more && self.on_line.iter().any(without)
    }

    /// Whether all duty on the line is what is due in all, however it is spread over the records; `None`
    /// where not all that is due is known.
    fn adds_up(&self) -> Option<bool> {
        // A record without an amount has its duty on another.
        let paid = || {
            let records = self.reported.line.tariffs.clone();
            let known = records.filter_map(|at| self.reported.portfolio.tariffs.duty(at));
            known.reduce(|sum, duty| sum + duty)
        };
        let due = || {
            let ordinary = self.ordinary_duty().ok()?;
            let mut sum = ordinary;
            for answer in self.terms.answers.as_deref().ok()? {
                match &answer.ruling {
                    Ruling::Charged(charge) => {
                        let claim = self.terms.claim(charge, Ok(ordinary), &self.reported.measured);
                        sum = sum.checked_add(claim.added.ok()?)?;
                    }
                    Ruling::Unknown(_) => return None,
                    Ruling::Outside | Ruling::Freed(_) | Ruling::Claimed { .. } => {}
                }
            }
            Some(r2(sum))
        };
        let (paid, due) = paid().zip(due())?;
        Some(is_near(paid, due, self.terms.rounding()))
    }

    pub(super) fn fault(
        &self,
        record: u32,
        kind: FaultKind<'b>,
        confidence: Confidence,
    ) -> Fault<'b> {
        Fault { line: self.reported.id, record, kind, confidence, near: None }
    }
}

fn rounding(rate: &crate::law::Rate) -> Decimal {
    rate.share().and_then(|share| share.checked_mul(Decimal::new(5, 1))).unwrap_or_default()
}

/// Whether an amount is another one within cents and what rounding to whole dollars and units explains.
pub(super) fn is_near(paid: Money, due: Money, rounding: Decimal) -> bool {
    let far = paid.0.checked_sub(due.0).map_or(Decimal::MAX, |far| far.abs());
    far <= rounding.checked_add(Money::cents(TOLERANCE_CENTS).0).unwrap_or(Decimal::MAX)
}
