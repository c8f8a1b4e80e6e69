//! What each number of the list of goods pays, and how often a program is claimed for it.

use super::super::Error;
use super::super::source::{Record, Source};
use super::super::write::{Table, line};
use super::{GOODS, ORIGINS, rows};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The first day of the account is later than this: a number must have been there.
const SINCE: (i16, i8, i8) = (2021, 10, 1);
/// Goods of this list were never charged.
const NEVER_CHARGED: &str = "9903.88.16";
const LISTS: [&str; 4] = ["9903.88.01", "9903.88.02", "9903.88.03", "9903.88.15"];
/// Rates: free, or ad valorem.
const SIMPLE: [&str; 2] = ["0", "7"];

const HEADING: &str = "number\trate\tlist\tsector\tclaims\tsibling\tsibling_rate\tsibling_list\t\
text\tvalue\tsecond\tmetal\tcase\tdeposit";

/// Everything that the sources say of numbers.
struct Sources {
    /// Numbers of CBP's list that were there all the time, with their units.
    units: BTreeMap<String, String>,
    /// Rate and special column by subheading; only simple rates.
    rates: BTreeMap<String, (Decimal, String)>,
    lists: BTreeMap<String, BTreeSet<String>>,
    sectors: BTreeMap<String, String>,
    usmca: BTreeMap<(String, String), Decimal>,
    preference: BTreeMap<(String, String), Decimal>,
    /// Subheadings that a programme frees: their duty would have other headings.
    freed: BTreeSet<String>,
}

/// The table `goods`.
pub(super) fn table(source: &Source) -> Result<Table, Error> {
    let sources = Sources::new(source)?;
    let mut lines = Vec::new();
    for good in rows(GOODS) {
        lines.push(sources.line(&good)?);
    }
    Ok(Table::sorted("goods", HEADING, lines, 1))
}

impl Sources {
    fn new(source: &Source) -> Result<Self, Error> {
        Ok(Self {
            units: units(source)?,
            rates: rates(source)?,
            lists: lists(source)?,
            sectors: pairs(source, "data/gen/yale_hs10_gtap_codes.csv.gz", "hs10,gtap_code")?,
            usmca: shares(
                source,
                "data/gen/yale_usmca_product_shares_2025.csv.gz",
                ["hts10", "cty_code", "usmca_share"],
            )?,
            preference: shares(
                source,
                "data/gen/yale_mfn_exemption_shares_hs2_country.csv.gz",
                ["hs2", "cty_code", "exemption_share"],
            )?,
            freed: source
                .records("data/ref/yale_s122_exempt_products.csv", "hts8")?
                .iter()
                .map(|record| record.text("hts8"))
                .collect::<Result<_, _>>()?,
        })
    }

    fn line(&self, good: &impl Fn(&str) -> &'static str) -> Result<String, Error> {
        let number = good("number");
        let metal = good("metal");
        let error = |what: &str| Error::Source {
            file: "src/sample/hand/goods.tsv".to_owned(),
            row: 0,
            column: "number".to_owned(),
            what: what.to_owned(),
            text: number.to_owned(),
        };
        if !self.is_usable(number) {
            return Err(error(
                "this must be valid since 2021 at a simple rate and freed by nothing",
            ));
        }
        let own = subheading(number);
        let (rate, special) = self.rates.get(own).ok_or_else(|| error("it has no rate"))?;
        let sector = self.sectors.get(number).ok_or_else(|| error("it has no sector"))?;
        let sibling = self.sibling(number).unwrap_or_default();
        let sibling_rate = self.rates.get(subheading(&sibling)).map(|(rate, _)| *rate);
        Ok(line(&[
            number,
            &rate.normalize().to_string(),
            &self.list(own),
            &sector.to_ascii_lowercase(),
            &self.claims(number, *rate, special),
            &sibling,
            &sibling_rate.map(|rate| rate.normalize().to_string()).unwrap_or_default(),
            &self.list(subheading(&sibling)),
            good("text"),
            good("value"),
            good("second"),
            metal,
            good("case"),
            good("deposit"),
        ]))
    }

    fn is_usable(&self, number: &str) -> bool {
        let subheading = subheading(number);
        self.units.contains_key(number)
            && self.rates.contains_key(subheading)
            && !self.freed.contains(subheading)
    }

    /// The heading of the list of section 301 on which a subheading first stood: later ones hold
    /// exclusions from it.
    fn list(&self, subheading: &str) -> String {
        let on = self.lists.get(subheading).into_iter().flatten();
        let charged = on.filter(|list| *list != NEVER_CHARGED && LISTS.contains(&list.as_str()));
        charged.min().map(|list| list.replace('.', "")).unwrap_or_default()
    }

    /// A number under which the same goods might be filed by mistake: of the same heading and unit,
    /// in another subheading.
    fn sibling(&self, number: &str) -> Option<String> {
        let heading = number.get(..4)?;
        let unit = self.units.get(number)?;
        let others = self.units.range(heading.to_owned()..);
        let mut near = others.take_while(|(other, _)| other.starts_with(heading)).filter(
            |(other, other_unit)| {
                *other_unit == unit
                    && subheading(other) != subheading(number)
                    && self.is_usable(other)
            },
        );
        near.next().map(|(other, _)| other.clone())
    }

    /// `KR=0.61 S:MX=0.92`: for each origin with a program the share of value that claims it.
    fn claims(&self, number: &str, rate: Decimal, special: &str) -> String {
        let mut claims = Vec::new();
        for origin in rows(ORIGINS) {
            let (program, census) = (origin("program"), origin("census").to_owned());
            if program.is_empty() || !frees(special, program) && !rate.is_zero() {
                continue;
            }
            let of_number = (number.to_owned(), census.clone());
            let of_chapter = (number.get(..2).unwrap_or_default().to_owned(), census);
            let share = match program {
                "S" => self.usmca.get(&of_number),
                // Goods that are free anyway claim a program only for the fee.
                _ if rate.is_zero() => None,
                _ => self.preference.get(&of_chapter),
            };
            if let Some(share) = share.map(|share| share.round_dp(2))
                && !share.is_zero()
            {
                claims.push(format!("{}={}", origin("code"), share.normalize()));
            }
        }
        claims.join(" ")
    }
}

fn subheading(number: &str) -> &str {
    number.get(..8).unwrap_or_default()
}

/// Whether the special column lets goods of a program in free.
fn frees(special: &str, program: &str) -> bool {
    let free = special.split("Free").nth(1).and_then(|rest| rest.split(['(', ')']).nth(1));
    free.is_some_and(|codes| codes.split(',').any(|code| code.trim() == program))
}

fn units(source: &Source) -> Result<BTreeMap<String, String>, Error> {
    let columns = "hts10,ad_flag,cvd_flag,unit1,unit2,unit3,effective,expiration";
    let records = source.records("data/ref/hts10_adcvd_flags_2026-02-21.csv.gz", columns)?;
    let changed = source.records(
        "data/hts/hts_code_presence.csv",
        "hts,2023-10,2024-07,2024-11,2025-01,2025-11/12,2026-07",
    )?;
    let changed: BTreeSet<String> =
        changed.iter().map(|record| record.text("hts")).collect::<Result<_, _>>()?;
    let mut units = BTreeMap::new();
    for record in records.iter() {
        let number = record.text("hts10")?;
        let since = record.parsed("effective", "a date", day)?;
        if since <= SINCE && !changed.contains(&number) && !changed.contains(subheading(&number)) {
            let of = |column| record.text(column);
            units.insert(number, format!("{} {}", of("unit1")?, of("unit2")?));
        }
    }
    Ok(units)
}

/// Month, day and year, as a date that can be compared.
fn day(text: &str) -> Option<(i16, i8, i8)> {
    let mut parts = text.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

fn rates(source: &Source) -> Result<BTreeMap<String, (Decimal, String)>, Error> {
    let records = source.report("data/hts/usitc_tariff_database_2025-06-06.csv.gz", "hts8")?;
    let mut rates = BTreeMap::new();
    for record in records.iter() {
        let kind = record.text("mfn_rate_type_code")?;
        if SIMPLE.contains(&kind.as_str()) {
            let rate = record.parsed("mfn_ad_val_rate", "a rate", |text| text.parse().ok())?;
            rates.insert(record.text("hts8")?, (rate, record.text("col1_special_text")?));
        }
    }
    Ok(rates)
}

fn lists(source: &Source) -> Result<BTreeMap<String, BTreeSet<String>>, Error> {
    let records =
        source.records("data/ref/yale_s301_product_lists.csv.gz", "hts8,list,ch99_code")?;
    let mut lists: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for record in records.iter() {
        lists.entry(record.text("hts8")?).or_default().insert(record.text("ch99_code")?);
    }
    Ok(lists)
}

fn pairs(source: &Source, file: &str, columns: &str) -> Result<BTreeMap<String, String>, Error> {
    let (key, value) = columns.split_once(',').unwrap_or((columns, columns));
    let records = source.records(file, columns)?;
    records.iter().map(|record| Ok((record.text(key)?, record.text(value)?))).collect()
}

fn shares(
    source: &Source,
    file: &str,
    columns: [&str; 3],
) -> Result<BTreeMap<(String, String), Decimal>, Error> {
    let [key, country, share] = columns;
    let records = source.records(file, &columns.join(","))?;
    let of = |record: Record<'_>| {
        let number = |text: &str| text.parse().or_else(|_| Decimal::from_scientific(text)).ok();
        let share = record.parsed(share, "a share", number)?;
        Ok(((record.text(key)?, record.text(country)?), share))
    };
    records.iter().map(of).collect()
}
