//! The duty of goods by component: what the duty engine makes of a question, for the look-up and the
//! command line.

use super::measures::charged;
use super::words::rate;
use super::{LawBlock, LawQuestion, LawTable};
use crate::duty::{Assessment, Component, Owed, Part, Refusal, Terms};
use crate::law::{Book, Charge};
use crate::model::{HtsNumber, Money, iso};
use serde::Serialize;

/// The duty of a line by component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyView {
    number: String,
    on: String,
    origin: Option<String>,
    program: Option<String>,
    headings: Vec<String>,
    components: Vec<DutyPart>,
    /// The whole duty; null where a part of it is not known.
    total: Option<String>,
    /// What is missing first, in words.
    missing: Option<String>,
    /// Why the program claimed gives nothing.
    refusal: Option<&'static str>,
}

/// A component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct DutyPart {
    name: String,
    heading: Option<String>,
    /// The key of the page of its programme.
    key: Option<String>,
    rate: String,
    amount: Option<String>,
    missing: Option<String>,
    cite: String,
    confidence: Option<&'static str>,
}

impl DutyView {
    /// The duty of goods of a number in chapters 1 to 97; `None` for other numbers.
    #[must_use]
    pub fn new(book: &Book, number: HtsNumber, asked: &LawQuestion) -> Option<Self> {
        if number.chapter() >= 98 {
            return None;
        }
        let terms = Terms::new(book, &asked.of(number), asked.before);
        let mut assessment = Assessment::default();
        assessment.assess(&terms, &asked.measured);
        let total = assessment.total();
        let parts = assessment.components.iter().zip(0..);
        Some(Self {
            number: number.to_string(),
            on: iso(asked.on),
            origin: asked.origin.map(|origin| origin.to_string()),
            program: Some(asked.program.clone()).filter(|code| !code.is_empty()),
            headings: asked.headings.iter().map(ToString::to_string).collect(),
            components: parts.map(|(part, at)| DutyPart::new(part, at)).collect(),
            total: total.ok().map(Money::text),
            missing: total.err().map(|missing| missing.words()),
            refusal: terms.ordinary.ok().and_then(|known| known.refusal).map(refused),
        })
    }

    /// Keys of the citations.
    pub(super) fn cites(&self) -> impl Iterator<Item = &String> {
        self.components.iter().map(|part| &part.cite)
    }

    /// The view as lines of text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![format!("{} on {}", self.number, self.on)];
        for part in &self.components {
            let heading = part.heading.as_deref().unwrap_or_default();
            let said = match (&part.amount, &part.missing) {
                (Some(amount), _) => amount.clone(),
                (None, missing) => format!("missing: {}", missing.as_deref().unwrap_or("a rule")),
            };
            let mut line = format!("  {} {heading}", part.name).trim_end().to_owned();
            for more in [part.rate.as_str(), &said, &part.cite, part.confidence.unwrap_or("")] {
                if !more.is_empty() {
                    line.push_str(" | ");
                    line.push_str(more);
                }
            }
            lines.push(line);
        }
        lines.push(match (&self.total, &self.missing) {
            (Some(total), _) => format!("  total {total}"),
            (None, missing) => {
                format!("  total not known: {} is missing", missing.as_deref().unwrap_or("a rule"))
            }
        });
        lines.extend(self.refusal.map(|why| format!("  {why}")));
        lines.join("\n")
    }

    /// The block of the look-up.
    pub(super) fn block(&self) -> LawBlock {
        let mut block = LawBlock::titled("Duty by component");
        let columns = ["Component", "Heading", "Rate", "Amount", "Source", "Certainty"];
        let mut table = LawTable::new(&columns);
        for part in &self.components {
            let amount = match (&part.amount, &part.missing) {
                (Some(amount), _) => amount.clone(),
                (None, missing) => format!("missing: {}", missing.as_deref().unwrap_or("a rule")),
            };
            let cells = vec![
                part.name.clone(),
                part.heading.clone().unwrap_or_default(),
                part.rate.clone(),
                amount,
                part.cite.clone(),
                part.confidence.unwrap_or_default().to_owned(),
            ];
            table.row(part.key.clone(), part.amount.is_some(), cells);
        }
        block.table = table.some();
        match (&self.total, &self.missing) {
            (Some(total), _) => block.fact("Whole duty of the line", total.clone()),
            (None, Some(missing)) => {
                block.fact("Whole duty of the line", format!("not known; missing: {missing}"));
            }
            (None, None) => {}
        }
        block.note = self.refusal.map(str::to_owned);
        block
    }
}

impl DutyPart {
    fn new(component: &Component<'_>, at: usize) -> Self {
        let (name, heading, key) = match component.part {
            Part::Ordinary(Some(column)) => {
                (format!("Ordinary duty, {}", column.words()), None, None)
            }
            Part::Ordinary(None) if at == 0 => ("Ordinary duty".to_owned(), None, None),
            Part::Ordinary(None) => ("Duties of chapter 99".to_owned(), None, None),
            Part::Measure(measure, heading) => (
                measure.name.clone(),
                heading.map(|heading| heading.to_string()),
                Some(format!("measure/{}", measure.key)),
            ),
        };
        let said = match (component.owed, component.part) {
            (Owed::Rate(of), _) => rate(of),
            (Owed::Extra(extra, base), Part::Measure(_, Some(heading))) => {
                charged(Charge { heading, extra, base })
            }
            _ => String::new(),
        };
        Self {
            name,
            heading,
            key,
            rate: said,
            amount: component.amount.ok().map(Money::text),
            missing: component.amount.err().map(|missing| missing.words()),
            cite: component.cite.to_owned(),
            confidence: (!component.cite.is_empty()).then(|| component.confidence.words()),
        }
    }
}

fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotInForce => {
            "The special program claimed was not in force on the day: the general rate is due."
        }
        Refusal::Country => {
            "The special program claimed is not for goods of the origin: the general rate is due."
        }
        Refusal::NotGranted => {
            "The schedule gives the number no rate under the special program claimed: the general rate \
             is due."
        }
    }
}
