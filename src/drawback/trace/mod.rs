//! The arithmetic behind one designation, step by step, each with its paragraph. Computed on demand
//! from the same facts and functions as the estimate.

mod amounts;
mod direct;
mod facts;

use super::account::AccountFacts;
use super::basis::{EntryMpf, LineBasis, LineFacts, entry_mpf, line_facts};
use super::eligibility::{ExportFacts, export_facts};
use super::estimate::{AccountEstimate, Designation};
use super::exact::Fraction;
use super::keys;
use super::pools::Terms;
use super::provisions::unused_substitution::{Candidate, Counted, Window, counted};
use super::reading::Readings;
use super::refund::per_unit::LineAmounts;
use crate::law::{Book, Provision};
use crate::model::{Options, Portfolio};
use rust_decimal::Decimal;

/// A step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceStep {
    /// What was done, with the numbers in it.
    pub text: String,
    /// What came out, where a number did.
    pub value: Option<String>,
    /// Key of the citation.
    pub cite: &'static str,
}

/// What the steps look at.
struct Scene<'a> {
    portfolio: &'a Portfolio,
    book: &'a Book,
    options: &'a Options,
    readings: Readings,
    percentage: Decimal,
    basis: LineBasis<'a>,
    mpf: EntryMpf<'a>,
    counted: Counted,
    line: LineAmounts,
    /// The basis of the line: every designation on it has the same.
    provision: Provision,
    /// The exports that use the line, as substitution reads them, with the designations. Direct
    /// identification needs less of an export and reads it itself.
    uses: Vec<(Option<ExportFacts>, &'a Designation)>,
    /// Which of them is traced.
    at: usize,
}

/// The steps behind a designation of an estimate made from the same portfolio, book and options;
/// empty when there is no such designation.
#[must_use]
pub fn trace(
    portfolio: &Portfolio,
    book: &Book,
    options: &Options,
    estimate: &AccountEstimate,
    designation: usize,
) -> Vec<TraceStep> {
    let Some(scene) = scene(portfolio, book, options, estimate, designation) else {
        return Vec::new();
    };
    let mut steps = facts::import(&scene);
    if scene.provision == Provision::J1 {
        steps.extend(direct::steps(&scene));
        return steps;
    }
    steps.extend(facts::components(&scene));
    steps.extend(amounts::per_unit(&scene));
    steps.extend(facts::export(&scene));
    steps.extend(amounts::lesser_of(&scene));
    steps.extend(amounts::claim(&scene));
    steps
}

fn scene<'a>(
    portfolio: &'a Portfolio,
    book: &'a Book,
    options: &'a Options,
    estimate: &'a AccountEstimate,
    designation: usize,
) -> Option<Scene<'a>> {
    let chosen = estimate.designations.get(designation)?;
    let LineFacts::Basis(mut basis) = line_facts(portfolio, book, chosen.line) else { return None };
    let readings = Readings::new(options, book);
    let mpf = entry_mpf(portfolio, book, portfolio.entry(basis.entry));
    basis.mpf = mpf.share(basis.line);
    let provision = if chosen.identified.is_some() { Provision::J1 } else { Provision::J2 };
    let counted = counted(provision, &basis, &readings);
    let line = LineAmounts::new(basis.quantity, basis.value, &counted);
    // Designations are sorted by line, so those of one line stand together.
    let from = estimate.designations.partition_point(|d| d.line < chosen.line);
    let of_line = estimate.designations.iter().skip(from).take_while(|d| d.line == chosen.line);
    let uses = of_line
        .map(|d| match provision {
            Provision::J1 => Some((None, d)),
            _ => Some((Some(export_facts(portfolio, book, d.export).ok()?), d)),
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Scene {
        portfolio,
        book,
        options,
        readings,
        percentage: book.decimal(keys::PERCENTAGE, options.filing_date.0)?,
        basis: *basis,
        mpf,
        counted,
        line,
        provision,
        uses,
        at: designation.checked_sub(from)?,
    })
}

impl Scene<'_> {
    fn chosen(&self) -> Option<&Designation> {
        self.uses.get(self.at).map(|(_, designation)| *designation)
    }

    /// The export of the traced designation, as substitution reads it.
    fn export(&self) -> Option<&ExportFacts> {
        self.uses.get(self.at).and_then(|(export, _)| export.as_ref())
    }

    /// What one unit of the line recovers in each class against an export.
    fn pair(&self, export: &ExportFacts) -> [Fraction; 4] {
        let facts = AccountFacts {
            exports: vec![export.clone()],
            lines: vec![self.basis.clone()],
            ..AccountFacts::default()
        };
        let terms = Terms {
            book: self.book,
            facts: &facts,
            readings: self.readings,
            percentage: self.percentage,
        };
        let day = self.basis.entry_date;
        let window = Window { first_day: day, last_export: day, last_filing: day };
        let candidate = Candidate::new(0, window, &self.counted);
        super::pools::pair(&terms, &candidate, &self.line, 0)
    }
}

fn step(text: String, value: Option<String>, cite: &'static str) -> TraceStep {
    TraceStep { text, value, cite }
}

/// A number as people read it: exact where it ends, else six decimals and an ellipsis.
fn number(value: &Fraction) -> String {
    let cut = value.cut(6);
    let exact = Fraction::from(cut) == *value;
    let mut text = cut.normalize();
    if text.scale() < 2 {
        text.rescale(2);
    }
    if exact { text.to_string() } else { format!("{text}…") }
}

/// A count as people read it.
fn count(value: Decimal) -> String {
    value.normalize().to_string()
}
