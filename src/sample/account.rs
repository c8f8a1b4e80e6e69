//! All entries of the account.

use super::calendar::{Calendar, add_days};
use super::entry::Entry;
use super::facts::Facts;
use super::profile::Profile;
use super::random::Random;
use super::shipment::shipment;
use super::standing::standing;
use super::{Error, Settings, mistakes};
use crate::law::Book;
use crate::model::{Country, Date, EntryNumber};

/// What every shipment can ask.
#[derive(Debug, Clone, Copy)]
pub(super) struct World<'a> {
    pub facts: &'a Facts,
    pub book: &'a Book,
    pub calendar: &'a Calendar,
    pub profile: &'a Profile,
    pub seed: u64,
}

/// The entries, by date.
#[derive(Debug)]
pub(super) struct Entries<'a> {
    pub world: World<'a>,
    pub list: Vec<Entry>,
}

impl<'a> Entries<'a> {
    pub(super) fn new(
        facts: &'a Facts,
        book: &'a Book,
        calendar: &'a Calendar,
        profile: &'a Profile,
        settings: Settings,
    ) -> Result<Self, Error> {
        let world = World { facts, book, calendar, profile, seed: settings.seed };
        let mut random = Random::new(settings.seed, "shipments");
        let mut list = Vec::new();
        let mut left = settings.rows.saturating_sub(mistakes::rows(settings));
        // Shipments that no longer fit are passed over, and the account is full.
        while left > 0 {
            let mut entry = shipment(&world, &mut random).ok_or(Error::Facts("shipment"))?;
            world.figure(&mut entry)?;
            let Some(rest) = left.checked_sub(entry.rows()) else { break };
            left = rest;
            list.push(entry);
        }
        list.sort_by_key(|entry| (entry.entered, entry.filer));
        number(&mut list, profile, &mut random);
        Ok(Self { world, list })
    }

    /// What became of each entry by the day of the report.
    pub(super) fn settle_standing(&mut self) {
        let World { calendar, book, seed, .. } = self.world;
        let mut random = Random::new(seed, "standing");
        for entry in &mut self.list {
            entry.standing = standing(entry.entered, entry.port, calendar, book, &mut random);
        }
    }
}

/// Each filer counts up.
fn number(list: &mut [Entry], profile: &Profile, random: &mut Random) {
    let mut next: Vec<i64> =
        profile.filers.iter().map(|_| random.between(1_000_000, 4_000_000)).collect();
    for entry in list {
        let Some(serial) = next.get_mut(entry.filer) else { continue };
        *serial += random.between(1, 6);
        let filer = profile.filers.get(entry.filer).map_or("", |filer| filer.code);
        entry.number = with_check_digit(&format!("{filer}{serial:07}"));
    }
}

/// Ten characters and the digit they call for.
pub(super) fn with_check_digit(ten: &str) -> String {
    let digit = EntryNumber::new(&format!("{ten}0")).map_or(0, |n| n.expected_check_digit());
    format!("{ten}{digit}")
}

impl World<'_> {
    /// The day, or the first after the weeks in which goods of an origin were held back.
    pub(super) fn not_held(&self, day: Date, origin: Country) -> Option<Date> {
        let holds = |hold: &&super::facts::Hold| {
            hold.origin == origin && hold.from <= day && day <= hold.to
        };
        let Some(hold) = self.facts.holds.iter().find(holds) else { return Some(day) };
        crate::clock::next_business_day(add_days(hold.to, 1), self.book)
    }
}
