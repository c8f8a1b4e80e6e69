//! The lists beside the reports: what was read of each, what it decides, and what of it is not computed.

use super::Report;
use crate::model::{Lists, Portfolio, SourceKind, Symbol};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;

/// A list that was read.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    kind: &'static str,
    /// Rows in use: equal rows of two files count once.
    rows: usize,
    /// What they hold, counted.
    holds: String,
    /// What it decides in this report.
    decides: &'static str,
    /// What of it is not computed; null where all of it is.
    not_computed: Option<&'static str>,
}

impl fmt::Display for ListView {
    /// As lines of the terminal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.kind, several(self.rows, "row", "rows"), self.holds)?;
        self.not_computed.map_or(Ok(()), |text| write!(f, "\n    not computed: {text}"))
    }
}

impl Report<'_> {
    /// The lists that were read, in a fixed order.
    #[must_use]
    pub fn lists(&self) -> Vec<ListView> {
        let all = [
            SourceKind::PriorClaims,
            SourceKind::UsedExports,
            SourceKind::Destructions,
            SourceKind::BillOfMaterials,
            SourceKind::Production,
            SourceKind::Parts,
            SourceKind::AdcvdWatch,
            SourceKind::Requests,
        ];
        let view = |kind| view(self.portfolio, kind);
        all.into_iter().filter_map(view).filter(|list| list.rows > 0).collect()
    }
}

fn view(portfolio: &Portfolio, kind: SourceKind) -> Option<ListView> {
    let lists = &portfolio.lists;
    let (rows, holds) = match kind {
        SourceKind::PriorClaims => {
            let claims = lists.prior_claims.iter().map(|one| one.claim);
            let entries = lists.prior_claims.iter().map(|one| one.entry).collect::<BTreeSet<_>>();
            let of = several(entries.len(), "entry", "entries");
            (lists.prior_claims.len(), format!("{} on {of}", number(claims, "claim", "claims")))
        }
        SourceKind::UsedExports => {
            let claims = lists.used_exports.iter().map(|one| one.claim);
            (lists.used_exports.len(), number(claims, "claim", "claims"))
        }
        SourceKind::Destructions => (lists.destructions.len(), destructions(lists)),
        SourceKind::BillOfMaterials => {
            let articles = lists.bill_of_materials.iter().map(|one| one.parent);
            let materials = lists.bill_of_materials.iter().map(|one| one.component);
            (lists.bill_of_materials.len(), made_of(portfolio, articles, materials))
        }
        SourceKind::Production => {
            let articles = lists.production.iter().map(|one| one.part);
            let materials = lists.production.iter().map(|one| one.material);
            (lists.production.len(), made_of(portfolio, articles, materials))
        }
        SourceKind::Parts => {
            let factors = lists.parts.iter().filter(|part| part.factor.is_some()).count();
            let parts = number(lists.parts.iter().map(|one| one.part), "part", "parts");
            let with = several(factors, "conversion factor", "conversion factors");
            (lists.parts.len(), format!("{parts}, {with}"))
        }
        SourceKind::AdcvdWatch => {
            let cases = lists.watched_cases.iter().map(|one| one.case);
            (lists.watched_cases.len(), number(cases, "case", "cases"))
        }
        SourceKind::Requests => {
            let open = lists.requests.iter().filter(|one| one.answered.is_none()).count();
            (lists.requests.len(), format!("{open} not answered"))
        }
        _ => return None,
    };
    let (decides, not_computed) = words(kind);
    Some(ListView { kind: kind.name(), rows, holds, decides, not_computed })
}

fn words(kind: SourceKind) -> (&'static str, Option<&'static str>) {
    match kind {
        SourceKind::PriorClaims => (
            "Units designated before are taken off the import lines, and the basis of a line stays as it was fixed (19 USC 1313(v), 19 CFR 190.51(a)(3)).",
            None,
        ),
        SourceKind::UsedExports => {
            ("Units claimed on before are taken off the exports (19 USC 1313(v)).", None)
        }
        SourceKind::Destructions => (
            "Goods that an entry line or a lot identifies, with what they paid at most (19 USC 1313(j)(1), 19 CFR 190.71).",
            Some(
                "A claim on them: what was recovered comes off, and by substitution the value when destroyed is the limit (19 USC 1313(x), 19 CFR 190.32(b)(2)). Neither is in the list.",
            ),
        ),
        SourceKind::BillOfMaterials => (
            "Which imported materials are in an article, and how many units of them (19 CFR 190.26).",
            Some("Manufacturing drawback (19 USC 1313(a), (b)): it counts as zero."),
        ),
        SourceKind::Production => (
            "When articles were made and which materials were used, within five-year periods (19 CFR 190.27).",
            Some("Manufacturing drawback (19 USC 1313(a), (b)): it counts as zero."),
        ),
        SourceKind::Parts => (
            "Exports, inventory ledgers and destructions in another unit are put in that of the import line by the conversion factor of their part (19 CFR 190.51(a)(2)(viii)).",
            Some("Tariff numbers and origins of the parts are not compared with the entries."),
        ),
        SourceKind::AdcvdWatch => {
            ("Lines that may fall under a watched case and name none are findings.", None)
        }
        SourceKind::Requests => ("The day by which CBP wants each answer.", None),
        _ => ("", None),
    }
}

fn several(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// How many different texts there are, blanks aside.
fn number(symbols: impl Iterator<Item = Symbol>, one: &str, many: &str) -> String {
    let distinct: BTreeSet<Symbol> = symbols.filter(|symbol| symbol.is_some()).collect();
    several(distinct.len(), one, many)
}

fn destructions(lists: &Lists) -> String {
    let named = lists.destructions.iter().filter(|one| one.entry.is_some()).count();
    let noticed = lists.destructions.iter().filter(|one| one.notice.is_some()).count();
    format!("{named} with an entry number, {noticed} with a notice of intent")
}

/// Articles and materials, and how many of the materials are parts of import lines.
fn made_of(
    portfolio: &Portfolio,
    articles: impl Iterator<Item = Symbol>,
    materials: impl Iterator<Item = Symbol>,
) -> String {
    let materials: BTreeSet<Symbol> = materials.filter(|symbol| symbol.is_some()).collect();
    let imported: BTreeSet<Symbol> = portfolio.lines.iter().map(|line| line.part).collect();
    let of = materials.intersection(&imported).count();
    format!(
        "{} of {}, {of} of which {} on import lines",
        number(articles, "article", "articles"),
        several(materials.len(), "material", "materials"),
        if of == 1 { "stands" } else { "stand" }
    )
}
