//! Invented suppliers with their manufacturer identification.

use super::facts::Origin;
use super::random::Random;
use crate::checks::identifiers::mid::manufacturer_id;
use crate::model::Country;

/// A supplier: one factory, so one origin.
#[derive(Debug, Clone)]
pub(super) struct Supplier {
    /// The name, marked as invented.
    pub name: String,
    pub origin: Country,
    pub mid: String,
    /// Its prices against the typical ones, in thousandths.
    pub price: i64,
}

const FIRST: [&str; 24] = [
    "KESTREL",
    "BLUEWATER",
    "NORTHGATE",
    "SILVERPINE",
    "IRONWOOD",
    "REDSTONE",
    "LANTERN",
    "HARBOR",
    "JUNIPER",
    "FALCON",
    "MERIDIAN",
    "GRANITE",
    "WILLOW",
    "CORMORANT",
    "TIDELINE",
    "BEACON",
    "SUMMIT",
    "ORCHARD",
    "COPPERFIELD",
    "EASTBRIDGE",
    "VALLEY",
    "QUARRY",
    "PRAIRIE",
    "ANCHOR",
];
const SECOND: [&str; 10] = [
    "WORKS",
    "INDUSTRIES",
    "MANUFACTURING",
    "PRODUCTS",
    "TRADING",
    "GOODS",
    "FACTORY",
    "SUPPLY",
    "CRAFT",
    "LINE",
];

/// A supplier of an origin; `serial` keeps names apart.
pub(super) fn supplier(origin: &Origin, serial: usize, random: &mut Random) -> Supplier {
    let word = |list: &[&'static str], place: usize| list.get(place % list.len()).copied();
    let first = word(&FIRST, serial).unwrap_or_default();
    // Only after all first words were used does a second one come again beside them.
    let second = word(&SECOND, serial / FIRST.len() * 3 + serial).unwrap_or_default();
    let name = format!("{first} {second}");
    let street = format!("{} Station Road", random.between(3, 2400));
    let city = random.pick(&origin.cities).copied().unwrap_or_default();
    Supplier {
        mid: manufacturer_id(origin.mid, &name, &street, city),
        name: format!("{name} (SAMPLE)"),
        origin: origin.country,
        price: random.between(960, 1040),
    }
}
