//! Which duty, tax and fee amounts of a line stand for drawback under (j), by programme and date.

use super::Class;
use crate::drawback::keys;
use crate::drawback::reading::Readings;
use crate::drawback::reason::Reason;
use crate::law::{Book, Chapter99, Confidence, Drawback, Lookup, Provision};
use crate::model::{Country, Date, HtsNumber, TariffId};
use rust_decimal::Decimal;

/// What the law book says of a duty, tax or fee on the entry date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// A row in force.
    Row,
    /// A row that is not in force on the entry date.
    NotInForce,
    /// A row that leaves the origin of the goods out: the duty was paid in error.
    OtherCountry,
    /// No row.
    Unknown,
}

/// How an amount stands, whatever the reading.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'b> {
    /// Whether the book knows it.
    pub status: Status,
    /// The row.
    pub row: Option<&'b Chapter99>,
}

impl<'b> Standing<'b> {
    /// Of a chapter 99 heading on an entry date.
    #[must_use]
    pub fn of_heading(book: &'b Book, heading: HtsNumber, entry: Date) -> Self {
        Self::new(book.chapter99(heading, entry))
    }

    /// Of a duty, tax or fee that is not a heading.
    #[must_use]
    pub fn of_code(book: &'b Book, code: &str, entry: Date) -> Self {
        Self::new(book.duty_row(code, entry))
    }

    fn new(lookup: Lookup<&'b Chapter99>) -> Self {
        let status = match lookup {
            Lookup::InForce(_) => Status::Row,
            Lookup::NotYet(_) | Lookup::Ended(_) => Status::NotInForce,
            Lookup::Unknown => Status::Unknown,
        };
        Self { status, row: lookup.known() }
    }

    /// Whether the duty depends on the country of origin. Where the source does not say it is taken
    /// to: the comparator then drops it when origins differ.
    #[must_use]
    pub fn is_country_specific(&self) -> bool {
        self.row.is_none_or(|row| row.countries.is_country_specific().unwrap_or(true))
    }

    /// Why an amount does not count by substitution under a reading; `None` when it counts.
    #[must_use]
    pub fn reason(&self, class: Class, readings: &Readings) -> Option<Reason> {
        self.reason_under(Provision::J2, class, readings)
    }

    /// The same under a provision.
    #[must_use]
    pub fn reason_under(
        &self,
        provision: Provision,
        class: Class,
        readings: &Readings,
    ) -> Option<Reason> {
        let Some(row) = self.row.filter(|_| self.status == Status::Row) else {
            return Some(match self.status {
                Status::NotInForce => Reason::HeadingNotInForce,
                Status::OtherCountry => Reason::HeadingOtherCountry,
                _ => Reason::HeadingUnknown,
            });
        };
        // The cap is on tax of substituted goods.
        if class == Class::Tax && readings.excise_capped && provision == Provision::J2 {
            return Some(Reason::ExciseCapped);
        }
        if row.ieepa && !readings.ieepa {
            return Some(Reason::IeepaCapeFirst);
        }
        let named = row.provisions.contains(&provision);
        match row.drawback {
            Drawback::Yes if !named => Some(Reason::ProvisionNotNamed),
            Drawback::Yes if readings.firm_only && !is_firm(row) => Some(Reason::ProgrammeNotFirm),
            Drawback::Yes => None,
            Drawback::Partial | Drawback::Unknown if readings.partial && named => None,
            Drawback::Partial => Some(Reason::ProgrammePartial),
            Drawback::Unknown => Some(Reason::ProgrammeUnknown),
            Drawback::No => Some(Reason::ProgrammeNoDrawback),
            Drawback::NotApplicable => Some(Reason::HeadingWithoutDuty),
        }
    }
}

fn is_firm(row: &Chapter99) -> bool {
    matches!(row.confidence.drawback, Confidence::Primary | Confidence::Secondary)
}

/// One amount of a line.
#[derive(Debug, Clone, Copy)]
pub struct Component<'b> {
    /// Its accounting class.
    pub class: Class,
    /// The amount paid, above zero. For the merchandise processing fee this is what the report shows
    /// on the line; the eligible amount comes from the entry's chain.
    pub amount: Decimal,
    /// The tariff record it stands on; `None` for taxes and fees.
    pub record: Option<TariffId>,
    /// The number of that record.
    pub number: Option<HtsNumber>,
    /// How it stands.
    pub standing: Standing<'b>,
}

impl Component<'_> {
    /// What is paid under: the heading or code, for lists and traces.
    #[must_use]
    pub fn programme(&self) -> &str {
        self.standing.row.map_or("unknown programme", |row| row.programme.as_str())
    }
}

/// The duty on one tariff record: chapter 99 by its heading, the rest ordinary duty
/// (19 CFR 190.3(a)(1)).
#[must_use]
pub fn standing_of_record(
    book: &Book,
    number: HtsNumber,
    entry: Date,
    origin: Option<Country>,
) -> Standing<'_> {
    if !number.is_chapter99() {
        return Standing::of_code(book, keys::DUTY_GENERAL, entry);
    }
    match origin.and_then(|origin| book.chapter99_without(number, entry, origin)) {
        Some(row) => Standing { status: Status::OtherCountry, row: Some(row) },
        None => Standing::of_heading(book, number, entry),
    }
}
