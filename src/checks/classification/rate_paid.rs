//! What lines would have paid at the rate that others paid, as far as it can be known.

use crate::checks::products::Occurrence;
use crate::model::{
    Country, EntryLine, Field, HtsNumber, LineTariff, Money, Portfolio, Symbol, r2,
};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

/// Rates of the tariff are whole hundredths of a percent; a rate is known where the amounts paid
/// leave room for one of these alone.
const STEPS: i64 = 10_000;
/// Lines that must agree on a rate: one alone may be a specific duty that looks like a rate.
const WITNESSES: usize = 2;

/// What must agree before two lines can be expected to pay one rate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Terms {
    origin: Option<Country>,
    spi: Symbol,
    headings: Vec<HtsNumber>,
}

/// The rates, in [`STEPS`], that the amounts paid so far leave possible.
#[derive(Debug, Clone, Copy)]
struct Rates {
    least: Decimal,
    most: Decimal,
    lines: usize,
}

/// How much more `few` would have paid at the rate of `most`, below zero for less; `None` unless
/// the rate paid by most is known for each of the few: same origin, program and headings of chapter
/// 99, so that only the ordinary duty can differ.
pub(super) fn more(
    portfolio: &Portfolio,
    few: &[Occurrence<HtsNumber>],
    most: &[Occurrence<HtsNumber>],
) -> Option<Money> {
    let mut rates: BTreeMap<Terms, Option<Rates>> = BTreeMap::new();
    for one in most {
        let paid = paid(portfolio, one);
        let rate = rates.entry(terms(portfolio, one)).or_insert(Some(Rates::ANY));
        *rate = rate.and_then(|rate| rate.narrowed(paid?));
    }
    let mut more = Money::ZERO;
    for one in few {
        let (value, duty) = paid(portfolio, one)?;
        let rate = (*rates.get(&terms(portfolio, one))?)?.only()?;
        let rated = r2(value.0 * rate) - duty;
        // A cent is rounding.
        if rated.0.abs() > Decimal::new(1, 2) {
            more += rated;
        }
    }
    Some(more)
}

fn terms(portfolio: &Portfolio, one: &Occurrence<HtsNumber>) -> Terms {
    let line: &EntryLine = portfolio.line(one.line);
    let numbers = line.tariffs.clone().filter_map(|tariff| portfolio.tariffs.hts(tariff));
    let mut headings: Vec<HtsNumber> = numbers
        .filter(|number| number.chapter() >= super::product_several_hts::FIRST_SPECIAL_CHAPTER)
        .collect();
    headings.sort_unstable();
    Terms { origin: line.origin.map(Country::of_province), spi: line.spi, headings }
}

/// Value and ordinary duty of a record, where the report tells the duty of each record.
fn paid(portfolio: &Portfolio, one: &Occurrence<HtsNumber>) -> Option<(Money, Money)> {
    let record: LineTariff = portfolio.tariffs.get(one.tariff);
    let told = portfolio.file(record.place.file).has(Field::TariffDuty);
    let value = record.value.filter(|value| told && *value > Money::ZERO)?;
    Some((value, record.duty?))
}

impl Rates {
    const ANY: Self = Self { least: Decimal::ZERO, most: Decimal::MAX, lines: 0 };

    /// What a line that paid a duty on a value leaves possible: the duty is rounded to the cent.
    fn narrowed(self, (value, duty): (Money, Money)) -> Option<Self> {
        let steps = |duty: Decimal| (duty * Decimal::from(STEPS)).checked_div(value.0);
        let half_cent = Decimal::new(5, 3);
        let least = self.least.max(steps(duty.0 - half_cent)?);
        let most = self.most.min(steps(duty.0 + half_cent)?);
        (least <= most).then_some(Self { least, most, lines: self.lines + 1 })
    }

    /// The rate, if only one is possible.
    fn only(self) -> Option<Decimal> {
        let (least, most) = (self.least.ceil(), self.most.floor());
        let rate = (least == most && self.lines >= WITNESSES).then_some(least)?;
        Decimal::from(rate.to_i64()?).checked_div(Decimal::from(STEPS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates(lines: &[(i64, i64)]) -> Option<Decimal> {
        let money = |(value, duty): &(i64, i64)| (Money::cents(*value), Money::cents(*duty));
        let all = lines.iter().try_fold(Rates::ANY, |rates, line| rates.narrowed(money(line)));
        all.and_then(Rates::only)
    }

    #[test]
    fn a_rate_is_known_where_amounts_leave_room_for_one() {
        assert_eq!(rates(&[(100_000, 2_500), (54_300, 1_358)]), Some(Decimal::new(25, 3)));
        assert_eq!(rates(&[(100_000, 0), (100_000, 0)]), Some(Decimal::ZERO));
        assert_eq!(rates(&[(100_000, 2_500)]), None, "one line alone");
        assert_eq!(rates(&[(1_000, 25), (1_100, 28)]), None, "too small to tell");
        assert_eq!(rates(&[(100_000, 2_500), (100_000, 2_600)]), None, "two rates");
    }
}
