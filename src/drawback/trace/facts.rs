//! What stands in the reports: the import line, its amounts, the export.

use super::{Scene, TraceStep, count, number, step};
use crate::clock;
use crate::drawback::basis::{Class, MpfState};
use crate::drawback::before;
use crate::drawback::conversion::{Conversion, Factors};
use crate::drawback::estimate::Designation;
use crate::drawback::exact::Fraction;
use crate::drawback::keys::cite;
use crate::drawback::provisions::unused_substitution::assumed_import_day;
use crate::drawback::substitution::{Identity, import_identity};
use crate::law::Provision;
use crate::model::{ExportOrigin, ImportDate, Money, Portfolio, iso};

pub(super) fn import(scene: &Scene<'_>) -> Vec<TraceStep> {
    let basis = &scene.basis;
    let line = scene.portfolio.line(basis.line);
    let entry = scene.portfolio.entry(basis.entry);
    let mut steps = vec![step(
        format!(
            "Entry {}, line {}, {}: {} {} entered at {} on {}.",
            entry.number,
            line.number,
            basis.number,
            count(basis.quantity),
            basis.unit,
            Money(basis.value),
            iso(basis.entry_date)
        ),
        Some(format!("{} a unit", number(&scene.line.unit_value()))),
        cite::IMPORT_VALUE,
    )];
    steps.extend(designated(scene));
    steps.extend(window(scene));
    if scene.provision == Provision::J1 {
        return steps;
    }
    match import_identity(basis.number, basis.texts, scene.readings.other) {
        Some(Identity::Ten(number)) => steps.push(step(
            format!(
                "The text of {} begins with \"other\", so exports need the same 10-digit HTSUS number {number}, whose text does not.",
                number.hts8()
            ),
            None,
            cite::OTHER,
        )),
        _ => steps.push(step(
            format!("Exports need the same 8-digit subheading {}.", basis.number.hts8()),
            None,
            cite::SUBSTITUTED,
        )),
    }
    steps
}

/// What earlier claims took of the line.
fn designated(scene: &Scene<'_>) -> Option<TraceStep> {
    let basis = &scene.basis;
    let taken = before::of_line(scene.portfolio, basis.line, basis.unit)?;
    let left = taken.left(basis.quantity);
    Some(step(
        format!(
            "Earlier claims designated {} of them, so that {} are left.",
            count(basis.quantity - left),
            count(left)
        ),
        Some(count(left)),
        cite::ONCE,
    ))
}

fn window(scene: &Scene<'_>) -> Option<TraceStep> {
    let basis = &scene.basis;
    let (start, how) = match basis.import {
        Some(date) => (date, format!("Imported on {}", iso(date))),
        None => {
            let margin = if basis.withdrawal { 0 } else { scene.readings.margin_days? };
            let date = assumed_import_day(basis.entry_date, margin)?;
            let how = format!("Import date not reported, taken as {} for the limits", iso(date));
            (date, how)
        }
    };
    let start = ImportDate(start);
    let last_export = clock::five_year_last_export(start, scene.book)?;
    let last_filing = clock::five_year_last_filing(start, scene.book, scene.readings.leap)?;
    Some(step(
        format!(
            "{how}: last export {}, last filing {}; filed on {}.",
            last_export, last_filing, scene.options.filing_date
        ),
        Some(last_filing.to_string()),
        cite::FILING,
    ))
}

pub(super) fn components(scene: &Scene<'_>) -> Vec<TraceStep> {
    let mut steps: Vec<TraceStep> = scene
        .basis
        .components
        .iter()
        .map(|component| {
            let standing = &component.standing;
            let reason = standing.reason_under(scene.provision, component.class, &scene.readings);
            let heading = component.number.map(|number| format!("{number}, ")).unwrap_or_default();
            let programme = component.programme();
            let verdict = match reason {
                None => "counts".to_owned(),
                Some(reason) => format!("does not count. {}", reason.text()),
            };
            step(
                format!("{heading}{programme}: {} paid, {verdict}", Money(component.amount))
                    .trim_end_matches('.')
                    .to_owned()
                    + ".",
                reason.is_none().then(|| Money(component.amount).text()),
                reason.map_or(cite::CLASSES, |reason| reason.cite()),
            )
        })
        .collect();
    steps.extend(fee(scene));
    steps
}

fn fee(scene: &Scene<'_>) -> Option<TraceStep> {
    match &scene.mpf.state {
        MpfState::None => None,
        MpfState::Unknown(reason, fee) => Some(step(
            format!("Merchandise processing fee of the entry: {}. {}", Money(*fee), reason.text()),
            None,
            reason.cite(),
        )),
        MpfState::Known(known) => {
            let standing = &scene.mpf.standing;
            if let Some(reason) =
                standing.reason_under(scene.provision, Class::Mpf, &scene.readings)
            {
                return Some(step(reason.text().to_owned(), None, reason.cite()));
            }
            scene.counted.mpf?;
            Some(step(
                format!(
                    "Merchandise processing fee: {} paid on the entry, whose lines that bear it are worth {}; this line {}.",
                    Money(known.paid),
                    Money(known.subject),
                    Money(scene.basis.value)
                ),
                Some(number(&scene.line.classes[3])),
                cite::MPF,
            ))
        }
    }
}

/// How an export counted in another unit came to the unit of the line.
pub(super) fn conversion(portfolio: &Portfolio, designation: &Designation) -> Option<Conversion> {
    let exports = &portfolio.exports;
    let at = designation.export.0;
    let from = exports.unit(at).filter(|unit| *unit != designation.unit)?;
    let factors = Factors::of_part(portfolio, exports.part(at));
    factors.between(portfolio, exports.part(at), from, designation.unit)
}

/// The step that converts the units of an export.
pub(super) fn converted(scene: &Scene<'_>) -> Option<TraceStep> {
    let designation = scene.chosen()?;
    let found = conversion(scene.portfolio, designation)?;
    let exports = &scene.portfolio.exports;
    let reported = exports.quantity(designation.export.0)?.0;
    let units = found.convert(reported)?;
    let rows: Vec<String> = found
        .rows
        .iter()
        .map(|place| match scene.portfolio.files.get(usize::from(place.file.0)) {
            Some(file) => format!("{}, row {}", file.name, place.row),
            None => format!("row {}", place.row),
        })
        .collect();
    let inverse = Fraction::ONE.over(&found.times);
    // The way round that has an end.
    let factor = match Fraction::from(found.times.cut(6)) == found.times {
        true => format!("1 {} is {} {}", found.from, count(found.times.cut(6)), found.to),
        false => format!("{} {} are 1 {}", number(&inverse), found.from, found.to),
    };
    Some(step(
        format!(
            "Parts master ({}), part {}: {factor}, so the {} {} exported are {} {}.",
            rows.join("; "),
            scene.portfolio.str(exports.part(designation.export.0)).trim(),
            count(reported),
            found.from,
            count(units),
            found.to
        ),
        Some(format!("{} {}", count(units), found.to)),
        cite::UNITS,
    ))
}

pub(super) fn export(scene: &Scene<'_>) -> Option<TraceStep> {
    let facts = scene.export()?;
    let export = scene.portfolio.exports.get(facts.export.0);
    let origin = match facts.origin {
        ExportOrigin::Domestic => "of domestic origin".to_owned(),
        ExportOrigin::Country(country) => format!("of origin {country}"),
        ExportOrigin::Foreign | ExportOrigin::Unknown => "of origin not stated".to_owned(),
    };
    let to = export.destination.map_or("not stated".to_owned(), |place| place.to_string());
    Some(step(
        format!(
            "Export {}, line {}, {} on {} to {to}: {} {} worth {} at the port, {origin}.",
            scene.portfolio.str(export.itn),
            export.line,
            facts.number,
            iso(facts.date),
            count(facts.quantity),
            facts.unit,
            Money(facts.value)
        ),
        Some(format!("{} a unit", number(&Fraction::ratio(facts.value, facts.quantity)))),
        cite::EXPORT_VALUE,
    ))
}
