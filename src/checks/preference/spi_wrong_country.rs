//! TW402: a special program claimed for goods of a country that is not in it.

use super::refused::{Owed, Without};
use crate::checks::place::{line_cell, line_name};
use crate::checks::remedies::programme::is_weak;
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Amount, Area, Finding, Findings, Severity};
use crate::law::{Book, Spi};
use crate::model::{Country, EntryDate, EntryLine, EntrySummary, Field, Money, Symbol};
use rustc_hash::FxHashMap;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW402",
    name: "spi_wrong_country",
    area: Area::Preference,
    severity: Severity::Error,
    citations: &["HTSUS general notes 3-35"],
    needs: &[
        Need::of_line_report(&[Field::Spi]),
        Need::of_tariff_report(&[Field::CountryOfOrigin]),
        Need::of_tariff_report(&[Field::EntryDate]),
    ],
    documentation: include_str!("spi_wrong_country.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Findings) {
    let (portfolio, book) = (context.portfolio, context.book);
    let mut known: FxHashMap<(Symbol, Country, EntryDate), Option<&Spi>> = FxHashMap::default();
    let mut reckoned = Without::new(context);
    for entry in context.entries() {
        let Some(date) = entry.entry_date else { continue };
        for (id, line) in portfolio.lines_of(entry) {
            let Some(origin) = line.origin.filter(|_| line.spi.is_some()) else { continue };
            let look = || without(book, portfolio.str(line.spi), origin, date);
            if let Some(spi) = *known.entry((line.spi, origin, date)).or_insert_with(look) {
                let owed = reckoned.of(entry, (id, line), spi);
                findings.push(finding(context, (entry, line), (spi, origin), &owed));
            }
        }
    }
}

/// The program in force on a date that leaves an origin out. Goods of the United States that come
/// back are reported in several ways, so they are not judged.
fn without<'b>(book: &'b Book, code: &str, origin: Country, date: EntryDate) -> Option<&'b Spi> {
    let spi = book.spi(code, date.0).in_force()?;
    leaves_out(book, spi, origin, date).then_some(spi)
}

/// Whether a program leaves an origin out.
pub(super) fn leaves_out(book: &Book, spi: &Spi, origin: Country, date: EntryDate) -> bool {
    let out = spi.countries.contains(origin.of_province()) == Some(false);
    out && !book.is_in_group("domestic", origin, date.0)
}

fn finding(
    context: &Context<'_>,
    (entry, line): (&EntrySummary, &EntryLine),
    (spi, origin): (&Spi, Country),
    owed: &Owed<'_>,
) -> Finding {
    let portfolio = context.portfolio;
    let weak = is_weak(spi.countries_confidence);
    let paid: Money = portfolio.goods_of(line).filter_map(|record| record.duty).sum();
    let remedy = remedy(context, entry);
    Finding {
        severity: if weak { Severity::Note } else { CHECK.severity },
        what: format!(
            "{}: special program {} ({}) is claimed for goods of {}, but it is for goods of {}.",
            line_name(portfolio, line),
            spi.code,
            spi.programme,
            named(context.book, origin),
            spi.countries.words().replace(' ', ", ")
        ),
        why: why(spi, weak, &owed.words(paid)),
        action: format!(
            "Establish the country of origin from the certification and the papers of the goods, \
             then correct the origin or the program; without the program the ordinary duty and the \
             merchandise processing fee are owed. {}",
            remedy.words
        ),
        cause: format!("special program {}, origin {origin}", spi.code),
        places: [Field::Spi, Field::CountryOfOrigin]
            .into_iter()
            .filter_map(|field| line_cell(portfolio, line, field))
            .collect(),
        amount: if weak { Amount::default() } else { owed.amount() },
        deadline: remedy.deadline,
        ..CHECK.finding()
    }
}

/// `DE (Germany)`.
fn named(book: &Book, origin: Country) -> String {
    match book.country(origin) {
        Some(row) => format!("{origin} ({})", row.name),
        None => origin.to_string(),
    }
}

fn why(spi: &Spi, weak: bool, owed: &str) -> String {
    let mut why = format!(
        "A program gives its rate only to goods that originate in its countries: either the claim or \
         the country of origin is wrong. {owed}"
    );
    if weak {
        why += &format!(
            " The countries of this program are {} here, so nothing is counted as owed.",
            spi.countries_confidence.words()
        );
    }
    why
}
