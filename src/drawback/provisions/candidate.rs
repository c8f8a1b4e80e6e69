//! A line that can be designated: when it may be used, and what it brings.

use crate::drawback::basis::{Class, LineBasis, MpfShare};
use crate::drawback::reading::Readings;
use crate::law::Provision;
use crate::model::{Date, Decimals};
use rust_decimal::Decimal;

/// What a line brings under a reading, for the whole line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// Duty.
    pub duty: Decimal,
    /// The part of it that does not depend on the country of origin.
    pub plain: Decimal,
    /// Internal revenue tax.
    pub tax: Decimal,
    /// Harbor maintenance fee.
    pub hmf: Decimal,
    /// Merchandise processing fee paid on the entry, and the value that bears it; the line's part is
    /// its value times one over the other.
    pub mpf: Option<(Decimal, Decimal)>,
}

impl Counted {
    /// Whether nothing comes back.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.duty.is_zero() && self.tax.is_zero() && self.hmf.is_zero() && self.mpf.is_none()
    }

    /// The whole amount of a line, cut to cents for lists.
    #[must_use]
    pub fn total(&self, line_value: Decimal) -> Decimal {
        let mpf = self.mpf.map_or(Decimal::ZERO, |(paid, subject)| {
            (line_value * paid).checked_div(subject).unwrap_or_default().trunc_with_scale(2)
        });
        self.duty + self.tax + self.hmf + mpf
    }
}

/// A line that can be designated under a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its place in [`crate::drawback::account::AccountFacts::lines`].
    pub line: u32,
    /// The first day on which an export may use it.
    pub first_day: Date,
    /// The last.
    pub last_export: Date,
    /// The last day to file a claim on it.
    pub last_filing: Date,
    /// Its amounts: duty, the part of it without country, tax, harbor fee, processing fee, its base.
    amounts: Decimals<6>,
}

impl Candidate {
    /// The line at a place of [`crate::drawback::account::AccountFacts::lines`], with when it may be used and its amounts.
    #[must_use]
    pub fn new(line: u32, window: Window, counted: &Counted) -> Self {
        let Window { first_day, last_export, last_filing } = window;
        let Counted { duty, plain, tax, hmf, mpf } = *counted;
        let (paid, subject) = mpf.unzip();
        let amounts = [Some(duty), Some(plain), Some(tax), Some(hmf), paid, subject];
        Self { line, first_day, last_export, last_filing, amounts: Decimals::new(amounts) }
    }

    /// Its amounts.
    #[must_use]
    pub fn counted(&self) -> Counted {
        let [duty, plain, tax, hmf, paid, subject] = self.amounts.all();
        let [duty, plain, tax, hmf] = [duty, plain, tax, hmf].map(Option::unwrap_or_default);
        Counted { duty, plain, tax, hmf, mpf: paid.zip(subject) }
    }
}

/// When a line may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day on which an export may use it.
    pub first_day: Date,
    /// The last.
    pub last_export: Date,
    /// The last day to file a claim on it.
    pub last_filing: Date,
}

/// The amounts of a line that count under a provision and a reading.
#[must_use]
pub fn counted(provision: Provision, basis: &LineBasis<'_>, readings: &Readings) -> Counted {
    let mut sum = Counted::default();
    for component in &basis.components {
        if component.standing.reason_under(provision, component.class, readings).is_some() {
            continue;
        }
        match component.class {
            Class::Duty => {
                sum.duty += component.amount;
                if !component.standing.is_country_specific() {
                    sum.plain += component.amount;
                }
            }
            Class::Tax => sum.tax += component.amount,
            Class::Hmf => sum.hmf += component.amount,
            Class::Mpf => {}
        }
    }
    let stands =
        |fee: &MpfShare<'_>| fee.standing.reason_under(provision, Class::Mpf, readings).is_none();
    let fee = basis.mpf.filter(stands);
    sum.mpf = fee.map(|mpf| (mpf.paid, mpf.subject));
    sum
}
