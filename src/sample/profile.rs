//! The importer: what it buys, from whom, through whom and where.

use super::facts::{Facts, Good, Port};
use super::random::Random;
use super::suppliers::{Supplier, supplier};
use super::{Error, Settings};
use crate::law::Book;
use crate::model::Country;

/// Product families of a large account, and rows for one family in a small one.
const FAMILIES: usize = 44;
const ROWS_PER_FAMILY: usize = 110;
const LEAST_FAMILIES: usize = 12;
/// Suppliers in one country, at most.
const SUPPLIERS: usize = 6;

/// A product of the importer.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The part number.
    pub number: String,
    /// Its good in the facts.
    pub good: usize,
    /// Value of a unit in hundredths of a cent, and its drift a year in thousandths.
    pub price: i64,
    pub drift: i64,
    pub weight: u64,
    /// Who makes it, and whether their goods claim a program.
    pub sources: Vec<(usize, bool)>,
}

/// A customs broker.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filer {
    pub code: &'static str,
    pub name: &'static str,
}

/// Invented, as its prefix shows.
const NUMBER: &str = "98-765432100";
/// Invented: no filer code here is known to be given out.
const FILERS: [Filer; 3] = [
    Filer { code: "ZZT", name: "SEAGATE CUSTOMS BROKERS (SAMPLE)" },
    Filer { code: "ZY4", name: "LOCKSLEY ENTRY SERVICES (SAMPLE)" },
    Filer { code: "9ZQ", name: "PIERHEAD BROKERAGE (SAMPLE)" },
];
const NAMES: [&str; 6] = [
    "HARBOR AND HEARTH LLC (SAMPLE)",
    "TALLGRASS OUTFITTERS INC (SAMPLE)",
    "COPPER KETTLE BRANDS LLC (SAMPLE)",
    "FIRTH STREET IMPORTS INC (SAMPLE)",
    "MARLIN AND ROWE CO (SAMPLE)",
    "WINDROSE SUPPLY LLC (SAMPLE)",
];

/// The importer.
#[derive(Debug)]
pub(super) struct Profile {
    pub name: &'static str,
    pub number: &'static str,
    pub filers: &'static [Filer],
    pub ports: Vec<Port>,
    pub suppliers: Vec<Supplier>,
    pub parts: Vec<Part>,
    /// The Center that holds most of its families, as the review team is numbered here.
    pub team: String,
}

impl Profile {
    pub(super) fn new(facts: &Facts, book: &Book, settings: Settings) -> Result<Self, Error> {
        let mut random = Random::new(settings.seed, "profile");
        let (team, families) = families(facts, book, settings, &mut random)?;
        let mut profile = Self {
            name: random.pick(&NAMES).copied().unwrap_or_default(),
            number: NUMBER,
            filers: &FILERS,
            ports: ports(facts, &mut random),
            suppliers: Vec::new(),
            parts: Vec::new(),
            team,
        };
        for good in families {
            profile.add_family(facts, good, &mut random)?;
        }
        Ok(profile)
    }

    fn add_family(
        &mut self,
        facts: &Facts,
        place: usize,
        random: &mut Random,
    ) -> Result<(), Error> {
        let good = facts.goods.get(place).ok_or(Error::Facts("goods"))?;
        let mut sources = vec![self.source(facts, good, true, random)?];
        if random.chance(450) {
            let second = self.source(facts, good, false, random)?;
            if !sources.contains(&second) {
                sources.push(second);
            }
        }
        for _ in 0..random.between(2, 3) {
            let number = self.part_number(good, random);
            let mut own = vec![*sources.first().ok_or(Error::Facts("supplier"))?];
            own.extend(sources.get(1).filter(|_| random.chance(600)));
            let mut claimed = Vec::new();
            for source in own {
                claimed.push((source, self.claims(good, source, random)));
            }
            self.parts.push(Part {
                number,
                good: place,
                price: good.price * random.between(820, 1210) / 1000,
                drift: random.between(-8, 26),
                weight: random.below(90) + 50,
                sources: claimed,
            });
        }
        Ok(())
    }

    fn part_number(&self, good: &Good, random: &mut Random) -> String {
        let heading = good.class.hts.get(..4).unwrap_or_default();
        loop {
            let number = format!("{heading}-{:04}", random.between(100, 9999));
            if self.parts.iter().all(|part| part.number != number) {
                return number;
            }
        }
    }

    /// A supplier for a good: one that is there already, or a new one.
    fn source(
        &mut self,
        facts: &Facts,
        good: &Good,
        first: bool,
        random: &mut Random,
    ) -> Result<usize, Error> {
        // Goods under an order come from where the order is about.
        let china = Country::new("CN").filter(|_| first && good.case.is_some());
        let origin = match china.and_then(|country| facts.origin(country)) {
            Some(origin) => origin,
            None => {
                let weights = facts.origins.iter().map(|o| facts.imports(good.sector, o));
                let place = random.weighted(weights);
                let origin = place.and_then(|place| facts.origins.get(place));
                origin.ok_or(Error::Facts("origin"))?
            }
        };
        let there: Vec<usize> = (0..)
            .zip(&self.suppliers)
            .filter(|(_, supplier)| supplier.origin == origin.country)
            .map(|(place, _)| place)
            .collect();
        let new = there.len() < SUPPLIERS && random.chance(600);
        match random.pick(&there) {
            Some(place) if !new => Ok(*place),
            _ => {
                let made = supplier(origin, self.suppliers.len(), random);
                self.suppliers.push(made);
                Ok(self.suppliers.len() - 1)
            }
        }
    }

    fn claims(&self, good: &Good, source: usize, random: &mut Random) -> bool {
        let origin = self.suppliers.get(source).map(|supplier| supplier.origin);
        let share = good.claims.iter().find(|(country, _)| Some(*country) == origin);
        share.is_some_and(|(_, share)| random.chance(*share))
    }
}

/// The Center of most families and the families: two of three of that Center, and at least one good
/// under an antidumping order, as the law book tells Centers apart.
fn families(
    facts: &Facts,
    book: &Book,
    settings: Settings,
    random: &mut Random,
) -> Result<(String, Vec<usize>), Error> {
    let center = |good: &Good| book.center_of(good.number).map(|(center, _)| center.code.as_str());
    let mut weights: std::collections::BTreeMap<&str, u64> = std::collections::BTreeMap::new();
    for good in &facts.goods {
        if let Some(code) = center(good) {
            *weights.entry(code).or_default() += 1;
        }
    }
    // A Center of few goods would make a thin importer.
    let large: Vec<(&str, u64)> =
        weights.into_iter().filter(|(_, count)| *count >= LEAST_FAMILIES as u64).collect();
    let place = random.weighted(large.iter().map(|(_, count)| *count));
    let (main, _) = place.and_then(|place| large.get(place)).ok_or(Error::Facts("Center"))?;
    let wanted = (settings.rows / ROWS_PER_FAMILY).clamp(LEAST_FAMILIES, FAMILIES);
    let mut shuffled: Vec<usize> = (0..facts.goods.len()).collect();
    shuffle(&mut shuffled, random);
    let of = |place: &usize| facts.goods.get(*place);
    let is_main = |place: &usize| of(place).and_then(center) == Some(*main);
    let has_case = |place: &usize| of(place).is_some_and(|good| good.case.is_some());
    let mut chosen: Vec<usize> = shuffled.iter().copied().find(has_case).into_iter().collect();
    chosen.extend(shuffled.iter().copied().filter(is_main).take(wanted * 2 / 3));
    chosen.extend(shuffled.iter().copied().filter(|place| !is_main(place)).take(wanted / 3));
    chosen.sort_unstable();
    chosen.dedup();
    Ok(((*main).to_owned(), chosen))
}

fn shuffle(list: &mut [usize], random: &mut Random) {
    for place in (1..list.len()).rev() {
        list.swap(place, random.place(place + 1));
    }
}

/// Ports: three by sea, one by air, one for each neighbour.
fn ports(facts: &Facts, random: &mut Random) -> Vec<Port> {
    let mut ports: Vec<Port> = Vec::new();
    for serves in ["sea", "sea", "sea", "air", "canada", "mexico"] {
        let free = |port: &&Port| {
            port.serves == serves && ports.iter().all(|taken| taken.code != port.code)
        };
        let left: Vec<&Port> = facts.ports.iter().filter(free).collect();
        let place = random.weighted(left.iter().map(|port| port.weight));
        let chosen = place.and_then(|place| left.get(place)).map(|port| (*port).clone());
        ports.extend(chosen);
    }
    ports
}
