//! What would apply to the exported article if it were imported (19 CFR 190.32(b)(1)(ii)), per unit
//! and class, as a function of its value.
//!
//! All duty counts as ad valorem, at the rate paid on the designated line: duty by quantity would be
//! cut less than this where the export is worth less, so the figure errs on the low side.

use super::PerClass;
use super::per_unit::LineAmounts;
use crate::drawback::basis::{Class, LineBasis};
use crate::drawback::exact::Fraction;
use crate::drawback::keys;
use crate::drawback::provisions::unused_substitution::Counted;
use crate::drawback::reading::{CountryDuty, FeeComparator, Readings};
use crate::duty::{Measured, Program, Question, ordinary};
use crate::law::{Before, Book, Chapter99, Line};
use crate::model::{Country, Date, ExportOrigin, HtsNumber, Money, Quantity};
use rust_decimal::Decimal;

/// `specific + rate × value` dollars per unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Dollars per unit whatever the value.
    pub specific: Fraction,
    /// Dollars per dollar of value.
    pub rate: Fraction,
}

impl Limit {
    fn rate(rate: Fraction) -> Self {
        Self { specific: Fraction::ZERO, rate }
    }

    /// On an export worth `value` a unit.
    #[must_use]
    pub fn at(&self, value: &Fraction) -> Fraction {
        &self.specific + &(&self.rate * value)
    }
}

/// Whether country-specific duty stays in the comparator: it does while the export's origin is not
/// stated or equal to the import's, and leaves when the export shows another or is domestic
/// (19 U.S.C. 1313(l)(2)(B)(i)(II); switch `comparator_country`).
#[must_use]
pub fn keeps_country_duty(
    readings: &Readings,
    import: Option<Country>,
    export: ExportOrigin,
) -> bool {
    match readings.country {
        CountryDuty::Kept => true,
        CountryDuty::Dropped => false,
        CountryDuty::DroppedWhenOriginDiffers => match export {
            ExportOrigin::Unknown | ExportOrigin::Foreign => true,
            ExportOrigin::Domestic => import.is_some_and(|import| import.as_str() == "US"),
            ExportOrigin::Country(country) => import == Some(country),
        },
    }
}

/// The duty of the line that the comparator carries: all of it, or without country-specific duty.
#[must_use]
pub fn comparator_duty(counted: &Counted, kept: bool) -> Decimal {
    if kept { counted.duty } else { counted.plain }
}

/// The same with each rate taken at the export date, never above the line's own (low reading of
/// `comparator_rate_date`). Ordinary duty follows the schedule of the two days for the same number,
/// origin and program, a duty of chapter 99 its heading. What is over carries nothing. A rate that is
/// not known for both days carries nothing either, ordinary or not: this reading is the low case, and
/// what is not known counts as zero there. A rate counts as known where nothing at hand tells of
/// another one: an ordinary rate that stays the same in every edition, a heading whose row is the same.
#[must_use]
pub fn comparator_duty_at_export(
    book: &Book,
    basis: &LineBasis<'_>,
    readings: &Readings,
    kept: bool,
    export: Date,
) -> Fraction {
    let mut sum = Fraction::ZERO;
    let mut ordinary: Option<Fraction> = None;
    for component in &basis.components {
        let standing = &component.standing;
        if component.class != Class::Duty
            || standing.reason(Class::Duty, readings).is_some()
            || (!kept && standing.is_country_specific())
        {
            continue;
        }
        let share = match (standing.row, component.number) {
            (Some(row), Some(number)) if number.is_chapter99() => {
                rate_share(book, row, number, basis.entry_date, export)
            }
            _ => {
                let share = || ordinary_share(book, basis, readings.before, export);
                ordinary.get_or_insert_with(share).clone()
            }
        };
        sum = &sum + &(&Fraction::from(component.amount) * &share);
    }
    sum
}

/// Whether the rate of a number on a line can be another one on the export date than on the entry date:
/// that of chapter 99 always, an ordinary rate where the editions of the schedule differ or the program
/// claimed may be over.
#[must_use]
pub fn may_change(book: &Book, basis: &LineBasis<'_>, number: HtsNumber) -> bool {
    number.is_chapter99()
        || !basis.program.is_empty()
        || book.rates.rows_of(number.hts8()).nth(1).is_some()
}

/// The rate on the export date as a share of the rate on the entry date, at most one.
fn rate_share(
    book: &Book,
    row: &Chapter99,
    heading: HtsNumber,
    entry: Date,
    export: Date,
) -> Fraction {
    let Some(then) = book.chapter99(heading, export).in_force() else {
        return Fraction::ZERO;
    };
    // Several rates on one day are those of several headings or days: which is not told.
    fn at(row: &Chapter99, date: Date) -> Option<(Decimal, bool)> {
        let step = row.rates.iter().find(|step| step.span.contains(date))?;
        let [rate] = step.rates.as_slice() else { return None };
        Some((*rate, step.total))
    }
    match (at(row, entry), at(then, export)) {
        (Some(before), Some(after)) if before == after => Fraction::ONE,
        // What a floor adds depends on the ordinary duty beside it.
        (Some((before, false)), Some((after, false))) if before > Decimal::ZERO => {
            Fraction::ratio(after, before).min(Fraction::ONE)
        }
        _ => Fraction::ZERO,
    }
}

/// The ordinary duty on the line's value and quantity by the rate of the export date as a share of that
/// by the rate of the entry date, at most one; nothing where it cannot be told.
fn ordinary_share(book: &Book, basis: &LineBasis<'_>, before: Before, export: Date) -> Fraction {
    if !may_change(book, basis, basis.number) {
        return Fraction::ONE;
    }
    let measured = Measured {
        value: Some(Money(basis.value)),
        quantities: [Some((Quantity(basis.quantity), basis.unit)), None],
    };
    let duty_on = |date: Date| {
        let question = Question {
            number: basis.number,
            provision: None,
            origin: basis.origin,
            date: Some(date),
            program: Program::of_cell(&basis.program),
            headings: &[],
        };
        ordinary(book, &question, before).ok()?.duty(&measured).ok()
    };
    match (duty_on(basis.entry_date), duty_on(export)) {
        (Some(then), Some(now)) if then > Decimal::ZERO => {
            Fraction::ratio(now, then).min(Fraction::ONE)
        }
        // What was paid is not what the rates at hand come to.
        (Some(_), Some(_)) => Fraction::ZERO,
        _ if stays(book, basis, before, export) => Fraction::ONE,
        _ => Fraction::ZERO,
    }
}

/// Whether the rates of a line are the same on both days though its duty cannot be told: a quantity is
/// missing, or a day lies outside of the editions, and every edition has the same rates. What a program
/// gives is the same then only if it is in force on both days or on neither.
fn stays<'b>(book: &'b Book, basis: &LineBasis<'_>, before: Before, export: Date) -> bool {
    let runs = |date: Date| book.spi(&basis.program, date).in_force().is_some();
    if !basis.program.is_empty() && runs(basis.entry_date) != runs(export) {
        return false;
    }
    let subheading = basis.number.hts8();
    let on = |date: Date| book.rates_on(subheading, date, before).ok();
    if let (Some(then), Some(now)) = (on(basis.entry_date), on(export)) {
        return then.span == now.span;
    }
    let rates = |row: Line<'b>| {
        let special = row.special(&basis.program).map(|granted| granted.rate);
        let all = [Some(row.general), Some(row.column2), special];
        all.iter().flatten().all(|rate| rate.is_known()).then_some(all)
    };
    let mut rows = book.rates.rows_of(subheading).map(rates);
    let first = rows.next().flatten();
    first.is_some() && rows.all(|row| row == first)
}

/// The rates of the fees on a day, where a reading asks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeRates {
    /// Merchandise processing fee.
    pub mpf: Option<Decimal>,
    /// Harbor maintenance fee.
    pub hmf: Option<Decimal>,
}

impl FeeRates {
    /// On an entry date.
    #[must_use]
    pub fn on(book: &Book, date: Date) -> Self {
        Self { mpf: book.decimal(keys::MPF_RATE, date), hmf: book.decimal(keys::HMF_RATE, date) }
    }
}

/// The comparator of each class. `duty` is the duty of the whole line that the comparator carries.
#[must_use]
pub fn limits(
    line: &LineAmounts,
    duty: Fraction,
    readings: &Readings,
    fees: FeeRates,
) -> PerClass<Limit> {
    let [_, tax, hmf, mpf] = &line.classes;
    let by_value = |amount: &Fraction| Limit::rate(amount.over(&line.value));
    [
        by_value(&duty),
        by_value(tax),
        fee(line, hmf, fees.hmf, readings, false),
        fee(line, mpf, fees.mpf, readings, readings.totals),
    ]
}

/// A fee on the exported article (19 CFR 190.51(b)(2)(v), (b)(4); switch `comparator_mpf`). On
/// totals of classes the processing fee would be charged by its rate on the value, without the
/// maximum of an entry (switch `lesser_of_level`).
fn fee(
    line: &LineAmounts,
    paid: &Fraction,
    statutory: Option<Decimal>,
    readings: &Readings,
    at_statutory: bool,
) -> Limit {
    let own = paid.over(&line.value);
    let statutory = statutory.map(Fraction::from);
    match (readings.fees, statutory) {
        (FeeComparator::Uncut, _) => {
            Limit { specific: paid.over(&line.quantity), rate: Fraction::ZERO }
        }
        (FeeComparator::AdValoremCap, Some(rate)) => Limit::rate(own.min(rate)),
        (FeeComparator::AdValoremCap, None) => Limit::rate(Fraction::ZERO),
        (FeeComparator::Scaled, Some(rate)) if at_statutory && rate > own && paid.is_positive() => {
            Limit::rate(rate)
        }
        (FeeComparator::Scaled, _) => Limit::rate(own),
    }
}

#[cfg(test)]
mod tests;
