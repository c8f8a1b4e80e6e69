//! Which headings of chapter 99 stand on a line, and what each asks for.
//!
//! Dates, countries and rates come from the law book; the facts say only which programmes there are
//! and what frees from them.

use super::Error;
use super::account::World;
use super::facts::{Class, number};
use super::table::Row;
use crate::law::{Chapter99, Chapter99Kind, CountrySet, HeadingDuty, HeadingRate, Role};
use crate::model::{Country, Date, HtsNumber};
use rust_decimal::Decimal;

/// Which goods a programme is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Those on a list: the good names the heading.
    List,
    /// Those of metal: the good names the headings.
    Metal,
    /// Those of origins that the book names.
    Origin,
    /// As [`Scope::Origin`], with a rate for all others.
    Reciprocal,
    /// Those of any origin.
    Any,
}

/// What a programme does with goods that another one is about.
#[derive(Debug, Clone, Copy)]
enum Freed {
    /// It charges them all the same.
    No,
    /// It does not stand on the line.
    Silently,
    /// A heading says so.
    By(HtsNumber),
}

/// A programme of chapter 99.
#[derive(Debug, Clone)]
pub(super) struct Programme {
    first: u32,
    last: u32,
    scope: Scope,
    base: Option<HtsNumber>,
    metal: Freed,
    canada: Freed,
    mexico: Freed,
}

/// A heading on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Charge {
    pub heading: HtsNumber,
    pub rate: Decimal,
    /// Whether it stands for the ordinary duty too.
    pub replaces: bool,
}

/// The goods that are charged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Goods<'a> {
    pub class: &'a Class,
    pub origin: Country,
    /// Whether a program is claimed.
    pub claims: bool,
    pub on: Date,
}

impl Goods<'_> {
    /// The ordinary rate.
    pub(super) fn ordinary(&self) -> Decimal {
        if self.claims { Decimal::ZERO } else { self.class.rate }
    }
}

impl Programme {
    pub(super) fn read(row: &Row) -> Result<Self, Error> {
        let digits = |column| {
            let heading = number(row, column)?.ok_or_else(|| row.error(column, ""))?;
            Ok::<u32, Error>(heading.hts8().digits())
        };
        let scope = match row.text("scope")? {
            "list" => Scope::List,
            "metal" => Scope::Metal,
            "origin" => Scope::Origin,
            "reciprocal" => Scope::Reciprocal,
            "any" => Scope::Any,
            other => return Err(row.error("scope", other)),
        };
        Ok(Self {
            first: digits("first")?,
            last: digits("last")?,
            scope,
            base: number(row, "base")?,
            metal: freed(row, "metal")?,
            canada: freed(row, "canada")?,
            mexico: freed(row, "mexico")?,
        })
    }

    /// The heading that goods of any origin stand under, where there is one.
    pub(super) fn common(&self) -> Option<HtsNumber> {
        match self.scope {
            Scope::Reciprocal => self.base,
            Scope::Any => HtsNumber::from_digits(u64::from(self.first) * 100),
            _ => None,
        }
    }

    /// What frees the goods, if anything does.
    fn frees(&self, goods: &Goods<'_>) -> Freed {
        let neighbour = match goods.origin.as_str() {
            "CA" => self.canada,
            "MX" => self.mexico,
            _ => Freed::No,
        };
        // Goods of the neighbours are out of the reciprocal duty whatever they claim.
        if !matches!(neighbour, Freed::No) && (goods.claims || self.scope == Scope::Reciprocal) {
            return neighbour;
        }
        if goods.class.metal.is_empty() { Freed::No } else { self.metal }
    }
}

fn freed(row: &Row, column: &'static str) -> Result<Freed, Error> {
    Ok(match row.text(column)? {
        "" => Freed::No,
        "none" => Freed::Silently,
        _ => number(row, column)?.map_or(Freed::No, Freed::By),
    })
}

impl World<'_> {
    /// The headings of a line in the order in which they are reported.
    pub(super) fn charges(&self, goods: &Goods<'_>) -> Vec<Charge> {
        let programmes = self.facts.programmes.iter();
        programmes.filter_map(|programme| self.charge(programme, goods)).collect()
    }

    fn charge(&self, programme: &Programme, goods: &Goods<'_>) -> Option<Charge> {
        match programme.scope {
            Scope::List => self.named(goods.class.list.into_iter(), goods),
            Scope::Metal => self.named(goods.class.metal.iter().copied(), goods),
            Scope::Origin | Scope::Any | Scope::Reciprocal => {
                let charge = self.by_origin(programme, goods)?;
                match programme.frees(goods) {
                    Freed::No => Some(charge),
                    Freed::Silently => None,
                    Freed::By(heading) => self.in_force(heading, goods.on).map(|_| free(heading)),
                }
            }
        }
    }

    fn in_force(&self, heading: HtsNumber, on: Date) -> Option<&Chapter99> {
        self.book.chapter99(heading, on).in_force()
    }

    /// A heading that the good names. Of several rates the largest is the general one; the others
    /// are for partners from whom such goods are not bought here.
    fn named(
        &self,
        mut headings: impl Iterator<Item = HtsNumber>,
        goods: &Goods<'_>,
    ) -> Option<Charge> {
        headings.find_map(|heading| {
            let row = self.in_force(heading, goods.on)?;
            let applies = row.countries.contains(goods.origin) == Some(true);
            let rate = highest(row, goods.on)?;
            applies.then_some(Charge { heading, rate, replaces: false })
        })
    }

    fn by_origin(&self, programme: &Programme, goods: &Goods<'_>) -> Option<Charge> {
        let rows: Vec<&Chapter99> =
            self.book.chapter99.iter().filter(|row| holds(row, programme, goods)).collect();
        let replaces = programme.scope == Scope::Reciprocal;
        if let Some(charge) = floor(&rows, goods, replaces) {
            return Some(charge);
        }
        let narrow = rows.iter().min_by_key(|row| row.width());
        if let Some((row, rate)) = narrow.and_then(|row| Some((row, highest(row, goods.on)?))) {
            return Some(Charge { heading: heading(row.digits?.0)?, rate, replaces: false });
        }
        let base = programme.base?;
        self.by_country(programme, base, goods).or_else(|| {
            let rate = highest(self.in_force(base, goods.on)?, goods.on)?;
            Some(Charge { heading: base, rate, replaces: false })
        })
    }

    /// The country's own heading of the reciprocal duty, where it has one on the day. Before the
    /// headings by country began, goods of a country stood under another only while it charged more.
    fn by_country(
        &self,
        programme: &Programme,
        base: HtsNumber,
        goods: &Goods<'_>,
    ) -> Option<Charge> {
        let measure = self.book.heading_measure(base.hts8())?;
        let of_origin = |rate: &&HeadingRate| {
            measure.role(rate.heading) == Some(Role::Charges)
                && matches!(&rate.origins, CountrySet::Only(list) if list.contains(&goods.origin))
                && rate.span.contains(goods.on)
        };
        let rates = || self.book.rulebook.heading_rates().iter().filter(of_origin);
        let charge = |rate: &HeadingRate, share: Decimal, replaces: bool| {
            let heading = heading(rate.heading.digits())?;
            Some(Charge { heading, rate: share, replaces })
        };
        let whole = rates().find_map(|rate| match rate.how {
            HeadingDuty::Total(total, _) => Some((rate, total)),
            HeadingDuty::Added(_) => None,
        });
        if let Some((rate, total)) = whole {
            let reached = || rates().find(|rate| rate.how == HeadingDuty::Added(Decimal::ZERO));
            return match goods.ordinary() >= total {
                true => charge(reached()?, Decimal::ZERO, false),
                false => charge(rate, total, true),
            };
        }
        let common = highest(self.in_force(base, goods.on)?, goods.on);
        rates().find_map(|rate| match rate.how {
            HeadingDuty::Added(share)
                if rate.heading.digits() >= programme.first || Some(share) != common =>
            {
                charge(rate, share, false)
            }
            _ => None,
        })
    }
}

/// Whether a row of the book charges the goods under a programme.
fn holds(row: &Chapter99, programme: &Programme, goods: &Goods<'_>) -> bool {
    let in_range =
        row.digits.is_some_and(|(from, to)| programme.first <= from && to <= programme.last);
    let charges = matches!(row.kind, Chapter99Kind::Additional | Chapter99Kind::Floor);
    let country = match row.countries.contains(goods.origin) {
        Some(applies) => applies,
        None => programme.scope == Scope::Any && matches!(row.countries, CountrySet::AllBut(_)),
    };
    in_range && charges && country && row.span.contains(goods.on)
}

/// The heading of a floor: one is for goods whose ordinary rate reaches it, the other tops up.
fn floor(rows: &[&Chapter99], goods: &Goods<'_>, replaces: bool) -> Option<Charge> {
    let total = |row: &Chapter99| {
        let mut steps = row.rates_on(goods.on).filter(|step| step.total);
        steps.find_map(|step| step.rates.iter().copied().max())
    };
    let (topping, total) = rows.iter().find_map(|row| Some((row, total(row)?)))?;
    let (first, last) = topping.digits?;
    if goods.ordinary() >= total {
        let reaching = rows.iter().find(|row| row.from != topping.from);
        return heading(reaching.and_then(|row| row.digits).map_or(first, |(from, _)| from))
            .map(free);
    }
    let rate = if replaces { total } else { total - goods.ordinary() };
    Some(Charge { heading: heading(last)?, rate, replaces })
}

fn free(heading: HtsNumber) -> Charge {
    Charge { heading, rate: Decimal::ZERO, replaces: false }
}

fn heading(digits: u32) -> Option<HtsNumber> {
    HtsNumber::from_digits(u64::from(digits) * 100)
}

/// The largest rate that a row adds on a day.
pub(super) fn highest(row: &Chapter99, on: Date) -> Option<Decimal> {
    let steps = row.rates_on(on).filter(|step| !step.total);
    steps.flat_map(|step| step.rates.iter().copied()).max()
}
