//! From the texts of the tables to a [`Book`]: strict, so that a wrong table is an error with a
//! line number and never a wrong answer.

mod chapter99;
mod editions;
mod measures;
mod printed;
mod rates;
mod references;
mod rows;
mod single;
mod small;
mod tariff;

use super::headings::Headings;
use super::{Book, BookError, TableInfo};
use rows::{Shape, error, read, rising};
use sha2::{Digest, Sha256};

/// Every table: name and heading. The files stand in `law/data`, in this order.
pub(super) const SHAPES: [Shape; 27] = [
    small::CENTER_PREFIXES,
    small::CENTERS,
    chapter99::CHAPTER99,
    single::CITATIONS,
    small::COUNTRIES,
    small::DESTINATIONS,
    small::ENTRY_RULES,
    small::ENTRY_TYPES,
    measures::HEADING_RATES,
    small::HOLIDAYS,
    measures::HEADINGS,
    measures::LISTS,
    measures::NUMBERS,
    measures::RULES,
    measures::MEASURES,
    editions::MODES,
    small::ORIGIN_GROUPS,
    single::PARAMS,
    small::SPI,
    TABLES,
    tariff::TARIFF,
    editions::CHANGES,
    editions::EDITIONS,
    rates::LISTED,
    printed::PRINTED,
    rates::RATES,
    rates::REPORT,
];

const TABLES: Shape = Shape { name: "tables", columns: &["name", "read_on", "known_to", "source"] };

/// Builds a book from named texts; every table exactly once, in any order.
pub(super) fn book(texts: &[(&str, &str)]) -> Result<Book, BookError> {
    let mut sorted: Vec<&str> = Vec::with_capacity(SHAPES.len());
    for shape in SHAPES {
        let mut named = texts.iter().filter(|(name, _)| *name == shape.name);
        match (named.next(), named.next()) {
            (Some((_, text)), None) => sorted.push(text),
            (None, _) => return Err(error(shape.name, 0, "the table is missing")),
            _ => return Err(error(shape.name, 0, "the table is given twice")),
        }
    }
    if let Some((name, _)) = texts.iter().find(|(name, _)| SHAPES.iter().all(|s| s.name != *name)) {
        return Err(error(name, 0, "there is no table of this name"));
    }
    let [
        prefixes,
        centers,
        chapter99,
        citations,
        countries,
        destinations,
        entry_rules,
        types,
        heading_rates,
        holidays,
        measure_headings,
        measure_lists,
        measure_numbers,
        measure_rules,
        measures,
        modes,
        groups,
        params,
        spi,
        tables,
        tariff,
        changes,
        editions,
        listed,
        printed,
        rates,
        report,
    ] = sorted.as_slice()
    else {
        return Err(error("tables", 0, "tables are missing"));
    };
    let (editions, nomenclature) = editions::editions(editions)?;
    let chapter99 = chapter99::chapter99(chapter99)?;
    let measures = measures::measures(measures, measure_headings)?;
    let rules = [*measure_rules, *measure_lists, *measure_numbers, *heading_rates];
    let rulebook = measures::rulebook(&measures, rules, &chapter99)?;
    let mut book = Book {
        hash: String::new(),
        tables: Vec::new(),
        params: single::params(params)?,
        chapter99,
        spi: small::spi(spi)?,
        entry_types: small::entry_types(types)?,
        entry_rules: small::entry_rules(entry_rules)?,
        modes: editions::modes(modes)?,
        origin_groups: small::origin_groups(groups)?,
        countries: small::countries(countries)?,
        destinations: small::destinations(destinations)?,
        centers: small::centers(centers)?,
        center_prefixes: small::center_prefixes(prefixes)?,
        holidays: small::holidays(holidays)?,
        citations: single::citations(citations)?,
        tariff: tariff::tariff(tariff)?,
        printed: printed::printed(printed, editions.len())?,
        tariff_editions: editions,
        nomenclature,
        tariff_changes: editions::changes(changes)?,
        listed: rates::listed(listed)?,
        rates: rates::rates(rates)?,
        tariff_report: rates::report(report)?,
        measures,
        rulebook,
        headings: Headings::default(),
    };
    book.headings = Headings::new(&book.chapter99);
    book.tables = infos(tables, &book)?;
    references::check(&book)?;
    book.hash = hash(&sorted);
    Ok(book)
}

/// The rows of a text of table `chapter99` alone, for what is made from them.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn chapter99_rows(text: &str) -> Result<Vec<super::Chapter99>, BookError> {
    chapter99::chapter99(text)
}

/// SHA-256 over the bytes of all tables in the order of their names.
pub(super) fn hash<T: AsRef<[u8]>>(texts: &[T]) -> String {
    use std::fmt::Write as _;
    let mut sha = Sha256::new();
    for text in texts {
        sha.update(text.as_ref());
    }
    sha.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn infos(text: &str, book: &Book) -> Result<Vec<TableInfo>, BookError> {
    let tables = read(TABLES, text, |row| {
        let name = row.parsed("the name of a table", |name| {
            SHAPES.iter().find(|shape| shape.name == name && name != TABLES.name)
        })?;
        Ok(TableInfo {
            name: name.name.to_owned(),
            read_on: row.date()?,
            known_to: row.open_date()?,
            rows: rows_of(name.name, book),
            source: row.required()?.to_owned(),
        })
    })?;
    rising(TABLES, &tables, |table| table.name.as_str())?;
    match SHAPES.iter().find(|s| s.name != TABLES.name && tables.iter().all(|t| t.name != s.name)) {
        Some(shape) => Err(error(TABLES.name, 1, format!("`{}` is not listed", shape.name))),
        None => Ok(tables),
    }
}

fn rows_of(table: &str, book: &Book) -> usize {
    match table {
        "center_prefixes" => book.center_prefixes.len(),
        "centers" => book.centers.len(),
        "chapter99" => book.chapter99.len(),
        "citations" => book.citations.len(),
        "countries" => book.countries.len(),
        "destinations" => book.destinations.len(),
        "entry_rules" => book.entry_rules.len(),
        "entry_types" => book.entry_types.len(),
        "heading_rates" => book.rulebook.heading_rates().len(),
        "holidays" => book.holidays.len(),
        "measure_headings" => book.measures.iter().map(|measure| measure.headings.len()).sum(),
        "measure_lists" => book.rulebook.lists.lists().len(),
        "measure_numbers" => book.rulebook.lists.len(),
        "measure_rules" => {
            (0..book.measures.len()).map(|place| book.rulebook.rules_of(place).count()).sum()
        }
        "measures" => book.measures.len(),
        "modes" => book.modes.len(),
        "origin_groups" => book.origin_groups.len(),
        "params" => book.params.len(),
        "spi" => book.spi.len(),
        "tariff_changes" => book.tariff_changes.len(),
        "tariff_editions" => book.tariff_editions.len(),
        "tariff_listed" => book.listed.len(),
        "tariff_printed" => book.printed.len(),
        "tariff_rates" => book.rates.len(),
        "tariff_report" => book.tariff_report.len(),
        _ => book.tariff.len().0,
    }
}

/// The texts of a country set: `all`, `all but`, `all but JP KR`, `CN HK`, `? per order`.
fn country_set(text: &str) -> Option<super::CountrySet> {
    use super::CountrySet;
    if text == "all" {
        return Some(CountrySet::All);
    }
    if let Some(words) = text.strip_prefix("? ") {
        return Some(CountrySet::Unknown(words.to_owned()));
    }
    if text == "all but" {
        return Some(CountrySet::AllBut(Vec::new()));
    }
    let (list, but) = match text.strip_prefix("all but ") {
        Some(list) => (list, true),
        None => (text, false),
    };
    let codes: Vec<_> = list.split(' ').map(country).collect::<Option<_>>()?;
    let rising = codes.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    rising.then_some(if but { CountrySet::AllBut(codes) } else { CountrySet::Only(codes) })
}

fn country(text: &str) -> Option<crate::model::Country> {
    let code = crate::model::Country::new(text)?;
    (code.as_str() == text).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::CountrySet;

    #[test]
    fn country_sets_are_strict() {
        let set = |text| country_set(text);
        assert_eq!(set("all"), Some(CountrySet::All));
        assert_eq!(set("all but"), Some(CountrySet::AllBut(Vec::new())));
        assert_eq!(set("? per order"), Some(CountrySet::Unknown("per order".to_owned())));
        let china = country("CN").expect("CN");
        let hong_kong = country("HK").expect("HK");
        assert_eq!(set("CN HK"), Some(CountrySet::Only(vec![china, hong_kong])));
        assert_eq!(set("all but CN"), Some(CountrySet::AllBut(vec![china])));
        for bad in ["", "cn", "HK CN", "CN CN", "CN;HK", "CHN", "all but ", "?"] {
            assert_eq!(set(bad), None, "{bad}");
        }
    }
}
