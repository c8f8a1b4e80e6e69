//! The conditions printed beside the figure, and what counts as zero because it is not known.

use super::account::Notes;
use super::direct::How;
use super::keys;
use super::not_yet;
use super::reading::{CountryDuty, SameCondition};
use super::run::{Run, Setting};
use crate::model::{Field, Options, Portfolio, Switch};

fn counted(count: u64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// What must hold for the figure.
#[must_use]
pub fn assumptions(setting: &Setting<'_, '_>, run: &Run, options: &Options) -> Vec<String> {
    let notes = &setting.facts.notes;
    let mut list = identification(run);
    list.extend([
        "The exported goods were possessed by the importer and not used in the United States before export (19 CFR 190.32(a), (e)).".to_owned(),
        "Notice of intent was given before each export, or a waiver of prior notice covers it (19 CFR 190.35, 190.91); exports before the waiver are payable only after a one-time application (19 CFR 190.36).".to_owned(),
        "Each export can be proved by carrier documents or approved records; an export list alone is no proof (19 CFR 190.72).".to_owned(),
        earlier_claims(notes),
        "The figure rests on the duty deposited; where liquidation is not final, the claim gives up other refunds of it (19 CFR 190.81(b)(1)).".to_owned(),
        "All duty counts as ad valorem at the rate paid on the designated line (19 CFR 190.32(b)(1)).".to_owned(),
        "Units are those of the first quantity of the line, and the line stays with them; units are not converted (19 CFR 190.51(a)(2)(viii)).".to_owned(),
        format!("A complete claim is filed on {}.", options.filing_date),
    ]);
    if notes.basis_open > 0 {
        list.push(format!(
            "The lists do not tell the basis of earlier claims on {}: what is left of {} is taken to be open to both (19 CFR 190.51(a)(3)).",
            counted(notes.basis_open, "line", "lines"),
            if notes.basis_open == 1 { "it" } else { "them" }
        ));
    }
    if notes.origin_unstated > 0 && setting_depends_on_origin(run) {
        list.push(format!(
            "{} no origin of the goods: country-specific duty stays in the comparator (19 USC 1313(l)(2)(B)(i)).",
            counted(notes.origin_unstated, "export states", "exports state")
        ));
    }
    if notes.assumed_own_exports > 0 {
        list.push(format!(
            "{} no exporter and {} taken to be the importer's own (19 CFR 190.33(b)).",
            counted(notes.assumed_own_exports, "export names", "exports name"),
            if notes.assumed_own_exports == 1 { "is" } else { "are" }
        ));
    }
    if notes.without_import_date > 0
        && let Some(days) = run.readings.margin_days
    {
        list.push(format!(
            "{} no import date: it is taken to be the entry date, and {days} days before it for the five-year limits (19 CFR 190.51(e)(1)).",
            counted(notes.without_import_date, "line has", "lines have")
        ));
    }
    if notes.liquidated_differs > 0 {
        list.push(format!(
            "{} liquidated at an amount other than the duty deposited; which line that concerns is not in the report (19 CFR 190.81(b)(1)).",
            counted(notes.liquidated_differs, "entry was", "entries were")
        ));
    }
    if notes.protested > 0 {
        list.push(format!(
            "{} under protest: a drawback claim gives up that refund of the same duty (19 CFR 190.81(b)(1)).",
            counted(notes.protested, "entry is", "entries are")
        ));
    }
    if notes.second_unit > 0 {
        list.push(format!(
            "{} a second quantity, which could have been picked instead (19 CFR 190.51(a)(2)(viii)).",
            counted(notes.second_unit, "line has", "lines have")
        ));
    }
    list
}

/// Each import is designated once, each export is claimed on once.
fn earlier_claims(notes: &Notes) -> String {
    let law = "(19 USC 1313(v), 19 CFR 190.51(a)(3))";
    if notes.designated_before == 0 && notes.used_before == 0 {
        return format!(
            "No claim was made before on these import lines and exports, on either basis {law}."
        );
    }
    format!(
        "What the lists say of earlier claims is taken off {} and {}; no other claim was made on the import lines and exports {law}.",
        counted(notes.designated_before, "import line", "import lines"),
        counted(notes.used_before, "export", "exports")
    )
}

/// What direct claims rest on.
fn identification(run: &Run) -> Vec<String> {
    let mut list = Vec::new();
    let hows = || run.direct.iter().flat_map(|claim| &claim.uses).map(|one| one.how);
    if run.direct.is_empty() {
        return list;
    }
    list.push("Goods claimed by direct identification are the imported ones and unused: records, such as lot or serial numbers on purchase, stock and shipping papers, can show it (19 USC 1313(j)(1), 19 CFR 190.31).".to_owned());
    list.push("Directly identified units are taken to have paid the average of their import line, since the data hold no invoice prices: an estimate where prices within a line differ (19 CFR 190.51(b)(1)(i)).".to_owned());
    if hows().any(|how| matches!(how, How::Lot { lines } if lines > 1)) {
        list.push("Where a lot stands on several import lines, the units that bring the least are taken to have left first (19 CFR 190.51(b)(1)(i)).".to_owned());
    }
    if hows().any(|how| matches!(how, How::Method(_))) {
        list.push("For the accounting method: the goods are fungible, ordinary records treat them as one inventory and account for all receipts and withdrawals, and the method is used exclusively for at least a year (19 CFR 190.14(b)).".to_owned());
    }
    if hows().any(|how| how == How::Part) {
        list.push("Goods joined by part number alone are taken to leave first in first out, without regard to withdrawals for other ends (19 CFR 190.14(b)).".to_owned());
    }
    if run.readings.direct.same_condition == SameCondition::Yes {
        list.push("Identified goods sent to Canada or Mexico went in the same condition as imported (19 CFR 182.45(b)).".to_owned());
    }
    list
}

fn setting_depends_on_origin(run: &Run) -> bool {
    let country = run.readings.country;
    let differs = country == CountryDuty::DroppedWhenOriginDiffers;
    differs
        && run
            .pools
            .iter()
            .flat_map(|(_, pool)| &pool.facts.imports)
            .any(|candidate| candidate.counted().duty != candidate.counted().plain)
}

/// What is not known of an account and counts as zero.
#[must_use]
pub fn unknown(setting: &Setting<'_, '_>, run: &Run, portfolio: &Portfolio) -> Vec<String> {
    let notes = &setting.facts.notes;
    let mut list = Vec::new();
    let has_fee = portfolio.has(Field::LineMpf) || portfolio.has(Field::TotalMpf);
    if !has_fee {
        list.push("No report has the merchandise processing fee: it counts as zero (19 CFR 190.51(b)(2)).".to_owned());
    }
    if !portfolio.has(Field::LineHmf) {
        list.push(
            "No report has the harbor maintenance fee: it counts as zero (19 CFR 190.3(a))."
                .to_owned(),
        );
    }
    if notes.agricultural > 0 {
        list.push(format!(
            "Whether {} of chapters 1 to 24 and 52 entered over a tariff-rate quota is told only where a heading of 9904 stands on the line; over-quota goods give nothing (19 CFR 190.3(c)).",
            counted(notes.agricultural, "line", "lines")
        ));
    }
    list.push(format!(
        "An export whose subheading was renumbered after the import does not pass; what the option {} would be worth is not worked out, for want of a concordance (19 CFR 190.51(c)(1)).",
        Switch::Renumbering.info().key
    ));
    if run.readings.rate_at_export {
        list.push("Ordinary duty keeps the rate of the designated line in the comparator: the law book has no ordinary rates.".to_owned());
    }
    if run.identified.failed_ledgers > 0 {
        list.push(format!(
            "{} not accounted for by the method elected: movements that cannot be read, several units, more withdrawn than received, or too short a time for a turn-over period (19 CFR 190.14(b)(3)).",
            counted(run.identified.failed_ledgers, "ledger is", "ledgers are")
        ));
    }
    list.extend(not_yet::unknown(portfolio));
    if run.failed > 0 {
        list.push(format!(
            "{} could not be solved: quantities or amounts are beyond what can be added exactly.",
            counted(run.failed, "pool", "pools")
        ));
    }
    if setting.book.whole(keys::IMPORT_DATE_MARGIN, setting.filing).is_none() {
        list.push(format!(
            "The law book states no margin for missing import dates (option {}).",
            Switch::ImportDateMargin.info().key
        ));
    }
    list
}
