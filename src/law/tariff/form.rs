//! In which form the general rate of a subheading is written.

use super::{Rate, Rates};
use crate::law::Book;
use crate::model::Hts8;
use rust_decimal::Decimal;

/// The form of a general rate of duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RateForm {
    /// Free, or a percentage below a hundred of the value.
    Percentage,
    /// A percentage of a hundred or more.
    AboveValue,
    /// By quantity, by quantity and value, or told in words.
    Other,
}

impl RateForm {
    fn of(rate: &Rate) -> Self {
        match rate.share() {
            Some(share) if share < Decimal::ONE => Self::Percentage,
            Some(_) => Self::AboveValue,
            None => Self::Other,
        }
    }
}

impl Rates {
    /// The form of the general rate of a subheading in all editions; `Other` where they differ and
    /// `None` where no edition has it.
    fn form(&self, subheading: Hts8) -> Option<RateForm> {
        let mut forms = self.rows_of(subheading).map(|line| RateForm::of(line.general));
        let first = forms.next()?;
        Some(if forms.all(|form| form == first) { first } else { RateForm::Other })
    }
}

impl Book {
    /// The form of the general rate of a subheading of goods; `None` when the tariff does not have it.
    #[must_use]
    pub fn rate_form(&self, subheading: Hts8) -> Option<RateForm> {
        if subheading.chapter() > 97 || !self.tariff.has8(subheading) {
            return None;
        }
        self.rates.form(subheading)
    }
}
