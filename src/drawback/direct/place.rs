//! Where directly identified goods may go (19 U.S.C. 1313(j)(4), (y); 19 CFR 190.5, 182.45(b)).

use crate::drawback::eligibility::is_canadian_province;
use crate::drawback::reading::{Readings, SameCondition};
use crate::drawback::reason::Reason;
use crate::law::{Book, DestinationRule};
use crate::model::{Country, Date};

/// A destination as 1313(j)(1) sees it, whatever the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A foreign country without more, Chile among them.
    Foreign,
    /// Blank or not a code.
    Unknown,
    /// Canada or Mexico: full in the same condition, else the lower of two duties.
    ForeignDutyCap,
    /// The Northern Marianas, which no list names.
    Marianas,
    /// Nothing, whatever the reading.
    Refused(Reason),
}

/// What the law says of a destination on an export date.
#[must_use]
pub fn place(book: &Book, destination: Option<Country>, date: Date) -> Place {
    let Some(country) = destination else { return Place::Unknown };
    let code = country.as_str();
    let code = if is_canadian_province(code) { "CA" } else { code };
    match book.destination(code, "j1", date).map(|row| row.rule) {
        Some(DestinationRule::Allowed) => Place::Foreign,
        Some(DestinationRule::ForeignDutyCap) => Place::ForeignDutyCap,
        Some(DestinationRule::Unknown) if code == "MP" => Place::Marianas,
        // One code stands for several islands, most of which need the proof.
        Some(DestinationRule::WithProof | DestinationRule::Unknown) => {
            Place::Refused(Reason::TerritoryProof)
        }
        Some(DestinationRule::Zero) if code == "US" => Place::Refused(Reason::DestinationDomestic),
        Some(DestinationRule::Zero) => Place::Refused(Reason::NoExportation),
        None if book.country(country).is_some() => Place::Foreign,
        None => Place::Unknown,
    }
}

/// Why nothing is claimed on identified goods that went to a place; full drawback where it is.
///
/// # Errors
/// The reason. Goods sent to Canada or Mexico in another condition bring the lower of two duties,
/// and without proof of the duty paid there nothing (19 CFR 182.47).
pub fn claimable(place: Place, readings: &Readings) -> Result<(), Reason> {
    match place {
        Place::Foreign => Ok(()),
        Place::Unknown if readings.destination_unknown => Ok(()),
        Place::Unknown => Err(Reason::DestinationUnknown),
        Place::ForeignDutyCap => match readings.direct.same_condition {
            SameCondition::Yes => Ok(()),
            SameCondition::Unknown => Err(Reason::ConditionUnknown),
            SameCondition::No => Err(Reason::ForeignDutyUnproved),
        },
        Place::Marianas if readings.direct.marianas => Ok(()),
        Place::Marianas => Err(Reason::MarianasUnknown),
        Place::Refused(reason) => Err(reason),
    }
}
