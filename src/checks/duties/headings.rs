//! The headings of chapter 99 on a line, held against what their programmes say.

use super::compare::{Compared, is_near};
use super::fault::{Fault, FaultKind};
use crate::checks::remedies::programme::{Standing, standing};
use crate::duty::Claim;
use crate::law::{Answer, Base, Book, Charge, Extra, Freed, FreedBy, Measure, Role, Ruling};
use crate::model::{Hts8, HtsNumber, Money, Portfolio, r2};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// More lines than an entry summary can have; what says it has more is not looked through for each line.
const LINES_OF_ENTRY: usize = 1_000;

/// A heading on the line that belongs to a programme.
#[derive(Debug, Clone, Copy)]
pub(super) struct OnLine<'b> {
    pub heading: Hts8,
    pub record: u32,
    pub measure: &'b Measure,
    pub role: Role,
    /// The duty on its records, where all give one.
    pub paid: Option<Money>,
}

/// Which programme a heading belongs to, asked once for each.
#[derive(Debug)]
pub(super) struct Programmes<'b> {
    book: &'b Book,
    known: FxHashMap<Hts8, Option<(&'b Measure, Role)>>,
}

impl<'b> Programmes<'b> {
    pub(super) fn new(book: &'b Book) -> Self {
        Self { book, known: FxHashMap::default() }
    }

    fn of(&mut self, heading: Hts8) -> Option<(&'b Measure, Role)> {
        let book = self.book;
        *self.known.entry(heading).or_insert_with(|| {
            let measure = book.heading_measure(heading)?;
            Some((measure, measure.role(heading)?))
        })
    }

    /// The headings of programmes among the records of a line, each once.
    pub(super) fn on_line(
        &mut self,
        portfolio: &Portfolio,
        stack: &[(Hts8, u32)],
        on_line: &mut Vec<OnLine<'b>>,
    ) {
        on_line.clear();
        for (heading, record) in stack {
            let paid = portfolio.tariffs.duty(*record);
            if let Some(twice) = on_line.iter_mut().find(|other| other.heading == *heading) {
                twice.paid = twice.paid.zip(paid).map(|(a, b)| a + b);
            } else if let Some((measure, role)) = self.of(*heading) {
                on_line.push(OnLine { heading: *heading, record: *record, measure, role, paid });
            }
        }
    }
}

impl<'b> Compared<'_, 'b> {
    /// What a programme finds.
    pub(super) fn programme(&self, answer: &Answer<'b>, found: &mut Vec<Fault<'b>>) {
        match answer.ruling {
            Ruling::Charged(charge) => self.charged(answer, &charge, found),
            Ruling::Freed(freed) => self.freed(answer, freed, found),
            Ruling::Outside => {
                let faults = self.strangers(answer.measure).map(|on| {
                    let right = None;
                    self.wrong_product(answer, on, right, false)
                });
                found.extend(faults);
            }
            Ruling::Unknown(_) => {
                let charging = self.own(answer.measure).filter(|on| on.role == Role::Charges);
                found.extend(charging.filter_map(|on| self.above_its_rate(answer, on)));
            }
            Ruling::Claimed { .. } => {}
        }
    }

    /// The headings of a programme on the line.
    fn own(&self, measure: &'b Measure) -> impl Iterator<Item = &OnLine<'b>> {
        self.on_line.iter().filter(move |on| std::ptr::eq(on.measure, measure))
    }

    /// Those that charge, and that no check of dates or countries speaks of.
    fn strangers(&self, measure: &'b Measure) -> impl Iterator<Item = &OnLine<'b>> {
        self.own(measure).filter(|on| on.role == Role::Charges && !self.is_told(on.heading))
    }

    /// Whether a heading is out of its dates or about other countries, which other checks say.
    fn is_told(&self, heading: Hts8) -> bool {
        let number = HtsNumber::from_digits(u64::from(heading.digits()) * 100);
        let elsewhere = || {
            let (number, origin) = number.zip(self.reported.line.origin)?;
            self.book.chapter99_without(number, self.date, origin)
        };
        !matches!(standing(self.book, heading, self.date), Standing::Usable)
            || elsewhere().is_some()
    }

    fn charged(&self, answer: &Answer<'b>, charge: &Charge, found: &mut Vec<Fault<'b>>) {
        // A program claimed in vain is a fault of its own, and decides on which side of a floor the
        // goods are.
        let refused = self.terms.ordinary.is_ok_and(|ordinary| ordinary.refusal.is_some());
        if refused && matches!(charge.extra, Extra::UpTo { .. }) {
            return;
        }
        let claim = self.terms.claim(charge, self.ordinary_duty(), &self.reported.measured);
        let fits = |heading: Hts8| heading == claim.heading || claim.or == Some(heading);
        let (mut any, mut fitting, mut claimed) = (false, None, false);
        for on in self.own(answer.measure) {
            any = true;
            claimed |= on.role == Role::Claims;
            if fits(on.heading) {
                fitting = Some(on);
            }
        }
        if let Some(on) = fitting {
            found.extend(self.amount(answer, charge, &claim, on));
            let others = self.strangers(answer.measure).filter(|other| !fits(other.heading));
            found.extend(others.map(|other| self.wrong_product(answer, other, None, false)));
        } else if !any {
            found.extend(self.missing(answer, charge, &claim));
        } else if !claimed {
            let right = (claim.heading, claim.added.ok().map(r2));
            let wrong = self.own(answer.measure).find(|on| !self.is_told(on.heading));
            found.extend(wrong.map(|on| {
                let claims = on.role == Role::Frees;
                self.wrong_product(answer, on, Some(right), claims)
            }));
        }
    }

    fn missing(
        &self,
        answer: &Answer<'b>,
        charge: &Charge,
        claim: &Claim<'b>,
    ) -> Option<Fault<'b>> {
        if self.is_on_another_line(answer.measure, charge.base) {
            return None;
        }
        let kind = FaultKind::Missing {
            answer: *answer,
            heading: claim.heading,
            due: claim.added.ok().map(r2),
            most: claim.most.map(r2),
        };
        Some(self.fault(self.reported.goods, kind, answer.confidence))
    }

    /// Whether a heading of a programme stands on another line of the entry: beside the content that is
    /// charged, or on a line of its own.
    fn is_on_another_line(&self, measure: &Measure, base: Base) -> bool {
        let portfolio = self.reported.portfolio;
        let entry = portfolio.entry(self.reported.line.entry);
        let lines = portfolio.lines_of(entry).take(LINES_OF_ENTRY);
        let mut lines = lines.filter(|(id, _)| *id != self.reported.id);
        lines.any(|(_, line)| {
            let numbers = || line.tariffs.clone().filter_map(|at| portfolio.tariffs.hts(at));
            let may_be_it = base == Base::PartOfValue || numbers().all(|hts| hts.is_chapter99());
            let is_of = |hts: HtsNumber| hts.is_chapter99() && measure.role(hts.hts8()).is_some();
            may_be_it && numbers().any(is_of)
        })
    }

    fn freed(&self, answer: &Answer<'b>, freed: Freed<'b>, found: &mut Vec<Fault<'b>>) {
        // Where the other programme charges a part of the value, this one may charge the rest.
        if self.rests_on_a_part(freed.by) {
            return;
        }
        let mut any = false;
        for on in self.own(answer.measure) {
            any = true;
            if on.role == Role::Charges && !self.is_told(on.heading) {
                let kind = FaultKind::Superfluous {
                    measure: answer.measure,
                    heading: on.heading,
                    by: freed.by,
                    instead: freed.heading,
                };
                found.push(self.fault(on.record, kind, answer.confidence));
            }
        }
        if let Some(heading) = freed.heading.filter(|_| !any) {
            let kind = FaultKind::Missing { answer: *answer, heading, due: None, most: None };
            found.push(self.fault(self.reported.goods, kind, answer.confidence));
        }
    }

    fn rests_on_a_part(&self, by: FreedBy<'_>) -> bool {
        let FreedBy::Measure(key) = by else { return false };
        let mut others = self.terms.about().iter().filter(|other| other.measure.key == key);
        others.any(|other| match other.ruling {
            Ruling::Charged(charge) => charge.base == Base::PartOfValue,
            Ruling::Claimed { .. } | Ruling::Unknown(_) => true,
            Ruling::Outside | Ruling::Freed(_) => false,
        })
    }

    fn wrong_product(
        &self,
        answer: &Answer<'b>,
        on: &OnLine<'b>,
        right: Option<(Hts8, Option<Money>)>,
        claims: bool,
    ) -> Fault<'b> {
        let kind =
            FaultKind::WrongProduct { measure: answer.measure, heading: on.heading, right, claims };
        self.fault(on.record, kind, answer.confidence)
    }

    /// The duty under a heading that the goods fall under.
    fn amount(
        &self,
        answer: &Answer<'b>,
        charge: &Charge,
        claim: &Claim<'b>,
        on: &OnLine<'b>,
    ) -> Option<Fault<'b>> {
        let together = matches!(charge.extra, Extra::UpTo { .. });
        let paid = if together { on.paid? + self.reported.paid? } else { on.paid? };
        let own = if together { self.ordinary_duty().ok()? } else { Decimal::ZERO };
        let due = match claim.added {
            Ok(added) => r2(added.checked_add(own)?),
            Err(_) => r2(claim.most?),
        };
        let rounding = share(charge).checked_mul(Decimal::new(5, 1))?;
        let is_right = is_near(paid, due, rounding) || (claim.added.is_err() && paid < due);
        let kind =
            FaultKind::WrongRate { measure: answer.measure, heading: on.heading, due, together };
        (!is_right).then(|| self.fault(on.record, kind, answer.confidence))
    }

    /// More duty under a heading than its rate gives on the whole value, where nothing more is known.
    fn above_its_rate(&self, answer: &Answer<'b>, on: &OnLine<'b>) -> Option<Fault<'b>> {
        let number = HtsNumber::from_digits(u64::from(on.heading.digits()) * 100)?;
        let row = self.book.chapter99(number, self.date).in_force()?;
        let mut rate = None;
        for step in row.rates_on(self.date) {
            rate = rate.max(step.rates.iter().copied().max());
        }
        let (rate, value) = (rate?, self.reported.measured.value?.0);
        let (due, paid) = (r2(rate.checked_mul(value)?), on.paid?);
        let rounding = rate.checked_mul(Decimal::new(5, 1))?;
        let kind = FaultKind::WrongRate {
            measure: answer.measure,
            heading: on.heading,
            due,
            together: false,
        };
        let confidence = answer.confidence.max(row.confidence.heading_rate);
        (paid > due && !is_near(paid, due, rounding))
            .then(|| self.fault(on.record, kind, confidence))
    }
}

fn share(charge: &Charge) -> Decimal {
    match charge.extra {
        Extra::Added(share) => share,
        Extra::UpTo { total, .. } => total,
    }
}
