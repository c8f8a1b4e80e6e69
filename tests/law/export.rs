//! An export of the schedule written from the tables themselves: what it reads back to is known.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use tidewaiter::law::Tables;

pub(super) const HEADING: &str = "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,\
Special Rate of Duty,Column 2 Rate of Duty,Quota Quantity,Additional Duties\n";

/// A line of the export, by its digits; two-digit texts and units only where it is a number.
#[derive(Clone)]
pub(super) struct Line {
    pub text: &'static str,
    pub units: String,
    pub general: String,
    pub special: String,
    pub column2: String,
}

/// Every line of the tariff of goods and chapter 98 in use, in words of the schedule, with the rates of
/// its last day.
pub(super) fn lines(texts: &Tables) -> BTreeMap<String, Line> {
    let words = unit_words();
    let mut rates: BTreeMap<&str, [&str; 3]> = BTreeMap::new();
    for line in texts.get("tariff_rates").lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        rates.insert(fields[0], [fields[3], fields[4], fields[5]]);
    }
    let mut lines = BTreeMap::new();
    for line in texts.get("tariff").lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields[0].starts_with("99") {
            continue;
        }
        let [general, column2, special] = rates.get(fields[0]).copied().unwrap_or(["?", "?", ""]);
        let own = Line {
            text: text(fields[1]),
            units: String::new(),
            general: rate(general),
            special: specials(special),
            column2: rate(column2),
        };
        lines.insert(fields[0].to_owned(), own);
        for number in fields[2].split(' ').filter(|number| !number.is_empty()) {
            let (head, codes) = number.split_once(':').expect("units");
            let units = codes.split('+').map(|code| words.get(code).copied().unwrap_or_default());
            let units: Vec<String> = units.map(|word| format!("\"\"{word}\"\"")).collect();
            let known = !codes.split('+').any(|code| !words.contains_key(code));
            let line = Line {
                text: text(&head[2..]),
                units: if known { format!("\"[{}]\"", units.join(",")) } else { String::new() },
                general: String::new(),
                special: String::new(),
                column2: String::new(),
            };
            lines.insert(format!("{}{}", fields[0], &head[..2]), line);
        }
    }
    lines
}

/// The lines as CSV.
pub(super) fn csv(lines: &BTreeMap<String, Line>) -> String {
    let mut out = HEADING.to_owned();
    for (number, line) in lines {
        let indent = if number.len() == 8 { 0 } else { 1 };
        let Line { text, units, general, special, column2 } = line;
        let number = dotted(number);
        let _ = writeln!(
            out,
            "\"{number}\",{indent},\"{text}\",{units},\"{general}\",\"{special}\",\"{column2}\",\"\",\"\""
        );
    }
    out
}

/// The lines as JSON, as USITC writes it.
pub(super) fn json(lines: &BTreeMap<String, Line>) -> String {
    let rows: Vec<serde_json::Value> = lines
        .iter()
        .map(|(number, line)| {
            let units = line.units.trim_matches('"').replace("\"\"", "\"");
            let units: Vec<String> = match units.as_str() {
                "" => Vec::new(),
                list => serde_json::from_str(list).expect("units"),
            };
            serde_json::json!({
                "htsno": dotted(number),
                "indent": if number.len() == 8 { "0" } else { "1" },
                "description": line.text,
                "superior": null,
                "units": units,
                "general": line.general,
                "special": line.special,
                "other": line.column2,
                "footnotes": [],
            })
        })
        .collect();
    serde_json::to_string(&rows).expect("JSON")
}

fn dotted(number: &str) -> String {
    let (four, rest) = number.split_at(4);
    rest.as_bytes()
        .chunks(2)
        .fold(four.to_owned(), |text, two| text + "." + std::str::from_utf8(two).expect("digits"))
}

fn text(mark: &str) -> &'static str {
    match mark {
        "o" => "Other",
        "n" => "Bicycles",
        _ => "",
    }
}

fn rate(text: &str) -> String {
    match text {
        "?" => String::new(),
        "Free" => "Free".to_owned(),
        _ => match text.strip_prefix('=') {
            Some(words) => words.to_owned(),
            None => text.split('+').map(duty).collect::<Vec<_>>().join(" + "),
        },
    }
}

fn duty(text: &str) -> String {
    if text == "applicable" {
        return "The duty provided in the applicable subheading".to_owned();
    }
    let (text, of) = match text.split_once('[') {
        Some((text, of)) => (text, format!(" on {}", of.trim_end_matches(']'))),
        None => (text, String::new()),
    };
    match text.split_once('/') {
        Some(("100", _)) => format!("33 1/3%{of}"),
        Some((dollars, unit)) => format!("${dollars}/{}{of}", of_unit(unit)),
        None => format!("{text}{of}"),
    }
}

/// The word in a rate for a unit.
fn of_unit(code: &str) -> &str {
    match code {
        "BBL" => "bbl",
        "CYK" => "clean kg",
        "DOZ" => "doz.",
        "G" => "g",
        "GR" => "gross",
        "GRL" => "line/gross",
        "JWL" => "jewel",
        "K" => "thousand",
        "KG" => "kg",
        "L" => "liter",
        "LNM" => "lin. m",
        "M" => "m",
        "M2" => "m2",
        "M3" => "m3",
        "NO" => "article",
        "PCS" => "pcs",
        "PFL" => "pf. liter",
        "PK" => "pack",
        "PRS" => "pr.",
        "SQ" => "square",
        "T" => "t",
        other => panic!("no word for {other}"),
    }
}

fn specials(text: &str) -> String {
    let groups = text.split('|').filter_map(|group| group.rsplit_once(':'));
    let known = groups.filter(|(rate, _)| *rate != "?");
    known.map(|(own, marks)| format!("{} ({marks})", rate(own))).collect::<Vec<_>>().join(" ")
}

fn unit_words() -> BTreeMap<&'static str, &'static str> {
    let words = include_str!("../../src/law/schedule/units.tsv").lines().skip(1);
    let pairs = words.filter_map(|line| line.split_once('\t')).map(|(word, code)| (code, word));
    pairs.chain([("X", "X")]).collect()
}
