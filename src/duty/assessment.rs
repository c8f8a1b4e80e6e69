//! The duty of a line by component.

use super::{Column, Measured, Missing, Terms};
use crate::law::{Base, Confidence, Extra, Measure, Rate, Ruling};
use crate::model::{Hts8, Money, r2};
use rust_decimal::Decimal;

/// What a component is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part<'b> {
    /// The ordinary duty, by its column; `None` where that is not known.
    Ordinary(Option<Column<'b>>),
    /// A programme of chapter 99, under the heading to report; `None` where that is not known.
    Measure(&'b Measure, Option<Hts8>),
}

/// How much is owed, and of what.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Owed<'b> {
    /// A rate of the schedule.
    Rate(&'b Rate),
    /// A charge of chapter 99.
    Extra(Extra, Base),
    /// Not known.
    Unknown,
}

/// A duty on a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Component<'b> {
    /// What it is.
    pub part: Part<'b>,
    /// The rate and its base.
    pub owed: Owed<'b>,
    /// The amount on its record, half up to the cent, or what is missing.
    pub amount: Result<Money, Missing<'b>>,
    /// Key of the citation.
    pub cite: &'b str,
    /// How sure we are.
    pub confidence: Confidence,
}

/// The duty of a line: the ordinary duty first, then the programmes in the order in which their
/// headings are reported. Programmes that let the goods go are left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Assessment<'b> {
    /// The components.
    pub components: Vec<Component<'b>>,
}

impl<'b> Assessment<'b> {
    /// The whole duty of the line.
    ///
    /// # Errors
    /// What is missing first.
    pub fn total(&self) -> Result<Money, Missing<'b>> {
        self.components.iter().map(|component| component.amount).sum()
    }

    /// Assesses another line in place of this, without new memory.
    pub fn assess(&mut self, terms: &Terms<'b>, measured: &Measured) {
        self.components.clear();
        let ordinary = terms.ordinary_duty(measured);
        self.components.push(own(terms, ordinary));
        if let Err(missing) = terms.answers {
            self.components.extend(terms.ordinary.ok().map(|known| Component {
                part: Part::Ordinary(None),
                owed: Owed::Unknown,
                amount: Err(missing),
                cite: known.cite,
                confidence: known.confidence,
            }));
        }
        let mut carried = false;
        for answer in terms.about() {
            let (heading, owed, amount) = match &answer.ruling {
                Ruling::Charged(charge) => {
                    let claim = terms.claim(charge, ordinary, measured);
                    carried |= claim.replaces;
                    let own = if claim.replaces { ordinary } else { Ok(Decimal::ZERO) };
                    let amount = claim.added.and_then(|added| Ok(r2(added + own?)));
                    (Some(claim.heading), Owed::Extra(charge.extra, charge.base), amount)
                }
                Ruling::Unknown(why) => (None, Owed::Unknown, Err(Missing::Measure(*why))),
                Ruling::Outside | Ruling::Freed(_) | Ruling::Claimed { .. } => continue,
            };
            self.components.push(Component {
                part: Part::Measure(answer.measure, heading),
                owed,
                amount,
                cite: &answer.measure.cite,
                confidence: answer.confidence,
            });
        }
        if let Some(first) = self.components.first_mut().filter(|_| carried) {
            first.amount = Ok(Money::ZERO);
        }
    }
}

fn own<'b>(terms: &Terms<'b>, duty: Result<Decimal, Missing<'b>>) -> Component<'b> {
    match terms.ordinary {
        Ok(ordinary) => Component {
            part: Part::Ordinary(Some(ordinary.column)),
            owed: Owed::Rate(ordinary.rate),
            amount: duty.map(r2),
            cite: ordinary.cite,
            confidence: ordinary.confidence,
        },
        Err(missing) => Component {
            part: Part::Ordinary(None),
            owed: Owed::Unknown,
            amount: Err(missing),
            cite: "",
            confidence: Confidence::Unverified,
        },
    }
}
