//! What the programmes say of goods, in words for the command line and the page.

use super::{Answer, Base, Charge, Extra, FreedBy, Goods, Ruling};
use crate::law::Book;
use crate::law::explain::LawEntry;
use crate::model::{Country, Date, HtsNumber};
use rust_decimal::Decimal;

impl Book {
    /// Adds what each programme that is about goods of an origin says of them.
    pub(in crate::law) fn explain_measures(
        &self,
        number: HtsNumber,
        origin: Country,
        (date, program): (Date, &str),
        entry: &mut LawEntry,
    ) {
        let goods = Goods { number, origin, date, spi: program, claimed: &[] };
        entry.add("origin", origin.as_str());
        for answer in self.measures(&goods) {
            if answer.ruling != Ruling::Outside {
                entry.add(&format!("measures/{}", answer.measure.key), answer.words());
            }
        }
    }
}

impl Answer<'_> {
    /// In words, such as `charged 25 % under 9903.88.03 (secondary source)`.
    #[must_use]
    pub fn words(&self) -> String {
        let said = match self.ruling {
            Ruling::Outside => "not about these goods".to_owned(),
            Ruling::Freed(freed) => {
                let by = match freed.by {
                    FreedBy::Measure(key) => format!("charged under {key}"),
                    FreedBy::Program => "the special program".to_owned(),
                    FreedBy::Listed => "a list of exceptions".to_owned(),
                    FreedBy::Origin => "the origin".to_owned(),
                };
                match freed.heading {
                    Some(heading) => format!("let go under {heading}: {by}"),
                    None => format!("let go: {by}"),
                }
            }
            Ruling::Claimed { heading } => format!("let go as claimed under {heading}"),
            Ruling::Charged(charge) => format!("charged {}", charge_words(&charge)),
            Ruling::Unknown(why) => match self.otherwise {
                Some(charge) => {
                    format!("not known: {}; otherwise {}", why.words(), charge_words(&charge))
                }
                None => format!("not known: {}", why.words()),
            },
        };
        format!("{said} ({})", self.confidence.words())
    }
}

fn charge_words(charge: &Charge) -> String {
    let of = match charge.base {
        Base::Value => "",
        Base::PartOfValue => " of a part of the value",
    };
    let heading = charge.heading;
    match charge.extra {
        Extra::Added(rate) => format!("{} %{of} under {heading}", percent(rate)),
        Extra::UpTo { total, reached: Some(reached), .. } => format!(
            "up to {} % with column 1{of} under {heading}, or {reached} where column 1 reaches it",
            percent(total)
        ),
        Extra::UpTo { total, reached: None, .. } => {
            format!("up to {} % with column 1{of} under {heading}", percent(total))
        }
    }
}

fn percent(share: Decimal) -> Decimal {
    share.saturating_mul(Decimal::ONE_HUNDRED).normalize()
}
