//! What chapter 99 asks of goods: which programmes charge them on a day, which let them go and why,
//! and which cannot be told from what is at hand.
//!
//! `goods` is the question and `ruling` the answer, one for each programme. `measure` is a programme
//! with its headings, `rules` its conditions in order, `lists` the tariff numbers they ask for, `rates`
//! what each heading charges; `rulebook` holds them together and `decide` asks them. The rates and days
//! stand in tables `chapter99` and `heading_rates`, the rules in `measure_rules`.

mod decide;
mod explain;
mod goods;
mod lists;
mod measure;
mod rates;
mod rulebook;
mod rules;
mod ruling;

use super::Book;
use crate::model::Hts8;

pub use goods::Goods;
pub(in crate::law) use lists::Entry;
pub use lists::{GoodsList, GoodsLists};
pub use measure::{Measure, MeasureHeadings, Role};
pub(in crate::law) use rates::HeadingRates;
pub use rates::{HeadingDuty, HeadingRate};
pub use rulebook::Rulebook;
pub use rules::{MeasureRule, Verdict};
pub use ruling::{Answer, Base, Charge, Extra, Freed, FreedBy, Reported, Ruling, Why};

impl Book {
    /// What every programme says of goods, in the order in which headings are reported. Programmes
    /// that are not about them say [`Ruling::Outside`].
    ///
    /// A heading claimed on the line tells what the report does not: where a programme charges goods
    /// unless their use, content or an unseen list lets them go, the ruling is [`Ruling::Charged`] when
    /// its heading is claimed, [`Ruling::Claimed`] when one that frees is, else [`Ruling::Unknown`] with
    /// the charge in [`Answer::otherwise`].
    pub fn measures<'a>(&'a self, goods: &Goods<'_>) -> impl Iterator<Item = Answer<'a>> {
        decide::answers(self, goods).into_iter()
    }

    /// The programme that a heading of chapter 99 belongs to.
    #[must_use]
    pub fn heading_measure(&self, heading: Hts8) -> Option<&Measure> {
        self.measures.get(self.rulebook.heading(heading)?.0)
    }
}
