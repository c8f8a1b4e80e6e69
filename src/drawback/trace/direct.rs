//! What is particular to direct identification: how the goods are known, where they went, and that no
//! comparison is made.

use super::{Scene, TraceStep, amounts, count, facts, step};
use crate::drawback::direct::{How, Place, place};
use crate::drawback::keys::cite;
use crate::model::iso;

pub(super) fn steps(scene: &Scene<'_>) -> Vec<TraceStep> {
    let mut steps = identification(scene);
    steps.extend(facts::components(scene));
    steps.extend(amounts::per_unit(scene));
    steps.push(step(
        "The data hold no invoice prices, so every unit of the line counts alike: an estimate where its units differ in price. The export's value and tariff number play no part.".to_owned(),
        None,
        cite::DIRECT_AMOUNT,
    ));
    steps.extend(export(scene));
    steps.extend(amounts::claim(scene));
    steps
}

fn identification(scene: &Scene<'_>) -> Vec<TraceStep> {
    let Some(designation) = scene.chosen() else { return Vec::new() };
    let Some(how) = designation.identified else { return Vec::new() };
    let export = scene.portfolio.exports.get(designation.export.0);
    let line = scene.portfolio.line(designation.line);
    let text = |symbol| scene.portfolio.str(symbol).trim();
    let units = format!("{} {}", count(designation.quantity), designation.unit);
    match how {
        How::Lot { lines } => {
            let mut steps = vec![step(
                format!(
                    "Lot or serial number {} stands on the import line and on the export: {units} identified.",
                    text(line.serial)
                ),
                Some(units),
                cite::DIRECT,
            )];
            if lines > 1 {
                steps.push(step(
                    format!(
                        "The lot stands on {lines} import lines and it is not told which of them left: the units that bring the least are taken first, so that the figure is not above what the goods paid."
                    ),
                    None,
                    cite::DIRECT_AMOUNT,
                ));
            }
            steps
        }
        How::Method(method) => vec![step(
            format!(
                "Part {} by the inventory ledger and the method {} ({}): {units} identified.",
                text(export.part),
                method.name(),
                method.paragraph()
            ),
            Some(units),
            cite::METHODS,
        )],
        How::Part => vec![step(
            format!(
                "Part number {} alone joins import and export, first in first out assumed: {units}. Withdrawals for other ends are not known, so this is an estimate.",
                text(line.part)
            ),
            Some(units),
            cite::METHOD_TERMS,
        )],
    }
}

fn export(scene: &Scene<'_>) -> Vec<TraceStep> {
    let Some(designation) = scene.chosen() else { return Vec::new() };
    let export = scene.portfolio.exports.get(designation.export.0);
    let Some(date) = export.date else { return Vec::new() };
    let to = export.destination.map_or("not stated".to_owned(), |place| place.to_string());
    let units = export.quantity.map(|units| count(units.0)).unwrap_or_default();
    let unit = export.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let mut steps = vec![step(
        format!(
            "Export {}, line {}, on {} to {to}: {units} {unit}.",
            scene.portfolio.str(export.itn),
            export.line,
            iso(date.0)
        ),
        None,
        cite::DIRECT_PERIOD,
    )];
    steps.extend(facts::converted(scene));
    steps.extend(destination(place(scene.book, export.destination, date.0)));
    steps
}

/// What has to be said of the place, where it is not a plain foreign country.
fn destination(place: Place) -> Option<TraceStep> {
    let (text, cite) = match place {
        Place::ForeignDutyCap => (
            "Shipped to Canada or Mexico in the same condition as imported, as stated: full drawback, without the cap by the duty paid there.",
            cite::SAME_CONDITION,
        ),
        Place::Marianas => (
            "The Northern Marianas count as an insular possession under this reading, with proof of duty paid and of entry there.",
            cite::ISLANDS,
        ),
        Place::Unknown => (
            "The destination is not stated and counts as a foreign country under this reading.",
            cite::EXPORT_PROOF,
        ),
        Place::Foreign | Place::Refused(_) => return None,
    };
    Some(step(text.to_owned(), None, cite))
}
