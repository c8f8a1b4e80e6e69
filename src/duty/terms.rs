//! What the law asks of goods on a day, before value and quantity.

use super::chapter99::{self, Claim};
use super::ordinary::ordinary;
use super::{Measured, Missing, Ordinary, Question, amount};
use crate::law::{Answer, Before, Book, Charge, Goods, Measure, Ruling};
use rust_decimal::Decimal;

/// What the law asks of goods on a day.
#[derive(Debug, Clone)]
pub struct Terms<'b> {
    /// The ordinary duty.
    pub ordinary: Result<Ordinary<'b>, Missing<'b>>,
    /// What the programmes of chapter 99 say, in the order in which headings are reported; of those
    /// that are not about the goods only the ones with a heading on the line.
    pub answers: Result<Box<[Answer<'b>]>, Missing<'b>>,
}

impl<'b> Terms<'b> {
    /// Asks the law.
    #[must_use]
    pub fn new(book: &'b Book, question: &Question<'_>, before: Before) -> Self {
        let answers = answers(book, question);
        let mut ordinary = ordinary(book, question, before);
        let known = answers.as_deref().unwrap_or_default();
        if let Some(date) = question.date
            && let Some(heading) = chapter99::in_doubt(book, question.headings, date, known)
        {
            ordinary = ordinary.and(Err(Missing::Heading(heading)));
        }
        Self { ordinary, answers }
    }

    /// The ordinary duty of a line, exact.
    ///
    /// # Errors
    /// What is missing.
    pub fn ordinary_duty(&self, measured: &Measured) -> Result<Decimal, Missing<'b>> {
        amount::duty(self.ordinary?.rate, measured)
    }

    /// The duty of a line by the general rate, whatever is claimed, exact.
    ///
    /// # Errors
    /// What is missing.
    pub fn general_duty(&self, measured: &Measured) -> Result<Decimal, Missing<'b>> {
        amount::duty(self.ordinary?.general, measured)
    }

    /// How far the ordinary duty may be from the one reckoned when the report gives value and
    /// quantities in whole dollars and units.
    #[must_use]
    pub fn rounding(&self) -> Decimal {
        self.ordinary.map_or(Decimal::ZERO, |ordinary| amount::rounding(ordinary.rate))
    }

    /// What is reported for a charge on a line whose ordinary duty is `ordinary`.
    #[must_use]
    pub fn claim(
        &self,
        charge: &Charge,
        ordinary: Result<Decimal, Missing<'b>>,
        measured: &Measured,
    ) -> Claim<'b> {
        chapter99::claim(charge, ordinary, measured)
    }

    /// What the programmes say; nothing where that cannot be told.
    #[must_use]
    pub fn about(&self) -> &[Answer<'b>] {
        self.answers.as_deref().unwrap_or_default()
    }
}

/// Under a provision of chapter 98 the programmes charge the whole, a part or nothing.
fn answers<'b>(book: &'b Book, question: &Question<'_>) -> Result<Box<[Answer<'b>]>, Missing<'b>> {
    if question.provision.is_some() {
        return Err(Missing::Provision);
    }
    let goods = Goods {
        number: question.number,
        origin: question.origin.ok_or(Missing::Origin)?.of_province(),
        date: question.date.ok_or(Missing::Date)?,
        spi: question.program.code(),
        claimed: question.headings,
    };
    let of_line = |measure: &Measure| {
        question.headings.iter().any(|heading| measure.role(*heading).is_some())
    };
    let about = book
        .measures(&goods)
        .filter(|answer| answer.ruling != Ruling::Outside || of_line(answer.measure));
    Ok(about.collect())
}
