//! What a rate comes to on a line.

use super::{Measured, Missing};
use crate::law::{Duty, Rate};
use crate::model::Unit;
use rust_decimal::Decimal;

/// The duty by a rate, exact. It is rounded once, to the cent of its record.
///
/// # Errors
/// The quantity or value that is missing, or why the rate is not known.
pub(super) fn duty<'b>(rate: &'b Rate, measured: &Measured) -> Result<Decimal, Missing<'b>> {
    match rate {
        Rate::Free => Ok(Decimal::ZERO),
        Rate::Unknown => Err(Missing::Rate),
        Rate::Words(words) => Err(Missing::Words(words)),
        Rate::Duties(duties) => {
            let mut sum = Decimal::ZERO;
            for part in duties {
                sum = sum.checked_add(one(part, measured)?).ok_or(Missing::TooLarge)?;
            }
            Ok(sum)
        }
    }
}

fn one<'b>(duty: &'b Duty, measured: &Measured) -> Result<Decimal, Missing<'b>> {
    let (share, of) = match duty {
        Duty::Share(share) => (*share, measured.value.ok_or(Missing::Value)?.0),
        Duty::PerUnit { dollars, unit, of } => {
            (*dollars, quantity(duty, *unit, of.as_deref(), measured)?)
        }
        Duty::ShareOf(_, part) => return Err(Missing::PartValue(part)),
        Duty::Applicable => return Err(Missing::Provision),
    };
    share.checked_mul(of).ok_or(Missing::TooLarge)
}

fn quantity<'b>(
    duty: &'b Duty,
    unit: Unit,
    of: Option<&'b str>,
    measured: &Measured,
) -> Result<Decimal, Missing<'b>> {
    let reported = measured.quantities.iter().flatten();
    let units: Vec<Unit> = reported.clone().map(|(_, unit)| *unit).collect();
    let missing = of.map_or(Missing::Quantity(unit), Missing::QuantityOf);
    let at = duty.quantity(&units).ok_or(missing)?;
    reported.clone().nth(at).map(|(quantity, _)| quantity.0).ok_or(missing)
}

/// How far a duty may be from the one reckoned when value and quantities are rounded to whole dollars
/// and units: half of each, at its rate.
pub(super) fn rounding(rate: &Rate) -> Decimal {
    let half = Decimal::new(5, 1);
    let Rate::Duties(duties) = rate else { return Decimal::ZERO };
    let parts = duties.iter().filter_map(|duty| match duty {
        Duty::Share(share) => share.checked_mul(half),
        Duty::PerUnit { dollars, .. } => dollars.checked_mul(half),
        Duty::ShareOf(..) | Duty::Applicable => None,
    });
    parts.fold(Decimal::ZERO, |sum, part| sum.checked_add(part).unwrap_or(sum))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Money, Quantity};

    fn share(hundredths: i64) -> Duty {
        Duty::Share(Decimal::new(hundredths, 2))
    }

    fn per(cents: i64, unit: &str, of: Option<&str>) -> Duty {
        let unit = Unit::new(unit).expect("unit");
        Duty::PerUnit { dollars: Decimal::new(cents, 2), unit, of: of.map(Into::into) }
    }

    fn measured(units: [Option<(i64, &str)>; 2]) -> Measured {
        let quantity = |(count, unit): (i64, &str)| {
            (Quantity(Decimal::from(count)), Unit::new(unit).expect("unit"))
        };
        Measured {
            value: Some(Money::cents(100_000)),
            quantities: units.map(|given| given.map(quantity)),
        }
    }

    #[test]
    fn a_compound_rate_adds_up() {
        let rate = Rate::Duties([per(4, "KG", None), share(5)].into());
        let line = measured([Some((7, "NO")), Some((250, "KG"))]);
        assert_eq!(duty(&rate, &line), Ok(Decimal::from(60)));
        assert_eq!(rounding(&rate), Decimal::new(45, 3));
    }

    #[test]
    fn what_is_missing_is_named() {
        let kilogram = Unit::new("KG").expect("unit");
        let by_weight = Rate::Duties([per(4, "KG", None)].into());
        let numbers = measured([Some((7, "NO")), None]);
        assert_eq!(duty(&by_weight, &numbers), Err(Missing::Quantity(kilogram)));
        let lead = Rate::Duties([per(4, "KG", Some("lead content"))].into());
        let weight = measured([Some((7, "KG")), None]);
        assert_eq!(duty(&lead, &weight), Err(Missing::QuantityOf("lead content")));
        let none = Measured { value: None, ..weight };
        assert_eq!(duty(&Rate::Duties([share(5)].into()), &none), Err(Missing::Value));
        assert_eq!(duty(&Rate::Free, &none), Ok(Decimal::ZERO));
        let case = Rate::Duties([Duty::ShareOf(Decimal::ONE, "case".into())].into());
        assert_eq!(duty(&case, &weight), Err(Missing::PartValue("case")));
        let most = Measured { value: Some(Money(Decimal::MAX)), ..weight };
        assert_eq!(duty(&Rate::Duties([share(200)].into()), &most), Err(Missing::TooLarge));
    }
}
