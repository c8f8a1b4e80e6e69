//! TW703: a manufacturer identification that cannot be one.

use super::mid::{self, LONGEST};
use crate::checks::place::line_cell;
use crate::checks::products::{Name, Names, count_lines};
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::law::Book;
use crate::model::{AccountKey, Country, Field, LineId, Symbol};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW703",
    name: "mid_malformed",
    area: Area::Identifiers,
    severity: Severity::Warning,
    citations: &["CBP Form 7501 instructions, appendix 2"],
    needs: &[Need::of_tariff_report(&[Field::ManufacturerId])],
    documentation: include_str!("mid_malformed.md"),
    run,
};

/// What is wrong with the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Characters,
    TooLong(usize),
    TooShort(usize),
    NoCountry,
    UnknownCountry(Country),
    Canada,
    NoCity,
    Parts,
}

/// Characters of a country, a name and a city at least; a shorter one leaves a part out.
const SHORTEST: usize = 6;
/// Cells a finding points at, at most.
const PLACES: usize = 20;

/// The lines with one malformed MID.
struct Bad {
    mid: Name,
    fault: Fault,
    /// The manufacturer's name, where the report has one.
    manufacturer: Symbol,
    lines: usize,
    first: Vec<LineId>,
    filers: BTreeSet<String>,
}

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut names = Names::new(context.portfolio);
    for bad in collect(context, &mut names) {
        findings.push(finding(context, names.text(bad.mid), &bad));
    }
}

fn collect(context: &Context<'_>, names: &mut Names<'_>) -> Vec<Bad> {
    let portfolio = context.portfolio;
    let mut known: FxHashMap<(Option<AccountKey>, Name), Option<usize>> = FxHashMap::default();
    let mut all: Vec<Bad> = Vec::new();
    for entry in context.entries() {
        for (id, line) in portfolio.lines_of(entry) {
            let Some(mid) = names.of(line.mid) else { continue };
            let at = *known.entry((entry.account, mid)).or_insert_with(|| {
                let fault = fault(names.text(mid), context.book)?;
                let manufacturer = line.manufacturer;
                let (first, filers) = (Vec::new(), BTreeSet::new());
                all.push(Bad { mid, fault, manufacturer, lines: 0, first, filers });
                Some(all.len() - 1)
            });
            let Some(bad) = at.and_then(|at| all.get_mut(at)) else { continue };
            bad.lines += 1;
            if bad.first.len() < PLACES {
                bad.first.push(id);
            }
            if !bad.filers.contains(entry.number.filer()) {
                bad.filers.insert(entry.number.filer().to_owned());
            }
        }
    }
    all
}

fn finding(context: &Context<'_>, mid: &str, bad: &Bad) -> Finding {
    let portfolio = context.portfolio;
    let cells = bad
        .first
        .iter()
        .filter_map(|id| line_cell(portfolio, portfolio.line(*id), Field::ManufacturerId));
    Finding {
        what: format!(
            "The manufacturer identification {mid} {}; it stands on {}.",
            bad.fault.words(),
            count_lines(bad.lines)
        ),
        why: "The identification is built from country, name, address and city of the \
              manufacturer. One that cannot be read points to no manufacturer: CBP cannot trace \
              the goods, and prices and origins of one supplier cannot be compared."
            .to_owned(),
        action: format!(
            "Have the filer build it again from the manufacturer's invoice address, and correct it \
             in the list of parties so that it does not come back.{}",
            hint(context, bad)
        ),
        cause: bad.cause(),
        places: cells.collect(),
        ..CHECK.finding()
    }
}

/// What the name of the report would give, where there is one.
fn hint(context: &Context<'_>, bad: &Bad) -> String {
    let name = context.portfolio.str(bad.manufacturer);
    let part = mid::name_part(name);
    if part.is_empty() {
        return String::new();
    }
    format!(" The name {name} gives {part} after the country.")
}

impl Bad {
    /// One filer's habit is one cause; a fault that several share is one of its own.
    fn cause(&self) -> String {
        match self.filers.first() {
            Some(filer) if self.filers.len() == 1 => {
                format!("filer {filer}: {}", self.fault.cause())
            }
            _ => self.fault.cause().to_owned(),
        }
    }
}

impl Fault {
    fn words(self) -> String {
        match self {
            Self::Characters => "holds something other than letters and digits".to_owned(),
            Self::TooLong(length) => format!("has {length} characters; it has {LONGEST} at most"),
            Self::TooShort(length) => {
                format!("has {length} characters, too few for a country, a name and a city")
            }
            Self::NoCountry => "does not begin with the two letters of a country".to_owned(),
            Self::UnknownCountry(country) => {
                format!("begins with {country}, which is the code of no country")
            }
            Self::Canada => {
                "begins with CA; for Canada the code of the province stands there, such as XO for \
                 Ontario"
                    .to_owned()
            }
            Self::NoCity => "ends in a digit, so the city is missing".to_owned(),
            Self::Parts => {
                "does not divide into six characters of a name, four digits of an address and \
                 three characters of a city"
                    .to_owned()
            }
        }
    }

    fn cause(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::TooLong(_) | Self::TooShort(_) => "length",
            Self::NoCountry | Self::UnknownCountry(_) => "country",
            Self::Canada => "province",
            Self::NoCity => "city",
            Self::Parts => "parts",
        }
    }
}

/// The first fault of a MID in capitals; `None` when its form is possible.
fn fault(mid: &str, book: &Book) -> Option<Fault> {
    if !mid.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Some(Fault::Characters);
    }
    if mid.len() > LONGEST {
        return Some(Fault::TooLong(mid.len()));
    }
    let Some(code) = mid.get(..2).and_then(Country::new) else { return Some(Fault::NoCountry) };
    if mid::country(mid, book).is_none() {
        return Some(Fault::UnknownCountry(code));
    }
    // Canada has provinces instead of a code of its own.
    if code.as_str() == "CA" {
        return Some(Fault::Canada);
    }
    if mid.len() < SHORTEST {
        return Some(Fault::TooShort(mid.len()));
    }
    if mid.ends_with(|c: char| c.is_ascii_digit()) {
        return Some(Fault::NoCity);
    }
    (!mid::has_parts(mid.get(2..).unwrap_or_default())).then_some(Fault::Parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        let book = Book::load().expect("book");
        for good in ["AUOZR92MEL", "XOAMAPLA1145TOR", "CNSHEEXP123SHA", "KRLGELE20SEO", "DEBASLUD"]
        {
            assert_eq!(fault(good, &book), None, "{good}");
        }
        for (bad, expected) in [
            ("CNSHE-EXP123SHA", Fault::Characters),
            ("CN SHEEXP123", Fault::Characters),
            ("CNSHEEXPO1234SHA", Fault::TooLong(16)),
            ("12SHEEXP123SHA", Fault::NoCountry),
            ("C", Fault::NoCountry),
            ("ZZSHEEXP123SHA", Fault::UnknownCountry(Country::new("ZZ").expect("letters"))),
            ("CAAMAPLA1145TOR", Fault::Canada),
            ("CNSHE", Fault::TooShort(5)),
            ("CNSHEEXP123", Fault::NoCity),
            ("CNSHEEXPORTSHA", Fault::Parts),
        ] {
            assert_eq!(fault(bad, &book), Some(expected), "{bad}");
        }
    }
}
