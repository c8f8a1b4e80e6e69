//! Exports of part of what came in, by the data elements of 15 CFR 30.6.

use super::Settings;
use super::account::Entries;
use super::calendar::add_days;
use super::entry::Line;
use super::random::Random;
use super::write::day;
use crate::model::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const HEADINGS: &str = "ITN,Shipment Reference Number,USPPI ID,USPPI Name,Date of Export,\
Port of Export Code,Mode of Transport,Ultimate Consignee,Country of Ultimate Destination,\
Line Number,Schedule B/HTS Indicator,Schedule B/HTS Number,Commodity Description,D/F Indicator,\
Part Number,Quantity 1,UOM 1,Value\n";

/// Rows of entry lines for one row of exports.
const ROWS_PER_EXPORT: usize = 6;
/// Of a thousand exports: sold by another company; of domestic goods; under the tariff's own number;
/// continuing the shipment before.
const OTHER_EXPORTER: u64 = 25;
const DOMESTIC: u64 = 150;
const BY_HTS: u64 = 300;
const SAME_SHIPMENT: u64 = 250;

/// One row.
#[derive(Debug, Clone)]
struct Export {
    date: Date,
    destination: &'static str,
    port: &'static str,
    mode: &'static str,
    own: bool,
    kind: char,
    number: String,
    text: &'static str,
    origin: char,
    part: String,
    quantity: i64,
    unit: &'static str,
    value: i64,
}

/// The text of the list.
pub(super) fn list(account: &Entries<'_>, settings: Settings) -> String {
    let mut random = Random::new(settings.seed, "exports");
    let mut exports: Vec<Export> = Vec::new();
    let wanted = settings.rows / ROWS_PER_EXPORT;
    // An import too recent to have been sold again gives none; ten times as many draws are ample.
    for _ in 0..wanted * 10 {
        if exports.len() == wanted {
            break;
        }
        exports.extend(export(account, &mut random));
    }
    exports.sort_by(|a, b| {
        (a.date, &a.part, a.quantity, a.value).cmp(&(b.date, &b.part, b.quantity, b.value))
    });
    write(account, &exports, &mut random)
}

fn export(account: &Entries<'_>, random: &mut Random) -> Option<Export> {
    let world = account.world;
    let entry = random.pick(&account.list)?;
    let line: &Line = random.pick(&entry.lines)?;
    let part = world.profile.parts.get(line.part)?;
    let good = world.facts.goods.get(part.good)?;
    let after = i32::try_from(random.between(20, 420) + random.between(0, 420)).ok()?;
    let date = add_days(entry.imported, after);
    let quantity = (line.quantity * random.between(8, 85) / 100).max(1);
    let port = random.pick(&world.profile.ports)?;
    let place = random.weighted(world.facts.destinations.iter().map(|d| d.weight))?;
    // Most sell above what they were bought for; some are closed out below it.
    let share = if random.chance(700) { random.between(115, 210) } else { random.between(45, 98) };
    let unit_value = line.value.0 / Decimal::from(line.quantity);
    let value = unit_value * Decimal::from(quantity) * Decimal::from(share) / Decimal::ONE_HUNDRED;
    (date < world.calendar.report).then_some(Export {
        date,
        destination: world.facts.destinations.get(place)?.code,
        port: port.code,
        mode: port.mode,
        own: !random.chance(OTHER_EXPORTER),
        kind: if random.chance(BY_HTS) { 'H' } else { 'B' },
        number: good.class.hts.clone(),
        text: good.text,
        origin: if random.chance(DOMESTIC) { 'D' } else { 'F' },
        part: part.number.clone(),
        quantity,
        unit: line.units[0],
        value: value.round().to_i64()?.max(1),
    })
}

/// Rows with their transaction numbers: a number holds up to three lines of one day and destination.
fn write(account: &Entries<'_>, exports: &[Export], random: &mut Random) -> String {
    let profile = account.world.profile;
    let mut text = String::from(HEADINGS);
    let (mut serial, mut line) = (0_u32, 0_u32);
    let mut before: Option<Export> = None;
    for export in exports {
        let mut export = export.clone();
        match before.take() {
            // What goes along takes the shipment's own data.
            Some(last) if last.date == export.date && line < 3 && random.chance(SAME_SHIPMENT) => {
                line += 1;
                export = Export {
                    destination: last.destination,
                    port: last.port,
                    mode: last.mode,
                    own: last.own,
                    ..export
                };
            }
            _ => (serial, line) = (serial + 1, 1),
        }
        let date = export.date;
        let itn = format!(
            "X{:04}{:02}{:02}{:06}",
            date.year(),
            date.month(),
            date.day(),
            serial % 1_000_000
        );
        let (number, name) = if export.own {
            (profile.number, profile.name)
        } else {
            ("98-111222200", "LEDGER LANE EXPORTS LLC (SAMPLE)")
        };
        let buyer = if export.destination.is_empty() {
            "BUYER (SAMPLE)".to_owned()
        } else {
            format!("BUYER {} (SAMPLE)", export.destination)
        };
        let fields = [
            itn,
            format!("S-{serial:06}"),
            number.to_owned(),
            name.to_owned(),
            day(Some(date)),
            export.port.to_owned(),
            export.mode.to_owned(),
            buyer,
            export.destination.to_owned(),
            line.to_string(),
            export.kind.to_string(),
            export.number.clone(),
            export.text.to_owned(),
            export.origin.to_string(),
            export.part.clone(),
            export.quantity.to_string(),
            export.unit.to_owned(),
            export.value.to_string(),
        ];
        text.push_str(&fields.join(","));
        text.push('\n');
        before = Some(export);
    }
    text
}
