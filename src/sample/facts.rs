//! The facts that every account draws on.

use super::Error;
use super::table::{Row, rows};
use crate::model::{Country, Date, HtsNumber, parse_iso};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a tariff number pays and under which headings of chapter 99 it falls.
#[derive(Debug, Clone)]
pub(super) struct Class {
    /// Ten digits, as a report writes them.
    pub hts: String,
    /// Column 1, ad valorem.
    pub rate: Decimal,
    /// The heading of the China list it stands on.
    pub list: Option<HtsNumber>,
    /// Headings of the metals duty, one after the other in time.
    pub metal: Vec<HtsNumber>,
}

/// Goods that an importer may buy.
#[derive(Debug, Clone)]
pub(super) struct Good {
    pub number: HtsNumber,
    pub class: Class,
    /// What they might be filed under by mistake.
    pub sibling: Option<Class>,
    pub sector: &'static str,
    /// Origins whose goods claim a program, and how often in a thousand.
    pub claims: Vec<(Country, u64)>,
    /// The name in the report.
    pub text: &'static str,
    /// Typical value of a unit, in hundredths of a cent.
    pub price: i64,
    /// Second units in a thousand first ones.
    pub second: Option<i64>,
    /// Case number and deposit rate of an antidumping order on goods of China.
    pub case: Option<(&'static str, Decimal)>,
}

/// A country that goods come from.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub country: Country,
    pub group: &'static str,
    pub weight: u64,
    /// Its program, if it has one.
    pub program: Option<&'static str>,
    /// What stands in front of a manufacturer's identification.
    pub mid: Country,
    pub cities: Vec<&'static str>,
}

/// A port of entry.
#[derive(Debug, Clone)]
pub(super) struct Port {
    pub code: &'static str,
    pub mode: &'static str,
    pub weight: u64,
    /// `sea`, `air`, or the neighbour it serves.
    pub serves: &'static str,
}

/// Weeks in which goods of an origin were held back.
#[derive(Debug, Clone)]
pub(super) struct Hold {
    pub origin: Country,
    pub from: Date,
    pub to: Date,
}

/// Where exports go.
#[derive(Debug, Clone)]
pub(super) struct Destination {
    /// Two letters, or blank.
    pub code: &'static str,
    pub weight: u64,
}

/// All facts.
#[derive(Debug)]
pub(super) struct Facts {
    pub goods: Vec<Good>,
    pub origins: Vec<Origin>,
    pub ports: Vec<Port>,
    pub holds: Vec<Hold>,
    pub destinations: Vec<Destination>,
    pub programmes: Vec<super::stack::Programme>,
    /// Imports by sector and group of countries.
    pub sectors: BTreeMap<&'static str, BTreeMap<&'static str, u64>>,
}

impl Facts {
    pub(super) fn load() -> Result<Self, Error> {
        Ok(Self {
            goods: all("goods", include_str!("data/goods.tsv"), good)?,
            origins: all("origins", include_str!("data/origins.tsv"), origin)?,
            ports: all("ports", include_str!("data/ports.tsv"), port)?,
            holds: all("holds", include_str!("data/holds.tsv"), hold)?,
            destinations: all("destinations", include_str!("data/destinations.tsv"), destination)?,
            programmes: all(
                "programmes",
                include_str!("data/programmes.tsv"),
                super::stack::Programme::read,
            )?,
            sectors: all("sectors", include_str!("data/sectors.tsv"), sector)?
                .into_iter()
                .collect(),
        })
    }

    /// The origin of a country.
    pub(super) fn origin(&self, country: Country) -> Option<&Origin> {
        self.origins.iter().find(|origin| origin.country == country)
    }

    /// How much of a sector comes from an origin: the imports of its group by its weight in it.
    pub(super) fn imports(&self, sector: &str, origin: &Origin) -> u64 {
        let of_group = self.sectors.get(sector).and_then(|groups| groups.get(origin.group));
        let weights = self.origins.iter().filter(|other| other.group == origin.group);
        let whole: u64 = weights.map(|other| other.weight).sum();
        of_group.copied().unwrap_or(0) * origin.weight / whole.max(1)
    }
}

fn all<T>(
    table: &'static str,
    text: &'static str,
    read: fn(&Row) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    rows(table, text).map(|row| read(&row)).collect()
}

/// A tariff number of eight or ten digits.
pub(super) fn number(row: &Row, column: &'static str) -> Result<Option<HtsNumber>, Error> {
    match row.text(column)? {
        "" => Ok(None),
        text => HtsNumber::new(text).map(Some).ok_or_else(|| row.error(column, text)),
    }
}

fn country(row: &Row, column: &'static str) -> Result<Country, Error> {
    let text = row.text(column)?;
    Country::new(text).ok_or_else(|| row.error(column, text))
}

fn date(row: &Row, column: &'static str) -> Result<Date, Error> {
    let text = row.text(column)?;
    parse_iso(text).ok_or_else(|| row.error(column, text))
}

fn good(row: &Row) -> Result<Good, Error> {
    let hts = row.text("number")?;
    let mut metal = Vec::new();
    for heading in row.text("metal")?.split_whitespace() {
        metal.push(HtsNumber::new(heading).ok_or_else(|| row.error("metal", heading))?);
    }
    let case = match row.text("case")? {
        "" => None,
        case => Some((case, row.read("deposit")?)),
    };
    let second =
        if row.text("second")?.is_empty() { None } else { Some(row.scaled("second", 1000)?) };
    Ok(Good {
        number: number(row, "number")?.ok_or_else(|| row.error("number", hts))?,
        class: Class {
            hts: hts.to_owned(),
            rate: row.read("rate")?,
            list: number(row, "list")?,
            metal,
        },
        sibling: sibling(row)?,
        sector: row.text("sector")?,
        claims: claims(row)?,
        text: row.text("text")?,
        price: row.scaled("value", 10_000)?,
        second,
        case,
    })
}

fn sibling(row: &Row) -> Result<Option<Class>, Error> {
    let Some(rate) = row.maybe("sibling_rate")? else { return Ok(None) };
    let hts = row.text("sibling")?.to_owned();
    let list = number(row, "sibling_list")?;
    Ok(Some(Class { hts, rate, list, metal: Vec::new() }))
}

/// `KR=0.61 MX=0.92`.
fn claims(row: &Row) -> Result<Vec<(Country, u64)>, Error> {
    use rust_decimal::prelude::ToPrimitive;
    let read = |claim: &'static str| {
        let (country, share) = claim.split_once('=')?;
        let share: Decimal = share.parse().ok()?;
        Some((Country::new(country)?, (share * Decimal::ONE_THOUSAND).to_u64()?))
    };
    let claims = row.text("claims")?.split_whitespace();
    claims.map(|claim| read(claim).ok_or_else(|| row.error("claims", claim))).collect()
}

fn origin(row: &Row) -> Result<Origin, Error> {
    Ok(Origin {
        country: country(row, "code")?,
        group: row.text("group")?,
        weight: row.read("weight")?,
        program: Some(row.text("program")?).filter(|program| !program.is_empty()),
        mid: country(row, "mid")?,
        cities: row.text("cities")?.split('|').collect(),
    })
}

fn port(row: &Row) -> Result<Port, Error> {
    Ok(Port {
        code: row.text("port")?,
        mode: row.text("mode")?,
        weight: row.read("weight")?,
        serves: row.text("serves")?,
    })
}

fn hold(row: &Row) -> Result<Hold, Error> {
    Ok(Hold { origin: country(row, "origin")?, from: date(row, "from")?, to: date(row, "to")? })
}

fn destination(row: &Row) -> Result<Destination, Error> {
    Ok(Destination { code: row.text("code")?.trim(), weight: row.read("weight")? })
}

type Sector = (&'static str, BTreeMap<&'static str, u64>);

fn sector(row: &Row) -> Result<Sector, Error> {
    const GROUPS: [&str; 8] = ["china", "row", "canada", "mexico", "ftrow", "japan", "eu", "uk"];
    let groups = GROUPS.into_iter().map(|group| Ok((group, row.read(group)?)));
    Ok((row.text("sector")?, groups.collect::<Result<_, Error>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Book, Lookup};
    use crate::sample::shipment::known;

    #[test]
    fn the_facts_fit_the_law_book() {
        let (facts, book) = (Facts::load().expect("facts"), Book::load().expect("book"));
        for good in &facts.goods {
            let number = good.number;
            let units = book.tariff.units(number).expect("units");
            assert_eq!(units.len() > 1, good.second.is_some(), "{number}: {units:?}");
            assert!(units.iter().all(|unit| !known(unit.as_str()).is_empty()), "{number}");
            assert!(facts.sectors.contains_key(good.sector), "{number}: {}", good.sector);
            for class in std::iter::once(&good.class).chain(&good.sibling) {
                let number = HtsNumber::new(&class.hts).expect("a number");
                assert!(book.tariff.has10(number), "{number}");
                for heading in class.list.iter().chain(&class.metal) {
                    let day = book.newest().expect("day");
                    assert!(!matches!(book.chapter99(*heading, day), Lookup::Unknown), "{heading}");
                }
            }
        }
    }

    #[test]
    fn origins_have_programs_that_the_law_book_knows() {
        let (facts, book) = (Facts::load().expect("facts"), Book::load().expect("book"));
        let day = book.newest().expect("day");
        for origin in &facts.origins {
            assert!(book.country(origin.country).is_some(), "{}", origin.country);
            if let Some(program) = origin.program {
                let program = book.spi(program, day).in_force().expect("in force");
                assert_eq!(program.countries.contains(origin.country), Some(true));
            }
        }
        for good in &facts.goods {
            for (country, share) in &good.claims {
                assert!(*share <= 1000 && facts.origin(*country).is_some(), "{}", good.text);
            }
        }
    }
}
