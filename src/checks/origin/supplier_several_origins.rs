//! TW301: one supplier's goods with several origins, or with an origin that is not its country.

use super::supplier_country;
use crate::checks::place::line_cell;
use crate::checks::products::{
    Name, Names, Occurrence, Product, Relation, Variant, all_but_first, along, count_lines,
    in_their_time, listed, places, relation, variants,
};
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, At, Finding, Findings, Severity};
use crate::model::{AccountKey, Country, Field};
use rustc_hash::FxHashMap;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW301",
    name: "supplier_several_origins",
    area: Area::Origin,
    severity: Severity::Warning,
    citations: &["19 USC 1304", "19 CFR 134.1(b)", "19 USC 1484"],
    needs: &[
        Need::of_tariff_report(&[Field::CountryOfOrigin]),
        Need::of_tariff_report(&[Field::ManufacturerId, Field::ManufacturerName]),
    ],
    documentation: include_str!("supplier_several_origins.md"),
    run,
};

/// One product of one supplier in one account.
type Key = (Option<AccountKey>, Name, Product);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut names = Names::new(context.portfolio);
    let (keys, mut seen) = collect(context, &mut names);
    seen.sort_unstable_by_key(|(key, one)| (*key, one.line));
    for chunk in seen.chunk_by(|a, b| a.0 == b.0) {
        let Some((at, first)) = chunk.first() else { continue };
        if chunk.iter().all(|(_, one)| one.says == first.says) {
            continue;
        }
        let Some((_, supplier, product)) = keys.get(*at as usize) else { continue };
        let lines: Vec<_> = chunk.iter().map(|(_, one)| *one).collect();
        let (product, supplier) = (names.product_words(*product), names.text(*supplier));
        match relation(variants(&lines)) {
            Relation::SideBySide(all) => {
                findings.extend(side_by_side(context, &product, supplier, &all));
            }
            Relation::InTurn(all) => findings.extend(in_turn(context, &product, supplier, &all)),
        }
    }
    supplier_country::run(context, findings);
}

fn collect(
    context: &Context<'_>,
    names: &mut Names<'_>,
) -> (Vec<Key>, Vec<(u32, Occurrence<Country>)>) {
    let portfolio = context.portfolio;
    let mut numbers: FxHashMap<Key, u32> = FxHashMap::default();
    let (mut keys, mut seen) = (Vec::new(), Vec::new());
    for entry in context.entries() {
        for (id, line) in portfolio.lines_of(entry) {
            let (Some(says), Some(supplier)) = (line.origin, names.supplier(line)) else {
                continue;
            };
            let Some(product) = names.product(line) else { continue };
            let key = (entry.account, supplier, product);
            let at = *numbers.entry(key).or_insert_with(|| {
                keys.push(key);
                u32::try_from(keys.len() - 1).unwrap_or(u32::MAX)
            });
            let date = entry.entry_date.map(|date| date.0);
            let says = says.of_province();
            seen.push((at, Occurrence { says, date, line: id, tariff: line.tariffs.start }));
        }
    }
    (keys, seen)
}

fn side_by_side(
    context: &Context<'_>,
    product: &str,
    supplier: &str,
    all: &[Variant<Country>],
) -> Option<Finding> {
    let portfolio = context.portfolio;
    let (most, few) = (all.first()?, all_but_first(all));
    let along = along(portfolio, &few, &most.lines);
    let counts: Vec<String> =
        all.iter().map(|one| format!("{} on {}", one.says, count_lines(one.lines.len()))).collect();
    Some(Finding {
        what: format!(
            "{product} of supplier {supplier} is entered with {} origins: {}. {}",
            all.len(),
            listed(&counts),
            along.words
        ),
        why: "A manufacturer can make one product in two countries, but a manufacturer \
              identification stands for one place. Rate, trade remedies, preference and marking \
              follow the origin, so a Center asks which lines are right."
            .to_owned(),
        action: "Ask the supplier where each of these shipments was made and keep the answer. \
                 Correct the origin where it is wrong, and the manufacturer identification where \
                 the goods came from another plant."
            .to_owned(),
        cause: format!("supplier {supplier}"),
        places: places(&few, &most.lines, |one| cell(context, one)),
        ..CHECK.finding()
    })
}

fn in_turn(
    context: &Context<'_>,
    product: &str,
    supplier: &str,
    all: &[Variant<Country>],
) -> Option<Finding> {
    let (old, new) = (all.first()?, all.last()?);
    Some(Finding {
        severity: Severity::Note,
        what: format!("{product} of supplier {supplier} was entered as of {}.", in_their_time(all)),
        why:
            "Production may have moved, which is lawful. But a manufacturer identification stands \
              for one place, and a move to another country changes rate, trade remedies and \
              marking, so a Center asks for the evidence."
                .to_owned(),
        action: "Have the supplier confirm in writing when production moved, and see whether the \
                 manufacturer identification had to change with it."
            .to_owned(),
        cause: format!("supplier {supplier}"),
        places: places(&new.lines, &old.lines, |one| cell(context, one)),
        ..CHECK.finding()
    })
}

/// The cell of the origin of a line.
pub(super) fn cell(context: &Context<'_>, one: &Occurrence<Country>) -> Option<At> {
    let portfolio = context.portfolio;
    line_cell(portfolio, portfolio.line(one.line), Field::CountryOfOrigin)
}
