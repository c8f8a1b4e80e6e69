//! One shipment: what arrives together, by which way, and for how much.

use super::account::World;
use super::calendar::{add_days, days_between};
use super::entry::{Entry, Line};
use super::facts::{Good, Port};
use super::profile::Part;
use super::random::Random;
use super::size;
use super::standing::Standing;
use crate::clock::add_business_days;
use crate::model::{Date, Money};
use rust_decimal::Decimal;

/// How many lines an entry has, one at least.
const LINES: [u64; 8] = [30, 25, 17, 11, 7, 5, 3, 2];
/// Days to file the summary, and how many of a thousand use them.
const FILING: [u64; 9] = [20, 60, 120, 170, 180, 170, 140, 100, 40];

/// The next shipment; duties and fees are not reckoned yet.
pub(super) fn shipment(world: &World<'_>, random: &mut Random) -> Option<Entry> {
    let parts = &world.profile.parts;
    let place = random.weighted(parts.iter().map(|part| part.weight))?;
    let (supplier, _) = *random.pick(&parts.get(place)?.sources)?;
    let origin = world.profile.suppliers.get(supplier)?.origin;
    let entered = world.not_held(world.calendar.entry_day(random), origin)?;
    let port = port(world, supplier, random)?;
    let chosen = chosen(world, place, supplier, random);
    let value = size::entry_value(random);
    let lines = lines(world, &chosen, value, entered, random)?;
    let filer =
        if random.chance(800) { port.code.bytes().map(usize::from).sum() } else { random.place(9) };
    let days = 1 + random.weighted(FILING.iter().copied())?;
    Some(Entry {
        number: String::new(),
        filer: filer % world.profile.filers.len(),
        entry_type: "01",
        port: port.code,
        mode: port.mode,
        imported: add_days(entered, -i32::try_from(random.between(0, 3)).unwrap_or(0)),
        entered,
        filed: add_business_days(entered, u32::try_from(days).ok()?, world.book)?,
        lines,
        mpf: None,
        standing: Standing::default(),
        marked: false,
        repeated: None,
    })
}

/// By land from the neighbours; from elsewhere by sea, one time in five by air.
fn port<'a>(world: &World<'a>, supplier: usize, random: &mut Random) -> Option<&'a Port> {
    let origin = world.profile.suppliers.get(supplier)?.origin;
    let group = world.facts.origin(origin)?.group;
    let serves = match group {
        "canada" | "mexico" => group,
        _ if random.chance(200) => "air",
        _ => "sea",
    };
    let ports: Vec<&Port> =
        world.profile.ports.iter().filter(|port| port.serves == serves).collect();
    let place = random.weighted(ports.iter().map(|port| port.weight))?;
    ports.get(place).copied()
}

/// Parts with their suppliers: the first one, others of its supplier, then others of the country.
fn chosen(
    world: &World<'_>,
    first: usize,
    supplier: usize,
    random: &mut Random,
) -> Vec<(usize, usize)> {
    let count = 1 + random.weighted(LINES.iter().copied()).unwrap_or(0);
    let origin = |supplier: usize| world.profile.suppliers.get(supplier).map(|made| made.origin);
    // Goods under an order are entered apart: their entry is of another type.
    let ordered = |part: usize| {
        let part = world.profile.parts.get(part);
        part.and_then(|part| world.facts.goods.get(part.good)).is_some_and(|g| g.case.is_some())
    };
    let mut chosen = vec![(first, supplier)];
    for near in [true, false] {
        let mut left: Vec<(usize, usize)> = Vec::new();
        for (part, sources) in world.profile.parts.iter().map(|part| &part.sources).enumerate() {
            let fits = |(made, _): &&(usize, bool)| {
                if near { *made == supplier } else { origin(*made) == origin(supplier) }
            };
            let is_new = chosen.iter().all(|(other, _)| *other != part);
            if is_new && ordered(part) == ordered(first) {
                left.extend(sources.iter().find(fits).map(|(made, _)| (part, *made)));
            }
        }
        while chosen.len() < count && !left.is_empty() {
            chosen.push(left.swap_remove(random.place(left.len())));
        }
    }
    chosen
}

fn lines(
    world: &World<'_>,
    chosen: &[(usize, usize)],
    value: i64,
    entered: Date,
    random: &mut Random,
) -> Option<Vec<Line>> {
    let shares: Vec<i64> = chosen.iter().map(|_| random.between(20, 100)).collect();
    let whole: i64 = shares.iter().sum();
    let mut lines = Vec::new();
    for ((part, supplier), share) in chosen.iter().zip(shares) {
        lines.push(line(world, *part, *supplier, value * share / whole, entered, random)?);
    }
    Some(lines)
}

fn line(
    world: &World<'_>,
    place: usize,
    supplier: usize,
    target: i64,
    entered: Date,
    random: &mut Random,
) -> Option<Line> {
    let part = world.profile.parts.get(place)?;
    let made = world.profile.suppliers.get(supplier)?;
    let good = world.facts.goods.get(part.good)?;
    let price = price(world, part, made.price, entered, random);
    let quantity = round((target * 100 / price).max(1));
    let value = Money(Decimal::new(quantity * price, 4).round_dp(2));
    let origin = world.facts.origin(made.origin)?;
    let claims = part.sources.iter().any(|(other, claims)| *other == supplier && *claims);
    let case = good.case.filter(|_| origin.country.as_str() == "CN");
    Some(Line {
        part: place,
        supplier,
        class: good.class.clone(),
        origin: origin.country,
        export_country: origin.country,
        spi: origin.program.filter(|_| claims),
        mid: made.mid.clone(),
        quantity,
        second: good.second.map(|second| (quantity * second / 1000).max(1)),
        units: world.units(good),
        value,
        case: case.map(|(case, _)| case),
        antidumping: case.map_or(Money::ZERO, |(_, rate)| crate::model::r2(rate * value.0)),
        records: Vec::new(),
        duty: Money::ZERO,
        mpf: None,
        hmf: Money::ZERO,
    })
}

/// The value of a unit on a day: it drifts, and no two invoices are quite the same.
fn price(world: &World<'_>, part: &Part, supplier: i64, on: Date, random: &mut Random) -> i64 {
    let years = days_between(world.calendar.first, on);
    let drifted = part.price + part.price * part.drift * years / 365_000;
    let spread = 1000 + (random.between(-45, 45) + random.between(-45, 45)) / 2;
    (drifted * supplier / 1000 * spread / 1000).max(1)
}

/// Large orders come in tens.
fn round(quantity: i64) -> i64 {
    if quantity >= 200 { quantity / 10 * 10 } else { quantity }
}

impl World<'_> {
    /// The first and second unit of a good, from the tariff.
    fn units(&self, good: &Good) -> [&'static str; 2] {
        let units = self.book.tariff.units(good.number).unwrap_or_default();
        let unit = |place: usize| units.get(place).map_or("", |unit| known(unit.as_str()));
        [unit(0), if good.second.is_some() { unit(1) } else { "" }]
    }
}

/// The units of the facts, so that lines need not keep text of their own.
pub(super) fn known(unit: &str) -> &'static str {
    const KNOWN: [&str; 14] =
        ["NO", "KG", "DOZ", "PRS", "M2", "DPC", "DPR", "GR", "K", "M", "L", "T", "CM2", "HUN"];
    KNOWN.iter().find(|known| **known == unit).copied().unwrap_or("")
}
