//! TW506: a heading of chapter 99 charges goods that its programme lets go.

use crate::checks::duties::{Fault, FaultKind, with};
use crate::checks::place::{at, record_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::law::{Book, FreedBy, Measure};
use crate::model::{Field, Money};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW506",
    name: "chapter99_superfluous",
    area: Area::Remedies,
    severity: Severity::Error,
    citations: &["HTSUS chapter 99", "CBP Form 7501 instructions"],
    needs: &[
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::EntryDate]),
        Need::of_tariff_report(&[Field::CountryOfOrigin]),
        Need::of_tariff_report(&[Field::TariffValue]),
        Need::of_tariff_report(&[Field::TariffDuty]),
        Need::of_line_report(&[Field::Spi]),
    ],
    documentation: include_str!("chapter99_superfluous.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Findings) {
    with(context, |judged| {
        findings.extend(judged.faults().iter().filter_map(|fault| finding(context, fault)));
    });
}

fn finding(context: &Context<'_>, fault: &Fault<'_>) -> Option<Finding> {
    let FaultKind::Superfluous { measure, heading, by, instead } = fault.kind else { return None };
    let record = fault.record(context);
    let remedy = remedy(context, fault.entry(context));
    let paid = record.duty.unwrap_or(Money::ZERO);
    let instead = instead.map_or_else(
        || "the heading has to go".to_owned(),
        |right| format!("heading {right} stands in its place"),
    );
    Some(Finding {
        severity: fault.severity(CHECK.severity),
        what: format!(
            "{}: heading {heading} ({}) charges {}, but {}{}.",
            record_name(context.portfolio, &record),
            measure.name,
            fault.goods_words(context),
            reason(context.book, by),
            if paid.is_zero() {
                String::new()
            } else {
                format!("; the duty paid under it is {paid}")
            }
        ),
        why: format!(
            "The programme does not charge such goods: {instead}. Duty paid under it is not owed, and \
             comes back only while there is a way to correct the entry.{}",
            fault.doubts()
        ),
        action: format!(
            "Compare the line with what frees the goods; if that is right, correct the heading and \
             ask for the duty. {}",
            remedy.words
        ),
        cause: format!("heading {heading}: {}", cause(by)),
        places: vec![at(&record, Field::HtsNumber), at(&record, Field::TariffDuty)],
        amount: remedy.reachable(fault.difference(Money::ZERO, paid)),
        deadline: remedy.deadline,
        ..CHECK.finding()
    })
}

fn reason(book: &Book, by: FreedBy<'_>) -> String {
    match by {
        FreedBy::Measure(key) => {
            let named = |measure: &&Measure| measure.key == key;
            let name = book.measures.iter().find(named).map_or(key, |measure| &measure.name);
            format!("it lets go what {name} charges")
        }
        FreedBy::Program => "it lets go goods of the special program claimed".to_owned(),
        FreedBy::Listed => "their number is on the list of its exceptions".to_owned(),
        FreedBy::Origin => "it leaves goods of that origin out".to_owned(),
    }
}

fn cause(by: FreedBy<'_>) -> &str {
    match by {
        FreedBy::Measure(key) => key,
        FreedBy::Program => "special program",
        FreedBy::Listed => "exceptions",
        FreedBy::Origin => "origin",
    }
}
