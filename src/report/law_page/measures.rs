//! What chapter 99 asks of goods of an origin.

use super::words::percent;
use super::{LawBlock, LawQuestion, LawTable};
use crate::law::{
    Answer, Base, Book, Charge, Confidence, Extra, Freed, FreedBy, Goods, Ruling, Why,
};
use crate::model::HtsNumber;

/// The programmes that are about the goods, or may be; those that are not are named together.
pub(super) fn block(book: &Book, number: HtsNumber, asked: &LawQuestion) -> LawBlock {
    let mut block = LawBlock::titled("Chapter 99");
    let Some(origin) = asked.origin else {
        block.lead =
            Some("Choose a country of origin to see which duties of chapter 99 apply.".to_owned());
        return block;
    };
    let goods =
        Goods { number, origin, date: asked.on, spi: &asked.program, claimed: &asked.headings };
    let name = book.country(origin).map_or(origin.as_str(), |row| row.name.as_str());
    let mut table = LawTable::new(&["Programme", "Heading", "Effect", "Certainty"]);
    let mut outside = Vec::new();
    for answer in book.measures(&goods) {
        if answer.ruling == Ruling::Outside {
            outside.push(answer.measure.name.as_str());
            continue;
        }
        let key = Some(format!("measure/{}", answer.measure.key));
        let charged = matches!(answer.ruling, Ruling::Charged(_));
        table.row(key, charged, cells(book, &answer));
    }
    block.lead = Some(match table.rows.is_empty() {
        true => format!("No programme at hand applies to goods of {name}."),
        false if asked.program.is_empty() => {
            format!("Goods of {name}, no special program claimed:")
        }
        false => format!("Goods of {name}, special program {} claimed:", asked.program),
    });
    block.table = table.some();
    if !outside.is_empty() {
        block.note = Some(format!("Not for these goods: {}.", outside.join("; ")));
    }
    block
}

fn cells(book: &Book, answer: &Answer<'_>) -> Vec<String> {
    let (heading, says) = match answer.ruling {
        Ruling::Outside => (None, "does not apply".to_owned()),
        Ruling::Freed(freed) => (freed.heading, self::freed(book, freed)),
        Ruling::Claimed { heading } => (Some(heading), "exemption claimed".to_owned()),
        Ruling::Charged(charge) => (Some(charge.heading), charged(charge)),
        Ruling::Unknown(why) => (None, format!("not known: {}", unknown(book, why))),
    };
    let certain = match answer.ruling {
        Ruling::Unknown(_) => String::new(),
        _ => Confidence::words(answer.confidence).to_owned(),
    };
    let heading = heading.map(|heading| heading.to_string()).unwrap_or_default();
    vec![answer.measure.name.clone(), heading, says, certain]
}

fn name<'a>(book: &'a Book, key: &'a str) -> &'a str {
    book.measures.iter().find(|one| one.key == key).map_or(key, |one| one.name.as_str())
}

fn freed(book: &Book, freed: Freed<'_>) -> String {
    match freed.by {
        FreedBy::Measure(key) => format!("does not apply: {} charges them", name(book, key)),
        FreedBy::Program => "exempt under the special program claimed".to_owned(),
        FreedBy::Listed => "exempt: the number is on the list of exceptions".to_owned(),
        FreedBy::Origin => "exempt for this origin".to_owned(),
    }
}

fn unknown(book: &Book, why: Why<'_>) -> String {
    match why {
        Why::Measure(key) => format!("it depends on {}", name(book, key)),
        other => other.words().to_owned(),
    }
}

pub(super) fn charged(charge: Charge) -> String {
    let of = match charge.base {
        Base::Value => "the entered value",
        Base::PartOfValue => "the value of a part, which the report does not state",
    };
    match charge.extra {
        Extra::Added(share) => format!("charges {} of {of}", percent(share)),
        Extra::UpTo { total, reached, .. } => {
            let by_itself = reached.map_or_else(String::new, |heading| {
                format!("; where column 1 reaches it by itself, {heading} stands on the line")
            });
            format!("charges up to {} of {of} together with column 1{by_itself}", percent(total))
        }
    }
}
