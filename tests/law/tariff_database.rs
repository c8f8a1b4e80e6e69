//! The general rates against those that the USITC database of 6 June 2025 holds as numbers; what it holds
//! otherwise is listed among the exceptions.

use super::sources::{gzipped, sources};
use super::{book, day};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use tidewaiter::law::{Duty, Rate};
use tidewaiter::model::Hts8;

const FILE: &str = "data/hts/usitc_tariff_database_2025-06-06.csv.gz";
/// Subheading, reason, the rate of the database, the rate of the table. Every other subheading agrees.
const EXCEPTIONS: &str = include_str!("tariff_exceptions.tsv");

/// Units that the database writes in its own codes.
const CODES: [(&str, &str); 4] = [("THS", "K"), ("GRS", "GR"), ("KTS", "KG"), ("THM", "K")];

/// The duties of a rate as kind (`%` or a unit) and amount.
type Parts = Vec<(String, Decimal)>;

struct Row {
    subheading: Hts8,
    text: String,
    /// Its type of rate where the database holds no numbers for that: `T`, `9`, `K`, `X`.
    other: Option<String>,
    parts: Parts,
}

/// The rows with their types of rate, and how many there are of each.
fn rows(bytes: &[u8]) -> (Vec<Row>, BTreeMap<String, usize>) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let heading = reader.headers().expect("heading").clone();
    let at = |name: &str| heading.iter().position(|column| column == name).expect("column");
    let columns = ["hts8", "mfn_text_rate", "mfn_rate_type_code", "mfn_ad_val_rate"].map(at);
    let more =
        ["mfn_specific_rate", "mfn_other_rate", "quantity_1_code", "quantity_2_code"].map(at);
    let (mut rows, mut types) = (Vec::new(), BTreeMap::new());
    for record in reader.records() {
        let record = record.expect("record");
        let field = |at: usize| record.get(at).expect("field").trim();
        let subheading = Hts8::from_digits(field(columns[0]).parse().expect("digits"));
        let subheading = subheading.expect("eight digits");
        let kind = field(columns[2]);
        if subheading.chapter() > 97 {
            continue;
        }
        *types.entry(kind.to_owned()).or_insert(0) += 1;
        let amount = |at: usize| field(at).parse::<Decimal>().expect("an amount").normalize();
        let unit = |at: usize| {
            let code = CODES.iter().find(|(code, _)| *code == field(at));
            code.map_or(field(at), |(_, code)| code).to_owned()
        };
        let value = || ("%".to_owned(), amount(columns[3]));
        let (first, second) = ((unit(more[2]), amount(more[0])), (unit(more[3]), amount(more[1])));
        let mut other = None;
        let parts = match kind {
            "0" => vec![],
            "7" => vec![value()],
            "1" => vec![first],
            "2" => vec![(unit(more[3]), amount(more[0]))],
            "3" => vec![first, second],
            "4" => vec![first, value()],
            "5" => vec![(unit(more[3]), amount(more[0])), value()],
            "6" => vec![first, second, value()],
            _ => {
                other = Some(kind.to_owned());
                vec![]
            }
        };
        rows.push(Row { subheading, text: field(columns[1]).to_owned(), other, parts });
    }
    (rows, types)
}

fn parts(rate: &Rate) -> Option<Parts> {
    let Rate::Duties(duties) = rate else { return (*rate == Rate::Free).then(Vec::new) };
    let part = |duty: &Duty| match duty {
        Duty::Share(share) => Some(("%".to_owned(), *share)),
        Duty::PerUnit { dollars, unit, of: None } => Some((unit.to_string(), *dollars)),
        Duty::PerUnit { dollars, unit, of: Some(of) } => {
            let content = unit.as_str() == "KG" && of.ends_with("content");
            let unit = if content { "CKG".to_owned() } else { unit.to_string() };
            Some((unit, *dollars))
        }
        Duty::ShareOf(..) | Duty::Applicable => None,
    };
    duties.iter().map(part).collect()
}

/// The reason for a rate that the database tells by a type without numbers, before that type.
const NO_NUMBERS: &str = "no numbers in the database, its type of rate";

/// Why the two are not equal, or cannot be held against each other; `None` where they are equal.
fn reason(of: &Row, rate: &Rate) -> Option<String> {
    match &of.other {
        Some(kind) => Some(format!("{NO_NUMBERS} {kind}")),
        None => differs(of, rate).map(str::to_owned),
    }
}

/// Why the numbers are not equal; `None` where they are.
fn differs(of: &Row, rate: &Rate) -> Option<&'static str> {
    let sorted = |mut parts: Parts| {
        parts.sort();
        parts
    };
    let amounts = |parts: &Parts| {
        let mut amounts: Vec<Decimal> = parts.iter().map(|(_, amount)| *amount).collect();
        amounts.sort();
        amounts
    };
    let Some(ours) = parts(rate) else {
        return Some(match rate {
            Rate::Words(_) => "told in words here",
            Rate::Unknown => "not known here",
            _ => "on the value of a part",
        });
    };
    if sorted(ours.clone()) == sorted(of.parts.clone()) {
        None
    } else if amounts(&ours) == amounts(&of.parts) {
        Some("the same amounts in other units")
    } else {
        Some("other amounts")
    }
}

#[test]
fn general_rates_are_those_of_the_database() {
    let Some(sources) = sources() else { return };
    let book = book();
    let (rows, types) = rows(&gzipped(&sources.join(FILE)));
    let mut exceptions = String::from("subheading\treason\tdatabase\ttable\n");
    let mut equal = 0;
    let mut found: BTreeMap<Hts8, String> = BTreeMap::new();
    for row in &rows {
        let line = book.rates.on(row.subheading, day("2025-06-06"));
        let line = line.unwrap_or_else(|| panic!("{} has no rates", row.subheading));
        match reason(row, line.general) {
            None => equal += 1,
            Some(reason) => {
                let number = format!("{:08}", row.subheading.digits());
                let line = format!("{number}\t{reason}\t{}\t{}\n", row.text, line.general);
                found.insert(row.subheading, line);
            }
        }
    }
    exceptions.extend(found.into_values());
    println!("{equal} of {} rates are equal; types {types:?}", rows.len());
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("tariff_exceptions.tsv");
    std::fs::write(&path, &exceptions).expect("written");
    assert!(exceptions == EXCEPTIONS, "the exceptions changed; see {}", path.display());
}

/// Without the database: the list is sorted, gives known reasons and names subheadings of the table.
#[test]
fn exceptions_are_explained() {
    let book = book();
    let lines: Vec<&str> = EXCEPTIONS.lines().skip(1).collect();
    assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "they rise");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        let fields: Vec<&str> = line.split('\t').collect();
        let [number, reason, _, rate] = fields[..] else { panic!("{line}") };
        let number = Hts8::from_digits(number.parse().expect("digits")).expect("eight digits");
        let found = book.rates.on(number, day("2025-06-06")).expect("rates");
        assert_eq!(found.general.to_string(), rate, "{number}");
        let known = [
            "on the value of a part",
            "the same amounts in other units",
            "other amounts",
            "told in words here",
        ];
        assert!(known.contains(&reason) || reason.starts_with(NO_NUMBERS), "{line}");
        *counts.entry(reason).or_insert(0usize) += 1;
    }
    println!("{counts:?}");
    let of_types = counts.iter().filter(|(reason, _)| reason.starts_with(NO_NUMBERS));
    assert_eq!(of_types.map(|(_, count)| count).sum::<usize>(), 156);
}
