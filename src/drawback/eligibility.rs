//! Which exports can be claimed on under (j)(2): what is needed, and where they went.

use super::reading::Readings;
use super::reason::Reason;
use super::substitution::{Identity, Tables, export_identity};
use crate::clock::{FilingOrder, filing_order};
use crate::law::{Book, DestinationRule};
use crate::model::{
    AccountKey, Country, Date, Export, ExportDate, ExportId, ExportOrigin, FilingDate, HtsNumber,
    Portfolio, Unit,
};
use rust_decimal::Decimal;

/// Whose export it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// This account's.
    Account(AccountKey),
    /// Not stated, and there is one account: taken to be its own, which the report says.
    AssumedOwn(AccountKey),
    /// Of someone who is no importer here.
    Other,
    /// Not stated, and there are several accounts.
    Unknown,
}

/// An export that can be claimed on under some reading.
#[derive(Debug, Clone)]
pub struct ExportFacts {
    /// The export.
    pub export: ExportId,
    /// Its number.
    pub number: HtsNumber,
    /// How the texts of its number begin.
    pub texts: Tables,
    /// Its unit.
    pub unit: Unit,
    /// Units, above zero.
    pub quantity: Decimal,
    /// Units of them that no earlier claim was based on.
    pub open: Decimal,
    /// Value, above zero.
    pub value: Decimal,
    /// Date of export.
    pub date: Date,
    /// Origin of the goods, as far as stated.
    pub origin: ExportOrigin,
    /// Which list the number comes from.
    pub kind: crate::model::ExportNumberKind,
    /// Whether the destination is blank or not a code.
    pub destination_unknown: bool,
    /// Whose it is.
    pub owner: Owner,
}

/// An export that no reading lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportOut {
    /// The export.
    pub export: ExportId,
    /// Why.
    pub reason: Reason,
    /// Its value.
    pub value: Decimal,
    /// The account it would belong to.
    pub owner: Owner,
}

/// Reads an export: facts only, whatever the reading.
///
/// # Errors
/// When no reading lets it in: the reason, with the value.
pub fn export_facts(
    portfolio: &Portfolio,
    book: &Book,
    id: ExportId,
) -> Result<ExportFacts, ExportOut> {
    let export = portfolio.exports.get(id.0);
    let owner = owner(portfolio, &export);
    let value = export.value.map_or(Decimal::ZERO, |value| value.0);
    facts(book, id, &export, owner).map_err(|reason| ExportOut { export: id, reason, value, owner })
}

fn facts(book: &Book, id: ExportId, export: &Export, owner: Owner) -> Result<ExportFacts, Reason> {
    let date = export.date.ok_or(Reason::ExportDateMissing)?.0;
    let destination_unknown = destination(book, export.destination, date)?;
    let number = export.number.ok_or(Reason::ExportNumberMissing)?;
    let positive = |amount: Option<Decimal>, reason| {
        amount.filter(|amount| *amount > Decimal::ZERO).ok_or(reason)
    };
    let quantity = positive(export.quantity.map(|q| q.0), Reason::ExportQuantityMissing)?;
    Ok(ExportFacts {
        export: id,
        number,
        texts: Tables::on(book, number, date),
        quantity,
        open: quantity,
        unit: export.unit.ok_or(Reason::ExportUnitMissing)?,
        value: positive(export.value.map(|v| v.0), Reason::ExportValueMissing)?,
        date,
        origin: export.origin,
        kind: export.number_kind,
        destination_unknown,
        owner,
    })
}

/// Whose export it is. With one account in the data, an export that names no exporter is taken to
/// be that account's own; with several it belongs to nobody.
fn owner(portfolio: &Portfolio, export: &Export) -> Owner {
    let mut accounts = portfolio.accounts.iter().filter_map(|account| account.key);
    match (export.exporter, accounts.next(), accounts.next()) {
        (Some(exporter), _, _) => {
            let known = portfolio.accounts.iter().any(|account| account.key == Some(exporter));
            if known { Owner::Account(exporter) } else { Owner::Other }
        }
        (None, Some(only), None) => Owner::AssumedOwn(only),
        _ => Owner::Unknown,
    }
}

/// What the law says of a destination under (j)(2): an error when nothing is paid for it; `true`
/// when it is not known.
///
/// # Errors
/// The reason.
pub fn destination(book: &Book, place: Option<Country>, date: Date) -> Result<bool, Reason> {
    let Some(place) = place else { return Ok(true) };
    match book.destination(place.as_str(), "j2", date).map(|row| row.rule) {
        Some(DestinationRule::Allowed) => return Ok(false),
        Some(_) => {
            return Err(match place.as_str() {
                "CA" => Reason::ToCanada,
                "MX" => Reason::ToMexico,
                "US" => Reason::DestinationDomestic,
                _ => Reason::DestinationExcluded,
            });
        }
        None => {}
    }
    match place.as_str() {
        "US" => Err(Reason::DestinationDomestic),
        code if is_canadian_province(code) => Err(Reason::ToCanada),
        _ => Ok(book.country(place).is_none()),
    }
}

/// Canadian provinces, which some reports give in place of the country.
#[must_use]
pub fn is_canadian_province(code: &str) -> bool {
    const PROVINCES: [&str; 13] =
        ["XA", "XB", "XC", "XM", "XN", "XO", "XP", "XQ", "XS", "XT", "XV", "XW", "XY"];
    PROVINCES.contains(&code)
}

/// Whether an export comes before the claim.
///
/// # Errors
/// The reason, when it does not or cannot be shown to.
pub fn precedes_filing(export: Date, readings: &Readings, filing: Date) -> Result<(), Reason> {
    match filing_order(ExportDate(export), FilingDate(filing)) {
        FilingOrder::SameDay if !readings.same_day => Err(Reason::ExportOnFilingDay),
        FilingOrder::After => Err(Reason::ExportAfterFiling),
        _ => Ok(()),
    }
}

/// Whether an export may be claimed on by the account.
///
/// # Errors
/// The reason.
pub fn belongs(owner: Owner, readings: &Readings) -> Result<(), Reason> {
    match owner {
        Owner::Other if !readings.transfer => Err(Reason::ExporterDiffers),
        Owner::Unknown if !readings.transfer => Err(Reason::ExporterUnknown),
        _ => Ok(()),
    }
}

/// Why an export does not count for an account under a reading; its identity when it does.
///
/// # Errors
/// The reason.
pub fn admit(facts: &ExportFacts, readings: &Readings, filing: Date) -> Result<Identity, Reason> {
    if facts.open.is_zero() {
        return Err(Reason::UsedBefore);
    }
    precedes_filing(facts.date, readings, filing)?;
    if facts.destination_unknown && !readings.destination_unknown {
        return Err(Reason::DestinationUnknown);
    }
    belongs(facts.owner, readings)?;
    export_identity(facts.number, facts.kind, facts.texts, readings.other)
        .ok_or(Reason::ExportOther)
}
